#include "hub/sqlite/case_table.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "hub/core/hall.h"
#include "hub/sqlite/audit.h"
#include "hub/sqlite/snapshot.h"
#include "tests/hub/sqlite/hall_file.h"

namespace yichuang::sqlite {
namespace {

using namespace std::chrono_literals;

/// Cases are taken by the hall itself; its records are what is written.
class CaseTableTest : public HallFile {
 protected:
  CaseTableTest() {
    core::Plan plan;
    plan.hall = "demo";
    plan.windows = {{kOne, "A", "win-01", ""}};
    plan.staff = {{core::StaffId{}, "1001"}};
    Do(core::Configure{plan});
    Do(core::StartShift{kOne, "1001"});
  }

  void Do(const core::Command& command) {
    const core::Decision decision = core::Decide(hall_, command, now_);
    const auto* events = std::get_if<core::Events>(&decision);
    ASSERT_NE(events, nullptr) << contract::Name(std::get<core::Refusal>(decision).reason);
    for (const core::Event& event : *events) {
      records_.push_back({hall_.seq + 1, now_, "hub", event});
      core::Apply(hall_, records_.back());
    }
  }

  void Step(std::uint64_t id, core::CaseAct act) {
    Do(core::StepCase{core::CaseId{id}, {}, std::move(act)});
  }

  static core::CaseItem Item(catalogue::Depth depth) {
    core::CaseItem item;
    item.id = "hygiene";
    item.rules.depth = depth;
    item.rules.promised = catalogue::Limit{catalogue::LimitUnit::kWorkingDays, 10};
    item.rules.statutory = catalogue::Limit{catalogue::LimitUnit::kWorkingDays, 20};
    item.rules.extension_days = 10;
    item.materials = {{"form", true, false, core::MaterialState::kTaken},
                      {"photo", true, true, core::MaterialState::kMissing}};
    if (depth == catalogue::Depth::kOnSpot) item.materials.pop_back();
    return item;
  }

  /// One case of each depth; the third was promised, reviewed, paused, extended and is decided, the
  /// fourth was corrected twice and is open.
  void Day() {
    Do(core::RegisterCase{kOne, Item(catalogue::Depth::kRegistered), "JZ-7"});
    Do(core::SettleOnSpot{kOne, Item(catalogue::Depth::kOnSpot)});
    const core::CaseItem item = Item(catalogue::Depth::kPromised);
    Do(core::ReceiveCase{.window = kOne,
                         .item = item,
                         .draft = {},
                         .promises = {{"photo", 5}},
                         .credit_checked = true,
                         .accept = true});
    Step(3, core::HandOverCase{"1001", "3001"});
    Step(3, core::SuspendCase{core::SpecialProcedure::kTesting});
    now_ += 48h;
    Step(3, core::ResumeCase{});
    Step(3, core::ExtendCase{});
    Step(3, core::MakeUpPromise{"photo"});
    Step(3, core::DecideCase{true});
    Do(core::KeepDraft{kOne, item, std::nullopt});
    Do(core::ReceiveCase{.window = kOne, .item = item, .draft = core::CaseId{4}, .promises = {}});
    Step(4, core::AskCorrection{{{"photo", core::MaterialState::kMissing}}});
    Step(4, core::ResubmitCase{{"photo"}});
    Step(4, core::AskCorrection{{{"form", core::MaterialState::kFlawed}}});
  }

  std::string RowOf(int id) {
    Database database(file_, Database::Mode::kReadOnly);
    Statement row = database.Prepare(
        "SELECT no || ' ' || outside || ' state ' || state || ' promises ' || promises || "
        "' corrections ' || corrections || ' repeated ' || repeated || ' extended ' || extended || "
        "' ' || ifnull((legal - promised) / 86400000, '-') || ' ' || ifnull(approved, '-') || ' ' "
        "|| (over IS NOT NULL) FROM case_file WHERE id = ?");
    row.BindAll(id);
    return row.Step() ? std::string(row.Text(0)) : "none";
  }

  static constexpr core::WindowNo kOne{1};
  core::Hall hall_;
  core::Instant now_ = core::Instant(1'778'295'960'000ms);
  std::vector<core::Record> records_;
};

TEST_F(CaseTableTest, HasOneRowForEveryCase) {
  Day();
  Write(records_);
  EXPECT_EQ(
      RowOf(1),
      "hygiene202605090001 JZ-7 state 8 promises 0 corrections 0 repeated 0 extended 0 - - 1");
  EXPECT_EQ(RowOf(2),
            "hygiene202605090002  state 8 promises 0 corrections 0 repeated 0 extended 0 14 1 1");
  EXPECT_EQ(RowOf(3),
            "hygiene202605090003  state 6 promises 0 corrections 0 repeated 0 extended 1 14 1 0");
  EXPECT_EQ(RowOf(4),
            "hygiene202605110001  state 2 promises 0 corrections 2 repeated 1 extended 0 - - 0");
}

TEST_F(CaseTableTest, AHallThatStartsAgainHasTheSameOpenCases) {
  Day();
  Write(records_);
  EXPECT_EQ(Store(file_).Load().cases, hall_.cases) << "from the ledger";
  EXPECT_EQ(hall_.cases.open.size(), 2U);
  contract::Head head;
  head.seq = hall_.seq;
  const auto again = DecodeSnapshot(EncodeSnapshot(hall_, head));
  ASSERT_TRUE(std::holds_alternative<Snapshot>(again)) << std::get<std::string>(again);
  EXPECT_EQ(std::get<Snapshot>(again).hall.cases, hall_.cases) << "from a snapshot";
}

TEST_F(CaseTableTest, IsTheSameAfterARebuild) {
  Day();
  Write(records_);
  std::vector<std::string> before;
  for (int id = 1; id <= 4; ++id) before.push_back(RowOf(id));
  {
    Database database(file_, Database::Mode::kReadWrite);
    RebuildProjections(database, {});
  }
  for (int id = 1; id <= 4; ++id) EXPECT_EQ(RowOf(id), before[static_cast<std::size_t>(id - 1)]);
}

}  // namespace
}  // namespace yichuang::sqlite
