#include "hub/core/plan.h"

#include <algorithm>

namespace yichuang::core {

namespace {

template <typename Items, typename Test>
auto Find(const Items& items, Test test) -> const typename Items::value_type* {
  const auto found = std::find_if(items.begin(), items.end(), test);
  return found == items.end() ? nullptr : &*found;
}

}  // namespace

const PlannedWindow* FindWindow(const Plan& plan, WindowNo number) {
  // Windows usually stand in the file as they stand in the hall: 1, 2, 3 …
  const std::size_t guess = Number(number) - std::size_t{1};
  if (guess < plan.windows.size() && plan.windows[guess].number == number) {
    return &plan.windows[guess];
  }
  return Find(plan.windows, [number](const PlannedWindow& each) { return each.number == number; });
}

const PlannedWindow* WindowOfEvaluator(const Plan& plan, std::string_view evaluator) {
  if (evaluator.empty()) return nullptr;
  // Once per press, over all windows: names differ in their last digits, so most need no full
  // comparison.
  return Find(plan.windows, [evaluator](const PlannedWindow& each) {
    return each.evaluator.size() == evaluator.size() && each.evaluator.back() == evaluator.back() &&
           each.evaluator == evaluator;
  });
}

bool IsPlannedDevice(const Plan& plan, std::string_view device) {
  if (device.empty()) return false;
  return Find(plan.windows,
              [device](const PlannedWindow& each) { return each.device == device; }) != nullptr;
}

const PlannedStaff* StaffNumbered(const Plan& plan, std::string_view number) {
  return Find(plan.staff, [number](const PlannedStaff& each) { return each.number == number; });
}

std::optional<StateLimits> MatterLimitsOf(const Plan& plan, MatterKindId kind) {
  const auto found = std::ranges::find(plan.matter_limits, kind, &KindLimits::kind);
  if (found == plan.matter_limits.end()) return std::nullopt;
  return found->limits;
}

std::optional<MatterNumbers> MatterNumbersOn(const Plan& plan, MatterKindId kind, HallDay day) {
  const KindNumbers* newest = nullptr;
  for (const KindNumbers& each : plan.matter_numbers) {
    bool holds = each.kind == kind && each.valid_from <= day;
#ifdef YICHUANG_DEFECT
    if (YICHUANG_DEFECT(number_before_its_day)) holds = each.kind == kind;
#endif
    if (holds && (newest == nullptr || newest->valid_from < each.valid_from)) newest = &each;
  }
  return newest == nullptr ? std::nullopt : std::optional(newest->numbers);
}

SampleRule SampleRuleOn(const Plan& plan, HallDay day) {
  SampleRule rule;
  for (const SampleRule& each : plan.sample_rules) {
    if (each.valid_from <= day && rule.valid_from <= each.valid_from) rule = each;
  }
  return rule;
}

const PlannedGroup* FindGroup(const Plan& plan, std::string_view id) {
  return Find(plan.groups, [id](const PlannedGroup& each) { return each.id == id; });
}

bool Serves(const PlannedWindow& window, std::string_view group) {
  return window.groups.empty() || std::ranges::find(window.groups, group) != window.groups.end();
}

}  // namespace yichuang::core
