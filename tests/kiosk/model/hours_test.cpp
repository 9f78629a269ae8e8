#include "kiosk/model/hours.h"

#include <gtest/gtest.h>

#include "tests/kiosk/model/kiosk.h"

namespace yichuang::model::test {
namespace {

using std::chrono::year;

TEST(Hours, TheDayIsTheHallsOwn) {
  Kiosk kiosk;
  kiosk.now = Instant{std::chrono::sys_days{year{2026} / 11 / 24} + hours{15} + minutes{59}};
  EXPECT_EQ(Today(kiosk.Send(Tick{}).model), year{2026} / 11 / 24);
  kiosk.Wait(minutes{1});  // midnight in the hall, 16:00 UTC
  EXPECT_EQ(Today(kiosk.model), year{2026} / 11 / 25);
}

TEST(Hours, OpenFromTheFirstMinuteToTheLast) {
  Kiosk kiosk;
  const Instant midnight{std::chrono::sys_days{year{2026} / 11 / 24} - hours{8}};
  const auto open_at = [&](std::chrono::minutes at) {
    kiosk.now = midnight + at;
    return IsOpen(kiosk.Send(Tick{}).model);
  };
  EXPECT_FALSE(open_at(hours{9} - minutes{1}));
  EXPECT_TRUE(open_at(hours{9}));
  EXPECT_TRUE(open_at(hours{12} - minutes{1}));
  EXPECT_FALSE(open_at(hours{12}));
  EXPECT_TRUE(open_at(hours{13}));
  EXPECT_FALSE(open_at(hours{17}));
}

TEST(Hours, ASpecialDayWinsOverTheWeek) {
  Kiosk kiosk;
  HallNews news;
  news.special_days = {{year{2026} / 11 / 24, {}, {"系统升级", "Upgrade"}},
                       {year{2026} / 11 / 28, {{hours{9}, hours{12}}}, {"调休", "Make-up day"}}};
  kiosk.Send(NewsArrived{news});
  EXPECT_FALSE(IsOpen(kiosk.model));
  EXPECT_EQ(HoursOf(kiosk.model, Today(kiosk.model)).reason.zh, "系统升级");
  EXPECT_EQ(HoursOf(kiosk.model, year{2026} / 11 / 28).open.size(), 1U);
  EXPECT_TRUE(HoursOf(kiosk.model, year{2026} / 11 / 29).open.empty()) << "a Sunday";
  EXPECT_EQ(NextOpenDay(kiosk.model)->day, year{2026} / 11 / 25);
}

TEST(Hours, NoticesStandFromTheirFirstToTheirLastInstant) {
  Kiosk kiosk;
  HallNews news;
  news.notices = {{"n", {"停水", "No water"}, {}, kMorning + hours{1}, kMorning + hours{2}}};
  kiosk.Send(NewsArrived{news});
  EXPECT_TRUE(NoticesNow(kiosk.model).empty());
  EXPECT_EQ(NoticesNow(kiosk.Wait(hours{1}).model).size(), 1U);
  EXPECT_TRUE(NoticesNow(kiosk.Wait(hours{1}).model).empty());
}

}  // namespace
}  // namespace yichuang::model::test
