#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "hub/documents/hotline_paper.h"
#include "hub/documents/matter_notice.h"
#include "hub/documents/render.h"

namespace yichuang::documents {
namespace {

using namespace std::chrono_literals;
using std::chrono::local_days;
using std::chrono::year;

std::string WordsOnPaper(const Paper& paper) {
  std::string text;
  for (const Block& block : paper.blocks) {
    if (const auto* each = std::get_if<Paragraph>(&block)) text += each->text + "\n";
  }
  return text;
}

const Table& TableAt(const Paper& paper, std::size_t place) {
  for (const Block& block : paper.blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (table != nullptr && place-- == 0) return *table;
  }
  throw std::logic_error("there is no such table");
}

MatterNotice SampleNotice(Language language) {
  MatterNotice notice;
  notice.language = language;
  notice.sample = true;
  notice.hall = "云澜区政务服务中心";
  notice.year = 2026;
  notice.number = 7;
  notice.no = "TS202605090003";
  notice.kind = "投诉";
  notice.stage = "办理中";
  notice.unit = "税务局";
  notice.holder = "王晓（1003）";
  notice.rung = 2;
  notice.days_late = 3;
  notice.due = local_days{year{2026} / 5 / 14} + 17h + 30min;
  notice.answer_by = local_days{year{2026} / 5 / 21} + 17h + 30min;
  notice.issued = local_days{year{2026} / 5 / 19};
  notice.issued_by = "李明（2001）";
  notice.made = local_days{year{2026} / 5 / 19} + 9h;
  return notice;
}

TEST(MatterNotice, SaysWhatIsLateSinceWhenAndUntilWhenAnAnswerIsWanted) {
  const Paper paper = MatterNoticePaper(SampleNotice(Language::kChinese));
  const auto& title = std::get<Title>(paper.blocks.front());
  EXPECT_EQ(title.text, "催办通知书");
  EXPECT_EQ(title.under, "催办〔2026〕7号");
  const std::string text = WordsOnPaper(paper);
  for (const char* said : {"税务局　王晓（1003）：", "TS202605090003（投诉）", "“办理中”",
                           "2026年5月14日", "超期3个工作日", "2026年5月21日"})
    EXPECT_NE(text.find(said), std::string::npos) << said << " in " << text;
  EXPECT_FALSE(paper.mark.empty()) << "of sample data";
  const auto seal = std::ranges::find_if(
      paper.blocks, [](const Block& each) { return std::holds_alternative<SealPlace>(each); });
  ASSERT_NE(seal, paper.blocks.end());
  EXPECT_EQ(std::get<SealPlace>(*seal).date, "2026年5月19日");
  MatterNotice midnight = SampleNotice(Language::kChinese);
  midnight.due = local_days{year{2026} / 5 / 15};
  EXPECT_NE(WordsOnPaper(MatterNoticePaper(midnight)).find("应于2026年5月14日前"),
            std::string::npos)
      << "a limit that ends at midnight ends with the day before";
  EXPECT_GT(ToPdf(paper).size(), 1'000U);
  EXPECT_GT(ToPdf(MatterNoticePaper(SampleNotice(Language::kEnglish))).size(), 1'000U);
}

TEST(HotlinePaper, GivesEveryRateItsNumeratorAndDenominator) {
  EXPECT_EQ(RateText(12, 15), "12/15 80.00%");
  EXPECT_EQ(RateText(1, 3), "1/3 33.33%");
  EXPECT_EQ(RateText(2, 3), "2/3 66.67%");
  EXPECT_EQ(RateText(1, 800), "1/800 0.13%") << "half up";
  EXPECT_EQ(RateText(0, 0), "—") << "never 0 % or 100 %";
}

query::HotlineReport SampleReport() {
  query::HotlineReport report;
  report.year = 2026;
  report.month = 11;
  report.frozen_ms = 1'796'000'000'000;
  report.sum = {"", 10, 8, 6, 4, 3, 5, 1, 3, 20};
  report.kinds = {{"投诉", 10, 8, 6, 4, 3, 5, 1, 3, 20}};
  report.channels = {{"12345热线", 10, 8, 6, 0, 0, 5, 1, 3, 20}};
  report.units = {{"税务局", 6, 0, 0, 0, 0, 0, 0, 2, 0}, {"", 4, 8, 6, 4, 3, 5, 1, 1, 20}};
  query::HotlineMatter open;
  open.no = "TS202611090003";
  open.unit = "税务局";
  open.opened_ms = 1'794'200'000'000;
  report.open = {open};
  report.open_count = 3;
  return report;
}

TEST(HotlinePaper, CountsByKindChannelAndUnitAndNamesWhatIsOpen) {
  for (const Language language : {Language::kChinese, Language::kEnglish}) {
    const Paper paper =
        HotlinePaper(SampleReport(), {language, true, "云澜区政务服务中心", "yichuang-hub 1", {}},
                     [](const query::HotlineMatter&) { return std::string("投诉"); });
    const Table& kinds = TableAt(paper, 0);
    ASSERT_EQ(kinds.rows.size(), 2U) << "the kind and the sum";
    EXPECT_EQ(kinds.rows[0].cells[3], "6/8 75.00%");
    EXPECT_EQ(kinds.rows[0].cells[4], "3/4 75.00%");
    EXPECT_EQ(kinds.rows[0].cells[6], "2.5");
    EXPECT_EQ(TableAt(paper, 1).rows[0].cells[4], "—") << "nobody was reached";
    EXPECT_EQ(TableAt(paper, 2).rows[0].cells[3], "—") << "nothing was closed";
    EXPECT_EQ(TableAt(paper, 3).rows[0].cells[0], "TS202611090003");
    EXPECT_GT(ToPdf(paper).size(), 1'000U);
  }
}

}  // namespace
}  // namespace yichuang::documents
