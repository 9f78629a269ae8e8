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

}  // namespace
}  // namespace yichuang::http
