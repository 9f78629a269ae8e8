#include "kiosk/model/staff.h"

#include <gtest/gtest.h>

#include "tests/kiosk/model/kiosk.h"

namespace yichuang::model::test {
namespace {

Kiosk& Knock(Kiosk& kiosk, std::size_t times) {
  for (std::size_t i = 0; i < times; ++i) {
    kiosk.Send(StaffKnock{});
    kiosk.now += std::chrono::milliseconds{300};
  }
  return kiosk;
}
Kiosk& Pin(Kiosk& kiosk, const std::string& pin) {
  for (const char digit : pin) kiosk.Send(PinDigit{digit - '0'});
  return kiosk;
}

TEST(Staff, QuickKnocksAndThePinOpenIt) {
  Kiosk kiosk;
  Knock(kiosk, kKnocks - 1);
  EXPECT_EQ(kiosk.screen(), Screen::kHome);
  Knock(kiosk, 1);
  EXPECT_EQ(kiosk.screen(), Screen::kStaff);
  kiosk.Send(ExitAsked{});
  EXPECT_EQ(kiosk.Effect<Exit>(), nullptr) << "not before the PIN";
  Pin(kiosk, "4711");
  EXPECT_TRUE(kiosk.model.visit.staff);
  kiosk.Send(ExitAsked{});
  EXPECT_NE(kiosk.Effect<Exit>(), nullptr);
}

TEST(Staff, SlowTouchesOnTheCornerOpenNothing) {
  Kiosk kiosk;
  for (int i = 0; i < 30; ++i) {
    kiosk.Send(StaffKnock{});
    kiosk.now += seconds{2};
  }
  EXPECT_EQ(kiosk.screen(), Screen::kHome);
}

TEST(Staff, WithoutAPinThereIsNoEntrance) {
  Kiosk kiosk;
  kiosk.model.setting.staff_pin = "";
  Knock(kiosk, 20);
  EXPECT_EQ(kiosk.screen(), Screen::kHome);
}

TEST(Staff, ThreeWrongPinsLockItForEverybodyWhoComes) {
  Kiosk kiosk;
  Knock(kiosk, kKnocks);
  Pin(Pin(kiosk, "0000"), "1111");
  EXPECT_EQ(kiosk.screen(), Screen::kStaff);
  Pin(kiosk, "2222");
  EXPECT_TRUE(kiosk.Logged(Fact::kPinLocked));
  EXPECT_EQ(kiosk.screen(), Screen::kHome);
  Knock(kiosk, 20);
  EXPECT_EQ(kiosk.screen(), Screen::kHome);
  kiosk.Wait(kPinLock);
  Knock(kiosk, kKnocks);
  EXPECT_EQ(kiosk.screen(), Screen::kStaff);
}

TEST(Staff, WrongPinsAreCountedOverPersons) {
  Kiosk kiosk;
  for (int i = 0; i < kWrongPins; ++i) {
    Knock(kiosk, kKnocks);
    Pin(kiosk, "0000").Send(LeaveAsked{});
  }
  Knock(kiosk, kKnocks);
  EXPECT_EQ(kiosk.screen(), Screen::kHome);
}

TEST(Staff, WhileTheGlassIsWipedTouchesDoNothing) {
  Kiosk kiosk;
  kiosk.Send(CleaningAsked{});
  EXPECT_FALSE(kiosk.model.cleaning_until) << "no citizen may lock the screen";
  Knock(kiosk, kKnocks);
  Pin(kiosk, "4711").Send(CleaningAsked{});
  kiosk.OpenItem("shop");
  EXPECT_EQ(kiosk.screen(), Screen::kHome);
  kiosk.Wait(kCleaningTime).OpenItem("shop");
  EXPECT_EQ(kiosk.screen(), Screen::kItem);
}

}  // namespace
}  // namespace yichuang::model::test
