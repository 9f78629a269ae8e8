#include "hub/sqlite/matter_report.h"

#include <string>
#include <utility>

namespace yichuang::sqlite {
namespace {

constexpr std::int64_t kNoMatterDue = 9'007'199'254'740'992;

template <typename Value>
std::optional<Value> ReportCell(const Statement& row, int column) {
  if (row.IsNull(column)) return std::nullopt;
  return static_cast<Value>(row.Integer(column));
}

}  // namespace

// ?1 from, ?2 until. What is open at the end has no closing before it, or was opened again after it
// and before the end. Of several closings the last one in the month counts.
MatterReport::MatterReport(Database& database)
    : sample_(database.Prepare(
          "SELECT at, seed, share, least, frame, by FROM call_sample WHERE month = ?")),
      sampled_(database.Prepare(
          "SELECT id, no, kind, rules, unit, owner, holder, solver, matter.caller, about, "
          "ifnull(over, 0), outcome, person <> '', digest FROM call_sampled JOIN matter USING (id) "
          "WHERE month = ? ORDER BY place")),
      excluded_(database.Prepare(
          "SELECT unit, count(*) FROM matter WHERE state = 10 AND outcome IS 5 AND over >= (SELECT "
          "first FROM call_sample WHERE month = ?1) AND over < (SELECT last FROM call_sample WHERE "
          "month = ?1) GROUP BY unit ORDER BY unit")),
      calls_(database.Prepare("SELECT id, at, result, satisfied, by FROM sample_call WHERE month = "
                              "? ORDER BY seq")),
      hotline_(database.Prepare(
          "WITH ended(id, seq) AS (SELECT id, max(seq) FROM matter_close WHERE at >= ?1 AND at < "
          "?2 GROUP BY id) SELECT matter.id, no, kind, rules, channel, unit, charged, opened, "
          "opened >= ?1, c.seq IS NOT NULL, NOT EXISTS (SELECT 1 FROM matter_close AS e WHERE e.id "
          "= matter.id AND e.at < ?2 AND (e.reopened IS NULL OR e.reopened >= ?2)), ifnull(c.late, "
          "0), c.at, c.outcome, c.satisfied, EXISTS (SELECT 1 FROM matter_close AS r WHERE r.id = "
          "matter.id AND r.reopened >= ?1 AND r.reopened < ?2), due, state < 10, about FROM matter "
          "LEFT "
          "JOIN ended USING (id) LEFT JOIN matter_close AS c ON c.seq = ended.seq WHERE matter.id "
          "IN (SELECT id FROM matter WHERE opened >= ?1 AND opened < ?2 UNION SELECT id FROM ended "
          "UNION SELECT id FROM matter WHERE state < 10 AND opened < ?2 UNION SELECT id FROM "
          "matter_close WHERE at >= ?2 UNION SELECT id FROM matter_close WHERE reopened >= ?1 AND "
          "reopened < ?2 AND reopened IS NOT NULL) AND opened < ?2 ORDER BY opened, matter.id")) {}

std::optional<query::CallSample> MatterReport::Sample(std::uint32_t month) {
  sample_.BindAll(month);
  std::optional<query::CallSample> sample;
  if (sample_.Step()) {
    sample.emplace();
    sample->month = month;
    sample->drawn_ms = sample_.Integer(0);
    sample->seed = std::string(sample_.Text(1));
    sample->share = static_cast<int>(sample_.Integer(2));
    sample->least = static_cast<int>(sample_.Integer(3));
    sample->frame = static_cast<std::uint64_t>(sample_.Integer(4));
    sample->by = std::string(sample_.Text(5));
  }
  sample_.Reset();
  if (!sample) return sample;
  sampled_.BindAll(month);
  while (sampled_.Step()) {
    query::SampledRow row;
    row.id = static_cast<std::uint64_t>(sampled_.Integer(0));
    row.no = std::string(sampled_.Text(1));
    row.kind = static_cast<int>(sampled_.Integer(2));
    row.rules = static_cast<int>(sampled_.Integer(3));
    row.unit = std::string(sampled_.Text(4));
    row.owner = std::string(sampled_.Text(5));
    row.holder = std::string(sampled_.Text(6));
    row.solver = std::string(sampled_.Text(7));
    row.caller = std::string(sampled_.Text(8));
    row.about = std::string(sampled_.Text(9));
    row.over_ms = sampled_.Integer(10);
    row.outcome = ReportCell<int>(sampled_, 11);
    row.contact = sampled_.Integer(12) != 0;
    row.digest = std::string(sampled_.Text(13));
    sample->rows.push_back(std::move(row));
  }
  sampled_.Reset();
  excluded_.BindAll(month);
  while (excluded_.Step()) {
    sample->excluded.push_back(
        {std::string(excluded_.Text(0)), static_cast<std::uint32_t>(excluded_.Integer(1))});
  }
  excluded_.Reset();
  calls_.BindAll(month);
  while (calls_.Step()) {
    const query::SampleCallRow call{static_cast<std::uint64_t>(calls_.Integer(0)),
                                    calls_.Integer(1), static_cast<int>(calls_.Integer(2)),
                                    ReportCell<bool>(calls_, 3), std::string(calls_.Text(4))};
    for (query::SampledRow& row : sample->rows) {
      if (row.id == call.id) row.calls.push_back(call);
    }
  }
  calls_.Reset();
  return sample;
}

std::vector<query::HotlineMatter> MatterReport::Hotline(std::int64_t from_ms,
                                                        std::int64_t until_ms) {
  std::vector<query::HotlineMatter> rows;
  hotline_.BindAll(from_ms, until_ms);
  while (hotline_.Step()) {
    query::HotlineMatter row;
    row.id = static_cast<std::uint64_t>(hotline_.Integer(0));
    row.no = std::string(hotline_.Text(1));
    row.kind = static_cast<int>(hotline_.Integer(2));
    row.rules = static_cast<int>(hotline_.Integer(3));
    row.channel = static_cast<int>(hotline_.Integer(4));
    row.unit = std::string(hotline_.Text(5));
    row.charged = std::string(hotline_.Text(6));
    row.opened_ms = hotline_.Integer(7);
    row.opened = hotline_.Integer(8) != 0;
    row.closed = hotline_.Integer(9) != 0;
    row.open = hotline_.Integer(10) != 0;
    row.late = hotline_.Integer(11) != 0;
    row.over_ms = ReportCell<std::int64_t>(hotline_, 12);
    row.outcome = ReportCell<int>(hotline_, 13);
    row.satisfied = ReportCell<bool>(hotline_, 14);
    row.reopened = hotline_.Integer(15) != 0;
    const bool still = hotline_.Integer(17) != 0;
    row.about = std::string(hotline_.Text(18));
    if (still && hotline_.Integer(16) != kNoMatterDue) row.due_ms = hotline_.Integer(16);
    rows.push_back(std::move(row));
  }
  hotline_.Reset();
  return rows;
}

}  // namespace yichuang::sqlite
