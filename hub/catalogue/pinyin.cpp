#include "hub/catalogue/pinyin.h"

#include <algorithm>

#include "hub/catalogue/pinyin_table.h"

namespace yichuang::catalogue {

std::span<const SyllableId> Readings(char32_t character) {
  const auto rows = PinyinRows();
  const auto found = std::lower_bound(
      rows.begin(), rows.end(), character,
      [](const PinyinRow& row, char32_t wanted) { return row.character < wanted; });
  if (found == rows.end() || found->character != character) return {};
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(polyphone_dropped)) return PinyinReadings().subspan(found->first, 1);
#endif
  return PinyinReadings().subspan(found->first, found->count);
}

std::size_t SyllableCount() { return PinyinSyllables().size(); }

std::string_view Syllable(SyllableId id) { return PinyinSyllables()[id]; }

}  // namespace yichuang::catalogue
