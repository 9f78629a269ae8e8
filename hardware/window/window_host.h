#pragma once

#include <functional>
#include <memory>
#include <string>

#include "hardware/window/config.h"

namespace yichuang::window {

/// The running window host: outbox, link, one driver per evaluator, and the loop that joins them.
///
/// Run's thread owns outbox and session; link and drivers run threads of their own and only push to
/// a bounded queue.
class WindowHost {
 public:
  /// `log` takes one line, one fact, from any thread. Opens the outbox; throws std::exception (a
  /// sentence) when that fails or USB is wanted and cannot be used.
  WindowHost(const Config& config, std::function<void(const std::string&)> log);
  ~WindowHost();
  WindowHost(const WindowHost&) = delete;
  WindowHost& operator=(const WindowHost&) = delete;

  /// Works until Stop. Throws std::exception on a storage error: then the process must end.
  void Run();
  /// Any thread; also before Run.
  void Stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yichuang::window
