#include "hub/http/paper_desk.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/hub/http/served_hall.h"

namespace yichuang::http {
namespace {

const PaperPlace kPaperPlace{"云澜区政务服务中心", std::chrono::minutes(480),
                             core::Instant(core::Millis(1'778'290'200'000))};

person::Applicant PaperApplicant() {
  person::Applicant applicant;
  applicant.kind = person::ApplicantKind::kOrganisation;
  applicant.name = "云澜区晨光餐饮有限公司";
  return applicant;
}

documents::CasePaperFacts PaperFacts(const query::CaseRecord& record, std::size_t matter,
                                     const PaperWords& words = {}) {
  auto made =
      FactsOf(record, record.matters[matter], SampleItems(), PaperApplicant(), words, kPaperPlace);
  EXPECT_TRUE(std::holds_alternative<documents::CasePaperFacts>(made));
  return std::get<documents::CasePaperFacts>(made);
}

TEST(PaperDesk, TheCatalogueNamesWhatTheLedgerHasAsCodes) {
  const auto facts = PaperFacts(SampleRecord(), 0);
  EXPECT_EQ(facts.organ, "云澜区市场监督管理局");
  ASSERT_EQ(facts.materials.size(), 1U);
  EXPECT_EQ(facts.materials[0].name, "申请表");
  EXPECT_EQ(facts.materials[0].originals, 1U);
  EXPECT_EQ(PaperFacts(SampleRecord(), 1).reason, "申请事项依法不属于本机关职权范围。");
  EXPECT_EQ(PaperFacts(SampleRecord(), 1, {"经营场所在临江区。", "", "", ""}).reason,
            "经营场所在临江区。");
}

TEST(PaperDesk, ADueDayIsTheDayThatEndsWithIt) {
  query::CaseRecord record = SampleRecord();
  record.matters[0].kind = static_cast<int>(core::PaperKind::kAcceptance);
  record.matters[0].promised_ms = 1'779'292'800'000;  // midnight after 2026-05-20 in the hall
  const auto facts = PaperFacts(record, 0);
  EXPECT_EQ(facts.promised, std::chrono::local_days(std::chrono::year(2026) / 5 / 20));
}

TEST(PaperDesk, AMissingMaterialIsAskedForAndAFlawedOneAnew) {
  query::CaseRecord record = SampleRecord();
  record.matters[0].kind = static_cast<int>(core::PaperKind::kCorrection);
  record.matters[0].materials = {{"form", 1, {}}, {"gone", 2, {}}};
  record.matters[0].due = "2026-06-05";
  const auto facts = PaperFacts(record, 0);
  ASSERT_EQ(facts.materials.size(), 2U);
  EXPECT_EQ(facts.materials[0].problem, "未提交");
  EXPECT_EQ(facts.materials[1].wanted, "请按要求更正后重新提交");
  EXPECT_EQ(facts.materials[1].name, "gone") << "a material the catalogue has no more";
  EXPECT_EQ(Lacks(facts), std::nullopt);
}

TEST(PaperDesk, WordsComeBackAsTheyWereKept) {
  const PaperWords words{"理由", "临江区", "2026-06-01", "许可证"};
  EXPECT_EQ(ReadPaperWords(Written(words)), words);
  EXPECT_EQ(ReadPaperWords(Written(PaperWords{})), PaperWords{});
  EXPECT_EQ(ReadPaperWords(""), PaperWords{});
  EXPECT_EQ(ReadPaperWords("1\x1f"), PaperWords{});
}

TEST(PaperDesk, ProgressNamesTheNextDayOfTheApplicant) {
  query::CaseRecord record = SampleRecord();
  record.state = static_cast<int>(core::CaseState::kCorrection);
  record.end.reset();
  record.correct_until = "2026-06-05";
  EXPECT_EQ(ProgressJson({record}, std::chrono::minutes(480)),
            R"({"cases":[{"correct_until":"2026-06-05","item":"hygiene-licence","no":)"
            R"("hygiene-licence202605090001","received":"2026-05-09","state":"correction"}]})");
}

TEST(PaperDesk, AJointMatterHasOneReceiptThatNamesAllPartsAndOneDeliveryOfAllResults) {
  catalogue::Catalogue items = SampleItems();
  const std::string item = items.items.front().id;
  catalogue::JointMatter& matter = items.joint_matters.emplace_back();
  matter.id = "setup";
  matter.name.zh = "企业开办一件事";
  matter.parts = {{item, {"卫生许可", ""}}};
  matter.shared = {{"paper", {"申请表（共用）", ""}, {item + "/form"}}};
  query::CaseRecord whole = SampleRecord();
  whole.item = "setup";
  whole.matters[0].materials = {{"paper", 0, {}}, {"tax/account", 0, {}}};
  whole.parts = {SampleRecord(), SampleRecord()};
  whole.parts[0].item = item;
  whole.parts[0].approved = true;
  whole.parts[0].end.reset();
  whole.parts[1].item = "tax";
  whole.parts[1].approved = false;
  whole.parts[1].end.reset();
  const auto made = FactsOf(whole, whole.matters[0], items, PaperApplicant(), {}, kPaperPlace);
  ASSERT_TRUE(std::holds_alternative<documents::CasePaperFacts>(made));
  const auto& facts = std::get<documents::CasePaperFacts>(made);
  EXPECT_EQ(facts.item, "企业开办一件事（卫生许可、tax）");
  ASSERT_EQ(facts.materials.size(), 2U);
  EXPECT_EQ(facts.materials[0].name, "申请表（共用）");
  EXPECT_EQ(facts.materials[0].originals, 1U);
  EXPECT_EQ(facts.organ, kPaperPlace.hall);
  EXPECT_NE(facts.result.find("；tax：不予批准"), std::string::npos) << facts.result;
  EXPECT_EQ(Lacks(facts), std::nullopt);
}

TEST(PaperDesk, ProgressOfAJointMatterTellsOfItsParts) {
  query::CaseRecord whole = SampleRecord();
  whole.state = static_cast<int>(core::CaseState::kReview);
  whole.end.reset();
  whole.saved_days = 4;
  whole.parts = {SampleRecord(), SampleRecord()};
  whole.parts[0].state = static_cast<int>(core::CaseState::kApproved);
  whole.parts[1].state = static_cast<int>(core::CaseState::kReview);
  const auto told = nlohmann::json::parse(ProgressJson({whole}, std::chrono::minutes(480)));
  const auto& one = told["cases"][0];
  EXPECT_EQ(one["parts"].size(), 2U);
  EXPECT_EQ(one["parts_done"], 1);
  EXPECT_EQ(one["saved_days"], 4);
}

}  // namespace
}  // namespace yichuang::http
