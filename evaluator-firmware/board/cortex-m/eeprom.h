#pragma once

#include <cstdint>
#include <span>

#include "evaluator-firmware/core/byte_store.h"

namespace yichuang::evaluator::cortex_m {

/// An AT24C512 on the I2C bus at 0x50: 64 KiB, written in pages of 128 bytes. A write has ended
/// when the chip answers again; what it then holds survives a power cut.
class Eeprom {
 public:
  static constexpr std::uint32_t kSize = 64 * 1024;
  static constexpr std::uint32_t kPage = 128;

  /// Sets up the pins and the bus at 100 kHz.
  void Start();

  [[nodiscard]] bool Read(std::uint32_t offset, std::span<std::uint8_t> bytes);
  [[nodiscard]] bool Write(std::uint32_t offset, std::span<const std::uint8_t> bytes);

 private:
  bool Step(std::uint32_t command);
  bool Point(std::uint32_t offset, bool stop);
  bool WritePage(std::uint32_t offset, std::span<const std::uint8_t> bytes);
  bool WaitUntilWritten();
};

/// A part of an EEPROM as a store of its own.
class EepromPart final : public ByteStore {
 public:
  EepromPart(Eeprom& eeprom, std::uint32_t begin, std::uint32_t size)
      : eeprom_(eeprom), begin_(begin), size_(size) {}

  std::uint32_t size() const override { return size_; }
  bool Read(std::uint32_t offset, std::span<std::uint8_t> bytes) override {
    return eeprom_.Read(begin_ + offset, bytes);
  }
  bool Write(std::uint32_t offset, std::span<const std::uint8_t> bytes) override {
    return eeprom_.Write(begin_ + offset, bytes);
  }

 private:
  Eeprom& eeprom_;
  std::uint32_t begin_;
  std::uint32_t size_;
};

}  // namespace yichuang::evaluator::cortex_m
