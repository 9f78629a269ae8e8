#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "hub/access/vault.h"

namespace yichuang::access {

/// The one thread that uses a Vault: passwords are hashed here and nowhere else.
class DoorThread {
 public:
  using Job = std::function<void(Vault&)>;

  /// `pause` runs between jobs, about once a second: orders of the console are looked for there. A
  /// job that throws is told through `log`; what it owed stays owed.
  DoorThread(const std::filesystem::path& file, Job pause,
             std::function<void(const std::string&)> log);
  /// Finishes the running job and what must not be forgotten, drops the rest.
  ~DoorThread();
  DoorThread(const DoorThread&) = delete;
  DoorThread& operator=(const DoorThread&) = delete;

  /// Any thread. False when too many wait: whoever tries passwords in a hurry.
  [[nodiscard]] bool Ask(Job job);
  /// Any thread: a small write that is never turned away, and is done before the thread ends.
  void Keep(Job job);

 private:
  static constexpr std::size_t kMostWaiting = 32;

  void Run();
  void Carry(const Job& job);

  Vault vault_;
  const Job pause_;
  const std::function<void(const std::string&)> log_;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<Job> asked_;
  std::deque<Job> kept_;
  bool closed_ = false;
  std::thread thread_;  ///< last: it uses everything above
};

}  // namespace yichuang::access
