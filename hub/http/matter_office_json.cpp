#include "hub/http/matter_office_json.h"

#include <fmt/format.h>

#include <utility>

#include "hub/contract/reasons.h"
#include "hub/core/matter_names.h"
#include "hub/http/json_body.h"
#include "hub/http/matter_words.h"

namespace yichuang::http {
namespace {

using nlohmann::json;

std::string_view NameAt(std::span<const std::string_view> names, int place) {
  return names[static_cast<std::size_t>(place) % names.size()];
}

template <typename Value>
json FlagOrNull(const std::optional<Value>& value) {
  return value ? json(*value) : json();
}

json SampleCallJson(const query::SampleCallRow& call) {
  return {{"at_ms", call.at_ms},
          {"result", NameAt(core::kSampleResultNames, call.result)},
          {"satisfied", FlagOrNull(call.satisfied)},
          {"by", call.by}};
}

json SampledJson(const query::SampledRow& row, const std::string& viewer) {
  const core::MatterKind* kind =
      core::KindOf(core::MatterKindId{static_cast<std::uint8_t>(row.kind)},
                   static_cast<std::uint16_t>(row.rules));
  json calls = json::array();
  for (const query::SampleCallRow& call : row.calls) calls.push_back(SampleCallJson(call));
  json off;
  if (viewer == row.owner || viewer == row.holder || viewer == row.solver || viewer == row.caller) {
    constexpr auto kReason = contract::Reason::kSecondPerson;
    off = {{"reason", contract::Name(kReason)},
           {"title", contract::TextZh(kReason)},
           {"detail", contract::TextEn(kReason)}};
  }
  json outcome;
  if (row.outcome) outcome = NameAt(core::kMatterOutcomeNames, *row.outcome);
  return {{"id", row.id},
          {"no", row.no},
          {"kind", kind == nullptr ? std::string_view() : kind->name},
          {"unit", row.unit},
          {"holder", row.holder},
          {"over_ms", row.over_ms},
          {"outcome", std::move(outcome)},
          {"contact", row.contact},
          {"digest", row.digest},
          {"calls", std::move(calls)},
          {"off", std::move(off)}};
}

std::string CalledPerson(const StaffNamed& names, const std::string& number) {
  if (number.empty()) return {};
  const auto name = names.find(number);
  return name == names.end() || name->second.empty() ? number : name->second + "（" + number + "）";
}

std::chrono::local_seconds HallClock(const json& body, const char* field,
                                     std::chrono::minutes offset) {
  const std::chrono::milliseconds at(body.value(field, std::int64_t{0}));
  return std::chrono::local_seconds(std::chrono::floor<std::chrono::seconds>(at + offset));
}

}  // namespace

std::string CallSampleJson(std::uint32_t month, const std::optional<query::CallSample>& sample,
                           const std::string& viewer, const CaseClock& clock) {
  json body{{"month", fmt::format("{}-{:02}", month / 100, month % 100)},
            {"drawn_ms", json()},
            {"clock",
             {{"now_ms", clock.now_ms},
              {"utc_offset_minutes", clock.utc_offset_minutes},
              {"working_days", clock.working_days}}}};
  if (!sample) return BodyText(body);
  json rows = json::array();
  for (const query::SampledRow& row : sample->rows) {
    if (row.about.empty() || row.about != viewer) rows.push_back(SampledJson(row, viewer));
  }
  body["drawn_ms"] = sample->drawn_ms;
  body["seed"] = sample->seed;
  body["share"] = sample->share;
  body["least"] = sample->least;
  body["frame"] = sample->frame;
  body["by"] = sample->by;
  std::uint64_t excluded = 0;
  for (const query::SampleExcluded& each : sample->excluded) excluded += each.count;
  body["excluded"] = excluded;
  body["rows"] = std::move(rows);
  return BodyText(body);
}

std::optional<documents::MatterNotice> NoticeIn(const query::MatterFile& file, int year,
                                                std::uint32_t number, const StaffNamed& names,
                                                std::chrono::minutes utc_offset) {
  for (const query::CaseMoment& each : file.moments) {
    if (each.kind != "chase_notice_issued(1)") continue;
    const json body = json::parse(each.body, nullptr, false);
    if (!body.is_object() || body.value("year", 0) != year ||
        body.value("number", std::uint32_t{0}) != number)
      continue;
    const core::MatterKind* kind =
        core::KindOf(core::MatterKindId{body.value("kind", std::uint8_t{0})},
                     static_cast<std::uint16_t>(file.row.rules));
    documents::MatterNotice notice;
    notice.year = year;
    notice.number = number;
    notice.no = body.value("no", std::string());
    if (kind != nullptr) notice.kind = KindTextZh(kind->name);
    notice.stage = StateTextZh(body.value("state", std::string()));
    notice.unit = body.value("unit", std::string());
    notice.holder = CalledPerson(names, body.value("to", std::string()));
    notice.rung = body.value("rung", 1U);
    notice.days_late = body.value("days", 0U);
    notice.due = HallClock(body, "due_ms", utc_offset);
    notice.answer_by = HallClock(body, "answer_ms", utc_offset);
    notice.issued_by = CalledPerson(names, body.value("by", std::string()));
    notice.issued = std::chrono::floor<std::chrono::days>(
        std::chrono::local_seconds(std::chrono::floor<std::chrono::seconds>(
            std::chrono::milliseconds(each.at_ms) + utc_offset)));
    return notice;
  }
  return std::nullopt;
}

}  // namespace yichuang::http
