#pragma once

#include <cstdint>
#include <span>

namespace yichuang::evaluator {

/// Bytes that survive a power cut: an EEPROM, or a file.
class ByteStore {
 public:
  /// Size in bytes, the same for the life of the device.
  virtual std::uint32_t size() const = 0;

  /// False when the store could not be read. REQUIRES: offset + bytes.size() <= size().
  [[nodiscard]] virtual bool Read(std::uint32_t offset, std::span<std::uint8_t> bytes) = 0;

  /// True only when every byte will be there after a power cut. A cut or a failure in the middle
  /// may leave any part of exactly these bytes written. REQUIRES: offset + bytes.size() <= size().
  [[nodiscard]] virtual bool Write(std::uint32_t offset, std::span<const std::uint8_t> bytes) = 0;

 protected:
  ~ByteStore() = default;
};

}  // namespace yichuang::evaluator
