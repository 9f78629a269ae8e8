#include "hub/documents/matter_slip.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "hub/documents/layout.h"
#include "hub/documents/render.h"

namespace yichuang::documents {
namespace {

MatterSlip SampleSlip(Language language, bool large_print) {
  MatterSlip slip;
  slip.language = language;
  slip.large_print = large_print;
  slip.hall =
      language == Language::kChinese ? "云澜区政务服务中心" : "Yunlan Government Service Centre";
  slip.no = "TS202611240007";
  slip.code = "ABCDEFGH2345";
  slip.citizen = true;
  slip.phone = "000-0000-0100";
  slip.made = std::chrono::local_days{std::chrono::year{2026} / 11 / 24} + std::chrono::hours{9};
  return slip;
}

TEST(MatterSlip, BearsTheCodeOnOneLineAndAsABarcodeOnBothRolls) {
  for (const int dots : {kRoll58Dots, kRoll80Dots}) {
    for (const Language language : {Language::kChinese, Language::kEnglish}) {
      for (const bool large : {false, true}) {
        const Paper paper = MatterSlipPaper(SampleSlip(language, large));
        EXPECT_EQ(std::ranges::count(paper.blocks, Block{Barcode{"ABCDEFGH2345"}}), 1);
        const Typesetter type(Typesetter::Target::kDots);
        const LaidOut laid_out = LayOut(paper, Roll(dots, large), type);
        bool whole = false;
        for (const Mark& mark : laid_out.sheets.front().marks) {
          const auto* glyphs = std::get_if<Glyphs>(&mark);
          if (glyphs == nullptr) continue;
          EXPECT_GE(glyphs->ink().x, 0);
          EXPECT_LE(glyphs->ink().right(), dots);
          whole |= glyphs->text->lines()[glyphs->line].text == "ABCD\u00a0EFGH\u00a02345";
        }
        EXPECT_TRUE(whole) << dots;
      }
    }
  }
}

TEST(MatterSlip, SaysThatTheCodeIsTheOnlyKeyOfWhoGaveNoName) {
  const auto says = [](const MatterSlip& slip) {
    const auto blocks = MatterSlipPaper(slip).blocks;
    return std::ranges::any_of(blocks, [](const Block& block) {
      const auto* text = std::get_if<Paragraph>(&block);
      return text != nullptr && text->text.find("唯一凭据") != std::string::npos;
    });
  };
  MatterSlip slip = SampleSlip(Language::kChinese, false);
  EXPECT_TRUE(says(slip));
  slip.citizen = false;
  EXPECT_FALSE(says(slip));
}

}  // namespace
}  // namespace yichuang::documents
