#include "hub/catalogue/characters.h"

#include <gtest/gtest.h>

#include <random>

namespace yichuang::catalogue {
namespace {

TEST(Characters, EveryCodePointComesBack) {
  for (char32_t code = 0; code <= 0x10FFFF; code += code < 0x800 ? 1 : 7) {
    if (code >= 0xD800 && code < 0xE000) continue;
    std::string text;
    AppendUtf8(code, text);
    const Character read = CharacterAt(text, 0);
    ASSERT_TRUE(read.valid);
    ASSERT_EQ(read.code, code);
    ASSERT_EQ(read.end, text.size());
  }
}

TEST(Characters, WhatIsNoUtf8IsNamedSo) {
  for (const char* text : {"\x80", "\xC0\x80", "\xC3", "\xE4\xBD", "\xED\xA0\x80", "\xE0\x80\x80",
                           "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xFF", "\xE4\x41\x41"}) {
    EXPECT_FALSE(IsUtf8(text));
    EXPECT_FALSE(CharacterAt(text, 0).valid);
    EXPECT_EQ(CharacterAt(text, 0).end, 1U);
  }
  EXPECT_TRUE(IsUtf8("一窗 yī chuāng \U00020BB7"));
  EXPECT_EQ(CountCharacters("一窗ok"), 4U);
}

TEST(Characters, AnyBytesAreReadToTheirEnd) {
  std::mt19937 random(5);
  for (int round = 0; round < 2000; ++round) {
    std::string noise(random() % 40, '\0');
    for (char& byte : noise) byte = static_cast<char>(random());
    std::size_t at = 0;
    while (at < noise.size()) {
      const Character next = CharacterAt(noise, at);
      ASSERT_GT(next.end, at);
      ASSERT_LE(next.end, noise.size());
      at = next.end;
    }
  }
}

TEST(Characters, FoldsWidthCaseAndTones) {
  const auto folded = [](std::u32string_view text) {
    std::u32string result;
    for (const char32_t code : text) result += Folded(code);
    return result;
  };
  EXPECT_EQ(folded(U"ＹＹｚｚ１２"), U"yyzz12");
  EXPECT_EQ(folded(U"Yíngyè Lǜ NǙ É"), U"yingye lv nǙ e");
  EXPECT_EQ(folded(U"营业（证）"), U"营业(证)");
  EXPECT_TRUE(IsSymbol(U'营'));
  EXPECT_TRUE(IsSymbol(U'\U00020BB7'));
  EXPECT_FALSE(IsSymbol(U'(') || IsSymbol(U' ') || IsSymbol(U'。') || IsSymbol(U'\U0001F600'));
}

}  // namespace
}  // namespace yichuang::catalogue
