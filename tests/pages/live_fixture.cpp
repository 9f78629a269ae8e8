// A hall that exists only on the live page: the real server, a scripted state. For page tests of
// what a true hall shows seldom (a bad rating, a lost connection, a broker that is away) and for
// looking at the page while working on it.
//
//   live_fixture --web DIST [--port N] [--every-ms N] [--empty]
//
// Prints the page's address, with the demonstration's token behind the #; with --empty a hall
// without accounts, its set-up code and the bare address. Takes commands on standard input, one a
// line: "rate WINDOW LEVEL", "serve WINDOW VISIT", "step" (one turn of the script), "broker off",
// "broker on", "stop" and "start" (the server, same port). Ends at end of input. With --every-ms
// above 0 a turn of the script comes by itself.

#include <poll.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <random>
#include <sstream>
#include <string>

#include "hub/http/server.h"
#include "tests/pages/fixture_accounts.h"

namespace {

using yichuang::query::DeviceHealth;
using yichuang::query::LiveState;
using yichuang::query::LiveWindow;

struct Clerk {
  const char* number;
  const char* name;
};

constexpr std::array<Clerk, 12> kClerks = {{{"1001", "李敏"},
                                            {"1002", "王建国"},
                                            {"1003", "陈晓燕"},
                                            {"1004", "赵磊"},
                                            {"1005", "刘芳"},
                                            {"1006", "周文博"},
                                            {"", ""},
                                            {"1008", "孙丽华"},
                                            {"1009", "欧阳静怡"},
                                            {"1010", "马俊"},
                                            {"1011", "古丽·阿依"},
                                            {"1012", "何志强"}}};

/// A scripted hall day; the same seed gives the same day.
class Script {
 public:
  Script() {
    state_.hall = "云澜区政务服务中心（演示）";
    state_.demo = true;
    state_.software = "live_fixture";
    state_.day = "2026-05-09";
    state_.at_ms = 1'778'290'200'000;  // 09:30 of that day at +08:00
    for (int number = 1; number <= 12; ++number) state_.windows.push_back(Window(number));
    for (int turn = 0; turn < 260; ++turn) Step();
    Rate(4, 2);
    for (int turn = 0; turn < 12; ++turn) Step();
    state_.windows[8].device = DeviceHealth::kOffline;
    state_.windows[9].device = DeviceHealth::kDetached;
    state_.windows[10].device = DeviceHealth::kNever;
  }

  /// Somebody at some window is called, served, or has finished and perhaps rates.
  void Step() {
    LiveWindow& window = state_.windows[random_() % state_.windows.size()];
    Pass(20'000);
    if (window.staff_number.empty()) return;
    if (!window.serving_since_ms) {
      window.inviting = false;
      Serve(window.number, Ticket());
      return;
    }
    End(window);
    if (random_() % 100 < 55) Rate(window.number, SomeLevel());
  }

  void Serve(int number, const std::string& visit) {
    LiveWindow& window = At(number);
    window.visit = visit;
    window.serving_since_ms = state_.at_ms;
    Pass(0);
  }

  void Rate(int number, int level) {
    LiveWindow& window = At(number);
    if (window.serving_since_ms) End(window);
    Pass(3'000);
    window.inviting = false;
    const auto place = static_cast<std::size_t>(level - 1);
    for (auto* counts : {&window.today, &state_.today}) {
      ++counts->rated;
      ++counts->levels[place];
    }
    CountForWall(level);
    window.recent.insert(window.recent.begin(), {next_service_++, level, state_.at_ms});
    if (window.recent.size() > 5) window.recent.pop_back();
  }

  const LiveState& state() const { return state_; }

  /// What a wall may show of it, held back as the hub holds it back.
  yichuang::query::WallState wall() const {
    const auto step = yichuang::core::WallOf(hall_, Now());
    yichuang::query::WallState wall;
    wall.hall = state_.hall;
    wall.demo = state_.demo;
    wall.day = state_.day;
    wall.at_ms = step.at.time_since_epoch().count();
    wall.today = {step.counts.ended, step.counts.uninvited, step.counts.rated, step.counts.levels};
    return wall;
  }

 private:
  yichuang::core::Instant Now() const {
    return yichuang::core::Instant(yichuang::core::Millis(state_.at_ms));
  }

  void Bring(yichuang::core::Event event) {
    yichuang::core::Apply(hall_, {hall_.seq + 1, Now(), "fixture", std::move(event)});
  }

  void CountForWall(int level) {
    yichuang::core::RatingReceived rating;
    rating.key = {"ev-0001", 1, next_service_};
    rating.service = yichuang::core::ServiceId{next_service_};
    rating.service_day = yichuang::core::DayOf(hall_.plan, Now());
    rating.level = static_cast<yichuang::core::Level>(level);
    Bring(std::move(rating));
  }

  static LiveWindow Window(int number) {
    LiveWindow window;
    const Clerk& clerk = kClerks[static_cast<std::size_t>(number - 1)];
    window.number = number;
    window.zone = number <= 6 ? "A" : "B";
    window.staff_number = clerk.number;
    window.staff_name = clerk.name;
    window.device = DeviceHealth::kOnline;
    window.evaluator = "ev-" + std::to_string(1000 + number).substr(1);
    return window;
  }

  LiveWindow& At(int number) { return state_.windows.at(static_cast<std::size_t>(number - 1)); }

  void End(LiveWindow& window) {
    window.serving_since_ms.reset();
    window.visit.clear();
    window.inviting = random_() % 20 != 0;
    for (auto* counts : {&window.today, &state_.today}) {
      ++counts->ended;
      if (!window.inviting) ++counts->uninvited;
    }
    Bring(yichuang::core::ServiceEnded{{}, {}, {}, window.inviting});
  }

  std::string Ticket() {
    const std::string digits = std::to_string(1000 + ++tickets_ % 1000);
    return "A" + digits.substr(1);
  }

  int SomeLevel() {
    const auto draw = random_() % 100;
    return draw < 62 ? 5 : draw < 90 ? 4 : draw < 98 ? 3 : 2;
  }

  void Pass(std::int64_t ms) {
    state_.at_ms += ms;
    ++state_.seq;
  }

  LiveState state_;
  yichuang::core::Hall hall_;  ///< for the wall's steps
  std::minstd_rand random_{7};
  std::uint64_t next_service_ = 1;
  int tickets_ = 0;
};

/// Gone at the end, with what is in it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "yichuang-page-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make " + pattern);
    path_ = pattern;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// The books of a hall on its first day.
class FirstDay final : public yichuang::query::Reader {
 public:
  std::vector<yichuang::query::DayRow> StaffDay(const std::string&) override { return {}; }
  std::vector<yichuang::query::DayRow> WindowDay(const std::string&) override { return {}; }
  std::vector<yichuang::query::BookRow> Books() override { return {}; }
  yichuang::query::BoardRow Board() override { return {}; }
  std::vector<yichuang::query::DayRow> OwnRatings(std::uint32_t, const std::string&,
                                                  const std::string&) override {
    return {};
  }
};

class Fixture {
 public:
  Fixture(std::string web, std::uint16_t port, const std::filesystem::path& folder, bool empty)
      : web_(std::move(web)), port_(port), accounts_(folder, empty) {
    Start();
  }

  void Start() {
    yichuang::http::Options options;
    options.web_root = web_;
    options.port = port_;
    server_ = std::make_unique<yichuang::http::Server>(
        options, accounts_.door(), accounts_.submit(),
        [this] { return yichuang::http::Health{.broker_connected = broker_}; },
        std::make_unique<FirstDay>(), [](const std::string& line) { std::cerr << line << '\n'; });
    port_ = server_->port();
    Publish();
  }

  void Obey(const std::string& line) {
    std::istringstream words(line);
    std::string verb;
    words >> verb;
    if (verb == "rate") {
      int window = 0;
      int level = 0;
      words >> window >> level;
      script_.Rate(window, level);
    } else if (verb == "serve") {
      int window = 0;
      std::string visit;
      words >> window >> visit;
      script_.Serve(window, visit);
    } else if (verb == "step") {
      script_.Step();
    } else if (verb == "broker") {
      std::string state;
      words >> state;
      broker_ = state == "on";
    } else if (verb == "stop") {
      server_.reset();
    } else if (verb == "start" && !server_) {
      Start();
    }
    Publish();
  }

  void Step() {
    script_.Step();
    Publish();
  }

  std::uint16_t port() const { return port_; }
  const std::string& code() const { return accounts_.code(); }

 private:
  void Publish() {
    if (!server_) return;
    server_->Publish(script_.state());
    server_->PublishWall(script_.wall());
  }

  const std::string web_;
  std::uint16_t port_;
  Script script_;
  yichuang::pages::FixtureAccounts accounts_;
  std::atomic<bool> broker_ = true;
  std::unique_ptr<yichuang::http::Server> server_;
};

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("A scripted hall for tests of the live page");
  std::string web;
  std::uint16_t port = 0;
  int every_ms = 0;
  bool empty = false;
  app.add_option("--web", web, "built pages")->required();
  app.add_option("--port", port, "0 takes a free one");
  app.add_option("--every-ms", every_ms, "a turn of the script each N ms; 0: only when told");
  app.add_flag("--empty", empty, "a hall without accounts");
  CLI11_PARSE(app, argc, argv);
  const TemporaryFolder folder;
  try {
    Fixture fixture(web, port, folder.path(), empty);
    if (empty) std::cout << "code: " << fixture.code() << '\n';
    std::cout << "http://127.0.0.1:" << fixture.port() << "/";
    if (!empty) std::cout << "#demo=" << yichuang::pages::kFixtureToken;
    std::cout << std::endl;
    std::string pending;
    while (true) {
      pollfd input{STDIN_FILENO, POLLIN, 0};
      if (poll(&input, 1, every_ms > 0 ? every_ms : -1) == 0) {
        fixture.Step();
        continue;
      }
      std::array<char, 512> bytes{};
      const ssize_t count = read(STDIN_FILENO, bytes.data(), bytes.size());
      if (count <= 0) return 0;
      pending.append(bytes.data(), static_cast<std::size_t>(count));
      for (std::size_t end = pending.find('\n'); end != std::string::npos;
           end = pending.find('\n')) {
        fixture.Obey(pending.substr(0, end));
        pending.erase(0, end + 1);
      }
    }
  } catch (const std::exception& failure) {
    std::cerr << "live_fixture: " << failure.what() << '\n';
    return 1;
  }
}
