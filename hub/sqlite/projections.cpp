#include "hub/sqlite/projections.h"

#include <algorithm>
#include <variant>

#include "hub/contract/reasons.h"
#include "hub/core/hall.h"
#include "hub/sqlite/body_reader.h"
#include "hub/sqlite/role_codec.h"

namespace yichuang::sqlite {

Projections::Projections(Database& database)
    : read_plan_(database.Prepare("SELECT utc_offset_minutes FROM hall_plan")),
      put_plan_(database.Prepare("INSERT OR REPLACE INTO hall_plan VALUES (1, ?, ?)")),
      terminal_born_(
          database.Prepare("INSERT OR REPLACE INTO terminal(device, online, session, software, "
                           "shown_version, since) VALUES (?, 1, ?, ?, ?, ?)")),
      terminal_died_(
          database.Prepare("UPDATE terminal SET online = 0, since = ? WHERE device = ?")),
      invitation_opened_(database.Prepare(
          "UPDATE service SET evaluator = ?, limit_ms = ?, invitation_opened = ? WHERE id = ?")),
      rating_received_(
          database.Prepare("INSERT INTO rating(seq, service, window, staff, day, level, class, "
                           "source, epoch, counter, two_button, elapsed_ms, consent, tags) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)")),
      rating_detailed_(database.Prepare(
          "UPDATE rating SET consent = ?, tags = ? WHERE service = ? AND source = ? "
          "AND epoch = ? AND counter = ?")),
      entry_refused_(
          database.Prepare("INSERT INTO refusal(seq, at, device, source, epoch, counter, reason) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?)")),
      put_account_(database.Prepare("INSERT OR REPLACE INTO account VALUES (?, ?, ?, ?)")),
      add_book_(database.Prepare(
          "INSERT INTO source_book(source, epoch, announced, settled, accepted, refused) "
          "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (source, epoch) DO UPDATE SET "
          "announced=max(announced, excluded.announced), settled=max(settled, excluded.settled), "
          "accepted=accepted+excluded.accepted, "
          "refused=refused+excluded.refused")),
      find_book_(database.Prepare("SELECT 1 FROM source_book WHERE source = ? AND epoch = ?")),
      read_day_(database.Prepare("SELECT ifnull(max(day), 0) FROM ledger_day")),
      begin_day_(database.Prepare("INSERT INTO ledger_day VALUES (?, ?)")),
      keep_books_(database.Prepare("INSERT INTO book_day SELECT ?, source, epoch, announced, "
                                   "settled, accepted, refused FROM source_book")),
      board_(database),
      items_(database),
      figures_(database),
      tickets_(database),
      cases_(database),
      notes_(database),
      matters_(database),
      reports_(database),
      appeals_(database) {
  ReadPlan();
}

void Projections::ReadPlan() {
  figures_.SetUtcOffset(core::Plan{}.utc_offset);
  if (read_plan_.Step()) figures_.SetUtcOffset(std::chrono::minutes(read_plan_.Integer(0)));
  read_plan_.Reset();
  if (read_day_.Step()) open_day_ = read_day_.Integer(0);
  read_day_.Reset();
}

void Projections::Apply(const core::Record& record) {
  TurnDay(record);
  books_.Take(record.event);
  std::visit([this, &record](const auto& event) { Bring(record, event); }, record.event);
}

bool Projections::KnowsEpoch(const std::string& source, std::uint32_t epoch) {
  if (books_.lines().contains({source, epoch})) return true;  // booked in this batch
  find_book_.BindAll(source, epoch);
  const bool known = find_book_.Step();
  find_book_.Reset();
  return known;
}

void Projections::TurnDay(const core::Record& record) {
  const std::int64_t day = figures_.DayOf(record);
  if (day <= open_day_) return;  // the hall's offset from UTC may be set back
  if (open_day_ > 0) {
    FlushBooks();
    keep_books_.Run(open_day_);
  }
  begin_day_.Run(day, record.seq);
  open_day_ = day;
}

void Projections::Bring(const core::Record&, const core::HallConfigured& event) {
  put_plan_.Run(event.plan.hall, static_cast<std::int64_t>(event.plan.utc_offset.count()));
  figures_.SetUtcOffset(event.plan.utc_offset);
}

void Projections::Bring(const core::Record& record, const core::TerminalBorn& event) {
  terminal_born_.Run(event.device, event.session, event.software, event.shown_version,
                     MillisOf(record.at));
}

void Projections::Bring(const core::Record& record, const core::TerminalDied& event) {
  terminal_died_.Run(MillisOf(record.at), event.device);
}

// To the tables an evaluator is a line of the books (BookFold).
void Projections::Bring(const core::Record&, const core::EvaluatorAttached&) {}
void Projections::Bring(const core::Record&, const core::EvaluatorDetached&) {}

// Who stands at a window now is Hall's business; no table asks for shifts yet.
void Projections::Bring(const core::Record&, const core::ShiftStarted&) {}
void Projections::Bring(const core::Record&, const core::ShiftEnded&) {}

void Projections::Bring(const core::Record& record, const core::ServiceOpened& event) {
  figures_.NoteOpened(record, event, tickets_.NoteOpened(record, event));
}

void Projections::Bring(const core::Record& record, const core::ServiceEnded& event) {
  figures_.NoteEnded(record, event);
  tickets_.NoteEnded(record, event);
}

void Projections::Bring(const core::Record& record, const core::InvitationOpened& event) {
  invitation_opened_.Run(event.evaluator, event.limit_ms, MillisOf(record.at),
                         core::Number(event.service));
}

// Why an invitation closed is read from the ledger; the service's row needs no more than its
// rating.
void Projections::Bring(const core::Record&, const core::InvitationClosed&) {}

void Projections::Bring(const core::Record& record, const core::RatingReceived& event) {
  rating_received_.Run(record.seq, core::Number(event.service), int{core::Number(event.window)},
                       core::Number(event.staff), DayNumber(event.service_day),
                       static_cast<int>(event.level), static_cast<int>(event.rating_class),
                       event.key.source, event.key.epoch, event.key.counter,
                       event.two_button ? 1 : 0, event.elapsed_ms);
  if (event.rating_class == core::RatingClass::kCounted) figures_.NoteRated(record, event);
}

void Projections::Bring(const core::Record&, const core::RatingDetailed& event) {
  rating_detailed_.Run(int{event.consent}, event.tags, core::Number(event.service),
                       event.key.source, event.key.epoch, event.press_counter);
}

void Projections::Bring(const core::Record& record, const core::EntryRefused& event) {
  entry_refused_.Run(record.seq, MillisOf(record.at), event.device, event.key.source,
                     event.key.epoch, event.key.counter, contract::Name(event.reason));
}

void Projections::Bring(const core::Record&, const core::ClockWentBack&) {}

// No table asks for these yet: Hall knows what holds now, the ledger what held then.
void Projections::Bring(const core::Record&, const core::KiosksConfigured&) {}
void Projections::Bring(const core::Record&, const core::HoursChanged&) {}
void Projections::Bring(const core::Record&, const core::BlockLeased&) {}
void Projections::Bring(const core::Record&, const core::WindowPaused&) {}
void Projections::Bring(const core::Record&, const core::WindowResumed&) {}
void Projections::Bring(const core::Record&, const core::HoldOverran&) {}
void Projections::Bring(const core::Record&, const core::SeatTaken&) {}
void Projections::Bring(const core::Record&, const core::HelpCalled&) {}

void Projections::Bring(const core::Record& record, const core::TicketIssued& event) {
  tickets_.Bring(record, event);
}

void Projections::Bring(const core::Record& record, const core::TicketCancelled& event) {
  tickets_.Bring(record, event);
}

void Projections::Bring(const core::Record& record, const core::TicketHeld& event) {
  figures_.NoteHeld(record, event);
  tickets_.Bring(record, event);
}

void Projections::Bring(const core::Record& record, const core::TicketResumed& event) {
  figures_.NoteResumed(record, event);
  tickets_.Bring(record, event);
}

void Projections::Bring(const core::Record& record, const core::AccountSet& event) {
  const std::string roles = Compact(RolesJson(event.account.roles));
  put_account_.Run(event.number, roles, event.account.enabled ? 1 : 0, MillisOf(record.at));
}

// Read from the ledger itself, by an auditor.
void Projections::Bring(const core::Record&, const core::AccessNoted&) {}
void Projections::Bring(const core::Record&, const core::ViewLogged&) {}
void Projections::Bring(const core::Record&, const core::TerminalEnrolled&) {}
void Projections::Bring(const core::Record&, const core::TerminalRevoked&) {}
void Projections::Bring(const core::Record&, const core::TerminalDoubled&) {}
void Projections::Bring(const core::Record&, const core::AlarmAcknowledged&) {}
void Projections::Bring(const core::Record&, const core::CalendarMissed&) {}
void Projections::Bring(const core::Record&, const core::EraOpened&) {}

void Projections::Flush() {
  figures_.Flush();
  FlushBooks();
}

void Projections::FlushBooks() {
  for (const auto& [key, delta] : books_.lines()) {
    add_book_.Run(key.first, key.second, delta.announced, delta.settled, delta.accepted,
                  delta.refused);
  }
  books_.lines().clear();
}

void Projections::Discard() {
  figures_.Discard();
  books_.lines().clear();
  ReadPlan();
}

}  // namespace yichuang::sqlite
