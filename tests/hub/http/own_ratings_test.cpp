#include "hub/http/own_ratings.h"

#include <gtest/gtest.h>

namespace yichuang::http {
namespace {

query::DayRow Day(const std::string& day, std::uint32_t good, std::uint32_t bad) {
  query::DayRow row;
  row.day = day;
  row.rated = good + bad;
  row.levels = {bad, 0, 0, 0, good};
  return row;
}

TEST(OwnRatings, AreShownInSumsOfAtLeastFive) {
  const auto blocks = OwnBlocks({Day("2026-05-04", 3, 0), Day("2026-05-05", 1, 1),
                                 Day("2026-05-06", 7, 0), Day("2026-05-07", 4, 0)});
  ASSERT_EQ(blocks.size(), 2U);
  EXPECT_EQ(blocks[0], (OwnBlock{"2026-05-04", "2026-05-05", 5, {1, 0, 0, 0, 4}}));
  EXPECT_EQ(blocks[1], (OwnBlock{"2026-05-06", "2026-05-06", 7, {0, 0, 0, 0, 7}}));
}

TEST(OwnRatings, ABlockThatWasShownNeverChanges) {
  std::vector<query::DayRow> rows;
  std::vector<OwnBlock> shown;
  for (unsigned day = 1; day <= 31; ++day) {
    rows.push_back(
        Day("2026-05-" + std::string(day < 10 ? "0" : "") + std::to_string(day), day % 4, day % 2));
    const auto blocks = OwnBlocks(rows);
    ASSERT_GE(blocks.size(), shown.size());
    for (std::size_t i = 0; i < shown.size(); ++i) EXPECT_EQ(blocks[i], shown[i]);
    for (const OwnBlock& block : blocks) EXPECT_GE(block.rated, kLeastOwn);
    shown = blocks;
  }
  EXPECT_GT(shown.size(), 5U);
}

TEST(OwnRatings, BlocksBeginAnewWithAQuarter) {
  const auto rest = Day("2026-06-30", 4, 0);
  const auto blocks = OwnBlocks({rest, Day("2026-07-01", 5, 0)});
  ASSERT_EQ(blocks.size(), 1U);
  EXPECT_EQ(blocks[0].from, "2026-07-01");
  EXPECT_EQ(FirstOwnDay("2026-05-12"), "2026-01-01");
  EXPECT_EQ(FirstOwnDay("2026-02-12"), "2025-10-01");
  EXPECT_EQ(FirstOwnDay("2026-12-31"), "2026-07-01");
}

query::OwnTagRow Tags(const std::string& day, int level, std::uint32_t times) {
  query::OwnTagRow row;
  row.day = day;
  row.level = level;
  row.tagged = times;
  row.tags[0] = times;
  return row;
}

TEST(OwnRatings, TheTrendIsOfWholeBlocksInTheWeekOrMonthTheyEndIn) {
  const std::vector<OwnBlock> blocks{{"2026-04-27", "2026-04-29", 5, {0, 0, 0, 0, 5}},
                                     {"2026-04-30", "2026-05-04", 6, {1, 0, 0, 0, 5}},
                                     {"2026-05-05", "2026-05-10", 7, {0, 0, 0, 0, 7}},
                                     {"2026-05-11", "2026-05-11", 5, {0, 0, 0, 5, 0}}};
  const auto weeks = OwnTrend(blocks, OwnPeriod::kWeek);
  ASSERT_EQ(weeks.size(), 3U);
  EXPECT_EQ(weeks[0].rated, 5U);
  EXPECT_EQ(weeks[1], (OwnBlock{"2026-04-30", "2026-05-10", 13, {1, 0, 0, 0, 12}}));
  EXPECT_EQ(weeks[2].from, "2026-05-11");
  const auto months = OwnTrend(blocks, OwnPeriod::kMonth);
  ASSERT_EQ(months.size(), 2U);
  EXPECT_EQ(months[1].rated, 18U);
}

TEST(OwnRatings, TagsAreToldOfFiveBadRatingsAtATime) {
  std::vector<OwnBlock> blocks;
  std::vector<query::OwnTagRow> rows;
  std::uint32_t told = 0;
  std::uint32_t ratings = 0;
  for (int day = 1; day <= 28; ++day) {
    const std::string text = "2026-05-" + std::string(day < 10 ? "0" : "") + std::to_string(day);
    const auto bad = static_cast<std::uint32_t>(day % 3);
    blocks.push_back({text, text, 5 + bad, {bad, 0, 0, 0, 5}});
    rows.push_back(Tags(text, 1, bad));
    const OwnTagSums sums = OwnTagsOf(blocks, rows);
    EXPECT_TRUE(sums.criticised.ratings == 0 || sums.criticised.ratings >= kLeastOwn);
    if (sums.criticised.ratings != ratings)
      EXPECT_GE(sums.criticised.ratings - ratings, kLeastOwn) << "what it grew by is no few";
    ratings = sums.criticised.ratings;
    const std::uint32_t times = sums.criticised.tags.empty() ? 0 : sums.criticised.tags[0].second;
    EXPECT_EQ(times, ratings) << "tags grow with whole blocks alone";
    told = times;
  }
  EXPECT_GT(told, 20U);
  EXPECT_EQ(OwnTagsOf(blocks, rows).criticised.tags[0].first, 108);
  EXPECT_EQ(OwnTagsOf(blocks, rows).praised.ratings, 28U * 5);
}

}  // namespace
}  // namespace yichuang::http
