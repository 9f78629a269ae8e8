#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>

#include "evaluator-firmware/protocol/frame.h"
#include "evaluator-firmware/protocol/layout.h"
#include "evaluator-firmware/protocol/sm3.h"

namespace yichuang::protocol {

/// The three keys of one device, derived from its 32-byte key; each serves one purpose only.
class DeviceKeys {
 public:
  explicit DeviceKeys(std::span<const std::uint8_t, kDeviceKeySize> device_key);

  std::span<const std::uint8_t, kSm3Size> up() const { return up_; }
  std::span<const std::uint8_t, kSm3Size> seal() const { return seal_; }
  std::span<const std::uint8_t, kSm3Size> down() const { return down_; }

 private:
  Sm3Digest up_;
  Sm3Digest seal_;
  Sm3Digest down_;
};

/// Writes the whole frame, sealed and signed, and returns its size; 0 when `out` is smaller than
/// FrameSize of the kind. The same struct and keys always give the same bytes, so an entry sent
/// again is the same evidence.
std::size_t Encode(const Hello& hello, const DeviceKeys& keys, std::span<std::uint8_t> out);
std::size_t Encode(const Press& press, const DeviceKeys& keys, std::span<std::uint8_t> out);
std::size_t Encode(const PressDetail& detail, const DeviceKeys& keys, std::span<std::uint8_t> out);
std::size_t Encode(const Show& show, const DeviceKeys& keys, std::span<std::uint8_t> out);
std::size_t Encode(const Receipt& receipt, const DeviceKeys& keys, std::span<std::uint8_t> out);
std::size_t Encode(const NamePiece& piece, const DeviceKeys& keys, std::span<std::uint8_t> out);
std::size_t Encode(const Lost& lost, const DeviceKeys& keys, std::span<std::uint8_t> out);

/// Checks shape, then the MAC in constant time, then opens the seal and checks the fields. Refuses
/// with the error of CheckShape, kSignature or kValue.
std::variant<Hello, FrameError> DecodeHello(std::span<const std::uint8_t> frame,
                                            const DeviceKeys& keys);
std::variant<Press, FrameError> DecodePress(std::span<const std::uint8_t> frame,
                                            const DeviceKeys& keys);
std::variant<PressDetail, FrameError> DecodePressDetail(std::span<const std::uint8_t> frame,
                                                        const DeviceKeys& keys);
std::variant<Show, FrameError> DecodeShow(std::span<const std::uint8_t> frame,
                                          const DeviceKeys& keys);
std::variant<Receipt, FrameError> DecodeReceipt(std::span<const std::uint8_t> frame,
                                                const DeviceKeys& keys);
std::variant<Lost, FrameError> DecodeLost(std::span<const std::uint8_t> frame,
                                          const DeviceKeys& keys);
std::variant<NamePiece, FrameError> DecodeName(std::span<const std::uint8_t> frame,
                                               const DeviceKeys& keys);

}  // namespace yichuang::protocol
