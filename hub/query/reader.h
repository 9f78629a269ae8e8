#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hub/query/appeals.h"
#include "hub/query/audit.h"
#include "hub/query/board.h"
#include "hub/query/call_sample.h"
#include "hub/query/case_record.h"
#include "hub/query/cases.h"
#include "hub/query/figures.h"
#include "hub/query/hotline.h"
#include "hub/query/item.h"
#include "hub/query/matters.h"
#include "hub/query/report.h"
#include "hub/query/todo.h"

namespace yichuang::query {

/// One row of the per-day counters.
struct DayRow {
  std::string day;        ///< hall day of the service, "2026-05-09"
  std::uint64_t key = 0;  ///< staff id or window number
  std::uint32_t ended = 0;
  std::uint32_t uninvited = 0;
  std::uint32_t rated = 0;  ///< those that came before the month was frozen
  std::array<std::uint32_t, 5> levels{};
  std::array<std::uint32_t, 5>
      two_button_levels{};     ///< part of `levels` that came from two-button devices
  std::uint32_t excluded = 0;  ///< ratings that two people excluded: not in `rated`
  friend bool operator==(const DayRow&, const DayRow&) = default;
};

/// A hall day as pages draw it; both tables are of one moment, so their sums agree.
struct DayFigures {
  std::vector<DayRow> hours;    ///< key: hour of the hall's clock in which the services ended
  std::vector<DayRow> windows;  ///< key: window number
  friend bool operator==(const DayFigures&, const DayFigures&) = default;
};

/// One line of the books of a source and epoch: announced = accepted + refused + pending.
struct BookRow {
  std::string source;
  std::uint32_t epoch = 0;
  std::uint64_t announced = 0;
  std::uint64_t accepted = 0;
  std::uint64_t refused = 0;
  std::uint64_t pending = 0;
  friend bool operator==(const BookRow&, const BookRow&) = default;
};

inline constexpr std::size_t kMostItemVersions = 200;

/// The books as they were at a moment of the past.
struct BookSheet {
  HeadRow head;  ///< of the chain then: the last row that the books know
  std::vector<BookRow> rows;
  friend bool operator==(const BookSheet&, const BookSheet&) = default;
};

/// Whether announced = accepted + refused + pending.
inline bool Balances(const BookRow& row) {
  return row.announced == row.accepted + row.refused + row.pending;
}

/// Questions of pages and reports. Implementations are read-only and used by one thread each.
class Reader {
 public:
  virtual ~Reader() = default;
  /// Rows of one hall day, by staff id. A storage error throws std::runtime_error.
  virtual std::vector<DayRow> StaffDay(const std::string& day) = 0;
  virtual std::vector<DayRow> WindowDay(const std::string& day) = 0;
  /// Hours and windows without a service that ended have no row.
  virtual DayFigures Figures(const std::string& day) = 0;
  /// Sums of counters over days, put together and filtered as asked; rows in the order of their
  /// keys. What has nothing to count has no row. Ids of staff, windows and groups that are not
  /// there have none either.
  virtual std::vector<FigureRow> FiguresOf(const FigureAsk& ask) = 0;
  /// Everything of one moment; `by` is not looked at.
  virtual FigureSheet FigureSheetOf(const FigureAsk& ask) = 0;
  virtual std::vector<BookRow> Books() = 0;
  /// A month of the hall's calendar, 202611, for an auditor.
  virtual AuditMaterial AuditOf(std::uint32_t month) = 0;
  /// Absent when there is no such service.
  virtual std::optional<AuditServiceFile> AuditServiceOf(std::uint64_t service) = 0;
  /// Rows and head of one moment; nothing, and seq 0, before the first row.
  virtual BookSheet BooksAt(const BooksAsk& ask) = 0;
  /// The heads of the days of a month on which something happened, oldest first.
  virtual std::vector<DayHead> DayHeads(std::uint32_t month) = 0;
  /// What the hall tells everybody now.
  virtual BoardRow Board() = 0;
  /// The changes of one item, the newest first; at most kMostItemVersions.
  virtual std::vector<ItemVersionRow> ItemVersions(const std::string& item) = 0;
  /// Counted ratings of one member of staff by the hall day on which they came, so that a day that
  /// is over never changes; `from` and days before `until`, oldest first.
  virtual std::vector<DayRow> OwnRatings(std::uint32_t staff, const std::string& from,
                                         const std::string& until) = 0;
  /// Tags of the same ratings by day and level; days without a tag have no row.
  virtual std::vector<OwnTagRow> OwnTags(std::uint32_t staff, const std::string& from,
                                         const std::string& until) = 0;
  /// What stands against a work number since a moment, newest first.
  virtual std::vector<ViolationRow> ViolationsOf(const std::string& who, std::int64_t from_ms) = 0;
  /// Appeals of a work number, of everybody for ""; undecided ones first, by when they are due. At
  /// most kMostAppeals.
  virtual std::vector<AppealRow> AppealsOf(const std::string& by) = 0;
  /// `staff`: the id of who appeals. Absent when there never was one of that id.
  virtual std::optional<AppealFile> AppealOf(std::uint64_t id, std::uint32_t staff) = 0;
  /// Absent when no case has this id.
  virtual std::optional<CaseRecord> Record(std::uint64_t id) = 0;
  /// The cases that somebody means with what stands on his paper: a case number, its digits alone
  /// (of all items that share them), the number of a ticket of `today`, "A001", or the 验证码 that
  /// the barcode of a paper is.
  virtual std::vector<CaseRecord> CasesNamed(const std::string& number,
                                             const std::string& today) = 0;
  /// The paper of a 验证码; absent when there is none.
  virtual std::optional<CasePaperRow> PaperOf(const std::string& code) = 0;
  /// Every handle of a person or of words that a case or a matter leads to.
  virtual std::vector<std::string> Applicants() = 0;
  /// Handles of the one forms that belong to the applicant of this handle.
  virtual std::vector<std::string> FormsOf(const std::string& applicant) = 0;
  /// A page of a list of cases, soonest due first where that means something.
  virtual CaseList Cases(const CaseListAsk& ask) = 0;
  /// Absent when there never was one of that id.
  virtual std::optional<CaseFile> Case(std::uint64_t id) = 0;
  /// Hand-overs of papers that concern a work number: those that wait first.
  virtual std::vector<HandOverRow> HandOvers(const std::string& number) = 0;
  /// A page of a list of matters.
  virtual MatterList Matters(const MatterListAsk& ask) = 0;
  /// Absent when there never was one of that id.
  virtual std::optional<MatterFile> Matter(std::uint64_t id) = 0;
  /// By the code of its slip; absent when there is none.
  virtual std::optional<MatterRow> MatterCoded(const std::string& code) = 0;
  /// What is late by unit and stage, and how many ratings do not count.
  virtual MatterBoard LateMatters() = 0;
  /// Units, deputies and who is away, by work number.
  virtual std::vector<DutyRow> Duties() = 0;
  /// The sample of a month, 202611; absent when it was not drawn.
  virtual std::optional<CallSample> SampleOf(std::uint32_t month) = 0;
  /// What was opened or closed from one moment until before another one, or was open at that.
  virtual std::vector<HotlineMatter> HotlineMatters(std::int64_t from_ms,
                                                    std::int64_t until_ms) = 0;
  /// What waits for somebody.
  virtual Todo TodoOf(const TodoAsk& ask) = 0;
  /// Reports whose period ends in a span of days, "2026-05-01" to before "2026-06-01"; by kind,
  /// unit and edition. A withdrawn one is among them.
  virtual std::vector<ReportRow> Reports(const std::string& from, const std::string& until) = 0;
  /// Absent when there never was one of that id.
  virtual std::optional<ReportFile> ReportOf(std::uint64_t id) = 0;
  /// What stands in reports beside figures, waits and matters.
  virtual ReportFacts ReportFactsOf(const ReportFactsAsk& ask) = 0;
};

}  // namespace yichuang::query
