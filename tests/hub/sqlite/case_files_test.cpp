#include "hub/sqlite/case_files.h"

#include <gtest/gtest.h>

#include <chrono>

#include "hub/core/hall.h"
#include "hub/sqlite/reader.h"
#include "tests/hub/sqlite/hall_file.h"

namespace yichuang::sqlite {
namespace {

using namespace std::chrono_literals;
using core::PaperKind;

constexpr core::WindowNo kCaseWindow{1};

/// A hall on disk that asks its own past, as the hub does.
class CaseFilesTest : public HallFile {
 protected:
  void SetUp() override {
    Store::Create(file_);
    Open();
    core::Plan plan;
    plan.hall = "demo";
    plan.windows = {{kCaseWindow, "A", "win-01", ""}};
    plan.staff = {{core::StaffId{}, "1001"}};
    Do(core::Configure{plan});
    Do(core::StartShift{kCaseWindow, "1001"});
  }

  void Open() {
    store_.reset();
    store_ = std::make_unique<Store>(file_);
    hall_ = store_->Load();
  }

  /// The reason of the refusal, or "".
  std::string Do(core::Command command, bool commit = true) {
    store_->Begin();
    core::FetchPast(hall_, command, *store_);
    const core::Decision decision = core::Decide(hall_, command, now_);
    if (const auto* refusal = std::get_if<core::Refusal>(&decision)) {
      store_->Rollback();
      return std::string(contract::Name(refusal->reason));
    }
    core::Hall ahead = hall_;
    for (const core::Event& event : std::get<core::Events>(decision)) {
      const core::Record record{ahead.seq + 1, now_, "user:1001", event};
      store_->Append(record);
      core::Apply(ahead, record);
    }
    if (!commit) {
      store_->Rollback();
      return "lost";
    }
    store_->Commit();
    hall_ = std::move(ahead);
    return {};
  }

  static core::CaseItem Licence() {
    core::CaseItem item;
    item.id = "hygiene";
    item.rules.promised = catalogue::Limit{catalogue::LimitUnit::kWorkingDays, 10};
    item.materials = {{"form", true, false, core::MaterialState::kTaken},
                      {"photo", true, true, core::MaterialState::kMissing}};
    return item;
  }

  static core::CaseItem Seal() {
    core::CaseItem item;
    item.id = "seal";
    item.rules.depth = catalogue::Depth::kOnSpot;
    item.materials = {{"identity", true, false, core::MaterialState::kTaken}};
    return item;
  }

  /// Kinds of papers the case may have, as numbers.
  static std::string Kinds(const query::CaseRecord& record) {
    std::string kinds;
    for (const query::CaseMatter& each : record.matters)
      kinds += (kinds.empty() ? "" : " ") + std::to_string(each.kind);
    return kinds;
  }

  std::string Print(PaperKind kind, std::uint64_t about, const std::string& code) {
    return Do(core::PrintPaper{core::CaseId{1}, kind, about, code, "1001"});
  }

  query::CaseRecord Case() {
    SqliteReader reader(file_);
    return reader.Record(1).value_or(query::CaseRecord{});
  }

  std::unique_ptr<Store> store_;
  core::Hall hall_;
  core::Instant now_ = std::chrono::sys_days(2026y / 5 / 11) + 2h;
};

TEST_F(CaseFilesTest, TellsEveryMatterThatAPaperMayBeAbout) {
  core::ReceiveCase receive{.window = kCaseWindow, .item = Licence(), .draft = {}, .promises = {}};
  receive.applicant = "9d0f";
  EXPECT_EQ(Do(receive), "");
  const auto correct = core::AskCorrection{
      {{"form", core::MaterialState::kFlawed}, {"photo", core::MaterialState::kMissing}}};
  EXPECT_EQ(Do(core::StepCase{core::CaseId{1}, {}, correct}), "");
  query::CaseRecord told = Case();
  ASSERT_EQ(told.matters.size(), 2U);
  EXPECT_EQ(told.matters[0].kind, static_cast<int>(PaperKind::kReceipt));
  ASSERT_EQ(told.matters[0].materials.size(), 1U) << "what was handed in, and nothing else";
  EXPECT_EQ(told.matters[0].materials[0].id, "form");
  EXPECT_EQ(told.matters[1].materials.size(), 2U);
  EXPECT_EQ(told.matters[1].due, told.correct_until);
  EXPECT_EQ(told.applicant, "9d0f");
  Do(core::StepCase{core::CaseId{1}, {}, core::ResubmitCase{{"form", "photo"}}});
  Do(core::StepCase{core::CaseId{1}, {}, core::AcceptCase{}});
  told = Case();
  ASSERT_EQ(told.matters.size(), 4U);
  EXPECT_EQ(told.matters[3].kind, static_cast<int>(PaperKind::kAcceptance));
  EXPECT_EQ(told.matters[3].materials.size(), 2U);
  EXPECT_TRUE(told.matters[3].promised_ms.has_value());
}

TEST_F(CaseFilesTest, ACrashLeavesNoGapInTheNumbers) {
  Do(core::ReceiveCase{.window = kCaseWindow, .item = Licence(), .draft = {}, .promises = {}});
  EXPECT_EQ(Print(PaperKind::kReceipt, 3, "AAAAAAAAAAAA"), "");
  EXPECT_EQ(
      Do(core::PrintPaper{core::CaseId{1}, PaperKind::kReceipt, 4, "BBBBBBBBBBBB", "1001"}, false),
      "lost")
      << "decided and never committed";
  Open();
  EXPECT_EQ(Print(PaperKind::kReceipt, 5, "CCCCCCCCCCCC"), "");
  const auto papers = Case().papers;
  ASSERT_EQ(papers.size(), 2U);
  EXPECT_EQ(papers[0].number, 1U);
  EXPECT_EQ(papers[1].number, 2U);
}

TEST_F(CaseFilesTest, AReprintIsCountedAndAVoidPaperStaysWithItsReason) {
  Do(core::ReceiveCase{.window = kCaseWindow, .item = Licence(), .draft = {}, .promises = {}});
  Print(PaperKind::kReceipt, 3, "AAAAAAAAAAAA");
  Print(PaperKind::kReceipt, 3, "BBBBBBBBBBBB");
  EXPECT_EQ(
      Do(core::VoidPaper{{PaperKind::kReceipt, 2026, 1}, core::PaperFault::kNotServed, "1001"}),
      "");
  EXPECT_EQ(
      Do(core::VoidPaper{{PaperKind::kReceipt, 2026, 1}, core::PaperFault::kNotServed, "1001"}),
      "paper_void");
  Print(PaperKind::kReceipt, 3, "CCCCCCCCCCCC");
  SqliteReader reader(file_);
  const auto first = reader.PaperOf("AAAAAAAAAAAA");
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(first->prints, 2U) << "the code is the first print's";
  EXPECT_EQ(first->fault, static_cast<int>(core::PaperFault::kNotServed));
  query::CaseListAsk ask;
  ask.no = "AAAAAAAAAAAA";
  ASSERT_EQ(reader.Cases(ask).rows.size(), 1U) << "the code on a paper leads to its case";
  EXPECT_EQ(reader.Cases(ask).rows[0].id, 1U);
  ask.no = "BBBBBBBBBBBB";
  EXPECT_TRUE(reader.Cases(ask).rows.empty());
  EXPECT_EQ(reader.PaperOf("BBBBBBBBBBBB"), std::nullopt);
  EXPECT_EQ(reader.PaperOf("CCCCCCCCCCCC")->number, 2U);
}

TEST_F(CaseFilesTest, ACaseIsFoundByItsNumberItsDigitsOrTheTicketOfToday) {
  Do(core::ReceiveCase{.window = kCaseWindow, .item = Licence(), .draft = {}, .promises = {}});
  SqliteReader reader(file_);
  EXPECT_EQ(reader.CasesNamed("hygiene202605110001", "2026-05-11").size(), 1U);
  EXPECT_EQ(reader.CasesNamed("202605110001", "2026-05-12").size(), 1U);
  EXPECT_TRUE(reader.CasesNamed("202605110002", "2026-05-11").empty());
  EXPECT_TRUE(reader.CasesNamed("0001", "2026-05-11").empty());
  EXPECT_TRUE(reader.CasesNamed("A001", "2026-05-11").empty());
  EXPECT_TRUE(reader.CasesNamed("", "2026-05-11").empty());
  EXPECT_TRUE(reader.CasesNamed("AAAAAAAAAAAA", "2026-05-11").empty());
  Print(PaperKind::kReceipt, 3, "AAAAAAAAAAAA");
  EXPECT_EQ(reader.CasesNamed("AAAAAAAAAAAA", "2026-05-11").size(), 1U) << "a scanned paper";
}

TEST_F(CaseFilesTest, AnErasedPersonIsNobodysApplicant) {
  core::ReceiveCase receive{.window = kCaseWindow, .item = Licence(), .draft = {}, .promises = {}};
  receive.applicant = "9d0f";
  Do(receive);
  {
    SqliteReader reader(file_);
    EXPECT_EQ(reader.Applicants(), std::vector<std::string>{"9d0f"});
  }
  Do(core::StepCase{core::CaseId{1}, {}, core::WithdrawCase{}});
  EXPECT_EQ(Do(core::ErasePerson{"9d0f", "2001"}), "");
  SqliteReader reader(file_);
  EXPECT_TRUE(reader.Applicants().empty());
}

TEST_F(CaseFilesTest, AJointMatterHasOneReceiptOneDeliveryAndTheStateOfItsParts) {
  core::ReceiveJoint receive;
  receive.window = kCaseWindow;
  receive.matter = "setup";
  receive.items = {Licence(), Seal()};
  receive.shared = {{"identity", {{"hygiene", "form"}, {"seal", "identity"}}}};
  receive.absent = {{"hygiene/photo", core::MaterialState::kMissing}};
  receive.promises = {{"hygiene/photo", 3}};
  receive.credit_checked = true;
  receive.accept = true;
  receive.applicant = "9d0f";
  ASSERT_EQ(Do(receive), "");
  const query::CaseRecord whole = Case();
  EXPECT_EQ(whole.item, "setup");
  ASSERT_EQ(whole.parts.size(), 2U);
  EXPECT_EQ(whole.parts[0].joint, 1U);
  EXPECT_EQ(whole.parts[0].no, "hygiene202605110001");
  EXPECT_EQ(whole.parts[1].state, static_cast<int>(core::CaseState::kApproved));
  EXPECT_EQ(whole.promised_ms, whole.parts[0].promised_ms) << "the later one";
  EXPECT_EQ(Kinds(whole), "0") << "one receipt";
  EXPECT_EQ(Kinds(whole.parts[1]), "1 9") << "acceptance and decision are the unit's own";

  EXPECT_EQ(Do(core::StepCase{core::CaseId{1}, {}, core::AskCorrection{{{"x", {}}}}}),
            "unknown_material");
  EXPECT_EQ(Do(core::StepCase{core::CaseId{2}, {}, core::WithdrawCase{}}), "");
  EXPECT_EQ(Case().state, static_cast<int>(core::CaseState::kApproved)) << "the seal waits";
  EXPECT_EQ(Do(core::StepCase{core::CaseId{1}, {}, core::DeliverCase{{}, {}, true}}), "");
  EXPECT_EQ(Case().state, static_cast<int>(core::CaseState::kOver));
  EXPECT_EQ(Kinds(Case()), "0 11") << "one delivery";
  EXPECT_EQ(Kinds(Case().parts[1]), "1 9");

  SqliteReader reader(file_);
  const auto named = reader.CasesNamed("202605110001", "2026-05-11");
  ASSERT_EQ(named.size(), 1U) << "the parts share the digits, and stand in it";
  EXPECT_EQ(named[0].parts.size(), 2U);
  EXPECT_EQ(reader.CasesNamed("seal202605110001", "2026-05-11").front().joint, 1U);
}

}  // namespace
}  // namespace yichuang::sqlite
