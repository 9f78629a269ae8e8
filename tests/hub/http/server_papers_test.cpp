#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/hub/http/desk_sample.h"
#include "tests/hub/http/served_hall.h"

namespace yichuang::http {
namespace {

using nlohmann::json;

constexpr std::string_view kFirm =
    R"({"applicant":{"kind":"organisation","name":"云澜区晨光餐饮有限公司",)"
    R"("document":"91350100M000100Y43","phone":"000-00001234"}})";

class PapersTest : public ServedHall {
 protected:
  void SetUp() override {
    ServedHall::SetUp();
    Start();
    server_->PublishDesks(SampleDesks());
    while (StatusOf(Fetch(port(), GetRequest("/api/v1/desk"))) == "503") {
    }
  }

  std::string Ask(std::string_view method, std::string_view target, std::string_view body = "{}") {
    return Fetch(port(), ChangeRequest(method, target, body));
  }
  std::string Get(std::string_view target) { return Fetch(port(), GetRequest(target)); }
  std::string Progress(const std::string& number, const std::string& last4) {
    return Fetch(port(),
                 BareRequest("POST", "/api/v1/progress", "Content-Type: application/json\r\n",
                             json{{"number", number}, {"last4", last4}}.dump()));
  }
};

TEST_F(PapersTest, AnApplicantIsKeptApartAndSeenInFullWithAReason) {
  EXPECT_EQ(json::parse(BodyOf(Get("/api/v1/cases/5/applicant")))["applicant"], nullptr);
  EXPECT_EQ(StatusOf(Ask("POST", "/api/v1/cases/5/applicant", kFirm)), "200");
  const json masked = json::parse(BodyOf(Get("/api/v1/cases/5/applicant")))["applicant"];
  EXPECT_EQ(masked["document"], "913501********0Y43");
  EXPECT_EQ(StatusOf(Get("/api/v1/cases/5/applicant/full")), "400") << "no reason";
  EXPECT_TRUE(views().empty());
  const json full =
      json::parse(BodyOf(Get("/api/v1/cases/5/applicant/full?reason=handling")))["applicant"];
  EXPECT_EQ(full["name"], "云澜区晨光餐饮有限公司");
  EXPECT_EQ(full["document"], "91350100M000100Y43");
  ASSERT_EQ(views().size(), 1U);
  EXPECT_EQ(views()[0].what, core::Viewed::kApplicant);
  EXPECT_EQ(views()[0].subject, "5");
  EXPECT_EQ(log().find("91350100"), std::string::npos);
}

TEST_F(PapersTest, WhatIsKeptOfAPersonCanBeErased) {
  Ask("POST", "/api/v1/cases/5/applicant", kFirm);
  EXPECT_EQ(StatusOf(Ask("DELETE", "/api/v1/cases/5/applicant")), "200");
  EXPECT_EQ(json::parse(BodyOf(Get("/api/v1/cases/5/applicant")))["applicant"], nullptr);
}

TEST_F(PapersTest, ADocumentThatCannotBeRightIsNotTaken) {
  const auto name = [this](const char* document) {
    return StatusOf(
        Ask("POST", "/api/v1/cases/5/applicant",
            json{{"applicant", {{"kind", "person"}, {"name", "张三"}, {"document", document}}}}
                .dump()));
  };
  EXPECT_EQ(name("11010519491231002X"), "200");
  EXPECT_EQ(name("110105194912310021"), "422");
  EXPECT_EQ(name("440524188001"), "422") << "an identity card has eighteen";
  EXPECT_EQ(
      StatusOf(Ask("POST", "/api/v1/cases/5/applicant", R"({"applicant":{"kind":"person"}})")),
      "400");
  EXPECT_EQ(StatusOf(Ask("POST", "/api/v1/cases/7/applicant", kFirm)), "409") << "unknown case";
}

TEST_F(PapersTest, APaperIsAPdfOfTwoCopiesForWhoeverAskedForIt) {
  Ask("POST", "/api/v1/cases/5/applicant", kFirm);
  const json list = json::parse(BodyOf(Get("/api/v1/cases/5/papers")));
  EXPECT_EQ(list["papers"][0]["paper"]["text"], "收件〔2026〕12号");
  EXPECT_EQ(list["papers"][1]["paper"], nullptr);
  const json printed =
      json::parse(BodyOf(Ask("POST", "/api/v1/cases/5/papers",
                             R"({"kind":"refusal","competent":"临江区市场监督管理局"})")));
  EXPECT_EQ(printed["paper"]["number"], "不予受理〔2026〕13号");
  EXPECT_EQ(printed["paper"]["prints"], 1);
  const std::string file = printed["file"];
  const std::string answer = Get(file);
  EXPECT_EQ(HeaderOf(answer, "Content-Type"), "application/pdf");
  EXPECT_TRUE(BodyOf(answer).starts_with("%PDF-"));
  EXPECT_EQ(StatusOf(Fetch(port(), BareRequest("GET", file, ""))), "401");
  EXPECT_EQ(StatusOf(Get("/api/v1/papers/files/none")), "404");
  EXPECT_EQ(json::parse(BodyOf(
                Ask("POST", "/api/v1/cases/5/papers", R"({"kind":"receipt"})")))["paper"]["prints"],
            2);
}

TEST_F(PapersTest, WhatAPaperLacksIsNamedBeforeANumberIsGiven) {
  const auto refused = [this](const char* body) {
    const json problem = json::parse(BodyOf(Ask("POST", "/api/v1/cases/5/papers", body)));
    return problem["reason"].get<std::string>() + " " + problem["what"].get<std::string>();
  };
  const std::size_t before = actors().size();
  EXPECT_EQ(refused(R"({"kind":"refusal"})"), "person_unknown hygiene-licence202605090001");
  EXPECT_EQ(actors().size(), before) << "the hall was not asked";
  Ask("POST", "/api/v1/cases/5/applicant", kFirm);
  const std::size_t named = actors().size();
  EXPECT_EQ(refused(R"({"kind":"refusal"})"), "paper_incomplete competent");
  EXPECT_EQ(refused(R"({"kind":"acceptance"})"), "unknown_paper hygiene-licence202605090001");
  EXPECT_EQ(refused(R"({"kind":"letter"})"), "wrong_type kind");
  EXPECT_EQ(actors().size(), named);
}

TEST_F(PapersTest, ACodeIsCheckedByAnybodyAndSaysNothingOfAnybody) {
  const auto check = [this](const std::string& code) {
    return json::parse(BodyOf(Fetch(port(), BareRequest("GET", "/api/v1/papers/" + code, ""))));
  };
  EXPECT_EQ(check("ABCDEFGHIJKL"), (json{{"genuine", true},
                                         {"void", false},
                                         {"kind", "receipt"},
                                         {"number", "收件〔2026〕12号"},
                                         {"day", "2026-05-09"}}));
  EXPECT_EQ(check("ABCDEFGHIJKM"), (json{{"genuine", false}}));
}

TEST_F(PapersTest, ProgressIsToldToWhoeverKnowsFourDigitsAndNobodyElse) {
  Ask("POST", "/api/v1/cases/5/applicant", kFirm);
  const json told = json::parse(BodyOf(Progress("202605090001", "1234")));
  ASSERT_EQ(told["cases"].size(), 1U);
  EXPECT_EQ(told["cases"][0]["item"], "hygiene-licence");
  EXPECT_EQ(told["cases"][0]["end"], "refused");
  EXPECT_EQ(told.dump().find("晨光"), std::string::npos) << "nobody's name";
  EXPECT_EQ(BodyOf(Progress("202605090001", "9999")), BodyOf(Progress("202605099999", "9999")))
      << "nothing tells whether there is such a case";
}

TEST_F(PapersTest, WrongDigitsMakeTheNumberWait) {
  Ask("POST", "/api/v1/cases/5/applicant", kFirm);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(StatusOf(Progress("202605090001", "0000")), "409");
  const std::string waits = Progress("202605090001", "1234");
  EXPECT_EQ(StatusOf(waits), "429") << "nobody is looked at, even with the right ones";
  EXPECT_EQ(HeaderOf(waits, "Retry-After"), "60");
  now_ = now_.load() + std::chrono::minutes(1);
  EXPECT_EQ(StatusOf(Progress("202605090001", "1234")), "200");
}

TEST_F(PapersTest, TheOneTimeNoticeIsOfTheItemInItsSituation) {
  const json notice =
      json::parse(BodyOf(Ask("POST", "/api/v1/notices/once", R"({"item":"hygiene-licence"})")));
  EXPECT_TRUE(BodyOf(Get(notice["file"].get<std::string>())).starts_with("%PDF-"));
  EXPECT_EQ(StatusOf(Ask("POST", "/api/v1/notices/once", R"({"item":"none"})")), "409");
  EXPECT_EQ(StatusOf(Ask("POST", "/api/v1/papers/void",
                         R"({"kind":"receipt","year":2026,"number":12,"fault":"misprint"})")),
            "200");
}

}  // namespace
}  // namespace yichuang::http
