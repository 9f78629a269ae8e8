#include <gtest/gtest.h>

#include "tests/fakes/hall_builder.h"
#include "tests/hub/core/told.h"

namespace yichuang::core {
namespace {

using contract::Reason;
using fakes::HallBuilder;
using namespace std::chrono_literals;

OpenedHello HelloOf(const std::string& evaluator, std::uint32_t epoch, std::uint32_t boot,
                    std::uint64_t announced = 0) {
  OpenedHello hello;
  hello.evaluator = evaluator;
  hello.epoch = epoch;
  hello.boot = boot;
  hello.announced = announced;
  return hello;
}

// ---- Identity: what is not settled
// -------------------------------------------------------------------------------

TEST(Entry, UnknownDeviceIsRefused) {
  HallBuilder hall;
  EXPECT_EQ(std::get<Refusal>(hall.Try(hall.HelloEntry("win-77", HelloOf("ev-0001", 1, 1)))),
            (Refusal{Reason::kUnknownDevice, "win-77"}));
}

TEST(Entry, OwnEntryOfAnotherSourceIsRefused) {
  HallBuilder hall(8);
  TakeEntry entry = hall.HelloEntry("win-01", HelloOf("ev-0001", 1, 1));
  for (const auto& [source, reason] :
       {std::pair{"win-02", Reason::kForeignSource}, std::pair{"ev-0001", Reason::kForeignSource},
        std::pair{"win-77", Reason::kUnknownSource}}) {
    entry.key.source = source;
    EXPECT_EQ(std::get<Refusal>(hall.Try(entry)), (Refusal{reason, source}));
  }
}

TEST(Entry, PressOfAnUnplannedEvaluatorIsRefused) {
  HallBuilder hall;
  TakeEntry entry = hall.PressEntry(1, ServiceId{1});
  for (const char* source : {"ev-0099", "win-01", ""}) {
    entry.key.source = source;
    EXPECT_EQ(std::get<Refusal>(hall.Try(entry)), (Refusal{Reason::kUnknownSource, source}));
  }
}

TEST(Entry, PressBeforeAnyHelloIsRefused) {
  HallBuilder hall;
  EXPECT_EQ(Told(hall.Try(hall.PressEntry(1, ServiceId{1}))), "!foreign_source");
}

TEST(Entry, PressFromAnotherHostThanTheOneAttachedIsRefused) {
  HallBuilder hall(8);
  hall.Man(1);
  const ServiceId service = hall.Serve(1, "A1");
  TakeEntry entry = hall.PressEntry(1, service);
  entry.device = "win-02";
  EXPECT_EQ(Told(hall.Try(entry)), "!foreign_source");
}

TEST(Entry, HelloAttachesAnyPlannedEvaluatorToAnyPlannedHost) {
  HallBuilder hall(8);
  hall.Man(1);
  const ServiceId service = hall.Serve(1, "A1");
  EXPECT_EQ(Told(hall.Run(hall.HelloEntry("win-02", HelloOf("ev-0001", 1, 1)))), "attached");
  EXPECT_EQ(Told(hall.Try(hall.PressEntry(1, service))), "!foreign_source");
  TakeEntry entry = hall.PressEntry(1, service);
  entry.device = "win-02";
  EXPECT_EQ(Told(hall.Run(entry)), "rating1 rated1");
}

TEST(Entry, HostLeftBehindMayRetireItsRowsAsDuplicates) {
  HallBuilder hall(8);
  hall.Man(1);
  const TakeEntry entry = hall.PressEntry(1, hall.Serve(1, "A1"));
  hall.Do(entry);
  hall.Do(hall.HelloEntry("win-02", HelloOf("ev-0001", 1, 2, 1)));
  EXPECT_EQ(Told(hall.Try(entry)), "duplicate");
}

TEST(Entry, OvertakenHelloOfTheOldHostDoesNotMoveTheEvaluatorBack) {
  HallBuilder hall(8);
  hall.Man(1);
  const ServiceId service = hall.Serve(1, "A1");
  hall.Do(hall.HelloEntry("win-02", HelloOf("ev-0001", 1, 2, 1)));
  TakeEntry press = hall.PressEntry(1, service);
  press.device = "win-02";
  hall.Do(press);
  // Lay in win-01's outbox since before the press.
  EXPECT_EQ(Told(hall.Run(hall.HelloEntry("win-01", HelloOf("ev-0001", 1, 1, 0)))),
            "refused:foreign_source");
  EXPECT_EQ(Told(hall.Run(TakeEntry{"win-01", hall.NextKey("win-01"), Detached{"ev-0001"}, {}})),
            "detached");
  EXPECT_EQ(hall.hall().evaluators.at("ev-0001").device, "win-02");
}

TEST(Entry, OwnHostOvertakenByItsOwnPressStillAttaches) {
  HallBuilder hall;
  hall.Man(1);
  hall.Do(hall.PressEntry(1, hall.Serve(1, "A1")));
  EXPECT_EQ(Told(hall.Run(hall.HelloEntry("win-01", HelloOf("ev-0001", 1, 9, 0)))), "attached");
  EXPECT_EQ(hall.hall().evaluators.at("ev-0001").boot, 9U);
}

TEST(Entry, WhatAnUnpluggedEvaluatorLeftInItsHostIsTaken) {
  HallBuilder hall;
  hall.Man(1);
  const ServiceId service = hall.Serve(1, "A1");
  hall.Detach(1);
  EXPECT_EQ(hall.hall().evaluators.at("ev-0001").device, "");
  EXPECT_EQ(Told(hall.Run(hall.PressEntry(1, service))), "rating1 rated1");
}

TEST(Entry, GapNamesTheCounterExpected) {
  HallBuilder hall;
  hall.Man(1);
  TakeEntry entry = hall.PressEntry(1, hall.Serve(1, "A1"));
  entry.key.counter = 3;
  EXPECT_EQ(std::get<Refusal>(hall.Try(entry)), (Refusal{Reason::kGap, "expected 1"}));
  TakeEntry hello = hall.HelloEntry("win-01", HelloOf("ev-0002", 1, 1));
  ++hello.key.counter;
  EXPECT_EQ(std::get<Refusal>(hall.Try(hello)), (Refusal{Reason::kGap, "expected 2"}));
}

TEST(Entry, DuplicateIsAnsweredAndNotStoredAgain) {
  HallBuilder hall;
  hall.Man(1);
  const TakeEntry press = hall.PressEntry(1, hall.Serve(1, "A1"));
  hall.Do(press);
  const Hall before = hall.hall();
  for (int i = 0; i < 3; ++i) EXPECT_EQ(Told(hall.Run(press)), "duplicate");
  TakeEntry zero = press;
  zero.key.counter = 0;
  EXPECT_EQ(Told(hall.Run(zero)), "duplicate");
  EXPECT_EQ(hall.hall(), before);
}

TEST(Entry, DuplicateAsksNothingOfThePast) {
  HallBuilder hall;
  hall.Man(1);
  const TakeEntry press = hall.PressEntry(1, hall.Serve(1, "A1"));
  EXPECT_EQ(NeedsLookup(hall.hall(), press), std::nullopt);  // shown: the hall knows
  hall.Do(press);
  EXPECT_EQ(NeedsLookup(hall.hall(), press), std::nullopt);  // settled
  EXPECT_EQ(NeedsLookup(hall.hall(), hall.PressEntry(1, ServiceId{1})), ServiceId{1});
  EXPECT_EQ(NeedsLookup(hall.hall(), hall.PressEntry(1, ServiceId{0})), std::nullopt);
  EXPECT_EQ(NeedsLookup(hall.hall(), hall.PressEntry(1, ServiceId{99})), std::nullopt);
  EXPECT_EQ(NeedsLookup(hall.hall(), Tick{}), std::nullopt);
}

TEST(Entry, OwnSourceBeginsAnewInAnEpochNeverBooked) {
  HallBuilder hall;
  for (int window = 1; window <= 3; ++window) hall.Attach(window);
  TakeEntry entry = hall.HelloEntry("win-01", HelloOf("ev-0003", 1, 1));
  entry.key = {"win-01", 500, 2};
  EXPECT_EQ(Told(hall.Try(entry)), "!gap");
  entry.key.counter = 1;
  EXPECT_EQ(Told(hall.Run(entry)), "attached");
  EXPECT_EQ(hall.hall().sources.at("win-01"), (SourceState{500, 1, 1, 0}));
  // What was on its way when the outbox was made anew changes nothing, next of its series or not.
  for (const std::uint64_t counter : {1U, 3U, 4U, 9U}) {
    entry.key = {"win-01", 1, counter};
    EXPECT_EQ(Told(hall.Run(entry)), "!old_epoch");
  }
  entry.key = {"win-01", 20, 1};  // epochs are random: a smaller one is as good
  EXPECT_EQ(Told(hall.Run(entry)), "attached");
  entry.key = {"win-01", 500, 2};
  EXPECT_EQ(Told(hall.Run(entry)), "!old_epoch");
}

TEST(Entry, EvaluatorBeginsAnewByASignedHelloOnly) {
  HallBuilder hall;
  hall.Attach(1, 5, 70);
  hall.Do(StartShift{kOne, "1001"});
  const ServiceId service = hall.Serve(1, "A1");
  hall.Do(hall.PressEntry(1, service));
  TakeEntry entry = hall.PressEntry(1, service);
  entry.key = {"ev-0001", 20, 1};
  EXPECT_EQ(Told(hall.Try(entry)), "!foreign_source");  // the hello may be on its way
  hall.Attach(1, 5, 20, 7);
  EXPECT_EQ(hall.hall().sources.at("ev-0001"), (SourceState{20, 0, 0, 0}));
  EXPECT_EQ(Told(hall.Run(entry)), "second1");
  entry.key = {"ev-0001", 70, 2};
  EXPECT_EQ(Told(hall.Try(entry)), "!old_epoch");
}

TEST(Entry, ReplayedHelloDoesNotBringBackAClosedEpoch) {
  HallBuilder hall;
  hall.Attach(1, 5, 70);
  hall.Attach(1, 5, 20, 7);
  EXPECT_EQ(Told(hall.Run(hall.HelloEntry("win-01", HelloOf("ev-0001", 70, 1)))),
            "refused:old_epoch");
  EXPECT_EQ(hall.hall().evaluators.at("ev-0001").epoch, 20U);
  EXPECT_EQ(hall.hall().sources.at("ev-0001").epoch, 20U);
}

// ---- Authenticated, and settled either way
// -------------------------------------------------------------------------

TEST(Entry, AnEvaluatorOfNoWindowIsKnownFromItsHelloOn) {
  HallBuilder hall;
  EXPECT_EQ(Told(hall.Run(TakeEntry{"win-01", {"win-01", 1, 1}, Detached{"ev-0099"}, {}})),
            "refused:unknown_source");
  EXPECT_EQ(hall.hall().sources.at("win-01"), (SourceState{1, 1, 1, 1}));
  EXPECT_EQ(Told(hall.Run(hall.HelloEntry("win-01", HelloOf("ev-0099", 1, 1)))), "attached");
  EXPECT_EQ(hall.hall().evaluators.at("ev-0099").device, "win-01");
  EXPECT_EQ(Told(hall.Run(TakeEntry{"win-01", {"win-01", 1, 3}, Detached{"ev-0099"}, {}})),
            "detached");
}

TEST(Entry, OwnEntryThatCannotBeOpenedBlocksNothing) {
  HallBuilder hall;
  const Unopened unopened{Reason::kBadSignature, {9, 9}};
  EXPECT_EQ(Told(hall.Run(TakeEntry{"win-01", {"win-01", 1, 1}, unopened, {}})),
            "refused:bad_signature");
  EXPECT_EQ(hall.NextKey("win-01").counter, 2U);
  // A press that does not verify is nobody's: it is not settled.
  EXPECT_EQ(Told(hall.Run(TakeEntry{"win-01", {"ev-0001", 1, 1}, unopened, {}})),
            "!foreign_source");
}

TEST(Entry, RatingFreezesWhoServedWhereAndWhen) {
  HallBuilder hall;
  hall.Man(1);
  const ServiceId service = hall.Serve(1, "A1");
  hall.Do(EndShift{kOne});
  hall.Do(StartShift{kOne, "1002"});
  const Events events = hall.Do(hall.PressEntry(1, service, Level::k2, 7s));
  const auto* rating = fakes::Find<RatingReceived>(events);
  ASSERT_NE(rating, nullptr);
  EXPECT_EQ(rating->staff, StaffId{1});
  EXPECT_EQ(rating->window, kOne);
  EXPECT_EQ(rating->level, Level::k2);
  EXPECT_EQ(rating->elapsed_ms, 7000U);
  EXPECT_EQ(rating->service_day, DayOf(hall.hall().plan, hall.now()));
  EXPECT_EQ(rating->frame, (Bytes{1, 2, 3}));
  EXPECT_FALSE(rating->two_button);
}

TEST(Entry, TwoButtonDeviceIsMarked) {
  HallBuilder hall;
  hall.Man(1);
  hall.Attach(1, 2);
  const Events events = hall.Do(hall.PressEntry(1, hall.Serve(1, "A1"), Level::k4));
  EXPECT_TRUE(fakes::Find<RatingReceived>(events)->two_button);
}

TEST(Entry, ABadRatingThatCountsOpensItsMatterInTheSameCommit) {
  HallBuilder hall;
  hall.Man(1);
  const ServiceId service = hall.Serve(1, "A1");
  const Decision decision = hall.Run(hall.PressEntry(1, service, Level::k1));
  const auto& events = std::get<Events>(decision);
  const auto* opened = fakes::Find<MatterOpened>(events);
  ASSERT_NE(opened, nullptr) << "nothing is done later: the decision that counts it opens it";
  EXPECT_EQ(opened->source.service, service);
  EXPECT_EQ(hall.hall().matters.open.at(opened->id).opened, hall.now()) << "at that very moment";
}

TEST(Entry, SecondPressIsKeptNotCounted) {
  HallBuilder hall;
  hall.Man(1);
  const ServiceId service = hall.Serve(1, "A1");
  hall.Do(hall.PressEntry(1, service, Level::k5));
  EXPECT_EQ(Told(hall.Run(hall.PressEntry(1, service, Level::k1))), "second1");
  EXPECT_EQ(hall.hall().today.rated, 1U);
  EXPECT_EQ(hall.hall().today.levels, (std::array<std::uint32_t, 5>{0, 0, 0, 0, 1}));
  EXPECT_EQ(hall.window(1).recent.size(), 1U);
}

TEST(Entry, LatePressIsJudgedByThePast) {
  HallBuilder hall;
  hall.Man(1);
  const ServiceId service = hall.Serve(1, "A1");
  hall.Advance(2h);
  hall.Do(Tick{});
  ASSERT_FALSE(hall.window(1).invitation);
  EXPECT_EQ(Told(hall.Run(hall.PressEntry(1, service, Level::k5, 599s))), "rating1");
  EXPECT_EQ(hall.past().asked, 1);
  EXPECT_EQ(hall.window(1).today.rated, 1U);
  EXPECT_EQ(Told(hall.Run(hall.PressEntry(1, service))), "second1");
}

TEST(Entry, PressBeyondTheSignedLimitIsTooLateHoweverSoonItArrives) {
  HallBuilder hall;
  hall.Man(1);
  const ServiceId service = hall.Serve(1, "A1");
  EXPECT_EQ(Told(hall.Try(hall.PressEntry(1, service, Level::k5, 600s))), "rating1 rated1");
  EXPECT_EQ(Told(hall.Run(hall.PressEntry(1, service, Level::k5, 600'001ms))), "refused:too_late");
  EXPECT_TRUE(hall.window(1).invitation);  // the citizen may still press in time
  hall.Advance(1h);
  hall.Do(Tick{});
  EXPECT_EQ(Told(hall.Run(hall.PressEntry(1, service, Level::k5, 600'001ms))), "refused:too_late");
  EXPECT_EQ(hall.hall().sources.at("ev-0001"), (SourceState{1, 2, 2, 2}));
}

TEST(Entry, PressAfterTheRatingWindowIsTooLate) {
  HallBuilder hall;
  hall.Man(1);
  const ServiceId service = hall.Serve(1, "A1");
  hall.Advance(7 * 24h);
  hall.Do(Tick{});
  EXPECT_EQ(Told(hall.Try(hall.PressEntry(1, service))), "rating1");
  hall.Advance(1ms);
  EXPECT_EQ(Told(hall.Try(hall.PressEntry(1, service))), "refused:too_late");
}

TEST(Entry, InvitationOfAnotherWindowIsForeign) {
  HallBuilder hall;
  hall.Man(1);
  hall.Man(2);
  const ServiceId service = hall.Serve(1, "A1");
  EXPECT_EQ(Told(hall.Try(hall.PressEntry(2, service))), "refused:invitation_foreign");
  hall.Do(hall.PressEntry(1, service));
  EXPECT_EQ(Told(hall.Try(hall.PressEntry(2, service))), "refused:invitation_foreign");
  EXPECT_EQ(Told(hall.Try(hall.DetailEntry(2, service, 0))), "refused:invitation_foreign");
}

TEST(Entry, InvitationNeverMadeOrNeverShownIsUnknown) {
  HallBuilder hall;
  hall.Man(1);
  const ServiceId service = hall.Open(1, "A1");
  EXPECT_EQ(Told(hall.Try(hall.PressEntry(1, service))), "refused:invitation_unknown");
  hall.Do(EndService{kOne, false});
  EXPECT_EQ(Told(hall.Try(hall.PressEntry(1, service))), "refused:invitation_unknown");
  EXPECT_EQ(Told(hall.Try(hall.PressEntry(1, ServiceId{77}))), "refused:invitation_unknown");
}

TEST(Entry, PastOfAnotherServiceIsNotBelieved) {
  HallBuilder hall;
  hall.Man(1);
  const ServiceId first = hall.Serve(1, "A1");
  hall.Do(hall.PressEntry(1, first));
  const ServiceId second = hall.Serve(1, "A2");
  hall.Advance(1h);
  hall.Do(Tick{});
  TakeEntry entry = hall.PressEntry(1, second);
  entry.past = hall.past().FindService(first);
  EXPECT_EQ(Told(Decide(hall.hall(), entry, hall.now())), "refused:invitation_unknown");
}

TEST(Entry, DetailFollowsItsPress) {
  HallBuilder hall;
  hall.Man(1);
  const ServiceId service = hall.Serve(1, "A1");
  hall.Do(hall.PressEntry(1, service));
  const Events events = hall.Do(hall.DetailEntry(1, service, 1));
  const auto* detail = fakes::Find<RatingDetailed>(events);
  ASSERT_NE(detail, nullptr);
  EXPECT_EQ(detail->press_counter, 1U);
  EXPECT_EQ(detail->consent, 2);
  EXPECT_EQ(hall.hall().sources.at("ev-0001"), (SourceState{1, 2, 2, 0}));
}

TEST(Entry, DetailWithoutAPressIsRefused) {
  HallBuilder hall;
  hall.Man(1);
  const ServiceId service = hall.Serve(1, "A1");
  EXPECT_EQ(Told(hall.Run(hall.DetailEntry(1, service, 0))), "refused:press_unknown");
  EXPECT_EQ(Told(hall.Run(hall.DetailEntry(1, ServiceId{55}, 1))), "refused:press_unknown");
  hall.Do(hall.PressEntry(1, service));
  EXPECT_EQ(Told(hall.Run(hall.DetailEntry(1, service, 4))), "refused:press_unknown");
}

}  // namespace
}  // namespace yichuang::core
