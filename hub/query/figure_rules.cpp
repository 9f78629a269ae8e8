#include "hub/query/figure_rules.h"

namespace yichuang::query {
namespace {

using namespace std::chrono_literals;

// In the order of their days.
constexpr std::array<FigureRules, 1> kRules{{{.valid_from = 2020y / 1 / 1}}};

}  // namespace

const FigureRules& RulesOn(std::chrono::year_month_day day) {
  const FigureRules* rules = &kRules.front();
  for (const FigureRules& each : kRules) {
    if (each.valid_from <= day) rules = &each;
  }
  return *rules;
}

std::chrono::year_month_day FrozenFrom(std::chrono::year_month_day day) {
  const std::chrono::year_month next = day.year() / day.month() + std::chrono::months(1);
  const std::chrono::sys_days last = next / std::chrono::day(RulesOn(day).freeze_day);
  return last + std::chrono::days(1);
}

bool IsFrozen(std::chrono::year_month_day service, std::chrono::year_month_day arrival) {
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(freeze_ignored)) return false;
#endif
  return arrival >= FrozenFrom(service);
}

}  // namespace yichuang::query
