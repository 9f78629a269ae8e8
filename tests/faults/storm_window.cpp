#include "tests/faults/storm_window.h"

#include <fmt/format.h>

#include <utility>

namespace yichuang::faults {
namespace {

using std::chrono::milliseconds;

/// So long a citizen looks at a device that shows him nothing, or does not answer.
constexpr milliseconds kPatience{1'500};
constexpr int kBestLevel = 5;

}  // namespace

StormWindow::StormWindow(const simulator::HallWindow& window, const simulator::HallSetup& setup,
                         simulator::DeskClient& hub, simulator::Loop& loop, OnPress on_press)
    : window_(window),
      hub_(hub),
      loop_(loop),
      level_(1 + window.number % kBestLevel),
      on_press_(std::move(on_press)),
      link_(setup.ControlOf(window), loop, *this) {}

StormWindow::~StormWindow() { loop_.Cancel(timer_); }

void StormWindow::Ask(const char* path, std::string body,
                      const std::function<void(bool)>& answered) {
  hub_.Ask("POST", fmt::format("/api/v1/desk/{}/{}", window_.number, path), std::move(body),
           [answered](const simulator::DeskClient::Answer& answer) {
             answered(answer.status == 200 || answer.attempts > 1);
           });
}

void StormWindow::Start() {
  Ask("shift", fmt::format(R"({{"staff":"{}"}})", window_.staff), [this](bool) { Serve(); });
}

void StormWindow::Serve() {
  if (stopping_) return;
  step_ = Step::kOpening;
  Ask("service", R"({"visit":""})", [this](bool) {
    step_ = Step::kEnding;
    Ask("service/end", R"({"invite":true})", [this](bool ended) {
      if (!ended) return Next();
      step_ = Step::kInvited;
      Wait(kPatience);
      OnScreen(screen_);
    });
  });
}

void StormWindow::Next() {
  loop_.Cancel(timer_);
  timer_ = 0;
  step_ = Step::kFree;
  loop_.Post([this] { Serve(); });
}

void StormWindow::Wait(milliseconds patience) {
  loop_.Cancel(timer_);
  timer_ = loop_.After(patience, [this] { Next(); });
}

void StormWindow::OnScreen(const simulator::SeenScreen& screen) {
  screen_ = screen;
  // The question about a call is left to its time-out: an answer that came late on a busy machine
  // would be a press for the next citizen.
  if (step_ != Step::kInvited || screen.name != "inviting" || screen.invitation == rated_) return;
  step_ = Step::kPressed;
  rated_ = screen.invitation;
  waits_for_lamp_ = true;
  link_.Press(kBestLevel - level_);
  Wait(kPatience);
}

void StormWindow::OnLamp(std::uint64_t counter, std::uint64_t invitation) {
  if (invitation <= lit_) return;  // told again to whoever connects anew
  lit_ = invitation;
  waits_for_lamp_ = false;
  on_press_(
      {window_.evaluator, epoch_, counter, invitation, level_, window_.number, window_.staff, ""});
  if (step_ == Step::kPressed) Next();
}

void StormWindow::AskStats() {
  stats_.reset();
  link_.AskStats();
}

void StormWindow::OnStats(const simulator::SeenStats& stats) {
  stats_ = stats;
  epoch_ = stats.epoch;
}

void StormWindow::OnLost() {
  screen_ = {};
  stats_.reset();
  if (std::exchange(waits_for_lamp_, false)) ++unlit_;
}

}  // namespace yichuang::faults
