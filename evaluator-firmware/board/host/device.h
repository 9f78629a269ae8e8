#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "evaluator-firmware/board/host/cable.h"
#include "evaluator-firmware/board/host/command.h"
#include "evaluator-firmware/board/host/control.h"
#include "evaluator-firmware/board/host/file_store.h"
#include "evaluator-firmware/board/host/finger.h"
#include "evaluator-firmware/board/host/host_board.h"
#include "evaluator-firmware/board/host/options.h"
#include "evaluator-firmware/core/evaluator.h"

namespace yichuang::evaluator::host {

/// One simulated device: the core on a host board, and the loop that turns real time into the
/// device's time.
///
/// While a key moves, time runs in steps of 5 ms however late the process is woken, so a loaded
/// machine loses no press.
class Device {
 public:
  /// Opens files and sockets; throws std::runtime_error with a sentence.
  explicit Device(const Options& options);

  /// Runs until `stop_fd` becomes readable or a script says quit. Throws std::runtime_error when
  /// the log file fails.
  void Run(int stop_fd);

 private:
  using Clock = std::chrono::steady_clock;
  struct Doer;

  void Wait(int stop_fd);
  void CatchUp();
  void TellDrawn();
  void ServeControl();
  void RunScript();
  void Do(const Command& command, Control::Client* client);
  void Answer(Control::Client* client, std::string_view line);
  std::uint64_t DeviceNow() const;

  Options options_;
  std::vector<ScriptStep> script_;
  std::size_t next_step_ = 0;
  FileStore store_;
  Cable cable_;
  Finger finger_;
  HostBoard board_;
  Evaluator evaluator_;
  std::optional<Control> control_;
  Clock::time_point started_ = Clock::now();
  std::uint64_t now_ms_ = 0;  // of the device, does not wrap; the board's does
  ScreenView shown_;
  bool watching_ = false;  // a script wants every change on standard output
  bool stop_ = false;
};

}  // namespace yichuang::evaluator::host
