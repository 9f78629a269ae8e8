#include "kiosk/app/paper_job.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "hub/documents/matter_slip.h"
#include "hub/documents/render.h"
#include "hub/documents/ticket.h"
#include "tests/fakes/receipt_printer.h"
#include "tests/fakes/text_receipt.h"

namespace yichuang::app {
namespace {

using fakes::TextReceipt;
using What = TextReceipt::Line::What;

documents::Ticket TicketOf(const std::string& group) {
  documents::Ticket ticket;
  ticket.hall = "云澜区政务服务中心";
  ticket.number = "A001";
  ticket.group = group;
  ticket.where = "一层A区 3–6号窗口";
  ticket.phone = "000-0000-0100";
  ticket.day = std::chrono::local_days{std::chrono::year{2026} / 5 / 9};
  ticket.taken = ticket.day + std::chrono::hours{9};
  ticket.ahead = 3;
  ticket.wait_from = 10;
  ticket.wait_until = 15;
  return ticket;
}

TextReceipt Printed(const documents::Paper& paper, int paper_mm) {
  PrinterSettings printer;
  printer.paper_mm = paper_mm;
  printer.text = true;
  TextReceipt receipt;
  EXPECT_TRUE(receipt.Take(PaperJob(paper, printer))) << receipt.fault;
  EXPECT_EQ(receipt.cuts, 1);
  return receipt;
}

const TextReceipt::Line* LineOf(const TextReceipt& receipt, const std::string& text) {
  const auto found = std::ranges::find(receipt.lines, text, &TextReceipt::Line::text);
  return found == receipt.lines.end() ? nullptr : &*found;
}

TEST(PaperJob, ATicketIsTextWithItsBarcode) {
  for (const int paper_mm : {58, 80}) {
    const auto receipt = Printed(documents::TicketPaper(TicketOf("企业开办")), paper_mm);
    for (const char* wanted : {"云澜区政务服务中心", "企业开办", "一层A区 3–6号窗口"}) {
      const auto* line = LineOf(receipt, wanted);
      ASSERT_NE(line, nullptr) << wanted;
      EXPECT_TRUE(line->centred && line->bold) << wanted;
    }
    const auto* number = LineOf(receipt, "A001");
    ASSERT_NE(number, nullptr);
    EXPECT_EQ(number->scale, 6);
    const auto* code = LineOf(receipt, "A00120260509");
    ASSERT_NE(code, nullptr);
    EXPECT_EQ(code->what, What::kBarcode);
    EXPECT_TRUE(std::ranges::none_of(receipt.lines,
                                     [](const auto& line) { return line.what == What::kPicture; }));
  }
}

TEST(PaperJob, TheLargePrintIsTwiceAsLarge) {
  auto ticket = TicketOf("企业开办");
  ticket.large_print = true;
  const auto receipt = Printed(documents::TicketPaper(ticket), 80);
  const auto* group = LineOf(receipt, "企业开办");
  ASSERT_NE(group, nullptr);
  EXPECT_EQ(group->chinese_scale, 2);
}

TEST(PaperJob, ARareNameIsDrawnAndTheRestIsText) {
  const auto receipt = Printed(documents::TicketPaper(TicketOf("𠮷祥街道")), 58);
  const auto pictures = std::ranges::count(receipt.lines, What::kPicture, &TextReceipt::Line::what);
  EXPECT_EQ(pictures, 1);
  const auto picture = std::ranges::find(receipt.lines, What::kPicture, &TextReceipt::Line::what);
  EXPECT_EQ(picture->dots, documents::kRoll58Dots) << "as wide as the roll";
  EXPECT_NE(LineOf(receipt, "云澜区政务服务中心"), nullptr);
}

TEST(PaperJob, ASlipHasItsCodeToReadAndToScan) {
  documents::MatterSlip slip;
  slip.hall = "云澜区政务服务中心";
  slip.no = "SW202611240001";
  slip.code = "ABCDEFGH2345";
  const auto receipt = Printed(documents::MatterSlipPaper(slip), 58);
  ASSERT_NE(LineOf(receipt, "ABCD EFGH 2345"), nullptr);
  EXPECT_EQ(LineOf(receipt, "ABCD EFGH 2345")->scale, 2);
  ASSERT_NE(LineOf(receipt, "ABCDEFGH2345"), nullptr);
  EXPECT_EQ(LineOf(receipt, "ABCDEFGH2345")->what, What::kBarcode);
}

TEST(PaperJob, IsAPictureUnlessTheSettingsSayOtherwiseOrThePaperHasATable) {
  PrinterSettings printer;
  printer.paper_mm = 58;
  fakes::ReceiptPrinter picture;
  EXPECT_TRUE(picture.Take(PaperJob(documents::TicketPaper(TicketOf("企业开办")), printer)))
      << picture.fault();
  EXPECT_EQ(picture.width(), 384U);

  printer.text = true;
  documents::Paper paper;
  documents::Table table;
  table.columns = {{"材料", 1, false}};
  table.rows = {{{"身份证"}, ""}};
  paper.blocks.emplace_back(table);
  fakes::ReceiptPrinter notice;
  EXPECT_TRUE(notice.Take(PaperJob(paper, printer))) << notice.fault();
}

}  // namespace
}  // namespace yichuang::app
