// A hall for tests of the page of service items: ledger, hall thread, catalogue files, front door
// and server are the hub's own, in a folder of their own; only the outside is left out.
//
//   items_fixture --web DIST --items FOLDER [--staff N]
//
// Prints the page's address. 3101 is a hall manager, 1001 and 1002 clerks of windows 1 and 2, both
// on shift; N staff in all. Password as in fixture_accounts.h. Ends at end of input.

#include <CLI/CLI.hpp>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <iostream>
#include <memory>
#include <string>
#include <thread>

#include "hub/catalogue/load.h"
#include "hub/catalogue_writer.h"
#include "hub/hall_thread.h"
#include "hub/http/server.h"
#include "hub/http/settings_desk.h"
#include "hub/item_shelf.h"
#include "hub/sqlite/reader.h"
#include "tests/fakes/hall_builder.h"
#include "tests/pages/fixture_accounts.h"

namespace {

namespace access = yichuang::access;
namespace catalogue = yichuang::catalogue;
namespace core = yichuang::core;
namespace http = yichuang::http;
namespace hub = yichuang::hub;
namespace sqlite = yichuang::sqlite;
using namespace std::chrono_literals;

void Say(const std::string& line) { std::cerr << line << '\n'; }

/// What the hall tells pages; there are no terminals.
class Pages final : public hub::Outgoing {
 public:
  void Attach(http::FrontDoor& door, http::SettingsDesk& settings, http::Server& server,
              hub::CatalogueWriter& writer) {
    door_ = &door;
    settings_ = &settings;
    server_ = &server;
    writer_ = &writer;
  }
  void Send(const std::string&, const yichuang::contract::Down&) override {}
  void Announce(const yichuang::contract::HubState&) override {}
  void Publish(yichuang::query::LiveState state) override { server_->Publish(std::move(state)); }
  void PublishWall(yichuang::query::WallState state) override {
    server_->PublishWall(std::move(state));
  }
  void PublishDesks(yichuang::query::DeskHall hall) override {
    server_->PublishDesks(std::move(hall));
  }
  void PublishScreens(yichuang::query::HallScreens) override {}
  void PublishAccounts(const core::Accounts& accounts,
                       const std::vector<core::PlannedStaff>& staff) override {
    door_->Publish(accounts, staff);
  }
  void PublishSettings(core::Hall hall) override {
    writer_->Offer(hall.items);
    settings_->Publish(std::move(hall));
  }
  void WantDayKey(const std::string&) override {}
  void Snapshot(core::Hall, const yichuang::contract::Head&) override {}
  void Log(const std::string& line) override { Say(line); }

 private:
  http::FrontDoor* door_ = nullptr;
  http::SettingsDesk* settings_ = nullptr;
  http::Server* server_ = nullptr;
  hub::CatalogueWriter* writer_ = nullptr;
};

std::string NumberOf(int i) { return std::to_string(1000 + i); }

class Fixture {
 public:
  Fixture(const std::string& web, const std::filesystem::path& items,
          const std::filesystem::path& folder, int staff)
      : bundles_(folder / "catalogue") {
    sqlite::Store::Create(folder / "hall.db");
    store_ = std::make_unique<sqlite::Store>(folder / "hall.db");
    hub::HallOptions options;
    options.plan = yichuang::fakes::PlanOf(2);
    options.plan.staff.clear();
    constexpr std::array<const char*, 5> kNames{"李敏", "王建国", "陈晓燕", "欧阳建华",
                                                "阿依古丽·买买提"};
    for (int i = 1; i <= staff; ++i) {
      options.plan.staff.push_back({core::StaffId{}, NumberOf(i)});
      options.names[NumberOf(i)] = kNames[static_cast<std::size_t>(i - 1) % kNames.size()];
    }
    options.title = {"云澜区政务服务中心（演示）", true, "0.1.0"};
    http::SettingsDeskOptions desk;
    desk.names = options.names;
    desk.now = [] { return std::chrono::floor<core::Millis>(std::chrono::system_clock::now()); };
    desk.tell = [](const access::StaffCards&) {};
    desk.keep = [](const access::StaffCards&, const access::Pictures&) {};
    desk.drop = [](const std::vector<std::string>&) {};
    settings_ = std::make_unique<http::SettingsDesk>(std::move(desk));
    hall_ = std::make_unique<hub::HallThread>(std::move(options), *store_, book_, pages_);
    const http::Submit submit = [this](std::string actor, core::Command command,
                                       http::OnAnswer answer) {
      return hall_->Submit(std::move(actor), std::move(command), std::move(answer));
    };
    http::DoorOptions door;
    door.vault = folder / "access.db";
    door.door.cost = {1, 8UL * 1024};
    door.hall = "云澜区政务服务中心（演示）";
    door.demo = true;
    door.now = [] { return std::chrono::floor<core::Millis>(std::chrono::system_clock::now()); };
    Enrol(door, "3101", "孙丽华");
    Enrol(door, "1001", "李敏");
    Enrol(door, "1002", "王建国");
    door_ = std::make_unique<http::FrontDoor>(door, submit, Say);
    shelf_ = std::make_unique<hub::ItemShelf>(bundles_, Say);
    http::Options server;
    server.web_root = web;
    server.settings = settings_.get();
    server.items = shelf_.get();
    server_ = std::make_unique<http::Server>(
        server, *door_, submit, [] { return http::Health{.broker_connected = true}; },
        std::make_unique<sqlite::SqliteReader>(folder / "hall.db"), Say,
        std::make_unique<hub::BundleFolder>(bundles_, Say));
    writer_ = std::make_unique<hub::CatalogueWriter>(hub::CatalogueWriter::Options{
        bundles_,
        [this](core::ReviseCatalogue command) {
          (void)hall_->Submit("hub", std::move(command), [](const http::Answer&) {});
        },
        Say});
    pages_.Attach(*door_, *settings_, *server_, *writer_);
    hall_->Load();
    worker_ = std::thread([this] { hall_->Run(); });
    Do(core::SetAccount{"", "3101", {{core::Role::kHallManager}, true}});
    for (int window = 1; window <= 2; ++window) {
      Do(core::SetAccount{"", NumberOf(window), {{core::Role::kWindowStaff}, true}});
      Do(core::StartShift{core::WindowNo(static_cast<std::uint16_t>(window)), NumberOf(window)});
    }
    const catalogue::Loaded loaded = catalogue::LoadFolder(items, 0);
    Do(hub::BundleFolder(bundles_).Put(std::get<catalogue::Catalogue>(loaded)));
  }

  ~Fixture() {
    hall_->Stop();
    worker_.join();
    writer_.reset();
    server_->Stop();
  }
  Fixture(const Fixture&) = delete;
  Fixture& operator=(const Fixture&) = delete;

  std::uint16_t port() const { return server_->port(); }

 private:
  static void Enrol(const http::DoorOptions& door, const std::string& number,
                    const std::string& name) {
    access::Vault(door.vault)
        .Put({number,
              name,
              access::HashPassword(yichuang::pages::kFixturePassword, door.door.cost),
              {}});
  }

  void Do(core::Command command) {
    std::promise<http::Answer> answer;
    (void)hall_->Submit("console", std::move(command),
                        [&answer](http::Answer told) { answer.set_value(std::move(told)); });
    if (std::holds_alternative<core::Refusal>(answer.get_future().get()))
      throw std::logic_error("the fixture's command was refused");
  }

  const std::filesystem::path bundles_;
  Pages pages_;
  yichuang::evidence::FrameBook book_;
  std::unique_ptr<sqlite::Store> store_;
  std::unique_ptr<http::SettingsDesk> settings_;
  std::unique_ptr<hub::HallThread> hall_;
  std::unique_ptr<http::FrontDoor> door_;
  std::unique_ptr<hub::ItemShelf> shelf_;
  std::unique_ptr<http::Server> server_;
  std::unique_ptr<hub::CatalogueWriter> writer_;
  std::thread worker_;
};

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("A hall for tests of the page of service items");
  std::string web;
  std::string items;
  int staff = 3;
  app.add_option("--web", web, "built pages")->required();
  app.add_option("--items", items, "a folder of service items")->required();
  app.add_option("--staff", staff, "how many staff the hall has");
  CLI11_PARSE(app, argc, argv);
  std::string folder = (std::filesystem::temp_directory_path() / "yichuang-items-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return 1;
  int status = 0;
  try {
    Fixture fixture(web, items, folder, staff);
    std::cout << "http://127.0.0.1:" << fixture.port() << "/" << std::endl;
    for (std::string line; std::getline(std::cin, line);) {
    }
  } catch (const std::exception& failure) {
    Say(std::string("items_fixture: ") + failure.what());
    status = 1;
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  return status;
}
