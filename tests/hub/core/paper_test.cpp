#include <gtest/gtest.h>

#include "tests/fakes/hall_builder.h"
#include "tests/hub/core/case_hall.h"

namespace yichuang::core {
namespace {

/// Whose past is known, as the store's is.
class PaperHall : public CaseHall {
 public:
  using CaseHall::CaseHall;

  std::string Ask(Command command) {
    FetchPast(hall, command, past_);
    const Decision decision = Decide(hall, command, now);
    if (const auto* events = std::get_if<Events>(&decision)) {
      for (const Event& event : *events) {
        const Record record{hall.seq + 1, now, "hub", event};
        Apply(hall, record);
        past_.Take(record);
      }
    }
    return Told(decision);
  }

 private:
  fakes::PastBook past_;
};

constexpr const char* kCode = "ABCDEFGHIJKL";

PrintPaper Print(PaperKind kind, std::uint64_t about = 7, std::uint64_t id = 1) {
  return {CaseId{id}, kind, about, kCode, "1001"};
}

PaperNo No(PaperKind kind, std::uint32_t number, std::uint16_t year = 2026) {
  return {kind, year, number};
}

TEST(PaperSeries, EachKindAndYearCountsFromOneWithoutAGap) {
  PaperHall hall(2026y / 12 / 30);
  EXPECT_EQ(hall.Ask(Print(PaperKind::kReceipt, 1)), "paper:0-2026-1");
  EXPECT_EQ(hall.Ask(Print(PaperKind::kReceipt, 2)), "paper:0-2026-2");
  EXPECT_EQ(hall.Ask(Print(PaperKind::kCorrection, 3)), "paper:2-2026-1");
  hall.GoTo(2027y / 1 / 4, 9h);
  EXPECT_EQ(hall.Ask(Print(PaperKind::kReceipt, 4)), "paper:0-2027-1");
}

TEST(PaperSeries, ARefusalTakesNoNumber) {
  PaperHall hall;
  EXPECT_EQ(hall.Ask(Print(PaperKind::kReceipt, 1)), "paper:0-2026-1");
  PrintPaper bad = Print(PaperKind::kReceipt, 2);
  bad.code = "short";
  EXPECT_EQ(hall.Ask(bad), "!wrong_type");
  EXPECT_EQ(hall.Ask(VoidPaper{No(PaperKind::kReceipt, 9), PaperFault::kMisprint, "1001"}),
            "!unknown_paper");
  EXPECT_EQ(hall.Ask(Print(PaperKind::kReceipt, 2)), "paper:0-2026-2");
}

TEST(PaperSeries, AVoidPaperKeepsItsNumber) {
  PaperHall hall;
  hall.Ask(Print(PaperKind::kApproval, 1));
  hall.Ask(Print(PaperKind::kApproval, 2));
  const VoidPaper voided{No(PaperKind::kApproval, 2), PaperFault::kWrongContent, "1001"};
  EXPECT_EQ(hall.Ask(voided), "void:9-2026-2");
  EXPECT_EQ(hall.Ask(voided), "!paper_void");
  EXPECT_EQ(hall.Ask(Print(PaperKind::kApproval, 2)), "paper:9-2026-3") << "anew, under its own";
  EXPECT_EQ(hall.Ask(Print(PaperKind::kApproval, 3)), "paper:9-2026-4");
}

TEST(PaperSeries, AReprintIsCountedAndTakesNoNumber) {
  PaperHall hall;
  hall.Ask(Print(PaperKind::kReceipt, 1));
  EXPECT_EQ(hall.Ask(Print(PaperKind::kReceipt, 1)), "reprint:0-2026-1x2");
  EXPECT_EQ(hall.Ask(Print(PaperKind::kReceipt, 1)), "reprint:0-2026-1x3");
  EXPECT_EQ(hall.Ask(Print(PaperKind::kReceipt, 2)), "paper:0-2026-2");
}

TEST(Applicant, IsNamedAtTheReceiptOrLater) {
  PaperHall hall;
  EXPECT_EQ(hall.Ask(NameApplicant{CaseId{1}, "9d0f", "1001"}), "!unknown_case");
  hall.Receive();
  EXPECT_EQ(hall.Ask(NameApplicant{CaseId{1}, "", "1001"}), "!person_unknown");
  EXPECT_EQ(hall.Ask(NameApplicant{CaseId{1}, "9d0f", "1001"}), "applicant1");
  EXPECT_EQ(hall.Open().applicant, "9d0f");
  EXPECT_EQ(hall.Ask(NameApplicant{CaseId{1}, "9d0f", "1001"}), "nothing");
}

TEST(Applicant, IsErasedOnceNoCaseOfHisIsOpen) {
  PaperHall hall;
  hall.Receive();
  hall.Ask(NameApplicant{CaseId{1}, "9d0f", "1001"});
  EXPECT_EQ(hall.Ask(ErasePerson{"9d0f", "2001"}), "!case_open");
  hall.Step(WithdrawCase{});
  EXPECT_EQ(hall.Ask(ErasePerson{"9d0f", "2001"}), "erased:9d0f");
}

}  // namespace
}  // namespace yichuang::core
