#include "hub/sqlite/report_reader.h"

#include <fmt/format.h>

#include "hub/core/report_kind.h"
#include "hub/sqlite/body_reader.h"

namespace yichuang::sqlite {
namespace {

constexpr std::string_view kReportColumns =
    "id, kind, day, until, unit, settled, edition, replaces, replaced, sm3, figures, drafted, "
    "drafted_by, approved, approved_by, published, published_by, withdrawn, withdrawn_by, year, "
    "number, person";

std::optional<std::int64_t> MomentIn(const Statement& row, int column) {
  if (row.IsNull(column)) return std::nullopt;
  return row.Integer(column);
}

query::ReportRow ReportRowOf(const Statement& row) {
  query::ReportRow report;
  report.id = static_cast<std::uint64_t>(row.Integer(0));
  report.kind = static_cast<int>(row.Integer(1));
  report.from = DayText(row.Integer(2));
  report.until = DayText(row.Integer(3));
  report.unit = std::string(row.Text(4));
  report.settled = row.Integer(5) != 0;
  report.edition = static_cast<int>(row.Integer(6));
  report.replaces = static_cast<std::uint64_t>(row.Integer(7));
  report.replaced = static_cast<std::uint64_t>(row.Integer(8));
  report.sm3 = std::string(row.Text(9));
  report.figures = std::string(row.Text(10));
  report.drafted_ms = row.Integer(11);
  report.drafted_by = std::string(row.Text(12));
  report.approved_ms = MomentIn(row, 13);
  report.approved_by = std::string(row.Text(14));
  report.published_ms = MomentIn(row, 15);
  report.published_by = std::string(row.Text(16));
  report.withdrawn_ms = MomentIn(row, 17);
  report.withdrawn_by = std::string(row.Text(18));
  report.year = static_cast<int>(row.Integer(19));
  report.number = static_cast<std::uint32_t>(row.Integer(20));
  report.person = std::string(row.Text(21));
  return report;
}

/// Kinds in which ratings stand, as SQL.
std::string RatedKinds() {
  std::string list;
  for (const core::ReportRule& rule : core::ReportRules()) {
    if (rule.rated)
      list += fmt::format("{}{}", list.empty() ? "" : ", ", static_cast<int>(rule.kind));
  }
  return list;
}

}  // namespace

// ?1 the viewer, ?2 may approve, ?3 may publish, ?4 heads a unit, ?5 may see what is not settled.
ReportReader::ReportReader(Database& database)
    : list_(database.Prepare(
          fmt::format("SELECT {} FROM report WHERE until > ?1 AND until <= ?2 ORDER BY kind, unit, "
                      "day, edition, id",
                      kReportColumns))),
      file_(database.Prepare(
          fmt::format("SELECT {}, body FROM report WHERE id = ?", kReportColumns))),
      waiting_(database.Prepare(fmt::format(
          "SELECT count(*) FROM report WHERE published IS NULL AND withdrawn IS NULL AND (?5 OR "
          "settled OR kind NOT IN ({})) AND ((approved IS NULL AND drafted_by <> ?1 AND person <> "
          "?1 AND (?2 OR "
          "(?4 AND unit <> '' AND unit = (SELECT unit FROM duty WHERE number = ?1)))) OR (approved "
          "IS NOT NULL AND (?3 OR (?4 AND unit <> '' AND unit = (SELECT unit FROM duty WHERE "
          "number = ?1)))))",
          RatedKinds()))) {}

std::vector<query::ReportRow> ReportReader::List(const std::string& from,
                                                 const std::string& until) {
  std::vector<query::ReportRow> rows;
  list_.BindAll(DayNumber(from), DayNumber(until));
  while (list_.Step()) rows.push_back(ReportRowOf(list_));
  list_.Reset();
  return rows;
}

std::optional<query::ReportFile> ReportReader::File(std::uint64_t id) {
  file_.BindAll(id);
  std::optional<query::ReportFile> file;
  if (file_.Step()) file = query::ReportFile{ReportRowOf(file_), std::string(file_.Text(22))};
  file_.Reset();
  return file;
}

std::uint32_t ReportReader::Waiting(const query::TodoAsk& ask) {
  waiting_.BindAll(std::string_view(ask.viewer), ask.approves ? 1 : 0, ask.publishes ? 1 : 0,
                   ask.heads ? 1 : 0, ask.single ? 1 : 0);
  std::uint32_t count = 0;
  if (waiting_.Step()) count = static_cast<std::uint32_t>(waiting_.Integer(0));
  waiting_.Reset();
  return count;
}

}  // namespace yichuang::sqlite
