#include <gtest/gtest.h>

#include "hub/core/report_due.h"
#include "tests/hub/core/matter_hall.h"

namespace yichuang::core {
namespace {

using namespace std::chrono_literals;
using RK = ReportKind;

constexpr HallDay kAprilFirst = std::chrono::year(2026) / 4 / 1;
constexpr HallDay kMayFirst = std::chrono::year(2026) / 5 / 1;

/// A hall of April; 7001 is a leader, 2003 another head of the hall.
class ReportHall : public MatterHall {
 public:
  ReportHall() : MatterHall(std::chrono::year(2026) / 4 / 7) {
    Add("7001", Role::kLeader, "区政府");
    Add("2003", Role::kHallManager, "大厅办");
    hall.reports.since = kAprilFirst;
  }

  ReportActor By(const std::string& number) const {
    if (number.empty()) return {{}, {}, true};
    return {number, hall.accounts.at(number).roles, false};
  }
  std::string Draft(const std::string& by, RK kind = RK::kRatings, bool settled = true,
                    HallDay from = kAprilFirst, const std::string& unit = {},
                    const std::string& figures = "f1") {
    DraftReport draft;
    draft.kind = kind;
    draft.from = from;
    draft.unit = unit;
    draft.settled = settled;
    draft.body = "{}";
    draft.sm3 = "sum of " + figures;
    draft.figures = figures;
    draft.actor = By(by);
    draft.past = published;
    return Do(std::move(draft));
  }
  std::string Step(const std::string& by, ReportStep step, std::uint64_t id = 1) {
    return Do(StepReport{ReportId{id}, step, By(by)});
  }

  std::optional<PastReport> published;
};

TEST(Report, IsDraftedApprovedBySomebodyElseAndPublishedUnderANumber) {
  ReportHall hall;
  hall.GoTo(std::chrono::year(2026) / 5 / 6, 9h);
  EXPECT_EQ(hall.Step("7001", ReportStep::kApprove), "!report_over") << "there is none";
  EXPECT_EQ(hall.Draft("2002"), "report1:ratings 2026-04/1");
  EXPECT_EQ(hall.Step("2002", ReportStep::kPublish), "!report_unapproved");
  EXPECT_EQ(hall.Step("4001", ReportStep::kApprove), "!foreign_report");
  EXPECT_EQ(hall.Step("7001", ReportStep::kApprove), "approved_report1:7001");
  EXPECT_EQ(hall.Step("2003", ReportStep::kApprove), "!report_approved");
  EXPECT_EQ(hall.Step("2001", ReportStep::kPublish), "!foreign_report");
  EXPECT_EQ(hall.Step("4001", ReportStep::kPublish), "published1:2026-1");
  for (const ReportStep step : {ReportStep::kApprove, ReportStep::kPublish, ReportStep::kWithdraw})
    EXPECT_EQ(hall.Step("2003", step), "!report_over") << "it does not change any more";
  EXPECT_EQ(hall.Draft("4001", RK::kQueue), "report2:queue 2026-04/1");
  hall.Step("7001", ReportStep::kApprove, 2);
  EXPECT_EQ(hall.Step("4001", ReportStep::kPublish, 2), "published2:2026-2");
}

TEST(Report, ALetterIsAboutOnePersonWhoTakesNoStepOfItHimself) {
  ReportHall hall;
  hall.Add("1001", Role::kLeader, "税务局");
  hall.GoTo(std::chrono::year(2026) / 7 / 7, 9h);
  const auto draft = [&hall](const std::string& by, const std::string& person, bool settled = true,
                             const std::string& body = "{}") {
    DraftReport letter;
    letter.kind = RK::kProposal;
    letter.from = kAprilFirst;
    letter.settled = settled;
    letter.body = body;
    letter.figures = "f";
    letter.actor = hall.By(by);
    letter.person = person;
    return hall.Do(std::move(letter));
  };
  EXPECT_EQ(draft("4001", ""), "!wrong_type") << "about nobody";
  EXPECT_EQ(draft("4001", "9999"), "!unknown_staff");
  EXPECT_EQ(draft("4001", "1001", false), "!report_not_settled");
  EXPECT_EQ(draft("4001", "1001", true, ""), "!nothing_proposed");
  EXPECT_EQ(draft("2001", "1001"), "!foreign_report") << "who may not even read it";
  EXPECT_EQ(draft("5001", "1001"), "!foreign_report") << "the head of his unit";
  EXPECT_EQ(draft("", "1001"), "report1:proposal 2026-04/1");
  EXPECT_EQ(draft("4001", "1001"), "!report_open");
  EXPECT_EQ(hall.Step("1001", ReportStep::kApprove), "!about_self");
  EXPECT_EQ(hall.Step("7001", ReportStep::kApprove), "approved_report1:7001");
  EXPECT_EQ(hall.Step("1001", ReportStep::kPublish), "!about_self");
  EXPECT_EQ(hall.Step("7001", ReportStep::kPublish), "published1:2026-1");
}

TEST(Report, NobodyApprovesWhatHeDrafted) {
  ReportHall hall;
  hall.GoTo(std::chrono::year(2026) / 5 / 6, 9h);
  hall.Draft("2002");
  EXPECT_EQ(hall.Step("2002", ReportStep::kApprove), "!second_person");
  EXPECT_EQ(hall.Step("2003", ReportStep::kApprove), "approved_report1:2003");
}

TEST(Report, FiguresThatMayStillChangeAreForThoseWhoSeeSingleRatings) {
  ReportHall hall;
  hall.GoTo(std::chrono::year(2026) / 5 / 5, 9h);
  EXPECT_EQ(hall.Draft("2002", RK::kRatings, false), "report1:ratings 2026-04/1?");
  EXPECT_EQ(hall.Step("7001", ReportStep::kApprove), "!report_not_settled");
  EXPECT_EQ(hall.Step("2003", ReportStep::kApprove), "approved_report1:2003");
  EXPECT_EQ(hall.Step("7001", ReportStep::kPublish), "!report_not_settled");
  EXPECT_EQ(hall.Draft("5001", RK::kRatings, false, kAprilFirst, "税务局"), "!report_not_settled");
  EXPECT_EQ(hall.Draft("2002", RK::kHotline, false), "report2:hotline 2026-04/1?")
      << "in which no rating stands";
  EXPECT_EQ(hall.Step("7001", ReportStep::kApprove, 2), "approved_report2:7001");
}

TEST(Report, OfAUnitIsItsHeadsToDraftAndToApprove) {
  ReportHall hall;
  hall.GoTo(std::chrono::year(2026) / 5 / 6, 9h);
  EXPECT_EQ(hall.Draft("5001"), "!foreign_report") << "of the whole hall";
  EXPECT_EQ(hall.Draft("5001", RK::kRatings, true, kAprilFirst, "公安局"), "!foreign_report");
  EXPECT_EQ(hall.Draft("5001", RK::kRatings, true, kAprilFirst, "税务局"),
            "report1:ratings 2026-04/1");
  EXPECT_EQ(hall.Step("5001", ReportStep::kApprove), "!second_person");
  EXPECT_EQ(hall.Step("5002", ReportStep::kApprove), "!foreign_report");
  EXPECT_EQ(hall.Step("7001", ReportStep::kApprove), "approved_report1:7001");
  EXPECT_EQ(hall.Step("5001", ReportStep::kPublish), "published1:2026-1");
  EXPECT_EQ(hall.Draft("4001", RK::kQueue, true, kAprilFirst, "税务局"), "!wrong_type")
      << "lines are of no unit";
}

TEST(Report, IsRefusedBeforeItsPeriodIsOverAndWhileADraftIsUnderWay) {
  ReportHall hall;
  hall.GoTo(std::chrono::year(2026) / 4 / 30, 23h + 59min);
  EXPECT_EQ(hall.Draft("4001"), "!period_open");
  hall.GoTo(kMayFirst, 0h);
  EXPECT_EQ(hall.Draft("4001", RK::kQuarter), "!period_open") << "a quarter goes on";
  EXPECT_EQ(hall.Draft("4001", RK::kQuarter, true, kMayFirst), "!wrong_type")
      << "no quarter begins";
  EXPECT_EQ(hall.Draft("4001", RK::kRatings, false), "report1:ratings 2026-04/1?");
  EXPECT_EQ(hall.Draft("2002", RK::kRatings, false), "!report_open");
}

TEST(Report, ACorrectedEditionSaysWhatItReplacesAndOnlyWhereFiguresDiffer) {
  ReportHall hall;
  hall.GoTo(std::chrono::year(2026) / 5 / 6, 9h);
  hall.published = PastReport{ReportId{7}, 1, false, "f1"};
  EXPECT_EQ(hall.Draft("4001", RK::kRatings, false), "!report_agrees");
  EXPECT_EQ(hall.Draft("4001", RK::kRatings, false, kAprilFirst, {}, "f2"),
            "report1:ratings 2026-04/2?");
  EXPECT_EQ(hall.Draft("4001", RK::kRatings, true), "!report_open");
  EXPECT_EQ(hall.Step("4001", ReportStep::kWithdraw), "withdrawn_report1:4001");
  EXPECT_EQ(hall.Draft("4001", RK::kRatings, true), "report2:ratings 2026-04/2")
      << "the settled one, though it says the same: it is for everybody";
  hall.Step("7001", ReportStep::kApprove, 2);
  const Decision decision = Decide(
      hall.hall, Command{StepReport{ReportId{2}, ReportStep::kPublish, hall.By("4001")}}, hall.now);
  EXPECT_EQ(std::get<ReportPublished>(std::get<Events>(decision).at(0)).replaces, ReportId{7});
  hall.Step("4001", ReportStep::kPublish, 2);
  hall.published = PastReport{ReportId{2}, 2, true, "f1"};
  EXPECT_EQ(hall.Draft("4001", RK::kRatings, true), "!report_agrees");
  EXPECT_EQ(hall.Draft("4001", RK::kRatings, false, kAprilFirst, {}, "f3"), "!report_agrees")
      << "a settled one is not followed by one in advance";
}

/// What the hub wants on its own, with the hall's clock.
std::string WantedReports(ReportHall& hall, HallDay until) {
  std::string told;
  for (auto next = NextReportDeadline(hall.hall); next && *next < BeginOfDay(hall.hall, until);
       next = NextReportDeadline(hall.hall)) {
    hall.now = std::max(hall.now, *next);
    Events events;
    AppendDueReports(hall.hall, hall.now, events);
    if (events.empty()) return told + " stuck";
    told += (told.empty() ? "" : " | ") + ReportHall::Clock(hall.now) + " " + Told(events);
    for (const Event& event : events)
      Apply(hall.hall, Record{hall.hall.seq + 1, hall.now, "hub", event});
  }
  return told;
}

TEST(ReportJob, DraftsOnWorkingDaysAndTellsWhatIsLate) {
  ReportHall hall;
  // 1 to 5 May is a holiday: what is wanted by the 5th comes on the 6th, with the settled ones.
  EXPECT_EQ(WantedReports(hall, std::chrono::year(2026) / 5 / 7),
            "05-06 09:00 wanted:ratings 2026-04? wanted:ratings 2026-04 wanted:staff 2026-04? "
            "wanted:staff 2026-04 wanted:exclusions 2026-04? wanted:exclusions 2026-04 "
            "wanted:queue 2026-04? wanted:hotline 2026-04? wanted:spot_check 2026-04? "
            "wanted:devices 2026-04? wanted:five_zero 2026-04");
  EXPECT_EQ(hall.hall.reports.expected.size(), 8U) << "settled ones take the place of the others";
  EXPECT_EQ(WantedReports(hall, std::chrono::year(2026) / 5 / 8),
            "05-07 00:00 report_late:queue 2026-04 report_late:hotline 2026-04 "
            "report_late:spot_check 2026-04 report_late:devices 2026-04")
      << "whoever approves has the rest of the working day";
  EXPECT_TRUE(HasAlarm(hall.hall, AlarmKind::kReportLate, "queue 2026-04"));
  // June: the 5th is a Friday, the 8th the first working day behind it.
  EXPECT_EQ(
      WantedReports(hall, std::chrono::year(2026) / 6 / 6).substr(0, 300),
      std::string("05-11 00:00 report_late:ratings 2026-04 report_late:staff 2026-04 "
                  "report_late:exclusions 2026-04 report_late:five_zero 2026-04 | 06-05 09:00 "
                  "wanted:ratings 2026-05? wanted:staff 2026-05? wanted:exclusions 2026-05? "
                  "wanted:queue 2026-05? wanted:hotline 2026-05? wanted:spot_check 2026-05? "
                  "wanted:devices 2026-05?")
          .substr(0, 300));
}

TEST(ReportJob, WhatIsPublishedIsWantedNoMoreAndNoAlarm) {
  ReportHall hall;
  WantedReports(hall, std::chrono::year(2026) / 5 / 8);
  hall.GoTo(std::chrono::year(2026) / 5 / 8, 9h);
  const auto undrafted = UndraftedReports(hall.hall).size();
  EXPECT_EQ(hall.Draft("", RK::kQueue), "report1:queue 2026-04/1") << "the hub drafts";
  EXPECT_EQ(UndraftedReports(hall.hall).size(), undrafted - 1);
  hall.Step("7001", ReportStep::kApprove);
  hall.Step("4001", ReportStep::kPublish);
  EXPECT_FALSE(HasAlarm(hall.hall, AlarmKind::kReportLate, "queue 2026-04"));
  EXPECT_EQ(WantedReports(hall, std::chrono::year(2026) / 5 / 31).find("queue"), std::string::npos);
}

TEST(ReportJob, ASettledDraftOfTheHubReplacesItsOwnInAdvanceAndNobodyElses) {
  ReportHall hall;
  hall.GoTo(std::chrono::year(2026) / 5 / 6, 9h);
  hall.Draft("", RK::kRatings, false);
  EXPECT_EQ(hall.Draft("", RK::kRatings, true), "withdrawn_report1: report2:ratings 2026-04/1");
  hall.Draft("4001", RK::kStaff, false);
  EXPECT_EQ(hall.Draft("", RK::kStaff, true), "!report_open");
}

TEST(ReportJob, AHubThatStoodStillAsksForWhatItMissedAndGoesOn) {
  ReportHall hall;
  hall.hall.day = std::chrono::year(2026) / 5 / 31;
  hall.GoTo(std::chrono::year(2026) / 6 / 1, 9h);
  for (const std::string begins : {"wanted:ratings 2026-04? ", "report_late:ratings 2026-"}) {
    Events events;
    AppendDueReports(hall.hall, hall.now, events);
    EXPECT_EQ(Told(events).substr(0, begins.size()), begins);
    for (const Event& event : events)
      Apply(hall.hall, Record{hall.hall.seq + 1, hall.now, "hub", event});
  }
  EXPECT_GT(*NextReportDeadline(hall.hall), hall.now) << "nothing is asked for twice";
}

TEST(ReportJob, AHallThatBeginsIsAskedForNothingBefore) {
  ReportHall hall;
  hall.hall.reports.since = kMayFirst;
  EXPECT_EQ(WantedReports(hall, std::chrono::year(2026) / 6 / 1), "");
}

}  // namespace
}  // namespace yichuang::core
