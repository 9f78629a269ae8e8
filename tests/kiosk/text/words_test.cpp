#include "kiosk/text/words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace yichuang::text {
namespace {

long Holes(std::string_view text) {
  long holes = 0;
  for (auto at = text.find("{}"); at != std::string_view::npos; at = text.find("{}", at + 2))
    ++holes;
  return holes;
}

bool HasChinese(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char byte) { return static_cast<unsigned char>(byte) >= 0xE3; });
}

TEST(Words, EveryWordStandsInBothLanguagesWithTheSameHoles) {
  for (int i = 0; i < kWords; ++i) {
    const Word word = static_cast<Word>(i);
    EXPECT_FALSE(SayZh(word).empty()) << "word " << i;
    EXPECT_FALSE(SayEn(word).empty()) << "word " << i;
    EXPECT_EQ(Holes(SayZh(word)), Holes(SayEn(word))) << SayZh(word);
  }
  EXPECT_TRUE(SayZh(static_cast<Word>(kWords)).empty()) << "kWords counts them all";
}

TEST(Words, EnglishIsEnglish) {
  // The switch to the other language names it in its own letters; examples of typing quote it.
  const std::set<Word> quoting{Word::kOtherLanguage, Word::kSearchEmpty};
  for (int i = 0; i < kWords; ++i) {
    const Word word = static_cast<Word>(i);
    if (quoting.contains(word)) continue;
    EXPECT_FALSE(HasChinese(SayEn(word))) << SayEn(word);
  }
}

TEST(Words, SayChoosesTheLanguage) {
  EXPECT_EQ(Say(Language::kChinese, Word::kBack), SayZh(Word::kBack));
  EXPECT_EQ(Say(Language::kEnglish, Word::kBack), SayEn(Word::kBack));
}

TEST(Fill, ReplacesFromLeftToRight) {
  EXPECT_EQ(Fill("{} of {}", {"1", "2"}), "1 of 2");
  EXPECT_EQ(Fill("{} of {}", {"1"}), "1 of {}");
  EXPECT_EQ(Fill("none", {"1"}), "none");
  EXPECT_EQ(Fill("{}!", {"{}"}), "{}!") << "a value is not a pattern";
}

}  // namespace
}  // namespace yichuang::text
