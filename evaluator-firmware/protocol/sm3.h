#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace yichuang::protocol {

inline constexpr std::size_t kSm3Size = 32;
inline constexpr std::size_t kSm3BlockSize = 64;
using Sm3Digest = std::array<std::uint8_t, kSm3Size>;

/// The hash of GB/T 32905-2016, fed piece by piece. About 100 bytes of state, no heap; one object,
/// one message.
class Sm3 {
 public:
  void Update(std::span<const std::uint8_t> bytes);

  /// Pads, and returns the hash of all bytes fed. The object must not be used afterwards.
  Sm3Digest Finish();

 private:
  void Compress();

  std::array<std::uint32_t, 8> state_{0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600,
                                      0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E};
  std::array<std::uint8_t, kSm3BlockSize> block_{};
  std::size_t filled_ = 0;
  std::uint64_t total_ = 0;
};

/// HMAC (RFC 2104, GB/T 15852.2) over SM3, fed piece by piece. A key longer than one block is
/// hashed first.
class HmacSm3 {
 public:
  explicit HmacSm3(std::span<const std::uint8_t> key);
  void Update(std::span<const std::uint8_t> bytes) { inner_.Update(bytes); }

  /// The object must not be used afterwards.
  Sm3Digest Finish();

 private:
  Sm3 inner_;
  Sm3 outer_;
};

/// HMAC-SM3 of one message.
Sm3Digest HmacSm3Of(std::span<const std::uint8_t> key, std::span<const std::uint8_t> message);

/// Compares without stopping at the first difference, so that time tells nothing about how much of
/// a guessed MAC was right. Different lengths are unequal.
bool EqualInConstantTime(std::span<const std::uint8_t> left, std::span<const std::uint8_t> right);

}  // namespace yichuang::protocol
