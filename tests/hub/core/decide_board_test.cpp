#include <gtest/gtest.h>

#include "hub/core/desired.h"
#include "tests/fakes/hall_builder.h"
#include "tests/hub/core/told.h"

namespace yichuang::core {
namespace {

using namespace std::chrono_literals;
using fakes::HallBuilder;

constexpr HallDay kToday = 2026y / 5 / 9;  // a Saturday, as HallBuilder has it

KioskPlan TwoKiosks() {
  KioskPlan plan;
  plan.kiosks = {{"kiosk-01", "A"}, {"kiosk-02", "B"}};
  for (std::size_t day = 0; day < 5; ++day) plan.week[day] = {{540, 720}, {810, 1020}};
  plan.week[5] = {{540, 720}};
  plan.special_days = {{2026y / 5 / 11, {}, {"全员培训", "Training"}}};
  return plan;
}

/// A hall of one window and two kiosks, the first of them online.
class BoardTest : public testing::Test {
 protected:
  BoardTest() : hall_(1) {
    hall_.Do(Configure{fakes::PlanOf(1), TwoKiosks()});
    Arrive("kiosk-01", 1);
  }

  void Arrive(const std::string& kiosk, std::uint64_t session) {
    hall_.Do(AnnounceBirth{{kiosk, contract::Presence::kOnline, session, "0.1.0", 0, {}}});
  }
  TerminalWanted Wanted(const std::string& kiosk = "kiosk-01") {
    return WantedOf(hall_.hall(), kiosk);
  }
  PostNotice Post(const std::string& title, Millis length = 2h) {
    PostNotice post;
    post.notice.title.zh = title;
    post.notice.text.zh = "请留意";
    post.notice.until = (hall_.now() + length).time_since_epoch().count();
    return post;
  }
  std::string Try(Command command) { return Told(hall_.Try(std::move(command))); }

  HallBuilder hall_;
};

ImportCatalogue Import(std::uint8_t seed) {
  ImportCatalogue import;
  import.sm3.fill(seed);
  import.bytes = 1000;
  import.items = 30;
  return import;
}

TEST_F(BoardTest, AKioskIsWantedToShowTheWholeBoardFromItsFirstBirth) {
  const TerminalWanted wanted = Wanted();
  EXPECT_GT(wanted.version, 0U);
  ASSERT_TRUE(wanted.kiosk);
  EXPECT_FALSE(wanted.kiosk->catalogue);
  EXPECT_TRUE(wanted.evaluators.empty());
  EXPECT_FALSE(WantedOf(hall_.hall(), "win-01").kiosk) << "a window host is no kiosk";
  EXPECT_EQ(Try(AnnounceBirth{{"kiosk-09", contract::Presence::kOnline, 1, "", 0, {}}}),
            "!unknown_device");
}

TEST_F(BoardTest, EveryChangeIsANewVersionForKiosksAndForNobodyElse) {
  hall_.Attach(1);
  const std::uint64_t host = WantedOf(hall_.hall(), "win-01").version;
  std::uint64_t before = Wanted().version;
  const Command changes[] = {Import(1),
                             Post("系统维护"),
                             WithdrawNotice{NoticeId{1}},
                             RaiseEmergency{{"请离开大厅", ""}},
                             ClearEmergency{},
                             ChangeHours{{kToday, {}, {"停电", ""}}}};
  for (const Command& change : changes) {
    hall_.Do(change);
    EXPECT_EQ(Wanted().version, hall_.hall().seq);
    EXPECT_GT(Wanted().version, before);
    before = Wanted().version;
  }
  EXPECT_EQ(WantedOf(hall_.hall(), "win-01").version, host);
}

TEST_F(BoardTest, ImportsCountVersionsAndTheSameBytesAreNone) {
  EXPECT_EQ(Told(hall_.Run(Import(1))), "imported1");
  EXPECT_EQ(Told(hall_.Run(Import(1))), "nothing");
  EXPECT_EQ(Told(hall_.Run(Import(2))), "imported2");
  EXPECT_EQ(Told(hall_.Run(Import(1))), "imported3") << "back to an earlier one is a new version";
  const auto wanted = Wanted().kiosk->catalogue;
  ASSERT_TRUE(wanted);
  EXPECT_EQ(wanted->version, 3U);
  EXPECT_EQ(wanted->bytes, 1000U);
  EXPECT_EQ(wanted->path,
            "/catalogue/0101010101010101010101010101010101010101010101010101010101010101");
}

TEST_F(BoardTest, TellsEightDaysWithTheirExceptions) {
  const auto days = Wanted().kiosk->days;
  ASSERT_EQ(days.size(), contract::kMaxHallDays);
  EXPECT_EQ(days[0].day, kToday);
  EXPECT_EQ(days[0].open, Spans({{540, 720}})) << "Saturday";
  EXPECT_TRUE(days[1].open.empty()) << "Sunday";
  EXPECT_TRUE(days[2].open.empty()) << "a special day on a Monday";
  EXPECT_EQ(days[2].reason.zh, "全员培训");
  EXPECT_EQ(days[3].open.size(), 2U);
}

TEST_F(BoardTest, WithoutHoursNoDayIsClaimed) {
  KioskPlan plan = TwoKiosks();
  plan.week = {};
  plan.special_days.clear();
  hall_.Do(Configure{fakes::PlanOf(1), plan});
  EXPECT_TRUE(Wanted().kiosk->days.empty());
}

TEST_F(BoardTest, ChangedHoursWinAndAreForgottenWithTheirDay) {
  hall_.Do(ChangeHours{{kToday, {{540, 600}}, {"提前闭厅", ""}}});
  EXPECT_EQ(Wanted().kiosk->days[0].open, Spans({{540, 600}}));
  EXPECT_EQ(Try(ChangeHours{{kToday, {{540, 600}}, {"提前闭厅", ""}}}), "nothing");
  const std::uint64_t version = Wanted().version;
  hall_.Advance(24h);
  hall_.Attach(1);  // anything of the new day
  EXPECT_TRUE(hall_.hall().board.changed_days.empty());
  EXPECT_EQ(Wanted().kiosk->days[0].day, HallDay(2026y / 5 / 10));
  EXPECT_GT(Wanted().version, version) << "the days told begin with today";
}

TEST_F(BoardTest, RefusesHoursThatAreNone) {
  EXPECT_EQ(Try(ChangeHours{{2026y / 5 / 8, {}, {}}}), "!day_past");
  EXPECT_EQ(Try(ChangeHours{{2026y / 2 / 30, {}, {}}}), "!wrong_type");
  EXPECT_EQ(Try(ChangeHours{{2028y / 1 / 1, {}, {}}}), "!wrong_type");
  EXPECT_EQ(Try(ChangeHours{{kToday, {{600, 600}}, {}}}), "!wrong_type");
  EXPECT_EQ(Try(ChangeHours{{kToday, {{600, 700}, {690, 800}}, {}}}), "!wrong_type");
  EXPECT_EQ(Try(ChangeHours{{kToday, {{0, 1441}}, {}}}), "!wrong_type");
}

TEST_F(BoardTest, NoticesHangInOrderOfWeightAndAge) {
  hall_.Do(Post("一"));
  PostNotice important = Post("二");
  important.notice.level = contract::NoticeLevel::kImportant;
  hall_.Do(important);
  hall_.Do(Post("三"));
  const auto notices = Wanted().kiosk->notices;
  ASSERT_EQ(notices.size(), 3U);
  EXPECT_EQ(notices[0].title.zh, "二");
  EXPECT_EQ(notices[1].title.zh, "三");
  EXPECT_EQ(notices[2].title.zh, "一");
  EXPECT_EQ(notices[0].from, hall_.now().time_since_epoch().count());
}

TEST_F(BoardTest, ANoticeSentTwiceHangsOnce) {
  hall_.Do(Post("系统维护"));
  EXPECT_EQ(Try(Post("系统维护")), "nothing");
}

TEST_F(BoardTest, ANoticeEndsByItself) {
  hall_.Do(Post("系统维护", 2h));
  EXPECT_EQ(NextDeadline(hall_.hall()), hall_.now() + 2h);
  hall_.Advance(2h - 1ms);
  EXPECT_EQ(Try(Tick{}), "nothing");
  hall_.Advance(1ms);
  EXPECT_EQ(Told(hall_.Run(Tick{})), "over1");
  EXPECT_TRUE(Wanted().kiosk->notices.empty());
  hall_.Do(Post("再次维护"));
  EXPECT_TRUE(hall_.hall().board.notices.contains(NoticeId{2})) << "no number is used twice";
}

TEST_F(BoardTest, RefusesNoticesThatHelpNobody) {
  EXPECT_EQ(Try(Post("过期", 0ms)), "!notice_over");
  EXPECT_EQ(Try(Post("太久", 24h * 400)), "!wrong_type");
  EXPECT_EQ(Try(Post("")), "!wrong_type");
  EXPECT_EQ(Try(Post(std::string(contract::kMaxTitleBytes + 1, 'x'))), "!wrong_type");
  EXPECT_EQ(Try(WithdrawNotice{NoticeId{7}}), "!unknown_notice");
  for (std::size_t i = 0; i < contract::kMaxNotices; ++i) hall_.Do(Post(std::to_string(i)));
  EXPECT_EQ(Try(Post("多一条")), "!too_many_notices");
  hall_.Do(WithdrawNotice{NoticeId{1}});
  EXPECT_EQ(Try(WithdrawNotice{NoticeId{1}}), "!unknown_notice");
  EXPECT_EQ(Try(Post("多一条")), "posted11");
}

TEST_F(BoardTest, AnEmergencyStandsUntilItIsCleared) {
  EXPECT_EQ(Try(ClearEmergency{}), "!no_emergency");
  EXPECT_EQ(Try(RaiseEmergency{{"", "only English"}}), "!wrong_type");
  hall_.Do(RaiseEmergency{{"请离开大厅", "Leave"}});
  EXPECT_EQ(Try(RaiseEmergency{{"请离开大厅", "Leave"}}), "nothing");
  hall_.Do(RaiseEmergency{{"请从北门离开", ""}});
  EXPECT_EQ(Wanted().kiosk->emergency->zh, "请从北门离开");
  hall_.Advance(24h * 3);
  hall_.Attach(1);
  EXPECT_TRUE(Wanted().kiosk->emergency) << "no day's end clears it";
  hall_.Do(ClearEmergency{});
  EXPECT_FALSE(Wanted().kiosk->emergency);
}

TEST_F(BoardTest, AKioskTakenOutOfThePlanIsForgotten) {
  KioskPlan plan = TwoKiosks();
  plan.kiosks.erase(plan.kiosks.begin());
  hall_.Do(Configure{fakes::PlanOf(1), plan});
  EXPECT_FALSE(hall_.hall().terminals.contains("kiosk-01"));
  EXPECT_EQ(Try(AnnounceBirth{{"kiosk-01", contract::Presence::kOnline, 2, "", 0, {}}}),
            "!unknown_device");
}

TEST_F(BoardTest, RefusesTwoTerminalsOfOneName) {
  KioskPlan plan = TwoKiosks();
  plan.kiosks[1].device = "kiosk-01";
  EXPECT_EQ(Try(Configure{fakes::PlanOf(1), plan}), "!malformed");
  plan.kiosks[1].device = "win-01";
  EXPECT_EQ(Try(Configure{fakes::PlanOf(1), plan}), "!malformed");
}

TEST_F(BoardTest, TheSameConfigurationIsNoEvent) {
  EXPECT_EQ(Try(Configure{fakes::PlanOf(1), TwoKiosks()}), "nothing");
  EXPECT_EQ(Try(Configure{fakes::PlanOf(1), KioskPlan{}}), "kiosks");
}

}  // namespace
}  // namespace yichuang::core
