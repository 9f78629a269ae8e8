#include "hub/core/kiosk_queue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "tests/hub/core/line_hall.h"

/// What a kiosk is told of the lines.
namespace yichuang::core {
namespace {

using namespace std::chrono_literals;
using contract::GroupState;

contract::KioskQueue Told(const LineHall& hall, const std::string& kiosk = "kiosk-01") {
  return KioskQueueOf(hall.hall, kiosk, hall.now);
}

TEST(KioskQueue, TellsEveryLineInTheOrderOfTheTiles) {
  LineHall hall;
  for (int i = 0; i < 6; ++i) hall.Issue("a");
  const auto groups = Told(hall).groups;
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0].id, "a");
  EXPECT_EQ(groups[0].letter, 'A');
  EXPECT_EQ(groups[0].name.zh, "企业开办");
  EXPECT_EQ(groups[0].waiting, 6U);
  EXPECT_EQ(groups[0].wait, (WaitRange{20, 40}));
  EXPECT_EQ(groups[1].id, "z");
  EXPECT_EQ(groups[1].waiting, 0U);
}

TEST(KioskQueue, SaysNoWaitWhenNoWindowIsOpen) {
  LineHall hall(0);
  EXPECT_EQ(Told(hall).groups[0].wait, (WaitRange{0, 0}));
  EXPECT_EQ(Told(hall).groups[0].where, contract::BothTexts{});
}

TEST(KioskQueue, AnswersTheKioskThatAskedAndNoOther) {
  LineHall hall;
  hall.Issue("a");
  hall.Enter("kiosk-01", WantedTicket{"a"});
  const auto issued = Told(hall).issued;
  ASSERT_EQ(issued.size(), 1U);
  EXPECT_EQ(issued[0].counter, 1U);
  EXPECT_EQ(issued[0].group, "a");
  EXPECT_EQ(contract::TextOf(issued[0].number), "A002");
  EXPECT_EQ(issued[0].ahead, 1U);
  EXPECT_EQ(issued[0].at, hall.now.time_since_epoch().count());
  EXPECT_TRUE(Told(hall, "kiosk-02").issued.empty());
}

TEST(KioskQueue, AnswersForSomeMinutesOnly) {
  LineHall hall;
  hall.Enter("kiosk-01", WantedTicket{"a"});
  hall.Pass(kAnswerKept);
  EXPECT_EQ(Told(hall).issued.size(), 1U);
  hall.Pass(1ms);
  EXPECT_TRUE(Told(hall).issued.empty());
}

TEST(KioskQueue, TellsAtMostAsManyAnswersAsTheMessageHolds) {
  LineHall hall;
  for (std::size_t i = 0; i < contract::kMaxIssued + 3; ++i)
    hall.Enter("kiosk-01", WantedTicket{"a"});
  const auto issued = Told(hall).issued;
  ASSERT_EQ(issued.size(), contract::kMaxIssued);
  EXPECT_EQ(issued.back().counter, contract::kMaxIssued + 3);
}

TEST(KioskQueue, LeasesBlocksForTodayToTheirKiosk) {
  LineHall hall;
  hall.Arrive("kiosk-01");
  hall.Arrive("kiosk-02");
  const auto blocks = Told(hall, "kiosk-02").blocks;
  ASSERT_EQ(blocks.size(), 2U);
  EXPECT_EQ(blocks[0].group, "a");
  EXPECT_EQ(blocks[0].day, hall.hall.day);
  EXPECT_EQ(blocks[0].first, 960U);
  EXPECT_EQ(blocks[0].last, 979U);
}

TEST(KioskQueue, TellsNoBlockOfYesterday) {
  LineHall hall;
  hall.Arrive("kiosk-01");
  hall.Pass(24h);
  EXPECT_TRUE(Told(hall).blocks.empty());
}

// Hours on a Monday from 09:00 to 17:00; numbers from half an hour before.
TEST(KioskQueue, FollowsTheHoursOfTheHallByTimeAlone) {
  LineHall hall;
  hall.hall.board.plan.week[0] = {{540, 1020}};
  const auto at = [&hall](Millis since_midnight) {
    const Instant midnight = Instant(std::chrono::sys_days(hall.hall.day)) - 8h;
    return KioskQueueOf(hall.hall, "kiosk-01", midnight + since_midnight).groups[0].state;
  };
  EXPECT_EQ(at(8h + 29min), GroupState::kNotYet);
  EXPECT_EQ(at(8h + 30min), GroupState::kOpen);
  EXPECT_EQ(at(17h - 1min), GroupState::kOpen);
  EXPECT_EQ(at(17h), GroupState::kOver);
  EXPECT_EQ(at(33h), GroupState::kNoHours) << "Tuesday has none";
}

TEST(KioskQueue, SaysWhenALineHasNoNumberLeft) {
  LineHall hall;
  hall.hall.queue.lines["a"].given = contract::kMaxTicketNumber;
  EXPECT_EQ(Told(hall).groups[0].state, GroupState::kUsedUp);
  EXPECT_EQ(Told(hall).groups[1].state, GroupState::kOpen);
}

class Where : public testing::Test {
 protected:
  /// One window per number, each with its zone; those of `serving` serve group a.
  contract::BothTexts Of(const std::vector<std::pair<int, const char*>>& windows,
                         const std::vector<int>& serving, const std::string& zone = "") const {
    Plan plan;
    plan.zones = {{"A", {"一层A区", "Ground floor A"}}};
    plan.groups = {{"a", 'A', {"企业开办", ""}, "", zone, false, 10}};
    for (const auto& [number, where] : windows) {
      PlannedWindow window{WindowNo(static_cast<std::uint16_t>(number)), where, "win", "ev"};
      const bool serves = std::ranges::find(serving, number) != serving.end();
      window.groups = {serves ? "a" : "other"};
      plan.windows.push_back(window);
    }
    return WhereOf(plan, plan.groups[0]);
  }
};

TEST_F(Where, NamesZoneAndWindowsInRuns) {
  const auto text = Of({{3, "A"}, {4, "A"}, {5, "A"}, {9, "A"}, {10, "B"}}, {3, 4, 5, 9});
  EXPECT_EQ(text.zh, "一层A区 3–5号、9号窗口");
  EXPECT_EQ(text.en, "Ground floor A, windows 3–5, 9");
}

TEST_F(Where, NamesNoZoneWhenTheWindowsStandInSeveral) {
  const auto text = Of({{1, "A"}, {2, "B"}, {3, "B"}}, {1, 2});
  EXPECT_EQ(text.zh, "1–2号窗口");
  EXPECT_EQ(text.en, "Windows 1–2");
}

TEST_F(Where, NamesAZoneWithoutNameByItsLetter) {
  const auto text = Of({{1, "C"}, {2, "A"}}, {1});
  EXPECT_EQ(text.zh, "C区 1号窗口");
  EXPECT_EQ(text.en, "Zone C, window 1");
}

TEST_F(Where, SaysSoWhenEveryWindowServes) {
  EXPECT_EQ(Of({{1, "A"}, {2, "B"}}, {1, 2}).zh, "各窗口均可办理");
  EXPECT_EQ(Of({{1, "A"}, {2, "B"}}, {1, 2}).en, "Any window");
}

TEST_F(Where, IsEmptyWhenNobodyServesIt) { EXPECT_EQ(Of({{1, "A"}}, {}), contract::BothTexts{}); }

TEST_F(Where, LeavesTheWindowsOutWhenTheyDoNotFit) {
  std::vector<std::pair<int, const char*>> windows;
  std::vector<int> serving;
  for (int i = 0; i < 60; ++i) {
    windows.emplace_back(100 + i, "A");
    if (i % 2 == 0) serving.push_back(100 + i);
  }
  EXPECT_EQ(Of(windows, serving).zh, "一层A区");
}

}  // namespace
}  // namespace yichuang::core
