#pragma once

#include <optional>

#include "hub/core/hall.h"

/// What each event means for the lines; parts of Apply.
namespace yichuang::core {

void TakeQueueEvent(Hall& hall, const Record& record, const TicketIssued& event);
void TakeQueueEvent(Hall& hall, const Record& record, const BlockLeased& event);
void TakeQueueEvent(Hall& hall, const Record& record, const TicketCalled& event);
void TakeQueueEvent(Hall& hall, const Record& record, const TicketMissed& event);
void TakeQueueEvent(Hall& hall, const Record& record, const TicketReturned& event);
void TakeQueueEvent(Hall& hall, const Record& record, const TicketCancelled& event);
void TakeQueueEvent(Hall& hall, const Record& record, const TicketTransferred& event);
void TakeQueueEvent(Hall& hall, const Record& record, const TicketReleased& event);
void TakeQueueEvent(Hall& hall, const Record& record, const TicketExpired& event);
void TakeQueueEvent(Hall& hall, const Record& record, const WindowPaused& event);
void TakeQueueEvent(Hall& hall, const Record& record, const WindowResumed& event);

/// The window that an event of the lines is about: named by it, or that of its ticket; absent when
/// the ticket is at none, or not yet known.
template <typename QueueEvent>
std::optional<WindowNo> WindowOf(const Queue& queue, const QueueEvent& event) {
  if constexpr (requires { event.window; }) {
    return event.window;
  } else if constexpr (requires { event.ticket; }) {
    const Ticket* ticket = FindTicket(queue, event.ticket);
    return ticket == nullptr ? std::nullopt : ticket->window;
  } else {
    return std::nullopt;
  }
}

/// Rounds of the cap: see QueuePolicy.
void CountRound(Post& post, const QueuePolicy& policy, TicketClass cls);

/// The service leaves the window with the ticket, and comes back with it.
void TakeHold(Hall& hall, WindowState& window, const Record& record, const TicketHeld& event);
void TakeResume(Hall& hall, WindowState& window, const Record& record, const TicketResumed& event);

/// The called ticket has arrived, when the service is for it.
void NoteArrival(Hall& hall, const Record& record, const ServiceOpened& event);
/// The ticket of the service is done.
void NoteEnd(Hall& hall, const Record& record, const ServiceEnded& event);
void NoteShift(Hall& hall, const Record& record, WindowNo window);
/// A kiosk went away: from here on it gives numbers by itself.
void NoteAway(Hall& hall, const Record& record, const std::string& device);

/// After a restore: ids that were given since the backup stand on devices and in terminals, and
/// must not come to mean another service or ticket.
void SkipLostIds(Hall& hall);

/// Numbers and blocks begin anew; who waits still is expired by an event of its own.
void BeginQueueDay(Queue& queue);
/// After each record: lines in which people wait, answers nobody needs any more.
void TidyQueue(Queue& queue, Instant at);

}  // namespace yichuang::core
