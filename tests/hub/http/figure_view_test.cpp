#include "hub/http/figure_view.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "hub/http/figure_routes.h"
#include "tests/hub/http/served_hall.h"

namespace yichuang::http {
namespace {

query::FigureRow Staff(const std::string& key, std::uint64_t ratings) {
  query::FigureRow row;
  row.key = key;
  row.counts.ended = 2 * ratings + 1;
  row.counts.levels[4] = ratings;
  return row;
}

/// Months of staff as a reader tells them.
class MonthsReader : public FakeReader {
 public:
  std::map<std::string, std::vector<query::FigureRow>> months;

  std::vector<query::FigureRow> FiguresOf(const query::FigureAsk& ask) override {
    return months[ask.from.substr(0, 7)];
  }
};

TEST(FigureShield, HidesFewRatingsAndWhoeverWouldGiveThemAway) {
  EXPECT_TRUE(HiddenOf({Staff("1", 5), Staff("2", 90), Staff("3", 0)}, 5).empty());
  EXPECT_EQ(HiddenOf({Staff("1", 4), Staff("2", 90), Staff("3", 7)}, 5),
            (std::vector<std::string>{"1", "3"}))
      << "4 alone would be the difference between the hall and the others";
  EXPECT_EQ(HiddenOf({Staff("1", 3), Staff("2", 90), Staff("3", 2)}, 5),
            (std::vector<std::string>{"3", "1"}));
}

TEST(FigureShield, NoSubtractionLeavesFewerThanFive) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::vector<query::FigureRow> rows;
    std::uint64_t total = 0;
    for (int staff = 1; staff <= 1 + static_cast<int>(random() % 6); ++staff) {
      rows.push_back(Staff(std::to_string(staff), random() % 12));
      total += rows.back().counts.levels[4];
    }
    const auto hidden = HiddenOf(rows, 5);
    std::uint64_t rest = total;
    for (const auto& row : rows) {
      if (std::ranges::find(hidden, row.key) != hidden.end()) continue;
      const std::uint64_t shown = row.counts.levels[4];
      EXPECT_TRUE(shown == 0 || shown >= 5);
      rest -= shown;
    }
    if (total >= 5) EXPECT_TRUE(rest == 0 || rest >= 5) << rest << " of " << total;
  }
}

TEST(FigureShield, SpansAreSumsOfClosedMonthsAsTheyAreShown) {
  MonthsReader reader;
  reader.months["2026-04"] = {Staff("1", 3), Staff("2", 40), Staff("3", 6)};
  reader.months["2026-05"] = {Staff("1", 10), Staff("2", 50)};
  reader.months["2026-06"] = {Staff("1", 99)};
  query::FigureAsk ask{"2026-03-15", "2026-07-01", "2026-07-05"};
  const FigureView view = FigureViewOf(reader, ask, false);
  EXPECT_EQ(view.ask.from, "2026-04-01");
  EXPECT_EQ(view.ask.until, "2026-06-01") << "June is open until the 5th of July is over";
  std::map<std::string, std::uint64_t> shown;
  for (const auto& row : view.sheet.staff) shown[row.key] = row.counts.levels[4];
  EXPECT_EQ(shown, (std::map<std::string, std::uint64_t>{{"1", 10}, {"2", 90}, {"3", 0}}));
  EXPECT_EQ(view.sheet.total.levels[4], 109U);
  EXPECT_EQ(view.hidden_months.at("1"), 1U);
  EXPECT_EQ(view.hidden_months.at("3"), 1U) << "hidden so that the 3 cannot be found";
  ask.from = "2026-05-01";
  ask.until = "2026-06-01";
  EXPECT_EQ(FigureViewOf(reader, ask, false).sheet.staff[0].counts.levels[4], 10U);
}

TEST(FigureShield, AMonthOfAFewIsHiddenAsAWhole) {
  MonthsReader reader;
  reader.months["2026-04"] = {Staff("1", 1), Staff("2", 2)};
  const FigureView view = FigureViewOf(reader, {"2026-04-01", "2026-05-01", "2026-07-05"}, false);
  EXPECT_EQ(view.sheet.total, query::FigureCounts{});
  EXPECT_EQ(view.hidden_months.at(""), 1U);
}

TEST(FigureShield, WhoMaySeeSingleRatingsSeesTheSheetAsItIs) {
  MonthsReader reader;
  const FigureView view = FigureViewOf(reader, {"2026-06-30", "2026-07-01", "2026-07-01"}, true);
  EXPECT_FALSE(view.shielded);
  EXPECT_EQ(view.sheet.windows.size(), 1U);
}

Route AskedBy(core::RoleSet roles, const std::string& target) {
  const Visitor visitor{"9001", "", roles, false, {}, {}, 0};
  return FiguresRoute({"GET", target, "127.0.0.1", {}, {}, {}}, visitor);
}

TEST(FiguresRoute, TakesASpanAndFilters) {
  const Route route =
      AskedBy({core::Role::kInspector},
              "/api/v1/figures?from=2026-05-01&to=2026-05-31&window=3&group=-&hour=9&weekday=1");
  const auto& figures = std::get<FiguresAsk>(route);
  EXPECT_TRUE(figures.single);
  EXPECT_EQ(figures.ask.until, "2026-06-01");
  EXPECT_EQ(figures.ask.window, 3U);
  EXPECT_EQ(figures.ask.group, "");
  EXPECT_EQ(SubjectOf(figures.ask), "2026-05-01..2026-05-31 window=3 group= hour=9 weekday=1");
}

TEST(FiguresRoute, RefusesWhatMakesNoSense) {
  for (const char* query :
       {"", "from=2026-05-01", "from=2026-05-02&to=2026-05-01", "from=2026-02-30&to=2026-05-01",
        "from=2020-01-01&to=2026-05-01", "from=2026-05-01&to=2026-05-01&hour=24",
        "from=2026-05-01&to=2026-05-01&window=0", "from=2026-05-01&to=2026-05-01&weekday=x"}) {
    const Route route = AskedBy({core::Role::kInspector}, std::string("/api/v1/figures?") + query);
    EXPECT_TRUE(std::holds_alternative<Trouble>(route)) << query;
  }
}

TEST(FiguresRoute, ALeaderAsksForNoPart) {
  const std::string span = "/api/v1/figures?from=2026-05-01&to=2026-05-31";
  EXPECT_FALSE(std::get<FiguresAsk>(AskedBy({core::Role::kLeader}, span)).single);
  for (const char* filter : {"&staff=1", "&window=3", "&hour=9", "&weekday=1", "&corrected=1"})
    EXPECT_TRUE(std::holds_alternative<Trouble>(AskedBy({core::Role::kLeader}, span + filter)));
}

}  // namespace
}  // namespace yichuang::http
