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
  SettingsDesk desk_{
      {{}, [this] { return plan_.now(); }, [](const StaffNames&) {}, [](const StaffNames&) {}}};
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

TEST_F(SettingsServerTest, AFullInboxIsSaidAndTheNamesStay) {
  inbox_full_ = true;
  const json change{
      {"version", 1},
      {"changes", json::array({{{"kind", "staff"}, {"number", "2001"}, {"name", "周宁"}}})}};
  EXPECT_EQ(StatusOf(Ask("POST", "/api/v1/settings/changes", change)), "503");
}

}  // namespace
}  // namespace yichuang::http
