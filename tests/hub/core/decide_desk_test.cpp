#include <gtest/gtest.h>

#include <functional>

#include "tests/fakes/hall_builder.h"
#include "tests/hub/core/told.h"

namespace yichuang::core {
namespace {

using fakes::HallBuilder;
using namespace std::chrono_literals;

/// The states one window can be in. Services are numbered in the order they were opened.
struct State {
  const char* name;
  std::function<void(HallBuilder&)> reach;
};

void Empty(HallBuilder& hall) { hall.Attach(1); }
void Idle(HallBuilder& hall) { hall.Man(1); }
void Serving(HallBuilder& hall) {
  hall.Man(1);
  hall.Open(1, "A1");
}
void Inviting(HallBuilder& hall, Millis since) {
  hall.Man(1);
  hall.Serve(1, "A1");
  hall.Advance(since);
}
void InvitingAndServing(HallBuilder& hall, Millis since) {
  Inviting(hall, 5s);
  hall.Open(1, "A2");
  hall.Advance(since);
}
void InvitingAndWaiting(HallBuilder& hall) {
  InvitingAndServing(hall, 5s);
  hall.Do(EndService{kOne, true});
}
void InvitingWaitingAndServing(HallBuilder& hall) {
  InvitingAndWaiting(hall);
  hall.Open(1, "A3");
}

const State kStates[] = {
    {"empty", Empty},
    {"idle", Idle},
    {"serving", Serving},
    {"inviting, protected", [](HallBuilder& hall) { Inviting(hall, 10s); }},
    {"inviting, below the least time", [](HallBuilder& hall) { Inviting(hall, 40s); }},
    {"inviting, past the least time", [](HallBuilder& hall) { Inviting(hall, 70s); }},
    {"inviting, past the limit", [](HallBuilder& hall) { Inviting(hall, 601s); }},
    {"inviting and serving, protected", [](HallBuilder& hall) { InvitingAndServing(hall, 10s); }},
    {"inviting and serving, unprotected", [](HallBuilder& hall) { InvitingAndServing(hall, 40s); }},
    {"inviting and serving, due", [](HallBuilder& hall) { InvitingAndServing(hall, 60s); }},
    {"inviting and waiting", InvitingAndWaiting},
    {"inviting, waiting and serving", InvitingWaitingAndServing},
    {"inviting, waiting and serving, due",
     [](HallBuilder& hall) {
       InvitingWaitingAndServing(hall);
       hall.Advance(25s);
     }},
};

TEST(Desk, EveryCommandInEveryStateIsDefinedOrRefusedWithItsReason) {
  struct Row {
    const char* name;
    Command command;
    std::vector<const char*> expected;  // one per state
  };
  const Row rows[] = {
      {"start shift, own",
       StartShift{kOne, "1001"},
       {"shift+", "nothing", "nothing", "nothing", "nothing", "nothing", "nothing", "nothing",
        "nothing", "nothing", "nothing", "nothing", "nothing"}},
      {"start shift, other",
       StartShift{kOne, "1002"},
       {"shift+", "!shift_open", "!shift_open", "!shift_open", "!shift_open", "!shift_open",
        "!shift_open", "!shift_open", "!shift_open", "!shift_open", "!shift_open", "!shift_open",
        "!shift_open"}},
      {"end shift",
       EndShift{kOne},
       {"!no_shift", "shift-", "!service_open", "shift-", "shift-", "shift-", "shift-",
        "!service_open", "!service_open", "!service_open", "shift-", "!service_open",
        "!service_open"}},
      {"open, new visit",
       OpenService{kOne, "A9"},
       {"!no_shift", "open1", "!service_open", "open2", "open2", "next1 open2", "timeout1 open2",
        "!service_open", "!service_open", "!service_open", "open3", "!service_open",
        "!service_open"}},
      {"open, the visit of service 1",
       OpenService{kOne, "A1"},
       {"!no_shift", "open1", "nothing", "!duplicate_visit", "!duplicate_visit", "!duplicate_visit",
        "!duplicate_visit", "!service_open", "!service_open", "!service_open", "open3",
        "!service_open", "!service_open"}},
      {"open, without a number",
       OpenService{kOne, ""},
       {"!no_shift", "open1", "!service_open", "open2", "open2", "next1 open2", "timeout1 open2",
        "!service_open", "!service_open", "!service_open", "open3", "!service_open",
        "!service_open"}},
      {"end, invite",
       EndService{kOne, true},
       {"!no_service", "!no_service", "end1 invite1", "!no_service", "!no_service", "!no_service",
        "!no_service", "end2", "replaced1 end2 invite2", "next1 end2 invite2", "!no_service",
        "replaced2 end3", "replaced1 invite2 end3"}},
      {"end, no invitation",
       EndService{kOne, false},
       {"!no_service", "!no_service", "end_uninvited1", "!no_service", "!no_service", "!no_service",
        "!no_service", "end_uninvited2", "end_uninvited2", "next1 end_uninvited2", "!no_service",
        "end_uninvited3", "replaced1 invite2 end_uninvited3"}},
      {"tick",
       Tick{},
       {"nothing", "nothing", "nothing", "nothing", "nothing", "nothing", "timeout1", "nothing",
        "nothing", "next1", "nothing", "nothing", "replaced1 invite2"}},
  };
  for (const Row& row : rows) {
    ASSERT_EQ(row.expected.size(), std::size(kStates)) << row.name;
    for (std::size_t i = 0; i < std::size(kStates); ++i) {
      HallBuilder hall;
      kStates[i].reach(hall);
      const Hall before = hall.hall();
      EXPECT_EQ(Told(hall.Try(row.command)), row.expected[i])
          << row.name << " when " << kStates[i].name;
      EXPECT_EQ(hall.hall(), before);
    }
  }
}

TEST(Desk, PressInEveryStateIsDefinedOrRefusedWithItsReason) {
  const std::vector<const char*> first = {"refused:invitation_unknown",
                                          "refused:invitation_unknown",
                                          "refused:invitation_unknown",
                                          "rating1 rated1",
                                          "rating1 rated1",
                                          "rating1 rated1",
                                          "rating1 rated1",
                                          "rating1 rated1",
                                          "rating1 rated1",
                                          "rating1 rated1",
                                          "rating1 rated1 invite2",
                                          "rating1 rated1 invite2",
                                          "rating1 rated1 invite2"};
  ASSERT_EQ(first.size(), std::size(kStates));
  for (std::size_t i = 0; i < std::size(kStates); ++i) {
    HallBuilder hall;
    kStates[i].reach(hall);
    EXPECT_EQ(Told(hall.Try(hall.PressEntry(1, ServiceId{1}))), first[i]) << kStates[i].name;
    // A service that was never shown cannot have been rated.
    EXPECT_EQ(Told(hall.Try(hall.PressEntry(1, ServiceId{2}))), "refused:invitation_unknown")
        << kStates[i].name;
  }
}

TEST(Desk, UnknownWindowAndStaffAreRefusedByName) {
  HallBuilder hall;
  const Command commands[] = {StartShift{WindowNo{9}, "1001"}, EndShift{WindowNo{9}},
                              OpenService{WindowNo{9}, "A1"}, EndService{WindowNo{9}, true}};
  for (const Command& command : commands) {
    EXPECT_EQ(std::get<Refusal>(hall.Try(command)),
              (Refusal{contract::Reason::kUnknownWindow, "9"}));
  }
  EXPECT_EQ(std::get<Refusal>(hall.Try(StartShift{kOne, "7777"})),
            (Refusal{contract::Reason::kUnknownStaff, "7777"}));
}

TEST(Desk, OnePersonIsOnShiftAtOneWindow) {
  HallBuilder hall;
  hall.Do(StartShift{kOne, "1001"});
  EXPECT_EQ(std::get<Refusal>(hall.Try(StartShift{WindowNo{2}, "1001"})),
            (Refusal{contract::Reason::kStaffElsewhere, "1"}));
  hall.Do(EndShift{kOne});
  EXPECT_EQ(Told(hall.Try(StartShift{WindowNo{2}, "1001"})), "shift+");
}

TEST(Desk, SameVisitMayBeServedByTheNextMemberOfStaff) {
  HallBuilder hall;
  hall.Man(1);
  hall.Serve(1, "A1");
  hall.Do(EndShift{kOne});
  hall.Do(StartShift{kOne, "1002"});
  EXPECT_EQ(Told(hall.Try(OpenService{kOne, "A1"})), "open2");
}

TEST(Desk, SecondEndOfOneServiceIsRefused) {
  HallBuilder hall;
  hall.Man(1);
  hall.Serve(1, "A1");
  EXPECT_EQ(Told(hall.Try(EndService{kOne, true})), "!no_service");
  EXPECT_EQ(hall.hall().today.ended, 1U);
}

TEST(Desk, WindowWithoutAnEvaluatorInvitesNobody) {
  HallBuilder hall;
  Plan plan = fakes::PlanOf(1);
  plan.windows[0].evaluator.clear();
  hall.Do(Configure{plan});
  hall.Do(StartShift{kOne, "1001"});
  hall.Open(1, "A1");
  EXPECT_EQ(Told(hall.Run(EndService{kOne, true})), "end_uninvited1");
  EXPECT_EQ(hall.window(1).today.uninvited, 1U);
}

TEST(Desk, UnpluggedEvaluatorIsInvitedAndShowsItOnReturn) {
  HallBuilder hall;
  hall.Do(StartShift{kOne, "1001"});
  hall.Open(1, "A1");
  EXPECT_EQ(Told(hall.Run(EndService{kOne, true})), "end1 invite1");
}

}  // namespace
}  // namespace yichuang::core
