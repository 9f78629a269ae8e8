#include "kiosk/link/link_state.h"

#include <gtest/gtest.h>

#include <string>

namespace yichuang::link {
namespace {

using namespace std::chrono_literals;

/// A list of deeds in one line: "announce7 bring2 note online+ away news".
std::string Told(const Deeds& deeds) {
  std::string told;
  for (const Deed& deed : deeds) {
    if (!told.empty()) told += ' ';
    if (const auto* announce = std::get_if<Announce>(&deed)) {
      told += "announce" + std::to_string(announce->shown_version);
    } else if (const auto* bring = std::get_if<BringCatalogue>(&deed)) {
      told += "bring" + std::to_string(bring->wanted.version);
    } else if (std::holds_alternative<NoteConfirmed>(deed)) {
      told += "note";
    } else if (const auto* message = std::get_if<model::Msg>(&deed)) {
      if (const auto* presence = std::get_if<model::HubPresence>(message)) {
        told += presence->online ? "online" : "away";
        if (presence->catalogue_current) told += '+';
        if (presence->storage_low) told += '!';
      } else {
        told += std::holds_alternative<model::NewsArrived>(*message) ? "news" : "?";
      }
    }
  }
  return told;
}

contract::HubState Hub(bool there, bool storage_low = false) {
  contract::HubState state;
  state.storage_low = storage_low;
  state.presence = there ? contract::Presence::kOnline : contract::Presence::kOffline;
  return state;
}

contract::CatalogueWanted Wanted(std::uint64_t version, std::uint8_t seed) {
  contract::CatalogueWanted wanted{version, {}, 100, "/catalogue/x"};
  wanted.sm3.fill(seed);
  return wanted;
}

contract::Desired Desired(std::uint64_t version,
                          std::optional<contract::CatalogueWanted> catalogue) {
  contract::Desired desired;
  desired.version = version;
  desired.kiosk.emplace();
  desired.kiosk->catalogue = std::move(catalogue);
  return desired;
}

Held HeldOf(const contract::CatalogueWanted& wanted) { return {wanted.version, wanted.sm3}; }

/// Connected, the hub there, version 10 with catalogue 1 on the screen.
LinkState Settled() {
  LinkState state(HeldOf(Wanted(1, 1)));
  state.Connected(0ms);
  state.Hear(Hub(true), 0ms);
  state.Take(Desired(10, Wanted(1, 1)), 0ms);
  return state;
}

TEST(LinkState, BeginsAlone) {
  LinkState state(std::nullopt);
  EXPECT_EQ(Told(state.Begin()), "away");
  EXPECT_EQ(Told(state.Connected(0ms)), "announce0");
  EXPECT_FALSE(state.online()) << "a broker is no hub";
  EXPECT_EQ(Told(state.Hear(Hub(true), 0ms)), "online announce0");
}

TEST(LinkState, AVersionIsShownOnceItsCatalogueIs) {
  LinkState state(std::nullopt);
  state.Connected(0ms);
  state.Hear(Hub(true), 0ms);
  EXPECT_EQ(Told(state.Take(Desired(10, Wanted(1, 1)), 0ms)), "news bring1");
  EXPECT_EQ(state.shown_version(), 0U);
  EXPECT_EQ(Told(state.Take(Desired(10, Wanted(1, 1)), 3s)), "news") << "it is under way";
  EXPECT_EQ(Told(state.Arrived(HeldOf(Wanted(1, 1)), 4s)), "announce10 online+");
  EXPECT_EQ(Told(state.Take(Desired(11, Wanted(1, 1)), 5s)), "news announce11");
}

TEST(LinkState, WithoutACatalogueTheRestIsShown) {
  LinkState state(std::nullopt);
  state.Connected(0ms);
  state.Hear(Hub(true), 0ms);
  EXPECT_EQ(Told(state.Take(Desired(10, std::nullopt), 0ms)), "news announce10");
}

TEST(LinkState, WhatLiesOnDiskIsNotFetchedAgain) {
  LinkState state(HeldOf(Wanted(1, 1)));
  state.Connected(0ms);
  state.Hear(Hub(true), 0ms);
  EXPECT_EQ(Told(state.Take(Desired(10, Wanted(1, 1)), 0ms)), "news announce10 online+ note");
}

TEST(LinkState, ANewImportIsFetchedWhileTheOldOneIsShown) {
  LinkState state = Settled();
  EXPECT_EQ(Told(state.Take(Desired(11, Wanted(2, 2)), 1s)), "news bring2 online");
  EXPECT_EQ(Told(state.Arrived(HeldOf(Wanted(2, 2)), 2s)), "announce11 online+");
}

TEST(LinkState, BackToEarlierBytesIsANewVersion) {
  LinkState state = Settled();
  EXPECT_EQ(Told(state.Take(Desired(11, Wanted(3, 1)), 1s)), "news bring3 online");
}

TEST(LinkState, TheWishOfTheMomentWins) {
  LinkState state = Settled();
  state.Take(Desired(11, Wanted(2, 2)), 1s);
  EXPECT_EQ(Told(state.Take(Desired(12, Wanted(3, 3)), 2s)), "news bring3");
  EXPECT_EQ(Told(state.Arrived(HeldOf(Wanted(2, 2)), 3s)), "") << "shown, but not the wanted one";
  EXPECT_EQ(state.shown_version(), 10U);
  EXPECT_EQ(Told(state.Failed(Wanted(2, 2).sm3, 3s)), "");
  EXPECT_EQ(Told(state.Arrived(HeldOf(Wanted(3, 3)), 4s)), "announce12 online+");
}

TEST(LinkState, TriesAgainEverMoreRarely) {
  LinkState state = Settled();
  state.Take(Desired(11, Wanted(2, 2)), 0ms);
  state.Failed(Wanted(2, 2).sm3, 1s);
  EXPECT_EQ(state.NextTick(), 6s);
  EXPECT_EQ(Told(state.Take(Desired(11, Wanted(2, 2)), 3s)), "news") << "the hub asks again; wait";
  EXPECT_EQ(Told(state.Tick(5999ms)), "");
  EXPECT_EQ(Told(state.Tick(6s)), "bring2");
  state.Failed(Wanted(2, 2).sm3, 7s);
  EXPECT_EQ(state.NextTick(), 17s);
  for (int i = 0; i < 10; ++i) {
    state.Tick(state.NextTick());
    state.Failed(Wanted(2, 2).sm3, 1h);
  }
  EXPECT_LE(state.NextTick(), 1h + 5min);
}

TEST(LinkState, SaysThatTheHubWentAndKeepsWhatItHas) {
  LinkState state = Settled();
  EXPECT_EQ(Told(state.Hear(Hub(false), 1s)), "note away") << "the broker lives, the hub does not";
  EXPECT_EQ(Told(state.Lost()), "") << "no news";
  EXPECT_EQ(Told(state.Connected(2s)), "announce10");
  EXPECT_EQ(Told(state.Hear(Hub(true), 2s)), "online announce10")
      << "not known to be current before the hub has said so";
  EXPECT_EQ(Told(state.Take(Desired(10, Wanted(1, 1)), 3s)), "news online+ note");
}

TEST(LinkState, ALostConnectionIsAHubAway) {
  LinkState state = Settled();
  EXPECT_EQ(Told(state.Lost()), "note away");
  EXPECT_FALSE(state.online());
}

TEST(LinkState, TellsAtOnceThatTheHubsDiskIsLowAndThatItIsNot) {
  LinkState state = Settled();
  EXPECT_EQ(Told(state.Hear(Hub(true, true), 4s)), "online+!");
  EXPECT_EQ(Told(state.Hear(Hub(true, true), 5s)), "") << "no news";
  EXPECT_EQ(Told(state.Hear(Hub(false), 6s)), "note away!") << "a will says nothing of disks";
  EXPECT_EQ(Told(state.Hear(Hub(true), 7s)), "online announce10") << "it came back with room";
}

TEST(LinkState, TellsThePresenceAtLeastOnceAMinute) {
  LinkState state = Settled();
  const SteadyMillis first = state.NextTick();
  EXPECT_LE(first, 1min);
  EXPECT_EQ(Told(state.Tick(first - 1ms)), "");
  EXPECT_EQ(Told(state.Tick(first)), "online+ note");
  EXPECT_LE(state.NextTick() - first, 1min);
  state.Lost();
  EXPECT_EQ(state.NextTick(), SteadyMillis::max());
}

TEST(LinkState, ADesiredStateWithoutAKioskPartChangesNothingOnScreen) {
  LinkState state = Settled();
  contract::Desired desired;
  desired.version = 12;
  EXPECT_EQ(Told(state.Take(desired, 1s)), "announce12");
}

}  // namespace
}  // namespace yichuang::link
