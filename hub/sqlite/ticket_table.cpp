#include "hub/sqlite/ticket_table.h"

#include "hub/core/ticket.h"
#include "hub/sqlite/body_reader.h"

namespace yichuang::sqlite {
namespace {

int Code(core::TicketState state) { return static_cast<int>(state); }

}  // namespace

// States stand in the texts as numbers: 0 waiting, 1 called, 2 serving, 3 held.
TicketTable::TicketTable(Database& database)
    : issued_(database.Prepare(
          "INSERT OR IGNORE INTO ticket(id, day, no, grp, class, source, offline, issued, queued, "
          "state, calls, held_ms, wait_ms, walk_ms, serve_ms, idle_ms, idle_waiting_ms) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?8, ?8, 0, 0, 0, 0, 0, 0, 0, 0)")),
      called_(database.Prepare(
          "UPDATE ticket SET state = 1, window = ?, staff = ?, calls = 1, called = ?3, "
          "wait_ms = wait_ms + max(0, ?3 - queued), idle_ms = idle_ms + ?, "
          "idle_waiting_ms = idle_waiting_ms + ? WHERE id = ?")),
      recalled_(database.Prepare("UPDATE ticket SET calls = ? WHERE id = ?")),
      opened_(database.Prepare(
          "UPDATE ticket SET state = 2, service = ?, opened = ?2, walk_ms = walk_ms + ?2 - called "
          "WHERE window = ? AND state = 1 AND no = ? RETURNING grp")),
      ended_(database.Prepare(
          "UPDATE ticket SET state = 6, ended = ?1, serve_ms = serve_ms + ?1 - opened - held_ms "
          "WHERE service = ? AND state = 2")),
      moved_(database.Prepare("UPDATE ticket SET state = ? WHERE id = ?")),
      over_(database.Prepare("UPDATE ticket SET state = ?, ended = ? WHERE id = ?")),
      held_(database.Prepare("UPDATE ticket SET state = 3, held_since = ? WHERE id = ?")),
      resumed_(database.Prepare(
          "UPDATE ticket SET state = 2, held_ms = held_ms + ? - held_since WHERE id = ?")),
      queued_(database.Prepare(
          "UPDATE ticket SET state = 0, window = NULL, queued = ?1, service = NULL, opened = NULL, "
          "serve_ms = serve_ms + ifnull(ifnull(held_since, ?1) - opened - held_ms, 0), "
          "held_since = NULL, held_ms = 0 WHERE id = ?")),
      transferred_(database.Prepare(
          "UPDATE ticket SET state = ?, grp = ?, window = ?, queued = ?4, "
          "serve_ms = serve_ms + ifnull(?4 - opened - held_ms, 0), service = NULL, opened = NULL, "
          "held_since = NULL, held_ms = 0 WHERE id = ?")) {}

void TicketTable::Bring(const core::Record&, const core::TicketIssued& event) {
  issued_.Run(core::Number(event.ticket), DayNumber(event.day), core::TextOf(event.no), event.group,
              static_cast<int>(event.cls), event.source, event.offline ? 1 : 0,
              MillisOf(event.issued));
}

void TicketTable::Bring(const core::Record& record, const core::TicketCalled& event) {
  if (event.call > 1) {
    recalled_.Run(int{event.call}, core::Number(event.ticket));
    return;
  }
  called_.Run(int{core::Number(event.window)}, core::Number(event.staff), MillisOf(record.at),
              event.idle_ms, event.idle_waiting_ms, core::Number(event.ticket));
}

std::string TicketTable::NoteOpened(const core::Record& record, const core::ServiceOpened& event) {
  if (event.visit.empty()) return {};
  opened_.BindAll(core::Number(event.service), MillisOf(record.at), int{core::Number(event.window)},
                  event.visit);
  std::string group;
  while (opened_.Step()) group = std::string(opened_.Text(0));
  opened_.Reset();
  return group;
}

void TicketTable::NoteEnded(const core::Record& record, const core::ServiceEnded& event) {
  ended_.Run(MillisOf(record.at), core::Number(event.service));
}

void TicketTable::Bring(const core::Record&, const core::TicketMissed& event) {
  moved_.Run(Code(core::TicketState::kMissed), core::Number(event.ticket));
}

void TicketTable::Bring(const core::Record& record, const core::TicketReturned& event) {
  queued_.Run(MillisOf(record.at), core::Number(event.ticket));
}

void TicketTable::Bring(const core::Record& record, const core::TicketCancelled& event) {
  over_.Run(Code(core::TicketState::kCancelled), MillisOf(record.at), core::Number(event.ticket));
}

void TicketTable::Bring(const core::Record& record, const core::TicketHeld& event) {
  held_.Run(MillisOf(record.at), core::Number(event.ticket));
}

void TicketTable::Bring(const core::Record& record, const core::TicketResumed& event) {
  resumed_.Run(MillisOf(record.at), core::Number(event.ticket));
}

void TicketTable::Bring(const core::Record& record, const core::TicketTransferred& event) {
  const std::int64_t at = MillisOf(record.at);
  const std::uint64_t ticket = core::Number(event.ticket);
  if (event.to) {
    transferred_.Run(Code(core::TicketState::kOffered), event.group, int{core::Number(*event.to)},
                     at, ticket);
  } else {
    transferred_.Run(Code(core::TicketState::kWaiting), event.group, nullptr, at, ticket);
  }
}

void TicketTable::Bring(const core::Record& record, const core::TicketReleased& event) {
  queued_.Run(MillisOf(record.at), core::Number(event.ticket));
}

void TicketTable::Bring(const core::Record& record, const core::TicketExpired& event) {
  over_.Run(Code(core::TicketState::kExpired), MillisOf(record.at), core::Number(event.ticket));
}

}  // namespace yichuang::sqlite
