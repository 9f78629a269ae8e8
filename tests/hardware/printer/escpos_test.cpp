#include "hardware/printer/escpos.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "tests/fakes/receipt_printer.h"

namespace yichuang::printer {
namespace {

using Bytes = std::vector<std::uint8_t>;

Model Roll58() { return {384, true, 100, 64}; }

// Rows that differ, so that a lost or doubled one shows.
Bytes Rows(int width, int height) {
  Bytes rows(static_cast<std::size_t>((width + 7) / 8 * height));
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = static_cast<std::uint8_t>(i * 7 + i / 48);
  return rows;
}

TEST(EscPos, BeginsWithAResetAndEndsWithFeedAndCut) {
  const Bytes rows(48, 0xff);
  const auto job = EncodeJob({384, 1, rows}, Roll58());
  ASSERT_TRUE(job);
  const Bytes begin{0x1b, '@', 0x1d, 'v', '0', 0, 48, 0, 1, 0, 0xff};
  EXPECT_TRUE(std::equal(begin.begin(), begin.end(), job->begin()));
  const Bytes end{0x1b, 'J', 100, 0x1d, 'V', 1};
  EXPECT_TRUE(std::equal(end.rbegin(), end.rend(), job->rbegin()));
}

TEST(EscPos, PrintsEveryRowOnceWhateverTheBands) {
  for (const int height : {1, 63, 64, 65, 128, 1000}) {
    const Bytes rows = Rows(384, height);
    const auto job = EncodeJob({384, height, rows}, Roll58());
    ASSERT_TRUE(job);
    fakes::ReceiptPrinter paper;
    ASSERT_TRUE(paper.Take(*job)) << paper.fault();
    EXPECT_EQ(paper.paper(), rows) << height;
    EXPECT_LE(paper.tallest_band(), 64u);
    EXPECT_EQ(paper.resets(), 1);
    EXPECT_EQ(paper.cuts(), 1);
  }
}

TEST(EscPos, PutsANarrowPictureInTheMiddle) {
  const Bytes rows(48, 0xff);
  const auto job = EncodeJob({384, 1, rows}, Model{576, false, 100, 64});
  fakes::ReceiptPrinter paper;
  ASSERT_TRUE(job && paper.Take(*job)) << paper.fault();
  EXPECT_EQ(paper.width(), 480u);  // 12 bytes of white on the left; on the right it is white anyway
  EXPECT_EQ(paper.paper()[11], 0);
  EXPECT_EQ(paper.paper()[12], 0xff);
  EXPECT_EQ(paper.cuts(), 0);  // this model has no knife
}

TEST(EscPos, RefusesAPictureItCannotPrintWhole) {
  const Bytes rows(48, 0xff);
  EXPECT_FALSE(EncodeJob({576, 1, Bytes(72)}, Roll58()));
  EXPECT_FALSE(EncodeJob({384, 2, rows}, Roll58()));
  EXPECT_FALSE(EncodeJob({384, 0, {}}, Roll58()));
  EXPECT_FALSE(EncodeJob({0, 1, {}}, Roll58()));
}

TEST(EscPos, AsksTheFourQuestions) {
  for (std::size_t n = 0; n < kQuestions; ++n) {
    EXPECT_EQ(AskState(n), (Bytes{0x10, 0x04, static_cast<std::uint8_t>(n + 1)}));
  }
}

TEST(EscPos, ReadsEachFaultFromItsBit) {
  const auto state = [](std::size_t n, std::uint8_t bits) {
    State read;
    EXPECT_TRUE(TakeAnswer(n, static_cast<std::uint8_t>(0x12 | bits), read));
    return read;
  };
  EXPECT_EQ(state(0, 0), State{});
  EXPECT_TRUE(state(0, 0x08).offline);
  EXPECT_TRUE(state(1, 0x04).cover_open);
  EXPECT_TRUE(state(1, 0x20).paper_out);
  EXPECT_TRUE(state(2, 0x08).knife_fault);
  EXPECT_TRUE(state(2, 0x20).other_fault);
  EXPECT_TRUE(state(3, 0x0c).paper_low);
  EXPECT_TRUE(state(3, 0x0c).ready());
  EXPECT_TRUE(state(3, 0x60).paper_out);
}

TEST(EscPos, TakesNoOtherByteForAnAnswer) {
  State state;
  int answers = 0;
  for (int byte = 0; byte < 256; ++byte) {
    answers += TakeAnswer(0, static_cast<std::uint8_t>(byte), state) ? 1 : 0;
  }
  EXPECT_EQ(answers, 16);  // four bits are free
  EXPECT_FALSE(TakeAnswer(kQuestions, 0x12, state));
}

/// What npm receiptline makes of Rows(width, height) for its command set "generic";
/// receiptline/check shows that it does.
Bytes OfReceiptline(const std::string& name) {
  std::ifstream file(YICHUANG_SOURCE_DIR "/tests/golden/printer/" + name + ".bin",
                     std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Where both speak of the same thing, the streams are the same to the byte: reset, bands of the
// picture with their size, the question that waits its turn.
TEST(EscPos, SaysWhatReceiptlineSaysOfTheSamePicture) {
  const std::pair<int, int> pictures[] = {{384, 90}, {64, 2100}};
  for (const auto& [width, height] : pictures) {
    const std::string name = "receiptline_" + std::to_string(width) + "x" + std::to_string(height);
    const Bytes theirs = OfReceiptline(name);
    ASSERT_FALSE(theirs.empty()) << name;
    constexpr int kTheirBand = 2048;
    const Bytes rows = Rows(width, height);
    const auto ours = EncodeJob({width, height, rows}, {width, true, 100, kTheirBand});
    ASSERT_TRUE(ours);
    EXPECT_TRUE(std::equal(ours->begin(), ours->begin() + 2, theirs.begin())) << name;
    constexpr std::ptrdiff_t kFeedAndCut = 6;
    EXPECT_NE(
        std::search(theirs.begin(), theirs.end(), ours->begin() + 2, ours->end() - kFeedAndCut),
        theirs.end())
        << name;
    const Bytes ask = AskWhenPrinted();
    EXPECT_TRUE(std::equal(ask.rbegin(), ask.rend(), theirs.rbegin())) << name;
  }
}

}  // namespace
}  // namespace yichuang::printer
