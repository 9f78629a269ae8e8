#include "hub/access/session_book.h"

#include <gtest/gtest.h>

namespace yichuang::access {
namespace {

using namespace std::chrono_literals;

constexpr core::Instant kSessionNow{1'778'290'200'000ms};

Session Of(const std::string& number, core::Instant at = kSessionNow) {
  return {number, "", at, at, false};
}

bool Holds(const SessionBook& book, std::string_view digest, core::Instant now) {
  return std::holds_alternative<const Session*>(book.Find(digest, now));
}

TEST(SessionBook, KnowsWhoseItIs) {
  SessionBook book{{}};
  book.Begin("d1", Of("1001"));
  EXPECT_EQ(std::get<const Session*>(book.Find("d1", kSessionNow))->number, "1001");
  EXPECT_EQ(std::get<NoSession>(book.Find("d2", kSessionNow)), NoSession::kNone);
}

TEST(SessionBook, LocksWhenNobodyDoesAnything) {
  SessionBook book{{}};
  book.Begin("d1", Of("1001"));
  EXPECT_TRUE(Holds(book, "d1", kSessionNow + 29min));
  EXPECT_TRUE(book.Touch("d1", kSessionNow + 29min));
  EXPECT_TRUE(Holds(book, "d1", kSessionNow + 58min));
  EXPECT_EQ(std::get<NoSession>(book.Find("d1", kSessionNow + 59min)), NoSession::kIdle);
}

TEST(SessionBook, EndsAfterAWorkingDayWhateverIsDone) {
  SessionBook book{{}};
  book.Begin("d1", Of("1001"));
  book.Touch("d1", kSessionNow + 12h - 1min);
  EXPECT_TRUE(Holds(book, "d1", kSessionNow + 12h - 1ms));
  EXPECT_EQ(std::get<NoSession>(book.Find("d1", kSessionNow + 12h)), NoSession::kNone);
  EXPECT_EQ(book.Sweep(kSessionNow + 12h), std::vector<std::string>{"d1"});
  EXPECT_EQ(book.size(), 0U);
}

TEST(SessionBook, EndsAllOfOneAccount) {
  SessionBook book{{}};
  book.Begin("d1", Of("1001"));
  book.Begin("d2", Of("1001"));
  book.Begin("d3", Of("2001"));
  EXPECT_EQ(book.EndAllOf("1001"), (std::vector<std::string>{"d1", "d2"}));
  EXPECT_FALSE(Holds(book, "d1", kSessionNow));
  EXPECT_TRUE(Holds(book, "d3", kSessionNow));
  EXPECT_FALSE(book.Touch("d1", kSessionNow));
}

TEST(SessionBook, TheOldestBrowserGivesWay) {
  SessionBook book{{.most_of_one = 2}};
  book.Begin("d1", Of("1001", kSessionNow));
  book.Begin("d2", Of("1001", kSessionNow + 1s));
  EXPECT_EQ(book.Begin("d3", Of("1001", kSessionNow + 2s)), std::vector<std::string>{"d1"});
  EXPECT_EQ(book.size(), 2U);
}

}  // namespace
}  // namespace yichuang::access
