#include "hub/client/session.h"

#include <gtest/gtest.h>

namespace yichuang::client {
namespace {

using contract::EntryKey;
using contract::Reason;
using Keys = std::vector<EntryKey>;

constexpr std::size_t kMost = 100;
constexpr SteadyMillis kNow{1'000'000};

EntryKey Key(const char* source, std::uint64_t counter) { return {source, 1, counter}; }

Keys Range(const char* source, std::uint64_t first, std::uint64_t last) {
  Keys keys;
  for (std::uint64_t counter = first; counter <= last; ++counter)
    keys.push_back(Key(source, counter));
  return keys;
}

void OfferRange(Session& session, const char* source, std::uint64_t first, std::uint64_t last) {
  for (const EntryKey& key : Range(source, first, last)) session.Offer(key);
}

contract::Receipt Through(const char* source, std::uint64_t through,
                          std::vector<contract::RefusedEntry> unsettled = {}) {
  contract::Receipt receipt;
  receipt.sources.push_back({source, 1, through, {}, std::move(unsettled), {}});
  return receipt;
}

Session::Options Window(std::size_t window) {
  Session::Options options;
  options.window = window;
  options.own_source = "win-01";
  return options;
}

std::size_t CountOf(const Keys& keys, const std::string& source) {
  std::size_t count = 0;
  for (const EntryKey& key : keys) count += key.source == source ? 1 : 0;
  return count;
}

TEST(Session, SendsNothingWhileTheLinkIsDown) {
  Session session(Window(100));
  session.Offer(Key("ev-0001", 1));
  EXPECT_EQ(session.Due(kNow, kMost), Keys{});
  EXPECT_EQ(session.NextDue(), SteadyMillis::max());
  session.LinkUp(kNow);
  EXPECT_LE(session.NextDue(), kNow);
  EXPECT_EQ(session.Due(kNow, kMost), Keys{Key("ev-0001", 1)});
  session.LinkDown();
  session.Offer(Key("ev-0001", 2));
  EXPECT_EQ(session.Due(kNow, kMost), Keys{});
}

TEST(Session, SendsOnceUntilTheResendTime) {
  Session session(Window(100));
  session.LinkUp(kNow);
  session.Offer(Key("ev-0001", 1));
  ASSERT_EQ(session.Due(kNow, kMost).size(), 1U);
  EXPECT_EQ(session.Due(kNow, kMost), Keys{});
  EXPECT_EQ(session.NextDue(), kNow + SteadyMillis(5'000));
  EXPECT_EQ(session.Due(kNow + SteadyMillis(4'999), kMost), Keys{});
  EXPECT_EQ(session.Due(kNow + SteadyMillis(5'000), kMost), Keys{Key("ev-0001", 1)});
}

TEST(Session, ResendsEverMoreRarelyButAlways) {
  Session session(Window(100));
  session.LinkUp(kNow);
  session.Offer(Key("ev-0001", 1));
  SteadyMillis now = kNow;
  session.Due(now, kMost);
  for (const int seconds : {5, 10, 20, 40, 60, 60, 60}) {
    EXPECT_EQ(session.NextDue() - now, std::chrono::seconds(seconds));
    now = session.NextDue();
    EXPECT_EQ(session.Due(now, kMost).size(), 1U);
  }
}

TEST(Session, ReceiptRetiresEverythingThrough) {
  Session session(Window(100));
  session.LinkUp(kNow);
  OfferRange(session, "ev-0001", 5, 9);
  session.Due(kNow, kMost);
  const auto settled = session.Take(Through("ev-0001", 7));
  EXPECT_EQ(settled.retire, Range("ev-0001", 5, 7));
  EXPECT_TRUE(settled.replace.empty());
  EXPECT_EQ(session.pending(), 2U);
  EXPECT_EQ(session.Take(Through("ev-0001", 7)).retire, Keys{});
  EXPECT_EQ(session.Take(Through("ev-0001", 9)).retire, Range("ev-0001", 8, 9));
  EXPECT_EQ(session.pending(), 0U);
  EXPECT_EQ(session.NextDue(), SteadyMillis::max());
}

TEST(Session, ReceiptsOfOtherSourcesAndEpochsSettleNothing) {
  Session session(Window(100));
  session.LinkUp(kNow);
  session.Offer(Key("ev-0001", 1));
  session.Due(kNow, kMost);
  contract::Receipt receipt = Through("ev-0001", 1);
  receipt.sources[0].epoch = 2;
  EXPECT_TRUE(session.Take(receipt).retire.empty());
  EXPECT_TRUE(session.Take(Through("ev-0002", 1)).retire.empty());
  EXPECT_EQ(session.pending(), 1U);
}

TEST(Session, ReceiptAlsoRetiresWhatWasNeverSent) {
  Session session(Window(100));
  OfferRange(session, "ev-0001", 1, 3);
  EXPECT_EQ(session.Take(Through("ev-0001", 2)).retire, Range("ev-0001", 1, 2));
}

TEST(Session, ReconnectSendsEverythingAgainInOrder) {
  Session session(Window(100));
  session.LinkUp(kNow);
  OfferRange(session, "ev-0001", 1, 5);
  session.Due(kNow, kMost);
  session.LinkDown();
  session.LinkUp(kNow + SteadyMillis(10));
  EXPECT_EQ(session.Due(kNow + SteadyMillis(10), kMost), Range("ev-0001", 1, 5));
}

TEST(Session, WindowIsNeverExceeded) {
  Session session(Window(8));
  session.LinkUp(kNow);
  for (const char* source : {"ev-0001", "ev-0002", "ev-0003"}) OfferRange(session, source, 1, 50);
  EXPECT_LE(session.Due(kNow, kMost).size(), 8U);
  EXPECT_EQ(session.Due(kNow, kMost), Keys{});
  EXPECT_EQ(session.NextDue(), kNow + SteadyMillis(5'000));
}

TEST(Session, MessageTakesNoMoreThanAsked) {
  Session session(Window(100));
  session.LinkUp(kNow);
  OfferRange(session, "ev-0001", 1, 50);
  EXPECT_EQ(session.Due(kNow, 10), Range("ev-0001", 1, 10));
  EXPECT_EQ(session.Due(kNow, 10), Range("ev-0001", 11, 20));
}

TEST(Session, LiveSourceFindsRoomBesideABacklog) {
  Session session(Window(100));
  session.LinkUp(kNow);
  OfferRange(session, "ev-0001", 1, 10'000);
  ASSERT_GE(session.Due(kNow, kMost).size(), 50U);
  session.Offer(Key("ev-0002", 1));
  // The backlog has no receipt yet, and the live entry goes at once.
  EXPECT_EQ(CountOf(session.Due(kNow, kMost), "ev-0002"), 1U);
}

TEST(Session, SourcesTakeTurnsEvenOneByOne) {
  Session session(Window(100));
  session.LinkUp(kNow);
  for (const char* source : {"ev-0001", "ev-0002", "ev-0003"}) OfferRange(session, source, 1, 100);
  Keys keys;
  for (int i = 0; i < 9; ++i) {
    for (const EntryKey& key : session.Due(kNow, 1)) keys.push_back(key);
  }
  for (const char* source : {"ev-0001", "ev-0002", "ev-0003"}) EXPECT_EQ(CountOf(keys, source), 3U);
}

TEST(Session, OwnEntriesGoFirst) {
  Session session(Window(100));
  session.LinkUp(kNow);
  OfferRange(session, "ev-0001", 1, 3);
  OfferRange(session, "win-01", 1, 2);
  const Keys keys = session.Due(kNow, kMost);
  ASSERT_EQ(keys.size(), 5U);
  EXPECT_EQ(Keys(keys.begin(), keys.begin() + 2), Range("win-01", 1, 2));
}

TEST(Session, GapGoesAgainFromTheWantedEntryAfterAPause) {
  Session session(Window(100));
  session.LinkUp(kNow);
  OfferRange(session, "ev-0001", 1, 4);
  session.Due(kNow, kMost);
  // The message with 1 and 2 was lost on the way.
  const auto gap = Through("ev-0001", 0, {{3, Reason::kGap}, {4, Reason::kGap}});
  EXPECT_TRUE(session.Take(gap).retire.empty());
  EXPECT_EQ(session.Due(kNow, kMost), Keys{});
  EXPECT_EQ(session.NextDue(), kNow + SteadyMillis(200));
  session.Take(gap);  // the answer to what was on its way: no second round
  EXPECT_EQ(session.NextDue(), kNow + SteadyMillis(200));
  EXPECT_EQ(session.Due(kNow + SteadyMillis(200), kMost), Range("ev-0001", 1, 4));
}

TEST(Session, GapThatCannotBeFilledHereIsOnlyProbed) {
  Session session(Window(8));
  session.LinkUp(kNow);
  OfferRange(session, "ev-0001", 50, 90);
  session.Due(kNow, kMost);
  session.Take(Through("ev-0001", 10, {{50, Reason::kGap}}));
  SteadyMillis now = session.NextDue();
  EXPECT_EQ(now, kNow + SteadyMillis(5'000));
  EXPECT_EQ(session.Due(now, kMost), Keys{Key("ev-0001", 50)});
  session.Take(Through("ev-0001", 10, {{50, Reason::kGap}}));
  EXPECT_EQ(session.NextDue(), now + SteadyMillis(10'000));
  // Another host delivered what was missing: on it goes.
  now = session.NextDue();
  EXPECT_EQ(session.Due(now, kMost), Keys{Key("ev-0001", 50)});
  EXPECT_EQ(session.Take(Through("ev-0001", 50)).retire, Keys{Key("ev-0001", 50)});
  EXPECT_EQ(session.Due(now, 3), Range("ev-0001", 51, 53));
}

TEST(Session, SourceTheHubDoesNotTakeLeavesTheWindowToOthers) {
  Session session(Window(4));
  session.LinkUp(kNow);
  OfferRange(session, "ev-0001", 1, 100);
  const Keys first = session.Due(kNow, kMost);
  std::vector<contract::RefusedEntry> unsettled;
  for (const EntryKey& key : first) unsettled.push_back({key.counter, Reason::kUnknownSource});
  session.Take(Through("ev-0001", 0, unsettled));
  EXPECT_EQ(session.in_flight(), 0U);
  OfferRange(session, "ev-0002", 1, 10);
  EXPECT_GE(CountOf(session.Due(kNow, kMost), "ev-0002"), 2U);
}

TEST(Session, BadFrameIsReplacedByTheDevicesNextOffer) {
  Session session(Window(100));
  session.LinkUp(kNow);
  OfferRange(session, "ev-0001", 1, 4);
  session.Due(kNow, kMost);
  const auto settled = session.Take(
      Through("ev-0001", 1, {{2, Reason::kBadSignature}, {3, Reason::kGap}, {4, Reason::kGap}}));
  EXPECT_EQ(settled.retire, Keys{Key("ev-0001", 1)});
  EXPECT_EQ(settled.replace, Keys{Key("ev-0001", 2)});
  EXPECT_EQ(session.pending(), 2U);
  session.Offer(Key("ev-0001", 2));
  EXPECT_EQ(session.Due(kNow, kMost), Range("ev-0001", 2, 4));
}

TEST(Session, EachBadFrameReasonIsReplaced) {
  for (const Reason reason : {Reason::kBadSignature, Reason::kBadFrame, Reason::kFrameMismatch}) {
    Session session(Window(100));
    session.LinkUp(kNow);
    session.Offer(Key("ev-0001", 1));
    session.Due(kNow, kMost);
    EXPECT_EQ(session.Take(Through("ev-0001", 0, {{1, reason}})).replace, Keys{Key("ev-0001", 1)});
  }
  for (const Reason reason : {Reason::kUnknownDevice, Reason::kUnknownSource,
                              Reason::kForeignSource, Reason::kGap, Reason::kOldEpoch}) {
    Session session(Window(100));
    session.LinkUp(kNow);
    session.Offer(Key("ev-0001", 1));
    session.Due(kNow, kMost);
    EXPECT_EQ(session.Take(Through("ev-0001", 0, {{1, reason}})).replace, Keys{});
    EXPECT_EQ(session.pending(), 1U);
  }
}

TEST(Session, OwnEntryIsNeverReplaced) {
  Session session(Window(100));
  session.LinkUp(kNow);
  session.Offer(Key("win-01", 1));
  session.Due(kNow, kMost);
  EXPECT_EQ(session.Take(Through("win-01", 0, {{1, Reason::kBadFrame}})).replace, Keys{});
  EXPECT_EQ(session.Due(kNow + SteadyMillis(5'000), kMost), Keys{Key("win-01", 1)});
}

TEST(Session, OlderRowOfferedLateGoesBeforeNewOnes) {
  Session session(Window(100));
  session.LinkUp(kNow);
  OfferRange(session, "ev-0001", 50, 52);
  session.Due(kNow, kMost);
  OfferRange(session, "ev-0001", 53, 54);
  session.Offer(Key("ev-0001", 10));
  const Keys expected = {Key("ev-0001", 10), Key("ev-0001", 53), Key("ev-0001", 54)};
  EXPECT_EQ(session.Due(kNow, kMost), expected);
}

TEST(Session, OlderRowWithoutRoomDoesNotKeepOthersFromGoingAgain) {
  Session session(Window(8));
  session.LinkUp(kNow);
  OfferRange(session, "ev-0001", 50, 90);
  ASSERT_EQ(session.Due(kNow, kMost), Range("ev-0001", 50, 55));
  session.Offer(Key("ev-0001", 10));
  EXPECT_EQ(session.Due(kNow, kMost), Keys{});
  EXPECT_EQ(session.Due(kNow + SteadyMillis(5'000), kMost), Range("ev-0001", 50, 55));
}

TEST(Session, OfferingTwiceChangesNothing) {
  Session session(Window(100));
  session.LinkUp(kNow);
  session.Offer(Key("ev-0001", 1));
  session.Due(kNow, kMost);
  session.Offer(Key("ev-0001", 1));
  EXPECT_EQ(session.Due(kNow, kMost), Keys{});
  EXPECT_EQ(session.pending(), 1U);
}

}  // namespace
}  // namespace yichuang::client
