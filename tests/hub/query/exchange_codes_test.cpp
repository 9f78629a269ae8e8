#include "hub/query/exchange_codes.h"

#include <gtest/gtest.h>

namespace yichuang::query {
namespace {

TEST(ExchangeCodes, TwoStandardsCountInOppositeDirections) {
  EXPECT_EQ(SatisfactionCode(CodeTable::kGbt39046, 5), 1) << "非常满意";
  EXPECT_EQ(SatisfactionCode(CodeTable::kGbt39046, 1), 5);
  EXPECT_EQ(SatisfactionCode(CodeTable::kExchange, 5), 5);
  EXPECT_EQ(SatisfactionCode(CodeTable::kZhejiang, 1), 1);
}

TEST(ExchangeCodes, WhatLeavesComesBackTheSame) {
  for (int i = 0; i < kCodeTableCount; ++i) {
    const auto table = static_cast<CodeTable>(i);
    for (int level = 1; level <= 5; ++level)
      EXPECT_EQ(LevelOfCode(table, SatisfactionCode(table, level).value_or(0)), level) << i;
    for (int channel = 0; channel < kRatingChannelCount; ++channel) {
      const auto one = static_cast<RatingChannel>(channel);
      if (const auto code = ChannelCode(table, one)) EXPECT_EQ(ChannelOfCode(table, *code), one);
    }
    for (int kind = 0; kind < kCaseKindCount; ++kind) {
      const auto one = static_cast<CaseKind>(kind);
      if (const auto code = CaseKindCode(table, one)) EXPECT_EQ(CaseKindOfCode(table, *code), one);
    }
  }
}

TEST(ExchangeCodes, TablesDifferWhereTheySay) {
  EXPECT_EQ(ChannelCode(CodeTable::kExchange, RatingChannel::kSms), 7);
  EXPECT_EQ(ChannelCode(CodeTable::kZhejiang, RatingChannel::kSms), 6);
  EXPECT_EQ(ChannelOfCode(CodeTable::kZhejiang, 7), RatingChannel::kDefault);
  EXPECT_EQ(ChannelCode(CodeTable::kGbt39046, RatingChannel::kTerminal), std::nullopt);
  EXPECT_EQ(CaseKindCode(CodeTable::kGbt39046, CaseKind::kImmediate), 1);
  EXPECT_EQ(CaseKindCode(CodeTable::kZhejiang, CaseKind::kImmediate), 2);
}

TEST(ExchangeCodes, WhatIsNoCodeIsNone) {
  for (int i = 0; i < kCodeTableCount; ++i) {
    const auto table = static_cast<CodeTable>(i);
    for (const int code : {-1, 0, 6, 99}) EXPECT_EQ(LevelOfCode(table, code), std::nullopt);
    EXPECT_EQ(SatisfactionCode(table, 0), std::nullopt);
    EXPECT_EQ(SatisfactionCode(table, 6), std::nullopt);
    EXPECT_EQ(CaseKindOfCode(table, 0), std::nullopt);
  }
  EXPECT_EQ(ChannelOfCode(CodeTable::kExchange, 8), std::nullopt);
}

}  // namespace
}  // namespace yichuang::query
