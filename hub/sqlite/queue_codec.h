#pragma once

#include <string>

#include "hub/core/event.h"
#include "hub/core/queue.h"
#include "hub/sqlite/body_reader.h"

/// JSON of what happens in the lines, as it stands in events, and of the lines in a snapshot.
/// Faults go to the reader.
namespace yichuang::sqlite {

std::string Body(const core::TicketIssued& event);
std::string Body(const core::BlockLeased& event);
std::string Body(const core::TicketCalled& event);
std::string Body(const core::TicketMissed& event);
std::string Body(const core::TicketReturned& event);
std::string Body(const core::TicketCancelled& event);
std::string Body(const core::TicketHeld& event);
std::string Body(const core::TicketResumed& event);
std::string Body(const core::TicketTransferred& event);
std::string Body(const core::TicketReleased& event);
std::string Body(const core::TicketExpired& event);
std::string Body(const core::WindowPaused& event);
std::string Body(const core::WindowResumed& event);
std::string Body(const core::HoldOverran& event);
std::string Body(const core::SeatTaken& event);
std::string Body(const core::HelpCalled& event);

core::Event ReadTicketIssued(BodyReader& body);
core::Event ReadBlockLeased(BodyReader& body);
core::Event ReadTicketCalled(BodyReader& body);
core::Event ReadTicketMissed(BodyReader& body);
core::Event ReadTicketReturned(BodyReader& body);
core::Event ReadTicketCancelled(BodyReader& body);
core::Event ReadTicketHeld(BodyReader& body);
core::Event ReadTicketResumed(BodyReader& body);
core::Event ReadTicketTransferred(BodyReader& body);
core::Event ReadTicketReleased(BodyReader& body);
core::Event ReadTicketExpired(BodyReader& body);
core::Event ReadWindowPaused(BodyReader& body);
core::Event ReadWindowResumed(BodyReader& body);
core::Event ReadHoldOverran(BodyReader& body);
core::Event ReadSeatTaken(BodyReader& body);
core::Event ReadHelpCalled(BodyReader& body);

OrderedJson QueueJson(const core::Queue& queue);
core::Queue ReadQueue(BodyReader& body);

}  // namespace yichuang::sqlite
