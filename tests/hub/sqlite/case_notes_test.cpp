#include "hub/sqlite/case_notes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>

#include "hub/core/hall.h"
#include "hub/sqlite/event_codec.h"
#include "hub/sqlite/reader.h"
#include "hub/sqlite/store.h"
#include "tests/hub/sqlite/hall_file.h"
#include "tests/hub/sqlite/samples.h"

namespace yichuang::sqlite {
namespace {

using namespace std::chrono_literals;

/// Commands go through the store, as the hall thread has it: its past is that of the tables.
class CaseNotesTest : public HallFile {
 protected:
  void SetUp() override {
    Store::Create(file_);
    store_ = std::make_unique<Store>(file_);
    hall_ = store_->Load();
    core::Plan plan;
    plan.hall = "demo";
    plan.windows = {{kDesk, "A", "win-01", ""}};
    plan.staff = {{core::StaffId{}, "1001"}};
    Do(core::Configure{plan});
    Do(core::StartShift{kDesk, "1001"});
    for (const char* number : {"1001", "1002"})
      hall_.accounts[number] = {{core::Role::kWindowStaff}, true};
  }

  /// The reason of the refusal, or "".
  std::string Do(core::Command command) {
    core::FetchPast(hall_, command, *store_);
    const core::Decision decision = core::Decide(hall_, command, now_);
    if (const auto* refusal = std::get_if<core::Refusal>(&decision))
      return std::string(contract::Name(refusal->reason));
    store_->Begin();
    for (const core::Event& event : std::get<core::Events>(decision)) {
      const core::Record record{hall_.seq + 1, now_, "user:1001", event};
      store_->Append(record);
      core::Apply(hall_, record);
    }
    store_->Commit();
    return {};
  }

  std::string Step(std::uint64_t id, core::CaseAct act, const std::string& by = "") {
    return Do(core::StepCase{core::CaseId{id},
                             {by, {core::Role::kWindowStaff, core::Role::kBackOffice}},
                             std::move(act)});
  }

  /// The clock goes on to 09:00 of a day of May 2026, with nobody touching anything.
  void GoTo(unsigned day) {
    const core::Instant until =
        std::chrono::sys_days(std::chrono::year(2026) / 5 / std::chrono::day(day)) + 1h;
    for (auto next = core::NextDeadline(hall_); next && *next <= until;
         next = core::NextDeadline(hall_)) {
      now_ = std::max(now_, *next);
      const std::uint64_t before = hall_.seq;
      Do(core::Tick{});
      if (hall_.seq == before) break;
    }
    now_ = until;
  }

  static core::CaseItem Licence() {
    core::CaseItem item;
    item.id = "hygiene";
    item.rules.promised = catalogue::Limit{catalogue::LimitUnit::kWorkingDays, 10};
    item.materials = {{"form", true, false, core::MaterialState::kTaken},
                      {"photo", true, true, core::MaterialState::kMissing}};
    return item;
  }

  core::ReceiveCase Promised(const std::string& applicant) {
    return {.window = kDesk,
            .item = Licence(),
            .draft = {},
            .promises = {{"photo", 5}},
            .credit_checked = true,
            .accept = true,
            .applicant = applicant};
  }

  core::ReceiveJoint Joint(const std::string& applicant) {
    core::ReceiveJoint joint;
    joint.window = kDesk;
    joint.matter = "setup";
    core::CaseItem tax = Licence();
    tax.id = "tax";
    joint.items = {Licence(), tax};
    for (core::CaseItem& item : joint.items) item.materials[1].state = core::MaterialState::kTaken;
    joint.shared = {{"photo", {{"hygiene", "photo"}, {"tax", "photo"}}}};
    joint.applicant = applicant;
    return joint;
  }

  query::TodoPromises Told(bool supervises, const std::string& viewer, std::uint32_t staff) {
    query::TodoAsk ask{viewer, staff};
    ask.supervises = supervises;
    return SqliteReader(file_).TodoOf(ask).promises;
  }

  std::uint64_t ToldTwice() {
    const query::ReportFactsAsk may{"2026-05-01", "2026-06-01", 0, 1'900'000'000'000};
    return SqliteReader(file_).ReportFactsOf(may).told_twice;
  }

  bool IsKept(const std::string& handle) {
    const auto handles = SqliteReader(file_).Applicants();
    return std::ranges::count(handles, handle) == 1;
  }

  static constexpr core::WindowNo kDesk{1};
  std::unique_ptr<Store> store_;
  core::Hall hall_;
  core::Instant now_ = std::chrono::sys_days(std::chrono::year(2026) / 5 / 11) + 2h;
};

TEST_F(CaseNotesTest, ThePromiseIsToldToItsClerkAndOnItsLastDayToTheSupervisor) {
  ASSERT_EQ(Do(Promised("9d0f")), "");
  EXPECT_EQ(Told(true, "1001", 1), query::TodoPromises{}) << "a week is left";
  GoTo(14);
  EXPECT_EQ(Told(false, "1001", 1), (query::TodoPromises{1, 0, 0})) << "two working days";
  EXPECT_EQ(Told(true, "2001", 0), query::TodoPromises{}) << "it is not his yet";
  GoTo(18);
  EXPECT_EQ(Told(false, "1001", 1), (query::TodoPromises{0, 1, 0}));
  EXPECT_EQ(Told(true, "2001", 0), (query::TodoPromises{0, 0, 1}));
  EXPECT_EQ(Told(false, "1002", 2), query::TodoPromises{}) << "another clerk";
  ASSERT_EQ(Step(1, core::MakeUpPromise{"photo", false}), "");
  EXPECT_EQ(Told(false, "1001", 1), (query::TodoPromises{0, 1, 0})) << "it is not fit";
  ASSERT_EQ(Step(1, core::MakeUpPromise{"photo", true}), "");
  EXPECT_EQ(Told(true, "1001", 1), query::TodoPromises{});
}

TEST_F(CaseNotesTest, NobodyIsRemindedOfACaseThatIsOver) {
  ASSERT_EQ(Do(Promised("9d0f")), "");
  GoTo(18);
  ASSERT_EQ(Step(1, core::WithdrawCase{}), "");
  EXPECT_EQ(Told(true, "1001", 1), query::TodoPromises{});
}

TEST_F(CaseNotesTest, APromiseThatWasNotKeptIsFoundByTheApplicantsHandle) {
  ASSERT_EQ(Do(Promised("9d0f")), "");
  GoTo(19);
  EXPECT_EQ(store_->FindBroken("9d0f"), "hygiene202605110001");
  EXPECT_EQ(store_->FindBroken("77aa"), "");
  EXPECT_EQ(Do(Promised("9d0f")), "promise_broken");
  EXPECT_EQ(Do(Promised("77aa")), "");
  EXPECT_EQ(Do(core::ErasePerson{"9d0f", "2001"}), "");
  EXPECT_EQ(store_->FindBroken("9d0f"), "") << "who is erased has no past";
}

TEST_F(CaseNotesTest, AnIntakeKnowsWhatWasRegisteredAndSettled) {
  core::CaseItem bank;
  bank.id = "bank";
  bank.rules.depth = catalogue::Depth::kRegistered;
  EXPECT_EQ(Do(core::RegisterCase{kDesk, bank, "JZ-7"}), "");
  EXPECT_EQ(Do(core::RegisterCase{kDesk, bank, "JZ-7"}), "duplicate_outside");
  EXPECT_EQ(store_->FindOutside("passport", "JZ-7"), "");
  core::CaseItem copy;
  copy.id = "copy";
  copy.rules.depth = catalogue::Depth::kOnSpot;
  EXPECT_EQ(Do(core::SettleOnSpot{kDesk, copy, "9d0f"}), "");
  EXPECT_EQ(Do(core::SettleOnSpot{kDesk, copy, "9d0f"}), "settled_today");
  EXPECT_EQ(Do(core::SettleOnSpot{kDesk, copy, "77aa"}), "");
  EXPECT_EQ(store_->FindSettled("9d0f", "copy", std::chrono::year(2026) / 5 / 12), "");
}

TEST_F(CaseNotesTest, ASecondNoticeCountsAgainstWhoGaveTheFirst) {
  ASSERT_EQ(Do(core::ReceiveCase{.window = kDesk, .item = Licence(), .draft = {}, .promises = {}}),
            "");
  Step(1, core::AskCorrection{{{"photo", core::MaterialState::kMissing}}}, "1001");
  Step(1, core::ResubmitCase{{"photo"}}, "1001");
  EXPECT_EQ(ToldTwice(), 0U);
  ASSERT_EQ(Step(1, core::AskCorrection{{{"form", core::MaterialState::kFlawed}}}, "3001"), "");
  EXPECT_TRUE(SqliteReader(file_).ViolationsOf("3001", 0).empty());
  const auto rows = SqliteReader(file_).ViolationsOf("1001", 0);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].kase, 1U);
  EXPECT_EQ(rows[0].no, "hygiene202605110001");
  EXPECT_FALSE(rows[0].appealed);
  EXPECT_EQ(ToldTwice(), 1U);

  core::AppealFiled filed;
  filed.id = core::AppealId{1};
  filed.target = core::AppealTarget::kViolation;
  filed.by = "1001";
  filed.kase = core::CaseId{1};
  filed.words = {"words/1", "seal"};
  const core::AppealAgainst against{filed.target, "1001", {}, {}, {}, {}, {}, filed.kase};
  EXPECT_TRUE(store_->FindAppealed(against).violated.has_value());
  const core::AppealAgainst foreign{filed.target, "3001", {}, {}, {}, {}, {}, filed.kase};
  EXPECT_FALSE(store_->FindAppealed(foreign).violated.has_value()) << "it is not his";
  const auto put = [this](const core::Event& event) {
    store_->Begin();
    const core::Record record{hall_.seq + 1, now_, "user:1001", event};
    store_->Append(record);
    core::Apply(hall_, record);
    store_->Commit();
  };
  put(filed);
  EXPECT_TRUE(store_->FindAppealed(against).appealed);
  EXPECT_EQ(SqliteReader(file_).AppealsOf("")[0].matter_no, "hygiene202605110001");
  put(core::AppealDecided{filed.id, true, "1001", {}, {}, "4001", "2002", filed.kase});
  EXPECT_EQ(ToldTwice(), 0U) << "it was struck";
  EXPECT_TRUE(SqliteReader(file_).ViolationsOf("1001", 0)[0].struck);
}

TEST_F(CaseNotesTest, OneNoticeForTwoPartsIsOneViolation) {
  ASSERT_EQ(Do(Joint("9d0f")), "");
  Step(1,
       core::AskCorrection{{{"hygiene/form", core::MaterialState::kMissing},
                            {"tax/form", core::MaterialState::kMissing}}},
       "1001");
  Step(1, core::ResubmitCase{{"hygiene/form", "tax/form"}}, "1001");
  ASSERT_EQ(Step(1, core::AskCorrection{{{"photo", core::MaterialState::kFlawed}}}, "1001"), "");
  EXPECT_EQ(ToldTwice(), 1U);
  EXPECT_EQ(SqliteReader(file_).ViolationsOf("1001", 0).size(), 1U);
  EXPECT_EQ(SqliteReader(file_).Case(3)->row.repeated, 1) << "both parts show it";
}

TEST_F(CaseNotesTest, TheOneFormGoesWithItsDraftAndWithItsPerson) {
  core::ReceiveJoint joint = Joint("");
  joint.keep = true;
  joint.form = core::SealedWords{"words/1", "ab"};
  ASSERT_EQ(Do(joint), "");
  EXPECT_TRUE(IsKept("words/1"));
  joint.draft = core::CaseId{1};
  joint.form->handle = "words/2";
  ASSERT_EQ(Do(joint), "");
  EXPECT_FALSE(IsKept("words/1")) << "another took its place";
  joint.keep = false;
  joint.applicant = "9d0f";
  joint.form->handle = "words/3";
  ASSERT_EQ(Do(joint), "");
  EXPECT_TRUE(IsKept("words/3"));
  EXPECT_EQ(SqliteReader(file_).Record(1)->form, "words/3");
  EXPECT_EQ(SqliteReader(file_).Case(1)->row.parts, 2) << "its row is a joint matter's now";
  ASSERT_EQ(Step(1, core::WithdrawCase{}), "");
  ASSERT_EQ(Do(core::ErasePerson{"9d0f", "2001"}), "");
  EXPECT_FALSE(IsKept("words/3"));

  core::ReceiveJoint draft = Joint("");
  draft.keep = true;
  draft.form = core::SealedWords{"words/4", "ab"};
  ASSERT_EQ(Do(draft), "");
  EXPECT_TRUE(IsKept("words/4"));
  GoTo(20);
  EXPECT_FALSE(IsKept("words/4")) << "nobody went on with it";
}

TEST_F(CaseNotesTest, WhatLedgersDidNotSayBeforeIsReadAndWritten) {
  int told = 0;
  for (core::Event event : SampleEvents()) {
    if (auto* joint = std::get_if<core::JointReceived>(&event)) {
      joint->form = core::SealedWords{"words/1", "ab"};
    } else if (auto* repeated = std::get_if<core::NoticeRepeated>(&event)) {
      repeated->who = "1002";
    } else if (auto* drafted = std::get_if<core::CaseDrafted>(&event)) {
      drafted->form = core::SealedWords{"words/2", "cd"};
    } else if (auto* decided = std::get_if<core::AppealDecided>(&event)) {
      decided->kase = core::CaseId{3};
    } else {
      continue;
    }
    const EncodedEvent written = Encode(event);
    EXPECT_EQ(std::get<core::Event>(Decode(written.kind, written.body)), event);
    ++told;
  }
  EXPECT_EQ(told, 4);
}

}  // namespace
}  // namespace yichuang::sqlite
