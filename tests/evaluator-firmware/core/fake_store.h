#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "evaluator-firmware/core/byte_store.h"

namespace yichuang::evaluator {

/// Bytes in memory that can lose power in the middle of a write.
class FakeStore final : public ByteStore {
 public:
  explicit FakeStore(std::uint32_t size = 65536) : bytes_(size, 0xFF) {}

  std::uint32_t size() const override { return static_cast<std::uint32_t>(bytes_.size()); }

  bool Read(std::uint32_t offset, std::span<std::uint8_t> bytes) override {
    if (!readable_) return false;
    std::copy_n(bytes_.begin() + offset, bytes.size(), bytes.begin());
    return true;
  }

  bool Write(std::uint32_t offset, std::span<const std::uint8_t> bytes) override {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      if (budget_ && *budget_ == 0) {
        if (scramble_ && !cut_) bytes_[offset + i] = *scramble_;
        cut_ = true;
        return false;
      }
      if (budget_) --*budget_;
      bytes_[offset + i] = bytes[i];
      ++written_;
    }
    if (on_write) on_write();
    return true;
  }

  /// Power fails after `budget` more bytes; the byte that was being written becomes `scramble` when
  /// given.
  void CutAfter(std::size_t budget, std::optional<std::uint8_t> scramble = std::nullopt) {
    budget_ = budget;
    scramble_ = scramble;
    cut_ = false;
  }
  void RestorePower() { budget_.reset(); }
  void SetReadable(bool readable) { readable_ = readable; }
  bool cut() const { return cut_; }
  std::size_t written() const { return written_; }
  std::vector<std::uint8_t>& bytes() { return bytes_; }

  std::function<void()> on_write;

 private:
  std::vector<std::uint8_t> bytes_;
  std::optional<std::size_t> budget_;
  std::optional<std::uint8_t> scramble_;
  bool cut_ = false;
  bool readable_ = true;
  std::size_t written_ = 0;
};

}  // namespace yichuang::evaluator
