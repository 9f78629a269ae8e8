#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>

#include "evaluator-firmware/protocol/frame.h"

/// Frames on a byte stream: COBS(body ‖ CRC-32 big-endian) followed by one zero byte. No zero
/// stands inside, so a receiver that lost its place finds the next frame behind the next zero.
namespace yichuang::protocol {

inline constexpr std::size_t kCrcSize = 4;

/// Longest result of CobsEncode for `length` bytes, without the closing zero.
constexpr std::size_t MaxCobsSize(std::size_t length) { return length + length / 254 + 1; }

/// Longest frame on a stream, with CRC and closing zero.
inline constexpr std::size_t kMaxStreamSize = MaxCobsSize(kMaxFrameSize + kCrcSize) + 1;

/// Writes `bytes` so that no zero stands in them and returns the length; 0 when `out` is too small
/// (an empty input still gives one byte).
std::size_t CobsEncode(std::span<const std::uint8_t> bytes, std::span<std::uint8_t> out);

/// Writes body, CRC and closing zero as they go onto the stream and returns the length; 0 when the
/// body is longer than kMaxFrameSize or `out` is too small (kMaxStreamSize always suffices).
std::size_t EncodeStream(std::span<const std::uint8_t> body, std::span<std::uint8_t> out);

/// Takes a byte stream apart, one byte at a time.
///
/// After garbage, a lost byte or a frame that is too long it skips to the next zero and tells once
/// why. Borrows the buffer, which must outlive the reader and should hold kMaxFrameSize + kCrcSize
/// bytes. One thread.
class FrameReader {
 public:
  struct Nothing {};  ///< the frame is not complete yet
  /// A frame body without CRC; it lies in the borrowed buffer until the next Feed.
  using Frame = std::span<const std::uint8_t>;
  using Result = std::variant<Nothing, Frame, FrameError>;

  explicit FrameReader(std::span<std::uint8_t> buffer) : buffer_(buffer) {}

  /// A zero byte ends a frame and gives Frame or one of: kTooLong (did not fit the buffer),
  /// kTooShort (no room for a body and its CRC), kCrc (damaged). Zeros between frames and every
  /// other byte give Nothing.
  Result Feed(std::uint8_t byte);

  /// Forgets a half-read frame, as after the cable was plugged in again.
  void Reset();

 private:
  void Put(std::uint8_t byte);
  Result Finish();

  std::span<std::uint8_t> buffer_;
  std::size_t length_ = 0;
  std::uint8_t code_ = 0;       // of the block being read, 0 before the first
  std::uint8_t remaining_ = 0;  // bytes of the block still to come
  bool too_long_ = false;
};

}  // namespace yichuang::protocol
