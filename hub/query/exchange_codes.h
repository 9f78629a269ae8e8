#pragma once

#include <cstdint>
#include <optional>

/// Codes of rating records where they leave the hall, or come back. The tables contradict each
/// other (domain handbook §3.2), so nothing but these functions turns one of ours into one of
/// theirs.
namespace yichuang::query {

enum class CodeTable : std::uint8_t {
  kGbt39046,  ///< GB/T 39046—2020, annex A: 1 is 非常满意
  kExchange,  ///< interfaces of provinces and vendors: 5 is 非常满意
  kZhejiang,  ///< the same with its own channels and kinds of cases
};
inline constexpr int kCodeTableCount = 3;

enum class RatingChannel : std::uint8_t {
  kPc,
  kMobile,
  kQrCode,
  kTablet,
  kTerminal,  ///< 政务大厅其他终端: a rating device at a window
  kPhone,
  kSms,
  kDefault,  ///< nobody rated, and the system did: never one of ours
};
inline constexpr int kRatingChannelCount = 8;

enum class CaseKind : std::uint8_t { kImmediate, kPromised, kOther };
inline constexpr int kCaseKindCount = 3;

/// `level` 1 to 5, 5 is 非常满意. Absent for any other.
std::optional<int> SatisfactionCode(CodeTable table, int level);
std::optional<int> LevelOfCode(CodeTable table, int code);

/// Absent where a table has no code for it. GB/T 39046 names channels and numbers none.
std::optional<int> ChannelCode(CodeTable table, RatingChannel channel);
std::optional<RatingChannel> ChannelOfCode(CodeTable table, int code);

std::optional<int> CaseKindCode(CodeTable table, CaseKind kind);
std::optional<CaseKind> CaseKindOfCode(CodeTable table, int code);

}  // namespace yichuang::query
