#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <string>
#include <vector>

#include "hardware/usb/recording.h"
#include "hardware/usb/transport.h"

namespace yichuang::usb {

/// A device whose side of a conversation is known beforehand: what it says comes as soon as what
/// the host says before it has been said. The base of recordings that are played again and of
/// scripts in tests. Behind the last step it is silent until Close. Any thread.
class PlayedTransport : public Transport {
 public:
  /// `steps`: kIn, kOut and kEnd.
  PlayedTransport(std::vector<KeptTransfer> steps, std::string name);
  [[nodiscard]] TransportStatus Write(std::span<const std::uint8_t> bytes) final;
  [[nodiscard]] ReadResult Read(std::span<std::uint8_t> into, Millis timeout) final;
  void Close() final;
  std::string Name() const final { return name_; }

 protected:
  /// The host has written; takes the steps away that this fulfils, and answers. Called with the
  /// lock.
  virtual TransportStatus Hear(std::span<const std::uint8_t> bytes) = 0;
  /// Something was read; takes steps away that have been fulfilled before. Called with the lock.
  virtual void Go() {}
  /// How many steps have not come to their turn. What has ended the conversation is none of them.
  std::size_t left() const;

  std::deque<KeptTransfer> steps_;  ///< locked in Hear and Go

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  const std::string name_;
  bool ended_ = false;
  bool closed_ = false;
};

}  // namespace yichuang::usb
