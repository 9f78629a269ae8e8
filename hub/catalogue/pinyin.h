#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace yichuang::catalogue {

/// A syllable without its tone: its place in the alphabet of all that occur.
using SyllableId = std::uint16_t;

/// Every reading of a character (会: hui, kuai), ascending; empty when the table does not hold it.
///
/// The table has the 8,105 characters of the national list 通用规范汉字表 (2013), made when
/// building from Unicode's Unihan database by pinyin_maker.cpp.
std::span<const SyllableId> Readings(char32_t character);

std::size_t SyllableCount();
/// Small letters a-z, "v" for ü; 1 to kLongestSyllable of them. REQUIRES: id < SyllableCount().
std::string_view Syllable(SyllableId id);

inline constexpr std::size_t kLongestSyllable = 6;

}  // namespace yichuang::catalogue
