#include <algorithm>
#include <string>

#include "hub/core/decide.h"
#include "hub/core/desk.h"
#include "hub/core/queue_due.h"

/// Numbers given by people, and what a clerk does with the ticket at his window.
namespace yichuang::core {

namespace {

using contract::Reason;

const WindowState& StateOf(const Hall& hall, WindowNo window) { return hall.windows.at(window); }

/// Whether the table lets `act` happen; the refusal names the number.
std::optional<Refusal> RefuseAct(const Ticket& ticket, TicketAct act) {
  const auto next = Next(ticket.state, act);
  const Reason* reason = std::get_if<Reason>(&next);
  if (reason == nullptr) return std::nullopt;
  return Refusal{*reason, TextOf(ticket.no)};
}

/// The ticket called or served at the window.
const Ticket* AtWindow(const Hall& hall, WindowNo window) {
  const Post& post = PostOf(hall.queue, window);
  if (post.called) return FindTicket(hall.queue, *post.called);
  return post.serving ? FindTicket(hall.queue, *post.serving) : nullptr;
}

/// How long the window was free, and how much of that somebody waited for it.
struct Idle {
  std::uint64_t free_ms = 0;
  std::uint64_t waiting_ms = 0;
};

Idle IdleOf(const Hall& hall, WindowNo window, Instant now) {
  const PlannedWindow& planned = *FindWindow(hall.plan, window);
  const Instant free = std::max(PostOf(hall.queue, window).free_since,
                                StateOf(hall, window).shift_started.value_or(now));
  Instant waited = now;
  for (const auto& [group, line] : hall.queue.lines) {
    if (line.waiting_since && Serves(planned, group))
      waited = std::min(waited, std::max(free, *line.waiting_since));
  }
  return {static_cast<std::uint64_t>((now - std::min(free, now)).count()),
          static_cast<std::uint64_t>((now - waited).count())};
}

TicketCalled Calling(const Hall& hall, WindowNo window, const Ticket& ticket, WhyThisOne why,
                     Instant now) {
  const Idle idle = IdleOf(hall, window, now);
  return {ticket.id,    window,         *StateOf(hall, window).staff, 1, hall.queue.next_voice, why,
          idle.free_ms, idle.waiting_ms};
}

/// A ticket has one half of a day to come back.
bool SameHalf(const Plan& plan, Instant one, Instant other) {
  const auto half = [&plan](Instant instant) {
    const auto of_day = instant + plan.utc_offset - std::chrono::sys_days(DayOf(plan, instant));
    return of_day < plan.queue.noon;
  };
  return DayOf(plan, one) == DayOf(plan, other) && half(one) == half(other);
}

/// A ticket another window gave to this one; the refusal when it is not.
std::variant<const Ticket*, Refusal> OfferedTo(const Hall& hall, WindowNo window, TicketId id,
                                               TicketAct act) {
  const Ticket* ticket = FindTicket(hall.queue, id);
  if (ticket == nullptr) return Refusal{Reason::kUnknownTicket, std::to_string(Number(id))};
  if (ticket->window != window) return Refusal{Reason::kForeignTicket, TextOf(ticket->no)};
  if (auto refusal = RefuseAct(*ticket, act)) return *std::move(refusal);
  return ticket;
}

}  // namespace

std::optional<Refusal> RefusePerson(const Hall& hall, const PlannedGroup& group,
                                    const std::string& person, Instant now) {
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(person_unlimited)) return std::nullopt;
#endif
  const HallDay day = DayOf(hall.plan, now);
  std::string first;
  int open = 0;
  for (const auto& [id, ticket] : hall.queue.tickets) {
    // A missed one is no place in the line any more.
    if (ticket.person != person || ticket.group != group.id || ticket.day != day ||
        ticket.state == TicketState::kMissed)
      continue;
    if (open++ == 0) first = TextOf(ticket.no);
  }
  if (open < hall.plan.queue.person_limit) return std::nullopt;
  return Refusal{Reason::kPersonLimit, first};
}

Decision DecideOn(const Hall& hall, const IssueTicket& command, Instant now) {
  const PlannedGroup* group = FindGroup(hall.plan, command.group);
  if (group == nullptr) return Refusal{Reason::kUnknownGroup, command.group};
  if (!GivesNumbers(hall, now)) return Refusal{Reason::kHallClosed, command.group};
  if (group->ask_person) {
    if (command.person.empty()) return Refusal{Reason::kPersonNeeded, command.group};
    if (auto refusal = RefusePerson(hall, *group, command.person, now)) return *std::move(refusal);
  }
  auto issued = IssueOf(hall, *group, command.cls, command.source, now);
  if (!issued) return Refusal{Reason::kNumbersOut, command.group};
  // A handle stands in the ledger only where it is needed.
  if (group->ask_person) issued->person = command.person;
  issued->unchecked = false;
  return Events{*std::move(issued)};
}

Decision DecideOn(const Hall& hall, const CancelTicket& command, Instant) {
  const Ticket* ticket = FindTicket(hall.queue, command.ticket);
  if (ticket == nullptr)
    return Refusal{Reason::kUnknownTicket, std::to_string(Number(command.ticket))};
  if (auto refusal = RefuseAct(*ticket, TicketAct::kCancel)) return *std::move(refusal);
  return Events{TicketCancelled{ticket->id, CancelledBy::kHolder, std::nullopt}};
}

Decision DecideOn(const Hall& hall, const CallNext& command, Instant now) {
  if (auto refusal = RefuseClerk(hall, command.window, command.clerk)) return *std::move(refusal);
  if (auto refusal = RefuseBusy(hall, command.window)) return *std::move(refusal);
  const auto choice = Choose(hall, command.window, now);
  if (!choice) return RefuseAt(Reason::kNobodyWaiting, command.window);
  return Events{Calling(hall, command.window, *choice->ticket, choice->why, now)};
}

Decision DecideOn(const Hall& hall, const RecallTicket& command, Instant now) {
  if (auto refusal = RefuseClerk(hall, command.window, command.clerk)) return *std::move(refusal);
  const Ticket* ticket = AtWindow(hall, command.window);
  if (ticket == nullptr) return RefuseAt(Reason::kNoTicket, command.window);
  if (auto refusal = RefuseAct(*ticket, TicketAct::kRecall)) return *std::move(refusal);
  const QueuePolicy& policy = hall.plan.queue;
  if (ticket->calls >= policy.most_calls) return Refusal{Reason::kCallsUsedUp, TextOf(ticket->no)};
  if (now - ticket->since < policy.spacing)
    return Refusal{Reason::kCallTooSoon, TextOf(ticket->no)};
  TicketCalled again{ticket->id, command.window, *StateOf(hall, command.window).staff};
  again.call = static_cast<std::uint8_t>(ticket->calls + 1);
  again.voice = hall.queue.next_voice;
  again.why = WhyThisOne::kRecalled;
  return Events{again};
}

Decision DecideOn(const Hall& hall, const MissTicket& command, Instant now) {
  if (auto refusal = RefuseClerk(hall, command.window, command.clerk)) return *std::move(refusal);
  const Ticket* ticket = AtWindow(hall, command.window);
  if (ticket == nullptr) return RefuseAt(Reason::kNoTicket, command.window);
  if (auto refusal = RefuseAct(*ticket, TicketAct::kMiss)) return *std::move(refusal);
  const QueuePolicy& policy = hall.plan.queue;
  if (ticket->calls < policy.least_calls) return Refusal{Reason::kCallsMissing, TextOf(ticket->no)};
  if (now - ticket->since < policy.spacing)
    return Refusal{Reason::kCallTooSoon, TextOf(ticket->no)};
  return Events{TicketMissed{ticket->id, command.window, *StateOf(hall, command.window).staff}};
}

Decision DecideOn(const Hall& hall, const ReturnTicket& command, Instant now) {
  const Ticket* ticket = FindTicket(hall.queue, command.no, DayOf(hall.plan, now));
  if (ticket == nullptr) return Refusal{Reason::kUnknownTicket, TextOf(command.no)};
  if (auto refusal = RefuseAct(*ticket, TicketAct::kReturn)) return *std::move(refusal);
  if (ticket->returned) return Refusal{Reason::kReturnedBefore, TextOf(command.no)};
  if (!SameHalf(hall.plan, ticket->since, now))
    return Refusal{Reason::kReturnTooLate, TextOf(command.no)};
  return Events{TicketReturned{ticket->id, hall.plan.queue.behind}};
}

Decision DecideOn(const Hall& hall, const HoldTicket& command, Instant) {
  if (auto refusal = RefuseClerk(hall, command.window, command.clerk)) return *std::move(refusal);
  const Ticket* ticket = AtWindow(hall, command.window);
  if (ticket == nullptr) return RefuseAt(Reason::kNoTicket, command.window);
  if (auto refusal = RefuseAct(*ticket, TicketAct::kHold)) return *std::move(refusal);
  return Events{TicketHeld{ticket->id, command.window, *StateOf(hall, command.window).staff}};
}

Decision DecideOn(const Hall& hall, const ResumeTicket& command, Instant) {
  if (auto refusal = RefuseClerk(hall, command.window, command.clerk)) return *std::move(refusal);
  const auto found = OfferedTo(hall, command.window, command.ticket, TicketAct::kResume);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  if (auto refusal = RefuseBusy(hall, command.window)) return *std::move(refusal);
  return Events{
      TicketResumed{command.ticket, command.window, *StateOf(hall, command.window).staff}};
}

Decision DecideOn(const Hall& hall, const TransferTicket& command, Instant) {
  if (auto refusal = RefuseClerk(hall, command.window, command.clerk)) return *std::move(refusal);
  const Ticket* ticket = AtWindow(hall, command.window);
  if (ticket == nullptr) return RefuseAt(Reason::kNoTicket, command.window);
  const TicketAct act = command.to ? TicketAct::kOffer : TicketAct::kTransfer;
  if (auto refusal = RefuseAct(*ticket, act)) return *std::move(refusal);
  const std::string group = command.group.empty() ? ticket->group : command.group;
  if (FindGroup(hall.plan, group) == nullptr) return Refusal{Reason::kUnknownGroup, group};
  if (command.to) {
    const auto to = FindDesk(hall, *command.to);
    if (!to || *command.to == command.window) return RefuseAt(Reason::kUnknownWindow, *command.to);
    if (!to->state->staff) return RefuseAt(Reason::kNoShift, *command.to);
  }
  const WindowState& state = StateOf(hall, command.window);
  Events events{TicketTransferred{ticket->id, command.window, *state.staff, group, command.to}};
  // The next window begins a service of its own; this one is over, and nobody is asked to rate half
  // a matter.
  if (state.serving)
    events.push_back(ServiceEnded{state.serving->id, command.window, state.serving->staff, false});
  return events;
}

Decision DecideOn(const Hall& hall, const AcceptTransfer& command, Instant now) {
  if (auto refusal = RefuseClerk(hall, command.window, command.clerk)) return *std::move(refusal);
  const auto found = OfferedTo(hall, command.window, command.ticket, TicketAct::kCall);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  if (auto refusal = RefuseBusy(hall, command.window)) return *std::move(refusal);
  const Ticket& ticket = **std::get_if<const Ticket*>(&found);
  return Events{Calling(hall, command.window, ticket, WhyThisOne::kAccepted, now)};
}

Decision DecideOn(const Hall& hall, const GiveBackTransfer& command, Instant) {
  if (auto refusal = RefuseClerk(hall, command.window, command.clerk)) return *std::move(refusal);
  const auto found = OfferedTo(hall, command.window, command.ticket, TicketAct::kRelease);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  const Ticket& ticket = **std::get_if<const Ticket*>(&found);
  if (ticket.state != TicketState::kOffered)
    return Refusal{Reason::kForeignTicket, TextOf(ticket.no)};
  return Events{TicketReleased{command.ticket, command.window}};
}

Decision DecideOn(const Hall& hall, const PauseWindow& command, Instant) {
  if (auto refusal = RefuseClerk(hall, command.window, command.clerk)) return *std::move(refusal);
  if (PostOf(hall.queue, command.window).pause) return Events{};
  if (auto refusal = RefuseBusy(hall, command.window)) return *std::move(refusal);
  return Events{WindowPaused{command.window, *StateOf(hall, command.window).staff, command.reason}};
}

Decision DecideOn(const Hall& hall, const ResumeWindow& command, Instant) {
  if (auto refusal = RefuseClerk(hall, command.window, command.clerk)) return *std::move(refusal);
  if (!PostOf(hall.queue, command.window).pause)
    return RefuseAt(Reason::kNotPaused, command.window);
  return Events{WindowResumed{command.window, *StateOf(hall, command.window).staff}};
}

}  // namespace yichuang::core
