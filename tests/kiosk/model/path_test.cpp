#include <gtest/gtest.h>

#include "tests/kiosk/model/kiosk.h"

namespace yichuang::model::test {
namespace {

TEST(Path, BeginsAtHomeAndBackReturnsWhereOneCameFrom) {
  Kiosk kiosk;
  EXPECT_EQ(kiosk.screen(), Screen::kHome);
  kiosk.Send(Opened{{.screen = Screen::kItems, .shelf = Shelf::kLifeEvent, .id = "open"}});
  kiosk.OpenItem("shop");
  EXPECT_EQ(kiosk.screen(), Screen::kItem);
  kiosk.Send(BackAsked{});
  EXPECT_EQ(kiosk.screen(), Screen::kItems);
  EXPECT_EQ(Here(kiosk.model).id, "open");
  kiosk.Send(BackAsked{}).Send(BackAsked{});
  EXPECT_EQ(kiosk.screen(), Screen::kHome);
}

TEST(Path, WhatDoesNotExistIsNotOpened) {
  Kiosk kiosk;
  kiosk.OpenItem("gone");
  kiosk.Send(Opened{{.screen = Screen::kItems, .shelf = Shelf::kTheme, .id = "open"}});
  kiosk.Open(Screen::kStaff);
  EXPECT_EQ(kiosk.screen(), Screen::kHome);
}

TEST(Path, HomeForgetsTheWayButNotThePerson) {
  Kiosk kiosk;
  kiosk.Send(ModeToggled{Mode::kElder}).OpenItem("shop").Send(HomeAsked{});
  EXPECT_EQ(kiosk.screen(), Screen::kHome);
  EXPECT_TRUE(Has(kiosk.model, Mode::kElder));
}

TEST(Path, StaysShortHoweverLongSomebodyWanders) {
  Kiosk kiosk;
  for (int i = 0; i < 101; ++i) kiosk.OpenItem(i % 2 == 0 ? "shop" : "pension");
  EXPECT_LE(kiosk.model.visit.path.size(), 8U);
  EXPECT_EQ(Here(kiosk.model).id, "shop");
  EXPECT_EQ(kiosk.model.visit.path.front().screen, Screen::kHome);
}

TEST(Path, AnEmergencyTakesNoTouches) {
  Kiosk kiosk;
  HallNews news;
  news.emergency = catalogue::Text{"请离开", "Leave"};
  kiosk.Send(NewsArrived{news}).OpenItem("shop");
  EXPECT_EQ(kiosk.screen(), Screen::kHome);
  kiosk.Send(NewsArrived{}).OpenItem("shop");
  EXPECT_EQ(kiosk.screen(), Screen::kItem);
}

TEST(Path, ANewCatalogueWaitsUntilThePersonHasLeft) {
  Kiosk kiosk;
  kiosk.OpenItem("shop");
  auto newer = MakeCatalogue();
  newer.version = 8;
  newer.items.clear();
  kiosk.Send(Arrived(newer, kiosk.now));
  ASSERT_NE(OpenItem(kiosk.model), nullptr);
  kiosk.Send(LeaveAsked{});
  EXPECT_EQ(kiosk.model.hall.catalogue->version, 8U);
  EXPECT_EQ(kiosk.model.hall.waiting, nullptr);
}

TEST(Path, TheHubsPresenceRenewsTheAgeOnlyWhenTheCatalogueIsTheHubs) {
  Kiosk kiosk;
  kiosk.now += hours{3};
  kiosk.Send(HubPresence{.online = true, .catalogue_current = false});
  EXPECT_EQ(kiosk.model.hall.catalogue_as_of, kMorning);
  kiosk.Send(HubPresence{.online = true});
  EXPECT_EQ(kiosk.model.hall.catalogue_as_of, kiosk.now);
  const Instant seen = kiosk.now;
  kiosk.now += hours{1};
  kiosk.Send(HubPresence{.online = false});
  EXPECT_EQ(kiosk.model.hall.catalogue_as_of, seen);
  EXPECT_FALSE(kiosk.model.hall.hub_online);
}

TEST(Path, WhatTheHubSaidOfItsDiskStandsUntilAHubSaysOtherwise) {
  Kiosk kiosk;
  kiosk.Send(HubPresence{.online = true, .storage_low = true});
  EXPECT_TRUE(kiosk.model.hall.hub_storage_low);
  kiosk.Send(HubPresence{.online = false});
  EXPECT_TRUE(kiosk.model.hall.hub_storage_low);
  kiosk.Send(HubPresence{.online = true});
  EXPECT_FALSE(kiosk.model.hall.hub_storage_low);
}

TEST(Path, ReadingAloudFollowsTheScreens) {
  Kiosk kiosk;
  kiosk.OpenItem("shop");
  EXPECT_EQ(kiosk.Effect<Speak>(), nullptr);
  kiosk.Send(ModeToggled{Mode::kAloud});
  EXPECT_NE(kiosk.Effect<Speak>(), nullptr);
  kiosk.Send(Touched{});
  EXPECT_EQ(kiosk.Effect<Speak>(), nullptr) << "the same screen is not begun again";
  kiosk.Send(Answered{"place", "own"});
  EXPECT_NE(kiosk.Effect<Speak>(), nullptr);
  kiosk.Send(ModeToggled{Mode::kAloud});
  EXPECT_NE(kiosk.Effect<Silence>(), nullptr);
  kiosk.Send(BackAsked{});
  EXPECT_EQ(kiosk.Effect<Speak>(), nullptr);
}

TEST(Path, ReadAskedTwiceIsSilence) {
  Kiosk kiosk;
  kiosk.Send(ReadAsked{});
  EXPECT_NE(kiosk.Effect<Speak>(), nullptr);
  kiosk.Send(ReadAsked{});
  EXPECT_NE(kiosk.Effect<Silence>(), nullptr);
  EXPECT_FALSE(kiosk.model.visit.speaking);
}

}  // namespace
}  // namespace yichuang::model::test
