#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "hub/http/report_bad_tables.h"
#include "hub/http/report_body.h"
#include "hub/http/report_json.h"
#include "hub/http/report_sheet.h"
#include "hub/http/report_words.h"
#include "hub/query/figure_rules.h"
#include "tests/hub/http/served_hall.h"

namespace yichuang::http {
namespace {

using namespace std::chrono_literals;
using RK = core::ReportKind;

constexpr core::HallDay kReportMonth = 2026y / 5 / 1;

query::FigureRow RatedStaff(const std::string& key, std::uint64_t good, std::uint64_t bad = 0) {
  query::FigureRow row;
  row.key = key;
  row.counts.ended = 2 * (good + bad) + 1;
  row.counts.levels[4] = good;
  row.counts.levels[0] = bad;
  return row;
}

/// Ratings of staff by month; everything else as FakeReader.
class RatingsReader : public FakeReader {
 public:
  std::map<std::string, std::vector<query::FigureRow>> months;

  std::vector<query::FigureRow> FiguresOf(const query::FigureAsk& ask) override {
    if (ask.by != query::FigureKey::kStaff) return {};
    return months[ask.from.substr(0, 7)];
  }
  std::vector<query::DutyRow> Duties() override {
    return {{"1001", "税务局", "", false}, {"1002", "公安局", "", false}};
  }
};

ReportPlace PlaceOn(std::chrono::year_month_day day) {
  ReportPlace place;
  place.now_ms = std::chrono::milliseconds(std::chrono::sys_days(day).time_since_epoch()).count();
  place.staff = {{1, "1001"}, {2, "1002"}, {3, "1003"}};
  place.generator = "0.1.0";
  return place;
}

query::Report MadeReport(RatingsReader& reader, const std::string& unit = {},
                         std::chrono::year_month_day day = 2026y / 6 / 8, RK kind = RK::kRatings) {
  return *ReadReport(ComposeReport(reader, {kind, kReportMonth, unit}, PlaceOn(day)).body);
}

const query::ReportTable& TableIn(const query::Report& report, std::string_view section) {
  return *std::ranges::find(report.tables, section, &query::ReportTable::section);
}

query::ReportCell ReportCellOf(const query::Report& report, std::string_view section,
                               std::string_view key, std::string_view column) {
  const query::ReportTable& table = TableIn(report, section);
  const auto line = std::ranges::find(table.lines, key, &query::ReportLine::key);
  const auto place = std::ranges::find(table.columns, column) - table.columns.begin();
  if (line == table.lines.end()) return std::string("no line");
  return line->cells.at(static_cast<std::size_t>(place));
}

TEST(Report, KeepsNumeratorAndDenominatorOfEveryRateAndNothingOfNothing) {
  RatingsReader reader;
  reader.months["2026-05"] = {RatedStaff("1", 20, 2), RatedStaff("2", 8)};
  const query::Report report = MadeReport(reader);
  EXPECT_EQ(ReportCellOf(report, "ratings", "satisfied", "now"),
            query::ReportCell(query::Rate{28, 30}));
  EXPECT_EQ(ReportCellOf(report, "ratings", "satisfied", "before"), query::ReportCell{})
      << "nothing was measured in April: neither 0 % nor 100 %";
  EXPECT_EQ(ReportCellOf(report, "ratings", "response", "now"),
            query::ReportCell(query::Rate{30, 62}));
  EXPECT_EQ(ReportCellOf(report, "levels", "1", "share"), query::ReportCell(query::Rate{2, 30}));
  EXPECT_EQ(ReportCellOf(report, "exclusions", "mistake", "count"),
            query::ReportCell(std::uint64_t{2}))
      << "beside the rates";
  EXPECT_EQ(ReportCellOf(report, "staff", "1001", "rank"), query::ReportCell(std::uint64_t{1}));
  EXPECT_EQ(ReportCellOf(report, "staff", "1002", "rank"), query::ReportCell{})
      << "eight ratings stand in no order";
  EXPECT_EQ(ReportCellOf(report, "staff", "1002", "satisfied"),
            query::ReportCell(query::Rate{8, 8}));
}

TEST(Report, IsTheSameBytesForTheSameFiguresAndItsHashSaysSo) {
  RatingsReader reader;
  reader.months["2026-05"] = {RatedStaff("1", 20, 2)};
  const ReportPlace place = PlaceOn(2026y / 6 / 8);
  const core::DraftReport one = ComposeReport(reader, {RK::kRatings, kReportMonth, ""}, place);
  const core::DraftReport same = ComposeReport(reader, {RK::kRatings, kReportMonth, ""}, place);
  EXPECT_EQ(one.body, same.body);
  EXPECT_EQ(one.sm3, Sm3Text(one.body));
  EXPECT_EQ(Sm3Text("abc"), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  const core::DraftReport later =
      ComposeReport(reader, {RK::kRatings, kReportMonth, ""}, PlaceOn(2026y / 7 / 20));
  EXPECT_NE(one.sm3, later.sm3) << "read at another time";
  EXPECT_EQ(one.figures, later.figures) << "the same figures";
  reader.months["2026-05"][0].counts.levels[0] = 3;
  EXPECT_NE(one.figures, ComposeReport(reader, {RK::kRatings, kReportMonth, ""}, place).figures);
  EXPECT_EQ(ReadReport("{}"), std::nullopt);
  EXPECT_EQ(ReadReport("no report"), std::nullopt);
}

TEST(Report, IsSettledOnceItsLastMonthIsFrozen) {
  RatingsReader reader;
  reader.months["2026-05"] = {RatedStaff("1", 20)};
  reader.months["2026-05"][0].counts.open = 3;
  reader.months["2026-05"][0].counts.late = 1;
  EXPECT_FALSE(MadeReport(reader, "", 2026y / 6 / 5).settled);
  EXPECT_EQ(ReportCellOf(MadeReport(reader, "", 2026y / 6 / 5), "ratings", "still_open", "now"),
            query::ReportCell(std::uint64_t{3}));
  const query::Report settled = MadeReport(reader, "", 2026y / 6 / 6);
  EXPECT_TRUE(settled.settled);
  EXPECT_EQ(ReportCellOf(settled, "ratings", "still_open", "now"),
            query::ReportCell(std::uint64_t{0}))
      << "what comes now does not count";
  EXPECT_EQ(ReportCellOf(settled, "ratings", "unrated", "now"),
            query::ReportCell(std::uint64_t{21}));
  for (const core::ReportJob& job : core::ReportJobs())
    EXPECT_EQ(job.day, query::RulesOn(kReportMonth).freeze_day) << core::Name(job.kind);
}

/// Somebody's quarter that stands far below the hall's, twice.
RatingsReader TwoBadQuarters() {
  RatingsReader reader;
  for (const char* month : {"2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06"})
    reader.months[month] = {RatedStaff("1", 20, 20), RatedStaff("2", 400, 10)};
  return reader;
}

TEST(Report, ALetterIsDraftedByRuleWithItsEvidenceAndOnlyWhereTheRuleProposes) {
  RatingsReader reader = TwoBadQuarters();
  const core::HallDay quarter = 2026y / 4 / 1;
  const ReportPlace place = PlaceOn(2026y / 7 / 8);
  EXPECT_EQ(ProposedStaff(reader, quarter, place), (std::vector<std::string>{"1001", "1002"}));
  EXPECT_TRUE(ProposedStaff(reader, quarter, PlaceOn(2026y / 7 / 5)).empty()) << "not settled";
  const core::DraftReport draft =
      ComposeReport(reader, {RK::kProposal, quarter, "", "1001"}, place);
  EXPECT_EQ(draft.person, "1001");
  EXPECT_TRUE(draft.settled);
  const query::Report letter = *ReadReport(draft.body);
  EXPECT_EQ(ReportCellOf(letter, "proposal", "proposal", "now"),
            query::ReportCell(std::string("change_post")));
  EXPECT_EQ(ReportCellOf(letter, "proposal", "satisfied", "now"),
            query::ReportCell(query::Rate{60, 120}));
  EXPECT_EQ(std::get<std::string>(ReportCellOf(letter, "proposal", "score", "now")).size(),
            std::string("5.74 (5.30-6.18)").size())
      << "its interval stands beside the score";
  EXPECT_EQ(TableIn(letter, "proposal_months").lines.size(), 6U);
  for (const bool english : {false, true}) {
    for (const ReportSheetTable& table : InWords(letter, {}, english)) {
      EXPECT_FALSE(table.heading.empty());
      for (const std::string& column : table.columns) EXPECT_FALSE(column.empty());
      for (const ReportSheetLine& line : table.lines) EXPECT_FALSE(line.name.empty());
    }
  }
  EXPECT_EQ(
      ReportCellOf(
          *ReadReport(ComposeReport(reader, {RK::kProposal, quarter, "", "1002"}, place).body),
          "proposal", "proposal", "now"),
      query::ReportCell(std::string("promote")));
  for (const char* month : {"2026-04", "2026-05", "2026-06"})
    reader.months[month][0] = RatedStaff("1", 4, 5);
  EXPECT_TRUE(ComposeReport(reader, {RK::kProposal, quarter, "", "1001"}, place).body.empty())
      << "27 ratings propose nothing";
}

TEST(Report, ALetterIsForWhoMaySignItAndOnceSentForWhomItIsAbout) {
  const std::vector<query::DutyRow> duties{
      {"1001", "税务局", "", false}, {"5001", "税务局", "", false}, {"5002", "公安局", "", false}};
  query::ReportRow row;
  row.kind = static_cast<int>(RK::kProposal);
  row.person = "1001";
  row.settled = true;
  const auto sees = [&](const std::string& number, core::Role role) {
    return MaySeeReport(row, {number, {role}, false}, duties);
  };
  using core::Role;
  EXPECT_TRUE(sees("7001", Role::kLeader));
  EXPECT_TRUE(sees("4001", Role::kInspector));
  EXPECT_FALSE(sees("2001", Role::kDutyManager));
  EXPECT_FALSE(sees("1001", Role::kWindowStaff)) << "before it is sent";
  EXPECT_FALSE(sees("1001", Role::kLeader)) << "whatever else he is";
  EXPECT_FALSE(sees("5001", Role::kUnitHead));
  row.published_ms = 1;
  EXPECT_TRUE(sees("1001", Role::kWindowStaff));
  EXPECT_TRUE(sees("5001", Role::kUnitHead));
  EXPECT_FALSE(sees("5002", Role::kUnitHead));
  EXPECT_FALSE(sees("1002", Role::kWindowStaff));
}

TEST(Report, SaysWhatBecameOfBadRatingsWithEveryDenominatorAndNothingOfFew) {
  query::BadCaseFacts bad;
  bad.opened = 20;
  bad.excluded = 2;
  bad.called = 18;
  bad.solved = 9;
  bad.solved_in_time = 6;
  const ReportScope may{2026y / 5 / 1, 2026y / 6 / 1, {}, {}, true};
  const query::ReportTable table = BadCasesTable(bad, may);
  const auto rate = [&table](std::string_view key) {
    return std::ranges::find(table.lines, key, &query::ReportLine::key)->cells.at(1);
  };
  EXPECT_EQ(rate("called"), query::ReportCell(query::Rate{18, 18})) << "but for excluded ones";
  EXPECT_EQ(rate("solved"), query::ReportCell(query::Rate{9, 18}));
  EXPECT_EQ(rate("in_time"), query::ReportCell(query::Rate{6, 18}));
  EXPECT_EQ(rate("satisfied"), query::ReportCell{}) << "nobody was asked";
  bad.opened = 4;
  EXPECT_TRUE(BadCasesTable(bad, may).lines.empty());
}

// Of the hall and of each unit, whatever staff there are: what is shown never leaves a few.
TEST(Report, NoSubtractionOfReportsLeavesFewerThanFiveRatings) {
  std::mt19937 random(11);
  for (int round = 0; round < 25; ++round) {
    RatingsReader reader;
    std::uint64_t total = 0;
    for (int staff = 1; staff <= 3; ++staff) {
      reader.months["2026-05"].push_back(
          RatedStaff(std::to_string(staff), random() % 9, random() % 3));
      const auto& levels = reader.months["2026-05"].back().counts.levels;
      total += levels[0] + levels[4];
    }
    const query::Report hall = MadeReport(reader, "", 2026y / 6 / 8, RK::kStaff);
    std::uint64_t rest = total;
    for (const query::ReportLine& line : TableIn(hall, "staff").lines) {
      const auto* rate = std::get_if<query::Rate>(&line.cells.at(3));
      if (rate == nullptr) continue;
      EXPECT_GE(rate->of, 5U);
      rest -= rate->of;
      const std::string unit = line.key == "1001" ? "税务局" : line.key == "1002" ? "公安局" : "";
      if (unit.empty()) continue;
      EXPECT_EQ(ReportCellOf(MadeReport(reader, unit), "ratings", "satisfied", "now"),
                query::ReportCell(*rate))
          << "one of one person says what the hall's says of him";
    }
    if (total >= 5) EXPECT_TRUE(rest == 0 || rest >= 5) << rest << " of " << total;
    for (const char* unit : {"税务局", "公安局"}) {
      const query::ReportCell told =
          ReportCellOf(MadeReport(reader, unit), "ratings", "satisfied", "now");
      const auto* rate = std::get_if<query::Rate>(&told);
      EXPECT_TRUE(rate == nullptr || rate->of >= 5);
    }
  }
}

TEST(Report, OfFewRatingsNothingIsTold) {
  RatingsReader reader;
  reader.months["2026-05"] = {RatedStaff("1", 3, 1)};
  const query::Report report = MadeReport(reader);
  for (const char* key : {"ended", "rated", "satisfied", "average", "excluded"})
    EXPECT_EQ(ReportCellOf(report, "ratings", key, "now"), query::ReportCell{}) << key;
  EXPECT_EQ(ReportCellOf(report, "levels", "1", "count"), query::ReportCell{});
  EXPECT_EQ(ReportCellOf(report, "staff", "1001", "satisfied"), query::ReportCell{});
}

TEST(Report, EveryKindSectionAndColumnHasWordsInBothLanguages) {
  FakeReader reader;
  for (const core::ReportRule& rule : core::ReportRules()) {
    const core::HallDay from = rule.months == 3 ? core::HallDay(2026y / 4 / 1) : kReportMonth;
    if (rule.person) continue;  // a letter has its own test
    const auto draft = ComposeReport(reader, {rule.kind, from, ""}, PlaceOn(2026y / 8 / 8));
    const auto report = ReadReport(draft.body);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->tables.size(), rule.sections.size());
    for (const bool english : {false, true}) {
      EXPECT_FALSE(ReportText(ReportWord::kKind, report->kind, english).empty());
      for (const ReportSheetTable& table : InWords(*report, {}, english)) {
        EXPECT_FALSE(table.heading.empty()) << report->kind;
        for (const std::string& column : table.columns)
          EXPECT_FALSE(column.empty()) << table.heading;
        for (const ReportSheetLine& line : table.lines) {
          EXPECT_FALSE(line.name.empty()) << table.heading;
          EXPECT_EQ(line.cells.size(), table.columns.size()) << table.heading << line.name;
        }
      }
    }
  }
}

TEST(Report, IsSeenByThoseWhoMay) {
  query::ReportRow row = SampleReport().row;
  const auto sees = [&row](core::Role role, const std::string& unit = {}) {
    return MaySeeReport(row, {"x", {role}, false}, {{"x", unit, "", false}});
  };
  EXPECT_TRUE(sees(core::Role::kLeader));
  EXPECT_FALSE(sees(core::Role::kUnitHead, "税务局")) << "of the whole hall";
  row.settled = false;
  EXPECT_FALSE(sees(core::Role::kLeader)) << "two editions may differ by one rating";
  EXPECT_FALSE(sees(core::Role::kRatingAdmin));
  EXPECT_TRUE(sees(core::Role::kHallManager));
  row.kind = static_cast<int>(RK::kQueue);
  EXPECT_TRUE(sees(core::Role::kLeader)) << "no rating stands in it";
  row.settled = true;
  row.unit = "税务局";
  EXPECT_TRUE(sees(core::Role::kUnitHead, "税务局"));
  EXPECT_FALSE(sees(core::Role::kUnitHead, "公安局"));
  EXPECT_FALSE(sees(core::Role::kGuide));
}

TEST(Report, OnPaperHasNumberHashAndWhoAnswersForIt) {
  const query::ReportFile file = SampleReport();
  const documents::Paper paper =
      ReportPaper(file.row, *ReadReport(file.body), {{{"7001", "林书记"}}, {}},
                  {false, true, "示例大厅", 480min});
  EXPECT_EQ(paper.foot, "示例大厅报〔2026〕31号  SM3 bbbbbbbbbbbbbbbb");
  EXPECT_FALSE(paper.mark.empty()) << "sample data say so";
  const auto& facts = std::get<documents::Facts>(paper.blocks.at(1)).facts;
  const auto fact = [&facts](std::string_view label) {
    const auto found = std::ranges::find(facts, label, &documents::Facts::Fact::label);
    return found == facts.end() ? std::string() : found->value;
  };
  EXPECT_EQ(fact("审批"), "林书记（7001）  2026-05-09 09:31");
  EXPECT_EQ(fact("起草"), "系统  2026-05-09 09:30");
  EXPECT_EQ(fact("数据摘要SM3"), file.row.sm3);
}

}  // namespace
}  // namespace yichuang::http
