#include "hub/documents/rows.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "hub/documents/matter_slip.h"
#include "hub/documents/ticket.h"

namespace yichuang::documents {
namespace {

std::vector<std::string> TextRows(const Paper& paper, int columns) {
  std::vector<std::string> texts;
  const auto rows = ToRows(paper, columns);
  if (!rows) return texts;
  for (const PaperRow& row : *rows) {
    const auto* text = std::get_if<Row>(&row);
    if (text == nullptr) continue;
    EXPECT_LE(ColumnsOf(text->text) * text->scale, columns) << text->text;
    texts.push_back(text->text);
  }
  return texts;
}

Paper PaperOf(const std::string& text) {
  Paper paper;
  paper.blocks.emplace_back(Paragraph{text, Paragraph::Tone::kPlain, false});
  return paper;
}

bool Has(const std::vector<std::string>& rows, const std::string& text) {
  return std::ranges::find(rows, text) != rows.end();
}

using Texts = std::vector<std::string>;

TEST(Rows, AChineseCharacterTakesTwoColumns) {
  EXPECT_EQ(ColumnsOf("A001"), 4);
  EXPECT_EQ(ColumnsOf("企业A区"), 7);
  EXPECT_EQ(ColumnsOf("3–6"), 4) << "printers draw a dash as wide as a character";
  EXPECT_EQ(ColumnsOf("9\u2060–12"), 5) << "a joiner has no picture";
}

TEST(Rows, NoLineBeginsWithAStopOrEndsWithAnOpeningBracket) {
  EXPECT_EQ(TextRows(PaperOf("请就座，等候叫号"), 6), (Texts{"请就", "座，等", "候叫号"}));
  EXPECT_EQ(TextRows(PaperOf("上午（下午）"), 6), (Texts{"上午", "（下", "午）"}));
}

TEST(Rows, AWordIsBrokenOnlyWhenItIsWiderThanThePaper) {
  EXPECT_EQ(TextRows(PaperOf("Please take a seat"), 8), (Texts{"Please", "take a", "seat"}));
  EXPECT_EQ(TextRows(PaperOf("ABCDEFGHIJ"), 4), (Texts{"ABCD", "EFGH", "IJ"}));
  EXPECT_EQ(TextRows(PaperOf("一\n\n二"), 8), (Texts{"一", "", "二"})) << "line feeds are obeyed";
}

TEST(Rows, ATicketHasItsNumberAsLargeAsItFits) {
  Ticket ticket;
  ticket.hall = "云澜区政务服务中心";
  ticket.number = "A001";
  ticket.group = "企业开办";
  ticket.where = "一层A区 3–6号窗口";
  ticket.sample = true;
  ticket.day = std::chrono::local_days{std::chrono::year{2026} / 5 / 9};
  ticket.ahead = 3;
  ticket.phone = "000-0000-0100";
  for (const bool large : {false, true}) {
    for (const int columns : {32, 48}) {
      ticket.large_print = large;
      const auto rows = ToRows(TicketPaper(ticket), columns);
      ASSERT_TRUE(rows);
      const auto number = std::ranges::find_if(*rows, [](const PaperRow& row) {
        const auto* text = std::get_if<Row>(&row);
        return text != nullptr && text->text == "A001";
      });
      ASSERT_NE(number, rows->end());
      EXPECT_EQ(std::get_if<Row>(&*number)->scale, 6);
      const auto texts = TextRows(TicketPaper(ticket), columns);
      EXPECT_TRUE(Has(texts, "企业开办"));
      EXPECT_EQ(texts.front(), texts.back()) << "the mark of sample data stands at both ends";
      const bool code = std::ranges::any_of(*rows, [](const PaperRow& row) {
        const auto* bars = std::get_if<Barcode>(&row);
        return bars != nullptr && bars->content == "A00120260509";
      });
      EXPECT_EQ(code, !large);
    }
  }
}

TEST(Rows, TheCodeOfASlipStandsInOneRow) {
  MatterSlip slip;
  slip.hall = "云澜区政务服务中心";
  slip.no = "SW202611240001";
  slip.code = "ABCDEFGH2345";
  EXPECT_TRUE(Has(TextRows(MatterSlipPaper(slip), 32), "ABCD EFGH 2345")) << "with plain spaces";
}

TEST(Rows, APaperWithATableIsAPicture) {
  Paper paper = PaperOf("前");
  paper.blocks.emplace_back(Table{});
  EXPECT_FALSE(ToRows(paper, 48));
}

}  // namespace
}  // namespace yichuang::documents
