#include <gtest/gtest.h>

#include "tests/kiosk/model/kiosk.h"

namespace yichuang::model::test {
namespace {

TEST(NextTick, IsTheNextMinuteWhenNothingElseHappens) {
  Kiosk kiosk;
  kiosk.Wait(seconds{20});
  EXPECT_EQ(NextTick(kiosk.model), kMorning + minutes{1});
  kiosk.Wait(seconds{40});
  EXPECT_EQ(NextTick(kiosk.model), kMorning + minutes{2});
}

TEST(NextTick, CountsTheLastThirtySecondsOneByOne) {
  Kiosk kiosk;
  kiosk.OpenItem("shop");
  EXPECT_EQ(NextTick(kiosk.model), kMorning + seconds{30});
  std::vector<int> shown;
  while (kiosk.screen() == Screen::kItem) {
    kiosk.now = NextTick(kiosk.model);
    kiosk.Send(Tick{});
    if (const auto left = SecondsLeft(kiosk.model)) shown.push_back(*left);
  }
  ASSERT_EQ(shown.size(), 30U);
  EXPECT_EQ(shown.front(), 30);
  EXPECT_EQ(shown.back(), 1);
  EXPECT_EQ(kiosk.now, kMorning + seconds{60});
}

TEST(NextTick, ComesWhenANoticeBegins) {
  Kiosk kiosk;
  HallNews news;
  news.notices = {{"n", {}, {}, kMorning + seconds{7}, kMorning + seconds{11}}};
  kiosk.Send(NewsArrived{news});
  EXPECT_EQ(NextTick(kiosk.model), kMorning + seconds{7});
  EXPECT_EQ(NextTick(kiosk.Wait(seconds{7}).model), kMorning + seconds{11});
}

TEST(NextTick, IsAlwaysAhead) {
  Kiosk kiosk;
  kiosk.OpenItem("shop").Send(ReadAsked{});
  for (int i = 0; i < 300; ++i) {
    const Instant next = NextTick(kiosk.model);
    ASSERT_GT(next, kiosk.model.now);
    ASSERT_LE(next, kiosk.model.now + minutes{1});
    kiosk.now = next;
    kiosk.Send(Tick{});
  }
}

}  // namespace
}  // namespace yichuang::model::test
