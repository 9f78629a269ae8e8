#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "hub/core/ids.h"

/// 报表: which kinds there are, what stands in them, when they are due. Rows of data, no code.
namespace yichuang::core {

enum class ReportKind : std::uint8_t {
  kRatings,     ///< 好差评月报
  kStaff,       ///< 窗口和人员月报
  kQueue,       ///< 排队月报
  kExclusions,  ///< 评价排除月报
  kHotline,     ///< 热线月报
  kSpotCheck,   ///< 回访抽查月报
  kDevices,     ///< 设备月报
  kQuarter,     ///< 季度通报
  kFiveZero,    ///< 五零承诺
  kProposal,    ///< 评议结果建议函, of one person
};
inline constexpr int kReportKindCount = static_cast<int>(ReportKind::kProposal) + 1;

/// A table of a report; what its rows and columns are stands in hub/http/report_tables.h.
enum class ReportSection : std::uint8_t {
  kRatings,
  kLevels,
  kTrend,
  kStaff,
  kWindows,
  kQueue,
  kExclusions,
  kHotlineKinds,
  kHotlineChannels,
  kHotlineUnits,
  kSpotCheck,
  kDevices,
  kFiveZero,
  kBadTags,
  kBadCases,
  kProposal,
  kProposalMonths,
};
inline constexpr int kReportSectionCount = static_cast<int>(ReportSection::kProposalMonths) + 1;

inline constexpr std::array<std::string_view, kReportKindCount> kReportKindNames{
    "ratings",    "staff",   "queue",   "exclusions", "hotline",
    "spot_check", "devices", "quarter", "five_zero",  "proposal"};
inline constexpr std::array<std::string_view, kReportSectionCount> kReportSectionNames{
    "ratings",          "levels",        "trend",      "staff",
    "windows",          "queue",         "exclusions", "hotline_kinds",
    "hotline_channels", "hotline_units", "spot_check", "devices",
    "five_zero",        "bad_tags",      "bad_cases",  "proposal",
    "proposal_months"};

struct ReportRule {
  ReportKind kind = ReportKind::kRatings;
  int months = 1;      ///< of its period: 1 or 3
  bool rated = false;  ///< ratings stand in it: see IsSettled
  bool units = false;  ///< there is one of a single unit too
  std::span<const ReportSection> sections;
  bool person = false;  ///< each is of one person, and of nobody else's business
};

/// When the hub drafts a kind by itself. An advance edition is drafted at nine o'clock of the last
/// working day that is not after `day`; a settled one at nine of the first working day after it. Of
/// the month after the period. Both are late when nothing is published at the end of `publish`.
struct ReportJob {
  ReportKind kind = ReportKind::kRatings;
  bool settled = false;
  unsigned day = 5;
  unsigned publish = 10;
};

/// Null when there is no such kind.
const ReportRule* RuleOf(ReportKind kind);
std::span<const ReportRule> ReportRules();
std::span<const ReportJob> ReportJobs();
std::optional<ReportKind> ReportKindNamed(std::string_view name);
std::string_view Name(ReportKind kind);

/// First day of the period of a kind that `first` begins; absent when none begins there. The second
/// value is the first day that does not belong to it.
std::optional<std::pair<HallDay, HallDay>> PeriodFrom(const ReportRule& rule, HallDay first);
/// The last period that was over before `day` began.
std::pair<HallDay, HallDay> LastPeriod(const ReportRule& rule, HallDay day);

}  // namespace yichuang::core
