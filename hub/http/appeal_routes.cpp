#include "hub/http/appeal_routes.h"

#include <algorithm>
#include <utility>

#include "hub/core/matter_names.h"
#include "hub/http/figure_routes.h"
#include "hub/http/figure_view.h"
#include "hub/http/request_body.h"
#include "hub/http/whole_number.h"

namespace yichuang::http {
namespace {

using contract::Reason;

constexpr std::size_t kMostAppealWords = 2'000;
constexpr std::size_t kMostAppealId = 64;
constexpr std::size_t kMostServices = 100;

core::MatterActor AppealActorOf(const Visitor& visitor) {
  return {visitor.number == kConsoleName ? std::string() : visitor.number, visitor.roles, false};
}

template <typename Enum>
std::optional<Enum> AppealWord(RequestBody& body, const char* field,
                               std::span<const std::string_view> names) {
  const std::string name = body.Text(field);
  const auto found = std::ranges::find(names, name);
  if (found != names.end()) return static_cast<Enum>(found - names.begin());
  body.Fault(field);
  return std::nullopt;
}

std::optional<core::HallDay> AppealDay(RequestBody& body, const char* field) {
  const std::string text = body.Text(field);
  if (IsDay(text)) return core::HallDay(CivilDay(text));
  body.Fault(field);
  return std::nullopt;
}

Route FileAppealRoute(const Ask& ask, const Visitor& visitor) {
  RequestBody body(ask.body);
  core::FileAppeal file;
  file.actor = AppealActorOf(visitor);
  file.target = AppealWord<core::AppealTarget>(body, "target", core::kAppealTargetNames)
                    .value_or(core::AppealTarget::kRatings);
  if (file.target == core::AppealTarget::kRatings) {
    file.from = AppealDay(body, "from");
    file.to = AppealDay(body, "to");
  } else if (body.Has("case")) {
    file.kase = core::CaseId{body.Number("case", 1, UINT64_MAX >> 1U)};
  } else {
    file.matter = core::MatterId{body.Number("matter", 1, UINT64_MAX >> 1U)};
    file.violation =
        AppealWord<core::MatterViolation>(body, "violation", core::kMatterViolationNames);
  }
  std::string words = body.Text("words", kMostAppealWords);
  if (body.trouble()) return *body.trouble();
  return AppealRequest{FileAppealAsk{std::move(file), std::move(words), visitor.staff}};
}

Route VoteAppealRoute(const Ask& ask, std::uint64_t appeal, const Visitor& visitor) {
  RequestBody body(ask.body);
  core::VoteAppeal vote;
  vote.id = core::AppealId{appeal};
  vote.granted = body.Flag("granted");
  if (body.Has("ground"))
    vote.ground = AppealWord<core::ExclusionGround>(body, "ground", core::kExclusionGroundNames);
  if (body.Has("services")) {
    for (const std::uint64_t service : body.Numbers("services", kMostServices))
      vote.services.push_back(core::ServiceId{service});
    std::ranges::sort(vote.services);
  }
  vote.actor = AppealActorOf(visitor);
  std::string words = body.Text("words", kMostAppealWords);
  if (body.trouble()) return *body.trouble();
  return MatterRequest{MatterCommandAsk{std::move(vote), std::move(words), std::nullopt}};
}

}  // namespace

Route AppealRoute(RouteId id, const Ask& ask, const std::vector<std::string_view>& taken,
                  const Visitor& visitor) {
  if (id == RouteId::kOwnRecord)
    return AppealRequest{OwnRecordAsk{AppealActorOf(visitor).number, visitor.staff}};
  if (id == RouteId::kFileAppeal) return FileAppealRoute(ask, visitor);
  if (id == RouteId::kAppeals)
    return AppealRequest{AppealsAsk{AppealActorOf(visitor), std::nullopt}};
  const auto appeal = WholeNumber<std::uint64_t>(taken[0]);
  if (!appeal)
    return Trouble{Reason::kUnknownAppeal, std::string(taken[0].substr(0, kMostAppealId)), {}};
  if (id == RouteId::kVoteAppeal) return VoteAppealRoute(ask, *appeal, visitor);
  if (id == RouteId::kEraseAppealWords)
    return AppealRequest{EraseAppealWordsAsk{*appeal, AppealActorOf(visitor)}};
  return AppealRequest{AppealsAsk{AppealActorOf(visitor), *appeal}};
}

}  // namespace yichuang::http
