#pragma once

#include <functional>
#include <thread>

namespace yichuang::window {

/// Blocks SIGTERM and SIGINT in this thread and in all that it starts from now on, and ignores
/// SIGPIPE. Call it before any other thread is there.
void BlockStopSignals();

/// Turns SIGTERM and SIGINT into a call on a thread of its own, so that `stop` may lock and notify.
///
/// REQUIRES: BlockStopSignals. `stop` is not called any more once the destructor has returned.
class StopSignals {
 public:
  explicit StopSignals(std::function<void()> stop);
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

 private:
  std::thread thread_;
};

}  // namespace yichuang::window
