#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/hub/http/desk_sample.h"
#include "tests/hub/http/live_states.h"
#include "tests/hub/http/served_hall.h"

namespace yichuang::http {
namespace {

using nlohmann::json;

class AppealsTest : public ServedHall {
 protected:
  void SetUp() override {
    ServedHall::SetUp();
    Start();
    server_->Publish(TwoWindows());
    server_->PublishDesks(SampleDesks());
    while (StatusOf(Fetch(port(), GetRequest("/api/v1/desk"))) == "503") {
    }
  }
};

TEST_F(AppealsTest, AreListedAndOneIsShownWithItsRatings) {
  const std::string list = Fetch(port(), GetRequest("/api/v1/appeals"));
  EXPECT_EQ(StatusOf(list), "200") << list;
  EXPECT_EQ(json::parse(BodyOf(list))["appeals"][0]["unit"], "税务局");
  const std::string one = Fetch(port(), GetRequest("/api/v1/appeals/4"));
  EXPECT_EQ(StatusOf(one), "200") << one;
  EXPECT_EQ(json::parse(BodyOf(one))["ratings"][0]["tags"], (json::array({207})));
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/api/v1/appeals/5"))), "404");
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/api/v1/me/record"))), "200");
}

TEST_F(AppealsTest, AboutACaseShowWhatProvesItAndNothingOfTheApplicant) {
  const std::string one = Fetch(port(), GetRequest("/api/v1/appeals/6"));
  EXPECT_EQ(StatusOf(one), "200") << one;
  const json evidence = json::parse(BodyOf(one))["evidence"];
  EXPECT_EQ(evidence["item"], "hygiene");
  ASSERT_EQ(evidence["moments"].size(), 2U) << "what is no proof is left out";
  EXPECT_EQ(evidence["moments"][0]["body"],
            json::parse(R"({"materials":[{"id":"form","state":"taken"}]})"));
  EXPECT_EQ(evidence["moments"][1]["body"]["who"], "1001");
  EXPECT_EQ(one.find("9d0f"), std::string::npos) << "the applicant's record";
  EXPECT_EQ(json::parse(BodyOf(Fetch(port(), GetRequest("/api/v1/appeals/4"))))["evidence"],
            nullptr);
}

TEST_F(AppealsTest, WhatWasSaidIsErased) {
  EXPECT_EQ(StatusOf(Fetch(port(), ChangeRequest("DELETE", "/api/v1/appeals/4/words", "{}"))),
            "200");
  EXPECT_EQ(StatusOf(Fetch(port(), ChangeRequest("DELETE", "/api/v1/appeals/5/words", "{}"))),
            "404");
}

TEST_F(AppealsTest, AgainstRatingsAreAgainstARowOfOnesOwnFigures) {
  const std::string odd = Fetch(
      port(), ChangeRequest(
                  "POST", "/api/v1/appeals",
                  R"({"target":"ratings","from":"2026-05-04","to":"2026-05-04","words":"误评"})"));
  EXPECT_EQ(StatusOf(odd), "400") << odd;
  const std::string filed =
      Fetch(port(),
            ChangeRequest(
                "POST", "/api/v1/appeals",
                R"({"target":"violation","matter":7,"violation":"unanswered","words":"已答复"})"));
  EXPECT_EQ(StatusOf(filed), "200") << filed;
  const std::string voted =
      Fetch(port(),
            ChangeRequest("POST", "/api/v1/appeals/4/votes",
                          R"({"granted":true,"ground":"mistake","services":[40],"words":"误评"})"));
  EXPECT_EQ(StatusOf(voted), "200") << voted;
  for (const char* body : {R"({"target":"weather","words":"x"})", R"({"target":"ratings"})",
                           R"({"target":"violation","matter":7,"violation":"none","words":"x"})"})
    EXPECT_EQ(StatusOf(Fetch(port(), ChangeRequest("POST", "/api/v1/appeals", body))), "400")
        << body;
}

}  // namespace
}  // namespace yichuang::http
