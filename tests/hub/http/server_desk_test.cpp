#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/hub/http/desk_sample.h"
#include "tests/hub/http/screen_sample.h"
#include "tests/hub/http/served_hall.h"

namespace yichuang::http {
namespace {

using nlohmann::json;

class DeskTest : public ServedHall {
 protected:
  std::string Ask(std::string_view method, std::string_view target, std::string_view body = "{}") {
    return StatusOf(Fetch(port(), ChangeRequest(method, target, body)));
  }

  /// Waits until the server has heard of `hall`.
  void Publish(const query::DeskHall& hall) {
    server_->PublishDesks(hall);
    while (StatusOf(Fetch(port(), GetRequest("/api/v1/desk"))) == "503") {
    }
  }
};

TEST_F(DeskTest, AWindowIsToldOnceAndAsItChanges) {
  Start();
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/api/v1/desk/1"))), "503");
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/api/v1/groups"))), "503");
  Publish(SampleDesks());
  const json desk = json::parse(BodyOf(Fetch(port(), GetRequest("/api/v1/desk/1"))));
  EXPECT_EQ(desk["ticket"]["no"], "A002");
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/api/v1/desk/9"))), "404");
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/api/v1/desk/9/live"))), "404");
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/api/v1/desk"))), "200");
  RawClient stream(port());
  stream.Send(GetRequest("/api/v1/desk/1/live"));
  stream.ReadUntil("\r\n\r\n");
  EXPECT_NE(NextEventText(stream, "/api/v1/desk/1/live").find("now_ms"), std::string::npos);
  EXPECT_NE(NextEventText(stream, "/api/v1/desk/1/live").find("A003"), std::string::npos);
  query::DeskHall next = SampleDesks();
  next.windows[0].waiting.push_back({4, "A004", "a", 1'100});
  server_->PublishDesks(next);
  NextEventText(stream, "/api/v1/desk/1/live");
  EXPECT_NE(NextEventText(stream, "/api/v1/desk/1/live").find("A004"), std::string::npos);
}

TEST_F(DeskTest, APageNamesItselfInAHeader) {
  Start();
  EXPECT_EQ(Ask("POST", "/api/v1/desk/1/seat"), "400");
  std::string named = ChangeRequest("POST", "/api/v1/desk/1/seat", "{}");
  named.insert(named.find("\r\n") + 2, "X-Desk-Seat: 5f0c\r\n");
  EXPECT_EQ(StatusOf(Fetch(port(), named)), "200");
  EXPECT_EQ(Ask("POST", "/api/v1/desk/1/help"), "200");
  EXPECT_EQ(Ask("POST", "/api/v1/groups/a/windows", R"({"window":1,"serve":true})"), "200");
}

TEST_F(DeskTest, ACaseIsTakenByTheRulesOfTheCatalogueAndGoesOn) {
  Start();
  const auto take = [this](const char* body) {
    return Fetch(port(), ChangeRequest("POST", "/api/v1/desk/1/cases", body));
  };
  const json taken = json::parse(BodyOf(take(R"({"item":"sp-0001","outside":"SB2026-17"})")));
  EXPECT_EQ(taken["case"]["id"], 5);
  EXPECT_EQ(taken["case"]["no"], "sp-0001-20260509-0001");
  EXPECT_EQ(StatusOf(take(R"({"item":"sp-0001"})")), "400") << "the outside number is missing";
  EXPECT_NE(BodyOf(take(R"({"item":"sp-0009"})")).find("unknown_item"), std::string::npos);
  EXPECT_EQ(Ask("POST", "/api/v1/cases/5/steps", R"({"step":"accept"})"), "200");
  EXPECT_EQ(Ask("POST", "/api/v1/cases/x/steps", R"({"step":"accept"})"), "409") << "unknown_case";
}

TEST_F(DeskTest, CasesAreListedAndShownWithTheHallsOwnTime) {
  Start();
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/api/v1/cases"))), "503") << "no time is known yet";
  query::DeskHall hall = SampleDesks();
  hall.working_days = {20582, 20584};
  Publish(hall);
  while (StatusOf(Fetch(port(), GetRequest("/api/v1/cases"))) == "503") {
  }
  const auto get = [this](const std::string& path) {
    return json::parse(BodyOf(Fetch(port(), GetRequest(path))));
  };
  const json list = get("/api/v1/cases?list=open");
  EXPECT_EQ(list["rows"][0]["state"], "review");
  EXPECT_EQ(list["rows"][0]["card"], "yellow");
  EXPECT_EQ(list["next"], "77.5");
  EXPECT_EQ(list["clock"]["working_days"], json({20582, 20584}));
  EXPECT_GT(list["clock"]["now_ms"], 0);
  EXPECT_TRUE(get("/api/v1/cases?list=draft&after=77.5")["next"].is_null());
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/api/v1/cases?list=best"))), "400");
  const json file = get("/api/v1/cases/5");
  EXPECT_EQ(file["moments"][0]["body"]["material"], "photo");
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/api/v1/cases/6"))), "404");
  EXPECT_EQ(get("/api/v1/hand-overs")["hand_overs"][0]["from"], "1001");
  EXPECT_EQ(Ask("POST", "/api/v1/hand-overs", R"({"to":"3001","cases":[5]})"), "200");
  EXPECT_EQ(Ask("POST", "/api/v1/hand-overs/2/answer", R"({"answer":"accept"})"), "200");
  EXPECT_TRUE(get("/api/v1/colleagues")["colleagues"].is_array());
}

TEST_F(DeskTest, TheHallHearsOfAPersonByAHandleAlone) {
  Start();
  const auto* body = R"({"group":"a","person":"11010519491231002X"})";
  EXPECT_EQ(Ask("POST", "/api/v1/tickets", body), "503");  // the day is not known yet
  Publish(SampleDesks());
  EXPECT_EQ(Ask("POST", "/api/v1/tickets", body), "200");
  EXPECT_EQ(Ask("POST", "/api/v1/tickets", body), "200");
  ASSERT_EQ(persons().size(), 2U);
  EXPECT_EQ(persons()[0], persons()[1]);
  EXPECT_EQ(persons()[0].size(), 64U);
  EXPECT_EQ(log().find("110105"), std::string::npos);
}

TEST_F(DeskTest, TheLinesAreToldToTheDutyManager) {
  Start();
  Publish(SampleDesks());
  const json lines = json::parse(BodyOf(Fetch(port(), GetRequest("/api/v1/groups"))));
  EXPECT_EQ(lines["groups"][0]["longest"][0]["no"], "A003");
  RawClient stream(port());
  stream.Send(GetRequest("/api/v1/groups/live"));
  stream.ReadUntil("\r\n\r\n");
  NextEventText(stream, "/api/v1/groups/live");
  EXPECT_NE(NextEventText(stream, "/api/v1/groups/live").find("A003"), std::string::npos);
}

TEST_F(DeskTest, ScreensAreToldOnceAndAsTheyChange) {
  Start();
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/api/v1/screens"))), "503");
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/api/v1/screens/zones/A"))), "503");
  server_->PublishScreens(SampleScreens());
  while (StatusOf(Fetch(port(), GetRequest("/api/v1/screens"))) == "503") {
  }
  const json zone = json::parse(BodyOf(Fetch(port(), GetRequest("/api/v1/screens/zones/A"))));
  EXPECT_EQ(zone["calls"][0]["no"], "A001");
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/api/v1/screens/zones/%E4%B8%80"))), "404");
  const json window = json::parse(BodyOf(Fetch(port(), GetRequest("/api/v1/screens/windows/1"))));
  EXPECT_EQ(window["staff"]["name"], "李敏");
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/api/v1/screens/windows/9"))), "404");
  RawClient own(port());
  own.Send(GetRequest("/api/v1/screens/windows/1/live"));
  own.ReadUntil("\r\n\r\n");
  NextEventText(own, "/api/v1/screens/windows/1/live");
  EXPECT_NE(NextEventText(own, "/api/v1/screens/windows/1/live").find("李敏"), std::string::npos);
  RawClient stream(port());
  stream.Send(GetRequest("/api/v1/screens/zones/A/live"));
  stream.ReadUntil("\r\n\r\n");
  NextEventText(stream, "/api/v1/screens/zones/A/live");
  EXPECT_NE(NextEventText(stream, "/api/v1/screens/zones/A/live").find("A001"), std::string::npos);
  query::HallScreens next = SampleScreens();
  next.zones[0].calls[0].number.number = 2;
  server_->PublishScreens(next);
  NextEventText(stream, "/api/v1/screens/zones/A/live");
  EXPECT_NE(NextEventText(stream, "/api/v1/screens/zones/A/live").find("A002"), std::string::npos);
}

TEST_F(DeskTest, EveryKeyOfADeskReachesTheHall) {
  Start();
  for (const char* bare : {"call", "recall", "miss", "hold"})
    EXPECT_EQ(Ask("POST", std::string("/api/v1/desk/1/") + bare), "200") << bare;
  for (const char* named : {"unhold", "accept", "give-back"})
    EXPECT_EQ(Ask("POST", std::string("/api/v1/desk/1/") + named, R"({"ticket":1})"), "200");
  EXPECT_EQ(Ask("POST", "/api/v1/desk/1/transfer", R"({"to":2})"), "200");
  EXPECT_EQ(Ask("POST", "/api/v1/desk/1/pause", R"({"reason":"break"})"), "200");
  EXPECT_EQ(Ask("DELETE", "/api/v1/desk/1/pause"), "200");
  EXPECT_EQ(Ask("POST", "/api/v1/desk/1/takeover", R"({"staff":"1001","hand_over":false})"), "200");
  EXPECT_EQ(Ask("POST", "/api/v1/tickets", R"({"group":"a"})"), "200");
  EXPECT_EQ(Ask("POST", "/api/v1/tickets/1/cancel"), "200");
  EXPECT_EQ(Ask("POST", "/api/v1/tickets/return", R"({"no":"A001"})"), "200");
}

}  // namespace
}  // namespace yichuang::http
