#include "hub/query/proposal_rules.h"

#include <array>
#include <numeric>

namespace yichuang::query {
namespace {

using namespace std::chrono_literals;

// In the order of their days.
constexpr std::array<ProposalRules, 1> kProposalRules{{{.valid_from = 2020y / 1 / 1}}};
constexpr std::array<std::string_view, 4> kProposalNames{"", "praise", "promote", "change_post"};

}  // namespace

std::string_view NameOf(Proposal proposal) {
  return kProposalNames[static_cast<std::size_t>(proposal)];
}

const ProposalRules& ProposalRulesOn(std::chrono::year_month_day day) {
  const ProposalRules* rules = &kProposalRules.front();
  for (const ProposalRules& each : kProposalRules) {
    if (each.valid_from <= day) rules = &each;
  }
  return *rules;
}

int StandingOf(const ProposalPeriod& period, const FigureRules& figures,
               const ProposalRules& rules) {
  const auto& levels = period.own.levels;
  const std::uint64_t rated = std::accumulate(levels.begin(), levels.end(), std::uint64_t{0});
  const auto average = IndicatorsOf(period.hall, figures).average;
  const Score score = ScoreOf(period.own, period.hall, figures);
  bool few = rated < rules.least_rated;
#ifdef YICHUANG_DEFECT
  few = few && !YICHUANG_DEFECT(proposal_of_few);
#endif
  if (few || !average || !score.value) return 0;
  if (score.interval.low > *average + rules.above) return 1;
  if (score.interval.high < *average - rules.below) return -1;
  return 0;
}

Proposal ProposalOf(const ProposalPeriod& now, const ProposalPeriod& before,
                    const FigureRules& figures, const ProposalRules& rules) {
  const int standing = StandingOf(now, figures, rules);
  if (standing == 0) return Proposal::kNone;
  const bool again = !rules.both_periods || StandingOf(before, figures, rules) == standing;
  if (standing > 0) return again ? Proposal::kPromote : Proposal::kPraise;
  return again ? Proposal::kChangePost : Proposal::kNone;
}

}  // namespace yichuang::query
