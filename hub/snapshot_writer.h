#pragma once

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "hub/contract/messages.h"
#include "hub/core/hall.h"

namespace yichuang::hub {

/// Writes snapshots in the background, so that the hall thread never waits for a file. Only the
/// newest offer counts.
class SnapshotWriter {
 public:
  SnapshotWriter(std::filesystem::path directory, std::function<void(const std::string&)> log);
  /// Writes what was offered last, then ends.
  ~SnapshotWriter();
  SnapshotWriter(const SnapshotWriter&) = delete;
  SnapshotWriter& operator=(const SnapshotWriter&) = delete;

  /// Copies of the hall and the head it stands at. Returns at once.
  void Offer(core::Hall hall, const contract::Head& head);

 private:
  struct Job {
    core::Hall hall;
    contract::Head head;
  };
  void Run();

  const std::filesystem::path directory_;
  const std::function<void(const std::string&)> log_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<Job> job_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace yichuang::hub
