#pragma once

namespace yichuang::simulator {

/// SIGINT and SIGTERM as a descriptor to read from, for this thread and all that it starts
/// afterwards.
class StopSignals {
 public:
  /// Throws std::runtime_error when the system gives no descriptor.
  StopSignals();
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  int descriptor() const { return descriptor_; }
  /// Takes what has arrived; false when nothing has.
  bool Take();

 private:
  int descriptor_ = -1;
};

}  // namespace yichuang::simulator
