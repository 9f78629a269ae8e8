#include "hub/sqlite/appeal_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "hub/sqlite/audit.h"
#include "hub/sqlite/reader.h"
#include "hub/sqlite/store.h"
#include "tests/hub/sqlite/hall_file.h"

namespace yichuang::sqlite {
namespace {

using namespace std::chrono_literals;

/// Eleven o'clock of Monday, 4 May, by the hall's clock.
constexpr core::Instant kAppealsBegin{std::chrono::sys_days(2026y / 5 / 4) + 3h};

class AppealTables : public HallFile {
 protected:
  void Put(const core::Event& event, std::chrono::hours later = 0h) {
    Write({{++seq_, kAppealsBegin + later + std::chrono::seconds(static_cast<int>(seq_)), "hub",
            event}});
  }
  void Rate(std::uint64_t service, core::Level level, std::uint32_t tags,
            std::chrono::hours later) {
    core::ServiceOpened opened;
    opened.service = core::ServiceId{service};
    opened.window = core::WindowNo{1};
    opened.staff = core::StaffId{7};
    Put(opened, later);
    core::ServiceEnded ended;
    ended.service = opened.service;
    ended.window = opened.window;
    ended.staff = opened.staff;
    ended.invited = true;
    Put(ended, later);
    core::RatingReceived rating;
    rating.key = {"ev-0001", 1, ++counter_};
    rating.service = opened.service;
    rating.window = opened.window;
    rating.staff = opened.staff;
    rating.service_day =
        core::HallDay(std::chrono::floor<std::chrono::days>(kAppealsBegin + later + 8h));
    rating.level = level;
    Put(rating, later);
    if (tags == 0) return;
    Put(core::RatingDetailed{{"ev-0001", 1, ++counter_}, opened.service, counter_ - 1, tags, 0, {}},
        later);
  }
  std::uint64_t seq_ = 0;
  std::uint32_t counter_ = 0;
};

TEST_F(AppealTables, OwnTagsStandOnTheDayOnWhichTheRatingCame) {
  Put(core::HallConfigured{});
  Rate(1, core::Level::k5, 0b101, 0h);
  Rate(2, core::Level::k5, 0b001, 0h);
  Rate(3, core::Level::k1, 0b010, 24h);
  Rate(4, core::Level::k4, 0, 24h);
  SqliteReader reader(file_);
  const auto rows = reader.OwnTags(7, "2026-05-01", "2026-05-06");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].day, "2026-05-04");
  EXPECT_EQ(rows[0].level, 5);
  EXPECT_EQ(rows[0].tagged, 2U);
  EXPECT_EQ(rows[0].tags, (std::array<std::uint32_t, 8>{2, 0, 1}));
  EXPECT_EQ(rows[1].day, "2026-05-05");
  EXPECT_EQ(rows[1].tags, (std::array<std::uint32_t, 8>{0, 1}));
  EXPECT_EQ(reader.OwnTags(7, "2026-05-01", "2026-05-05").size(), 1U);
  EXPECT_TRUE(reader.OwnTags(8, "2026-05-01", "2026-05-06").empty());
}

TEST_F(AppealTables, AGrantedAppealStrikesTheViolationFromEveryCount) {
  Put(core::HallConfigured{});
  core::MatterOpened opened;
  opened.id = core::MatterId{3};
  opened.kind = core::MatterKindId{1};
  opened.no = "SW202605040001";
  opened.owner = "1001";
  Put(opened);
  const auto violation = core::MatterViolation::kNoTarget;
  Put(core::MatterViolated{core::MatterId{3}, violation, "1001"});
  core::AppealFiled filed;
  filed.id = core::AppealId{1};
  filed.target = core::AppealTarget::kViolation;
  filed.by = "1001";
  filed.unit = "税务局";
  filed.matter = core::MatterId{3};
  filed.violation = violation;
  filed.words = {"words/1", "seal"};
  const core::AppealAgainst against{filed.target, "1001",       core::StaffId{7}, {},
                                    {},           filed.matter, filed.violation};
  {
    const core::PastAppealed past = Store(file_).FindAppealed(against);
    EXPECT_TRUE(past.violated.has_value());
    EXPECT_FALSE(past.appealed);
  }
  const query::ReportFactsAsk may{"2026-05-01", "2026-06-01", 0, 1'900'000'000'000};
  EXPECT_EQ(SqliteReader(file_).ReportFactsOf(may).violations[0], 1U);
  Put(filed);
  Put(core::AppealVoted{filed.id, "4001", true, {}, {}, {"words/2", "seal"}});
  EXPECT_TRUE(Store(file_).FindAppealed(against).appealed) << "once is enough";
  EXPECT_EQ(SqliteReader(file_).ReportFactsOf(may).violations[0], 1U)
      << "one alone strikes nothing";
  Put(core::AppealDecided{filed.id, true, "1001", filed.matter, violation, "4001", "2002"});
  SqliteReader reader(file_);
  EXPECT_EQ(reader.ReportFactsOf(may).violations[0], 0U);
  const auto rows = reader.ViolationsOf("1001", 0);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].no, "SW202605040001");
  EXPECT_TRUE(rows[0].struck);
  EXPECT_TRUE(rows[0].appealed);
  const auto appeals = reader.AppealsOf("");
  ASSERT_EQ(appeals.size(), 1U);
  EXPECT_TRUE(appeals[0].granted);
  EXPECT_EQ(appeals[0].matter_no, "SW202605040001");
  ASSERT_EQ(appeals[0].votes.size(), 1U);
  EXPECT_EQ(appeals[0].votes[0].words, "words/2");
  EXPECT_TRUE(reader.AppealsOf("1002").empty());
  const auto handles = reader.Applicants();
  EXPECT_EQ(std::ranges::count(handles, "words/1"), 1) << "or its words would be swept away";
  Put(core::AppealWordsErased{filed.id, "2002"});
  EXPECT_TRUE(SqliteReader(file_).Applicants().empty()) << "neither his nor those of who decided";
  EXPECT_EQ(SqliteReader(file_).AppealsOf("").size(), 1U) << "that it was decided stays";
}

TEST_F(AppealTables, TellTheBellOfWhoeverMayDecideAndHasNot) {
  Put(core::HallConfigured{});
  for (const auto& [number, unit] : {std::pair("2002", "政务服务中心"), std::pair("4001", "公安局"),
                                     std::pair("4002", "税务局")})
    Put(core::DutyAssigned{number, unit, "", false, "2002"});
  core::AppealFiled filed;
  filed.id = core::AppealId{1};
  filed.by = "1001";
  filed.unit = "税务局";
  filed.due = kAppealsBegin + 48h;
  filed.words = {"words/1", "seal"};
  Put(filed);
  const auto waiting = [this](const std::string& who, std::chrono::hours later) {
    query::TodoAsk ask{who};
    ask.decides = true;
    ask.now_ms = core::MillisOf(kAppealsBegin + later);
    return SqliteReader(file_).TodoOf(ask).appeals;
  };
  EXPECT_EQ(waiting("2002", 24h), (query::TodoAppeals{1, 0}));
  EXPECT_EQ(waiting("2002", 49h), (query::TodoAppeals{1, 1})) << "nobody decided in time";
  EXPECT_EQ(waiting("4002", 49h), query::TodoAppeals{}) << "of his own unit";
  EXPECT_EQ(waiting("9999", 49h), query::TodoAppeals{}) << "nobody knows his unit";
  EXPECT_EQ(SqliteReader(file_).TodoOf(query::TodoAsk{"2002"}).appeals, query::TodoAppeals{})
      << "who does not decide";
  Put(core::AppealVoted{filed.id, "2002", true, {}, {}, {"words/2", "seal"}});
  EXPECT_EQ(waiting("2002", 49h), query::TodoAppeals{}) << "he has said what he says";
  EXPECT_EQ(waiting("4001", 49h), (query::TodoAppeals{1, 1}));
  Put(core::AppealDecided{filed.id, true, "1001", {}, {}, "2002", "4001"});
  EXPECT_EQ(waiting("4001", 49h), query::TodoAppeals{});
}

TEST_F(AppealTables, KnowTheBadRatingsOfTheDaysAnAppealIsAgainst) {
  Put(core::HallConfigured{});
  Rate(1, core::Level::k1, 0, 0h);
  Rate(2, core::Level::k4, 0, 0h);
  Rate(3, core::Level::k2, 0b1, 24h);
  Rate(4, core::Level::k1, 0, 48h);
  Put(core::RatingExcluded{core::MatterId{9}, core::ServiceId{1}, core::ExclusionGround::kMistake,
                           "4001", "2002"},
      48h);
  const core::AppealAgainst against{
      core::AppealTarget::kRatings, "1001", core::StaffId{7}, 2026y / 5 / 4, 2026y / 5 / 5, {}, {}};
  EXPECT_EQ(Store(file_).FindAppealed(against).bad_ratings, std::vector{core::ServiceId{3}})
      << "1 is excluded, 4 came later";
  core::AppealFiled filed;
  filed.id = core::AppealId{1};
  filed.by = "1001";
  filed.unit = "税务局";
  filed.from = 2026y / 5 / 4;
  filed.to = 2026y / 5 / 5;
  filed.words = {"words/1", "seal"};
  Put(filed, 48h);
  EXPECT_TRUE(Store(file_).FindAppealed(against).appealed);
  const auto file = SqliteReader(file_).AppealOf(1, 7);
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(file->row.to, "2026-05-05");
  ASSERT_EQ(file->ratings.size(), 2U);
  EXPECT_TRUE(file->ratings[0].excluded);
  EXPECT_EQ(file->ratings[1].service, 3U);
  EXPECT_EQ(file->ratings[1].tags, 1U);
  EXPECT_FALSE(SqliteReader(file_).AppealOf(2, 7).has_value());
}

}  // namespace
}  // namespace yichuang::sqlite
