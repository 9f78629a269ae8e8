#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "hub/core/event.h"
#include "hub/sqlite/appeal_table.h"
#include "hub/sqlite/board_tables.h"
#include "hub/sqlite/book_fold.h"
#include "hub/sqlite/case_notes.h"
#include "hub/sqlite/case_table.h"
#include "hub/sqlite/database.h"
#include "hub/sqlite/figure_table.h"
#include "hub/sqlite/item_table.h"
#include "hub/sqlite/matter_table.h"
#include "hub/sqlite/report_table.h"
#include "hub/sqlite/ticket_table.h"

namespace yichuang::sqlite {

/// Brings records into the tables that pages and reports read (schema.h).
///
/// From the records alone and in their order, so that a rebuild gives identical tables. Counters
/// per day and per source gather in memory and reach their tables with Flush; everything else is
/// written at once. Used by one thread.
class Projections {
 public:
  /// `database` must outlive the object and hold the tables.
  explicit Projections(Database& database);

  void Apply(const core::Record& record);
  /// Whether anything was ever booked for the source under this epoch.
  bool KnowsEpoch(const std::string& source, std::uint32_t epoch);
  /// See core/lookup.h.
  std::optional<core::PastPaper> FindPaper(core::CaseId id, core::PaperKind kind,
                                           std::uint64_t about) {
    return cases_.FindPaper(id, kind, about);
  }
  std::optional<core::PastPaper> FindPaper(const core::PaperNo& no) { return cases_.FindPaper(no); }
  std::optional<core::PastMatter> FindMatter(core::MatterId id) { return matters_.FindMatter(id); }
  CaseNotes& notes() { return notes_; }
  std::string FindMatterOf(const std::string& person) { return matters_.FindMatterOf(person); }
  SampleTable& samples() { return matters_.samples(); }
  ReportTable& reports() { return reports_; }
  AppealTable& appeals() { return appeals_; }
  FigureTable& figures() { return figures_; }
  /// Before every COMMIT.
  void Flush();
  /// After a ROLLBACK: forgets what was not flushed and reads again what the tables say.
  void Discard();

 private:
  void Bring(const core::Record& record, const core::HallConfigured& event);
  void Bring(const core::Record& record, const core::TerminalBorn& event);
  void Bring(const core::Record& record, const core::TerminalDied& event);
  void Bring(const core::Record& record, const core::EvaluatorAttached& event);
  void Bring(const core::Record& record, const core::EvaluatorDetached& event);
  void Bring(const core::Record& record, const core::ShiftStarted& event);
  void Bring(const core::Record& record, const core::ShiftEnded& event);
  void Bring(const core::Record& record, const core::ServiceOpened& event);
  void Bring(const core::Record& record, const core::ServiceEnded& event);
  void Bring(const core::Record& record, const core::InvitationOpened& event);
  void Bring(const core::Record& record, const core::InvitationClosed& event);
  void Bring(const core::Record& record, const core::RatingReceived& event);
  void Bring(const core::Record& record, const core::RatingDetailed& event);
  void Bring(const core::Record& record, const core::EntryRefused& event);
  void Bring(const core::Record& record, const core::ClockWentBack& event);
  void Bring(const core::Record& record, const core::AccountSet& event);
  void Bring(const core::Record& record, const core::AccessNoted& event);
  void Bring(const core::Record& record, const core::ViewLogged& event);
  void Bring(const core::Record& record, const core::TerminalEnrolled& event);
  void Bring(const core::Record& record, const core::TerminalRevoked& event);
  void Bring(const core::Record& record, const core::TerminalDoubled& event);
  void Bring(const core::Record& record, const core::AlarmAcknowledged& event);
  void Bring(const core::Record& record, const core::CalendarMissed& event);
  void Bring(const core::Record& record, const core::EraOpened& event);
  void Bring(const core::Record& record, const core::SettingChanged& event) {
    items_.Bring(record, event);
  }
  void Bring(const core::Record& record, const core::SettingTaken& event) {
    items_.Bring(record, event);
  }
  void Bring(const core::Record& record, const core::SettingWithdrawn& event) {
    items_.Bring(record, event);
  }
  void Bring(const core::Record& record, const core::KiosksConfigured& event);
  void Bring(const core::Record& record, const core::HoursChanged& event);
  void Bring(const core::Record& record, const core::BlockLeased& event);
  void Bring(const core::Record& record, const core::WindowPaused& event);
  void Bring(const core::Record& record, const core::WindowResumed& event);
  void Bring(const core::Record& record, const core::HoldOverran& event);
  void Bring(const core::Record& record, const core::SeatTaken& event);
  void Bring(const core::Record& record, const core::HelpCalled& event);
  void Bring(const core::Record& record, const core::TicketIssued& event);
  void Bring(const core::Record& record, const core::TicketCancelled& event);
  void Bring(const core::Record& record, const core::TicketHeld& event);
  void Bring(const core::Record& record, const core::TicketResumed& event);
  template <core::CaseEvent Event>
  void Bring(const core::Record& record, const Event& event) {
    if constexpr (std::is_same_v<Event, core::PersonErased>) notes_.Bring(record, event);
    cases_.Bring(record, figures_.DayOf(record), event);
    if constexpr (!std::is_same_v<Event, core::PersonErased>) notes_.Bring(record, event);
    if constexpr (std::is_same_v<Event, core::PersonErased>) matters_.Bring(event);
    if constexpr (requires { core::CaseId{event.id}; }) {
      cases_.NoteRow(record, event.id);
    } else if constexpr (std::is_same_v<Event, core::CasesRedated>) {
      for (const core::RedatedCase& each : event.cases) cases_.NoteRow(record, each.id);
    } else if constexpr (std::is_same_v<Event, core::HandOverOffered>) {
      for (const core::CaseId id : event.cases) cases_.NoteRow(record, id);
    } else if constexpr (std::is_same_v<Event, core::HandOverAnswered>) {
      cases_.NoteBatch(record, event.batch);
    }
  }
  template <core::MatterEvent Event>
  void Bring(const core::Record& record, const Event& event) {
    if constexpr (std::is_same_v<Event, core::RatingExcluded>) figures_.NoteExcluded(record, event);
    if constexpr (std::is_same_v<Event, core::MatterViolated>) appeals_.NoteViolated(record, event);
    matters_.Bring(record, event);
  }
  template <core::ReportEvent Event>
  void Bring(const core::Record& record, const Event& event) {
    reports_.Bring(record, event);
  }
  template <core::AppealEvent Event>
  void Bring(const core::Record& record, const Event& event) {
    appeals_.Bring(record, event);
  }
  void Bring(const core::Record&, const core::CanaryBegun&) {}
  void Bring(const core::Record& record, const core::CanaryRated& event) {
    figures_.NoteCanary(record, event);
  }
  void Bring(const core::Record&, const core::CanaryEnded&) {}
  /// What else happens to a ticket.
  template <typename Event>
  requires requires(TicketTable& table, const core::Record& record, const Event& event) {
    table.Bring(record, event);
  }
  void Bring(const core::Record& record, const Event& event) { tickets_.Bring(record, event); }
  /// What else the hall told everybody.
  template <typename Event>
  void Bring(const core::Record& record, const Event& event) {
    board_.Bring(record, event);
  }

  void ReadPlan();
  void FlushBooks();
  /// The books of the day that is over are kept when the first record of another one comes.
  void TurnDay(const core::Record& record);

  Statement read_plan_;
  Statement put_plan_;
  Statement terminal_born_;
  Statement terminal_died_;
  Statement invitation_opened_;
  Statement rating_received_;
  Statement rating_detailed_;
  Statement entry_refused_;
  Statement put_account_;
  Statement add_book_;
  Statement find_book_;
  Statement read_day_;
  Statement begin_day_;
  Statement keep_books_;
  BoardProjection board_;
  ItemTable items_;
  FigureTable figures_;
  TicketTable tickets_;
  CaseTable cases_;
  CaseNotes notes_;
  MatterTable matters_;
  ReportTable reports_;
  AppealTable appeals_;

  BookFold books_;
  std::int64_t open_day_ = 0;  ///< like 20260509; 0 before the first record
};

}  // namespace yichuang::sqlite
