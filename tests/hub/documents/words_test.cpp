#include "hub/documents/words.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace yichuang::documents {
namespace {

bool HasPlace(std::string_view text) { return text.find('{') != std::string_view::npos; }

TEST(Words, AreThereInBothLanguages) {
  for (int i = 0; i < kWordCount; ++i) {
    const Word word = static_cast<Word>(i);
    EXPECT_FALSE(TextZh(word).empty()) << i;
    EXPECT_FALSE(TextEn(word).empty()) << i;
    EXPECT_NE(TextZh(word), TextEn(word)) << i;
  }
}

TEST(Words, TakeValuesInBothLanguagesOrInNone) {
  for (int i = 0; i < kWordCount; ++i) {
    const Word word = static_cast<Word>(i);
    if (word == Word::kBringOne) continue;
    EXPECT_EQ(HasPlace(TextZh(word)), HasPlace(TextEn(word))) << TextEn(word);
  }
}

TEST(Words, OfTheOtherLanguageAreInThatLanguage) {
  EXPECT_EQ(Text(Word::kOtherLanguage, Language::kChinese), "English");
  EXPECT_EQ(MonthEn(5), "May");
}

}  // namespace
}  // namespace yichuang::documents
