#pragma once

#include <cstddef>
#include <cstdint>

/// Bytes of the press log. All integers big-endian.
///
///   0     header copy     magic(4) format(1) zero(3) epoch(4) crc(4)
///   32    header copy     the same; one is always whole while the other is written
///   64    60 receipts     through(4) epoch(4) zero(4) crc(4), written in turn, highest `through`
///   holds 1024  slots           to the end of the store
///
/// A slot:
///   0   counter(4)  invitation(8)  level in 3 bits and elapsed_ms in 29 bits (4)  crc(4)
///   20  tags(4)  consent(1)  zero(3)  crc(4)                             the detail, counter + 1
/// Both parts begin at a multiple of 4, the unit in which many EEPROMs write. Checksums are CRC-32
/// over the epoch, for a detail also over its counter, and the bytes before the checksum. A press
/// without detail has 0xFF there.
namespace yichuang::evaluator::log_format {

inline constexpr std::uint32_t kMagic = 0x5943504C;  // "YCPL"
inline constexpr std::uint8_t kFormat = 1;
inline constexpr std::size_t kHeaderSize = 16;
inline constexpr std::uint32_t kHeaderCopies[] = {0, 32};
inline constexpr std::size_t kHeaderFormat = 4;
inline constexpr std::size_t kHeaderEpoch = 8;
inline constexpr std::size_t kHeaderCrc = 12;

inline constexpr std::uint32_t kReceiptsBegin = 64;
inline constexpr std::uint32_t kReceipts = 60;
inline constexpr std::size_t kReceiptSize = 16;
inline constexpr std::size_t kReceiptThrough = 0;
inline constexpr std::size_t kReceiptEpoch = 4;
inline constexpr std::size_t kReceiptCrc = 12;

inline constexpr std::uint32_t kSlotsBegin = 1024;
inline constexpr std::size_t kSlotSize = 32;
inline constexpr std::size_t kCounter = 0;
inline constexpr std::size_t kInvitation = 4;
inline constexpr std::size_t kLevelElapsed = 12;
inline constexpr std::size_t kPressCrc = 16;
inline constexpr std::size_t kDetail = 20;  ///< offsets below count from here
inline constexpr std::size_t kDetailTags = 0;
inline constexpr std::size_t kDetailConsent = 4;
inline constexpr std::size_t kDetailCrc = 8;
inline constexpr std::size_t kDetailSize = 12;

inline constexpr std::uint32_t kElapsedBits = 29;
inline constexpr std::uint32_t kMaxElapsedMs = (1U << kElapsedBits) - 1;

static_assert(kReceiptsBegin + kReceipts * kReceiptSize <= kSlotsBegin);
static_assert(kDetail + kDetailSize == kSlotSize);

}  // namespace yichuang::evaluator::log_format
