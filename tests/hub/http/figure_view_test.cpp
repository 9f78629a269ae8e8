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
  std::vector<std::string> posts;  ///< "7-3": staff and window, in every month
  query::FigureAsk asked;          ///< the last sheet

  std::vector<query::FigureRow> FiguresOf(const query::FigureAsk& ask) override {
    if (ask.by != query::FigureKey::kStaffWindow) return months[ask.from.substr(0, 7)];
    std::vector<query::FigureRow> rows;
    for (const std::string& post : posts) rows.push_back({post, {}});
    return rows;
  }
  query::FigureSheet FigureSheetOf(const query::FigureAsk& ask) override {
    asked = ask;
    return SampleSheet();
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

/// Windows 1 and 2 in zone A, 3 in the branch B; 1 and 2 are of one unit, 4 of none.
FigureHomes SampleHomes() {
  return {{{"1", "税务局"}, {"2", "税务局"}, {"3", "公安局"}},
          {{"1", "A"}, {"2", "A"}, {"3", "B"}}};
}

std::map<std::string, std::uint64_t> RatingsOf(const std::vector<query::FigureRow>& rows) {
  std::map<std::string, std::uint64_t> ratings;
  for (const auto& row : rows) ratings[row.key] = row.counts.levels[4];
  return ratings;
}

TEST(FigureShield, UnitsAndSitesAreSumsOfTheStaffShown) {
  MonthsReader reader;
  reader.months["2026-05"] = {Staff("1", 20), Staff("2", 4), Staff("3", 30), Staff("4", 9)};
  reader.posts = {"1-1", "1-2", "2-1", "3-3", "4-1", "4-3"};
  const query::FigureAsk may{"2026-05-01", "2026-06-01", "2026-07-05"};
  const FigureView view = FigureViewOf(reader, may, false, SampleHomes());
  EXPECT_EQ(view.hidden_months.size(), 2U) << "2 has few, 4 would give them away";
  EXPECT_EQ(RatingsOf(view.units),
            (std::map<std::string, std::uint64_t>{{"税务局", 20}, {"公安局", 30}, {"", 0}}))
      << "the few of 2 are in no unit";
  EXPECT_EQ(RatingsOf(view.sites), (std::map<std::string, std::uint64_t>{{"A", 20}, {"B", 30}}));
  const FigureView unit = FigureViewOf(reader, may, false, SampleHomes(), {"税务局", {}});
  EXPECT_EQ(unit.sheet.total.levels[4], 20U);
  EXPECT_EQ(unit.sheet.series.at(0).counts.levels[4], 20U);
  const FigureView site = FigureViewOf(reader, may, false, SampleHomes(), {{}, "B"});
  EXPECT_EQ(RatingsOf(site.sheet.staff), (std::map<std::string, std::uint64_t>{{"3", 30}}));
  reader.months["2026-05"] = {Staff("1", 20), Staff("4", 9)};
  EXPECT_EQ(RatingsOf(FigureViewOf(reader, may, false, SampleHomes()).sites),
            (std::map<std::string, std::uint64_t>{{"A", 20}, {"*", 9}}))
      << "who worked at both is in neither";
}

TEST(FigureShield, NoSumOfUnitsAndSitesLeavesFewerThanFive) {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    MonthsReader reader;
    FigureHomes homes{{}, {{"1", "A"}, {"2", "B"}, {"3", "C"}}};
    for (int staff = 1; staff <= 5; ++staff) {
      const std::string key = std::to_string(staff);
      reader.months["2026-05"].push_back(Staff(key, random() % 9));
      homes.units[key] = random() % 2 == 0 ? "甲" : "乙";
      for (int window = 1; window <= 3; ++window) {
        if (random() % 2 == 0) reader.posts.push_back(key + "-" + std::to_string(window));
      }
    }
    const query::FigureAsk may{"2026-05-01", "2026-06-01", "2026-07-05"};
    const FigureView all = FigureViewOf(reader, may, false, homes);
    // Everything that is told is a sum of rows of staff, none of which has few: so is any
    // difference.
    std::uint64_t told = 0;
    for (const auto& row : all.sheet.staff) told += row.counts.levels[4];
    for (const auto* rows : {&all.units, &all.sites}) {
      std::uint64_t sum = 0;
      for (const auto& row : *rows) {
        sum += row.counts.levels[4];
        EXPECT_TRUE(row.counts.levels[4] == 0 || row.counts.levels[4] >= 5);
      }
      EXPECT_EQ(sum, told);
    }
    const std::uint64_t rest =
        all.sheet.total.levels[4] - std::min(told, all.sheet.total.levels[4]);
    EXPECT_TRUE(rest == 0 || rest >= 5) << rest;
    for (const char* unit : {"甲", "乙"}) {
      for (const char* site : {"A", "B", "C", "*"}) {
        const FigureView part = FigureViewOf(reader, may, false, homes, {unit, site});
        std::uint64_t sum = 0;
        for (const auto& row : part.sheet.staff) {
          const auto shown = RatingsOf(all.sheet.staff)[row.key];
          EXPECT_EQ(row.counts.levels[4], shown)
              << "a part tells of nobody what the whole does not";
          sum += shown;
        }
        EXPECT_EQ(part.sheet.total.levels[4], sum);
      }
    }
  }
}

TEST(FigureShield, WhoMaySeeSingleRatingsFiltersByUnitAndSite) {
  MonthsReader reader;
  const query::FigureAsk may{"2026-05-01", "2026-05-02", "2026-05-09"};
  const FigureView view = FigureViewOf(reader, may, true, SampleHomes(), {"税务局", "B"});
  EXPECT_EQ(reader.asked.staff_among, (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(reader.asked.windows_among, (std::vector<std::uint32_t>{3}));
  EXPECT_EQ(view.units.at(0).key, "税务局");
  EXPECT_EQ(view.sites.at(0).key, "B") << "window 3 of the sample";
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
  EXPECT_EQ(SubjectOf(figures), "2026-05-01..2026-05-31 window=3 group= hour=9 weekday=1");
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

TEST(FiguresRoute, EverybodyMayAskForAUnitAndASite) {
  const Route route = AskedBy(
      {core::Role::kLeader}, "/api/v1/figures?from=2026-05-01&to=2026-05-31&unit=%E7%A8%8E&site=A");
  const auto& figures = std::get<FiguresAsk>(route);
  EXPECT_EQ(figures.filter.unit, "税");
  EXPECT_EQ(figures.filter.site, "A");
  EXPECT_EQ(SubjectOf(figures), "2026-05-01..2026-05-31 unit=税 site=A");
  EXPECT_TRUE(std::holds_alternative<Trouble>(
      AskedBy({core::Role::kLeader},
              "/api/v1/figures?from=2026-05-01&to=2026-05-31&site=" + std::string(90, 'A'))));
}

TEST(FiguresRoute, ALeaderAsksForNoPart) {
  const std::string span = "/api/v1/figures?from=2026-05-01&to=2026-05-31";
  EXPECT_FALSE(std::get<FiguresAsk>(AskedBy({core::Role::kLeader}, span)).single);
  for (const char* filter : {"&staff=1", "&window=3", "&hour=9", "&weekday=1", "&corrected=1"})
    EXPECT_TRUE(std::holds_alternative<Trouble>(AskedBy({core::Role::kLeader}, span + filter)));
}

}  // namespace
}  // namespace yichuang::http
