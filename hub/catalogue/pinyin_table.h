#pragma once

#include <cstdint>
#include <span>
#include <string_view>

/// The generated table behind pinyin.h. Its source is written by pinyin_maker at build time.
namespace yichuang::catalogue {

struct PinyinRow {
  char32_t character;
  std::uint16_t first;  ///< of its readings in PinyinReadings()
  std::uint16_t count;
};

std::span<const PinyinRow> PinyinRows();              ///< ascending by character
std::span<const std::uint16_t> PinyinReadings();      ///< places in PinyinSyllables()
std::span<const std::string_view> PinyinSyllables();  ///< ascending

}  // namespace yichuang::catalogue
