#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tests/integration/hall_bed.h"
#include "tools/simulator/desk.h"

namespace yichuang::integration {

/// One window with one citizen.
class OneVisit final : public simulator::Reception {
 public:
  /// At the first window of the hall.
  OneVisit(HallBed& bed, simulator::Visitor visitor)
      : OneVisit(bed, std::move(visitor), bed.setup().windows().front()) {}
  /// At this window, with the device that `window` names.
  OneVisit(HallBed& bed, simulator::Visitor visitor, const simulator::HallWindow& window)
      : bed_(bed),
        visitor_(std::move(visitor)),
        hub_(bed.setup().http_port(), bed.setup().token(), loop_),
        desk_(window, bed.setup().ControlOf(window), hub_, loop_, clock_, *this) {}

  /// Takes a number, and until the device holds nothing any more; false when that takes too long.
  bool Play() {
    Begin();
    return bed_.Until([this] {
      loop_.Run(std::chrono::steady_clock::now() + std::chrono::milliseconds(20));
      const bool done = left_ && desk_.stats() && desk_.stats()->pending == 0 && !desk_.asking();
      if (!done) desk_.AskAgain();
      loop_.Run(std::chrono::steady_clock::now() + std::chrono::milliseconds(20));
      return left_ && desk_.stats() && desk_.stats()->pending == 0 && !desk_.asking();
    });
  }

  /// The same, but only until the level is pressed: for a device that is taken away then.
  bool PlayUntilPressed() {
    Begin();
    return bed_.Until([this] {
      loop_.Run(std::chrono::steady_clock::now() + std::chrono::milliseconds(20));
      return !presses.empty();
    });
  }

  bool SomebodyWaits() const override { return waits_; }
  std::optional<simulator::Visitor> Come(std::uint64_t ticket, const std::string&) override {
    if (!waits_ || ticket != ticket_) return std::nullopt;
    waits_ = false;
    return visitor_;
  }
  void Invited() override {
    if (on_invited) on_invited();
  }
  void Pressed(const simulator::Press& press) override { presses.push_back(press); }
  void Left() override { left_ = true; }
  void Note(const std::string& line) override { ADD_FAILURE() << line; }

  std::vector<simulator::Press> presses;
  std::function<void()> on_invited;  ///< before the level is pressed

 private:
  void Begin() {
    desk_.StartShift();
    hub_.Ask("POST", "/api/v1/tickets", R"({"group":"qykb"})",
             [this](const simulator::DeskClient::Answer& answer) {
               if (answer.status != 200) Note("no number: " + answer.reason);
               visitor_.visit = answer.what;
               ticket_ = answer.ticket;
               waits_ = true;
               desk_.Look();
             });
  }

  HallBed& bed_;
  simulator::Visitor visitor_;
  std::uint64_t ticket_ = 0;
  bool waits_ = false;
  bool left_ = false;
  simulator::DemoClock clock_{100, 0, 0};  // nobody walks to a window in a test
  simulator::Loop loop_;
  simulator::DeskClient hub_;
  simulator::Desk desk_;
};

}  // namespace yichuang::integration
