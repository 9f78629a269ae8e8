#include "hardware/printer/text_job.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

#include "hardware/printer/gb18030.h"
#include "tests/fakes/text_receipt.h"

namespace yichuang::printer {
namespace {

using fakes::TextReceipt;
using What = TextReceipt::Line::What;

constexpr int kRoll = 384;

DrawnLine DrawNothing(const TextLine& line) {
  ADD_FAILURE() << "drawn: " << line.text;
  return {};
}
DrawnLine DrawBlack(const TextLine&) {
  return {kRoll, 24, std::vector<std::uint8_t>(48 * 24, 0xff)};
}

TextReceipt Printed(const std::vector<TextPart>& parts, const DrawLine& draw = DrawNothing,
                    int width = kRoll) {
  TextReceipt receipt;
  const auto job = EncodeText(parts, {.width_dots = width}, draw);
  EXPECT_TRUE(job && receipt.Take(*job)) << receipt.fault;
  EXPECT_EQ(receipt.resets, 1);
  EXPECT_EQ(receipt.cuts, 1);
  EXPECT_TRUE(receipt.chinese);
  return receipt;
}

TEST(PrinterText, IsGb18030AsFarAsPrintersDrawIt) {
  EXPECT_EQ(ToPrinterText("A001"), "A001");
  EXPECT_EQ(ToPrinterText("云澜区"), "\xd4\xc6\xc0\xbd\xc7\xf8");
  EXPECT_EQ(ToPrinterText("3–6号"),
            "3\xa8\x43"
            "6\xba\xc5");
  EXPECT_EQ(ToPrinterText("〇镕喆"), "\xa9\x96\xe9\x46\x86\xb4") << "rare ones of GBK are there";
  EXPECT_FALSE(ToPrinterText("𠮷")) << "four bytes";
  EXPECT_FALSE(ToPrinterText("䶮")) << "a name that GBK has not";
  EXPECT_FALSE(ToPrinterText("\ue000")) << "everybody fills these himself";
  EXPECT_FALSE(ToPrinterText("😀"));
}

TEST(PrinterText, NeverBecomesACommand) {
  for (const std::string bad : {"\x1b@", "a\nb", "\x10\x04\x01", "\x7f", "\t", "\xc2\x9b"})
    EXPECT_FALSE(ToPrinterText(bad)) << bad;
  EXPECT_FALSE(ToPrinterText(std::string(1, '\0')));
  for (const std::string broken : {"\xe4\xba", "\xff", "\xc0\xaf", "\xed\xa0\x80", "\xe4\xba\x1b@"})
    EXPECT_FALSE(ToPrinterText(broken)) << "no UTF-8";
}

TEST(TextJob, SaysEachLineInItsSizeAndPlace) {
  const auto receipt =
      Printed({TextLine{"云澜区政务服务中心", 1, true, true}, TextLine{"A001", 6, true, true},
               TextLine{"企业开办", 2}, TextLine{"请就座"}});
  ASSERT_EQ(receipt.lines.size(), 4U);
  EXPECT_EQ(receipt.lines[0],
            (TextReceipt::Line{What::kText, "云澜区政务服务中心", 1, 1, true, true}));
  EXPECT_EQ(receipt.lines[1], (TextReceipt::Line{What::kText, "A001", 6, 2, true, true}));
  EXPECT_EQ(receipt.lines[2], (TextReceipt::Line{What::kText, "企业开办", 2, 2, false, false}))
      << "letters and Chinese are told their size apart";
  EXPECT_EQ(receipt.lines[3], (TextReceipt::Line{What::kText, "请就座"}));
}

TEST(TextJob, ALineWithACharacterThePrinterLacksIsAPicture) {
  std::vector<std::string> drawn;
  const auto receipt = Printed({TextLine{"第一行"}, TextLine{"𠮷先生"}, TextLine{"第三行"}},
                               [&drawn](const TextLine& line) {
                                 drawn.push_back(line.text);
                                 return DrawBlack(line);
                               });
  EXPECT_EQ(drawn, std::vector<std::string>{"𠮷先生"}) << "that line alone";
  ASSERT_EQ(receipt.lines.size(), 3U);
  EXPECT_EQ(receipt.lines[0].text, "第一行");
  EXPECT_EQ(receipt.lines[1].what, What::kPicture);
  EXPECT_EQ(receipt.lines[2].text, "第三行");
  const DrawLine empty = [](const TextLine&) { return DrawnLine{}; };
  const std::vector<TextPart> rare{TextLine{"𠮷"}};
  EXPECT_FALSE(EncodeText(rare, {}, empty)) << "nothing rather than a paper without its name";
}

TEST(TextJob, ThePrinterDrawsBarsAndSquares) {
  const auto receipt = Printed({BarcodeLine{"A00120260509"}, BarcodeLine{"ABCDEFGH2345"},
                                BarcodeLine{"A{1}"}, QrLine{"https://hall.example/x"}, RuleLine{}});
  ASSERT_EQ(receipt.lines.size(), 5U);
  EXPECT_EQ(receipt.lines[0].what, What::kBarcode);
  EXPECT_EQ(receipt.lines[0].text, "A00120260509");
  EXPECT_TRUE(receipt.lines[0].centred);
  EXPECT_EQ(receipt.lines[1].text, "ABCDEFGH2345");
  EXPECT_EQ(receipt.lines[2].text, "A{1}") << "a brace is doubled on the way";
  EXPECT_EQ(receipt.lines[3].what, What::kQr);
  EXPECT_EQ(receipt.lines[3].text, "https://hall.example/x");
  EXPECT_EQ(receipt.lines[4].text.size(), 16U * 3) << "across 58 mm";
}

TEST(TextJob, BarsThatNoReaderReadsAreOnlyWritten) {
  const std::string code(30, 'A');
  const auto receipt = Printed({BarcodeLine{code}});
  ASSERT_EQ(receipt.lines.size(), 1U);
  EXPECT_EQ(receipt.lines[0].what, What::kText);
  EXPECT_EQ(receipt.lines[0].text, code);
  const std::vector<TextPart> chinese{BarcodeLine{"号"}};
  EXPECT_FALSE(EncodeText(chinese, {}, DrawNothing));
  EXPECT_FALSE(EncodeText({}, {}, DrawNothing));
}

/// What npm receiptline makes of the same text (receiptline/make.mjs).
std::string TextOfReceiptline() {
  std::ifstream file(YICHUANG_SOURCE_DIR "/tests/golden/printer/receiptline_text.bin",
                     std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(TextJob, SaysWhatReceiptlineSaysOfTheSameText) {
  const std::string theirs = TextOfReceiptline();
  ASSERT_FALSE(theirs.empty());
  for (const std::string line : {"云澜区政务服务中心", "企业开办", "一层A区 3–6号窗口", "A001"}) {
    const auto text = ToPrinterText(line);
    ASSERT_TRUE(text) << line;
    // Chinese mode, the text, and the end of the line: to the byte.
    EXPECT_NE(theirs.find(std::string("\x1bt\0\x1c&", 5) + *text + "\n"), std::string::npos)
        << line;
  }
  for (const std::string code : {"A00120260509", "ABCDEFGH2345"}) {
    const std::vector<TextPart> parts{BarcodeLine{code}};
    const auto job = EncodeText(parts, {.width_dots = kRoll}, DrawNothing);
    const std::string ours(job->begin(), job->end());
    const auto bars = ours.find("\x1dk");
    const auto size = 4 + static_cast<std::size_t>(ours[bars + 3]);
    EXPECT_NE(theirs.find(ours.substr(bars, size)), std::string::npos) << code;
  }
}

}  // namespace
}  // namespace yichuang::printer
