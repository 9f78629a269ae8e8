#include <gtest/gtest.h>

#include "tests/fakes/hall_builder.h"
#include "tests/hub/core/joint_hall.h"

/// What an intake is told of the past: duplicates, promises that were not kept.
namespace yichuang::core {
namespace {

/// Whose past is known, as the store's is.
class PastHall : public JointHall {
 public:
  std::string Ask(Command command) {
    FetchPast(hall, command, past_);
    return Take(Decide(hall, command, now));
  }

  std::string ReceiveFor(const std::string& applicant,
                         const std::vector<PromiseWish>& promises = {}) {
    return Ask(ReceiveCase{.window = kOne,
                           .item = {"hygiene", Licence(), Without("photo")},
                           .draft = {},
                           .promises = promises,
                           .credit_checked = true,
                           .accept = !promises.empty(),
                           .applicant = applicant});
  }

  std::string Settle(const std::string& applicant, bool known = false) {
    CaseItem item{"copy", Licence(), {}};
    item.rules.depth = catalogue::Depth::kOnSpot;
    return Ask(SettleOnSpot{kOne, item, applicant, {}, known});
  }

  std::string Register(const std::string& outside, bool known = false) {
    CaseItem item{"bank", {}, {}};
    item.rules.depth = catalogue::Depth::kRegistered;
    return Ask(RegisterCase{kOne, item, outside, {}, known});
  }

  ReceiveJoint JointFor(const std::string& handle) const {
    ReceiveJoint joint = Application();
    joint.accept = true;
    joint.applicant = handle;
    return joint;
  }

  /// The hub's clock goes on until the day, with nobody touching anything.
  void PassUntil(HallDay day) {
    const Instant until = Instant(std::chrono::sys_days(day)) + std::chrono::hours(1);
    for (auto next = NextDeadline(hall); next && *next <= until; next = NextDeadline(hall)) {
      now = std::max(now, *next);
      if (Ask(Tick{}) == "nothing") break;
    }
    now = until;
  }

 private:
  std::string Take(const Decision& decision) {
    if (const auto* events = std::get_if<Events>(&decision)) {
      for (const Event& event : *events) {
        const Record record{hall.seq + 1, now, "hub", event};
        Apply(hall, record);
        past_.Take(record);
      }
    }
    return Told(decision);
  }

  fakes::PastBook past_;
};

TEST(CasePast, WhoLeftAPromiseUnkeptIsNotGivenAnother) {
  PastHall hall;
  EXPECT_EQ(hall.ReceiveFor("9d0f", {{"photo", 5}}),
            "received:hygiene202605110001 promise1 accepted1");
  hall.PassUntil(2026y / 6 / 1);
  ASSERT_FALSE(hall.hall.cases.open.contains(CaseId{1})) << "its papers did not come";
  EXPECT_EQ(hall.ReceiveFor("9d0f", {{"photo", 5}}), "!promise_broken");
  EXPECT_EQ(hall.ReceiveFor("77aa", {{"photo", 5}}),
            "received:hygiene202606010001 promise2 accepted2")
      << "somebody else is believed";
  EXPECT_EQ(hall.ReceiveFor("9d0f"), "received:hygiene202606010002");
  EXPECT_EQ(hall.Ask(StepCase{CaseId{3}, {}, AcceptCase{{{"photo", 5}}, true}}), "!promise_broken")
      << "nor when it is accepted later";
  EXPECT_EQ(hall.Ask(StepCase{CaseId{3}, {}, AskCorrection{{{"photo", MaterialState::kMissing}}}}),
            "correct3:1")
      << "everything else is as for everybody";
}

TEST(CasePast, ABrokenPromiseCountsForAJointMatterToo) {
  PastHall hall;
  hall.ReceiveFor("9d0f", {{"photo", 5}});
  hall.PassUntil(2026y / 6 / 1);
  ReceiveJoint joint = hall.JointFor("9d0f");
  joint.absent = {{"licence/articles", MaterialState::kMissing}};
  joint.promises = {{"licence/articles", 2}};
  joint.credit_checked = true;
  EXPECT_EQ(hall.Ask(joint), "!promise_broken");
  joint.absent.clear();
  joint.promises.clear();
  EXPECT_EQ(hall.Ask(joint).substr(0, 6), "joint:");
}

TEST(CasePast, TheSameSettledOnTheSameDayIsWarnedOf) {
  PastHall hall;
  EXPECT_NE(hall.Settle("9d0f").front(), '!');
  EXPECT_EQ(hall.Settle("9d0f"), "!settled_today");
  EXPECT_NE(hall.Settle("77aa").front(), '!');
  EXPECT_NE(hall.Settle("").front(), '!') << "nobody was named";
  EXPECT_NE(hall.Settle("9d0f", true).front(), '!') << "the clerk knows";
  hall.PassUntil(2026y / 5 / 12);
  EXPECT_NE(hall.Settle("9d0f").front(), '!') << "another day";
}

TEST(CasePast, ANumberOfTheOutsideSystemTwiceForOneItemIsWarnedOf) {
  PastHall hall;
  EXPECT_NE(hall.Register("JZ-7").front(), '!');
  EXPECT_EQ(hall.Register("JZ-7"), "!duplicate_outside");
  EXPECT_NE(hall.Register("JZ-8").front(), '!');
  EXPECT_NE(hall.Register("JZ-7", true).front(), '!');
}

TEST(CasePast, ASingleCaseAndAPartOfAJointMatterAreTheSame) {
  PastHall hall;
  const auto single = [&hall](std::size_t item, const std::string& handle, bool known = false) {
    return hall.Ask(ReceiveCase{.window = kOne,
                                .item = hall.items[item],
                                .draft = {},
                                .promises = {},
                                .applicant = handle,
                                .duplicate_known = known});
  };
  EXPECT_EQ(hall.Ask(hall.JointFor("9d0f")).substr(0, 6), "joint:");
  EXPECT_EQ(single(2, "9d0f"), "!duplicate_case");
  EXPECT_EQ(single(2, "9d0f", true), "received:tax202605110002");
  EXPECT_EQ(hall.Ask(SettleOnSpot{kOne, hall.items[1], "9d0f", {}}), "!duplicate_case")
      << "a part that is settled and waits for the others";
  EXPECT_EQ(single(0, "77aa"), "received:licence202605110002");
  EXPECT_EQ(hall.Ask(hall.JointFor("77aa")), "!duplicate_case") << "the other way round";
}

TEST(CasePast, WhoIsNamedLaterIsWarnedOfAsWell) {
  PastHall hall;
  hall.ReceiveFor("9d0f");
  hall.ReceiveFor("");
  const auto name = [&hall](std::uint64_t id, const std::string& handle, bool known) {
    return hall.Ask(NameApplicant{CaseId{id}, handle, "1001", known});
  };
  EXPECT_EQ(name(2, "9d0f", false), "!duplicate_case");
  EXPECT_EQ(name(2, "9d0f", true), "applicant2");
  EXPECT_EQ(name(2, "9d0f", false), "nothing") << "it is his already";
  hall.Ask(hall.JointFor("9d0f"));
  hall.Ask(hall.JointFor(""));
  EXPECT_EQ(name(7, "9d0f", false), "!duplicate_case") << "the same joint matter";
  EXPECT_EQ(name(7, "77aa", false), "applicant7 applicant8 applicant9 applicant10");
}

}  // namespace
}  // namespace yichuang::core
