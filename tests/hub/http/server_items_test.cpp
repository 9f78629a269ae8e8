#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "hub/http/settings_desk.h"
#include "tests/fakes/hall_builder.h"
#include "tests/hub/http/served_hall.h"

namespace yichuang::http {
namespace {

using nlohmann::json;

/// Has the item "pass" and takes whatever is wanted of it; "bad" is a fault, "thin" has a gap, and
/// the disk fails for "disk".
class FakeItems final : public Items {
 public:
  std::string List(const core::ItemBook&, const std::string& query, const std::string&,
                   ItemFilter) override {
    heard = query;
    return R"({"sample":true,"count":0,"found":0,"departments":[],"themes":[],"life_events":[],)"
           R"("items":[]})";
  }
  std::string Item(const core::ItemBook&, const std::string& id,
                   const std::vector<query::ItemVersionRow>&) override {
    if (id != "pass") return {};
    return R"({"item":{"id":"pass"},"base":"a","version":"","gaps":[],"versions":[],)"
           R"("departments":[],"themes":[],"life_events":[]})";
  }
  ItemsLooked Look(const core::ItemBook&, std::string_view body) override {
    const json read = json::parse(body);
    const std::string id = read["items"][0]["item"]["id"];
    ItemsLooked looked;
    looked.ok = id != "bad";
    looked.serious = id == "thin";
    looked.json = R"({"ok":true,"serious":false,"unchanged":0,"changes":[],"faults":[]})";
    looked.wanted = {core::PutItem{id, core::Sm3{1}}};
    looked.files = {id};
    return looked;
  }
  std::string Sheets(const core::ItemBook&) override { return R"({"sheets":[],"items":[]})"; }
  void Keep(const std::vector<std::string>& files) override {
    if (files.front() == "disk") throw std::runtime_error("cannot write: disk full");
    kept += files.front() + ' ';
  }

  std::string heard;
  std::string kept;
};

/// The console asks: it has every role.
class ItemsServerTest : public ServedHall {
 protected:
  void SetUp() override {
    ServedHall::SetUp();
    door_options_.console_token = std::string(kToken) + "00";
    desk_.Publish(plan_.hall());
    options_.settings = &desk_;
    options_.items = &items_;
    Start();
  }

  std::string Ask(std::string_view method, std::string_view target, const json& body = {}) {
    const std::string lines = "Authorization: Bearer " + std::string(kToken) + "00\r\n";
    return Fetch(port(), BareRequest(method, target, lines, body.is_null() ? "" : body.dump()));
  }
  std::string Change(const char* id, bool known = false) {
    const json body{{"incomplete_ok", known}, {"items", json::array({{{"item", {{"id", id}}}}})}};
    return Ask("POST", "/api/v1/item-changes", body);
  }

  fakes::HallBuilder plan_{4};
  FakeItems items_;
  SettingsDesk desk_{{{},
                      {},
                      {},
                      [this] { return plan_.now(); },
                      [](const access::StaffCards&) {},
                      [](const access::StaffCards&, const access::Pictures&) {},
                      [](const std::vector<std::string>&) {}}};
};

TEST_F(ItemsServerTest, EveryAddressAnswers) {
  EXPECT_EQ(StatusOf(Ask("GET", "/api/v1/items?q=%E5%BC%80+%E5%BA%97&show=serious")), "200");
  EXPECT_EQ(items_.heard, "开 店");
  EXPECT_EQ(StatusOf(Ask("GET", "/api/v1/items?show=some")), "400");
  EXPECT_EQ(StatusOf(Ask("GET", "/api/v1/items/pass")), "200");
  EXPECT_NE(Ask("GET", "/api/v1/items/nothing").find("unknown_item"), std::string::npos);
  EXPECT_EQ(StatusOf(Ask("GET", "/api/v1/item-sheets")), "200");
  const json wish{{"items", json::array({{{"item", {{"id", "pass"}}}, {"base", "a"}}})}};
  EXPECT_EQ(StatusOf(Ask("POST", "/api/v1/item-changes/preview", wish)), "200");
  EXPECT_EQ(items_.kept, "");
  EXPECT_EQ(StatusOf(Change("pass")), "200");
  EXPECT_EQ(items_.kept, "pass ");
  EXPECT_EQ(StatusOf(Ask("POST", "/api/v1/item-changes", json::object())), "400");
}

TEST_F(ItemsServerTest, AVersionWithGapsIsTakenOnlyWhenSomebodySaysSo) {
  EXPECT_NE(Change("thin").find("item_incomplete"), std::string::npos);
  EXPECT_EQ(items_.kept, "");
  EXPECT_EQ(StatusOf(Change("thin", true)), "200");
  EXPECT_EQ(items_.kept, "thin ");
}

TEST_F(ItemsServerTest, NothingOfAFaultyWishIsTaken) {
  EXPECT_EQ(StatusOf(Change("bad", true)), "400");
  EXPECT_EQ(items_.kept, "");
}

TEST_F(ItemsServerTest, AFileThatCannotBeWrittenIsSaidAndNothingChanges) {
  EXPECT_EQ(StatusOf(Change("disk")), "500");
  EXPECT_NE(log().find("disk full"), std::string::npos);
}

TEST_F(ItemsServerTest, OnlyWhoIsSignedInMaySendMuch) {
  const std::string much =
      "{\"items\":[{\"item\":{\"id\":\"pass\",\"x\":\"" + std::string(200 * 1024, 'x') + "\"}}]}";
  const std::string console = "Authorization: Bearer " + std::string(kToken) + "00\r\n";
  const auto status = [&](const std::string& target, const std::string& lines) {
    return StatusOf(Fetch(port(), BareRequest("POST", target, lines, much)));
  };
  EXPECT_EQ(status("/api/v1/item-changes/preview", console), "200");
  EXPECT_EQ(status("/api/v1/item-changes/preview", ""), "413");
  EXPECT_EQ(status("/api/v1/settings/changes", console), "413");
}

}  // namespace
}  // namespace yichuang::http
