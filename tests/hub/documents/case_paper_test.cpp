#include "hub/documents/case_paper.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "hub/documents/layout.h"
#include "tests/hub/documents/sample_case.h"

namespace yichuang::documents {
namespace {

using nlohmann::json;

std::string FaultOf(const json& file) {
  const auto read = ReadCasePaperRules(file.dump());
  const auto* fault = std::get_if<std::string>(&read);
  return fault == nullptr ? std::string() : *fault;
}

Paper PaperOf(const CasePaperFacts& facts, PaperCopy copy = PaperCopy::kForApplicant) {
  auto made = MakeCasePaper(CaseRules(), facts, copy);
  const auto* fault = std::get_if<std::string>(&made);
  EXPECT_EQ(fault, nullptr) << (fault == nullptr ? std::string() : *fault);
  return fault == nullptr ? std::get<Paper>(std::move(made)) : Paper{};
}

/// Paragraphs one a line, the title first.
std::string WordsOf(const Paper& paper) {
  std::string words;
  for (const Block& block : paper.blocks) {
    if (const auto* title = std::get_if<Title>(&block))
      words += title->text + "\n" + title->under + "\n";
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) words += paragraph->text + "\n";
    if (const auto* facts = std::get_if<Facts>(&block)) {
      for (const auto& fact : facts->facts) words += fact.label + "=" + fact.value + "\n";
    }
  }
  return words;
}

bool Says(const Paper& paper, const std::string& words) {
  return WordsOf(paper).find(words) != std::string::npos;
}

template <typename Kind>
const Kind* First(const Paper& paper) {
  for (const Block& block : paper.blocks) {
    if (const auto* found = std::get_if<Kind>(&block)) return found;
  }
  return nullptr;
}

std::vector<CasePaperKind> AllKinds() {
  std::vector<CasePaperKind> kinds;
  for (std::size_t i = 0; i < kCasePaperKinds; ++i) kinds.push_back(static_cast<CasePaperKind>(i));
  return kinds;
}

TEST(CaseRules, ThatComeWithTheProgramAreWhole) {
  const CasePaperRules rules = CaseRules();
  std::set<std::string> titles;
  for (const CasePaperRule& rule : rules.papers) titles.insert(rule.title);
  EXPECT_EQ(titles.size(), kCasePaperKinds);
  EXPECT_TRUE(titles.contains("申请材料补正告知书"));
}

TEST(CaseRules, AFaultIsNamedWithItsPlace) {
  const json good = json::parse(CaseRulesText());
  EXPECT_EQ(FaultOf(good), "");
  json file = good;
  file["papers"][2]["after"][0] = "请于{limt}前提交。";
  EXPECT_EQ(FaultOf(file), "papers[2].after[0]: there is no place {limt}");
  file = good;
  file["papers"][2]["after"][0] = "请于{limit前提交。";
  EXPECT_EQ(FaultOf(file), "papers[2].after[0]: there is no place {limit前提交。}");
  file = good;
  file["papers"][0]["titel"] = "x";
  EXPECT_EQ(FaultOf(file), "papers[0].titel: there is no such key");
  file = good;
  file["papers"].erase(11);
  EXPECT_EQ(FaultOf(file), "papers: \"delivery\" is missing");
  file = good;
  file["papers"][1]["kind"] = "receipt";
  EXPECT_EQ(FaultOf(file), "papers[1].kind: this paper stands there twice");
  file = good;
  file["types"][0]["articles"]["acceptence"] = "第一条";
  EXPECT_EQ(FaultOf(file), "types[0].articles.acceptence: there is no paper \"acceptence\"");
  file = good;
  file["valid_from"] = "2026-02-30";
  EXPECT_EQ(FaultOf(file), "valid_from: must be a day like 2026-01-01");
  file = good;
  file["labels"].erase("lack");
  EXPECT_EQ(FaultOf(file), "labels.lack: is missing");
  EXPECT_EQ(FaultOf(json::array()), "the file: must be an object");
}

TEST(CasePaper, AnAcceptedLicenceCitesItsArticleAndBothDates) {
  const Paper paper = PaperOf(HardCase(CasePaperKind::kAcceptance));
  EXPECT_EQ(paper.title, "行政许可受理通知书");
  EXPECT_TRUE(Says(paper, "云政受〔2026〕12号"));
  EXPECT_TRUE(Says(paper, "依据：《中华人民共和国行政许可法》第三十二条第一款第五项。"));
  EXPECT_TRUE(Says(paper, "承诺办结日=2026年5月20日"));
  EXPECT_TRUE(Says(paper, "法定办结日=2026年6月8日"));
}

// 不是所有事项都是行政许可: what is not verified law stands on no paper.
TEST(CasePaper, AnItemWithoutVerifiedLawCitesNoneAndOffersNoRemedy) {
  for (const bool other_type : {true, false}) {
    CasePaperFacts facts = HardCase(CasePaperKind::kRefusal);
    if (other_type) {
      facts.type = catalogue::ItemType::kPublicService;
    } else {
      facts.verified = false;
    }
    const Paper paper = PaperOf(facts);
    EXPECT_EQ(paper.title, "不予受理通知书");
    EXPECT_FALSE(Says(paper, "依据"));
    EXPECT_FALSE(Says(paper, "行政复议"));
    EXPECT_TRUE(Says(paper, "办理该事项请向临江区市场监督管理局申请。"));
  }
  EXPECT_TRUE(Says(PaperOf(HardCase(CasePaperKind::kRefusal)), "六十日内依法申请行政复议"));
}

TEST(CasePaper, ACorrectionTellsEverythingOnceAndIsSignedByBoth) {
  const Paper paper = PaperOf(HardCase(CasePaperKind::kCorrection, 2));
  const auto* table = First<Table>(paper);
  ASSERT_NE(table, nullptr);
  ASSERT_EQ(table->rows.size(), 2U);
  EXPECT_EQ(table->rows[1].cells[1], "第二页缺法定代表人签字，复印件字迹不清。");
  EXPECT_EQ(table->rows[1].cells[2], "请补签字并重新复印，加盖公章。");
  EXPECT_TRUE(Says(paper, "请于2026年5月25日前"));
  EXPECT_TRUE(Says(paper, "一式两份"));
  const auto* sign = First<Signatures>(paper);
  ASSERT_NE(sign, nullptr);
  EXPECT_EQ(sign->labels[1], "申请人（代理人）");
}

TEST(CasePaper, WhatWasFilledInOnceForAJointMatterStandsOnIt) {
  CasePaperFacts facts = HardCase(CasePaperKind::kReceipt);
  EXPECT_FALSE(Says(PaperOf(facts), "申请人填写的内容"));
  facts.form = {{"企业名称", "云澜区晨光餐饮有限公司"}, {"用工人数", "12"}};
  EXPECT_TRUE(
      Says(PaperOf(facts), "申请人填写的内容：\n企业名称=云澜区晨光餐饮有限公司\n用工人数=12\n"));
}

TEST(CasePaper, TheTwoCopiesDifferInNothingButWhoKeepsThem) {
  const CasePaperFacts facts = HardCase(CasePaperKind::kCorrection);
  std::string applicant = WordsOf(PaperOf(facts, PaperCopy::kForApplicant));
  const std::string file = WordsOf(PaperOf(facts, PaperCopy::kForFile));
  const std::string mine = "第一联　申请人留存";
  ASSERT_NE(applicant.find(mine), std::string::npos);
  applicant.replace(applicant.find(mine), mine.size(), "第二联　受理部门留存");
  EXPECT_EQ(applicant, file);
}

TEST(CasePaper, AReprintSaysSo) {
  CasePaperFacts facts = HardCase(CasePaperKind::kReceipt);
  EXPECT_FALSE(Says(PaperOf(facts), "补打"));
  facts.print = 3;
  EXPECT_TRUE(Says(PaperOf(facts), "补打，第 3 次打印"));
}

TEST(CasePaper, ASealHasAPlaceAndIsNeverDrawn) {
  const auto* place = First<SealPlace>(PaperOf(HardCase(CasePaperKind::kAcceptance)));
  ASSERT_NE(place, nullptr);
  const Paper receipt = PaperOf(HardCase(CasePaperKind::kReceipt));
  EXPECT_EQ(First<SealPlace>(receipt), nullptr);
}

TEST(CasePaper, AFactThatIsNeededAndMissingIsNamed) {
  const auto fault = [](const CasePaperFacts& facts) {
    const auto made = MakeCasePaper(CaseRules(), facts, PaperCopy::kForFile);
    const auto* text = std::get_if<std::string>(&made);
    return text == nullptr ? std::string() : *text;
  };
  CasePaperFacts facts = HardCase(CasePaperKind::kCorrection);
  facts.limit.reset();
  EXPECT_EQ(fault(facts), "correction needs {limit}, which the case does not have");
  facts = HardCase(CasePaperKind::kCorrection);
  facts.materials[1].wanted.clear();
  EXPECT_EQ(fault(facts), "correction needs {materials}, which the case does not have");
  facts = HardCase(CasePaperKind::kDenial);
  facts.reason.clear();
  EXPECT_EQ(fault(facts), "denial needs {reason}, which the case does not have");
  facts = HardCase(CasePaperKind::kAcceptance);
  facts.promised.reset();
  EXPECT_EQ(fault(facts), "acceptance needs {promised}, which the case does not have");
  facts = HardCase(CasePaperKind::kRefusal);
  facts.competent.clear();
  EXPECT_EQ(fault(facts), "refusal needs {competent}, which the case does not have");
}

TEST(CasePaper, LongNamesAndFortyMaterialsStayWithinThePageOnEveryKind) {
  const Medium medium = A4(false);
  const Typesetter type(Typesetter::Target::kOutlines);
  for (const CasePaperKind kind : AllKinds()) {
    const LaidOut laid_out = LayOut(PaperOf(HardCase(kind, 40)), medium, type);
    std::size_t lines = 0;
    for (const Sheet& sheet : laid_out.sheets) {
      for (const Mark& mark : sheet.marks) {
        const auto* glyphs = std::get_if<Glyphs>(&mark);
        if (glyphs == nullptr) continue;
        ++lines;
        const Rect ink = glyphs->ink();
        EXPECT_GE(ink.x, medium.margin_x - 1) << Name(kind);
        EXPECT_LE(ink.right(), sheet.width - medium.margin_x + 1) << Name(kind);
        EXPECT_LE(ink.bottom(), sheet.height) << Name(kind);
      }
    }
    EXPECT_GT(lines, 10U) << Name(kind);
  }
}

}  // namespace
}  // namespace yichuang::documents
