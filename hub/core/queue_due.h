#pragma once

#include <optional>
#include <string>

#include "hub/core/hall.h"

/// Numbers of kiosks and what falls due in the lines; parts of Decide.
namespace yichuang::core {

/// The next number of the hub's own range, for nobody yet; absent when there is none.
std::optional<TicketIssued> IssueOf(const Hall& hall, const PlannedGroup& group, TicketClass cls,
                                    const std::string& source, Instant now);

/// Whoever has as many open numbers of the group as he may; the refusal names the first of them.
/// `person` is his handle (TicketIssued), not empty.
std::optional<Refusal> RefusePerson(const Hall& hall, const PlannedGroup& group,
                                    const std::string& person, Instant now);

/// One entry of a kiosk that is the next of its series: what comes of it consumes its counter.
Events TakeTicketEntry(const Hall& hall, const TakeEntry& entry, const WantedTicket& wanted,
                       Instant now);
Events TakeTicketEntry(const Hall& hall, const TakeEntry& entry, const TakenTicket& taken,
                       Instant now);
Events TakeTicketEntry(const Hall& hall, const TakeEntry& entry, const CancelledTicket& cancelled,
                       Instant now);

/// Blocks for the kiosks that are there and have few numbers left.
void AppendLeases(const Hall& hall, Instant now, Events& events);
/// Tickets of a day that is over. Whoever stands at a window is served to the end.
void AppendExpired(const Hall& hall, Instant now, Events& events);
/// What has been on hold for too long: told, and back into the line.
void AppendOverrunHolds(const Hall& hall, Instant now, Events& events);
/// When one of the three has something to do; absent when nothing is pending.
std::optional<Instant> NextQueueDeadline(const Hall& hall);

}  // namespace yichuang::core
