#include "kiosk/link/matter_desk.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "kiosk/link/enrolment.h"

namespace yichuang::link {
namespace {

using model::MatterStage;
using nlohmann::json;

std::string MatterText(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<model::Instant> MatterInstant(const json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_number_integer()) return std::nullopt;
  return model::Instant{std::chrono::milliseconds(found->get<std::int64_t>())};
}

/// Absent for a state that this kiosk does not know.
std::optional<MatterStage> MatterStageOf(const json& told) {
  struct Named {
    std::string_view name;
    MatterStage stage;
  };
  static constexpr std::array kStates{Named{"open", MatterStage::kOpen},
                                      Named{"guided", MatterStage::kGuided},
                                      Named{"unclear", MatterStage::kUnclear},
                                      Named{"handling", MatterStage::kHandling},
                                      Named{"waiting", MatterStage::kWaiting},
                                      Named{"offered", MatterStage::kOffered},
                                      Named{"rectifying", MatterStage::kRectifying},
                                      Named{"appealed", MatterStage::kAppealed},
                                      Named{"answered", MatterStage::kAnswered},
                                      Named{"called_back", MatterStage::kCalledBack}};
  static constexpr std::array kOutcomes{
      Named{"solved", MatterStage::kSolved},       Named{"explained", MatterStage::kExplained},
      Named{"referred", MatterStage::kReferred},   Named{"not_ours", MatterStage::kReferred},
      Named{"withdrawn", MatterStage::kWithdrawn}, Named{"excluded", MatterStage::kExcluded}};
  const auto in = [](const auto& names, const std::string& name) -> std::optional<MatterStage> {
    const auto found = std::ranges::find(names, name, &Named::name);
    return found == names.end() ? std::nullopt : std::optional(found->stage);
  };
  const std::string state = MatterText(told, "state");
  return state == "over" ? in(kOutcomes, MatterText(told, "outcome")) : in(kStates, state);
}

const char* KindName(model::MatterKind kind) {
  return kind == model::MatterKind::kComplaint ? "complaint" : "cannot_be_done";
}

const char* DeedName(model::InquiryDeed deed) {
  constexpr std::array<const char*, model::kInquiryDeeds> kNames{"self_done", "guide", "take_in",
                                                                 "unclear"};
  return kNames[static_cast<std::size_t>(deed)];
}

/// The session's cookie among those that an answer set; "" when there is none.
std::string SessionAmong(const std::vector<std::string>& cookies) {
  for (const std::string& cookie : cookies) {
    const std::string_view name = std::string_view(cookie).substr(0, cookie.find('='));
    if (name == "yichuang" || name == "__Host-yichuang") return cookie;
  }
  return {};
}

}  // namespace

model::Msg MatterAnswer(model::Instant asked, int status, std::string_view body) {
  using model::MatterTrouble;
  if (status == 401) return model::DutyRefused{asked, model::DutyTrouble::kWrong};
  if (status == 429) return model::MatterRefused{asked, MatterTrouble::kWait};
  if (status >= 400 && status < 500) return model::MatterRefused{asked, MatterTrouble::kRefused};
  const json answer = json::parse(body, nullptr, false);
  if (status != 200 || !answer.is_object() || !answer.contains("matter") ||
      !answer["matter"].is_object())
    return model::MatterRefused{asked, MatterTrouble::kHubAway};
  model::Slip slip{MatterText(answer["matter"], "no"), MatterText(answer["matter"], "code")};
  if (!model::IsSlipCode(slip.code)) return model::MatterRefused{asked, MatterTrouble::kHubAway};
  return model::MatterGiven{asked, std::move(slip)};
}

model::Msg SlipAnswer(model::Instant asked, int status, std::string_view body) {
  using model::ProgressTrouble;
  if (status == 429) return model::ProgressRefused{asked, ProgressTrouble::kWait};
  if (status == 400 || status == 404 || status == 409)
    return model::ProgressRefused{asked, ProgressTrouble::kNotMatched};
  const json answer = json::parse(body, nullptr, false);
  const bool read = status == 200 && answer.is_object();
  const auto stage = read ? MatterStageOf(answer) : std::nullopt;
  if (!stage) return model::ProgressRefused{asked, ProgressTrouble::kHubAway};
  model::MatterProgress matter;
  matter.no = MatterText(answer, "no");
  matter.stage = *stage;
  matter.opened = MatterInstant(answer, "opened_ms");
  matter.due = MatterInstant(answer, "due_ms");
  matter.over = MatterInstant(answer, "over_ms");
  matter.overdue = answer.contains("overdue") && answer["overdue"] == true;
  return model::MatterTold{asked, std::move(matter)};
}

model::Msg DutyAnswer(model::Instant asked, int status) {
  using model::DutyTrouble;
  if (status == 200) return model::DutyBegun{asked};
  if (status == 429) return model::DutyRefused{asked, DutyTrouble::kLocked};
  const bool wrong = status == 400 || status == 401;
  return model::DutyRefused{asked, wrong ? DutyTrouble::kWrong : DutyTrouble::kHubAway};
}

MatterDesk::MatterDesk(Options options, std::function<void(model::Msg)> put)
    : options_(std::move(options)), put_(std::move(put)), thread_([this] { Work(); }) {}

MatterDesk::~MatterDesk() {
  {
    const std::scoped_lock lock(mutex_);
    ending_ = true;
    waiting_.clear();
    waiting_.push_back(model::LeaveDuty{});
  }
  wake_.notify_one();
  thread_.join();
}

void MatterDesk::Ask(Question question) {
  {
    const std::scoped_lock lock(mutex_);
    if (ending_) return;
    waiting_.push_back(std::move(question));
  }
  wake_.notify_one();
}

void MatterDesk::Work() {
  while (true) {
    Question question;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      question = std::move(waiting_.front());
      waiting_.pop_front();
    }
    std::visit([this](const auto& each) { Answer(each); }, question);
  }
}

client::HttpAnswer MatterDesk::Call(const char* method, const char* path, std::string body,
                                    std::vector<std::string> headers) const {
  client::HttpCall call;
  call.method = method;
  call.url = options_.http + path;
  call.body = std::move(body);
  call.headers = std::move(headers);
  call.certificate_authority = options_.certificate_authority;
  return client::Perform(call);
}

void MatterDesk::Answer(const model::AskMatter& ask) {
  const auto answer = Call("POST", "/api/v1/matter-progress", json{{"code", ask.code}}.dump());
  put_(SlipAnswer(ask.asked, answer.status, answer.body));
}

void MatterDesk::Answer(const model::ReopenMatter& ask) {
  const auto answer = Call("POST", "/api/v1/matter-unsolved", json{{"code", ask.code}}.dump());
  // One that is open already is told as it stands.
  if (answer.status != 200 && answer.status != 409)
    return put_(SlipAnswer(ask.asked, answer.status, {}));
  Answer(model::AskMatter{ask.asked, ask.code});
}

void MatterDesk::Answer(const model::OpenMatter& ask) {
  json body{{"kind", KindName(ask.kind)}, {"channel", "kiosk"}, {"words", ask.words}};
  if (ask.window > 0) body["window"] = ask.window;
  const auto answer = Call("POST", "/api/v1/citizen-matters", body.dump());
  put_(MatterAnswer(ask.asked, answer.status, answer.body));
}

void MatterDesk::Answer(const model::EnterDuty& ask) {
  Answer(model::LeaveDuty{});
  std::vector<std::string> headers;
  const std::string browser = ReadBrowser(options_.browser_file);
  if (!browser.empty()) headers.push_back("Cookie: " + browser);
  const auto answer =
      Call("POST", "/api/v1/session/pin", json{{"number", ask.number}, {"pin", ask.pin}}.dump(),
           std::move(headers));
  const json begun = json::parse(answer.body, nullptr, false);
  const bool in = answer.status == 200 && begun.is_object();
  session_ = in ? SessionAmong(answer.cookies) : std::string();
  csrf_ = in ? MatterText(begun, "csrf") : std::string();
  put_(DutyAnswer(ask.asked, in && session_.empty() ? 0 : answer.status));
}

void MatterDesk::Answer(const model::LeaveDuty&) {
  if (session_.empty()) return;
  // When the hub is away the session ends there by its own idle time.
  (void)Call("DELETE", "/api/v1/session", {}, {"Cookie: " + session_, "X-CSRF-Token: " + csrf_});
  session_.clear();
  csrf_.clear();
}

void MatterDesk::Answer(const model::RecordInquiry& ask) {
  const json body{{"kind", "first_inquiry"},
                  {"channel", "kiosk"},
                  {"at_once", DeedName(ask.deed)},
                  {"words", ask.words}};
  const auto answer = Call("POST", "/api/v1/matters", body.dump(),
                           {"Cookie: " + session_, "X-CSRF-Token: " + csrf_});
  put_(MatterAnswer(ask.asked, answer.status, answer.body));
}

}  // namespace yichuang::link
