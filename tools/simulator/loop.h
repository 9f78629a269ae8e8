#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <vector>

namespace yichuang::simulator {

/// One thread's events: descriptors that are ready, times that have come, calls posted by other
/// threads.
class Loop {
 public:
  using Clock = std::chrono::steady_clock;
  using Call = std::function<void()>;
  using Timer = std::uint64_t;  ///< 0 is no timer

  /// Throws std::runtime_error when the system gives no descriptor.
  Loop();
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  /// Calls `ready` whenever the descriptor has something to read, until Unwatch.
  void Watch(int descriptor, Call ready);
  void Unwatch(int descriptor);

  Timer After(std::chrono::milliseconds delay, Call call);
  void Cancel(Timer timer);

  /// From any thread: `call` runs on the loop's thread.
  void Post(Call call);

  /// Runs until Stop, or until `deadline`.
  void Run(Clock::time_point deadline = Clock::time_point::max());
  void Stop() { stopped_ = true; }

 private:
  void RunPosted();
  void RunTimers();

  std::map<int, Call> watched_;
  std::map<std::pair<Clock::time_point, Timer>, Call> timers_;
  std::map<Timer, Clock::time_point> times_;
  Timer next_timer_ = 1;
  bool stopped_ = false;
  int wake_ = -1;
  std::mutex mutex_;
  std::vector<Call> posted_;
};

}  // namespace yichuang::simulator
