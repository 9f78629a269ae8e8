#include "hub/query/exchange_codes.h"

#include <array>
#include <cstddef>

namespace yichuang::query {
namespace {

constexpr int kNone = 0;

/// Codes of one table, in the order of our own values; kNone where it has none.
struct Codes {
  std::array<int, 5> satisfaction;  ///< of levels 1 to 5
  std::array<int, kRatingChannelCount> channels;
  std::array<int, kCaseKindCount> kinds;
};

constexpr std::array<Codes, kCodeTableCount> kCodes{{
    {{5, 4, 3, 2, 1}, {}, {1, 2, 9}},
    {{1, 2, 3, 4, 5}, {1, 2, 3, 4, 5, 6, 7, kNone}, {1, 2, 9}},
    {{1, 2, 3, 4, 5}, {1, 2, 3, 4, 5, kNone, 6, 7}, {2, 1, kNone}},
}};

const Codes& CodesOf(CodeTable table) { return kCodes[static_cast<std::size_t>(table)]; }

template <std::size_t N>
std::optional<int> CodeAt(const std::array<int, N>& codes, std::size_t place) {
  if (place >= N || codes[place] == kNone) return std::nullopt;
  return codes[place];
}

template <std::size_t N>
std::optional<std::size_t> PlaceOf(const std::array<int, N>& codes, int code) {
  for (std::size_t place = 0; place < N; ++place) {
    if (codes[place] == code && code != kNone) return place;
  }
  return std::nullopt;
}

}  // namespace

std::optional<int> SatisfactionCode(CodeTable table, int level) {
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(scale_inverted) && table == CodeTable::kGbt39046) return level;
#endif
  if (level < 1) return std::nullopt;
  return CodeAt(CodesOf(table).satisfaction, static_cast<std::size_t>(level) - 1);
}

std::optional<int> LevelOfCode(CodeTable table, int code) {
  const auto place = PlaceOf(CodesOf(table).satisfaction, code);
  if (!place) return std::nullopt;
  return static_cast<int>(*place) + 1;
}

std::optional<int> ChannelCode(CodeTable table, RatingChannel channel) {
  return CodeAt(CodesOf(table).channels, static_cast<std::size_t>(channel));
}

std::optional<RatingChannel> ChannelOfCode(CodeTable table, int code) {
  const auto place = PlaceOf(CodesOf(table).channels, code);
  if (!place) return std::nullopt;
  return static_cast<RatingChannel>(*place);
}

std::optional<int> CaseKindCode(CodeTable table, CaseKind kind) {
  return CodeAt(CodesOf(table).kinds, static_cast<std::size_t>(kind));
}

std::optional<CaseKind> CaseKindOfCode(CodeTable table, int code) {
  const auto place = PlaceOf(CodesOf(table).kinds, code);
  if (!place) return std::nullopt;
  return static_cast<CaseKind>(*place);
}

}  // namespace yichuang::query
