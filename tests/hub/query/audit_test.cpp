#include "hub/query/audit.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace yichuang::query {
namespace {

constexpr std::int64_t kMinute = 60'000;
/// 2026-05-11, 10:00 in a hall of +08:00.
constexpr std::int64_t kTen = 1'778'464'800'000;

/// A month in which the clerk of window 3 serves somebody every ten minutes.
class AuditTest : public testing::Test {
 protected:
  AuditRating& Rate(std::int64_t pressed_ms, int level = 5) {
    AuditRating rating;
    rating.seq = 10 + material_.ratings.size();
    rating.pressed_ms = pressed_ms;
    rating.came_ms = pressed_ms + 500;
    rating.opened_ms = pressed_ms - 5 * kMinute;
    rating.service = rating.seq;
    rating.window = 3;
    rating.staff = 7;
    rating.level = static_cast<std::uint8_t>(level);
    rating.elapsed_ms = 8'000;
    rating.source = "ev-0003";
    rating.visit = "A001";
    material_.ratings.push_back(rating);
    return material_.ratings.back();
  }
  AuditService& Serve(std::int64_t ended_ms, int level = 0, bool invited = true) {
    AuditService service;
    service.id = 1 + material_.services.size();
    service.window = 3;
    service.staff = 7;
    service.visit = "A001";
    service.ended_ms = ended_ms;
    service.invited = invited;
    service.level = static_cast<std::uint8_t>(level);
    material_.services.push_back(service);
    return material_.services.back();
  }
  void Refuse(std::int64_t at_ms, const char* reason) {
    material_.refusals.push_back({100 + material_.refusals.size(), at_ms, "ev-0003", reason});
  }
  std::vector<AuditFlag> Flags() const { return FlagsOf(material_, AuditRules{}); }
  /// The flags of one rule; anything else that was flagged fails the test.
  std::vector<AuditFlag> Only(AuditRule rule) const {
    std::vector<AuditFlag> flags = Flags();
    for (const AuditFlag& flag : flags) EXPECT_STREQ(Name(flag.rule), Name(rule));
    return flags;
  }

  AuditMaterial material_;
};

TEST_F(AuditTest, AnOrdinaryDayHasNoFlag) {
  for (int i = 0; i < 40; ++i) {
    Rate(kTen + i * 10 * kMinute, 3 + i % 3);
    Serve(kTen + i * 10 * kMinute, 3 + i % 3);
  }
  EXPECT_TRUE(Flags().empty());
}

TEST_F(AuditTest, MoreThanThreeRatingsInAMinuteAtOneWindowAreABurst) {
  for (int i = 0; i < 3; ++i) Rate(kTen + i * 20'000, 3 + i);
  EXPECT_TRUE(Flags().empty()) << "three may happen";
  Rate(kTen + 60'000, 4);
  const auto flags = Only(AuditRule::kBurst);
  ASSERT_EQ(flags.size(), 1U);
  EXPECT_EQ(flags[0].window, 3U);
  EXPECT_EQ(flags[0].n, 4U);
  EXPECT_EQ(flags[0].from_ms, kTen);
  EXPECT_EQ(flags[0].until_ms, kTen + 60'000);
  ASSERT_EQ(flags[0].evidence.size(), 4U);
  EXPECT_EQ(flags[0].evidence[3].seq, 13U);
  EXPECT_EQ(flags[0].evidence[3].service, 13U);
}

TEST_F(AuditTest, ABurstIsFoundBehindRatingsThatAreNone) {
  Rate(kTen, 3);
  for (int i = 0; i < 6; ++i) Rate(kTen + 10 * kMinute + i * 15'000, 3 + i % 2);
  const auto flags = Only(AuditRule::kBurst);
  ASSERT_EQ(flags.size(), 1U);
  EXPECT_EQ(flags[0].n, 6U);
  EXPECT_EQ(flags[0].from_ms, kTen + 10 * kMinute);
}

TEST_F(AuditTest, WhatStandsAtTwoWindowsIsNoBurst) {
  for (int i = 0; i < 6; ++i) Rate(kTen + i * 15'000, 3 + i % 3).window = i % 2 == 0 ? 3 : 4;
  EXPECT_TRUE(Flags().empty());
}

TEST_F(AuditTest, NearlyAllRatingsOfAClerkWithinSecondsAndWithTagsAreHasty) {
  for (int i = 0; i < 10; ++i) {
    AuditRating& rating = Rate(kTen + i * 10 * kMinute, 3 + i % 3);
    rating.elapsed_ms = 4'000;
    rating.tagged = i > 0;
  }
  EXPECT_TRUE(Flags().empty()) << "nine of ten are not more than 90 %";
  material_.ratings[0].tagged = true;
  const auto flags = Only(AuditRule::kHastyTags);
  ASSERT_EQ(flags.size(), 1U);
  EXPECT_EQ(flags[0].staff, 7U);
  EXPECT_EQ(flags[0].of, 10U);
}

TEST_F(AuditTest, AMonthOfNothingButTheBestIsFlagged) {
  for (int i = 0; i < 51; ++i) Rate(kTen + (i / 30) * 24 * 60 * kMinute + i % 30 * 10 * kMinute);
  const auto flags = Only(AuditRule::kAllTop);
  ASSERT_EQ(flags.size(), 1U);
  EXPECT_EQ(flags[0].n, 51U);
  EXPECT_EQ(flags[0].evidence.size(), kMostEvidence) << "the first of them are enough";
  material_.ratings[20].level = 4;
  EXPECT_TRUE(Flags().empty());
}

TEST_F(AuditTest, RatingsSoonAfterTheServiceBeganAreFlagged) {
  for (int i = 0; i < 3; ++i) {
    AuditRating& rating = Rate(kTen + i * 10 * kMinute, 3 + i);
    rating.opened_ms = rating.pressed_ms - 19'000;
  }
  EXPECT_EQ(Only(AuditRule::kShortService).size(), 1U);
  material_.ratings[1].opened_ms -= 1'000;
  EXPECT_TRUE(Flags().empty());
}

TEST_F(AuditTest, ARunOfOneLevelFasterThanPeopleAreServedIsFlagged) {
  for (int i = 0; i < 8; ++i) Rate(kTen + i * 70'000, 4);
  EXPECT_EQ(Only(AuditRule::kSameLevel).at(0).n, 8U);
  material_.ratings[4].level = 3;
  EXPECT_TRUE(Flags().empty());
}

TEST_F(AuditTest, ARatingAtNightIsFlagged) {
  Rate(kTen + 10 * 60 * kMinute - 1, 3);  // 20:00 less a moment
  EXPECT_TRUE(Flags().empty());
  Rate(kTen + 10 * 60 * kMinute, 4);
  const auto flags = Only(AuditRule::kOutOfHours);
  ASSERT_EQ(flags.size(), 1U);
  EXPECT_EQ(flags[0].n, 1U);
}

TEST_F(AuditTest, ARatingOutsideTheHoursOfTheHallIsFlagged) {
  const std::int64_t day = (kTen + 8 * 60 * kMinute) / (24 * 60 * kMinute);
  material_.open_days[day] = {9 * 60, 17 * 60};
  Rate(kTen + 8 * 60 * kMinute - 1, 3);  // 18:00 less a moment: an hour after the hall closed
  EXPECT_TRUE(Flags().empty());
  Rate(kTen + 8 * 60 * kMinute, 4);
  EXPECT_EQ(Only(AuditRule::kOutOfHours).at(0).n, 1U);
  material_.open_days[day] = {};
  EXPECT_EQ(Only(AuditRule::kOutOfHours).at(0).n, 2U) << "a day on which the hall is closed";
}

TEST_F(AuditTest, RatedServicesWithoutANumberAreFlaggedWhereTheHallGivesNumbers) {
  for (int i = 0; i < 6; ++i) {
    Rate(kTen + i * 10 * kMinute, 3 + i % 3).visit = i == 0 ? "A001" : "";
  }
  EXPECT_TRUE(Flags().empty()) << "no service of the month has a number: the hall gives none";
  Serve(kTen, 5);
  EXPECT_EQ(Only(AuditRule::kNoTicket).at(0).n, 5U);
}

TEST_F(AuditTest, SilenceAfterABadRatingIsFlagged) {
  Serve(kTen, 1);
  for (int i = 1; i <= 5; ++i) Serve(kTen + i * 10 * kMinute, 0, i % 2 == 0);
  const auto flags = Only(AuditRule::kSilence);
  ASSERT_EQ(flags.size(), 1U);
  EXPECT_EQ(flags[0].n, 5U);
  ASSERT_EQ(flags[0].evidence.size(), 6U);
  EXPECT_EQ(flags[0].evidence[0].level, 1);
  EXPECT_EQ(flags[0].evidence[1].reason, "uninvited");
  EXPECT_EQ(flags[0].evidence[2].reason, "unrated");
  material_.services[3].level = 4;
  EXPECT_TRUE(Flags().empty());
}

TEST_F(AuditTest, OldPressesThatComeTogetherAreALateBatch) {
  for (int i = 0; i < 10; ++i) {
    AuditRating& rating = Rate(kTen + i * 10 * kMinute, 3 + i % 3);
    rating.came_ms = kTen + 180 * kMinute + i * 100;
  }
  const auto flags = Only(AuditRule::kLateBatch);
  ASSERT_EQ(flags.size(), 1U);
  EXPECT_EQ(flags[0].source, "ev-0003");
  EXPECT_EQ(flags[0].until_ms, kTen + 180 * kMinute + 900);
  material_.ratings[5].came_ms = material_.ratings[5].pressed_ms + 1;
  EXPECT_TRUE(Flags().empty());
}

TEST_F(AuditTest, PressesWithoutAnInvitationAreFlaggedByDevice) {
  Refuse(kTen, "invitation_unknown");
  Refuse(kTen + 1, "bad_frame");
  Refuse(kTen + 2, "invitation_foreign");
  EXPECT_TRUE(Flags().empty());
  Refuse(kTen + 3, "too_late");
  const auto flags = Only(AuditRule::kUninvited);
  ASSERT_EQ(flags.size(), 1U);
  EXPECT_EQ(flags[0].n, 3U);
  EXPECT_EQ(flags[0].evidence[1].reason, "invitation_foreign");
}

TEST_F(AuditTest, SecondPressesAndServicesWithoutInvitationAreFlagged) {
  for (int i = 0; i < 3; ++i) Rate(kTen + i * 10 * kMinute, 3 + i).second = true;
  EXPECT_EQ(Only(AuditRule::kSecond).size(), 1U);
  material_.ratings.clear();
  for (int i = 0; i < 20; ++i) Serve(kTen + i * 10 * kMinute, i < 15 ? 4 : 0, i < 15);
  const auto flags = Only(AuditRule::kNotAsked);
  ASSERT_EQ(flags.size(), 1U);
  EXPECT_EQ(flags[0].n, 5U);
  EXPECT_EQ(flags[0].of, 20U);
}

TEST_F(AuditTest, TheNewestStandsFirst) {
  Rate(kTen - 10 * 60 * kMinute, 3);
  Rate(kTen + 36 * 60 * kMinute, 4);
  const auto flags = Only(AuditRule::kOutOfHours);
  ASSERT_EQ(flags.size(), 2U);
  EXPECT_GT(flags[0].until_ms, flags[1].until_ms);
}

TEST(AuditRulesTest, RulesHoldFromADayOn) {
  using namespace std::chrono_literals;
  EXPECT_EQ(&AuditRulesOn(2019y / 1 / 1), &AuditRulesOn(2026y / 1 / 1))
      << "days before the first row go by the first";
}

}  // namespace
}  // namespace yichuang::query
