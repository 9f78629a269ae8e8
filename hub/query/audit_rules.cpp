#include "hub/query/audit_rules.h"

#include <array>

namespace yichuang::query {
namespace {

using namespace std::chrono_literals;

// In the order of their days.
constexpr std::array<AuditRules, 1> kAuditRules{{{.valid_from = 2020y / 1 / 1}}};

}  // namespace

const AuditRules& AuditRulesOn(std::chrono::year_month_day day) {
  const AuditRules* rules = &kAuditRules.front();
  for (const AuditRules& each : kAuditRules) {
    if (each.valid_from <= day) rules = &each;
  }
  return *rules;
}

}  // namespace yichuang::query
