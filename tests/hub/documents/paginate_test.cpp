#include "hub/documents/paginate.h"

#include <gtest/gtest.h>

#include <memory>

namespace yichuang::documents {
namespace {

// A strip that can be told from others: by its one bar's x.
Strip Numbered(int number, double height = 10) {
  Strip strip;
  strip.height = height;
  strip.marks.push_back(Bar{{static_cast<double>(number), 0, 1, 1}});
  return strip;
}

int NumberOf(const PlacedStrip& placed) {
  return static_cast<int>(std::get<Bar>(placed.strip.marks.front()).area.x);
}

std::vector<std::vector<int>> Numbers(const std::vector<Page>& pages) {
  std::vector<std::vector<int>> numbers;
  for (const Page& page : pages) {
    numbers.emplace_back();
    for (const PlacedStrip& placed : page) numbers.back().push_back(NumberOf(placed));
  }
  return numbers;
}

using Expected = std::vector<std::vector<int>>;

TEST(Paginate, EveryStripStandsOnExactlyOnePage) {
  const auto head = std::make_shared<const Strips>(Strips{Numbered(100)});
  Strips strips = *head;
  for (int i = 0; i < 40; ++i) {
    strips.push_back(Numbered(i, 7 + i % 5));
    strips.back().head = head;
  }
  std::vector<int> rows;
  for (const Page& page : Paginate(strips, 60)) {
    for (const PlacedStrip& placed : page) {
      EXPECT_LE(placed.y + placed.strip.height, 60);
      if (NumberOf(placed) != 100) rows.push_back(NumberOf(placed));
    }
  }
  ASSERT_EQ(rows.size(), 40u);
  for (int i = 0; i < 40; ++i) EXPECT_EQ(rows[static_cast<std::size_t>(i)], i);
}

TEST(Paginate, RepeatsTheHeadOfATable) {
  const auto head = std::make_shared<const Strips>(Strips{Numbered(100)});
  Strips strips = *head;
  for (int i = 1; i <= 5; ++i) {
    strips.push_back(Numbered(i));
    strips.back().head = head;
  }
  strips.push_back(Numbered(6));  // after the table
  EXPECT_EQ(Numbers(Paginate(strips, 30)), (Expected{{100, 1, 2}, {100, 3, 4}, {100, 5, 6}}));
}

TEST(Paginate, KeepsTogetherWhatAPageCanHold) {
  Strips strips{Numbered(1), Numbered(2), Numbered(3), Numbered(4)};
  strips[1].keep_with_next = true;
  strips[2].keep_with_next = true;
  EXPECT_EQ(Numbers(Paginate(strips, 30)), (Expected{{1}, {2, 3, 4}}));
}

TEST(Paginate, BreaksWhatNoPageCanHold) {
  Strips strips{Numbered(1), Numbered(2), Numbered(3), Numbered(4)};
  for (Strip& strip : strips) strip.keep_with_next = true;
  EXPECT_EQ(Numbers(Paginate(strips, 30)), (Expected{{1, 2, 3}, {4}}));
}

TEST(Paginate, LeavesSpaceOutWhereAPageBeginsOrEnds) {
  Strips strips{Numbered(1), Numbered(2), Numbered(3), Numbered(4)};
  strips[0].space = true;
  strips[2].space = true;
  EXPECT_EQ(Numbers(Paginate(strips, 15)), (Expected{{2}, {4}}));
}

TEST(Paginate, BeginsAPageWhereAsked) {
  Strips strips{Numbered(1), Numbered(2)};
  strips[0].new_page = true;  // no empty page before the first one
  strips[1].new_page = true;
  EXPECT_EQ(Numbers(Paginate(strips, 30)), (Expected{{1}, {2}}));
}

TEST(Paginate, GivesOnePageForNothing) { EXPECT_EQ(Paginate({}, 30).size(), 1u); }

}  // namespace
}  // namespace yichuang::documents
