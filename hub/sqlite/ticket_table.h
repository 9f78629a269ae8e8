#pragma once

#include <string>

#include "hub/core/event.h"
#include "hub/sqlite/database.h"

/// The table of tickets (schema.h): each with its four times, as sums over the windows it came to.
/// wait: in a line, until its first call there. walk: from that call until it arrived. serve: at
/// windows, without the time it was held. idle: how long the window was free before its call, and
/// of that, while people waited.
namespace yichuang::sqlite {

/// Writes it; part of Projections, same rules.
class TicketTable {
 public:
  /// `database` must outlive the object and hold the table.
  explicit TicketTable(Database& database);

  void Bring(const core::Record& record, const core::TicketIssued& event);
  void Bring(const core::Record& record, const core::TicketCalled& event);
  void Bring(const core::Record& record, const core::TicketMissed& event);
  void Bring(const core::Record& record, const core::TicketReturned& event);
  void Bring(const core::Record& record, const core::TicketCancelled& event);
  void Bring(const core::Record& record, const core::TicketHeld& event);
  void Bring(const core::Record& record, const core::TicketResumed& event);
  void Bring(const core::Record& record, const core::TicketTransferred& event);
  void Bring(const core::Record& record, const core::TicketReleased& event);
  void Bring(const core::Record& record, const core::TicketExpired& event);
  /// The ticket that was called to the window has arrived, when the service is for one. Returns its
  /// group, "" when there is none.
  std::string NoteOpened(const core::Record& record, const core::ServiceOpened& event);
  void NoteEnded(const core::Record& record, const core::ServiceEnded& event);

 private:
  Statement issued_;
  Statement called_;
  Statement recalled_;
  Statement opened_;
  Statement ended_;
  Statement moved_;
  Statement over_;
  Statement held_;
  Statement resumed_;
  Statement queued_;
  Statement transferred_;
};

}  // namespace yichuang::sqlite
