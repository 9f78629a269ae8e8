#include "hub/access/session_book.h"

#include <gtest/gtest.h>

namespace yichuang::access {
namespace {

using namespace std::chrono_literals;

constexpr core::Instant kNow{1'778'290'200'000ms};

Session Of(const std::string& number, core::Instant at = kNow) {
  return {number, "", at, at, false};
}

bool Holds(const SessionBook& book, std::string_view digest, core::Instant now) {
  return std::holds_alternative<const Session*>(book.Find(digest, now));
}

TEST(SessionBook, KnowsWhoseItIs) {
  SessionBook book{{}};
  book.Begin("d1", Of("1001"));
  EXPECT_EQ(std::get<const Session*>(book.Find("d1", kNow))->number, "1001");
  EXPECT_EQ(std::get<NoSession>(book.Find("d2", kNow)), NoSession::kNone);
}

TEST(SessionBook, LocksWhenNobodyDoesAnything) {
  SessionBook book{{}};
  book.Begin("d1", Of("1001"));
  EXPECT_TRUE(Holds(book, "d1", kNow + 29min));
  EXPECT_TRUE(book.Touch("d1", kNow + 29min));
  EXPECT_TRUE(Holds(book, "d1", kNow + 58min));
  EXPECT_EQ(std::get<NoSession>(book.Find("d1", kNow + 59min)), NoSession::kIdle);
}

TEST(SessionBook, EndsAfterAWorkingDayWhateverIsDone) {
  SessionBook book{{}};
  book.Begin("d1", Of("1001"));
  book.Touch("d1", kNow + 12h - 1min);
  EXPECT_TRUE(Holds(book, "d1", kNow + 12h - 1ms));
  EXPECT_EQ(std::get<NoSession>(book.Find("d1", kNow + 12h)), NoSession::kNone);
  EXPECT_EQ(book.Sweep(kNow + 12h), std::vector<std::string>{"d1"});
  EXPECT_EQ(book.size(), 0U);
}

TEST(SessionBook, EndsAllOfOneAccount) {
  SessionBook book{{}};
  book.Begin("d1", Of("1001"));
  book.Begin("d2", Of("1001"));
  book.Begin("d3", Of("2001"));
  EXPECT_EQ(book.EndAllOf("1001"), (std::vector<std::string>{"d1", "d2"}));
  EXPECT_FALSE(Holds(book, "d1", kNow));
  EXPECT_TRUE(Holds(book, "d3", kNow));
  EXPECT_FALSE(book.Touch("d1", kNow));
}

TEST(SessionBook, TheOldestBrowserGivesWay) {
  SessionBook book{{.most_of_one = 2}};
  book.Begin("d1", Of("1001", kNow));
  book.Begin("d2", Of("1001", kNow + 1s));
  EXPECT_EQ(book.Begin("d3", Of("1001", kNow + 2s)), std::vector<std::string>{"d1"});
  EXPECT_EQ(book.size(), 2U);
}

}  // namespace
}  // namespace yichuang::access
