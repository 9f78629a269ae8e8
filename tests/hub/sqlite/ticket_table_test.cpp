#include "hub/sqlite/ticket_table.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "hub/core/hall.h"
#include "hub/sqlite/audit.h"
#include "tests/hub/sqlite/hall_file.h"

namespace yichuang::sqlite {
namespace {

using namespace std::chrono_literals;

/// A day is played by the hall itself; its records are what is written.
class TicketTableTest : public HallFile {
 protected:
  TicketTableTest() {
    core::Plan plan;
    plan.hall = "demo";
    plan.groups = {{"a", 'A', {"企业开办", ""}, "", "", false, 10},
                   {"z", 'F', {"综合咨询", ""}, "", "", false, 5}};
    plan.windows = {{kOne, "A", "win-01", ""}, {kTwo, "A", "win-01", ""}};
    plan.staff = {{core::StaffId{}, "1001"}, {core::StaffId{}, "1002"}};
    Do(core::Configure{plan});
    Do(core::StartShift{kOne, "1001"});
    Do(core::StartShift{kTwo, "1002"});
  }

  void Do(const core::Command& command) {
    const core::Decision decision = core::Decide(hall_, command, now_);
    const auto* events = std::get_if<core::Events>(&decision);
    ASSERT_NE(events, nullptr);
    for (const core::Event& event : *events) {
      records_.push_back({hall_.seq + 1, now_, "hub", event});
      core::Apply(hall_, records_.back());
    }
  }

  /// "wait walk serve idle idle_waiting" in seconds and the state, of one ticket.
  std::string TimesOf(int ticket) {
    Database database(file_, Database::Mode::kReadOnly);
    Statement row = database.Prepare(
        "SELECT (wait_ms/1000) || ' ' || (walk_ms/1000) || ' ' || (serve_ms/1000) || ' ' || "
        "(idle_ms/1000) || ' ' || (idle_waiting_ms/1000) || ' ' || state FROM ticket WHERE id = ?");
    row.BindAll(ticket);
    return row.Step() ? std::string(row.Text(0)) : "none";
  }

  static constexpr core::WindowNo kOne{1};
  static constexpr core::WindowNo kTwo{2};
  core::Hall hall_;
  core::Instant now_ = core::Instant(1'778'295'960'000ms);
  std::vector<core::Record> records_;
};

TEST_F(TicketTableTest, HasTheFourTimesOfATicket) {
  now_ += 2min;
  Do(core::IssueTicket{"a"});
  now_ += 90s;
  Do(core::CallNext{kOne});
  now_ += 20s;
  Do(core::RecallTicket{kOne});
  now_ += 10s;
  Do(core::OpenService{kOne, "A001"});
  now_ += 65min;
  Do(core::HoldTicket{kOne});
  now_ += 7min;
  Do(core::ResumeTicket{kOne, core::TicketId{1}});
  now_ += 5min;
  Do(core::EndService{kOne, true});
  Write(records_);
  EXPECT_EQ(TimesOf(1), "90 30 4200 210 90 6");
}

TEST_F(TicketTableTest, AddsUpOverWindowsAndAcrossMidnight) {
  now_ = core::Instant(std::chrono::sys_days(std::chrono::year(2026) / 5 / 11)) + 15h + 50min;
  Do(core::IssueTicket{"a"});
  now_ += 1min;
  Do(core::CallNext{kOne});
  now_ += 1min;
  Do(core::OpenService{kOne, "A001"});
  now_ += 2min;
  Do(core::TransferTicket{kOne, "z", std::nullopt});
  now_ += 3min;
  Do(core::CallNext{kTwo});
  now_ += 1min;
  Do(core::OpenService{kTwo, "A001"});
  now_ += 10min;  // past midnight
  Do(core::EndService{kTwo, true});
  Write(records_);
  EXPECT_EQ(TimesOf(1).substr(0, 11), "240 120 720");
}

TEST_F(TicketTableTest, TellsWhoWasMissedTookTheNumberBackOrWasNotServed) {
  for (int i = 0; i < 3; ++i) Do(core::IssueTicket{"a"});
  Do(core::CallNext{kOne});
  for (int i = 0; i < 2; ++i) {
    now_ += 20s;
    Do(core::RecallTicket{kOne});
  }
  now_ += 20s;
  Do(core::MissTicket{kOne});
  Do(core::CancelTicket{core::TicketId{2}});
  now_ += 24h;
  Do(core::Tick{});
  Write(records_);
  EXPECT_EQ(TimesOf(1).back(), '8');
  EXPECT_EQ(TimesOf(2).back(), '7');
  EXPECT_EQ(TimesOf(3).back(), '8');
}

TEST_F(TicketTableTest, ARebuildGivesTheSameTable) {
  for (int i = 0; i < 8; ++i) {
    Do(core::IssueTicket{i % 2 == 0 ? "a" : "z"});
    now_ += 30s;
    Do(core::CallNext{kOne});
    now_ += 30s;
    Do(core::OpenService{kOne, (i % 2 == 0 ? "A00" : "F00") + std::to_string(i / 2 + 1)});
    now_ += 1min;
    Do(core::EndService{kOne, false});
  }
  Write(records_, 3);
  EXPECT_EQ(CompareProjections(file_), std::vector<std::string>{});
  Tamper("UPDATE ticket SET wait_ms = 1 WHERE id = 5");
  const auto found = CompareProjections(file_);
  ASSERT_EQ(found.size(), 1U);
  ExpectNames(found[0], "table ticket");
}

}  // namespace
}  // namespace yichuang::sqlite
