#include "hub/core/appeal.h"

#include <gtest/gtest.h>

#include "tests/hub/core/matter_hall.h"

namespace yichuang::core {
namespace {

using namespace std::chrono_literals;

constexpr HallDay kMonday = std::chrono::year(2026) / 5 / 11;

/// 1001 is a clerk of 税务局; 4001 and 2002 decide, 4002 is of his own unit.
class AppealHall : public MatterHall {
 public:
  AppealHall() : MatterHall(kMonday) {
    past_.violated = now - 24h;
    past_.bad_ratings = {ServiceId{40}, ServiceId{41}};
  }

  std::string File(const std::string& by = "1001",
                   MatterViolation violation = MatterViolation::kUnanswered) {
    FileAppeal file;
    file.target = AppealTarget::kViolation;
    file.matter = MatterId{7};
    file.violation = violation;
    file.words = Words();
    file.actor = As(by);
    file.past = past_;
    return Do(std::move(file));
  }
  std::string FileRatings(HallDay from, HallDay to, const std::string& by = "1001") {
    FileAppeal file;
    file.from = from;
    file.to = to;
    file.words = Words();
    file.actor = As(by);
    file.past = past_;
    return Do(std::move(file));
  }
  std::string Vote(const std::string& by, bool granted, std::vector<ServiceId> services = {},
                   std::optional<ExclusionGround> ground = {}, std::uint64_t id = 1) {
    VoteAppeal vote;
    vote.id = AppealId{id};
    vote.granted = granted;
    vote.services = std::move(services);
    vote.ground = ground;
    vote.words = Words();
    vote.actor = As(by);
    vote.past = past_;
    return Do(std::move(vote));
  }
  PastAppealed past_;
};

TEST(Appeal, IsGrantedByTwoPeopleOfOtherUnits) {
  AppealHall hall;
  EXPECT_EQ(hall.File(), "appeal1:1001");
  EXPECT_EQ(hall.Vote("1001", true), "!foreign_matter");
  EXPECT_EQ(hall.Vote("5001", true), "!foreign_matter") << "the head of his own unit";
  EXPECT_EQ(hall.Vote("4002", true), "!own_unit");
  EXPECT_EQ(hall.Vote("4001", true), "for1:4001");
  EXPECT_EQ(hall.Vote("4001", true), "!second_person") << "one person does not decide";
  EXPECT_EQ(hall.Vote("2002", true), "for1:2002 granted1:4001+2002");
  EXPECT_EQ(hall.Vote("2001", true), "!unknown_appeal") << "it is decided";
}

TEST(Appeal, TwoWhoDisagreeLeaveItToAThird) {
  AppealHall hall;
  hall.File();
  EXPECT_EQ(hall.Vote("4001", true), "for1:4001");
  EXPECT_EQ(hall.Vote("2002", false), "against1:2002");
  EXPECT_EQ(hall.Vote("2001", false), "against1:2001 upheld1:2002+2001");
}

TEST(Appeal, IsAgainstWhatStandsAgainstOneselfAndOnce) {
  AppealHall hall;
  EXPECT_EQ(hall.File(""), "!foreign_matter");
  hall.past_.violated.reset();
  EXPECT_EQ(hall.File(), "!unknown_matter") << "it is not his";
  hall.past_.violated = hall.now - 24h;
  hall.past_.appealed = true;
  EXPECT_EQ(hall.File(), "!appeal_once");
  hall.past_.appealed = false;
  hall.hall.matters.duties.erase("1001");
  EXPECT_EQ(hall.File(), "!unit_unknown");
}

TEST(Appeal, IsAgainstAViolationOnACaseAsWell) {
  AppealHall hall;
  FileAppeal file;
  file.target = AppealTarget::kViolation;
  file.kase = CaseId{3};
  file.matter = MatterId{7};
  file.words = hall.Words();
  file.actor = hall.As("1001");
  file.past = hall.past_;
  EXPECT_EQ(hall.Do(file), "!wrong_type") << "one or the other";
  file.matter.reset();
  file.past.violated.reset();
  EXPECT_EQ(hall.Do(file), "!unknown_case") << "it is not his";
  file.past = hall.past_;
  EXPECT_EQ(hall.Do(file), "appeal1:1001");
  EXPECT_EQ(AgainstOf(hall.hall, *FindAppeal(hall.hall.appeals, AppealId{1})).kase, CaseId{3});
  hall.Vote("4001", true);
  VoteAppeal vote{AppealId{1}, true, {}, {}, hall.Words(), hall.As("2002"), hall.past_};
  const Decision decided = Decide(hall.hall, vote, hall.now);
  EXPECT_EQ(std::get<AppealDecided>(std::get<Events>(decided).back()).kase, CaseId{3})
      << "so that the table takes it back";
}

TEST(Appeal, ComesWithinFiveWorkingDays) {
  AppealHall hall;
  hall.past_.violated = hall.now;
  hall.GoTo(std::chrono::year(2026) / 5 / 18, 17h);
  EXPECT_EQ(hall.File(), "appeal1:1001");
  hall.GoTo(std::chrono::year(2026) / 5 / 19, 9h);
  EXPECT_EQ(hall.File("1001", MatterViolation::kRerouted), "!appeal_late");
  EXPECT_EQ(hall.hall.appeals.open.at(AppealId{1}).due,
            CloseOfDay(hall.hall, std::chrono::year(2026) / 5 / 25))
      << "and is decided within five more";
}

TEST(Appeal, OfRatingsExcludesWhatTwoHaveNamedAlikeAndClosesItsMatter) {
  AppealHall hall;
  hall.RateBadly();
  EXPECT_EQ(hall.FileRatings(kMonday, kMonday), "!wrong_type") << "a day that is not over";
  hall.GoTo(std::chrono::year(2026) / 5 / 13, 9h);
  EXPECT_EQ(hall.FileRatings(kMonday, std::chrono::year(2026) / 5 / 12), "appeal1:1001");
  const auto ground = ExclusionGround::kMistake;
  EXPECT_EQ(hall.Vote("4001", true), "!wrong_type") << "which?";
  EXPECT_EQ(hall.Vote("4001", true, {ServiceId{39}}, ground), "!wrong_type") << "none of his";
  EXPECT_EQ(hall.Vote("4001", true, {ServiceId{40}}), "!wrong_type") << "why?";
  EXPECT_EQ(hall.Vote("4001", true, {ServiceId{40}, ServiceId{41}}, ground), "for1:4001");
  EXPECT_EQ(hall.Vote("2002", true, {ServiceId{40}}, ground), "for1:2002") << "another decision";
  EXPECT_EQ(hall.Vote("2001", true, {ServiceId{40}}, ground),
            "for1:2001 excluded40 over1 granted1:2002+2001");
  EXPECT_FALSE(hall.IsOpen());
}

TEST(Appeal, WordsAreErasedByTheHallsHeadOnceItIsDecided) {
  AppealHall hall;
  const auto erase = [&hall](const std::string& by, std::uint64_t id, const std::string& about) {
    return hall.Do(EraseAppealWords{AppealId{id}, about, hall.As(by)});
  };
  hall.File();
  EXPECT_EQ(erase("2001", 1, "1001"), "!foreign_matter");
  EXPECT_EQ(erase("2002", 2, "1001"), "!unknown_appeal");
  EXPECT_EQ(erase("2002", 1, "1001"), "!matter_not_over");
  hall.Vote("4001", true);
  hall.Vote("2001", true);
  EXPECT_EQ(erase("2002", 1, "2002"), "!about_self");
  EXPECT_EQ(erase("2002", 1, "1001"), "appeal_words_erased1");
}

}  // namespace
}  // namespace yichuang::core
