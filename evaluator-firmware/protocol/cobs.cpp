#include "evaluator-firmware/protocol/cobs.h"

#include <algorithm>
#include <array>

#include "evaluator-firmware/protocol/bytes.h"
#include "evaluator-firmware/protocol/crc32.h"

namespace yichuang::protocol {
namespace {

constexpr std::uint8_t kFullBlock = 0xFF;  // 254 bytes follow and no zero is implied behind them

}  // namespace

std::size_t CobsEncode(std::span<const std::uint8_t> bytes, std::span<std::uint8_t> out) {
  if (out.size() < MaxCobsSize(bytes.size())) return 0;
  std::size_t code_at = 0;
  std::size_t length = 1;
  std::uint8_t code = 1;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] != 0) {
      out[length++] = bytes[i];
      ++code;
      // A full block at the very end needs no empty block behind it.
      if (code != kFullBlock || i + 1 == bytes.size()) continue;
    }
    out[code_at] = code;
    code_at = length++;
    code = 1;
  }
  out[code_at] = code;
  return length;
}

std::size_t EncodeStream(std::span<const std::uint8_t> body, std::span<std::uint8_t> out) {
  if (body.size() > kMaxFrameSize || out.size() < MaxCobsSize(body.size() + kCrcSize) + 1) return 0;
  std::array<std::uint8_t, kMaxFrameSize + kCrcSize> checked{};
  std::copy(body.begin(), body.end(), checked.begin());
  PutBig(std::span<std::uint8_t>(checked), body.size(), Crc32(body));
  const std::size_t length = CobsEncode(std::span(checked).first(body.size() + kCrcSize), out);
  out[length] = 0;
  return length + 1;
}

FrameReader::Result FrameReader::Feed(std::uint8_t byte) {
  if (byte == 0) return Finish();
  if (remaining_ > 0) {
    --remaining_;
    Put(byte);
    return Nothing{};
  }
  if (code_ != 0 && code_ != kFullBlock) Put(0);  // the zero that the block before stood for
  code_ = byte;
  remaining_ = static_cast<std::uint8_t>(byte - 1);
  return Nothing{};
}

void FrameReader::Reset() {
  length_ = 0;
  code_ = 0;
  remaining_ = 0;
  too_long_ = false;
}

void FrameReader::Put(std::uint8_t byte) {
  if (length_ == buffer_.size()) {
    too_long_ = true;
    return;
  }
  buffer_[length_++] = byte;
}

FrameReader::Result FrameReader::Finish() {
  const bool empty = code_ == 0;
  const bool cut = remaining_ > 0;
  const bool too_long = too_long_;
  const std::size_t length = length_;
  Reset();
  if (empty) return Nothing{};
  if (too_long) return FrameError::kTooLong;
  if (cut) return FrameError::kCrc;
  if (length <= kCrcSize) return FrameError::kTooShort;
  const Frame body = Frame(buffer_).first(length - kCrcSize);
  if (GetBig<std::uint32_t>(buffer_, body.size()) != Crc32(body)) return FrameError::kCrc;
  return body;
}

}  // namespace yichuang::protocol
