// A hall for tests of the settings page: true front door, server and core, in memory, with a clock
// that stands.
//
//   settings_fixture --web DIST
//
// Prints the page's address. Accounts 4001 (system administrator), 4002 (security administrator)
// and 3101 (hall manager), password as in fixture_accounts.h. Takes commands on standard input, one
// a line: "plug EVALUATOR HOST", "clock YYYY-MM-DD" (09:00 of that day). Ends at end of input.

#include <CLI/CLI.hpp>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <mutex>
#include <sstream>
#include <string>

#include "hub/enrolment_desk.h"
#include "hub/http/server.h"
#include "hub/http/settings_desk.h"
#include "tests/fakes/hall_builder.h"
#include "tests/pages/fixture_accounts.h"

namespace {

namespace access = yichuang::access;
namespace core = yichuang::core;
namespace http = yichuang::http;
using namespace std::chrono_literals;

core::Plan PlanOfFixture() {
  core::Plan plan = yichuang::fakes::PlanOf(6);
  for (core::PlannedWindow& window : plan.windows)
    window.zone = core::Number(window.number) <= 4 ? "A" : "B";
  plan.groups = {{"qykb", 'A', {"企业开办", "Start a business"}, "", ""},
                 {"sbyb", 'B', {"社保医保", "Insurance"}, "", ""},
                 {"zhzx", 'C', {"综合咨询", "Anything else"}, "", ""}};
  plan.windows[4].groups = {"qykb", "zhzx"};
  return plan;
}

core::KioskPlan HoursOfFixture() {
  core::KioskPlan hours;
  for (std::size_t day = 0; day < 5; ++day) hours.week[day] = {{540, 720}, {810, 1020}};
  return hours;
}

class Fixture {
 public:
  Fixture(const std::string& web, const std::filesystem::path& folder) {
    hall_.SetNow(Nine(2026y / 11 / 24));
    hall_.Do(core::Configure{PlanOfFixture(), HoursOfFixture()});
    for (int window = 1; window <= 6; ++window) {
      const std::string host = yichuang::fakes::DeviceOf(window);
      if (window % 4 == 1)
        hall_.Do(
            core::AnnounceBirth{{host, yichuang::contract::Presence::kOnline, 1, "0.1.0", 0, {}}});
      hall_.Attach(window);
    }
    hall_.Detach(3);
    http::DoorOptions door;
    door.vault = folder / "access.db";
    door.door.cost = {1, 8UL * 1024};
    door.hall = "云澜区政务服务中心（演示）";
    door.demo = true;
    door.now = [] { return std::chrono::floor<core::Millis>(std::chrono::system_clock::now()); };
    Enrol(door, "4001", "赵磊", core::Role::kSystemAdmin);
    Enrol(door, "4002", "钱国安", core::Role::kSecurityAdmin);
    Enrol(door, "3101", "孙丽华", core::Role::kHallManager);
    submit_ = [this](std::string, core::Command command, const http::OnAnswer& answer) {
      answer(Decide(std::move(command)));
      return true;
    };
    door_ = std::make_unique<http::FrontDoor>(door, submit_, [](const std::string&) {});
    desk_ = std::make_unique<http::SettingsDesk>(http::SettingsDeskOptions{
        {{"1001", "李敏"},
         {"1002", "王建国"},
         {"1003", "陈晓燕"},
         {"1004", "赵小磊"},
         {"1005", "刘芳"},
         {"1006", "周文博"}},
        {},
        {},
        [this] {
          const std::scoped_lock lock(mutex_);
          return hall_.now();
        },
        [](const access::StaffCards&) {},
        [this](access::StaffCards cards, access::Pictures pictures) {
          door_->KeepCards(std::move(cards), std::move(pictures));
        },
        [this](std::vector<std::string> handles) { door_->DropCards(std::move(handles)); }});
    http::Options options;
    options.web_root = web;
    options.settings = desk_.get();
    const auto now = [] {
      return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    };
    yichuang::identity::Authority::Create(folder / "authority", "demo", now());
    enrolments_ = std::make_unique<yichuang::hub::EnrolmentDesk>(
        yichuang::identity::Authority(folder / "authority"), yichuang::hub::EnrolmentRules{}, now);
    options.enrolments = enrolments_.get();
    hall_.Do(core::EnrolTerminal{"win-01", {"51", hall_.now() + 24h * 365}, ""});
    Publish();
    server_ = std::make_unique<http::Server>(
        options, *door_, submit_, [] { return http::Health{.broker_connected = true}; }, nullptr,
        [](const std::string& line) { std::cerr << line << '\n'; });
  }

  void Obey(const std::string& line) {
    std::istringstream words(line);
    std::string verb, first, second;
    words >> verb >> first >> second;
    {
      const std::scoped_lock lock(mutex_);
      if (verb == "plug") {
        core::OpenedHello hello;
        hello.evaluator = first;
        hello.epoch = 1;
        hello.boot = 1;
        hall_.Do(hall_.HelloEntry(second, hello));
      } else if (verb == "clock") {
        int year = 0;
        unsigned month = 0, day = 0;
        if (std::sscanf(first.c_str(), "%d-%u-%u", &year, &month, &day) == 3)
          hall_.SetNow(
              Nine(std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day)));
      }
    }
    Publish();
  }

  std::uint16_t port() const { return server_->port(); }

 private:
  static core::Instant Nine(core::HallDay day) { return std::chrono::sys_days(day) + 1h; }

  void Enrol(http::DoorOptions& door, const std::string& number, const std::string& name,
             core::Role role) {
    yichuang::access::Vault(door.vault)
        .Put({number,
              name,
              yichuang::access::HashPassword(yichuang::pages::kFixturePassword, door.door.cost),
              {}});
    hall_.Do(core::SetAccount{"", number, {{role}, true}});
  }

  http::Answer Decide(core::Command command) {
    http::Answer answer;
    {
      const std::scoped_lock lock(mutex_);
      core::Decision decision = hall_.Run(std::move(command));
      if (auto* events = std::get_if<core::Events>(&decision)) {
        answer = std::move(*events);
      } else {
        answer = std::get<core::Refusal>(decision);
      }
    }
    Publish();
    return answer;
  }

  void Publish() {
    const std::scoped_lock lock(mutex_);
    if (door_) door_->Publish(hall_.hall().accounts, hall_.hall().plan.staff);
    if (desk_) desk_->Publish(hall_.hall());
  }

  std::mutex mutex_;
  yichuang::fakes::HallBuilder hall_{1};
  http::Submit submit_;
  std::unique_ptr<http::FrontDoor> door_;
  std::unique_ptr<http::SettingsDesk> desk_;
  std::unique_ptr<yichuang::hub::EnrolmentDesk> enrolments_;
  std::unique_ptr<http::Server> server_;
};

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("A hall for tests of the settings page");
  std::string web;
  app.add_option("--web", web, "built pages")->required();
  CLI11_PARSE(app, argc, argv);
  std::string folder =
      (std::filesystem::temp_directory_path() / "yichuang-settings-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return 1;
  try {
    Fixture fixture(web, folder);
    std::cout << "http://127.0.0.1:" << fixture.port() << "/" << std::endl;
    for (std::string line; std::getline(std::cin, line);) fixture.Obey(line);
  } catch (const std::exception& failure) {
    std::cerr << "settings_fixture: " << failure.what() << '\n';
    return 1;
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  return 0;
}
