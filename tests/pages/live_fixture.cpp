// A hall that exists only on the live page: the real server, a scripted state. For page tests of
// what a true hall shows seldom (a bad rating, a lost connection, a broker that is away) and for
// looking at the page while working on it.
//
//   live_fixture --web DIST [--port N] [--every-ms N] [--empty] [--photos FOLDER]
//
// Prints the page's address, with the demonstration's token behind the #; with --empty a hall
// without accounts, its set-up code and the bare address. Takes commands on standard input, one a
// line: "rate WINDOW LEVEL", "serve WINDOW VISIT", "unplug WINDOW", "plug WINDOW", "host WINDOW
// off" (or on), "stick WINDOW KEYS" (bits), "step" (one turn of the script), "broker off", "broker
// on", "holidays YEAR" (whose list is missing), "wait GROUP NUMBER", "stop" and "start" (the
// server, same port). Ends at end of input. With --every-ms above 0 a turn of the script comes by
// itself. FOLDER has photos of staff, "1.jpg" for who is at window 1.

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <sstream>
#include <string>

#include "hub/http/server.h"
#include "hub/http/settings_desk.h"
#include "tests/pages/fixture_accounts.h"
#include "tests/pages/live_script.h"
#include "tests/pages/sample_day.h"

namespace {

using yichuang::pages::FixtureAccounts;
using yichuang::pages::Script;

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

/// The books of a hall on its first day, whose hours and windows are sample figures.
class FirstDay final : public yichuang::query::Reader {
 public:
  std::vector<yichuang::query::DayRow> StaffDay(const std::string&) override { return {}; }
  std::vector<yichuang::query::DayRow> WindowDay(const std::string&) override { return {}; }
  yichuang::query::DayFigures Figures(const std::string& day) override {
    return yichuang::pages::SampleFigures(day);
  }
  std::vector<yichuang::query::FigureRow> FiguresOf(const yichuang::query::FigureAsk&) override {
    return {};
  }
  yichuang::query::FigureSheet FigureSheetOf(const yichuang::query::FigureAsk&) override {
    return {};
  }
  std::vector<yichuang::query::BookRow> Books() override { return {}; }
  yichuang::query::AuditMaterial AuditOf(std::uint32_t) override { return {}; }
  std::optional<yichuang::query::AuditServiceFile> AuditServiceOf(std::uint64_t) override {
    return std::nullopt;
  }
  yichuang::query::BookSheet BooksAt(const yichuang::query::BooksAsk&) override { return {}; }
  std::vector<yichuang::query::DayHead> DayHeads(std::uint32_t) override { return {}; }
  std::vector<yichuang::query::ItemVersionRow> ItemVersions(const std::string&) override {
    return {};
  }
  yichuang::query::BoardRow Board() override { return {}; }
  std::optional<yichuang::query::CaseRecord> Record(std::uint64_t) override { return std::nullopt; }
  std::vector<yichuang::query::CaseRecord> CasesNamed(const std::string&,
                                                      const std::string&) override {
    return {};
  }
  std::optional<yichuang::query::CasePaperRow> PaperOf(const std::string&) override {
    return std::nullopt;
  }
  std::vector<std::string> Applicants() override { return {}; }
  std::vector<std::string> FormsOf(const std::string&) override { return {}; }
  std::vector<yichuang::query::OwnTagRow> OwnTags(std::uint32_t, const std::string&,
                                                  const std::string&) override {
    return {};
  }
  std::vector<yichuang::query::ViolationRow> ViolationsOf(const std::string&,
                                                          std::int64_t) override {
    return {};
  }
  std::vector<yichuang::query::AppealRow> AppealsOf(const std::string&) override { return {}; }
  std::optional<yichuang::query::AppealFile> AppealOf(std::uint64_t, std::uint32_t) override {
    return {};
  }
  std::vector<yichuang::query::DayRow> OwnRatings(std::uint32_t, const std::string&,
                                                  const std::string&) override {
    return {};
  }
  yichuang::query::CaseList Cases(const yichuang::query::CaseListAsk&) override { return {}; }
  std::optional<yichuang::query::CaseFile> Case(std::uint64_t) override { return {}; }
  std::vector<yichuang::query::HandOverRow> HandOvers(const std::string&) override { return {}; }
  yichuang::query::MatterList Matters(const yichuang::query::MatterListAsk&) override { return {}; }
  std::optional<yichuang::query::MatterFile> Matter(std::uint64_t) override { return {}; }
  std::optional<yichuang::query::MatterRow> MatterCoded(const std::string&) override { return {}; }
  yichuang::query::MatterBoard LateMatters() override { return {}; }
  std::optional<yichuang::query::CallSample> SampleOf(std::uint32_t) override { return {}; }
  std::vector<yichuang::query::HotlineMatter> HotlineMatters(std::int64_t, std::int64_t) override {
    return {};
  }
  yichuang::query::Todo TodoOf(const yichuang::query::TodoAsk&) override { return {}; }
  std::vector<yichuang::query::ReportRow> Reports(const std::string&, const std::string&) override {
    return {};
  }
  std::optional<yichuang::query::ReportFile> ReportOf(std::uint64_t) override {
    return std::nullopt;
  }
  yichuang::query::ReportFacts ReportFactsOf(const yichuang::query::ReportFactsAsk&) override {
    return {};
  }
  std::vector<yichuang::query::DutyRow> Duties() override { return {}; }
};

/// Rings in the loop that owns the script, from any thread.
class Bell {
 public:
  Bell() {
    if (pipe2(ends_.data(), O_CLOEXEC | O_NONBLOCK) != 0) throw std::runtime_error("no pipe");
  }
  ~Bell() {
    close(ends_[0]);
    close(ends_[1]);
  }
  Bell(const Bell&) = delete;
  Bell& operator=(const Bell&) = delete;
  int descriptor() const { return ends_[0]; }
  // A full pipe rings already.
  void Ring() const { [[maybe_unused]] const ssize_t rung = write(ends_[1], "!", 1); }
  void Silence() const {
    std::array<char, 64> rung{};
    while (read(ends_[0], rung.data(), rung.size()) > 0) {
    }
  }

 private:
  std::array<int, 2> ends_{};
};

class Fixture {
 public:
  Fixture(std::string web, std::uint16_t port, const std::filesystem::path& folder, bool empty,
          const std::filesystem::path& photos, const Bell& bell)
      : web_(std::move(web)),
        port_(port),
        accounts_(folder, empty, [&bell] { bell.Ring(); }),
        script_(accounts_),
        desk_(DeskWith(photos, script_)) {
    Start();
  }

  void Start() {
    yichuang::http::Options options;
    options.web_root = web_;
    options.port = port_;
    options.settings = &desk_;
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
    } else if (verb == "unplug" || verb == "plug") {
      int window = 0;
      words >> window;
      verb == "plug" ? script_.Plug(window) : script_.Unplug(window);
    } else if (verb == "stick") {
      int window = 0;
      int keys = 0;
      words >> window >> keys;
      script_.Plug(window, static_cast<std::uint8_t>(keys));
    } else if (verb == "host") {
      int window = 0;
      std::string state;
      words >> window >> state;
      script_.SetHost(window, state == "on");
    } else if (verb == "wait") {
      std::string group;
      std::uint32_t waiting = 0;
      words >> group >> waiting;
      script_.Wait(group, waiting);
    } else if (verb == "holidays") {
      int year = 0;
      words >> year;
      script_.MissCalendar(year);
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

  /// A page's command led to something.
  void Heed() {
    script_.Touch();
    Publish();
  }

  std::uint16_t port() const { return port_; }
  const std::string& code() const { return accounts_.code(); }

 private:
  /// A desk that gives out photos and nothing else.
  static yichuang::http::SettingsDeskOptions DeskWith(const std::filesystem::path& photos,
                                                      Script& script) {
    yichuang::http::SettingsDeskOptions options;
    for (int window = 1; window <= 12 && !photos.empty(); ++window) {
      std::ifstream file(photos / (std::to_string(window) + ".jpg"), std::ios::binary);
      if (!file) continue;
      const std::string handle = "photo-" + std::to_string(window);
      options.pictures[handle] = {std::istreambuf_iterator<char>(file), {}};
      script.Show(window, handle);
    }
    return options;
  }

  void Publish() {
    if (!server_) return;
    server_->Publish(script_.state());
    server_->PublishWall(script_.wall());
    yichuang::query::DeskHall desks;  // nobody is at work here
    desks.day = yichuang::pages::kSampleDay;
    server_->PublishDesks(std::move(desks));
  }

  const std::string web_;
  std::uint16_t port_;
  FixtureAccounts accounts_;
  Script script_;
  yichuang::http::SettingsDesk desk_;
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
  std::string photos;
  app.add_option("--web", web, "built pages")->required();
  app.add_option("--port", port, "0 takes a free one");
  app.add_option("--every-ms", every_ms, "a turn of the script each N ms; 0: only when told");
  app.add_flag("--empty", empty, "a hall without accounts");
  app.add_option("--photos", photos, "folder with photos of staff");
  CLI11_PARSE(app, argc, argv);
  const TemporaryFolder folder;
  try {
    const Bell bell;
    Fixture fixture(web, port, folder.path(), empty, photos, bell);
    if (empty) std::cout << "code: " << fixture.code() << '\n';
    std::cout << "http://127.0.0.1:" << fixture.port() << "/";
    if (!empty) std::cout << "#demo=" << yichuang::pages::kFixtureToken;
    std::cout << std::endl;
    std::string pending;
    while (true) {
      std::array<pollfd, 2> heard{{{STDIN_FILENO, POLLIN, 0}, {bell.descriptor(), POLLIN, 0}}};
      if (poll(heard.data(), heard.size(), every_ms > 0 ? every_ms : -1) == 0) {
        fixture.Step();
        continue;
      }
      if (heard[1].revents != 0) {
        bell.Silence();
        fixture.Heed();
      }
      if (heard[0].revents == 0) continue;
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
