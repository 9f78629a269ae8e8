#include "hub/snapshot_writer.h"

#include <utility>

#include "hub/sqlite/store.h"

namespace yichuang::hub {

SnapshotWriter::SnapshotWriter(std::filesystem::path directory,
                               std::function<void(const std::string&)> log)
    : directory_(std::move(directory)), log_(std::move(log)), thread_([this] { Run(); }) {}

SnapshotWriter::~SnapshotWriter() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void SnapshotWriter::Offer(core::Hall hall, const contract::Head& head) {
  {
    const std::scoped_lock lock(mutex_);
    job_ = Job{std::move(hall), head};
  }
  changed_.notify_all();
}

void SnapshotWriter::Run() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return stopping_ || job_.has_value(); });
    if (!job_) return;
    const Job job = std::move(*job_);
    job_.reset();
    lock.unlock();
    sqlite::Store::WriteSnapshot(directory_, job.hall, job.head, log_);
    lock.lock();
  }
}

}  // namespace yichuang::hub
