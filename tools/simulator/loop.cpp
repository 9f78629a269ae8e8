#include "tools/simulator/loop.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace yichuang::simulator {

Loop::Loop() : wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (wake_ < 0) throw std::runtime_error("event loop: no descriptor left");
}

Loop::~Loop() { ::close(wake_); }

void Loop::Watch(int descriptor, Call ready) { watched_[descriptor] = std::move(ready); }

void Loop::Unwatch(int descriptor) { watched_.erase(descriptor); }

Loop::Timer Loop::After(std::chrono::milliseconds delay, Call call) {
  const Timer timer = next_timer_++;
  const Clock::time_point at = Clock::now() + std::max(delay, std::chrono::milliseconds(0));
  timers_.emplace(std::pair(at, timer), std::move(call));
  times_.emplace(timer, at);
  return timer;
}

void Loop::Cancel(Timer timer) {
  const auto found = times_.find(timer);
  if (found == times_.end()) return;
  timers_.erase({found->second, timer});
  times_.erase(found);
}

void Loop::Post(Call call) {
  {
    const std::scoped_lock lock(mutex_);
    posted_.push_back(std::move(call));
  }
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = ::write(wake_, &one, sizeof one);
}

void Loop::RunPosted() {
  std::uint64_t count = 0;
  [[maybe_unused]] const ssize_t taken = ::read(wake_, &count, sizeof count);
  std::vector<Call> calls;
  {
    const std::scoped_lock lock(mutex_);
    calls.swap(posted_);
  }
  for (const Call& call : calls) call();
}

void Loop::RunTimers() {
  const Clock::time_point now = Clock::now();
  while (!timers_.empty() && timers_.begin()->first.first <= now) {
    auto due = timers_.extract(timers_.begin());
    times_.erase(due.key().second);
    due.mapped()();
  }
}

void Loop::Run(Clock::time_point deadline) {
  stopped_ = false;
  std::vector<pollfd> polled;
  while (!stopped_ && Clock::now() < deadline) {
    polled.clear();
    polled.push_back({wake_, POLLIN, 0});
    for (const auto& [descriptor, ready] : watched_) polled.push_back({descriptor, POLLIN, 0});
    Clock::time_point until = std::min(deadline, Clock::now() + std::chrono::seconds(60));
    if (!timers_.empty()) until = std::min(until, timers_.begin()->first.first);
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    ::poll(polled.data(), polled.size(), static_cast<int>(std::max<std::int64_t>(wait, 0)));

    if (polled.front().revents != 0) RunPosted();
    for (std::size_t i = 1; i < polled.size(); ++i) {
      if (polled[i].revents == 0) continue;
      // An earlier call may have unwatched this one; the call itself may unwatch it too, so it is
      // copied.
      const auto found = watched_.find(polled[i].fd);
      if (found == watched_.end()) continue;
      const Call ready = found->second;
      ready();
    }
    RunTimers();
  }
}

}  // namespace yichuang::simulator
