#include "hub/core/case_rules.h"

#include <algorithm>

#include "hub/core/case_law.h"

namespace yichuang::core {
namespace {

bool Names(const catalogue::Item& item, const LawRule& rule) {
  return std::ranges::any_of(item.basis, [&](const catalogue::Basis& basis) {
    return basis.law == rule.law && basis.article == rule.article;
  });
}

}  // namespace

CaseRules RulesOf(const catalogue::Item& item) {
  CaseRules rules;
  rules.depth = item.depth;
  rules.promised = item.promised;
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(deemed_without_basis)) rules.notice_days = 5;
#endif
  if (!item.verified) return rules;
  rules.statutory = item.statutory;
  for (const LawRule& rule : LawRules()) {
    if (!Names(item, rule)) continue;
    (rule.effect == LawEffect::kDeemed ? rules.notice_days : rules.extension_days) = rule.days;
  }
  return rules;
}

CaseRules RulesOf(const catalogue::Item& item, const catalogue::JointMatter& matter) {
  CaseRules rules = RulesOf(item);
  if (!item.verified || !matter.statutory) return rules;
  rules.statutory = matter.statutory;
  if (matter.extension_days > 0) rules.extension_days = matter.extension_days;
  return rules;
}

}  // namespace yichuang::core
