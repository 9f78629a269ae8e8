#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <thread>

#include "hardware/evaluator/event.h"
#include "hardware/evaluator/intake.h"
#include "hardware/usb/transport.h"

namespace yichuang::evaluator {

struct DriverOptions {
  Millis silent_after{15'000};  ///< three hellos missed
  Millis first_retry{100};  ///< pause before a cable is opened again, doubled up to slowest_retry
  Millis slowest_retry{5'000};  ///< and back to first_retry once a device said hello
};

/// One place for a rating device: opens it whenever one is plugged in, listens, sends.
///
/// Owns one thread, which runs from construction to Stop and calls `sink` and `log`; both must
/// return at once. A log line is one fact for the operator. No function throws.
class Driver {
 public:
  using Sink = std::function<void(Event)>;
  using Log = std::function<void(const std::string&)>;

  Driver(std::unique_ptr<usb::Port> port, Sink sink, Log log, DriverOptions options = {});
  ~Driver();
  Driver(const Driver&) = delete;
  Driver& operator=(const Driver&) = delete;

  /// Puts a frame onto the cable. False when nothing is plugged in, the device does not take it, or
  /// the frame is longer than protocol::kMaxFrameSize; it is not kept. Any thread, never waits.
  bool Send(std::span<const std::uint8_t> frame);
  /// Ends the thread; afterwards no call to `sink` or `log` comes. A device attached is not
  /// reported as detached.
  void Stop();

 private:
  void Run();
  void Serve(usb::Transport& transport);
  usb::TransportStatus Listen(usb::Transport& transport);
  void Complain(const std::string& complaint);
  void Emit(std::vector<Event> events);
  void LogDamage(const std::string& name);
  bool PauseBefore(Millis pause);

  std::unique_ptr<usb::Port> port_;
  Sink sink_;
  Log log_;
  DriverOptions options_;
  Intake intake_;                    ///< of the thread
  std::uint64_t damage_logged_ = 0;  ///< of the thread
  bool heard_ = false;               ///< of the thread: the open cable brought a hello
  std::string complaint_;            ///< of the thread: the last one, told once until a hello comes

  std::mutex mutex_;
  std::condition_variable stopped_;
  bool stopping_ = false;                ///< under mutex_
  usb::Transport* transport_ = nullptr;  ///< under mutex_; the open one
  bool not_taking_ = false;              ///< under mutex_; why the open one was closed by Send
  std::thread thread_;
};

}  // namespace yichuang::evaluator
