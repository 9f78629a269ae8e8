#pragma once

#include <filesystem>

#include "evaluator-firmware/board/host/owned_fd.h"
#include "evaluator-firmware/core/byte_store.h"

namespace yichuang::evaluator::host {

/// The EEPROM as a file of 64 KiB; each write is on the disk before it returns. One process at a
/// time, one thread.
class FileStore final : public ByteStore {
 public:
  static constexpr std::uint32_t kSize = 65536;

  /// Opens the file or makes a blank one. Throws std::runtime_error with a sentence when it cannot
  /// be opened, is used by another process, or is larger than an EEPROM.
  explicit FileStore(const std::filesystem::path& path);

  std::uint32_t size() const override { return kSize; }
  bool Read(std::uint32_t offset, std::span<std::uint8_t> bytes) override;
  bool Write(std::uint32_t offset, std::span<const std::uint8_t> bytes) override;

 private:
  OwnedFd fd_;
};

}  // namespace yichuang::evaluator::host
