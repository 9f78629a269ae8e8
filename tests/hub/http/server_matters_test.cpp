#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/hub/http/desk_sample.h"
#include "tests/hub/http/served_hall.h"

namespace yichuang::http {
namespace {

using nlohmann::json;

class MattersTest : public ServedHall {
 protected:
  void SetUp() override {
    ServedHall::SetUp();
    Start();
    server_->PublishDesks(SampleDesks());
    while (StatusOf(Fetch(port(), GetRequest("/api/v1/desk"))) == "503") {
    }
  }

  std::string Ask(std::string_view method, std::string_view target, std::string_view body) {
    return Fetch(port(), ChangeRequest(method, target, body));
  }
  std::string Citizen(std::string_view target, std::string_view body) {
    return Fetch(port(), BareRequest("POST", target, "Content-Type: application/json\r\n", body));
  }
  json Get(std::string_view target) {
    return json::parse(BodyOf(Fetch(port(), GetRequest(target))));
  }
};

TEST_F(MattersTest, AreListedAndOneIsShownWithItsSteps) {
  const json list = Get("/api/v1/matters?list=late");
  EXPECT_EQ(list["rows"][0]["kind"], "first_inquiry");
  EXPECT_EQ(list["next"], "77.8");
  EXPECT_EQ(list["counts"]["mine"], 1);
  const json file = Get("/api/v1/matters/8");
  EXPECT_EQ(file["code"], "7K3QX2A2M4PZ");
  EXPECT_EQ(file["moments"][0]["kind"], "matter_offered(1)");
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/api/v1/matters/9"))), "404") << "unknown_matter";
  EXPECT_EQ(Get("/api/v1/matter-board")["late"][0]["state"], "offered");
  const json todo = Get("/api/v1/me/todo");
  EXPECT_EQ(todo["matters"]["late"], 2);
  EXPECT_EQ(todo["cases"]["handed"], 3);
  EXPECT_EQ(todo["rows"][0]["what"], "late");
  EXPECT_EQ(todo["rows"][0]["asked"], true);
  EXPECT_EQ(todo["unclaimed"]["waiting"], 4) << "the duty manager asks";
  EXPECT_EQ(todo["unclaimed"]["late"], 1);
  EXPECT_EQ(todo["ratings"]["waiting"], 0) << "he is no head of a unit";
  for (const char* field : {"owner", "holder", "charged", "about", "person", "code"})
    EXPECT_FALSE(todo["rows"][0].contains(field)) << field;
  EXPECT_EQ(Get("/api/v1/duties")["duties"][0]["deputy"], "1002");
}

TEST_F(MattersTest, AreOpenedAndSteppedWithWordsKeptApart) {
  const std::string opened =
      Ask("POST", "/api/v1/matters", R"({"kind":"first_inquiry","words":"如何办理落户"})");
  EXPECT_EQ(StatusOf(opened), "200");
  EXPECT_EQ(json::parse(BodyOf(opened))["matter"]["code"].get<std::string>().size(), 12U);
  EXPECT_EQ(words().size(), 1U);
  EXPECT_TRUE(words()[0].handle.starts_with("words/"));
  EXPECT_EQ(words()[0].seal.find("落户"), std::string::npos);
  EXPECT_EQ(StatusOf(Ask("POST", "/api/v1/matters/8/steps", R"({"step":"chase"})")), "200");
  EXPECT_EQ(StatusOf(Ask("POST", "/api/v1/duties",
                         R"({"number":"1001","unit":"税务局","deputy":"","absent":true})")),
            "200");
  EXPECT_EQ(log().find("落户"), std::string::npos);
}

TEST_F(MattersTest, ACitizenAsksAndReopensByTheCodeOfHisSlip) {
  EXPECT_EQ(StatusOf(Citizen("/api/v1/citizen-matters",
                             R"({"kind":"complaint","channel":"kiosk","words":"窗口没人"})")),
            "200");
  EXPECT_EQ(actors().back(), "citizen");
  const std::string told = Citizen("/api/v1/matter-progress", R"({"code":"7K3QX2A2M4PZ"})");
  EXPECT_EQ(json::parse(BodyOf(told))["state"], "handling");
  EXPECT_EQ(StatusOf(Citizen("/api/v1/matter-unsolved", R"({"code":"7K3QX2A2M4PZ"})")), "200");
  EXPECT_EQ(actors().back(), "citizen");
  for (int i = 0; i < 40; ++i) Citizen("/api/v1/matter-progress", R"({"code":"AAAAAAAAAAAA"})");
  const std::string tried = Citizen("/api/v1/matter-progress", R"({"code":"AAAAAAAAAAAA"})");
  EXPECT_EQ(json::parse(BodyOf(tried))["reason"], "tried_too_often");
}

TEST_F(MattersTest, AChasingLetterHasItsNumberAndIsAFile) {
  const std::string issued = Ask("POST", "/api/v1/matters/8/notices", "{}");
  EXPECT_EQ(json::parse(BodyOf(issued))["notice"], "2026-7");
  const std::string file = Fetch(port(), GetRequest("/api/v1/matters/8/notices/2026-7"));
  EXPECT_EQ(StatusOf(file), "200");
  EXPECT_EQ(BodyOf(file).substr(0, 5), "%PDF-");
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/api/v1/matters/8/notices/2026-8"))), "404");
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/api/v1/matters/9/notices/2026-7"))), "404");
}

TEST_F(MattersTest, TheMatterOfABadRatingIsOpenedWithAnEvent) {
  Get("/api/v1/matters/8");
  EXPECT_TRUE(views().empty()) << "an inquiry is no rating";
  EXPECT_EQ(Get("/api/v1/matters/7")["kind"], "bad_rating");
  Get("/api/v1/matters/7");
  ASSERT_EQ(views().size(), 1U) << "once while somebody works on it";
  EXPECT_EQ(views()[0].what, core::Viewed::kBadRating);
  EXPECT_EQ(views()[0].subject, "7");
}

TEST_F(MattersTest, WhoCanBeCalledIsSeenWithAReasonAndWordsCanBeErased) {
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/api/v1/matters/8/contact"))), "400");
  EXPECT_EQ(Get("/api/v1/matters/8/contact?reason=handling")["applicant"], nullptr);
  ASSERT_EQ(views().size(), 1U);
  EXPECT_EQ(views()[0].what, core::Viewed::kCallee);
  EXPECT_EQ(StatusOf(Ask("DELETE", "/api/v1/matters/8/words", "{}")), "200");
  EXPECT_EQ(StatusOf(Ask("DELETE", "/api/v1/matters/9/words", "{}")), "404");
  EXPECT_EQ(StatusOf(Ask("DELETE", "/api/v1/matters/8/contact", "{}")), "200");
  EXPECT_EQ(StatusOf(Ask("DELETE", "/api/v1/matters/9/contact", "{}")), "404");
}

TEST_F(MattersTest, ASampleIsDrawnWithARandomSeedAndListsWhomToCall) {
  Ask("POST", "/api/v1/call-samples", R"({"month":"2026-04"})");
  Ask("POST", "/api/v1/call-samples", R"({"month":"2026-05"})");
  ASSERT_EQ(seeds().size(), 2U);
  EXPECT_EQ(seeds()[0].size(), core::kSeedSize);
  EXPECT_NE(seeds()[0], seeds()[1]);
  EXPECT_EQ(StatusOf(Ask("POST", "/api/v1/call-samples", R"({"month":"2026-13"})")), "400");
  const json sample = Get("/api/v1/call-samples/2026-04");
  EXPECT_EQ(sample["frame"], 9);
  EXPECT_EQ(sample["excluded"], 3) << "of all units";
  EXPECT_EQ(sample["rows"][0]["calls"][0]["result"], "unreached");
  EXPECT_EQ(sample["rows"][0]["off"], nullptr);
  for (const char* field : {"about", "person", "owner"})
    EXPECT_FALSE(sample["rows"][0].contains(field)) << field;
  EXPECT_EQ(Get("/api/v1/call-samples/2026-03")["drawn_ms"], nullptr);
  EXPECT_EQ(StatusOf(Ask("POST", "/api/v1/call-samples/2026-04/calls",
                         R"({"matter":8,"result":"reached","satisfied":true})")),
            "200");
  EXPECT_EQ(StatusOf(Ask("POST", "/api/v1/call-samples/2026-04/calls",
                         R"({"matter":8,"result":"shouted"})")),
            "400");
}

TEST_F(MattersTest, TheMonthIsReportedOnThePageAndAsAPaper) {
  const json report = Get("/api/v1/hotline/2026-04");
  EXPECT_EQ(report["channels"][1]["name"], "hotline");
  EXPECT_EQ(report["sum"]["closed"], 2);
  EXPECT_EQ(report["sum"]["excluded"], 1);
  EXPECT_EQ(report["kinds"][0]["excluded"].get<int>() + report["kinds"][1]["excluded"].get<int>(),
            1);
  EXPECT_EQ(report["open_count"], 1);
  for (const char* language : {"zh", "en"}) {
    const std::string file =
        Fetch(port(), GetRequest(std::string("/api/v1/hotline/2026-04/file?language=") + language));
    EXPECT_EQ(BodyOf(file).substr(0, 5), "%PDF-") << language;
  }
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/api/v1/hotline/april"))), "400");
}

}  // namespace
}  // namespace yichuang::http
