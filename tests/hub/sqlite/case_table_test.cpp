#include "hub/sqlite/case_table.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "hub/core/hall.h"
#include "hub/sqlite/audit.h"
#include "hub/sqlite/reader.h"
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

  core::CaseActor Actor(const std::string& number) {
    const core::Role role = number == "1001" ? core::Role::kWindowStaff : core::Role::kBackOffice;
    hall_.accounts[number] = {{role}, true};
    return {number, {role}};
  }

  void HandOver(std::vector<core::CaseId> cases, const std::string& from, const std::string& to) {
    const core::CaseActor taker = Actor(to);
    Do(core::OfferPapers{std::move(cases), to, Actor(from)});
    Do(core::AnswerHandOver{core::HandOverId{hall_.cases.next_hand_over - 1},
                            core::HandOverAnswer::kAccepted, taker});
  }

  /// Received and accepted with both dates.
  void Accept() {
    core::CaseItem item = Item(catalogue::Depth::kPromised);
    item.materials.pop_back();
    Do(core::ReceiveCase{
        .window = kOne, .item = std::move(item), .draft = {}, .promises = {}, .accept = true});
  }

  query::CaseList Listed(query::CaseView view, const std::string& viewer = "1001",
                         std::uint32_t staff = 1,
                         std::optional<query::CaseCursor> after = std::nullopt) {
    SqliteReader reader(file_);
    return reader.Cases({view, viewer, staff, {}, after});
  }

  /// Ids of a list, in its order.
  static std::string Ids(const query::CaseList& list) {
    std::string ids;
    for (const query::CaseRow& row : list.rows)
      ids += (ids.empty() ? "" : " ") + std::to_string(row.id);
    return ids;
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
    HandOver({core::CaseId{3}}, "1001", "3001");
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

TEST_F(CaseTableTest, ListsWhatSomebodyLooksFor) {
  Day();     // 1 registered, 2 settled, 3 approved, 4 in correction
  Accept();  // 5
  Accept();  // 6
  Do(core::KeepDraft{kOne, Item(catalogue::Depth::kPromised), std::nullopt});  // 7
  HandOver({core::CaseId{6}}, "1001", "3001");
  Write(records_);
  using query::CaseView;
  EXPECT_EQ(Ids(Listed(CaseView::kOpen)), "5 6 3 4")
      << "soonest due first, 3 was extended; without a date last";
  EXPECT_EQ(Ids(Listed(CaseView::kMine)), "5 4 7");
  EXPECT_EQ(Ids(Listed(CaseView::kMine, "3001", 0)), "6 3") << "who took the papers over";
  EXPECT_EQ(Ids(Listed(CaseView::kDraft)), "7");
  EXPECT_EQ(Ids(Listed(CaseView::kCorrection)), "4");
  EXPECT_EQ(Ids(Listed(CaseView::kDelivered)), "2");
  EXPECT_EQ(Ids(Listed(CaseView::kAll)), "7 6 5 4 3 2 1");
  const query::CaseCounts counts = Listed(CaseView::kOpen).counts;
  EXPECT_EQ(counts, (query::CaseCounts{3, 4, 0, 0, 1, 1}));
}

TEST_F(CaseTableTest, FindsACorrectedCaseByItsNumberAndAnOutsideOneByItsOwn) {
  Day();
  Write(records_);
  SqliteReader reader(file_);
  const auto found = [&](const std::string& no) {
    return Ids(reader.Cases({query::CaseView::kAll, "1001", 1, no, {}}));
  };
  EXPECT_EQ(found("hygiene202605110001"), "4");
  EXPECT_EQ(found("hygiene20260509"), "3 2 1") << "the begin of a number";
  EXPECT_EQ(found("JZ-7"), "1");
  EXPECT_EQ(found("JZ"), "") << "an outside number is typed whole";
}

TEST_F(CaseTableTest, ListsCardsAndForgetsThemWithTheirReason) {
  hall_.board.calendar = {};
  Accept();  // 1
  Accept();  // 2
  HandOver({core::CaseId{2}}, "1001", "3001");
  now_ += 24h * 12;
  Do(core::Tick{});
  Write(records_);
  using query::CaseView;
  EXPECT_EQ(Ids(Listed(CaseView::kDueSoon)), "1 2");
  EXPECT_TRUE(Listed(CaseView::kDueSoon).rows[0].step_late) << "it lies at the window";
  EXPECT_FALSE(Listed(CaseView::kDueSoon).rows[1].step_late);
  const std::size_t written = records_.size();
  now_ += 24h * 3;
  Do(core::Tick{});
  Step(2, core::DecideCase{true});
  Write({records_.begin() + static_cast<std::ptrdiff_t>(written), records_.end()});
  EXPECT_EQ(Ids(Listed(CaseView::kDueSoon)), "");
  EXPECT_EQ(Ids(Listed(CaseView::kLate)), "1") << "what is decided is late no more";
  EXPECT_EQ(Listed(CaseView::kOpen).counts.late, 1U);
}

TEST_F(CaseTableTest, GoesOnWhereAPageEnded) {
  for (int i = 0; i < query::kCaseRows * 2 + 7; ++i) Accept();
  Write(records_);
  for (const auto view : {query::CaseView::kOpen, query::CaseView::kMine, query::CaseView::kAll}) {
    std::size_t seen = 0;
    std::optional<query::CaseCursor> after;
    std::uint64_t last = 0;
    do {
      const query::CaseList page = Listed(view, "1001", 1, after);
      seen += page.rows.size();
      EXPECT_NE(page.rows.front().id, last);
      last = page.rows.back().id;
      after = page.next;
    } while (after);
    EXPECT_EQ(seen, query::kCaseRows * 2 + 7U);
  }
}

TEST_F(CaseTableTest, TellsAllThatHappenedToACase) {
  Day();
  Write(records_);
  SqliteReader reader(file_);
  const auto file = reader.Case(3);
  ASSERT_TRUE(file);
  std::string kinds;
  for (const query::CaseMoment& each : file->moments) kinds += each.kind + " ";
  EXPECT_EQ(kinds,
            "case_received(1) promise_given(1) case_accepted(1) hand_over_offered(1) "
            "hand_over_answered(1) case_handed_over(1) case_suspended(1) case_resumed(1) "
            "case_extended(1) promise_made_up(1) case_decided(1) ");
  EXPECT_FALSE(reader.Case(99));
  const auto signed_by = reader.HandOvers("3001");
  ASSERT_EQ(signed_by.size(), 1U);
  EXPECT_EQ(signed_by[0].from, "1001");
  EXPECT_EQ(signed_by[0].answer, 0);
  ASSERT_EQ(signed_by[0].cases.size(), 1U);
  EXPECT_EQ(signed_by[0].cases[0].no, "hygiene202605090003");
  EXPECT_TRUE(reader.HandOvers("9999").empty());
}

TEST_F(CaseTableTest, AJointMatterIsOneLineDueWithItsLatestPart) {
  core::ReceiveJoint receive;
  receive.window = kOne;
  receive.matter = "setup";
  receive.items = {Item(catalogue::Depth::kPromised), Item(catalogue::Depth::kOnSpot),
                   Item(catalogue::Depth::kPromised)};
  receive.items[1].id = "seal";
  receive.items[2].id = "tax";
  receive.items[2].rules.promised->amount = 3;
  for (core::CaseItem& each : receive.items) each.materials.resize(1);
  receive.accept = true;
  Do(receive);
  HandOver({core::CaseId{2}, core::CaseId{4}}, "1001", "3001");
  Step(4, core::DecideCase{false, core::CaseGround::kConditionsNotMet});
  Write(records_);

  query::CaseList open = Listed(query::CaseView::kOpen);
  ASSERT_EQ(Ids(open), "1") << "the parts are in it";
  const query::CaseRow whole = open.rows.front();
  EXPECT_EQ(whole.no, "setup202605090001");
  EXPECT_EQ(whole.parts, 3);
  EXPECT_EQ(whole.parts_done, 2);
  EXPECT_EQ(whole.parts_denied, 1);
  EXPECT_EQ(whole.saved_days, 13) << "of 10, 10 and 3 one after the other";
  EXPECT_EQ(Ids(Listed(query::CaseView::kMine, "3001", 0)), "4 2") << "the unit has its parts";
  EXPECT_EQ(Ids(Listed(query::CaseView::kMine)), "1") << "and the window the whole";
  EXPECT_EQ(Listed(query::CaseView::kMine).counts.mine, 1U);

  SqliteReader reader(file_);
  const auto file = reader.Case(1);
  ASSERT_TRUE(file);
  ASSERT_EQ(file->parts.size(), 3U);
  EXPECT_EQ(whole.promised_ms, file->parts[0].promised_ms) << "ten days, not three";
  EXPECT_EQ(file->parts[0].holder, "3001");
  EXPECT_EQ(reader.Case(4)->joint->no, "setup202605090001");
  {
    Database database(file_, Database::Mode::kReadWrite);
    RebuildProjections(database, {});
  }
  EXPECT_EQ(Listed(query::CaseView::kOpen).rows, open.rows) << "the same after a rebuild";
  EXPECT_EQ(Store(file_).Load().cases, hall_.cases) << "from the ledger";
  const auto again = DecodeSnapshot(EncodeSnapshot(hall_, {1, hall_.seq, {}}));
  ASSERT_TRUE(std::holds_alternative<Snapshot>(again)) << std::get<std::string>(again);
  EXPECT_EQ(std::get<Snapshot>(again).hall.cases, hall_.cases) << "from a snapshot";

  records_.clear();
  Step(2, core::DecideCase{true});
  Step(1, core::DeliverCase{core::DeliveryWay::kWindow, core::DeliveryTaker::kApplicant, true});
  Write(records_);
  EXPECT_EQ(Ids(Listed(query::CaseView::kOpen)), "");
  open = Listed(query::CaseView::kDelivered);
  ASSERT_EQ(Ids(open), "1");
  EXPECT_EQ(open.rows.front().approved, true);
  EXPECT_EQ(open.rows.front().parts_done, 3);
  EXPECT_EQ(Ids(Listed(query::CaseView::kAll)), "1");
}

TEST_F(CaseTableTest, AJointMatterOfWhichNothingIsLeftEndsWithItsLastPart) {
  core::ReceiveJoint receive;
  receive.window = kOne;
  receive.matter = "setup";
  receive.items = {Item(catalogue::Depth::kPromised), Item(catalogue::Depth::kPromised)};
  receive.items[1].id = "tax";
  Do(receive);
  Step(1, core::WithdrawCase{});
  Write(records_);
  EXPECT_EQ(Ids(Listed(query::CaseView::kOpen)), "");
  EXPECT_EQ(Ids(Listed(query::CaseView::kDelivered)), "");
  const query::CaseRow whole = Listed(query::CaseView::kAll).rows.front();
  EXPECT_EQ(whole.ending, static_cast<int>(core::CaseEnd::kWithdrawn));
  EXPECT_EQ(whole.parts_done, 2);
  EXPECT_TRUE(hall_.cases.joints.empty());
}

}  // namespace
}  // namespace yichuang::sqlite
