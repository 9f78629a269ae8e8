#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "hub/query/reader.h"

namespace yichuang::http {

/// The one thread that uses a query::Reader, so that no query runs on the I/O thread.
class QueryThread {
 public:
  using Job = std::function<void(query::Reader&)>;

  /// REQUIRES: reader is not null.
  explicit QueryThread(std::unique_ptr<query::Reader> reader);
  /// Finishes the running job, forgets the waiting ones.
  ~QueryThread();
  QueryThread(const QueryThread&) = delete;
  QueryThread& operator=(const QueryThread&) = delete;

  /// Any thread. False when too many jobs wait; then the job is not kept. A job must not throw.
  [[nodiscard]] bool Ask(Job job);

 private:
  static constexpr std::size_t kMostWaiting = 64;

  void Run();

  const std::unique_ptr<query::Reader> reader_;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<Job> jobs_;
  bool closed_ = false;
  std::thread thread_;  ///< last: it uses everything above
};

}  // namespace yichuang::http
