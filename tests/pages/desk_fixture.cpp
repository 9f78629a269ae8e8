// A hall for tests of desks and lines: true front door, server and core, in memory, with a clock
// that moves only when told.
//
//   desk_fixture --web DIST [--items FOLDER]
//
// What pages ask of cases they read from a true ledger in a temporary folder.
//
// Prints the page's address. 1001 to 1003 are clerks of windows 1 to 3, 2001 a duty manager, 3001
// a guide, 4001 and 4002 the back office, 5001 a unit head, 5002 an inspector, 6001 a screen on
// the wall, 7001 a leader; password as in fixture_accounts.h. Zone A is 企业服务区. Groups qykb
// (A), shbz (B), ybbl (C, asks who a number is for) and zhzx (F). Takes commands on standard input,
// one a line: "issue GROUP [CLASS]" (0 walk-in, 1 appointment, 2 priority), "rate WINDOW LEVEL"
// (the service invited last there), "miss WINDOW" (the next one does not come), "shift WINDOW
// NUMBER", "case WINDOW ITEM" (a case is received and accepted), "serve WINDOW LEVEL" (a service
// from beginning to end, rated unless LEVEL is 0), "advance SECONDS", "storage low" and "storage
// enough", "stop" and "start" (the server, same port). Ends at end of input.

#include <CLI/CLI.hpp>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <mutex>
#include <optional>
#include <sstream>
#include <string>

#include "hub/bundle_folder.h"
#include "hub/catalogue/load.h"
#include "hub/contract/codec.h"
#include "hub/desk_board.h"
#include "hub/hall_screens.h"
#include "hub/http/server.h"
#include "hub/live_board.h"
#include "hub/sqlite/reader.h"
#include "hub/sqlite/store.h"
#include "tests/fakes/hall_builder.h"
#include "tests/pages/fixture_accounts.h"

namespace {

namespace core = yichuang::core;
namespace fakes = yichuang::fakes;
namespace http = yichuang::http;
namespace hub = yichuang::hub;
using namespace std::chrono_literals;

const hub::BoardTitle kTitle{"云澜区政务服务中心（演示）", true, "0.1.0"};
const hub::StaffNames kNames{{"1001", "李敏"}, {"1002", "王建国"}, {"1003", "陈晓燕"}};

core::Plan PlanOfFixture() {
  core::Plan plan = fakes::PlanOf(3);
  plan.groups = {{"qykb", 'A', {"企业开办", "Business start-up"}, "", "A", false, 10},
                 {"shbz", 'B', {"社会保障", "Social security"}, "", "A", false, 8},
                 {"ybbl", 'C', {"医保办理", "Medical insurance"}, "", "A", true, 8},
                 {"zhzx", 'F', {"综合咨询", "General enquiries"}, "", "", false, 5}};
  plan.windows[1].groups = {"shbz", "zhzx"};
  plan.zones = {{"A", {"企业服务区", "Business"}}};
  return plan;
}

/// A true ledger beside the hall in memory: what pages ask of cases is read from its tables.
class CaseLedger {
 public:
  explicit CaseLedger(const std::filesystem::path& folder) : file_(folder / "hall.db") {
    yichuang::sqlite::Store::Create(file_);
    store_.emplace(file_);
  }

  /// Records that are not there yet.
  void Write(const std::vector<core::Record>& records) {
    if (written_ == records.size()) return;
    store_->Begin();
    for (; written_ < records.size(); ++written_) store_->Append(records[written_]);
    store_->Commit();
  }

  const std::filesystem::path& file() const { return file_; }
  core::Lookup& past() { return *store_; }

 private:
  const std::filesystem::path file_;
  std::optional<yichuang::sqlite::Store> store_;
  std::size_t written_ = 0;
};

/// Knows of the catalogue that was imported, and of cases.
class CatalogueReader final : public yichuang::query::Reader {
 public:
  CatalogueReader(std::string sm3, const std::filesystem::path& ledger)
      : sm3_(std::move(sm3)), ledger_(ledger) {}

  std::vector<yichuang::query::DayRow> StaffDay(const std::string&) override { return {}; }
  std::vector<yichuang::query::DayRow> WindowDay(const std::string&) override { return {}; }
  yichuang::query::DayFigures Figures(const std::string&) override { return {}; }
  std::vector<yichuang::query::FigureRow> FiguresOf(
      const yichuang::query::FigureAsk& ask) override {
    return ledger_.FiguresOf(ask);
  }
  yichuang::query::FigureSheet FigureSheetOf(const yichuang::query::FigureAsk& ask) override {
    return ledger_.FigureSheetOf(ask);
  }
  std::vector<yichuang::query::BookRow> Books() override { return ledger_.Books(); }
  yichuang::query::AuditMaterial AuditOf(std::uint32_t month) override {
    return ledger_.AuditOf(month);
  }
  std::optional<yichuang::query::AuditServiceFile> AuditServiceOf(std::uint64_t id) override {
    return ledger_.AuditServiceOf(id);
  }
  yichuang::query::BookSheet BooksAt(const yichuang::query::BooksAsk& ask) override {
    return ledger_.BooksAt(ask);
  }
  std::vector<yichuang::query::DayHead> DayHeads(std::uint32_t month) override {
    return ledger_.DayHeads(month);
  }
  std::vector<yichuang::query::DayRow> OwnRatings(std::uint32_t staff, const std::string& from,
                                                  const std::string& until) override {
    return ledger_.OwnRatings(staff, from, until);
  }
  std::vector<yichuang::query::OwnTagRow> OwnTags(std::uint32_t staff, const std::string& from,
                                                  const std::string& until) override {
    return ledger_.OwnTags(staff, from, until);
  }
  std::vector<yichuang::query::ViolationRow> ViolationsOf(const std::string& who,
                                                          std::int64_t from_ms) override {
    return ledger_.ViolationsOf(who, from_ms);
  }
  std::vector<yichuang::query::AppealRow> AppealsOf(const std::string& by) override {
    return ledger_.AppealsOf(by);
  }
  std::optional<yichuang::query::AppealFile> AppealOf(std::uint64_t id,
                                                      std::uint32_t staff) override {
    return ledger_.AppealOf(id, staff);
  }
  std::vector<yichuang::query::ItemVersionRow> ItemVersions(const std::string&) override {
    return {};
  }
  yichuang::query::BoardRow Board() override {
    yichuang::query::BoardRow board;
    if (!sm3_.empty()) board.catalogue = {1, sm3_, 1, 1, 0};
    return board;
  }
  yichuang::query::CaseList Cases(const yichuang::query::CaseListAsk& ask) override {
    return ledger_.Cases(ask);
  }
  std::optional<yichuang::query::CaseFile> Case(std::uint64_t id) override {
    return ledger_.Case(id);
  }
  std::vector<yichuang::query::HandOverRow> HandOvers(const std::string& number) override {
    return ledger_.HandOvers(number);
  }
  yichuang::query::MatterList Matters(const yichuang::query::MatterListAsk& ask) override {
    return ledger_.Matters(ask);
  }
  std::optional<yichuang::query::MatterFile> Matter(std::uint64_t id) override {
    return ledger_.Matter(id);
  }
  std::optional<yichuang::query::MatterRow> MatterCoded(const std::string& code) override {
    return ledger_.MatterCoded(code);
  }
  yichuang::query::MatterBoard LateMatters() override { return ledger_.LateMatters(); }
  std::vector<yichuang::query::DutyRow> Duties() override { return ledger_.Duties(); }
  std::optional<yichuang::query::CallSample> SampleOf(std::uint32_t month) override {
    return ledger_.SampleOf(month);
  }
  std::vector<yichuang::query::HotlineMatter> HotlineMatters(std::int64_t from_ms,
                                                             std::int64_t until_ms) override {
    return ledger_.HotlineMatters(from_ms, until_ms);
  }
  yichuang::query::Todo TodoOf(const yichuang::query::TodoAsk& ask) override {
    return ledger_.TodoOf(ask);
  }
  std::vector<yichuang::query::ReportRow> Reports(const std::string& from,
                                                  const std::string& until) override {
    return ledger_.Reports(from, until);
  }
  std::optional<yichuang::query::ReportFile> ReportOf(std::uint64_t id) override {
    return ledger_.ReportOf(id);
  }
  yichuang::query::ReportFacts ReportFactsOf(const yichuang::query::ReportFactsAsk& ask) override {
    return ledger_.ReportFactsOf(ask);
  }
  std::optional<yichuang::query::CaseRecord> Record(std::uint64_t id) override {
    return ledger_.Record(id);
  }
  std::vector<yichuang::query::CaseRecord> CasesNamed(const std::string& number,
                                                      const std::string& today) override {
    return ledger_.CasesNamed(number, today);
  }
  std::optional<yichuang::query::CasePaperRow> PaperOf(const std::string& code) override {
    return ledger_.PaperOf(code);
  }
  std::vector<std::string> Applicants() override { return ledger_.Applicants(); }
  std::vector<std::string> FormsOf(const std::string& applicant) override {
    return ledger_.FormsOf(applicant);
  }

 private:
  const std::string sm3_;
  yichuang::sqlite::SqliteReader ledger_;
};

class Fixture {
 public:
  Fixture(std::string web, const std::string& items, const std::filesystem::path& folder)
      : web_(std::move(web)), bundles_(folder / "catalogue"), ledger_(folder) {
    if (!items.empty()) Import(items);
    hall_.past().matters = &ledger_.past();
    hall_.Do(core::Configure{PlanOfFixture()});
    for (int window = 1; window <= 3; ++window) hall_.Attach(window);
    http::DoorOptions door;
    door.vault = folder / "access.db";
    door.door.cost = {1, 8UL * 1024};
    door.hall = kTitle.name;
    door.demo = true;
    door.now = [] { return std::chrono::floor<core::Millis>(std::chrono::system_clock::now()); };
    door.storage_low = [this] { return storage_low_.load(); };
    Enrol(door, "1001", "李敏", core::Role::kWindowStaff);
    Enrol(door, "1002", "王建国", core::Role::kWindowStaff);
    Enrol(door, "1003", "陈晓燕", core::Role::kWindowStaff);
    Enrol(door, "2001", "吴兰", core::Role::kDutyManager);
    Enrol(door, "3001", "孙倩", core::Role::kGuide);
    Enrol(door, "4001", "赵刚", core::Role::kBackOffice);
    Enrol(door, "4002", "周立", core::Role::kBackOffice);
    Enrol(door, "5001", "郑玉", core::Role::kUnitHead);
    Enrol(door, "5002", "冯涛", core::Role::kInspector);
    Enrol(door, "6001", "一楼大屏", core::Role::kWall);
    Enrol(door, "7001", "林书记", core::Role::kLeader);
    Enrol(door, "8001", "何静", core::Role::kAuditAdmin);
    submit_ = [this](std::string, core::Command command, const http::OnAnswer& answer) {
      answer(Decide(std::move(command)));
      return true;
    };
    door_ = std::make_unique<http::FrontDoor>(door, submit_, [](const std::string&) {});
    Start();
  }

  void Obey(const std::string& line) {
    std::istringstream words(line);
    std::string verb, first, second;
    words >> verb >> first >> second;
    if (verb == "stop") return server_.reset();
    if (verb == "start") return Start();
    {
      const std::scoped_lock lock(mutex_);
      Do(verb, first, second);
      for (int i = 0; i < 50 && !hall_.Do(core::Tick{}).empty(); ++i) {
      }
    }
    Publish();
  }

  std::uint16_t port() const { return port_; }

 private:
  void Enrol(http::DoorOptions& door, const std::string& number, const std::string& name,
             core::Role role) {
    yichuang::access::Vault(door.vault)
        .Put({number,
              name,
              yichuang::access::HashPassword(yichuang::pages::kFixturePassword, door.door.cost),
              {}});
    hall_.Do(core::SetAccount{"", number, {{role}, true}});
  }

  void Import(const std::string& items) {
    const yichuang::catalogue::Loaded loaded = yichuang::catalogue::LoadFolder(items, 1);
    const auto put =
        hub::BundleFolder(bundles_).Put(std::get<yichuang::catalogue::Catalogue>(loaded));
    catalogue_ = yichuang::contract::ToHex(put.sm3.data(), put.sm3.size());
  }

  void Start() {
    http::Options options;
    options.web_root = web_;
    options.port = port_;
    options.ping_interval = 200ms;
    options.hall_now = [this] {
      const std::scoped_lock lock(mutex_);
      return hall_.now();
    };
    const auto log = [](const std::string& line) { std::cerr << line << '\n'; };
    server_ = std::make_unique<http::Server>(
        options, *door_, submit_, [] { return http::Health{.broker_connected = true}; },
        std::make_unique<CatalogueReader>(catalogue_, ledger_.file()), log,
        std::make_unique<hub::BundleFolder>(bundles_));
    port_ = server_->port();
    Publish();
  }

  void Do(const std::string& verb, const std::string& first, const std::string& second) {
    const auto number = [](const std::string& text) { return std::atoi(text.c_str()); };
    if (verb == "issue")
      hall_.Do(core::IssueTicket{first, static_cast<core::TicketClass>(number(second)), "desk"});
    if (verb == "storage") storage_low_ = first == "low";
    if (verb == "advance") hall_.Advance(std::chrono::seconds(number(first)));
    if (verb == "shift")
      hall_.Do(core::StartShift{core::WindowNo(static_cast<std::uint16_t>(number(first))), second});
    if (verb == "unit") hall_.Do(core::AssignDuty{first, second, "", false, {}});
    if (verb == "serve") Serve(number(first), number(second));
    if (verb == "case") TakeCase(number(first), second);
    if (verb == "miss") Miss(core::WindowNo(static_cast<std::uint16_t>(number(first))));
    if (verb == "rate") {
      const auto& invited = hall_.window(number(first)).invited;
      if (invited)
        hall_.Do(hall_.PressEntry(number(first), invited->id,
                                  static_cast<core::Level>(number(second)), 3s));
    }
  }

  /// A case of the sample catalogue, received and accepted at the window; `what` names the item.
  void TakeCase(int window, const std::string& what) {
    hub::BundleFolder bundles(bundles_);
    auto found = bundles.Item(catalogue_, what, {});
    if (auto* item = std::get_if<core::CaseItem>(&found)) {
      hall_.Do(core::ReceiveCase{.window = core::WindowNo(static_cast<std::uint16_t>(window)),
                                 .item = std::move(*item),
                                 .draft = {},
                                 .promises = {},
                                 .accept = true});
    }
  }

  void Serve(int window, int level) {
    const core::WindowNo number{static_cast<std::uint16_t>(window)};
    hall_.Do(core::OpenService{number, ""});
    hall_.Advance(240s);
    hall_.Do(core::EndService{number, level > 0});
    hall_.Advance(5s);
    const auto& invited = hall_.window(window).invited;
    if (level > 0 && invited)
      hall_.Do(hall_.PressEntry(window, invited->id, static_cast<core::Level>(level), 3s));
    hall_.Advance(60s);
  }

  /// Whoever is next is called as often as it takes, and does not come.
  void Miss(core::WindowNo window) {
    hall_.Do(core::CallNext{window});
    for (int call = 2; call <= hall_.hall().plan.queue.least_calls; ++call) {
      hall_.Advance(20s);
      hall_.Do(core::RecallTicket{window});
    }
    hall_.Advance(20s);
    hall_.Do(core::MissTicket{window});
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
    ledger_.Write(hall_.records());
    if (door_) door_->Publish(hall_.hall().accounts, hall_.hall().plan.staff);
    if (!server_) return;
    server_->PublishDesks(hub::DeskHallOf(hall_.hall(), hall_.now(), kTitle, kNames));
    server_->Publish(hub::LiveStateOf(hall_.hall(), kTitle, kNames));
    server_->PublishScreens(hub::HallScreensOf(hall_.hall(), hall_.now(), kTitle, kNames));
  }

  const std::string web_;
  const std::filesystem::path bundles_;
  CaseLedger ledger_;
  std::string catalogue_;  ///< its SM3; "" when none was imported
  std::uint16_t port_ = 0;
  std::mutex mutex_;
  fakes::HallBuilder hall_{3};
  std::atomic<bool> storage_low_ = false;  ///< as the hub's watch would say
  http::Submit submit_;
  std::unique_ptr<http::FrontDoor> door_;
  std::unique_ptr<http::Server> server_;
};

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("A hall for tests of desks and lines");
  std::string web;
  std::string items;
  app.add_option("--web", web, "built pages")->required();
  app.add_option("--items", items, "a folder of service items, imported as the catalogue");
  CLI11_PARSE(app, argc, argv);
  std::string folder = (std::filesystem::temp_directory_path() / "yichuang-desk-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return 1;
  try {
    Fixture fixture(web, items, folder);
    std::cout << "http://127.0.0.1:" << fixture.port() << "/" << std::endl;
    for (std::string line; std::getline(std::cin, line);) fixture.Obey(line);
  } catch (const std::exception& failure) {
    std::cerr << "desk_fixture: " << failure.what() << '\n';
    return 1;
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  return 0;
}
