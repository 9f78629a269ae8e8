#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "hub/query/indicators.h"

/// 评议结果建议函: what the figures of one member of staff propose to his unit. Rules are data with
/// the day from which they hold; no source gives numbers, so they are defaults of the hall.
namespace yichuang::query {

enum class Proposal : std::uint8_t {
  kNone,
  kPraise,      ///< 表扬
  kPromote,     ///< 重用
  kChangePost,  ///< 调整岗位
};
/// "praise" …; "" for kNone.
std::string_view NameOf(Proposal proposal);

struct ProposalRules {
  std::chrono::year_month_day valid_from{};
  /// Ratings from devices with five keys in each period that is looked at; of fewer nothing is
  /// proposed, whatever they say.
  std::uint32_t least_rated = 30;
  /// Points by which the nearer end of the score's interval must stand above the hall's average.
  double above = 0.0;
  /// The same below it.
  double below = 0.0;
  /// 重用 and 调整岗位: in this period and the one before. One period alone praises, and never
  /// costs anybody his post.
  bool both_periods = true;
};
const ProposalRules& ProposalRulesOn(std::chrono::year_month_day day);

/// One period of somebody among all.
struct ProposalPeriod {
  FigureCounts own;
  FigureCounts hall;  ///< sum of everybody, himself among them
};

/// Whether the interval of his score lies above (1) or below (-1) the hall's average, or holds it;
/// 0 for few ratings as well.
int StandingOf(const ProposalPeriod& period, const FigureRules& figures,
               const ProposalRules& rules);

Proposal ProposalOf(const ProposalPeriod& now, const ProposalPeriod& before,
                    const FigureRules& figures, const ProposalRules& rules);

}  // namespace yichuang::query
