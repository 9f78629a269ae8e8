#include "hub/http/desk_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/hub/http/desk_sample.h"

namespace yichuang::http {
namespace {

using nlohmann::json;

json Seen(const DeskViewer& viewer, int window = 1) {
  return json::parse(DeskViewJson(SampleDesks(), window, viewer).value());
}

TEST(DeskJson, ItsOwnClerkSeesHisWorkAndHisDay) {
  const json desk = Seen({1, false});
  EXPECT_TRUE(desk["own"]);
  EXPECT_EQ(desk["ticket"]["no"], "A002");
  EXPECT_EQ(desk["ticket"]["class"], "priority");
  EXPECT_EQ(desk["ticket"]["why"], "class");
  EXPECT_EQ(desk["waiting"][0]["no"], "A003");
  EXPECT_EQ(desk["held"][0]["no"], "A001");
  EXPECT_EQ(desk["missed"][0]["until_ms"], 9'000);
  EXPECT_EQ(desk["today"]["served"], 4);
  EXPECT_EQ(desk["asked_until_ms"], 2'100);
  EXPECT_EQ(desk["seat"], "5f0c");
  EXPECT_EQ(desk["help"]["since_ms"], 2'800);
  EXPECT_TRUE(desk["help"]["acknowledged_ms"].is_null());
}

TEST(DeskJson, ADutyManagerSeesTheWorkAndNotTheClerksFigures) {
  const json desk = Seen({0, true});
  EXPECT_FALSE(desk["own"]);
  EXPECT_EQ(desk["ticket"]["no"], "A002");
  EXPECT_TRUE(desk["today"].is_null());
  EXPECT_FALSE(desk.contains("seat"));
}

TEST(DeskJson, AnotherClerkSeesWhoIsThereAndNoTicket) {
  const json desk = Seen({2, false});
  EXPECT_EQ(desk["staff"]["name"], "李敏");
  EXPECT_EQ(desk["service"]["visit"], "A002");
  EXPECT_TRUE(desk["ticket"].is_null());
  EXPECT_TRUE(desk["today"].is_null());
  for (const char* hidden : {"waiting", "held", "missed", "asked_until_ms", "seat", "help"})
    EXPECT_FALSE(desk.contains(hidden)) << hidden;
}

TEST(DeskJson, NobodyOfTheWindowsOwnsAnEmptyWindow) {
  EXPECT_FALSE(Seen({0, true}, 2)["own"]);
  EXPECT_FALSE(DeskViewJson(SampleDesks(), 3, {1, false}));
}

TEST(DeskJson, TheListOfWindowsSaysWhereTheViewerIsOnShift) {
  EXPECT_EQ(json::parse(DesksJson(SampleDesks(), {1, false}))["own"], 1);
  EXPECT_TRUE(json::parse(DesksJson(SampleDesks(), {2, false}))["own"].is_null());
  EXPECT_TRUE(json::parse(DesksJson(SampleDesks(), {0, true}))["own"].is_null());
}

TEST(DeskJson, TheLinesTellWhoHasWaitedLongest) {
  const json lines = json::parse(GroupsJson(SampleDesks()));
  EXPECT_EQ(lines["groups"][0]["longest"][0]["no"], "A003");
  EXPECT_EQ(lines["groups"][0]["wait_minutes"]["until"], 15);
  EXPECT_EQ(lines["windows"][0]["busy"], true);
  EXPECT_EQ(lines["missed"][0]["no"], "A000");
  EXPECT_EQ(lines["windows"][0].contains("ticket"), false);
}

}  // namespace
}  // namespace yichuang::http
