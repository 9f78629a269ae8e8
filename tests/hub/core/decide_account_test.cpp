#include <gtest/gtest.h>

#include "tests/hub/core/told.h"

namespace yichuang::core {
namespace {

constexpr Instant kNow{std::chrono::milliseconds(1'778'290'200'000)};

/// 1001 administers the system, 2001 is duty manager, 3001 was disabled.
Hall StaffedHall() {
  Hall hall;
  hall.accounts = {{"1001", {{Role::kSystemAdmin}, true}},
                   {"2001", {{Role::kDutyManager}, true}},
                   {"3001", {{Role::kSystemAdmin}, false}}};
  return hall;
}

std::string Told(const Hall& hall, const Command& command) {
  return Told(Decide(hall, command, kNow));
}

TEST(DecideAccount, IsMadeAndChangedAsAWhole) {
  const Hall hall = StaffedHall();
  EXPECT_EQ(Told(hall, SetAccount{"1001", "4001", {{Role::kGuide}, true}}), "account:4001");
  EXPECT_EQ(Told(hall, SetAccount{"1001", "2001", {{Role::kDutyManager}, false}}), "account:2001");
  EXPECT_EQ(Told(hall, SetAccount{"", "2001", {{Role::kDutyManager}, true}}), "nothing");
}

TEST(DecideAccount, NobodyDecidesOnARecordAboutHimself) {
  EXPECT_FALSE(MayDecideOn("1001", "1001"));
  EXPECT_TRUE(MayDecideOn("1001", "2001"));
  EXPECT_TRUE(MayDecideOn("", "1001"));  // the console of the server is nobody's own
  Hall hall = StaffedHall();
  hall.accounts["5001"] = {{Role::kSystemAdmin}, true};
  EXPECT_EQ(Told(hall, SetAccount{"1001", "1001", {{Role::kHallManager}, true}}), "!own_record");
  EXPECT_EQ(Told(hall, SetAccount{"5001", "1001", {{Role::kHallManager}, true}}), "account:1001");
}

TEST(DecideAccount, TheLastAdministratorStays) {
  const Hall hall = StaffedHall();
  EXPECT_EQ(Told(hall, SetAccount{"", "1001", {{Role::kSystemAdmin}, false}}),
            "!last_administrator");
  EXPECT_EQ(Told(hall, SetAccount{"", "1001", {{Role::kGuide}, true}}), "!last_administrator");
  EXPECT_EQ(Told(hall, SetAccount{"", "1001", {{Role::kGuide, Role::kSystemAdmin}, true}}),
            "account:1001");
}

TEST(DecideAccount, WorkNumbersAreShortAndPlain) {
  for (const char* number : {"1", "A1001", "0123456789"})
    EXPECT_TRUE(IsWorkNumber(number)) << number;
  for (const char* number : {"", "01234567890", "1-1", "张三", "1 1", "1\n"}) {
    EXPECT_FALSE(IsWorkNumber(number)) << number;
    EXPECT_EQ(Told(StaffedHall(), SetAccount{"", number, {{Role::kGuide}, true}}), "!wrong_type");
  }
}

TEST(DecideAccount, OnlyTheFirstAdministratorComesBySetUp) {
  EXPECT_EQ(Told(Hall{}, FoundAdministrator{"1001"}), "account:1001");
  EXPECT_EQ(Told(StaffedHall(), FoundAdministrator{"9001"}), "!already_set_up");
  Hall disabled;
  disabled.accounts["3001"] = {{Role::kSystemAdmin}, false};
  EXPECT_EQ(Told(disabled, FoundAdministrator{"9001"}), "account:9001");
}

TEST(DecideAccount, NothingAStrangerTypesEntersTheLedger) {
  EXPECT_EQ(Told(StaffedHall(), NoteAccess{"2001", AccessNote::kLockedOut}), "access:2001");
  EXPECT_EQ(Told(StaffedHall(), NoteAccess{"passw0rd", AccessNote::kLockedOut}),
            "!unknown_account");
}

TEST(DecideAccount, AViewIsAnEventWithItsReason) {
  const Decision decision =
      Decide(StaffedHall(),
             LogView{"2001", Viewed::kStaffDay, "2026-05-09", ViewReason::kComplaint}, kNow);
  EXPECT_EQ(std::get<Events>(decision).at(0),
            Event(ViewLogged{"2001", Viewed::kStaffDay, "2026-05-09", ViewReason::kComplaint}));
  EXPECT_EQ(Told(StaffedHall(), LogView{}), "!missing_field");
}

TEST(DecideAccount, TheHallKnowsItAfterwards) {
  Hall hall;
  Apply(hall, {1, kNow, "console", AccountSet{"2001", {{Role::kDutyManager}, true}}});
  Apply(hall, {2, kNow, "console", AccountSet{"2001", {{Role::kDutyManager}, false}}});
  EXPECT_EQ(hall.accounts, (Accounts{{"2001", {{Role::kDutyManager}, false}}}));
}

TEST(Role, NamesComeBack) {
  for (int i = 0; i < kRoleCount; ++i) {
    const auto role = static_cast<Role>(i);
    EXPECT_EQ(RoleNamed(Name(role)), role);
    EXPECT_TRUE(RoleSet::All().Has(role));
    EXPECT_FALSE(RoleSet{}.Has(role));
  }
  EXPECT_FALSE(RoleNamed("root"));
  EXPECT_FALSE(RoleNamed(""));
}

}  // namespace
}  // namespace yichuang::core
