#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

#include "evaluator-firmware/protocol/frame.h"

/// Where every field of a frame lies. Device and hub share these numbers and the packing of fields;
/// each brings its own cryptography (codec.h here, OpenSSL in the hub), so a fault in one is seen
/// by the other.
namespace yichuang::protocol {

/// Byte offsets in a frame body; protocol.md shows them as tables.
namespace offset {
inline constexpr std::size_t kVersion = 0;
inline constexpr std::size_t kKind = 1;
inline constexpr std::size_t kSerial = 2;
inline constexpr std::size_t kEpoch = 6;
inline constexpr std::size_t kHelloBoot = 10;
inline constexpr std::size_t kHelloNextCounter = 14;
inline constexpr std::size_t kHelloOldestPending = 18;
inline constexpr std::size_t kHelloShownVersion = 22;
inline constexpr std::size_t kHelloFirmware = 30;
inline constexpr std::size_t kHelloLayout = 32;
inline constexpr std::size_t kHelloStuckKeys = 33;
inline constexpr std::size_t kCounter = 10;  ///< kPress, kPressDetail and kLost
inline constexpr std::size_t kInvitation = 14;
inline constexpr std::size_t kPressElapsed = 22;
inline constexpr std::size_t kDetailPressCounter = 22;
inline constexpr std::size_t kSealed = 26;  ///< the sealed block of kPress and kPressDetail
inline constexpr std::size_t kShowBoot = 10;
inline constexpr std::size_t kShowVersion = 14;
inline constexpr std::size_t kShowScreen = 22;
inline constexpr std::size_t kShowAskConsent = 23;
inline constexpr std::size_t kShowInvitation = 24;
inline constexpr std::size_t kShowAge = 32;
inline constexpr std::size_t kShowLimit = 36;
inline constexpr std::size_t kShowTicket = 40;
inline constexpr std::size_t kShowStaffNumber = kShowTicket + kTicketSize;
inline constexpr std::size_t kShowStaffName = kShowStaffNumber + kStaffNumberSize;
inline constexpr std::size_t kReceiptThrough = 10;
inline constexpr std::size_t kNameBoot = 10;
inline constexpr std::size_t kNameStaffNumber = 14;
inline constexpr std::size_t kNameCheck = kNameStaffNumber + kStaffNumberSize;
inline constexpr std::size_t kNameWidth = kNameCheck + 4;
inline constexpr std::size_t kNameFirst = kNameWidth + 1;
inline constexpr std::size_t kNameDots = kNameFirst + 1;
}  // namespace offset

/// Bytes before the MAC, which the MAC covers.
inline constexpr std::size_t kHelloSigned = 34;
inline constexpr std::size_t kPressSigned = offset::kSealed + kSealedSize;
inline constexpr std::size_t kPressDetailSigned = offset::kSealed + kSealedSize;
inline constexpr std::size_t kShowSigned = offset::kShowStaffName + kStaffNameSize;
inline constexpr std::size_t kReceiptSigned = 14;
inline constexpr std::size_t kLostSigned = 14;
inline constexpr std::size_t kNameSigned = offset::kNameDots + kPieceColumns * kNameHeight / 8;
static_assert(kShowSigned + kMacSize <= kMaxFrameSize);
static_assert(kNameSigned + kMacSize <= kMaxFrameSize);

/// Labels of the keys derived from a device key: HMAC-SM3(device key, label).
inline constexpr std::string_view kUpLabel = "yc/v1/up";  ///< signs what the device sends
inline constexpr std::string_view kSealLabel =
    "yc/v1/seal";  ///< makes the keystream of sealed blocks
inline constexpr std::string_view kDownLabel = "yc/v1/down";  ///< signs what the hub sends

/// Number of bytes the MAC of this kind covers; 0 for a value that is no kind.
constexpr std::size_t SignedSize(FrameKind kind) {
  switch (kind) {
    case FrameKind::kHello:
      return kHelloSigned;
    case FrameKind::kPress:
      return kPressSigned;
    case FrameKind::kPressDetail:
      return kPressDetailSigned;
    case FrameKind::kShow:
      return kShowSigned;
    case FrameKind::kReceipt:
      return kReceiptSigned;
    case FrameKind::kLost:
      return kLostSigned;
    case FrameKind::kName:
      return kNameSigned;
  }
  return 0;
}

constexpr std::size_t FrameSize(FrameKind kind) { return SignedSize(kind) + kMacSize; }

/// Whether frames of this kind stand for an entry of the log, with its counter at offset::kCounter.
constexpr bool IsCounted(FrameKind kind) {
  return kind == FrameKind::kPress || kind == FrameKind::kPressDetail || kind == FrameKind::kLost;
}

/// Whether frames of this kind carry a sealed block at offset::kSealed.
constexpr bool HasSealedBlock(FrameKind kind) {
  return kind == FrameKind::kPress || kind == FrameKind::kPressDetail;
}

inline constexpr std::size_t kSealInputSize = 13;

/// What HMAC-SM3 with the seal key is taken over; the first kSealedSize bytes of the result are the
/// keystream that is XORed over the sealed block. (epoch, counter) is used once only, so no
/// keystream is used twice.
std::array<std::uint8_t, kSealInputSize> SealInput(FrameKind kind, std::uint32_t epoch,
                                                   std::uint32_t counter);

/// Looks at version, kind and length without any key. Empty when the frame has the shape of `kind`,
/// otherwise kTooShort, kTooLong, kVersion, kKind or kLength.
std::optional<FrameError> CheckShape(std::span<const std::uint8_t> frame, FrameKind kind);

/// Writes every byte before the MAC, the sealed block still open, and returns how many (SignedSize
/// of the kind). Returns 0 and writes nothing when `out` cannot hold the whole frame with its MAC.
std::size_t Pack(const Hello& hello, std::span<std::uint8_t> out);
std::size_t Pack(const Press& press, std::span<std::uint8_t> out);
std::size_t Pack(const PressDetail& detail, std::span<std::uint8_t> out);
std::size_t Pack(const Show& show, std::span<std::uint8_t> out);
std::size_t Pack(const Receipt& receipt, std::span<std::uint8_t> out);
std::size_t Pack(const NamePiece& piece, std::span<std::uint8_t> out);
std::size_t Pack(const Lost& lost, std::span<std::uint8_t> out);

/// Reads the fields of a frame whose MAC held and whose sealed block has been opened.
/// FrameError::kValue when a field is out of its range (protocol.md lists the ranges). REQUIRES:
/// CheckShape passed, or at least SignedSize of the kind bytes are there.
std::variant<Hello, FrameError> UnpackHello(std::span<const std::uint8_t> body);
std::variant<Press, FrameError> UnpackPress(std::span<const std::uint8_t> body);
std::variant<PressDetail, FrameError> UnpackPressDetail(std::span<const std::uint8_t> body);
std::variant<Show, FrameError> UnpackShow(std::span<const std::uint8_t> body);
std::variant<Receipt, FrameError> UnpackReceipt(std::span<const std::uint8_t> body);
std::variant<NamePiece, FrameError> UnpackName(std::span<const std::uint8_t> body);
std::variant<Lost, FrameError> UnpackLost(std::span<const std::uint8_t> body);

/// What stands in clear in every frame. Nothing of it is proven: only who holds the key can check
/// the MAC.
struct ClearHeader {
  FrameKind kind = FrameKind::kHello;
  std::uint32_t serial = 0;
  std::uint32_t epoch = 0;
  std::uint32_t counter = 0;  ///< 0 unless IsCounted(kind)
  friend bool operator==(const ClearHeader&, const ClearHeader&) = default;
};

/// For a host without key: empty when version, kind or length is wrong.
std::optional<ClearHeader> Peek(std::span<const std::uint8_t> frame);

/// For a host without key: the fields of a hello, unproven. Empty when it is no hello or a field is
/// out of range.
std::optional<Hello> PeekHello(std::span<const std::uint8_t> frame);

}  // namespace yichuang::protocol
