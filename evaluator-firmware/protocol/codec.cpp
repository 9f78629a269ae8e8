#include "evaluator-firmware/protocol/codec.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "evaluator-firmware/protocol/bytes.h"

namespace yichuang::protocol {
namespace {

using Out = std::span<std::uint8_t>;
using In = std::span<const std::uint8_t>;

Sm3Digest Derive(In device_key, std::string_view label) {
  HmacSm3 mac(device_key);
  for (const char letter : label) {
    const auto byte = static_cast<std::uint8_t>(letter);
    mac.Update(In(&byte, 1));
  }
  return mac.Finish();
}

// XOR with the keystream: the same call seals and opens.
void ApplySeal(FrameKind kind, In seal_key, Out body) {
  const auto epoch = GetBig<std::uint32_t>(body, offset::kEpoch);
  auto counter = GetBig<std::uint32_t>(body, offset::kCounter);
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(seal_nonce_reused)) counter = 0;
#endif
  const Sm3Digest keystream = HmacSm3Of(seal_key, SealInput(kind, epoch, counter));
  for (std::size_t i = 0; i < kSealedSize; ++i) body[offset::kSealed + i] ^= keystream[i];
}

std::size_t Sign(In key, Out out, std::size_t signed_size) {
  const Sm3Digest mac = HmacSm3Of(key, In(out).first(signed_size));
  std::copy(mac.begin(), mac.end(), out.begin() + static_cast<std::ptrdiff_t>(signed_size));
  return signed_size + kMacSize;
}

template <typename Frame>
std::size_t EncodePlain(const Frame& frame, In key, Out out) {
  const std::size_t signed_size = Pack(frame, out);
  return signed_size == 0 ? 0 : Sign(key, out, signed_size);
}

template <typename Frame>
std::size_t EncodeSealed(const Frame& frame, FrameKind kind, const DeviceKeys& keys, Out out) {
  const std::size_t signed_size = Pack(frame, out);
  if (signed_size == 0) return 0;
  ApplySeal(kind, keys.seal(), out);
  return Sign(keys.up(), out, signed_size);
}

std::optional<FrameError> CheckSigned(In frame, FrameKind kind, In key) {
  if (const auto error = CheckShape(frame, kind)) return error;
  const std::size_t signed_size = SignedSize(kind);
  const Sm3Digest expected = HmacSm3Of(key, frame.first(signed_size));
  if (!EqualInConstantTime(expected, frame.subspan(signed_size))) return FrameError::kSignature;
  return std::nullopt;
}

// A copy with the sealed block opened: the frame itself is evidence and stays as it is.
std::array<std::uint8_t, kPressSigned> Open(In frame, FrameKind kind, const DeviceKeys& keys) {
  static_assert(kPressSigned == kPressDetailSigned);
  std::array<std::uint8_t, kPressSigned> body{};
  std::copy_n(frame.begin(), body.size(), body.begin());
  ApplySeal(kind, keys.seal(), body);
  return body;
}

}  // namespace

DeviceKeys::DeviceKeys(std::span<const std::uint8_t, kDeviceKeySize> device_key)
    : up_(Derive(device_key, kUpLabel)),
      seal_(Derive(device_key, kSealLabel)),
      down_(Derive(device_key, kDownLabel)) {}

std::size_t Encode(const Hello& hello, const DeviceKeys& keys, Out out) {
  return EncodePlain(hello, keys.up(), out);
}
std::size_t Encode(const Press& press, const DeviceKeys& keys, Out out) {
  return EncodeSealed(press, FrameKind::kPress, keys, out);
}
std::size_t Encode(const PressDetail& detail, const DeviceKeys& keys, Out out) {
  return EncodeSealed(detail, FrameKind::kPressDetail, keys, out);
}
std::size_t Encode(const Show& show, const DeviceKeys& keys, Out out) {
  return EncodePlain(show, keys.down(), out);
}
std::size_t Encode(const Receipt& receipt, const DeviceKeys& keys, Out out) {
  return EncodePlain(receipt, keys.down(), out);
}

std::size_t Encode(const NamePiece& piece, const DeviceKeys& keys, Out out) {
  return EncodePlain(piece, keys.down(), out);
}

std::size_t Encode(const Lost& lost, const DeviceKeys& keys, Out out) {
  return EncodePlain(lost, keys.up(), out);
}

std::variant<Hello, FrameError> DecodeHello(In frame, const DeviceKeys& keys) {
  if (const auto error = CheckSigned(frame, FrameKind::kHello, keys.up())) return *error;
  return UnpackHello(frame);
}

std::variant<Press, FrameError> DecodePress(In frame, const DeviceKeys& keys) {
  if (const auto error = CheckSigned(frame, FrameKind::kPress, keys.up())) return *error;
  return UnpackPress(Open(frame, FrameKind::kPress, keys));
}

std::variant<PressDetail, FrameError> DecodePressDetail(In frame, const DeviceKeys& keys) {
  if (const auto error = CheckSigned(frame, FrameKind::kPressDetail, keys.up())) return *error;
  return UnpackPressDetail(Open(frame, FrameKind::kPressDetail, keys));
}

std::variant<Show, FrameError> DecodeShow(In frame, const DeviceKeys& keys) {
  if (const auto error = CheckSigned(frame, FrameKind::kShow, keys.down())) return *error;
  return UnpackShow(frame);
}

std::variant<Receipt, FrameError> DecodeReceipt(In frame, const DeviceKeys& keys) {
  if (const auto error = CheckSigned(frame, FrameKind::kReceipt, keys.down())) return *error;
  return UnpackReceipt(frame);
}

std::variant<Lost, FrameError> DecodeLost(In frame, const DeviceKeys& keys) {
  if (const auto error = CheckSigned(frame, FrameKind::kLost, keys.up())) return *error;
  return UnpackLost(frame);
}

std::variant<NamePiece, FrameError> DecodeName(In frame, const DeviceKeys& keys) {
  if (const auto error = CheckSigned(frame, FrameKind::kName, keys.down())) return *error;
  return UnpackName(frame);
}

}  // namespace yichuang::protocol
