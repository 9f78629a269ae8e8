#include "kiosk/voice/letters.h"

#include <gtest/gtest.h>

namespace yichuang::voice {
namespace {

TEST(Letters, KeepsEveryLengthOfCharacter) {
  const std::string text = "a£请𬭎";
  const auto characters = FromUtf8(text);
  EXPECT_EQ(characters, U"a£请𬭎");
  EXPECT_EQ(ToUtf8(characters), text);
}

TEST(Letters, LeavesOutWhatIsNoUtf8) {
  EXPECT_EQ(FromUtf8("a\x80"), U"a");
  EXPECT_EQ(FromUtf8("\xe8\xaf"), U"") << "cut in the middle";
  EXPECT_EQ(FromUtf8("\xe8\xaf"
                     "b"),
            U"b");
  EXPECT_EQ(FromUtf8("\xc0\xaf\xe0\x80\xaf"), U"") << "longer than need be";
  EXPECT_EQ(FromUtf8("\xed\xa0\x80"), U"") << "half of a pair";
  EXPECT_EQ(FromUtf8("\xf4\x90\x80\x80\xff"), U"") << "beyond the last character";
}

TEST(Letters, KnowsWhatCanBeSaid) {
  for (const char32_t c : std::u32string_view{U"请aZ7é𬭎"}) {
    EXPECT_TRUE(IsSayable(c)) << static_cast<unsigned>(c);
  }
  for (const char32_t c : std::u32string_view{U"，。（ -×　·"}) {
    EXPECT_FALSE(IsSayable(c)) << static_cast<unsigned>(c);
  }
}

}  // namespace
}  // namespace yichuang::voice
