#include "hub/core/report_kind.h"

#include <algorithm>

namespace yichuang::core {
namespace {

using K = ReportKind;
using S = ReportSection;
using std::chrono::months;
using std::chrono::year_month;

constexpr std::array kRatingsSections{S::kRatings, S::kLevels, S::kStaff, S::kExclusions};
constexpr std::array kStaffSections{S::kStaff, S::kWindows};
constexpr std::array kQueueSections{S::kQueue, S::kWindows};
constexpr std::array kExclusionSections{S::kRatings, S::kExclusions};
constexpr std::array kHotlineSections{S::kHotlineKinds, S::kHotlineChannels, S::kHotlineUnits};
constexpr std::array kSpotCheckSections{S::kSpotCheck};
constexpr std::array kDeviceSections{S::kDevices};
constexpr std::array kQuarterSections{S::kRatings, S::kTrend,        S::kLevels,    S::kStaff,
                                      S::kQueue,   S::kHotlineUnits, S::kExclusions};
constexpr std::array kFiveZeroSections{S::kFiveZero};

constexpr std::array kRules{
    ReportRule{K::kRatings, 1, true, true, kRatingsSections},
    ReportRule{K::kStaff, 1, true, true, kStaffSections},
    ReportRule{K::kQueue, 1, false, false, kQueueSections},
    ReportRule{K::kExclusions, 1, true, false, kExclusionSections},
    ReportRule{K::kHotline, 1, false, false, kHotlineSections},
    ReportRule{K::kSpotCheck, 1, false, false, kSpotCheckSections},
    ReportRule{K::kDevices, 1, false, false, kDeviceSections},
    ReportRule{K::kQuarter, 3, true, false, kQuarterSections},
    ReportRule{K::kFiveZero, 1, false, false, kFiveZeroSections},
};

// What has ratings comes twice: in advance by the 5th, and once the month is frozen.
constexpr std::array kJobs{
    ReportJob{K::kRatings, false, 5, 5},    ReportJob{K::kRatings, true, 5, 10},
    ReportJob{K::kStaff, false, 5, 5},      ReportJob{K::kStaff, true, 5, 10},
    ReportJob{K::kExclusions, false, 5, 5}, ReportJob{K::kExclusions, true, 5, 10},
    ReportJob{K::kQueue, false, 5, 5},      ReportJob{K::kHotline, false, 5, 5},
    ReportJob{K::kSpotCheck, false, 5, 5},  ReportJob{K::kDevices, false, 5, 5},
    ReportJob{K::kQuarter, true, 5, 10},    ReportJob{K::kFiveZero, true, 5, 10},
};

year_month MonthOf(HallDay day) { return day.year() / day.month(); }

}  // namespace

std::span<const ReportRule> ReportRules() { return kRules; }
std::span<const ReportJob> ReportJobs() { return kJobs; }

const ReportRule* RuleOf(ReportKind kind) {
  const auto* found = std::ranges::find(kRules, kind, &ReportRule::kind);
  return found == kRules.end() ? nullptr : found;
}

std::optional<ReportKind> ReportKindNamed(std::string_view name) {
  const auto* found = std::ranges::find(kReportKindNames, name);
  if (found == kReportKindNames.end()) return std::nullopt;
  return static_cast<ReportKind>(found - kReportKindNames.begin());
}

std::string_view Name(ReportKind kind) {
  return kReportKindNames[static_cast<std::size_t>(kind) % kReportKindNames.size()];
}

std::optional<std::pair<HallDay, HallDay>> PeriodFrom(const ReportRule& rule, HallDay first) {
  const bool begins =
      first.ok() && first.day() == std::chrono::day(1) &&
      (static_cast<unsigned>(first.month()) - 1) % static_cast<unsigned>(rule.months) == 0;
  if (!begins) return std::nullopt;
  return std::pair(first, HallDay((MonthOf(first) + months(rule.months)) / 1));
}

std::pair<HallDay, HallDay> LastPeriod(const ReportRule& rule, HallDay day) {
  const auto beyond = (static_cast<unsigned>(day.month()) - 1) % static_cast<unsigned>(rule.months);
  const year_month end = MonthOf(day) - months(beyond);
  return {HallDay((end - months(rule.months)) / 1), HallDay(end / 1)};
}

}  // namespace yichuang::core
