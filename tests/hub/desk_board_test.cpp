#include "hub/desk_board.h"

#include <gtest/gtest.h>

#include "hub/http/desk_json.h"
#include "tests/fakes/hall_builder.h"

namespace yichuang::hub {
namespace {

using fakes::HallBuilder;
using namespace std::chrono_literals;

const StaffNames kNames{{"1001", "李敏"}, {"1002", "王建国"}};
const BoardTitle kTitle{"云澜区政务服务中心", true, "0.1.0"};
constexpr core::WindowNo kOne{1};
constexpr core::WindowNo kTwo{2};

/// Groups a (A) and z (F); window 2 serves z alone; both are on shift.
class DeskBoardTest : public ::testing::Test {
 protected:
  DeskBoardTest() : hall(2) {
    core::Plan plan = fakes::PlanOf(2);
    plan.groups = {{"a", 'A', {"企业开办", "Business"}, "", "A", false, 10},
                   {"z", 'F', {"综合咨询", "Enquiries"}, "", "", false, 5}};
    plan.windows[1].groups = {"z"};
    hall.Do(core::Configure{plan});
    hall.Man(1);
    hall.Man(2);
  }

  void Issue(const std::string& group, core::TicketClass cls = core::TicketClass::kWalkIn) {
    hall.Do(core::IssueTicket{group, cls, "desk"});
  }

  query::DeskHall Desks() const { return DeskHallOf(hall.hall(), hall.now(), kTitle, kNames); }

  /// Window 1 as its clerk sees it.
  std::string Bytes() const {
    return http::DeskViewJson(Desks(), 1, {core::Number(*hall.window(1).staff), false}).value();
  }

  HallBuilder hall;
};

TEST_F(DeskBoardTest, TellsTheClerkWhomHeServesWhoWaitsAndWhy) {
  Issue("a");
  hall.Advance(1min);
  Issue("z", core::TicketClass::kPriority);
  Issue("z");
  hall.Advance(1min);
  hall.Do(core::CallNext{kOne});
  const query::DeskWindow window = Desks().windows[0];
  ASSERT_TRUE(window.ticket);
  EXPECT_EQ(window.ticket->no, "F001");
  EXPECT_EQ(window.ticket->cls, query::DeskClass::kPriority);
  EXPECT_EQ(window.why, query::DeskWhy::kClass);
  EXPECT_EQ(window.staff_name, "李敏");
  ASSERT_EQ(window.waiting.size(), 2U);
  EXPECT_EQ(window.waiting[0].no, "A001");
  EXPECT_EQ(window.waiting_count, 2U);
  EXPECT_EQ(Desks().windows[1].waiting.size(), 1U);
  const query::DeskGroup group = Desks().groups[0];
  EXPECT_EQ(group.waiting, 1U);
  EXPECT_EQ(group.open_windows, 1U);
  EXPECT_TRUE(group.wait_minutes);
  EXPECT_EQ(group.longest.at(0).no, "A001");
}

TEST_F(DeskBoardTest, TellsWhichPageActsAndWhetherHelpIsComing) {
  hall.Do(core::TakeSeat{kOne, {"1001", "5f0c"}});
  hall.Do(core::CallHelp{kOne, "1001"});
  query::DeskWindow window = Desks().windows[0];
  EXPECT_EQ(window.seat, "5f0c");
  ASSERT_TRUE(window.help);
  EXPECT_FALSE(window.help->acknowledged_ms);
  hall.Advance(1min);
  hall.Do(core::AcknowledgeAlarm{hall.hall().alarms.rbegin()->first, "2001"});
  window = Desks().windows[0];
  EXPECT_EQ(window.help->acknowledged_ms, core::MillisOf(hall.now()));
  EXPECT_FALSE(Desks().windows[1].help);
}

TEST_F(DeskBoardTest, TellsHeldOfferedAndMissedNumbers) {
  for (int i = 0; i < 3; ++i) Issue("z");
  hall.Do(core::CallNext{kOne});
  hall.Do(core::OpenService{kOne, "F001"});
  hall.Do(core::HoldTicket{kOne});
  hall.Do(core::CallNext{kOne});
  hall.Do(core::TransferTicket{kOne, "", kTwo});
  hall.Do(core::CallNext{kOne});
  for (int i = 0; i < 2; ++i) {
    hall.Advance(20s);
    hall.Do(core::RecallTicket{kOne});
  }
  hall.Advance(20s);
  hall.Do(core::MissTicket{kOne});
  const query::DeskHall desks = Desks();
  EXPECT_EQ(desks.windows[0].held.at(0).no, "F001");
  EXPECT_EQ(desks.windows[1].offered.at(0).no, "F002");
  ASSERT_EQ(desks.missed.size(), 1U);
  EXPECT_EQ(desks.missed[0].no, "F003");
  EXPECT_EQ(desks.missed[0].window, 1);
  EXPECT_EQ(desks.windows[0].today.missed, 1U);
}

// The law of the desk (domain handbook §0): everything the clerk can perceive is the same for all
// five levels and for no rating, byte for byte, until the next citizen and beyond.
TEST_F(DeskBoardTest, IsTheSameToTheByteWhetherAndHoweverTheServiceIsRated) {
  std::vector<std::string> seen;
  for (int level = 0; level <= 5; ++level) {
    hall = HallBuilder(2);
    core::Plan plan = fakes::PlanOf(2);
    plan.groups = {{"a", 'A', {"企业开办", "Business"}, "", "A", false, 10}};
    hall.Do(core::Configure{plan});
    hall.Man(1);
    Issue("a");
    Issue("a");
    hall.Do(core::CallNext{kOne});
    const core::ServiceId service = hall.Serve(1, "A001");
    hall.Advance(4s);
    const std::string before = Bytes();
    if (level > 0) hall.Do(hall.PressEntry(1, service, static_cast<core::Level>(level), 4s));
    EXPECT_EQ(Bytes(), before) << "level " << level;
    std::string story = Bytes();
    hall.Advance(10s);
    hall.Do(core::CallNext{kOne});
    story += Bytes();
    hall.Advance(15s);
    hall.Do(core::OpenService{kOne, "A002"});
    story += Bytes();
    hall.Advance(5s);
    hall.Do(core::EndService{kOne, true});
    story += Bytes();
    hall.Do(core::Tick{});
    story += Bytes();
    hall.Advance(20min);
    hall.Do(core::Tick{});
    seen.push_back(story + Bytes());
  }
  for (const std::string& each : seen) EXPECT_EQ(each, seen[0]);
}

}  // namespace
}  // namespace yichuang::hub
