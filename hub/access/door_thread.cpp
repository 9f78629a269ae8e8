#include "hub/access/door_thread.h"

#include <exception>
#include <utility>

namespace yichuang::access {

using std::chrono::steady_clock;

DoorThread::DoorThread(const std::filesystem::path& file, Job pause,
                       std::function<void(const std::string&)> log)
    : vault_(file), pause_(std::move(pause)), log_(std::move(log)), thread_([this] { Run(); }) {}

DoorThread::~DoorThread() {
  {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
  }
  ready_.notify_one();
  thread_.join();
}

bool DoorThread::Ask(Job job) {
  {
    const std::scoped_lock lock(mutex_);
    if (asked_.size() >= kMostWaiting || closed_) return false;
    asked_.push_back(std::move(job));
  }
  ready_.notify_one();
  return true;
}

void DoorThread::Keep(Job job) {
  {
    const std::scoped_lock lock(mutex_);
    kept_.push_back(std::move(job));
  }
  ready_.notify_one();
}

void DoorThread::Carry(const Job& job) {
  try {
    job(vault_);
  } catch (const std::exception& failure) {
    log_(std::string("access.db: ") + failure.what());
  }
}

void DoorThread::Run() {
  constexpr std::chrono::seconds kPause{1};
  steady_clock::time_point paused{};
  while (true) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      ready_.wait_for(lock, kPause,
                      [this] { return closed_ || !kept_.empty() || !asked_.empty(); });
      std::deque<Job>& queue = kept_.empty() ? asked_ : kept_;
      if (closed_ && kept_.empty()) return;
      if (!queue.empty()) {
        job = std::move(queue.front());
        queue.pop_front();
      }
    }
    if (job) Carry(job);
    if (pause_ && steady_clock::now() - paused >= kPause) {
      Carry(pause_);
      paused = steady_clock::now();
    }
  }
}

}  // namespace yichuang::access
