#include "hub/core/alarm.h"

#include <gtest/gtest.h>

#include "tests/fakes/hall_builder.h"
#include "tests/hub/core/told.h"

namespace yichuang::core {
namespace {

using fakes::HallBuilder;
using namespace std::chrono_literals;

/// Window 1 to 4 manned; the manager of these tests is 2001.
class AlarmTest : public testing::Test {
 protected:
  AlarmTest() {
    for (int window = 1; window <= 4; ++window) hall_.Man(window);
  }

  void Rate(int window, Level level) {
    hall_.Do(hall_.PressEntry(window, hall_.Serve(window, "A" + std::to_string(++visits_)), level));
  }

  /// "bad1:2 away3": kind, window and level; "*" behind what is acknowledged.
  std::string Told() const {
    static constexpr const char* kKinds[] = {"bad",      "away", "stuck", "host",
                                             "calendar", "hold", "help"};
    std::string told;
    for (const auto& [id, alarm] : hall_.hall().alarms) {
      told += (told.empty() ? "" : " ") + std::string(kKinds[static_cast<int>(alarm.kind)]) +
              std::to_string(Number(alarm.window));
      if (alarm.year != 0) told += ":" + std::to_string(alarm.year);
      if (alarm.level) told += ":" + std::to_string(static_cast<int>(*alarm.level));
      if (alarm.acknowledged) told += "*";
    }
    return told;
  }

  AlarmId Newest() const { return hall_.hall().alarms.rbegin()->first; }

  std::string Acknowledge(const std::string& by) {
    return core::Told(hall_.Run(AcknowledgeAlarm{Newest(), by}));
  }

  void Hello(int window, std::uint8_t stuck_keys) {
    OpenedHello hello;
    hello.evaluator = fakes::EvaluatorOf(window);
    hello.epoch = 1;
    hello.boot = 1;
    hello.stuck_keys = stuck_keys;
    hall_.Do(hall_.HelloEntry(fakes::DeviceOf(window), hello));
  }

  void Birth(std::uint64_t session) {
    hall_.Do(AnnounceBirth{{"win-01", contract::Presence::kOnline, session, "0.1.0", 0, {}}});
  }

  HallBuilder hall_;
  int visits_ = 0;
};

TEST_F(AlarmTest, OnlyABadRatingRaisesOne) {
  for (const Level level : {Level::k5, Level::k4, Level::k3}) Rate(1, level);
  EXPECT_EQ(Told(), "");
  Rate(1, Level::k2);
  Rate(3, Level::k1);
  EXPECT_EQ(Told(), "bad1:2 bad3:1");
}

TEST_F(AlarmTest, ASecondRatingOfTheSameServiceIsNoOtherAlarm) {
  const ServiceId service = hall_.Serve(1, "A1");
  hall_.Do(hall_.PressEntry(1, service, Level::k1));
  hall_.Do(hall_.PressEntry(1, service, Level::k1));
  EXPECT_EQ(Told(), "bad1:1");
}

TEST_F(AlarmTest, ARatingForYesterdayRaisesNone) {
  const ServiceId service = hall_.Serve(1, "A1");
  hall_.Advance(24h);
  hall_.Do(hall_.PressEntry(1, service, Level::k1));
  EXPECT_EQ(Told(), "");
}

TEST_F(AlarmTest, AcknowledgingKeepsItListedWithWhoAndWhen) {
  Rate(1, Level::k1);
  hall_.Advance(42s);
  EXPECT_EQ(Acknowledge("2001"), "seen_by:2001");
  EXPECT_EQ(Told(), "bad1:1*");
  const auto& acknowledged = hall_.hall().alarms.begin()->second.acknowledged;
  EXPECT_EQ(*acknowledged, (Acknowledgement{"2001", hall_.now()}));
}

TEST_F(AlarmTest, TheFirstToAcknowledgeHasIt) {
  Rate(1, Level::k1);
  Acknowledge("2001");
  EXPECT_EQ(Acknowledge("2002"), "nothing");
  EXPECT_EQ(hall_.hall().alarms.begin()->second.acknowledged->by, "2001");
}

TEST_F(AlarmTest, NobodyAcknowledgesAnAlarmAboutHimself) {
  Rate(1, Level::k2);
  EXPECT_EQ(Acknowledge("1001"), "!own_record");
  EXPECT_EQ(Told(), "bad1:2");
  EXPECT_EQ(Acknowledge("1002"), "seen_by:1002");
}

TEST_F(AlarmTest, WhoServedStaysTheSubjectAfterHeHasLeftTheWindow) {
  Rate(1, Level::k2);
  hall_.Do(EndShift{WindowNo{1}});
  EXPECT_EQ(Acknowledge("1001"), "!own_record");
}

TEST_F(AlarmTest, WhoeverIsOnShiftDoesNotAcknowledgeHisOwnUnpluggedDevice) {
  hall_.Detach(2);
  EXPECT_EQ(Acknowledge("1002"), "!own_record");
  EXPECT_EQ(Acknowledge("1001"), "seen_by:1001");
}

TEST_F(AlarmTest, AnUnknownOneIsRefused) {
  EXPECT_EQ(core::Told(hall_.Try(AcknowledgeAlarm{AlarmId{99}, "2001"})), "!unknown_alarm");
}

TEST_F(AlarmTest, AnUnpluggedDeviceRaisesOneUntilItIsBack) {
  hall_.Detach(2);
  EXPECT_EQ(Told(), "away2");
  Acknowledge("2001");
  EXPECT_EQ(Told(), "away2*");
  hall_.Attach(2);
  EXPECT_EQ(Told(), "");
  hall_.Detach(2);
  EXPECT_EQ(Told(), "away2") << "away again is a new alarm";
}

TEST_F(AlarmTest, AStuckKeyIsOneAlarmHoweverOftenItIsTold) {
  Hello(3, 0b00100);
  EXPECT_EQ(Told(), "stuck3");
  Acknowledge("2001");
  Hello(3, 0b00100);
  EXPECT_EQ(Told(), "stuck3*");
  Hello(3, 0b01100);
  EXPECT_EQ(Told(), "stuck3") << "another key is news";
  Hello(3, 0);
  EXPECT_EQ(Told(), "");
}

TEST_F(AlarmTest, AHostThatDiesRaisesOneUntilItIsBornAgain) {
  Birth(1);
  hall_.Do(AnnounceDeath{"win-01", 1});
  EXPECT_EQ(Told(), "host0");
  EXPECT_EQ(hall_.hall().alarms.begin()->second.source, "win-01");
  Birth(2);
  EXPECT_EQ(Told(), "");
}

TEST_F(AlarmTest, TheDaysEndForgetsRatingsAndKeepsWhatIsStillAway) {
  Rate(1, Level::k1);
  hall_.Detach(2);
  hall_.Advance(24h);
  hall_.Attach(3);  // the first record of the day
  EXPECT_EQ(Told(), "away2");
}

TEST_F(AlarmTest, ADeviceThatLeftThePlanIsNobodysAlarm) {
  hall_.Detach(4);
  Rate(4, Level::k1);
  hall_.Do(Configure{fakes::PlanOf(3)});
  EXPECT_EQ(Told(), "bad4:1");
}

TEST_F(AlarmTest, AFloodOfBadRatingsStaysBounded) {
  Rate(1, Level::k1);
  Rate(1, Level::k1);
  const AlarmId second = Newest();
  Acknowledge("2001");
  for (std::size_t i = 0; i < kMostRatingAlarms - 1; ++i) Rate(2, Level::k2);
  EXPECT_EQ(hall_.hall().alarms.size(), kMostRatingAlarms);
  EXPECT_FALSE(hall_.hall().alarms.contains(second)) << "what somebody looks after goes first";
  EXPECT_EQ(hall_.hall().alarms.begin()->second.window, WindowNo{1});
  Rate(2, Level::k2);
  EXPECT_EQ(hall_.hall().alarms.size(), kMostRatingAlarms);
  EXPECT_EQ(hall_.hall().alarms.begin()->second.window, WindowNo{2});
}

class CalendarAlarmTest : public AlarmTest {
 protected:
  CalendarAlarmTest() { hall_.WantNoReports(); }

  /// 00:30 at the hall.
  void Begin(std::chrono::year_month_day day) {
    hall_.SetNow(std::chrono::sys_days(day) - 8h + 30min);
  }

  std::string Tick() { return core::Told(hall_.Run(core::Tick{})); }

  ChangeId Import(int year) {
    const std::chrono::year_month_day first{std::chrono::year(year), std::chrono::month(1),
                                            std::chrono::day(1)};
    ChangeSettings change;
    change.wanted = {SetCalendar{year, {{first, true, {"元旦", "New Year"}}}}};
    hall_.Do(change);
    return hall_.hall().settings.changes.back().id;
  }
};

TEST_F(CalendarAlarmTest, IsRaisedOnceOnTheFirstOfDecember) {
  Begin(2026y / 11 / 30);
  EXPECT_EQ(Tick(), "nothing");
  Begin(2026y / 12 / 1);
  EXPECT_EQ(Tick(), "no_calendar2027");
  EXPECT_EQ(Tick(), "nothing");
  EXPECT_EQ(Told(), "calendar0:2027");
}

TEST_F(CalendarAlarmTest, ARecordThatRaisesAnotherAlarmThatVeryDayKeepsBoth) {
  Begin(2026y / 12 / 1);
  hall_.Detach(2);  // the first record of December
  Tick();
  EXPECT_EQ(Told(), "away2 calendar0:2027");
}

TEST_F(CalendarAlarmTest, StaysAcknowledgedOverDaysAndIntoTheYearItself) {
  Begin(2026y / 12 / 1);
  Tick();
  EXPECT_EQ(Acknowledge("2001"), "seen_by:2001");
  Begin(2027y / 1 / 5);
  hall_.Detach(2);
  EXPECT_EQ(Tick(), "nothing");
  EXPECT_EQ(Told(), "calendar0:2027* away2");
}

TEST_F(CalendarAlarmTest, EndsWithTheImportAndComesBackWhenThatIsUndone) {
  Begin(2026y / 12 / 1);
  Tick();
  Acknowledge("2001");
  const ChangeId imported = Import(2027);
  EXPECT_EQ(Told(), "");
  EXPECT_EQ(Tick(), "no_calendar2026") << "a hall that keeps lists misses this year's too";
  hall_.Do(UndoChange{"2001", imported});
  EXPECT_EQ(Tick(), "no_calendar2027");
  EXPECT_EQ(Told(), "calendar0:2026 calendar0:2027") << "a new alarm, not yet acknowledged";
}

TEST_F(CalendarAlarmTest, EndsWithItsYear) {
  Begin(2026y / 12 / 1);
  Tick();
  Begin(2027y / 12 / 31);
  Tick();
  EXPECT_EQ(Told(), "calendar0:2027 calendar0:2028");
  Begin(2028y / 1 / 1);
  hall_.Detach(2);
  EXPECT_EQ(Told(), "calendar0:2028 away2");
}

TEST_F(CalendarAlarmTest, AHallThatIsNotConfiguredMissesNothing) {
  EXPECT_EQ(core::Told(Decide(Hall{}, core::Tick{}, std::chrono::sys_days(2026y / 12 / 2))),
            "nothing");
}

TEST_F(CalendarAlarmTest, AReplayOfTheLedgerKnowsIt) {
  Begin(2026y / 12 / 1);
  Tick();
  Acknowledge("2001");
  Begin(2027y / 1 / 1);
  hall_.Detach(2);
  Hall again;
  for (const Record& record : hall_.records()) Apply(again, record);
  again.reports.since.reset();  // as WantNoReports does
  EXPECT_EQ(again, hall_.hall());
}

TEST_F(AlarmTest, AReplayOfTheLedgerKnowsThemAll) {
  Rate(1, Level::k1);
  Acknowledge("2001");
  hall_.Detach(2);
  Hello(3, 1);
  Hall again;
  for (const Record& record : hall_.records()) Apply(again, record);
  EXPECT_EQ(again, hall_.hall());
  EXPECT_EQ(Told(), "bad1:1* away2 stuck3");
}

TEST_F(AlarmTest, ACallForHelpNamesItsWindowUntilTheDayIsOver) {
  EXPECT_EQ(core::Told(hall_.Run(CallHelp{WindowNo{2}, "1002"})), "help");
  EXPECT_EQ(core::Told(hall_.Run(CallHelp{WindowNo{2}, "1002"})), "nothing");  // it is called
  EXPECT_EQ(Told(), "help2");
  EXPECT_EQ(Acknowledge("1002"), "!own_record");
  EXPECT_EQ(Acknowledge("2001"), "seen_by:2001");
  EXPECT_EQ(core::Told(hall_.Run(CallHelp{WindowNo{2}, "1002"})), "help");  // once more
  EXPECT_EQ(Told(), "help2* help2");
  hall_.Advance(24h);
  hall_.Do(Tick{});
  hall_.Do(EndShift{WindowNo{2}});
  EXPECT_EQ(Told(), "");
}

}  // namespace
}  // namespace yichuang::core
