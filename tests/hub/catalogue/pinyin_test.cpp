#include "hub/catalogue/pinyin.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "hub/catalogue/pinyin_table.h"

namespace yichuang::catalogue {
namespace {

std::vector<std::string> ReadingsOf(char32_t character) {
  std::vector<std::string> readings;
  for (const SyllableId id : Readings(character)) readings.emplace_back(Syllable(id));
  return readings;
}

TEST(Pinyin, KnowsEveryReadingOfACharacter) {
  using List = std::vector<std::string>;
  EXPECT_EQ(ReadingsOf(U'会'), (List{"hui", "kuai"}));
  EXPECT_EQ(ReadingsOf(U'行'), (List{"hang", "heng", "xing"}));
  EXPECT_EQ(ReadingsOf(U'长'), (List{"chang", "zhang"}));
  EXPECT_EQ(ReadingsOf(U'女'), (List{"nv"}));
  EXPECT_EQ(ReadingsOf(U'户'), (List{"hu"}));
  EXPECT_TRUE(ReadingsOf(U'A').empty());
  EXPECT_TRUE(ReadingsOf(U'\U0010FFFF').empty());
}

TEST(Pinyin, HoldsTheNationalListAndOnlyLetters) {
  EXPECT_GE(PinyinRows().size(), 8105U);
  EXPECT_TRUE(std::is_sorted(PinyinSyllables().begin(), PinyinSyllables().end()));
  EXPECT_GE(SyllableCount(), 400U);
  for (const std::string_view syllable : PinyinSyllables()) {
    EXPECT_FALSE(syllable.empty());
    EXPECT_LE(syllable.size(), kLongestSyllable);
    EXPECT_EQ(syllable.find_first_not_of("abcdefghijklmnopqrstuvwxyz"), std::string_view::npos);
  }
}

}  // namespace
}  // namespace yichuang::catalogue
