#include "hub/http/matter_office_routes.h"

#include <algorithm>
#include <utility>

#include "hub/core/matter_names.h"
#include "hub/http/hotline.h"
#include "hub/http/request_body.h"
#include "hub/http/whole_number.h"

namespace yichuang::http {
namespace {

using contract::Reason;

constexpr std::size_t kMostShownText = 64;

core::MatterActor OfficeActorOf(const Visitor& visitor) {
  return {visitor.number == kConsoleName ? std::string() : visitor.number, visitor.roles, false};
}

Trouble NoMatter(std::string_view id) {
  return {Reason::kUnknownMatter, std::string(id.substr(0, kMostShownText)), {}};
}

std::optional<core::SampleMonth> SampleMonthIn(std::string_view text) {
  const auto month = MonthIn(text);
  if (!month) return std::nullopt;
  return core::SampleMonth{static_cast<std::uint32_t>(static_cast<int>(month->year())) * 100 +
                           static_cast<unsigned>(month->month())};
}

Trouble NoMonth() { return {Reason::kWrongType, "month", {}}; }

}  // namespace

Route IssueNoticeRoute(std::string_view id, const Visitor& visitor) {
  const auto matter = WholeNumber<std::uint64_t>(id);
  if (!matter) return NoMatter(id);
  return MatterRequest{IssueNoticeAsk{{core::MatterId{*matter}, OfficeActorOf(visitor)}}};
}

Route NoticeFileRoute(std::string_view id, std::string_view notice, const Visitor& visitor) {
  const auto matter = WholeNumber<std::uint64_t>(id);
  if (!matter) return NoMatter(id);
  const std::size_t dash = std::min(notice.find('-'), notice.size());
  const auto year = WholeNumber<std::uint16_t>(notice.substr(0, dash));
  const auto number =
      WholeNumber<std::uint32_t>(dash < notice.size() ? notice.substr(dash + 1) : "");
  if (!year || !number)
    return Trouble{Reason::kUnknownPaper, std::string(notice.substr(0, kMostShownText)), {}};
  return MatterRequest{NoticeFileAsk{*matter, *year, *number, OfficeActorOf(visitor)}};
}

Route MatterPersonRoute(RouteId route, std::string_view id, const Visitor& visitor) {
  const auto matter = WholeNumber<std::uint64_t>(id);
  if (!matter) return NoMatter(id);
  core::MatterActor actor = OfficeActorOf(visitor);
  if (route == RouteId::kMatterContact)
    return MatterRequest{MatterContactAsk{*matter, std::move(actor)}};
  if (route == RouteId::kEraseContact)
    return MatterRequest{EraseContactAsk{*matter, std::move(actor)}};
  return MatterRequest{
      EraseWordsAsk{core::EraseMatterWords{core::MatterId{*matter}, std::move(actor), {}}}};
}

Route DrawSampleRoute(const Ask& ask, const Visitor& visitor) {
  RequestBody body(ask.body);
  const auto month = SampleMonthIn(body.Text("month"));
  if (!month) body.Fault("month");
  if (body.trouble()) return *body.trouble();
  core::DrawCallSample draw;
  draw.month = *month;
  draw.actor = OfficeActorOf(visitor);
  return MatterRequest{DrawSampleAsk{std::move(draw)}};
}

Route CallSampleRoute(std::string_view month, const Visitor& visitor) {
  const auto of = SampleMonthIn(month);
  if (!of) return NoMonth();
  return MatterRequest{CallSampleAsk{core::Number(*of), visitor.number}};
}

Route NoteSampleCallRoute(const Ask& ask, std::string_view month, const Visitor& visitor) {
  const auto of = SampleMonthIn(month);
  if (!of) return NoMonth();
  RequestBody body(ask.body);
  core::NoteSampleCall call;
  call.month = *of;
  call.id = core::MatterId{body.Number("matter", 1, 1ULL << 53)};
  const std::string result = body.Text("result");
  const auto named = std::ranges::find(core::kSampleResultNames, result);
  if (named == core::kSampleResultNames.end()) {
    body.Fault("result");
  } else {
    call.result = static_cast<core::SampleResult>(named - core::kSampleResultNames.begin());
  }
  if (body.Has("satisfied")) call.satisfied = body.Flag("satisfied");
  call.actor = OfficeActorOf(visitor);
  if (body.trouble()) return *body.trouble();
  return core::Command{std::move(call)};
}

Route HotlineRoute(std::string_view month, bool pdf, std::string_view language,
                   const Visitor& visitor) {
  const auto of = MonthIn(month);
  if (!of) return NoMonth();
  return MatterRequest{HotlineAsk{*of, visitor.number, pdf, language == "en"}};
}

}  // namespace yichuang::http
