#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "hardware/counter/display_job.h"
#include "hardware/counter/serial_line.h"

namespace yichuang::counter {

/// One display: what it is to show, and the part of it that its line has not taken yet. Nothing
/// here waits. One thread.
class CounterDisplay {
 public:
  using Steady = std::chrono::milliseconds;  ///< of a steady clock
  using Log = std::function<void(const std::string&)>;

  /// How long after a line took less than everything it is asked again.
  static constexpr Steady kAgain{1000};

  /// `log` takes one line for the operator; a fault that lasts is told once.
  CounterDisplay(std::string port, Log log);

  /// Shows `lines` as soon as the line takes them; the same lines again change nothing.
  void Show(const CounterLines& lines, Steady now);
  /// Goes on with what is not shown yet. Call it at NextDue.
  void Flush(Steady now);
  /// When Flush has something to do; max() when never.
  Steady NextDue() const;

 private:
  SerialLine line_;
  Log log_;
  std::optional<CounterLines> shown_;
  std::vector<std::uint8_t> left_;  ///< of the job of `shown_`
  Steady due_ = Steady::max();
  std::string told_;
};

}  // namespace yichuang::counter
