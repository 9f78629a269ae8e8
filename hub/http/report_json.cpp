#include "hub/http/report_json.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "hub/contract/text_codec.h"
#include "hub/http/json_body.h"
#include "hub/http/report_words.h"

namespace yichuang::http {
namespace {

using core::Role;
using nlohmann::json;

json TextsJson(ReportWord list, std::string_view name) {
  return {{"zh", ReportTextZh(list, name)}, {"en", ReportTextEn(list, name)}};
}

const core::ReportRule* RuleOfRow(const query::ReportRow& row) {
  return core::RuleOf(static_cast<core::ReportKind>(row.kind));
}

json PersonOf(const ReportNames& names, const std::string& number) {
  const auto name = names.staff.find(number);
  return {{"number", number}, {"name", name == names.staff.end() ? std::string() : name->second}};
}

json PersonJson(const ReportNames& names, const std::optional<std::int64_t>& at,
                const std::string& by) {
  if (!at) return nullptr;
  const auto name = names.staff.find(by);
  return {{"at_ms", *at},
          {"by", by},
          {"name", name == names.staff.end() ? std::string() : name->second}};
}

std::string_view StateOf(const query::ReportRow& row) {
  if (row.withdrawn_ms) return "withdrawn";
  if (row.published_ms) return row.replaced > 0 ? "replaced" : "published";
  return row.approved_ms ? "approved" : "drafted";
}

bool HeadsIt(const core::ReportActor& actor, const std::string& of, const std::string& unit) {
  return !of.empty() && actor.roles.Has(Role::kUnitHead) && of == unit;
}

/// The steps he may take, as the core decides them too.
json StepsOf(const query::ReportRow& row, const core::ReportActor& actor, const std::string& unit) {
  json steps = json::array();
  if (row.withdrawn_ms || row.published_ms || actor.number.empty()) return steps;
  if (row.person == actor.number) return steps;
  const bool head = HeadsIt(actor, row.unit, unit);
  const bool drafter = actor.number == row.drafted_by;
  if (!row.approved_ms && !drafter && (head || actor.roles.Meets(core::kReportApprovers)))
    steps.push_back("approve");
  const bool publisher = head || actor.roles.Meets(core::kReportPublishers);
  if (row.approved_ms && publisher) steps.push_back("publish");
  if (publisher || drafter) steps.push_back("withdraw");
  return steps;
}

json HeadJson(const query::ReportRow& row, const ReportNames& names,
              const ReportPaperFacts& facts) {
  const std::string_view kind = core::Name(static_cast<core::ReportKind>(row.kind));
  ReportPaperFacts english = facts;
  english.english = true;
  ReportPaperFacts chinese = facts;
  chinese.english = false;
  json number = nullptr;
  if (row.number > 0)
    number = {{"zh", ReportNumber(row, chinese)}, {"en", ReportNumber(row, english)}};
  return {{"id", row.id},
          {"kind", kind},
          {"title", TextsJson(ReportWord::kKind, kind)},
          {"from", row.from},
          {"until", row.until},
          {"unit", row.unit},
          {"person", row.person.empty() ? json(nullptr) : PersonOf(names, row.person)},
          {"settled", row.settled},
          {"edition", row.edition},
          {"replaces", row.replaces},
          {"replaced", row.replaced},
          {"sm3", row.sm3},
          {"state", StateOf(row)},
          {"number", std::move(number)},
          {"drafted", PersonJson(names, row.drafted_ms, row.drafted_by)},
          {"approved", PersonJson(names, row.approved_ms, row.approved_by)},
          {"published", PersonJson(names, row.published_ms, row.published_by)},
          {"withdrawn", PersonJson(names, row.withdrawn_ms, row.withdrawn_by)}};
}

json RawCell(const query::ReportCell& cell) {
  return std::visit(
      [](const auto& value) -> json {
        using Value = std::remove_cvref_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, std::monostate>) {
          return nullptr;
        } else if constexpr (std::is_same_v<Value, query::Rate>) {
          return {{"n", value.n}, {"of", value.of}};
        } else {
          return value;
        }
      },
      cell);
}

json WordedTables(const query::Report& report, const ReportNames& names, bool english) {
  json tables = json::array();
  const auto sheets = InWords(report, names, english);
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    json lines = json::array();
    for (std::size_t j = 0; j < sheets[i].lines.size(); ++j) {
      json cells = json::array();
      for (const query::ReportCell& cell : report.tables[i].lines[j].cells)
        cells.push_back(RawCell(cell));
      lines.push_back({{"name", sheets[i].lines[j].name},
                       {"texts", sheets[i].lines[j].cells},
                       {"cells", std::move(cells)}});
    }
    tables.push_back({{"section", report.tables[i].section},
                      {"heading", sheets[i].heading},
                      {"note", sheets[i].note},
                      {"columns", sheets[i].columns},
                      {"lines", std::move(lines)}});
  }
  return tables;
}

/// For whom something is proposed, but for himself.
json PersonsJson(const ReportNames& names, const std::vector<std::string>& numbers,
                 const core::ReportActor& actor) {
  json persons = json::array();
  for (const std::string& number : numbers) {
    if (number != actor.number) persons.push_back(PersonOf(names, number));
  }
  return persons;
}

}  // namespace

std::string UnitIn(const std::vector<query::DutyRow>& duties, const std::string& number) {
  const auto found = std::ranges::find(duties, number, &query::DutyRow::number);
  return found == duties.end() || number.empty() ? std::string() : found->unit;
}

bool MayDraftLetters(const core::ReportActor& actor) {
  return !actor.number.empty() && actor.roles.Meets(core::kReportDrafters) &&
         actor.roles.Meets(core::kProposalReaders);
}

bool MaySeeReport(const query::ReportRow& row, const core::ReportActor& actor,
                  const std::vector<query::DutyRow>& duties) {
  const core::ReportRule* rule = RuleOfRow(row);
  if (rule == nullptr) return false;
  const std::string unit = UnitIn(duties, actor.number);
  if (rule->person) {
    // Himself and the head of his unit once it was sent; before that whoever may sign it.
    if (row.published_ms &&
        (row.person == actor.number || HeadsIt(actor, UnitIn(duties, row.person), unit)))
      return true;
    return row.person != actor.number && actor.roles.Meets(core::kProposalReaders);
  }
  if (rule->rated && !row.settled && !actor.roles.Meets(core::kReportSingles)) return false;
  if (actor.roles.Meets({Role::kDutyManager, Role::kHallManager, Role::kInspector, Role::kLeader,
                         Role::kRatingAdmin}))
    return true;
  return HeadsIt(actor, row.unit, unit);
}

std::string ReportsJson(const std::vector<query::ReportRow>& rows, std::chrono::year_month month,
                        const core::ReportActor& actor, const std::vector<query::DutyRow>& duties,
                        const std::optional<std::vector<std::string>>& proposed,
                        const ReportNames& names, const ReportPaperFacts& facts) {
  const std::string unit = UnitIn(duties, actor.number);
  json list = json::array();
  for (const query::ReportRow& row : rows) {
    if (MaySeeReport(row, actor, duties)) list.push_back(HeadJson(row, names, facts));
  }
  json kinds = json::array();
  const bool drafter = actor.roles.Meets(core::kReportDrafters) && !actor.number.empty();
  const bool head = actor.roles.Has(Role::kUnitHead) && !unit.empty();
  const core::HallDay next((month + std::chrono::months(1)) / 1);
  for (const core::ReportRule& rule : core::ReportRules()) {
    const auto [from, until] = core::LastPeriod(rule, next);
    if (until != next || !(drafter || (head && rule.units))) continue;
    if (rule.person && !MayDraftLetters(actor)) continue;
    json persons = json::array();
    if (rule.person) persons = proposed ? PersonsJson(names, *proposed, actor) : json(nullptr);
    const std::string_view kind = core::Name(rule.kind);
    kinds.push_back({{"kind", kind},
                     {"title", TextsJson(ReportWord::kKind, kind)},
                     {"from", contract::DayText(from).substr(0, 7)},
                     {"units", rule.units},
                     {"unit", drafter ? std::string() : unit},
                     {"persons", std::move(persons)}});
  }
  return BodyText({{"reports", std::move(list)}, {"kinds", std::move(kinds)}});
}

std::string ReportFileJson(const query::ReportFile& file, const query::Report& report,
                           std::optional<bool> agrees, const core::ReportActor& actor,
                           const std::string& unit, const ReportNames& names,
                           const ReportPaperFacts& facts) {
  json body = HeadJson(file.row, names, facts);
  body["steps"] = StepsOf(file.row, actor, unit);
  body["agrees"] = agrees ? json(*agrees) : json(nullptr);
  body["frozen_ms"] = report.frozen_ms;
  body["generator"] = report.generator;
  body["to"] = report.to;
  body["tables"] = WordedTables(report, names, facts.english);
  return BodyText(body);
}

}  // namespace yichuang::http
