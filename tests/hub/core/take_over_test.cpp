#include <gtest/gtest.h>

#include <chrono>

#include "tests/hub/core/line_hall.h"

namespace yichuang::core {
namespace {

using namespace std::chrono_literals;

/// 1003 is on shift nowhere and takes over.
class TakeOverTest : public ::testing::Test {
 protected:
  TakeOverTest() : hall(3) { hall.Do(EndShift{WindowNo{3}}); }

  StaffId On(WindowNo window) const { return *hall.hall.windows.at(window).staff; }

  LineHall hall;
};

TEST_F(TakeOverTest, AWindowWithNothingOpenChangesItsClerk) {
  EXPECT_EQ(hall.Do(TakeOver{kOne, "1003"}), "shift- shift+");
  EXPECT_EQ(On(kOne), StaffNumbered(hall.hall.plan, "1003")->id);
  EXPECT_EQ(hall.Do(TakeOver{kOne, "1003"}), "nothing");
  EXPECT_EQ(hall.Do(TakeOver{kTwo, "1003"}), "!staff_elsewhere");
  EXPECT_EQ(hall.Do(TakeOver{WindowNo{9}, "1003"}), "!unknown_window");
  EXPECT_EQ(hall.Do(TakeOver{kOne, "7"}), "!unknown_staff");
  EXPECT_EQ(hall.Do(TakeOver{WindowNo{3}, "1001"}), "shift+");  // nobody was there
}

TEST_F(TakeOverTest, AnOpenServiceIsEndedFirstOrHandedOver) {
  hall.Issue();
  hall.Do(CallNext{kOne});
  hall.Do(OpenService{kOne, "A001"});
  const StaffId first = On(kOne);
  EXPECT_EQ(hall.Do(TakeOver{kOne, "1003"}), "!service_open");
  hall.Pass(2min);
  EXPECT_EQ(hall.Do(TakeOver{kOne, "1003", true}), "offer:1 end_uninvited1 shift- shift+");
  EXPECT_EQ(hall.hall.queue.staff.at(first).served, 1U);
  EXPECT_EQ(hall.Do(CallNext{kOne, "1003"}), "!nobody_waiting");
  EXPECT_EQ(hall.Do(AcceptTransfer{kOne, TicketId{1}, "1003"}), "call1:1");
  EXPECT_EQ(hall.Do(OpenService{kOne, "A001", "1003"}), "open2");  // a service of his own
  EXPECT_EQ(hall.hall.windows.at(kOne).serving->staff, On(kOne));
}

TEST_F(TakeOverTest, AServiceWithoutANumberEndsAndBeginsAnew) {
  hall.Do(OpenService{kOne, ""});
  EXPECT_EQ(hall.Do(TakeOver{kOne, "1003", true}), "end_uninvited1 shift- shift+");
  EXPECT_EQ(hall.Do(OpenService{kOne, "", "1003"}), "open2");
}

TEST_F(TakeOverTest, ACalledNumberStaysAndAHeldOneGoesBackIntoTheLine) {
  hall.Issue();
  hall.Issue();
  hall.Do(CallNext{kOne});
  hall.Do(OpenService{kOne, "A001"});
  hall.Do(HoldTicket{kOne});
  hall.Do(CallNext{kOne});
  EXPECT_EQ(hall.Do(TakeOver{kOne, "1003"}), "end_uninvited1 release:1 shift- shift+");
  EXPECT_EQ(hall.CalledAt(1), "A002");
  EXPECT_EQ(hall.Do(OpenService{kOne, "A002", "1003"}), "open2");
  hall.Do(EndService{kOne, true});
  EXPECT_EQ(hall.Do(CallNext{kTwo}), "call1:1");
}

TEST(EndOfShift, AHeldNumberGoesBackIntoTheLine) {
  LineHall hall;
  hall.Issue();
  hall.Do(CallNext{kOne});
  hall.Do(OpenService{kOne, "A001"});
  hall.Do(HoldTicket{kOne});
  EXPECT_EQ(hall.Do(EndShift{kOne}), "end_uninvited1 release:1 shift-");
  EXPECT_EQ(hall.Do(CallNext{kTwo}), "call1:1");
}

}  // namespace
}  // namespace yichuang::core
