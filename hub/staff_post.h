#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "hub/staff_message.h"

namespace yichuang::hub {

/// Carries messages out of the house: the adapter of an office's own system.
class StaffMessenger {
 public:
  virtual ~StaffMessenger() = default;
  /// False when it was not taken; it is not sent again. Called on the post's thread alone; may take
  /// its time, but has to come back.
  [[nodiscard]] virtual bool Send(const StaffMessage& message) = 0;
};

/// Appends a JSON line for each message to a file that somebody else reads. It never waits: a pipe
/// that nobody reads, or a full disk, is a message not sent. A file of kMostBytes becomes FILE.1.
class MessageFile final : public StaffMessenger {
 public:
  static constexpr std::uintmax_t kMostBytes = std::uintmax_t{16} << 20;
  explicit MessageFile(std::filesystem::path file) : file_(std::move(file)) {}
  [[nodiscard]] bool Send(const StaffMessage& message) override;

 private:
  const std::filesystem::path file_;
};

/// Takes messages from the hall thread and gives them to a messenger on a thread of its own, so
/// that no commit ever waits for one. What the queue has no room for, or the messenger does not
/// take, is dropped and counted.
class StaffPost {
 public:
  static constexpr std::size_t kRoom = 1'000;
  /// `messenger` must outlive the object; `log` takes one line for the operator, when drops begin.
  StaffPost(StaffMessenger& messenger, std::function<void(const std::string&)> log,
            std::size_t room = kRoom);
  /// Sends what has queued, then ends.
  ~StaffPost();
  StaffPost(const StaffPost&) = delete;
  StaffPost& operator=(const StaffPost&) = delete;

  /// Returns at once, whatever the messenger does. Any thread.
  void Offer(StaffMessage message);
  std::uint64_t dropped() const { return dropped_; }

 private:
  void Run();
  void CountDrop(const char* why);

  StaffMessenger& messenger_;
  const std::function<void(const std::string&)> log_;
  const std::size_t room_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<StaffMessage> queue_;
  bool stopping_ = false;
  std::atomic<bool> dropping_ = false;
  std::atomic<std::uint64_t> dropped_ = 0;
  std::thread thread_;
};

}  // namespace yichuang::hub
