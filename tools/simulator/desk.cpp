#include "tools/simulator/desk.h"

#include <fmt/format.h>

#include <algorithm>

namespace yichuang::simulator {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// Real time: how long a citizen looks at a device that shows nothing, or does not answer, before
/// leaving.
constexpr milliseconds kPatience{3000};
/// Virtual time from a call to the window.
constexpr milliseconds kWalk{12'000};
/// Virtual time after which a number is called again, a little more than the hall asks for.
constexpr milliseconds kCallAgain{21'000};
/// Virtual time between two citizens.
constexpr milliseconds kPause{25'000};
/// Virtual time from the question about a call-back to the answer.
constexpr milliseconds kAnswer{1500};
constexpr seconds kAskShiftAgain{1};
constexpr int kBestLevel = 5;
constexpr int kYesKey = 4;  ///< of the question about a call-back, on a device with five keys

}  // namespace

Desk::Desk(const HallWindow& window, const std::filesystem::path& control, DeskClient& hub,
           Loop& loop, const DemoClock& clock, Reception& reception)
    : window_(window),
      hub_(hub),
      loop_(loop),
      clock_(clock),
      reception_(reception),
      link_(control, loop, *this) {}

Desk::~Desk() {
  loop_.Cancel(clerk_timer_);
  loop_.Cancel(citizen_timer_);
  loop_.Cancel(finger_timer_);
}

std::string Desk::Path(const std::string& end) const {
  return fmt::format("/api/v1/desk/{}/{}", window_.number, end);
}

void Desk::Close() {
  closed_ = true;
  loop_.Cancel(clerk_timer_);
  loop_.Cancel(citizen_timer_);
  loop_.Cancel(finger_timer_);
  citizen_.reset();
}

void Desk::StartShift() {
  clerk_ = Clerk::kStarting;
  ending_shift_ = false;
  hub_.Ask("POST", Path("shift"), fmt::format(R"({{"staff":"{}"}})", window_.staff),
           [this](const DeskClient::Answer& answer) {
             if (closed_) return;
             if (answer.status != 200) {
               reception_.Note(fmt::format("window {}: the shift was refused ({}); asking again",
                                           window_.number, answer.reason));
               clerk_timer_ = loop_.After(kAskShiftAgain, [this] { StartShift(); });
               return;
             }
             clerk_ = Clerk::kFree;
             Look();
           });
}

void Desk::EndShift() {
  ending_shift_ = true;
  if (clerk_ != Clerk::kFree) return;
  clerk_ = Clerk::kEnding;
  hub_.Ask("DELETE", Path("shift"), "",
           [this](const DeskClient::Answer&) { clerk_ = Clerk::kAway; });
}

void Desk::Look() {
  look_again_ = true;
  if (closed_ || clerk_ != Clerk::kFree) return;
  if (ending_shift_) {
    EndShift();
    return;
  }
  if (!citizen_ && reception_.SomebodyWaits()) Call();
}

void Desk::Call() {
  clerk_ = Clerk::kCalling;
  look_again_ = false;
  hub_.Ask("POST", Path("call"), "{}", [this](const DeskClient::Answer& answer) {
    if (closed_) return;
    // Asked twice because the first answer was lost: the number stands called already.
    if (answer.status == 200 || answer.reason == "ticket_called") {
      Called(answer);
      return;
    }
    if (answer.reason != "nobody_waiting") {
      reception_.Note(
          fmt::format("window {}: a call was refused ({})", window_.number, answer.reason));
    }
    clerk_ = Clerk::kFree;
    if (look_again_) Look();
  });
}

void Desk::Called(const DeskClient::Answer& call) {
  served_ = reception_.Come(call.ticket, call.what);
  if (!served_) {
    CallAgain(call);
    return;
  }
  clerk_timer_ = loop_.After(clock_.RealSpan(kWalk), [this] { Open(); });
}

/// Nobody comes: the number is called until the hall's calls are used up.
void Desk::CallAgain(const DeskClient::Answer& call) {
  clerk_timer_ = loop_.After(clock_.RealSpan(kCallAgain), [this, call] {
    hub_.Ask("POST", Path("recall"), "{}", [this, call](const DeskClient::Answer& answer) {
      if (closed_) return;
      if (answer.status == 200 || answer.reason == "call_too_soon") {
        Called(call);
      } else if (answer.reason == "calls_used_up") {
        Miss(call);
      } else {
        reception_.Note(
            fmt::format("window {}: a recall was refused ({})", window_.number, answer.reason));
        Rest();
      }
    });
  });
}

void Desk::Miss(const DeskClient::Answer& call) {
  hub_.Ask("POST", Path("miss"), "{}", [this, call](const DeskClient::Answer& answer) {
    if (closed_) return;
    if (answer.reason == "call_too_soon") {
      CallAgain(call);
    } else {
      Rest();
    }
  });
}

/// A while without a citizen, as between any two.
void Desk::Rest() {
  clerk_ = Clerk::kPausing;
  clerk_timer_ = loop_.After(clock_.RealSpan(kPause), [this] {
    clerk_ = Clerk::kFree;
    Look();
  });
}

void Desk::Open() {
  clerk_ = Clerk::kOpening;
  hub_.Ask("POST", Path("service"), fmt::format(R"({{"visit":"{}"}})", served_->visit),
           [this](const DeskClient::Answer& answer) {
             if (closed_) return;
             if (answer.status != 200) {
               reception_.Note(fmt::format("window {}: {} was refused ({})", window_.number,
                                           served_->visit, answer.reason));
               served_.reset();
               clerk_ = Clerk::kFree;
               Look();
               return;
             }
             clerk_ = Clerk::kServing;
             clerk_timer_ =
                 loop_.After(clock_.RealSpan(served_->service), [this] { EndService(); });
           });
}

void Desk::EndService() {
  clerk_ = Clerk::kEnding;
  hub_.Ask("POST", Path("service/end"), R"({"invite":true})",
           [this](const DeskClient::Answer& answer) {
             if (closed_) return;
             // Asked twice because the first answer was lost: the service has ended already.
             const bool ended =
                 answer.status == 200 || (answer.reason == "no_service" && answer.attempts > 1);
             if (!ended) {
               reception_.Note(fmt::format("window {}: ending {} was refused ({})", window_.number,
                                           served_->visit, answer.reason));
             }
             Invite();
             Rest();
           });
}

void Desk::Invite() {
  citizen_ = Citizen{*served_, Phase::kWaiting};
  served_.reset();
  if (!citizen_->visitor.rates) {
    Leave();
    return;
  }
  Patience(kPatience);
  OnScreen(screen_);
}

void Desk::OnScreen(const SeenScreen& screen) {
  screen_ = screen;
  if (!citizen_) return;
  if (citizen_->phase == Phase::kWaiting && screen.name == "inviting" &&
      screen.ticket == citizen_->visitor.visit) {
    if (screen.staff != window_.staff) ++wrong_screens_;
    Think();
  }
  if (citizen_->phase == Phase::kConsenting && screen.name == "ask_consent") {
    finger_timer_ = loop_.After(clock_.RealSpan(kAnswer), [this] {
      link_.Press(kYesKey);
      Leave();
    });
  }
}

void Desk::Think() {
  citizen_->phase = Phase::kThinking;
  reception_.Invited();
  const milliseconds think = clock_.RealSpan(citizen_->visitor.think);
  Patience(think + kPatience);
  finger_timer_ = loop_.After(think, [this] { PressLevel(); });
}

void Desk::PressLevel() {
  if (screen_.name != "inviting" || screen_.ticket != citizen_->visitor.visit) {
    Leave();  // closed meanwhile: too slow
    return;
  }
  citizen_->phase = Phase::kPressing;
  fingers_[screen_.invitation] = {citizen_->visitor.level, citizen_->visitor.visit};
  // Keys from the left: the best level first.
  link_.Press(kBestLevel - citizen_->visitor.level);
}

void Desk::OnLamp(std::uint64_t counter, std::uint64_t invitation) {
  const auto finger = fingers_.find(invitation);
  if (finger == fingers_.end()) return;
  reception_.Pressed({window_.evaluator, epoch_, counter, invitation, finger->second.level,
                      window_.number, window_.staff, finger->second.visit});
  const std::string visit = finger->second.visit;
  fingers_.erase(finger);
  if (!citizen_ || citizen_->visitor.visit != visit) return;
  if (!citizen_->visitor.consents) {
    Leave();
    return;
  }
  citizen_->phase = Phase::kConsenting;
  OnScreen(screen_);
}

void Desk::Leave() {
  loop_.Cancel(citizen_timer_);
  loop_.Cancel(finger_timer_);
  citizen_timer_ = finger_timer_ = 0;
  citizen_.reset();
  reception_.Left();
  Look();
}

void Desk::Patience(milliseconds real) {
  loop_.Cancel(citizen_timer_);
  citizen_timer_ = loop_.After(real, [this] { Leave(); });
}

void Desk::AskAgain() {
  stats_.reset();
  link_.AskStats();
}

void Desk::OnStats(const SeenStats& stats) {
  stats_ = stats;
  epoch_ = stats.epoch;
}

void Desk::OnLost() {
  screen_ = {};
  stats_.reset();
  unlit_ += fingers_.size();
  fingers_.clear();
}

}  // namespace yichuang::simulator
