#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "hub/http/server.h"
#include "tests/hub/http/live_states.h"
#include "tests/hub/http/raw_client.h"

namespace yichuang::http {

/// A licence whose law was verified.
inline catalogue::Catalogue SampleItems() {
  catalogue::Catalogue items;
  items.departments = {{"scjg", {"云澜区市场监督管理局", ""}, ""}};
  catalogue::Item item;
  item.id = "hygiene-licence";
  item.department = "scjg";
  item.name = {"公共场所卫生许可", "Hygiene licence"};
  item.type = catalogue::ItemType::kLicence;
  item.verified = true;
  item.result = {"卫生许可证", "Licence"};
  catalogue::Material form;
  form.id = "form";
  form.name = {"申请表", "Form"};
  form.originals = 1;
  item.materials = {form};
  items.items = {item};
  return items;
}

/// Case 5: received and refused; its receipt was printed once. Nobody was named.
inline query::CaseRecord SampleRecord() {
  query::CaseRecord record;
  record.id = 5;
  record.no = "hygiene-licence202605090001";
  record.item = "hygiene-licence";
  record.depth = 2;
  record.state = static_cast<int>(core::CaseState::kOver);
  record.end = static_cast<int>(core::CaseEnd::kRefused);
  record.received = "2026-05-09";
  query::CaseMatter receipt;
  receipt.about = 40;
  receipt.at_ms = 1'778'290'200'000;
  receipt.materials = {{"form", 0, {}}};
  receipt.received = record.received;
  query::CaseMatter refusal = receipt;
  refusal.kind = static_cast<int>(core::PaperKind::kRefusal);
  refusal.about = 41;
  refusal.ground = static_cast<int>(core::CaseGround::kOutOfScope);
  record.matters = {receipt, refusal};
  record.papers = {{0, 2026, 12, 5, 40, "ABCDEFGHIJKL", 1'778'290'200'000, 1, std::nullopt}};
  return record;
}

/// Whom case 5 is for: the hall writes it, the reader tells it.
struct NamedApplicant {
  std::mutex mutex;
  std::string handle;
};

/// Answers from memory; a day that begins with "1999" fails as a broken disk would.
class FakeReader final : public query::Reader {
 public:
  explicit FakeReader(std::shared_ptr<NamedApplicant> named = nullptr) : named_(std::move(named)) {}

  std::vector<query::DayRow> StaffDay(const std::string& day) override {
    if (day.starts_with("1999")) throw std::runtime_error("disk I/O error");
    query::DayRow row;
    row.day = day;
    row.key = 1;
    row.ended = 4;
    return {row};
  }
  std::vector<query::DayRow> WindowDay(const std::string&) override { return {}; }
  query::DayFigures Figures(const std::string& day) override {
    const query::DayRow nine{day, 9, 4, 1, 2, {0, 0, 0, 1, 1}, {}};
    query::DayRow window = nine;
    window.key = 3;
    return {{nine}, {window}};
  }
  std::vector<query::BookRow> Books() override { return {{"ev-0001", 1, 3, 2, 0, 1}}; }
  query::BoardRow Board() override {
    query::BoardRow board;
    board.emergency = contract::BothTexts{"请离开大厅", "Please leave"};
    board.catalogue = query::CatalogueRow{1, std::string(64, 'a'), 12, 1, 0};
    return board;
  }
  std::vector<query::ItemVersionRow> ItemVersions(const std::string&) override { return {}; }
  std::vector<query::DayRow> OwnRatings(std::uint32_t staff, const std::string& from,
                                        const std::string& until) override {
    if (staff == 0 || until != TwoWindows().settled_before) return {};
    query::DayRow row;
    row.day = from;
    row.rated = 6;
    row.levels = {0, 1, 0, 2, 3};
    return {row};
  }
  std::optional<query::CaseRecord> Record(std::uint64_t id) override {
    return id == 5 ? std::optional(Sample()) : std::nullopt;
  }
  std::vector<query::CaseRecord> CasesNamed(const std::string& number,
                                            const std::string&) override {
    return number == "202605090001" ? std::vector{Sample()} : std::vector<query::CaseRecord>{};
  }
  std::optional<query::CasePaperRow> PaperOf(const std::string& code) override {
    return code == "ABCDEFGHIJKL" ? std::optional(SampleRecord().papers.front()) : std::nullopt;
  }
  std::vector<std::string> Applicants() override { return {}; }
  query::CaseList Cases(const query::CaseListAsk& ask) override {
    query::CaseList list;
    if (ask.view != query::CaseView::kDraft) list.rows.push_back(SomeCase());
    list.counts.open = 1;
    if (!ask.after) list.next = query::CaseCursor{77, 5};
    return list;
  }
  std::optional<query::CaseFile> Case(std::uint64_t id) override {
    if (id != 5) return std::nullopt;
    query::CaseFile file;
    file.row = SomeCase();
    file.moments = {{9, 1'778'290'200'000, "user:1001", "promise_made_up(1)",
                     R"({"case":5,"material":"photo","fit":true,"by":"1001"})"}};
    return file;
  }
  std::vector<query::HandOverRow> HandOvers(const std::string& number) override {
    query::HandOverRow row;
    row.batch = 2;
    row.from = "1001";
    row.to = number;
    row.cases = {{5, "hygiene202605090001", "hygiene"}};
    return {row};
  }
  query::MatterList Matters(const query::MatterListAsk& ask) override {
    query::MatterList list;
    list.rows.push_back(SomeMatter(ask.viewer));
    list.counts.mine = 1;
    if (!ask.after) list.next = query::CaseCursor{77, 8};
    return list;
  }
  std::optional<query::MatterFile> Matter(std::uint64_t id) override {
    if (id != 8) return std::nullopt;
    return query::MatterFile{SomeMatter("1001"),
                             {{9, 1'778'290'200'000, "user:1001", "matter_offered(1)",
                               R"({"matter":8,"from":"1001","to":"1002","by":"1001"})"}}};
  }
  std::optional<query::MatterRow> MatterCoded(const std::string& code) override {
    return code == "7K3QX2A2M4PZ" ? std::optional(SomeMatter("1001")) : std::nullopt;
  }
  query::MatterBoard LateMatters() override {
    return {{{"税务局", 5, 2, 3, 1'778'200'000'000}}, 1};
  }
  std::vector<query::DutyRow> Duties() override { return {{"1001", "税务局", "1002", false}}; }

 private:
  static query::MatterRow SomeMatter(const std::string& holder) {
    query::MatterRow row;
    row.id = 8;
    row.no = "SW202605090001";
    row.code = "7K3QX2A2M4PZ";
    row.kind = 1;
    row.state = 3;
    row.owner = "1001";
    row.holder = holder;
    row.charged = holder;
    row.due_ms = 1'778'990'200'000;
    return row;
  }
  static query::CaseRow SomeCase() {
    query::CaseRow row;
    row.id = 5;
    row.no = "hygiene202605090001";
    row.item = "hygiene";
    row.depth = 2;
    row.state = 4;
    row.window = 3;
    row.staff = 1;
    row.holder = "3001";
    row.promised_ms = 1'778'990'200'000;
    row.card = query::DueCard::kYellow;
    row.promises = 1;
    return row;
  }
  query::CaseRecord Sample() {
    query::CaseRecord record = SampleRecord();
    if (named_) {
      const std::scoped_lock lock(named_->mutex);
      record.applicant = named_->handle;
    }
    return record;
  }

  const std::shared_ptr<NamedApplicant> named_;
};

/// Holds one bundle, whose hash is sixty-four times "a".
class FakeBundles final : public Bundles {
 public:
  std::shared_ptr<const std::string> Find(const std::string& sm3) override {
    return sm3 == std::string(64, 'a') ? std::make_shared<const std::string>("{\"items\":[]}")
                                       : nullptr;
  }
  std::optional<core::ImportCatalogue> Check(const std::string& sm3) override {
    if (sm3 != std::string(64, 'a')) return std::nullopt;
    return core::ImportCatalogue{};
  }
  /// 登记件 "sp-0001"; it has no other.
  std::variant<core::CaseItem, contract::Reason> Item(const std::string&, const std::string& id,
                                                      const std::vector<std::string>&) override {
    if (id != "sp-0001") return contract::Reason::kUnknownItem;
    core::CaseItem item;
    item.id = id;
    item.rules.depth = catalogue::Depth::kRegistered;
    return item;
  }
  /// "setup" of two promised items that share one paper; it has no other.
  std::variant<core::ReceiveJoint, contract::Reason> Joint(
      const std::string&, const std::string& matter, const std::vector<std::string>&) override {
    if (matter != "setup") return contract::Reason::kUnknownItem;
    core::ReceiveJoint joint;
    joint.matter = matter;
    joint.items = {{"licence", {}, {{"identity", true, false}}},
                   {"tax", {}, {{"identity", true, false}}}};
    joint.shared = {{"identity", {{"licence", "identity"}, {"tax", "identity"}}}};
    return joint;
  }
  std::shared_ptr<const catalogue::Catalogue> Catalogue(const std::string& sm3) override {
    return sm3 == std::string(64, 'a') ? std::make_shared<catalogue::Catalogue>(SampleItems())
                                       : nullptr;
  }
};

/// The real server on a free port of this machine, before a hall thread that answers at once.
class ServedHall : public ::testing::Test {
 protected:
  void SetUp() override {
    root_ =
        std::filesystem::path(::testing::TempDir()) / ("served_hall_" + std::to_string(getpid()));
    std::filesystem::create_directories(root_ / "assets");
    std::ofstream(root_ / "index.html") << "<p>hall</p>";
    std::ofstream(root_ / "assets" / "app-1.js") << "let hall;";
    options_.web_root = root_;
    door_options_.vault = root_ / "access.db";
    door_options_.door.cost = {1, 8UL * 1024};
    door_options_.hall = "示例大厅";
    door_options_.demo_token = std::string(kToken);
    door_options_.now = [this] { return core::Instant(now_.load()); };
  }

  void TearDown() override {
    server_.reset();
    door_.reset();
    std::filesystem::remove_all(root_);
  }

  void Start() {
    const Submit submit = [this](std::string actor, core::Command command, OnAnswer answer) {
      if (inbox_full_) return false;
      Take(std::move(actor), std::move(command), std::move(answer));
      return true;
    };
    door_ = std::make_unique<FrontDoor>(door_options_, submit, [](const std::string&) {});
    door_->Publish(hall_.accounts, {{core::StaffId{1}, "1001"}});
    server_ = std::make_unique<Server>(
        options_, *door_, submit, [] { return Health{.broker_connected = true, .seq = 7}; },
        std::make_unique<FakeReader>(named_),
        [this](const std::string& line) {
          const std::scoped_lock lock(mutex_);
          log_.push_back(line);
        },
        std::make_unique<FakeBundles>());
  }

  std::uint16_t port() const { return server_->port(); }

  std::string log() {
    const std::scoped_lock lock(mutex_);
    std::string lines;
    for (const std::string& line : log_) lines += line + '\n';
    return lines;
  }

  /// The answer that a silent hall thread owes for the oldest command; absent when it has none.
  std::optional<OnAnswer> TakeUnanswered() {
    const std::scoped_lock lock(mutex_);
    if (unanswered_.empty()) return std::nullopt;
    OnAnswer answer = std::move(unanswered_.front());
    unanswered_.erase(unanswered_.begin());
    return answer;
  }

  /// An account with a password; before Start.
  void Enrol(const std::string& number, core::RoleSet roles, const std::string& password) {
    access::Vault vault(door_options_.vault);
    vault.Put({number, "李敏", access::HashPassword(password, door_options_.door.cost), {}});
    hall_.accounts[number] = {roles, true};
  }

  /// Kinds of commands the hall got, with their actors.
  std::vector<std::string> actors() {
    const std::scoped_lock lock(mutex_);
    return actors_;
  }
  /// Handles of whom numbers were for.
  std::vector<std::string> persons() {
    const std::scoped_lock lock(mutex_);
    return persons_;
  }
  /// Words that matters were opened with.
  std::vector<core::SealedWords> words() {
    const std::scoped_lock lock(mutex_);
    return words_;
  }
  std::vector<core::LogView> views() {
    const std::scoped_lock lock(mutex_);
    return views_;
  }

  Options options_;
  DoorOptions door_options_;
  std::atomic<core::Millis> now_{core::Millis(1'778'290'200'000)};
  core::Hall hall_;  ///< the accounts alone
  std::unique_ptr<FrontDoor> door_;
  std::unique_ptr<Server> server_;
  std::atomic<bool> inbox_full_ = false;
  std::atomic<bool> silent_ = false;  ///< the hall thread takes commands and never answers
 private:
  // Window 404 is not there; staff 9999 is on shift elsewhere; everything else succeeds.
  void Take(std::string actor, core::Command command, OnAnswer answer) {
    if (TakeAccount(actor, command, answer)) return;
    if (silent_) {
      const std::scoped_lock lock(mutex_);
      unanswered_.push_back(std::move(answer));
      return;
    }
    if (const auto* end = std::get_if<core::EndShift>(&command);
        end != nullptr && end->window == core::WindowNo{404}) {
      answer(core::Refusal{contract::Reason::kUnknownWindow, "404"});
      return;
    }
    if (const auto* start = std::get_if<core::StartShift>(&command);
        start != nullptr && start->staff_number == "9999") {
      answer(core::Refusal{contract::Reason::kStaffElsewhere, "9999"});
      return;
    }
    if (const auto* open = std::get_if<core::OpenService>(&command)) {
      answer(core::Events{
          core::ServiceOpened{core::ServiceId{12}, open->window, core::StaffId{1}, open->visit}});
      return;
    }
    if (const auto* open = std::get_if<core::OpenMatterAs>(&command)) {
      core::MatterOpened opened;
      opened.id = core::MatterId{8};
      opened.no = "SW202605090001";
      opened.code = open->code;
      {
        const std::scoped_lock lock(mutex_);
        words_.push_back(open->words);
      }
      answer(core::Events{std::move(opened)});
      return;
    }
    if (std::holds_alternative<core::RegisterCase>(command)) {
      core::CaseRegistered registered;
      registered.id = core::CaseId{5};
      registered.no = "sp-0001-20260509-0001";
      answer(core::Events{std::move(registered)});
      return;
    }
    if (TakePaper(command, answer)) return;
    answer(core::Events{});
  }

  // A receipt was printed before; anything else is number 13.
  bool TakePaper(const core::Command& command, const OnAnswer& answer) {
    if (const auto* named = std::get_if<core::NameApplicant>(&command)) {
      const std::scoped_lock lock(named_->mutex);
      named_->handle = named->applicant;
    } else if (std::holds_alternative<core::ErasePerson>(command)) {
      const std::scoped_lock lock(named_->mutex);
      named_->handle.clear();
    } else if (const auto* print = std::get_if<core::PrintPaper>(&command)) {
      if (print->kind == core::PaperKind::kReceipt) {
        answer(core::Events{core::PaperReprinted{{print->kind, 2026, 12}, 2, print->by}});
      } else {
        answer(core::Events{core::PaperIssued{
            {print->kind, 2026, 13}, print->id, print->about, print->code, print->by}});
      }
      return true;
    }
    return false;
  }

  // Accounts are decided as the hub decides them.
  bool TakeAccount(const std::string& actor, const core::Command& command, const OnAnswer& answer) {
    std::unique_lock lock(mutex_);
    actors_.push_back(actor);
    if (const auto* issue = std::get_if<core::IssueTicket>(&command))
      persons_.push_back(issue->person);
    if (const auto* view = std::get_if<core::LogView>(&command)) views_.push_back(*view);
    const bool account = std::holds_alternative<core::SetAccount>(command) ||
                         std::holds_alternative<core::FoundAdministrator>(command) ||
                         std::holds_alternative<core::NoteAccess>(command) ||
                         std::holds_alternative<core::LogView>(command);
    if (!account) return false;
    auto decision = core::Decide(hall_, command, hall_.last);
    auto* events = std::get_if<core::Events>(&decision);
    if (events == nullptr) {
      lock.unlock();
      answer(std::get<core::Refusal>(decision));
      return true;
    }
    for (const core::Event& event : *events)
      core::Apply(hall_, {hall_.seq + 1, hall_.last, actor, event});
    const core::Accounts accounts = hall_.accounts;
    lock.unlock();
    door_->Publish(accounts, {{core::StaffId{1}, "1001"}});
    answer(std::move(*events));
    return true;
  }

  std::filesystem::path root_;
  std::mutex mutex_;
  std::vector<std::string> actors_;
  std::vector<std::string> persons_;
  std::vector<core::SealedWords> words_;
  const std::shared_ptr<NamedApplicant> named_ = std::make_shared<NamedApplicant>();
  std::vector<core::LogView> views_;
  std::vector<std::string> log_;
  std::vector<OnAnswer> unanswered_;
};

}  // namespace yichuang::http
