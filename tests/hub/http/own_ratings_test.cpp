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

}  // namespace
}  // namespace yichuang::http
