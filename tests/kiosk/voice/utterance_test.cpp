#include "kiosk/voice/utterance.h"

#include <gtest/gtest.h>

#include "kiosk/voice/letters.h"

namespace yichuang::voice {
namespace {

std::vector<std::string> WordsOf(std::string_view text, Language language = Language::kChinese) {
  std::vector<std::string> words;
  for (const auto& piece : Compose(text, language)) words.push_back(piece.words);
  return words;
}
using Words = std::vector<std::string>;

TEST(Utterance, CutsSentencesAndLines) {
  EXPECT_EQ(WordsOf("请就座，等候叫号。到您时请带好材料！\n取号"),
            (Words{"请就座，等候叫号", "到您时请带好材料", "取号"}));
  EXPECT_EQ(WordsOf("Take a seat. Your number is called; bring 0.5 l.", Language::kEnglish),
            (Words{"Take a seat", "Your number is called", "bring 0.5 l"}));
}

TEST(Utterance, PausesLongerBehindALineThanBehindASentence) {
  const auto pieces = Compose("一。二\n三", Language::kChinese);
  ASSERT_EQ(pieces.size(), 3u);
  EXPECT_GT(pieces[0].pause.count(), 0);
  EXPECT_GT(pieces[1].pause, pieces[0].pause);
  const auto ended = Compose("一。\n二", Language::kChinese);
  ASSERT_EQ(ended.size(), 2u);
  EXPECT_EQ(ended[0].pause, pieces[1].pause) << "the end of a line behind a full stop";
}

TEST(Utterance, TurnsBracketsIntoPausesAndDropsQuotes) {
  EXPECT_EQ(WordsOf("不动产权证书（房产证）原件"), (Words{"不动产权证书，房产证，原件"}));
  EXPECT_EQ(WordsOf("“受理”《民法典》"), (Words{"受理民法典"}));
  EXPECT_EQ(WordsOf("（原件）"), (Words{"原件"})) << "no pause at the edges";
  EXPECT_EQ(WordsOf("法定 5 日 · 承诺 1 日"), (Words{"法定 五 日，承诺 一 日"}));
}

TEST(Utterance, SaysNothingOfSigns) {
  EXPECT_TRUE(WordsOf("").empty());
  EXPECT_TRUE(WordsOf(" \n …… →\n*** ()").empty());
}

TEST(Utterance, LeavesOutARepeatedLine) {
  EXPECT_EQ(WordsOf("取号\n取号\n指南\n取号"), (Words{"取号", "指南", "取号"}));
}

TEST(Utterance, ChoosesTheLanguageOfEachLine) {
  const auto pieces = Compose("企业开办\nEnglish\nA001", Language::kChinese);
  ASSERT_EQ(pieces.size(), 3u);
  EXPECT_EQ(pieces[0].language, Language::kChinese);
  EXPECT_EQ(pieces[1].language, Language::kEnglish);
  EXPECT_EQ(pieces[2].language, Language::kChinese) << "a code shows no language";
  EXPECT_EQ(Compose("企业开办 ID", Language::kEnglish)[0].language, Language::kChinese);
  EXPECT_EQ(Compose("A001", Language::kEnglish)[0].words, "A 0 0 1");
}

TEST(Utterance, CutsALongSentenceAtAComma) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "申请材料目录，";
  const auto pieces = Compose(text, Language::kChinese);
  ASSERT_GT(pieces.size(), 1u);
  std::string together;
  for (const auto& piece : pieces) {
    EXPECT_LE(FromUtf8(piece.words).size(), kLongestPiece);
    EXPECT_TRUE(piece.words.starts_with("申请")) << piece.words;
    EXPECT_TRUE(piece.words.ends_with("目录")) << piece.words;
  }
}

TEST(Utterance, CutsALongSentenceWithoutAnyComma) {
  std::string han;
  std::string latin;
  for (int i = 0; i < 300; ++i) {
    han += "事";
    latin += "word ";
  }
  std::size_t said = 0;
  for (const auto& piece : Compose(han, Language::kChinese)) {
    said += FromUtf8(piece.words).size();
    EXPECT_LE(FromUtf8(piece.words).size(), kLongestPiece);
  }
  EXPECT_EQ(said, 300u);
  for (const auto& piece : Compose(latin, Language::kEnglish)) {
    EXPECT_TRUE(piece.words.ends_with("word")) << "no word is cut: " << piece.words;
  }
}

TEST(Utterance, ReadsNoMoreThanItsLimit) {
  std::string text;
  for (std::size_t i = 0; i < kLongestText + 500; ++i) text += "事";
  std::size_t said = 0;
  for (const auto& piece : Compose(text, Language::kChinese)) said += FromUtf8(piece.words).size();
  EXPECT_EQ(said, kLongestText);
}

// The synthesizer obeys commands behind character 1, and phonemes in double brackets.
TEST(Utterance, LetsNoCommandThrough) {
  EXPECT_EQ(WordsOf("a\x01"
                    "50s b [[p'u51]] <speak>"),
            (Words{"a50s b, p'u 5 1, speak"}));
}

}  // namespace
}  // namespace yichuang::voice
