#include "hub/http/query_thread.h"

#include <utility>

namespace yichuang::http {

QueryThread::QueryThread(std::unique_ptr<query::Reader> reader)
    : reader_(std::move(reader)), thread_([this] { Run(); }) {}

QueryThread::~QueryThread() {
  {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
  }
  ready_.notify_one();
  thread_.join();
}

bool QueryThread::Ask(Job job) {
  {
    const std::scoped_lock lock(mutex_);
    if (jobs_.size() >= kMostWaiting || closed_) return false;
    jobs_.push_back(std::move(job));
  }
  ready_.notify_one();
  return true;
}

void QueryThread::Run() {
  while (true) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      ready_.wait(lock, [this] { return closed_ || !jobs_.empty(); });
      if (closed_) return;
      job = std::move(jobs_.front());
      jobs_.pop_front();
    }
    job(*reader_);
  }
}

}  // namespace yichuang::http
