#pragma once

#include <chrono>
#include <filesystem>
#include <thread>
#include <utility>

#include "hardware/idcard/card_reader.h"

namespace yichuang::idcard {

/// Owns one file descriptor; -1 is none.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

/// A reader played by whoever writes lines (CardLines) into a FIFO: a test, the demo, a person at a
/// keyboard. A FIFO and no file, so that no number ever lies on a disk.
class SimulatedReader final : public CardReader {
 public:
  /// Makes the FIFO, for its owner alone, where nothing has that name, and makes it anew when it
  /// is gone. Anything else of that name is ReaderLost. Throws std::runtime_error when the process
  /// has no descriptor left.
  SimulatedReader(std::filesystem::path fifo, TellCard tell);
  /// Returns within a moment.
  ~SimulatedReader() override;

 private:
  void Run();
  /// True when told to stop before `time` is over, or before something can be read from `fd`.
  bool StoppedWithin(std::chrono::milliseconds time, int fd = -1) const;

  const std::filesystem::path fifo_;
  const TellCard tell_;
  const Descriptor stop_;  ///< an eventfd
  std::thread thread_;     ///< last: it uses everything above
};

}  // namespace yichuang::idcard
