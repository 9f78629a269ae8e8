#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/hub/http/desk_sample.h"
#include "tests/hub/http/served_hall.h"

/// The one form of a joint matter, as the server takes and shows it.
namespace yichuang::http {
namespace {

using nlohmann::json;

const json kWholeForm{{"name", "云澜区晨光餐饮有限公司"},
                      {"kind", "limited"},
                      {"boss", "张三丰"},
                      {"staff", "12"},
                      {"phone", "000-00001234"}};

class FormTest : public ServedHall {
 protected:
  void SetUp() override {
    ServedHall::SetUp();
    Start();
    server_->PublishDesks(SampleDesks());
    while (StatusOf(Fetch(port(), GetRequest("/api/v1/desk"))) == "503") {
    }
  }
  std::string Take(const json& form, bool keep = false, const json& more = json::object()) {
    json body{{"item", "setup"}, {"form", form}, {keep ? "keep" : "accept", true}};
    body["applicant"] = {{"kind", "person"}, {"name", "李四"}, {"phone", "000-00005678"}};
    body.update(more);
    return Fetch(port(), ChangeRequest("POST", "/api/v1/desk/3/cases", body.dump()));
  }
  json FormOf(const std::string& path) {
    return json::parse(BodyOf(Fetch(port(), GetRequest("/api/v1/cases/" + path))))["form"];
  }
};

TEST_F(FormTest, IsSealedShownToEachPartAndErasedWithItsPerson) {
  EXPECT_EQ(StatusOf(Take(kWholeForm)), "200");
  const json masked = FormOf("60/form");
  ASSERT_EQ(masked["fields"].size(), 5U);
  EXPECT_NE(masked["fields"][2]["value"], "张三丰");
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/api/v1/cases/60/form/full"))), "400")
      << "no reason";
  EXPECT_EQ(FormOf("60/form/full?reason=handling")["fields"][2]["value"], "张三丰");
  ASSERT_FALSE(views().empty());
  EXPECT_EQ(views().back().what, core::Viewed::kApplicant);
  EXPECT_EQ(FormOf("61/form")["fields"].size(), 3U) << "what the tax office needs";
  EXPECT_EQ(FormOf("5/form"), nullptr) << "a case of its own";
  EXPECT_EQ(log().find("张三丰"), std::string::npos);
  EXPECT_EQ(StatusOf(Fetch(port(), ChangeRequest("DELETE", "/api/v1/cases/60/applicant", "{}"))),
            "200");
  EXPECT_EQ(FormOf("60/form/full?reason=handling"), nullptr);
}

TEST_F(FormTest, IsWantedWholeForAReceiptAndNotForADraft) {
  const json half{{"name", "晨光"}};
  const std::string refused = Take(half);
  EXPECT_EQ(StatusOf(refused), "422");
  EXPECT_EQ(json::parse(BodyOf(refused))["reason"], "form_incomplete");
  EXPECT_EQ(json::parse(BodyOf(refused))["what"], "kind,boss");
  EXPECT_EQ(StatusOf(Take(half, true)), "200");
  EXPECT_EQ(FormOf("60/form/full?reason=handling")["fields"].size(), 1U);
  EXPECT_EQ(StatusOf(Take(kWholeForm, false, {{"draft", 60}})), "200");
  EXPECT_EQ(FormOf("60/form/full?reason=handling")["fields"].size(), 5U)
      << "the colleague's, not what the draft had";
  EXPECT_EQ(StatusOf(Take(json{{"name", "x"}}, false, {{"item", "sp-0001"}})), "400")
      << "an item has no form";
}

}  // namespace
}  // namespace yichuang::http
