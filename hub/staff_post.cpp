#include "hub/staff_post.h"

#include <fcntl.h>
#include <unistd.h>

#include <system_error>
#include <utility>

namespace yichuang::hub {

// One write a line: readers see whole lines, and O_APPEND keeps them in order. O_NONBLOCK matters
// for a pipe alone.
bool MessageFile::Send(const StaffMessage& message) {
  std::error_code none;
  if (std::filesystem::is_regular_file(file_, none) &&
      std::filesystem::file_size(file_, none) >= kMostBytes) {
    std::filesystem::rename(file_, file_.string() + ".1", none);
  }
  const int file =
      ::open(file_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_NONBLOCK | O_CLOEXEC, 0640);
  if (file < 0) return false;
  const std::string line = LineOf(message);
  const auto written = ::write(file, line.data(), line.size());
  // Half a line of a full disk goes, or the next one would be glued to it. A pipe has no such end.
  if (written > 0 && written < static_cast<::ssize_t>(line.size())) {
    const ::off_t end = ::lseek(file, 0, SEEK_END);
    if (end >= written) (void)!::ftruncate(file, end - written);
  }
  const bool closed = ::close(file) == 0;
  return closed && written == static_cast<::ssize_t>(line.size());
}

StaffPost::StaffPost(StaffMessenger& messenger, std::function<void(const std::string&)> log,
                     std::size_t room)
    : messenger_(messenger), log_(std::move(log)), room_(room), thread_([this] { Run(); }) {}

StaffPost::~StaffPost() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void StaffPost::Offer(StaffMessage message) {
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(message_blocks_commit)) {
    if (!messenger_.Send(message)) CountDrop("the messenger did not take it");
    return;
  }
#endif
  {
    const std::scoped_lock lock(mutex_);
    if (queue_.size() < room_) {
      queue_.push_back(std::move(message));
      changed_.notify_all();
      return;
    }
  }
  CountDrop("too many wait for the messenger");
}

void StaffPost::CountDrop(const char* why) {
  ++dropped_;
  if (dropping_.exchange(true)) return;
  log_(std::string("messages to staff are dropped: ") + why +
       ". Pages tell everything as before; look at the messenger and at "
       "yichuang_staff_messages_dropped_total");
}

void StaffPost::Run() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    if (queue_.empty()) return;
    const StaffMessage message = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    const bool sent = messenger_.Send(message);
    if (sent) {
      dropping_ = false;
    } else {
      CountDrop("the messenger did not take them");
    }
    lock.lock();
  }
}

}  // namespace yichuang::hub
