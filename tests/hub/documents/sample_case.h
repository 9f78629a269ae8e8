#pragma once

#include <chrono>
#include <fstream>
#include <iterator>
#include <string>
#include <variant>

#include "hub/documents/case_paper.h"
#include "tests/hub/documents/sample_item.h"

/// A case that is hard to print, and the rules that come with the program.
namespace yichuang::documents {

inline std::string CaseRulesText() {
  std::ifstream file(YICHUANG_SOURCE_DIR "/hub/documents/data/case-papers.json", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline CasePaperRules CaseRules() {
  return std::get<CasePaperRules>(ReadCasePaperRules(CaseRulesText()));
}

inline std::chrono::local_days DayOf(unsigned month, unsigned day) {
  return std::chrono::local_days(std::chrono::year(2026) / std::chrono::month(month) /
                                 std::chrono::day(day));
}

/// Every fact that any paper may need; a licence whose law was verified. `materials` have names of
/// 60 characters.
inline CasePaperFacts HardCase(CasePaperKind kind, std::size_t materials = 3) {
  CasePaperFacts facts;
  facts.kind = kind;
  facts.number = "云政受〔2026〕12号";
  facts.verification = "7K3QX9A2M4";
  facts.hall = "云澜区政务服务中心";
  facts.organ = "云澜区市场监督管理局";
  facts.case_number = "11440232MB2D06811W400010117051000202605090001";
  facts.item = Repeated("食品经营许可（含冷食类食品制售）", 3) + "新办变更延续";
  facts.type = catalogue::ItemType::kLicence;
  facts.verified = true;
  facts.sample = true;
  facts.applicant = Repeated("云澜区阿卜杜拉·买买提江餐饮服务", 3) + "有限责任公司";
  facts.agent = "李明";
  facts.dated = DayOf(5, 11);
  facts.made = facts.dated + std::chrono::hours(9);
  for (std::size_t i = 1; i <= materials; ++i) {
    facts.materials.push_back({LongName(i).zh, 1, 2, "第二页缺法定代表人签字，复印件字迹不清。",
                               "请补签字并重新复印，加盖公章。"});
  }
  facts.received = DayOf(5, 9);
  facts.promised = DayOf(5, 20);
  facts.statutory = DayOf(6, 8);
  facts.limit = DayOf(5, 25);
  facts.start = DayOf(5, 12);
  facts.end = DayOf(5, 22);
  facts.days = 10;
  facts.reason = "申请的经营场所不在本机关管辖区域内。";
  facts.competent = "临江区市场监督管理局";
  facts.way = "窗口提交";
  facts.procedure = "专家评审";
  facts.result = "食品经营许可证";
  return facts;
}

}  // namespace yichuang::documents
