#include "kiosk/link/progress_desk.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <utility>

#include "hub/client/http_call.h"

namespace yichuang::link {
namespace {

using model::CaseStage;
using nlohmann::json;

std::string TextOf(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<std::chrono::year_month_day> DayOf(const json& object, const char* name) {
  const std::string text = TextOf(object, name);
  if (text.size() != 10) return std::nullopt;
  std::array<unsigned, 3> parts{};
  const std::array<std::pair<std::size_t, std::size_t>, 3> places{{{0, 4}, {5, 2}, {8, 2}}};
  for (std::size_t i = 0; i < places.size(); ++i) {
    const char* const begin = text.data() + places[i].first;
    const auto [end, error] = std::from_chars(begin, begin + places[i].second, parts[i]);
    if (error != std::errc{}) return std::nullopt;
  }
  const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(parts[0])),
                                        std::chrono::month(parts[1]), std::chrono::day(parts[2])};
  return day.ok() ? std::optional(day) : std::nullopt;
}

CaseStage StageOf(const json& told) {
  struct Named {
    std::string_view name;
    CaseStage stage;
  };
  static constexpr std::array kStates{
      Named{"received", CaseStage::kReceived},   Named{"correction", CaseStage::kCorrection},
      Named{"accepted", CaseStage::kAccepted},   Named{"review", CaseStage::kReview},
      Named{"suspended", CaseStage::kSuspended}, Named{"approved", CaseStage::kApproved},
      Named{"denied", CaseStage::kDenied}};
  static constexpr std::array kEnds{
      Named{"refused", CaseStage::kRefused}, Named{"not_required", CaseStage::kNotRequired},
      Named{"withdrawn", CaseStage::kWithdrawn}, Named{"lapsed", CaseStage::kLapsed},
      Named{"promise_broken", CaseStage::kPromiseBroken}};
  const std::string state = TextOf(told, "state");
  const std::string end = TextOf(told, "end");
  if (!TextOf(told, "outside").empty()) return CaseStage::kElsewhere;
  for (const Named& each : kStates) {
    if (each.name == state) return each.stage;
  }
  for (const Named& each : kEnds) {
    if (each.name == end) return each.stage;
  }
  return CaseStage::kDelivered;
}

constexpr std::size_t kMostTold = 20;

model::CaseProgress ProgressOf(const json& each) {
  model::CaseProgress progress;
  progress.no = TextOf(each, "no");
  progress.item = TextOf(each, "item");
  progress.stage = StageOf(each);
  progress.received = DayOf(each, "received");
  progress.promised = DayOf(each, "promised");
  progress.legal = DayOf(each, "legal");
  progress.until = DayOf(each, "correct_until");
  if (!progress.until) progress.until = DayOf(each, "promise_until");
  return progress;
}

}  // namespace

model::Msg ProgressAnswer(model::Instant asked, int status, std::string_view body) {
  using model::ProgressTrouble;
  if (status == 429) return model::ProgressRefused{asked, ProgressTrouble::kWait};
  if (status == 400 || status == 409)
    return model::ProgressRefused{asked, ProgressTrouble::kNotMatched};
  const json answer = json::parse(body, nullptr, false);
  if (status != 200 || !answer.is_object() || !answer.contains("cases") ||
      !answer["cases"].is_array() || answer["cases"].empty())
    return model::ProgressRefused{asked, ProgressTrouble::kHubAway};
  model::ProgressTold told{asked, {}};
  for (const json& each : answer["cases"]) {
    if (!each.is_object()) return model::ProgressRefused{asked, ProgressTrouble::kHubAway};
    model::CaseProgress progress = ProgressOf(each);
    const json parts = each.value("parts", json::array());
    if (!parts.is_array() || parts.size() > kMostTold)
      return model::ProgressRefused{asked, ProgressTrouble::kHubAway};
    progress.parts = static_cast<std::uint8_t>(parts.size());
    const std::size_t whole = told.cases.size();
    told.cases.push_back(std::move(progress));
    for (const json& part : parts) {
      if (!part.is_object()) return model::ProgressRefused{asked, ProgressTrouble::kHubAway};
      told.cases.push_back(ProgressOf(part));
      told.cases.back().is_part = true;
      const CaseStage stage = told.cases.back().stage;
      if (stage >= CaseStage::kApproved && stage != CaseStage::kElsewhere)
        ++told.cases[whole].parts_done;
    }
  }
  return told;
}

ProgressDesk::ProgressDesk(std::string http, std::string certificate_authority,
                           std::function<void(model::Msg)> put)
    : http_(std::move(http)),
      certificate_authority_(std::move(certificate_authority)),
      put_(std::move(put)) {}

ProgressDesk::~ProgressDesk() {
  if (thread_.joinable()) thread_.join();
}

void ProgressDesk::Ask(const model::AskProgress& question) {
  {
    const std::scoped_lock lock(mutex_);
    if (busy_)
      return put_(model::ProgressRefused{question.asked, model::ProgressTrouble::kHubAway});
    busy_ = true;
  }
  if (thread_.joinable()) thread_.join();  // its answer is out
  thread_ = std::thread([this, question] {
    client::HttpCall call;
    call.method = "POST";
    call.url = http_ + "/api/v1/progress";
    call.body = json{{"number", question.number}, {"last4", question.last4}}.dump();
    call.certificate_authority = certificate_authority_;
    const client::HttpAnswer answer = client::Perform(call);
    model::Msg told = ProgressAnswer(question.asked, answer.status, answer.body);
    {
      const std::scoped_lock lock(mutex_);
      busy_ = false;
    }
    put_(std::move(told));
  });
}

}  // namespace yichuang::link
