#include "hub/sqlite/matter_table.h"

#include <gtest/gtest.h>

#include <chrono>
#include <ctime>
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
using query::MatterView;

/// The hall itself decides on matters; its records are what is written.
class MatterTableTest : public HallFile {
 protected:
  MatterTableTest() {
    core::Plan plan;
    plan.hall = "demo";
    plan.windows = {{core::WindowNo{1}, "A", "win-01", ""}};
    plan.staff = {{core::StaffId{}, "1001"}};
    Do(core::Configure{plan});
    Set("9001", core::Role::kGuide, "导办");
    Set("1001", core::Role::kWindowStaff, "税务局");
    Set("1002", core::Role::kWindowStaff, "公安局");
    Set("5001", core::Role::kUnitHead, "税务局");
    Set("2001", core::Role::kDutyManager, "大厅办");
  }

  void Set(const std::string& number, core::Role role, const std::string& unit,
           const std::string& deputy = {}, bool absent = false) {
    hall_.accounts[number] = {{role}, true};
    Do(core::AssignDuty{number, unit, deputy, absent, {}});
  }

  void Do(const core::Command& command) {
    core::Command asked = command;
    if (auto* step = std::get_if<core::StepMatter>(&asked);
        step != nullptr && core::FindMatter(hall_.matters, step->id) == nullptr) {
      Save();
      Store store(file_);
      store.Begin();
      step->past = store.FindMatter(step->id);
      store.Commit();
    }
    const core::Decision decision = core::Decide(hall_, asked, now_);
    const auto* events = std::get_if<core::Events>(&decision);
    ASSERT_NE(events, nullptr) << contract::Name(std::get<core::Refusal>(decision).reason);
    for (const core::Event& event : *events) {
      records_.push_back({hall_.seq + 1, now_, "hub", event});
      core::Apply(hall_, records_.back());
    }
  }

  void Save() {
    Write({records_.begin() + static_cast<std::ptrdiff_t>(saved_), records_.end()});
    saved_ = records_.size();
  }

  core::MatterActor As(const std::string& number) {
    if (number.empty()) return {{}, {}, true};
    return {number, hall_.accounts.at(number).roles, false};
  }
  void Open(const std::string& by, const std::string& kind = "first_inquiry",
            std::optional<core::MatterStep> at_once = core::MatterStep::kTakeIn,
            const std::string& about = {}) {
    core::OpenMatterAs open;
    open.kind = kind;
    open.about = about;
    open.words = {"words/" + std::to_string(records_.size()), "seal"};
    open.code = "7K3QX2A2M4P" + std::string(1, static_cast<char>('A' + records_.size() % 26));
    open.actor = As(by);
    if (!by.empty()) open.at_once = at_once;
    Do(std::move(open));
  }
  void Act(const std::string& by, std::uint64_t id, core::MatterAct act) {
    Do(core::StepMatter{core::MatterId{id}, As(by), std::move(act), {}});
  }
  void Move(const std::string& by, std::uint64_t id, core::MatterStep step) {
    Act(by, id, core::MoveMatter{step, {}});
  }

  /// Ids of a list, in its order.
  std::string Ids(MatterView view, const std::string& viewer, core::Instant at) {
    SqliteReader reader(file_);
    query::MatterListAsk ask;
    ask.view = view;
    ask.viewer = viewer;
    ask.now_ms = core::MillisOf(at);
    ask.supervises = true;
    std::string ids;
    for (const query::MatterRow& row : reader.Matters(ask).rows)
      ids += (ids.empty() ? "" : " ") + std::to_string(row.id);
    return ids;
  }

  /// 1 with 1002 and owned by 9001; 2 offered to 1001; 3 a complaint about 1001, with nobody; 4
  /// done at once; 5 the same, and opened again.
  void MakeSome() {
    Open("9001");
    Act("9001", 1, core::OfferMatter{"1002"});
    Move("1002", 1, core::MatterStep::kAccept);
    Open("9001");
    Act("9001", 2, core::OfferMatter{"1001"});
    Open("", "complaint", {}, "1001");
    Open("9001", "first_inquiry", core::MatterStep::kSelfDone);
    Open("9001", "first_inquiry", core::MatterStep::kSelfDone);
    Move("", 5, core::MatterStep::kReopen);
  }

  core::Hall hall_;
  core::Instant now_{1'778'464'800'000ms};
  std::vector<core::Record> records_;
  std::size_t saved_ = 0;
};

TEST_F(MatterTableTest, ListsWhatSomebodyLooksFor) {
  MakeSome();
  Save();
  EXPECT_EQ(Ids(MatterView::kMine, "1002", now_), "1");
  EXPECT_EQ(Ids(MatterView::kHanded, "1001", now_), "2");
  EXPECT_EQ(Ids(MatterView::kMine, "1001", now_), "") << "what is offered is not his yet";
  EXPECT_EQ(Ids(MatterView::kOwned, "9001", now_), "2 1 5");
  EXPECT_EQ(Ids(MatterView::kUnclaimed, "2001", now_), "3");
  EXPECT_EQ(Ids(MatterView::kUnclaimed, "1001", now_), "") << "never what is about himself";
  EXPECT_EQ(Ids(MatterView::kUnit, "5001", now_), "3");
  EXPECT_EQ(Ids(MatterView::kClosed, "2001", now_), "4");
  EXPECT_EQ(Ids(MatterView::kAll, "2001", now_), "5 4 3 2 1");
  SqliteReader reader(file_);
  EXPECT_EQ(reader.Duties().size(), 5U);
  EXPECT_EQ(reader.Applicants().size(), 5U) << "handles of words are kept";
  const auto coded = reader.MatterCoded(reader.Matter(5)->row.code);
  EXPECT_EQ(coded->id, 5U);
  EXPECT_EQ(coded->reopened, 1);
}

TEST_F(MatterTableTest, ABadRatingStandsInTheUnitsListAfterFifteenMinutes) {
  core::MatterOpened opened;
  opened.id = core::MatterId{1};
  opened.kind = core::KindOfBadRating()->id;
  opened.no = "CP202605110001";
  opened.about = "1001";
  opened.unit = "税务局";
  records_.push_back({hall_.seq + 1, now_, "hub", opened});
  core::Apply(hall_, records_.back());
  Save();
  EXPECT_EQ(Ids(MatterView::kUnclaimed, "2001", now_), "1") << "the duty manager has it at once";
  EXPECT_EQ(Ids(MatterView::kUnit, "5001", now_ + 14min + 59s), "");
  EXPECT_EQ(Ids(MatterView::kUnit, "5001", now_ + 15min), "1");
  const auto told = [this](const std::string& who, core::Instant at) {
    query::TodoAsk ask{who};
    ask.heads = true;
    ask.now_ms = core::MillisOf(at);
    return SqliteReader(file_).TodoOf(ask).ratings;
  };
  EXPECT_EQ(told("5001", now_ + 14min + 59s), query::TodoOthers{}) << "nor does his bell ring";
  EXPECT_EQ(told("5001", now_ + 15min), (query::TodoOthers{1, 0}));
  Set("5002", core::Role::kUnitHead, "公安局");
  Save();
  EXPECT_EQ(told("5002", now_ + 15min), query::TodoOthers{}) << "of another unit";
  EXPECT_EQ(told("1001", now_ + 15min), query::TodoOthers{}) << "never what is about himself";
  Act("2001", 1, core::OfferMatter{"5001"});
  Save();
  EXPECT_EQ(told("5001", now_ + 15min), query::TodoOthers{}) << "he has it: it waits by itself";
}

TEST_F(MatterTableTest, MinutesOfAHallsOwnSayWhenTheHeadSeesIt) {
  core::MatterOpened opened;
  opened.id = core::MatterId{1};
  opened.kind = core::KindOfBadRating()->id;
  opened.no = "CP202605110001";
  opened.unit = "税务局";
  opened.numbers = core::KindOfBadRating()->numbers;
  opened.numbers->head_minutes = 3;
  records_.push_back({hall_.seq + 1, now_, "hub", opened});
  core::Apply(hall_, records_.back());
  Save();
  EXPECT_EQ(Ids(MatterView::kUnit, "5001", now_ + 2min + 59s), "");
  EXPECT_EQ(Ids(MatterView::kUnit, "5001", now_ + 3min), "1");
}

TEST_F(MatterTableTest, TheDutyManagersBellRingsForWhatNobodyHasAndWhatIsUnclear) {
  MakeSome();
  Open("9001", "first_inquiry", core::MatterStep::kUnclear);
  Save();
  query::TodoAsk ask{"2001"};
  EXPECT_EQ(SqliteReader(file_).TodoOf(ask).unclaimed, query::TodoOthers{}) << "who leads asks so";
  ask.leads = true;
  EXPECT_EQ(SqliteReader(file_).TodoOf(ask).unclaimed, (query::TodoOthers{2, 0}));
  now_ += 31min;
  Do(core::Tick{});
  Save();
  EXPECT_EQ(SqliteReader(file_).TodoOf(ask).unclaimed, (query::TodoOthers{2, 1}))
      << "nobody said whose it is for half an hour";
  Move("2001", 3, core::MatterStep::kTakeIn);
  Move("2001", 6, core::MatterStep::kTakeIn);
  Save();
  EXPECT_EQ(SqliteReader(file_).TodoOf(ask).unclaimed, query::TodoOthers{});
}

TEST_F(MatterTableTest, TellsWhoHasNotAnsweredACardInWritingAndWhoAnsweredLate) {
  MakeSome();
  const auto wait = [this](core::Instant until) {
    for (auto next = core::NextDeadline(hall_); next && *next <= until;
         next = core::NextDeadline(hall_)) {
      now_ = std::max(now_, *next);
      const std::size_t before = records_.size();
      Do(core::Tick{});
      if (records_.size() == before) break;
    }
    now_ = until;
  };
  wait(now_ + 24h * 10);
  const auto row = [this] {
    Save();
    return SqliteReader(file_).Matter(1)->row;
  };
  EXPECT_TRUE(row().asked);
  EXPECT_FALSE(row().reply_due_ms);
  Do(core::IssueChaseNotice{core::MatterId{1}, As("2001")});
  EXPECT_EQ(row().reply_due_ms, core::MillisOf(*hall_.matters.open.at(core::MatterId{1}).reply));
  wait(now_ + 24h * 10);
  Act("1002", 1, core::ReplyToCard{std::chrono::year(2027) / 1 / 5, {"words/late", "seal"}});
  const query::MatterRow answered = row();
  EXPECT_FALSE(answered.asked);
  EXPECT_FALSE(answered.reply_due_ms);
  EXPECT_EQ(answered.promised, "2027-01-05");
  EXPECT_EQ(answered.late_replies, 1);
  std::uint32_t silent = 0, late = 0;
  for (const query::LateCell& cell : SqliteReader(file_).LateMatters().late) {
    silent += cell.silent;
    late += cell.late_replies;
  }
  EXPECT_EQ(silent, 3U) << "2, 3 and 5";
  EXPECT_EQ(late, 1U);
  Move("1002", 1, core::MatterStep::kAnswer);
  EXPECT_EQ(row().promised, "") << "it is done";
  EXPECT_EQ(CompareProjections(file_), std::vector<std::string>());
}

TEST_F(MatterTableTest, HisOwnThatAreNearlyDueAreAListOfHis) {
  MakeSome();
  Save();
  EXPECT_EQ(Ids(MatterView::kNearing, "1002", now_), "");
  while (hall_.matters.open.at(core::MatterId{1}).rung == 0 &&
         !hall_.matters.open.at(core::MatterId{1}).reminded) {
    now_ = std::max(now_, *core::NextDeadline(hall_));
    Do(core::Tick{});
  }
  Save();
  EXPECT_EQ(Ids(MatterView::kNearing, "1002", now_), "1");
  EXPECT_EQ(Ids(MatterView::kNearing, "1001", now_), "");
  query::MatterListAsk ask;
  ask.viewer = "1002";
  EXPECT_EQ(SqliteReader(file_).Matters(ask).counts.nearing, 1U);
}

TEST_F(MatterTableTest, TheDeputyOfSomebodyAwayHasHisList) {
  MakeSome();
  Set("1001", core::Role::kWindowStaff, "税务局", "1002", true);
  Save();
  EXPECT_EQ(Ids(MatterView::kHanded, "1002", now_), "2");
}

TEST_F(MatterTableTest, TellsEverybodyWhatWaitsForHim) {
  MakeSome();
  Save();
  {
    SqliteReader reader(file_);
    const query::Todo todo = reader.TodoOf({"1001", 0});
    EXPECT_EQ(todo.matters, (query::TodoCounts{1, 0, 0}));
    ASSERT_EQ(todo.rows.size(), 1U);
    EXPECT_EQ(todo.rows[0].id, 2U);
    EXPECT_EQ(reader.TodoOf({"1002", 0}).rows.size(), 0U) << "his, and with time enough";
  }
  now_ += 24h * 30;
  for (int i = 0; i < 9; ++i) Do(core::Tick{});
  Save();
  SqliteReader reader(file_);
  EXPECT_EQ(reader.TodoOf({"1002", 0}).matters, (query::TodoCounts{0, 0, 1}));
}

TEST_F(MatterTableTest, TellsNobodyThatSomethingAboutHimselfWaits) {
  Open("", "complaint", {}, "1001");
  Act("2001", 1, core::OfferMatter{"1002"});
  Move("1002", 1, core::MatterStep::kAccept);
  Act("1002", 1, core::OfferMatter{"5001"});
  Set("5001", core::Role::kUnitHead, "税务局", "1001", true);
  Save();
  SqliteReader reader(file_);
  EXPECT_EQ(reader.TodoOf({"5001", 0}).matters.handed, 1U);
  const query::Todo todo = reader.TodoOf({"1001", 0});
  EXPECT_EQ(todo.matters, query::TodoCounts{}) << "though he stands in for whoever it waits for";
  EXPECT_TRUE(todo.rows.empty());
  query::MatterListAsk ask;
  ask.view = MatterView::kHanded;
  ask.viewer = "1001";
  EXPECT_EQ(reader.Matters(ask).counts.handed, 0U);
}

TEST_F(MatterTableTest, TellsWhatIsLateByUnitAndStage) {
  MakeSome();
  now_ += 24h * 30;
  for (auto next = core::NextDeadline(hall_); next && *next <= now_;
       next = core::NextDeadline(hall_)) {
    const std::size_t before = records_.size();
    Do(core::Tick{});
    if (records_.size() == before) break;
  }
  Save();
  EXPECT_EQ(Ids(MatterView::kLate, "2001", now_), "2 3 1 5");
  SqliteReader reader(file_);
  const auto board = reader.LateMatters();
  std::uint32_t late = 0;
  for (const query::LateCell& cell : board.late) late += cell.count;
  EXPECT_EQ(late, 4U);
  EXPECT_EQ(reader.Matter(2)->row.violations, 2) << "a lost hand-over";
}

TEST_F(MatterTableTest, TheBoardCountsEachUnitAndStageHandOversAndAgeExactly) {
  MakeSome();
  now_ += 24h;
  Open("9001");  // 6: handed on twice, a day later than the others
  for (const char* const who : {"1001", "1002"}) {
    Act(who == std::string("1001") ? "9001" : "1001", 6, core::OfferMatter{who});
    Move(who, 6, core::MatterStep::kAccept);
  }
  now_ += 24h * 30;
  for (std::size_t before = 0; before != records_.size();) {
    before = records_.size();
    Do(core::Tick{});
  }
  Save();
  const auto due = [this](std::uint64_t id) {
    return core::MillisOf(*hall_.matters.open.at(core::MatterId{id}).due);
  };
  const auto handling = static_cast<int>(core::MatterState::kHandling);
  const auto board = SqliteReader(file_).LateMatters();
  EXPECT_LT(due(1), due(6));
  EXPECT_EQ(board.late,
            (std::vector<query::LateCell>{
                {"", handling, 1, 0, due(5), 1, 0},
                {"", static_cast<int>(core::MatterState::kOffered), 1, 0, due(2), 1, 0},
                {"公安局", handling, 2, 3, due(1), 2, 0},
                {"税务局", static_cast<int>(core::MatterState::kOpen), 1, 0, due(3), 1, 0}}));
}

TEST_F(MatterTableTest, TellsAllThatHappenedToAMatter) {
  MakeSome();
  Save();
  SqliteReader reader(file_);
  std::string kinds;
  const auto file = reader.Matter(1);
  for (const query::CaseMoment& each : file->moments) kinds += each.kind + " ";
  EXPECT_EQ(kinds, "matter_opened(1) matter_moved(1) matter_offered(1) matter_accepted(1) ");
  EXPECT_FALSE(reader.Matter(99));
}

TEST_F(MatterTableTest, IsTheSameAfterARebuildAndInASnapshot) {
  MakeSome();
  Save();
  EXPECT_EQ(CompareProjections(file_), std::vector<std::string>());
  EXPECT_EQ(Store(file_).Load().matters, hall_.matters) << "from the ledger";
  contract::Head head;
  head.seq = hall_.seq;
  const auto again = DecodeSnapshot(EncodeSnapshot(hall_, head));
  ASSERT_TRUE(std::holds_alternative<Snapshot>(again)) << std::get<std::string>(again);
  EXPECT_EQ(std::get<Snapshot>(again).hall.matters, hall_.matters) << "from a snapshot";
}

/// Of this process's time: other work of the machine is none of it.
void ExpectQuick(std::clock_t begin, const std::string& what) {
  const auto us = (std::clock() - begin) * 1'000'000 / CLOCKS_PER_SEC;
  EXPECT_LT(us, 100'000) << what;
  testing::Test::RecordProperty(what + "_us", std::to_string(us));
}

/// 100,000 matters, most of them open, of a hundred people.
TEST_F(MatterTableTest, ListsAHundredThousandWithinATenthOfASecond) {
  Open("9001");
  Save();
  {
    Database database(file_, Database::Mode::kReadWrite);
    database.Execute(
        "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) INSERT "
        "INTO matter SELECT i, 'SW' || (2026000000 + i), '', 1 + i % 4, 1, CASE WHEN i % 10 = 0 "
        "THEN 10 ELSE i % 9 END, 0, 1, 'o' || (i % 100), 'h' || (i % 100), CASE WHEN i % 50 = 1 "
        "THEN '' ELSE 'h' || (i % 100) END, '', 'u' || (i % 30), '', 0, 0, '', 1778464800000 + i, "
        "1778464800000 + i + (i % 4 = 1), 1778464800000 + (i * 7919) % 1000000, i % 3 = 0, (i % 5 "
        "= 1) * 2, 0, 0, 0, 0, NULL, "
        "'', '', NULL, NULL, CASE WHEN i % 10 = 0 THEN 1778464800000 + i END, NULL, 0, i % 7 = 0, "
        "NULL, '', 0 FROM n;");
    database.Execute("INSERT INTO duty VALUES ('h7', 'u7', '', 0)");
  }
  SqliteReader reader(file_);
  query::MatterListAsk ask;
  ask.viewer = "h7";
  ask.supervises = true;
  ask.now_ms = core::MillisOf(now_);
  for (int view = 0; view < query::kMatterViewCount; ++view) {
    for (const bool further : {false, true}) {
      ask.view = static_cast<MatterView>(view);
      ask.after.reset();
      if (further) ask.after = query::CaseCursor{1'778'464'800'000 + 500'000, 50'000};
      const std::clock_t begin = std::clock();
      reader.Matters(ask);
      ExpectQuick(begin, "view_" + std::to_string(view) + (further ? "_further" : ""));
    }
  }
  std::clock_t begin = std::clock();
  reader.LateMatters();
  ExpectQuick(begin, "board");
  begin = std::clock();
  query::TodoAsk todo{"h7"};
  todo.heads = todo.leads = true;
  todo.now_ms = core::MillisOf(now_) + 3'600'000;
  const query::Todo told = reader.TodoOf(todo);
  EXPECT_EQ(told.unclaimed.waiting, 1'000U) << "counting ends there";
  EXPECT_GT(told.ratings.waiting, 500U);
  ExpectQuick(begin, "todo");
}

}  // namespace
}  // namespace yichuang::sqlite
