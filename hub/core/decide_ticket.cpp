#include <algorithm>
#include <map>
#include <string>

#include "hub/core/decide.h"
#include "hub/core/desk.h"
#include "hub/core/queue_due.h"

/// Numbers of kiosks: wished for, given from a block, taken back; and what time does to tickets.
namespace yichuang::core {

namespace {

using contract::Reason;

/// A kiosk's press takes this long to come here at most; then it lay in its outbox.
constexpr std::chrono::seconds kLatency{30};

Events Refused(const TakeEntry& entry, Reason reason) {
  return {EntryRefused{entry.key, entry.device, reason, {}}};
}

const Block* BlockWith(const Queue& queue, const std::string& kiosk, const std::string& group,
                       std::uint16_t number) {
  const auto found = std::ranges::find_if(queue.blocks, [&](const Block& each) {
    return each.kiosk == kiosk && each.group == group && each.first <= number &&
           number <= each.last;
  });
  return found == queue.blocks.end() ? nullptr : &*found;
}

/// The ticket the hub gave for a wish whose answer the kiosk did not hear.
const Ticket* TicketOf(const Queue& queue, const std::string& kiosk, std::uint64_t counter) {
  const auto found = std::ranges::find_if(queue.tickets, [&](const auto& each) {
    return each.second.source == kiosk && each.second.counter == counter && !each.second.offline;
  });
  return found == queue.tickets.end() ? nullptr : &found->second;
}

Instant HoldEnd(const Plan& plan, const Ticket& held) { return held.since + plan.queue.hold_limit; }

bool Allows(TicketState state, TicketAct act) {
  return std::holds_alternative<TicketState>(Next(state, act));
}

}  // namespace

std::optional<TicketIssued> IssueOf(const Hall& hall, const PlannedGroup& group, TicketClass cls,
                                    const std::string& source, Instant now) {
  const HallDay day = DayOf(hall.plan, now);
  std::uint16_t number = 1;
  // The first record of a day finds yesterday's lines: its numbers begin anew.
  if (day == hall.day) {
    if (!HasNumbers(hall.queue, group.id)) return std::nullopt;
    const auto line = hall.queue.lines.find(group.id);
    if (line != hall.queue.lines.end()) number = static_cast<std::uint16_t>(line->second.given + 1);
  }
  TicketIssued issued;
  issued.ticket = TicketId(hall.queue.next_ticket);
  issued.no = {group.letter, number};
  issued.group = group.id;
  issued.day = day;
  issued.cls = cls;
  issued.source = source;
  issued.issued = now;
  issued.unchecked = group.ask_person;
  return issued;
}

Events TakeTicketEntry(const Hall& hall, const TakeEntry& entry, const WantedTicket& wanted,
                       Instant now) {
  const PlannedGroup* group = FindGroup(hall.plan, wanted.group);
  if (group == nullptr) return Refused(entry, Reason::kUnknownGroup);
  if (!GivesNumbers(hall, now)) return Refused(entry, Reason::kHallClosed);
  // A kiosk without a reader names nobody: its number is marked, not refused.
  const bool named = group->ask_person && !wanted.person.empty();
  if (named && RefusePerson(hall, *group, wanted.person, now))
    return Refused(entry, Reason::kPersonLimit);
  auto issued = IssueOf(hall, *group, wanted.cls, entry.device, now);
  if (!issued) return Refused(entry, Reason::kNumbersOut);
  if (named) {
    issued->person = wanted.person;
    issued->unchecked = false;
  }
  issued->key = entry.key;
  return {*std::move(issued)};
}

Events TakeTicketEntry(const Hall& hall, const TakeEntry& entry, const TakenTicket& taken,
                       Instant now) {
  const PlannedGroup* group = FindGroup(hall.plan, taken.group);
  if (group == nullptr) return Refused(entry, Reason::kUnknownGroup);
  const HallDay day = DayOf(hall.plan, now);
  if (day != hall.day || taken.day != day) return Refused(entry, Reason::kOtherDay);
  const Block* block = BlockWith(hall.queue, entry.device, taken.group, taken.number);
  if (block == nullptr) return Refused(entry, Reason::kNotLeased);
  if (block->used.test(static_cast<std::size_t>(taken.number - block->first)))
    return Refused(entry, Reason::kNumberUsed);
  Instant earliest = block->leased;
  if (const auto heard = hall.queue.heard.find(entry.device); heard != hall.queue.heard.end())
    earliest = std::max(earliest, heard->second);
  TicketIssued issued;
  issued.ticket = TicketId(hall.queue.next_ticket);
  issued.no = {group->letter, taken.number};
  issued.group = group->id;
  issued.day = day;
  issued.cls = taken.cls;
  issued.source = entry.device;
  issued.offline = true;
  issued.unchecked = group->ask_person;
  // Not checked, for it is in somebody's hand already; but it counts for his next one.
  if (group->ask_person) issued.person = taken.person;
  issued.issued = std::clamp(taken.at, std::min(earliest, now), now);
  issued.key = entry.key;
  Events events{std::move(issued)};
  if (taken.instead_of == 0) return events;
  const Ticket* unheard = TicketOf(hall.queue, entry.device, taken.instead_of);
  if (unheard != nullptr && Allows(unheard->state, TicketAct::kCancel))
    events.push_back(TicketCancelled{unheard->id, CancelledBy::kSuperseded, std::nullopt});
  return events;
}

Events TakeTicketEntry(const Hall& hall, const TakeEntry& entry, const CancelledTicket& cancelled,
                       Instant now) {
  const Ticket* ticket = FindTicket(hall.queue, cancelled.no, cancelled.day);
  if (ticket == nullptr) return Refused(entry, Reason::kUnknownTicket);
  if (ticket->source != entry.device) return Refused(entry, Reason::kForeignTicket);
  const auto next = Next(ticket->state, TicketAct::kCancel);
  if (const Reason* reason = std::get_if<Reason>(&next)) return Refused(entry, *reason);
  // What was given and taken back while the hub was away comes together, however late.
  if (!ticket->offline && now - ticket->issued > kCancelTime + kLatency)
    return Refused(entry, Reason::kCancelTooLate);
  return {TicketCancelled{ticket->id, CancelledBy::kHolder, entry.key}};
}

void AppendLeases(const Hall& hall, Instant now, Events& events) {
  const HallDay day = DayOf(hall.plan, now);
  const bool new_day = day != hall.day;
  std::map<std::string, Line> lines;
  if (!new_day) lines = hall.queue.lines;
  for (const PlannedKiosk& kiosk : hall.board.plan.kiosks) {
    const auto terminal = hall.terminals.find(kiosk.device);
    if (terminal == hall.terminals.end() || !terminal->second.online) continue;
    for (const PlannedGroup& group : hall.plan.groups) {
      Line& line = lines[group.id];
      if (!new_day && NumbersLeft(hall.queue, kiosk.device, group.id) >= kBlockLow) continue;
      if (line.leased <= line.given + kBlockSize) continue;  // the two ranges would meet
      const auto first = static_cast<std::uint16_t>(line.leased - kBlockSize);
      const auto last = static_cast<std::uint16_t>(line.leased - 1);
      events.push_back(BlockLeased{kiosk.device, group.id, day, first, last});
      line.leased = first;
    }
  }
}

void AppendExpired(const Hall& hall, Instant now, Events& events) {
  const HallDay day = DayOf(hall.plan, now);
  for (const auto& [id, ticket] : hall.queue.tickets) {
    if (ticket.day == day || !Allows(ticket.state, TicketAct::kExpire)) continue;
    if (ticket.state == TicketState::kHeld && ticket.service && ticket.staff)
      events.push_back(ServiceEnded{*ticket.service, *ticket.window, *ticket.staff, false});
    events.push_back(TicketExpired{id});
  }
}

void AppendOverrunHolds(const Hall& hall, Instant now, Events& events) {
  const HallDay day = DayOf(hall.plan, now);
  for (const auto& [id, ticket] : hall.queue.tickets) {
    // Of a day that is over it expires.
    if (ticket.state != TicketState::kHeld || ticket.day != day || !ticket.staff) continue;
    if (now < HoldEnd(hall.plan, ticket)) continue;
    events.push_back(HoldOverran{id, ticket.no, *ticket.window, *ticket.staff});
    AppendHeldRelease(ticket, events);
  }
}

std::optional<Instant> NextQueueDeadline(const Hall& hall) {
  if (hall.plan.groups.empty() && hall.queue.tickets.empty()) return std::nullopt;
  Events due;
  AppendLeases(hall, hall.last, due);
  if (due.empty()) AppendExpired(hall, hall.last, due);
  if (!due.empty()) return hall.last;
  const std::chrono::sys_days midnight =
      std::chrono::sys_days(DayOf(hall.plan, hall.last)) + std::chrono::days(1);
  const Instant next = Instant(midnight) - hall.plan.utc_offset;
  AppendLeases(hall, next, due);
  if (due.empty()) AppendExpired(hall, next, due);
  std::optional<Instant> deadline;
  if (!due.empty()) deadline = next;
  for (const auto& [id, ticket] : hall.queue.tickets) {
    if (ticket.state != TicketState::kHeld) continue;
    const Instant end = HoldEnd(hall.plan, ticket);
    if (!deadline || end < *deadline) deadline = end;
  }
  return deadline;
}

}  // namespace yichuang::core
