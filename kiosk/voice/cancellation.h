#pragma once

#include <atomic>

namespace yichuang::voice {

/// Ends one piece of work from another thread, also while it waits for a file descriptor.
///
/// Thread rule: any thread may call everything.
class Cancellation {
 public:
  /// Throws std::system_error without file descriptors.
  Cancellation();
  ~Cancellation();
  Cancellation(const Cancellation&) = delete;
  Cancellation& operator=(const Cancellation&) = delete;

  void Cancel();
  /// For the next piece of work. REQUIRES: nobody cancels meanwhile.
  void Reset();
  bool cancelled() const { return cancelled_; }
  /// Readable once cancelled; owned by this object.
  int descriptor() const { return descriptor_; }

 private:
  std::atomic<bool> cancelled_ = false;
  int descriptor_;
};

}  // namespace yichuang::voice
