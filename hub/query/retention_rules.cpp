#include "hub/query/retention_rules.h"

#include <array>

namespace yichuang::query {
namespace {

using namespace std::chrono_literals;

// In the order of their days.
constexpr std::array<RetentionRules, 1> kRetentions{{{.valid_from = 2020y / 1 / 1}}};

}  // namespace

const RetentionRules& RetentionOn(std::chrono::year_month_day day) {
  const RetentionRules* rules = &kRetentions.front();
  for (const RetentionRules& each : kRetentions) {
    if (each.valid_from <= day) rules = &each;
  }
  return *rules;
}

}  // namespace yichuang::query
