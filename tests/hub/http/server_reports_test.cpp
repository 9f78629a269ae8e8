#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/hub/http/desk_sample.h"
#include "tests/hub/http/served_hall.h"

namespace yichuang::http {
namespace {

using nlohmann::json;

class ReportsTest : public ServedHall {
 protected:
  void SetUp() override {
    ServedHall::SetUp();
    Start();
    server_->PublishDesks(SampleDesks());
    while (StatusOf(Fetch(port(), GetRequest("/api/v1/desk"))) == "503") {
    }
  }

  json Get(std::string_view target) {
    return json::parse(BodyOf(Fetch(port(), GetRequest(target))));
  }
};

TEST_F(ReportsTest, AreListedByTheMonthInWhichTheyEnd) {
  const json list = Get("/api/v1/reports?month=2026-04");
  EXPECT_EQ(list["reports"][0]["id"], 12);
  EXPECT_EQ(list["reports"][0]["kind"], "ratings");
  EXPECT_EQ(list["reports"][0]["state"], "published");
  EXPECT_EQ(list["reports"][0]["approved"]["by"], "7001");
  EXPECT_FALSE(list["reports"][0].contains("tables")) << "figures are looked at one by one";
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/api/v1/reports?month=april"))), "400");
}

TEST_F(ReportsTest, OneSaysWhatWasDraftedWhateverTheFiguresAreNow) {
  const json report = Get("/api/v1/reports/12?reason=review");
  EXPECT_EQ(report["tables"][0]["lines"][0]["texts"], (json::array({"8/10 80.00%", "—"})));
  EXPECT_EQ(report["tables"][0]["lines"][0]["cells"][0], (json{{"n", 8}, {"of", 10}}));
  EXPECT_EQ(report["agrees"], false) << "and says when they are others";
  EXPECT_EQ(report["steps"], json::array());
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/api/v1/reports/12"))), "400") << "no reason";
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/api/v1/reports/13?reason=review"))), "404");
  for (const char* language : {"zh", "en"}) {
    const std::string file = Fetch(
        port(),
        GetRequest(std::string("/api/v1/reports/12/file?reason=review&language=") + language));
    EXPECT_EQ(BodyOf(file).substr(0, 5), "%PDF-") << language;
  }
}

TEST_F(ReportsTest, AreDraftedFromTheFiguresAndStepped) {
  const std::string drafted = Fetch(
      port(), ChangeRequest("POST", "/api/v1/reports", R"({"kind":"ratings","from":"2026-04"})"));
  EXPECT_EQ(StatusOf(drafted), "200") << drafted;
  EXPECT_EQ(json::parse(BodyOf(drafted))["report"], 9);
  for (const char* body : {R"({"kind":"weather","from":"2026-04"})",
                           R"({"kind":"quarter","from":"2026-05"})", R"({"kind":"ratings"})"}) {
    const std::string refused = Fetch(port(), ChangeRequest("POST", "/api/v1/reports", body));
    EXPECT_NE(StatusOf(refused), "200") << body;
  }
  const std::string stepped =
      Fetch(port(), ChangeRequest("POST", "/api/v1/reports/9/steps", R"({"step":"approve"})"));
  EXPECT_EQ(StatusOf(stepped), "200") << stepped;
  EXPECT_EQ(StatusOf(Fetch(port(),
                           ChangeRequest("POST", "/api/v1/reports/9/steps", R"({"step":"burn"})"))),
            "400");
}

}  // namespace
}  // namespace yichuang::http
