#pragma once

#include <chrono>
#include <cstdint>
#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tools/simulator/accounts.h"
#include "tools/simulator/clock.h"
#include "tools/simulator/day.h"
#include "tools/simulator/desk.h"
#include "tools/simulator/desk_client.h"
#include "tools/simulator/hall_programs.h"
#include "tools/simulator/hall_setup.h"
#include "tools/simulator/loop.h"
#include "tools/simulator/options.h"
#include "tools/simulator/signals.h"

namespace yichuang::simulator {

/// A made-up hall, from the first program's start to the comparison of what was pressed with what
/// is stored.
class Simulation final : public Reception {
 public:
  /// Starts every program and waits for the hub. Throws std::runtime_error with a sentence when it
  /// cannot.
  Simulation(const Options& options, const std::filesystem::path& directory, StopSignals& signals);
  ~Simulation();

  /// Plays one day (headless) or day after day until a signal comes. Returns the exit status.
  int Run();

  // Reception
  bool SomebodyWaits() const override { return !waiting_.empty(); }
  std::optional<Visitor> Come(std::uint64_t ticket, const std::string& number) override;
  void Pressed(const Press& press) override;
  void Left() override;
  void Note(const std::string& line) override;

 private:
  void Beat();
  int End();
  void BeginDay();
  void Arrive();
  void TakeNumber(const Visitor& visitor);
  void ScheduleFailure();
  void ScheduleChaos();
  void AwaitEvening();
  void NextDay();
  void Tell();
  void Drain();
  bool Drained();
  int Close();
  std::int64_t DayTimeToReal(DayTime time) const;
  std::chrono::milliseconds RealUntil(DayTime time) const;

  const Options options_;
  const std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  StopSignals& signals_;
  Loop loop_;
  std::int64_t midnight_ms_ = 0;  ///< of the virtual day that is played
  DemoClock clock_;
  HallSetup setup_;
  HallPrograms programs_;
  std::unique_ptr<DeskClient> hub_;
  std::vector<std::unique_ptr<Desk>> desks_;

  int day_ = 0;
  DayPlan plan_;
  std::size_t arrived_ = 0;
  std::map<std::uint64_t, Visitor> waiting_;  ///< by the ticket they hold
  std::size_t at_the_kiosk_ = 0;              ///< asked for a number and have none yet
  std::uint64_t walked_out_ = 0;              ///< before they were called
  bool evening_ = false;
  bool stopped_by_signal_ = false;
  std::ofstream press_file_;
  std::vector<Press> presses_;
  std::uint64_t left_ = 0;
};

}  // namespace yichuang::simulator
