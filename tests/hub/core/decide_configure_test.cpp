#include <gtest/gtest.h>

#include "tests/fakes/hall_builder.h"
#include "tests/hub/core/told.h"

namespace yichuang::core {
namespace {

using fakes::HallBuilder;
using fakes::PlanOf;
using namespace std::chrono_literals;

TEST(Configure, SamePlanAgainIsNoEvent) {
  HallBuilder hall;
  EXPECT_EQ(Told(hall.Run(Configure{PlanOf(4)})), "nothing");
}

TEST(Configure, StaffKeepTheirIdByWorkNumber) {
  HallBuilder hall;
  Plan plan = PlanOf(4);
  std::swap(plan.staff[0], plan.staff[3]);
  plan.staff.push_back({StaffId{77}, "2000"});
  hall.Do(Configure{plan});
  EXPECT_EQ(StaffNumbered(hall.hall().plan, "1001")->id, StaffId{1});
  EXPECT_EQ(StaffNumbered(hall.hall().plan, "1004")->id, StaffId{4});
  EXPECT_EQ(StaffNumbered(hall.hall().plan, "2000")->id, StaffId{5});
}

TEST(Configure, IdOfARemovedMemberIsNeverGivenAgain) {
  HallBuilder hall;
  Plan plan = PlanOf(4);
  plan.staff.pop_back();
  hall.Do(Configure{plan});
  plan.staff.push_back({StaffId{}, "3000"});
  hall.Do(Configure{plan});
  EXPECT_EQ(StaffNumbered(hall.hall().plan, "3000")->id, StaffId{5});
}

TEST(Configure, ContradictionIsRefusedAndNamed) {
  HallBuilder hall;
  Plan plan = PlanOf(2);
  plan.windows[1].number = WindowNo{1};
  EXPECT_EQ(std::get<Refusal>(hall.Try(Configure{plan})).what, "window 1 twice");
  plan = PlanOf(2);
  plan.windows[1].evaluator = "ev-0001";
  EXPECT_EQ(std::get<Refusal>(hall.Try(Configure{plan})).what, "evaluator ev-0001 twice");
  plan = PlanOf(2);
  plan.staff[1].number = "1001";
  EXPECT_EQ(std::get<Refusal>(hall.Try(Configure{plan})).what, "staff 1001 twice");
  plan = PlanOf(2);
  plan.windows[0].place = plan.windows[1].place = Place{3, 1};
  EXPECT_EQ(std::get<Refusal>(hall.Try(Configure{plan})).what, "place of window 2 twice");
  plan = PlanOf(2);
  plan.zones = {{"A", {"甲", ""}}, {"A", {"乙", ""}}};
  EXPECT_EQ(std::get<Refusal>(hall.Try(Configure{plan})).what, "zone A twice");
}

TEST(Configure, RemovedWindowEndsItsWorkInTheLedger) {
  HallBuilder hall(2);
  hall.Man(2);
  const ServiceId rated = hall.Serve(2, "A1");
  hall.Advance(5s);
  hall.Open(2, "A2");
  EXPECT_EQ(Told(hall.Run(Configure{PlanOf(1)})), "replaced1 end_uninvited2 shift- configured");
  EXPECT_FALSE(hall.hall().windows.contains(WindowNo{2}));
  EXPECT_EQ(hall.hall().today.ended, 2U);
  // Its device is of no window any more; the press is still judged by its signed time.
  EXPECT_EQ(Told(hall.Run(hall.PressEntry(2, rated))), "rating1");
}

TEST(Configure, RemovedMemberOfStaffGoesOffShift) {
  HallBuilder hall(2);
  hall.Man(1);
  hall.Serve(1, "A1");
  Plan plan = PlanOf(2);
  plan.staff.erase(plan.staff.begin());
  EXPECT_EQ(Told(hall.Run(Configure{plan})), "shift- configured");
  EXPECT_TRUE(hall.window(1).invitation);  // the rating belongs to the service, not to the shift
}

TEST(Configure, RemovedHostHasNothingAttached) {
  HallBuilder hall(8);
  hall.Attach(5);
  hall.Do(AnnounceBirth{{"win-02", contract::Presence::kOnline, 1, "0.1.0", 0, {}}});
  Plan plan = PlanOf(8);
  for (int i = 4; i < 8; ++i) plan.windows[static_cast<std::size_t>(i)].device = "win-01";
  hall.Do(Configure{plan});
  EXPECT_EQ(hall.hall().evaluators.at("ev-0005").device, "");
  EXPECT_FALSE(hall.hall().terminals.contains("win-02"));
  EXPECT_EQ(Told(hall.Try(hall.HelloEntry("win-02", {}))), "!unknown_device");
}

TEST(Configure, OtherEvaluatorClosesTheInvitationOfTheOldOne) {
  HallBuilder hall(2);
  hall.Man(1);
  const ServiceId service = hall.Serve(1, "A1");
  Plan plan = PlanOf(2);
  plan.windows[0].evaluator = "ev-0009";
  EXPECT_EQ(Told(hall.Run(Configure{plan})), "replaced1 configured");
  EXPECT_EQ(hall.window(1).staff, StaffId{1});
  plan.windows[1].evaluator = "ev-0001";
  hall.Do(Configure{plan});
  EXPECT_EQ(Told(hall.Run(hall.PressEntry(1, service))), "rating1");
}

TEST(Configure, EvaluatorTakenOverByAnotherWindowStillRatesItsOldInvitation) {
  HallBuilder hall(2);
  hall.Man(1);
  const ServiceId service = hall.Serve(1, "A1");
  Plan plan = PlanOf(2);
  std::swap(plan.windows[0].evaluator, plan.windows[1].evaluator);
  hall.Do(Configure{plan});
  const Events events = hall.Do(hall.PressEntry(1, service));
  EXPECT_EQ(fakes::Find<RatingReceived>(events)->window, WindowNo{1});
}

}  // namespace
}  // namespace yichuang::core
