#include "hub/sqlite/report_table.h"

#include "hub/sqlite/body_reader.h"

namespace yichuang::sqlite {

ReportTable::ReportTable(Database& database)
    : draft_(database.Prepare("INSERT OR REPLACE INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, "
                              "?, ?, ?, ?, ?, NULL, "
                              "'', NULL, '', NULL, '', 0, 0)")),
      approve_(database.Prepare("UPDATE report SET approved = ?, approved_by = ? WHERE id = ?")),
      publish_(database.Prepare("UPDATE report SET published = ?, published_by = ?, year = ?, "
                                "number = ? WHERE id = ?")),
      replace_(database.Prepare("UPDATE report SET replaced = ? WHERE id = ?")),
      withdraw_(database.Prepare("UPDATE report SET withdrawn = ?, withdrawn_by = ? WHERE id = ?")),
      find_(database.Prepare(
          "SELECT id, edition, settled, figures FROM report WHERE kind = ? AND day = ? AND unit = "
          "? AND person = ? AND published IS NOT NULL ORDER BY edition DESC, id DESC LIMIT 1")) {}

void ReportTable::Bring(const core::Record& record, const core::ReportDrafted& event) {
  draft_.Run(core::Number(event.id), static_cast<int>(event.kind), DayNumber(event.from),
             DayNumber(event.until), event.unit, event.person.value_or(std::string()),
             event.settled ? 1 : 0, int{event.edition}, core::Number(event.replaces), event.sm3,
             event.figures, event.body, MillisOf(record.at), event.by);
}

void ReportTable::Bring(const core::Record& record, const core::ReportApproved& event) {
  approve_.Run(MillisOf(record.at), event.by, core::Number(event.id));
}

void ReportTable::Bring(const core::Record& record, const core::ReportPublished& event) {
  publish_.Run(MillisOf(record.at), event.by, int{event.year}, event.number,
               core::Number(event.id));
  if (event.replaces != core::ReportId{})
    replace_.Run(core::Number(event.id), core::Number(event.replaces));
}

void ReportTable::Bring(const core::Record& record, const core::ReportWithdrawn& event) {
  withdraw_.Run(MillisOf(record.at), event.by, core::Number(event.id));
}

std::optional<core::PastReport> ReportTable::Find(core::ReportKind kind, core::HallDay from,
                                                  const std::string& unit,
                                                  const std::string& person) {
  find_.BindAll(static_cast<int>(kind), DayNumber(from), std::string_view(unit),
                std::string_view(person));
  std::optional<core::PastReport> found;
  if (find_.Step()) {
    found = core::PastReport{core::ReportId{static_cast<std::uint64_t>(find_.Integer(0))},
                             static_cast<std::uint16_t>(find_.Integer(1)), find_.Integer(2) != 0,
                             std::string(find_.Text(3))};
  }
  find_.Reset();
  return found;
}

}  // namespace yichuang::sqlite
