#include "hub/http/report_body.h"

#include <openssl/evp.h>

#include <array>
#include <nlohmann/json.hpp>
#include <type_traits>
#include <utility>

#include "hub/contract/codec.h"
#include "hub/contract/text_codec.h"
#include "hub/http/report_proposal.h"
#include "hub/query/figure_rules.h"

namespace yichuang::http {
namespace {

using nlohmann::ordered_json;
using query::Rate;
using query::ReportCell;

ordered_json CellJson(const ReportCell& cell) {
  return std::visit(
      [](const auto& value) -> ordered_json {
        using Value = std::remove_cvref_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, std::monostate>) {
          return nullptr;
        } else if constexpr (std::is_same_v<Value, Rate>) {
          return {{"n", value.n}, {"of", value.of}};
        } else {
          return value;
        }
      },
      cell);
}

/// What is counted by staff alone can be told of one unit.
bool IsOfUnits(core::ReportSection section) {
  using S = core::ReportSection;
  return section == S::kRatings || section == S::kLevels || section == S::kStaff;
}

/// Of devices and of matters it is told how they are now: nothing that could agree or not.
bool IsCompared(const query::ReportTable& table) {
  return table.section != "devices" && table.section != "bad_cases";
}

ordered_json TablesJson(const query::Report& report, bool compared) {
  ordered_json tables = ordered_json::array();
  for (const query::ReportTable& table : report.tables) {
    if (compared && !IsCompared(table)) continue;
    ordered_json lines = ordered_json::array();
    for (const query::ReportLine& line : table.lines) {
      ordered_json cells = ordered_json::array();
      for (const ReportCell& cell : line.cells) cells.push_back(CellJson(cell));
      lines.push_back({{"key", line.key}, {"cells", std::move(cells)}});
    }
    tables.push_back({{"section", table.section},
                      {"columns", table.columns},
                      {"hidden", table.hidden},
                      {"lines", std::move(lines)}});
  }
  return tables;
}

std::string JsonBytes(const ordered_json& json) {
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

ReportCell CellIn(const ordered_json& json) {
  if (json.is_number_unsigned()) return json.get<std::uint64_t>();
  if (json.is_string()) return json.get<std::string>();
  if (json.is_object())
    return Rate{json.at("n").get<std::uint64_t>(), json.at("of").get<std::uint64_t>()};
  return std::monostate{};
}

query::ReportTable TableIn(const ordered_json& json) {
  query::ReportTable table;
  table.section = json.at("section").get<std::string>();
  table.columns = json.at("columns").get<std::vector<std::string>>();
  table.hidden = json.at("hidden").get<std::uint32_t>();
  for (const ordered_json& each : json.at("lines")) {
    query::ReportLine& line = table.lines.emplace_back();
    line.key = each.at("key").get<std::string>();
    for (const ordered_json& cell : each.at("cells")) line.cells.push_back(CellIn(cell));
  }
  return table;
}

}  // namespace

std::string Sm3Text(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sm3(), nullptr) != 1)
    return {};
  return contract::ToHex(digest.data(), size);
}

bool IsSettled(const core::ReportRule& rule, core::HallDay until, core::HallDay today) {
  if (!rule.rated) return true;
  const std::chrono::sys_days last = std::chrono::sys_days(until) - std::chrono::days(1);
  return today >= query::FrozenFrom(last);
}

core::HallDay TodayAt(const ReportPlace& place) {
  const std::chrono::sys_time<std::chrono::milliseconds> now{
      std::chrono::milliseconds(place.now_ms)};
  return core::HallDay(std::chrono::floor<std::chrono::days>(now + place.utc_offset));
}

core::DraftReport ComposeReport(query::Reader& reader, const ReportQuestion& question,
                                const ReportPlace& place) {
  const core::ReportRule& rule = *core::RuleOf(question.kind);
  const auto [from, until] = *core::PeriodFrom(rule, question.from);
  ReportScope scope{from, until, question.unit, question.person,
                    IsSettled(rule, until, TodayAt(place))};
  query::Report report;
  report.kind = core::Name(question.kind);
  report.from = contract::DayText(from);
  report.to = contract::DayText(core::HallDay(std::chrono::sys_days(until) - std::chrono::days(1)));
  report.unit = question.unit;
  report.settled = scope.settled;
  report.frozen_ms = place.now_ms;
  report.generator = place.generator;
  for (const core::ReportSection section : rule.sections) {
    if (question.unit.empty() || IsOfUnits(section))
      report.tables.push_back(TableOf(reader, section, scope, place));
  }
  core::DraftReport draft;
  draft.kind = question.kind;
  draft.from = from;
  draft.unit = question.unit;
  draft.person = question.person;
  draft.settled = scope.settled;
  // What is proposed stands in the first line; nothing is no letter.
  if (rule.person && (report.tables.empty() || report.tables.front().lines.empty())) return draft;
  ordered_json figures{{"kind", report.kind},
                       {"from", report.from},
                       {"unit", report.unit},
                       {"tables", TablesJson(report, true)}};
  if (rule.person) figures["person"] = question.person;
  draft.figures = Sm3Text(JsonBytes(figures));
  draft.body = JsonBytes({{"kind", report.kind},
                          {"from", report.from},
                          {"to", report.to},
                          {"unit", report.unit},
                          {"settled", report.settled},
                          {"frozen_ms", report.frozen_ms},
                          {"generator", report.generator},
                          {"tables", TablesJson(report, false)}});
  draft.sm3 = Sm3Text(draft.body);
  return draft;
}

std::vector<std::string> ProposedStaff(query::Reader& reader, core::HallDay from,
                                       const ReportPlace& place) {
  const core::ReportRule& rule = *core::RuleOf(core::ReportKind::kProposal);
  const auto period = core::PeriodFrom(rule, from);
  if (!period || !IsSettled(rule, period->second, TodayAt(place))) return {};
  return ProposedIn(reader, {period->first, period->second, {}, {}, true}, place);
}

std::optional<query::Report> ReadReport(std::string_view body) {
  const ordered_json json = ordered_json::parse(body, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  try {
    query::Report report;
    report.kind = json.at("kind").get<std::string>();
    report.from = json.at("from").get<std::string>();
    report.to = json.at("to").get<std::string>();
    report.unit = json.at("unit").get<std::string>();
    report.settled = json.at("settled").get<bool>();
    report.frozen_ms = json.at("frozen_ms").get<std::int64_t>();
    report.generator = json.at("generator").get<std::string>();
    for (const ordered_json& table : json.at("tables")) report.tables.push_back(TableIn(table));
    return report;
  } catch (const nlohmann::json::exception&) {
    return std::nullopt;
  }
}

}  // namespace yichuang::http
