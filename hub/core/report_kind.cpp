#include "hub/core/report_kind.h"

#include <algorithm>

namespace yichuang::core {
namespace {

using RK = ReportKind;
using RS = ReportSection;
using std::chrono::months;
using std::chrono::year_month;

constexpr std::array kRatingsSections{RS::kRatings, RS::kLevels,   RS::kStaff,
                                      RS::kBadTags, RS::kBadCases, RS::kExclusions};
constexpr std::array kStaffSections{RS::kStaff, RS::kWindows};
constexpr std::array kQueueSections{RS::kQueue, RS::kWindows};
constexpr std::array kExclusionSections{RS::kRatings, RS::kExclusions};
constexpr std::array kHotlineSections{RS::kHotlineKinds, RS::kHotlineChannels, RS::kHotlineUnits};
constexpr std::array kSpotCheckSections{RS::kSpotCheck};
constexpr std::array kDeviceSections{RS::kDevices};
constexpr std::array kQuarterSections{RS::kRatings, RS::kTrend,        RS::kLevels,    RS::kStaff,
                                      RS::kQueue,   RS::kHotlineUnits, RS::kExclusions};
constexpr std::array kFiveZeroSections{RS::kFiveZero};
constexpr std::array kProposalSections{RS::kProposal, RS::kProposalMonths};

constexpr std::array kRules{
    ReportRule{RK::kRatings, 1, true, true, kRatingsSections},
    ReportRule{RK::kStaff, 1, true, true, kStaffSections},
    ReportRule{RK::kQueue, 1, false, false, kQueueSections},
    ReportRule{RK::kExclusions, 1, true, false, kExclusionSections},
    ReportRule{RK::kHotline, 1, false, false, kHotlineSections},
    ReportRule{RK::kSpotCheck, 1, false, false, kSpotCheckSections},
    ReportRule{RK::kDevices, 1, false, false, kDeviceSections},
    ReportRule{RK::kQuarter, 3, true, false, kQuarterSections},
    ReportRule{RK::kFiveZero, 1, false, false, kFiveZeroSections},
    ReportRule{RK::kProposal, 3, true, false, kProposalSections, true},
};

// What has ratings comes twice: in advance by the 5th, and once the month is frozen.
constexpr std::array kJobs{
    ReportJob{RK::kRatings, false, 5, 5},    ReportJob{RK::kRatings, true, 5, 10},
    ReportJob{RK::kStaff, false, 5, 5},      ReportJob{RK::kStaff, true, 5, 10},
    ReportJob{RK::kExclusions, false, 5, 5}, ReportJob{RK::kExclusions, true, 5, 10},
    ReportJob{RK::kQueue, false, 5, 5},      ReportJob{RK::kHotline, false, 5, 5},
    ReportJob{RK::kSpotCheck, false, 5, 5},  ReportJob{RK::kDevices, false, 5, 5},
    ReportJob{RK::kQuarter, true, 5, 10},    ReportJob{RK::kFiveZero, true, 5, 10},
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
