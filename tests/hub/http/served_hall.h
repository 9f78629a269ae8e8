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
#include "tests/hub/http/fake_reader.h"
#include "tests/hub/http/live_states.h"
#include "tests/hub/http/raw_client.h"

namespace yichuang::http {

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
    if (sm3 != std::string(64, 'a')) return nullptr;
    auto items = std::make_shared<catalogue::Catalogue>(SampleItems());
    items->joint_matters = {SampleMatter()};
    return items;
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
    door_options_.storage_low = [this] { return storage_low_.load(); };
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
  /// Seeds of samples that were drawn.
  std::vector<std::string> seeds() {
    const std::scoped_lock lock(mutex_);
    return seeds_;
  }
  std::vector<core::LogView> views() {
    const std::scoped_lock lock(mutex_);
    return views_;
  }

  Options options_;
  std::atomic<bool> storage_low_ = false;
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
    if (const auto* joint = std::get_if<core::ReceiveJoint>(&command)) {
      TakeJoint(*joint, answer);
      return;
    }
    if (const auto* notice = std::get_if<core::IssueChaseNotice>(&command)) {
      core::ChaseNoticeIssued issued;
      issued.id = notice->id;
      issued.year = 2026;
      issued.number = 7;
      answer(core::Events{std::move(issued)});
      return;
    }
    if (const auto* draft = std::get_if<core::DraftReport>(&command)) {
      core::ReportDrafted drafted;
      drafted.id = core::ReportId{9};
      drafted.body = draft->body;
      answer(core::Events{std::move(drafted)});
      return;
    }
    if (const auto* draw = std::get_if<core::DrawCallSample>(&command)) {
      const std::scoped_lock lock(mutex_);
      seeds_.push_back(draw->seed);
    }
    if (TakePaper(command, answer)) return;
    answer(core::Events{});
  }

  // Number 60, with a part 61, or a draft of it.
  void TakeJoint(const core::ReceiveJoint& joint, const OnAnswer& answer) {
    {
      const std::scoped_lock lock(named_->mutex);
      named_->form = joint.form ? joint.form->handle : std::string();
      named_->handle = joint.applicant;
    }
    if (joint.keep) {
      answer(
          core::Events{core::CaseDrafted{core::CaseId{60}, joint.matter, {}, {}, {}, joint.form}});
      return;
    }
    core::JointReceived received;
    received.id = core::CaseId{60};
    received.no = "setup202605090001";
    answer(core::Events{std::move(received)});
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
  std::vector<std::string> seeds_;
  const std::shared_ptr<NamedApplicant> named_ = std::make_shared<NamedApplicant>();
  std::vector<core::LogView> views_;
  std::vector<std::string> log_;
  std::vector<OnAnswer> unanswered_;
};

}  // namespace yichuang::http
