#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "hub/http/settings_desk.h"
#include "tests/fakes/hall_builder.h"
#include "tests/hub/http/served_hall.h"

namespace yichuang::http {
namespace {

using nlohmann::json;

/// The console asks: it has every role.
class SettingsServerTest : public ServedHall {
 protected:
  void SetUp() override {
    ServedHall::SetUp();
    door_options_.console_token = std::string(kToken) + "00";
    desk_.Publish(plan_.hall());
    options_.settings = &desk_;
    Start();
  }

  std::string Ask(std::string_view method, std::string_view target, const json& body = {}) {
    const std::string lines = "Authorization: Bearer " + std::string(kToken) + "00\r\n";
    return Fetch(port(), BareRequest(method, target, lines, body.is_null() ? "" : body.dump()));
  }

  fakes::HallBuilder plan_{4};
  SettingsDesk desk_{{{},
                      {},
                      {{"photo-1", "\xff\xd8 as kept"}},
                      [this] { return plan_.now(); },
                      [](const access::StaffCards&) {},
                      [](const access::StaffCards&, const access::Pictures&) {},
                      [](const std::vector<std::string>&) {}}};
};

TEST_F(SettingsServerTest, EveryAddressAnswers) {
  const json change{{"version", 1},
                    {"changes", json::array({{{"kind", "window_closed"}, {"number", 2}}})}};
  EXPECT_EQ(StatusOf(Ask("GET", "/api/v1/settings")), "200");
  EXPECT_EQ(StatusOf(Ask("POST", "/api/v1/settings/preview", change)), "200");
  EXPECT_EQ(StatusOf(Ask("POST", "/api/v1/settings/changes", change)), "200");
  EXPECT_EQ(StatusOf(Ask("POST", "/api/v1/settings/changes/1/undo", json::object())), "200");
  EXPECT_EQ(StatusOf(Ask("POST", "/api/v1/settings/staff-file", {{"base64", "eCx5"}})), "200");
  EXPECT_EQ(StatusOf(Ask("POST", "/api/v1/settings/changes/x/undo", json::object())), "404");
}

TEST_F(SettingsServerTest, APhotoIsServedAsWhatItIsAndNeverGuessedAt) {
  const std::string answer = Ask("GET", "/api/v1/photos/photo-1");
  EXPECT_EQ(StatusOf(answer), "200");
  EXPECT_NE(answer.find("Content-Type: image/jpeg\r\n"), std::string::npos) << answer;
  EXPECT_NE(answer.find("X-Content-Type-Options: nosniff\r\n"), std::string::npos);
  EXPECT_NE(answer.find("Cache-Control: private"), std::string::npos);
  EXPECT_TRUE(answer.ends_with("\xff\xd8 as kept"));
  EXPECT_EQ(StatusOf(Ask("GET", "/api/v1/photos/photo-2")), "404");
  EXPECT_EQ(StatusOf(Fetch(port(), BareRequest("GET", "/api/v1/photos/photo-1", "", ""))), "401");
}

TEST_F(SettingsServerTest, AFullInboxIsSaidAndTheNamesStay) {
  inbox_full_ = true;
  const json change{
      {"version", 1},
      {"changes", json::array({{{"kind", "staff"}, {"number", "2001"}, {"name", "周宁"}}})}};
  EXPECT_EQ(StatusOf(Ask("POST", "/api/v1/settings/changes", change)), "503");
}

}  // namespace
}  // namespace yichuang::http
