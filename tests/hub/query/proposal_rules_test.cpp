#include "hub/query/proposal_rules.h"

#include <gtest/gtest.h>

#include "hub/query/figure_rules.h"

namespace yichuang::query {
namespace {

using namespace std::chrono_literals;

constexpr auto kDay = 2026y / 4 / 1;

/// A hall of which one in ten is dissatisfied, and somebody with so many good and bad ratings.
ProposalPeriod PeriodOf(std::uint64_t good, std::uint64_t bad) {
  ProposalPeriod period;
  period.own.levels[4] = good;
  period.own.levels[0] = bad;
  period.hall.levels[4] = 900 + good;
  period.hall.levels[0] = 100 + bad;
  return period;
}

Proposal Proposed(const ProposalPeriod& now, const ProposalPeriod& before) {
  return ProposalOf(now, before, RulesOn(kDay), ProposalRulesOn(kDay));
}

TEST(Proposal, OneGoodPeriodPraisesAndTwoPromote) {
  EXPECT_EQ(Proposed(PeriodOf(400, 0), PeriodOf(90, 10)), Proposal::kPraise);
  EXPECT_EQ(Proposed(PeriodOf(400, 0), PeriodOf(400, 0)), Proposal::kPromote);
  EXPECT_EQ(NameOf(Proposal::kPromote), "promote");
}

TEST(Proposal, OneBadPeriodProposesNothingAndTwoAChangeOfPost) {
  EXPECT_EQ(Proposed(PeriodOf(100, 100), PeriodOf(90, 10)), Proposal::kNone);
  EXPECT_EQ(Proposed(PeriodOf(100, 100), PeriodOf(100, 100)), Proposal::kChangePost);
  EXPECT_EQ(Proposed(PeriodOf(100, 100), PeriodOf(400, 0)), Proposal::kNone);
}

TEST(Proposal, NothingIsProposedFromFewRatingsOrWithinTheInterval) {
  EXPECT_EQ(Proposed(PeriodOf(0, 29), PeriodOf(0, 29)), Proposal::kNone) << "29 of 30";
  EXPECT_EQ(Proposed(PeriodOf(0, 30), PeriodOf(0, 29)), Proposal::kNone) << "in each period";
  EXPECT_EQ(Proposed(PeriodOf(0, 30), PeriodOf(0, 30)), Proposal::kChangePost);
  EXPECT_EQ(Proposed(PeriodOf(91, 9), PeriodOf(91, 9)), Proposal::kNone)
      << "a little above the average may be chance";
  EXPECT_EQ(Proposed({}, {}), Proposal::kNone);
}

}  // namespace
}  // namespace yichuang::query
