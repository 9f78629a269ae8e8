#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hub/contract/reasons.h"
#include "hub/core/alarm.h"
#include "hub/core/board.h"
#include "hub/core/case_book.h"
#include "hub/core/command.h"
#include "hub/core/counts.h"
#include "hub/core/event.h"
#include "hub/core/ids.h"
#include "hub/core/lookup.h"
#include "hub/core/matter.h"
#include "hub/core/plan.h"
#include "hub/core/queue.h"
#include "hub/core/report.h"
#include "hub/core/setting.h"
#include "hub/core/wall.h"

/// The hall as it stands now: open work, rules in force, one (epoch, counter) per source.
///
/// Pure: no I/O, no clock, no random number. One thread owns a Hall. Its size depends on today, not
/// on the past.
namespace yichuang::core {

/// A service that is being served, or ended with an invitation that may still be answered on its
/// device.
struct OpenedService {
  ServiceId id{};
  WindowNo window{};
  StaffId staff{};
  std::string visit;
  Instant opened{};
  std::optional<Instant> ended;
  bool rated = false;
  friend bool operator==(const OpenedService&, const OpenedService&) = default;
};

/// What the window's evaluator shows or is about to show.
struct Invitation {
  ServiceId service{};
  Instant opened{};
  std::uint32_t limit_ms = 0;
  friend bool operator==(const Invitation&, const Invitation&) = default;
};

/// One of the last ratings at a window, for the duty manager's live view.
struct RecentRating {
  ServiceId service{};
  StaffId staff{};
  Level level = Level::k5;
  Instant at{};
  friend bool operator==(const RecentRating&, const RecentRating&) = default;
};

struct WindowState {
  std::optional<StaffId> staff;
  std::optional<Instant> shift_started;
  std::optional<OpenedService> serving;
  std::optional<OpenedService> invited;  ///< the service the invitation belongs to
  std::optional<Invitation> invitation;  ///< open on the device
  std::optional<OpenedService>
      waiting_invitation;  ///< ended and invited while the earlier one is protected
  std::string last_visit;  ///< visit of the last ended service, refuses a double press of the desk
  DayCounts today;
  std::deque<RecentRating> recent;  ///< newest first, at most 5
  std::uint64_t changed_seq = 0;    ///< last event that changed what the window shows
  friend bool operator==(const WindowState&, const WindowState&) = default;
};

/// Books of one source and its present epoch: announced = accepted + refused + pending, settled =
/// accepted + refused.
struct SourceState {
  std::uint32_t epoch = 0;
  std::uint64_t settled = 0;  ///< highest counter in the ledger; the next one wanted is settled + 1
  std::uint64_t announced = 0;  ///< highest counter known to exist
  std::uint64_t refused = 0;    ///< of the settled ones
  friend bool operator==(const SourceState&, const SourceState&) = default;
};

struct EvaluatorState {
  std::string device;  ///< host it is attached to; "" when detached
  std::uint32_t epoch = 0;
  std::uint32_t boot = 0;
  std::uint16_t firmware = 0;
  std::uint8_t layout = 5;
  std::uint8_t stuck_keys = 0;
  friend bool operator==(const EvaluatorState&, const EvaluatorState&) = default;
};

struct TerminalStatus {
  bool online = false;
  std::uint64_t session = 0;
  std::string software;
  std::uint64_t shown_version = 0;
  Instant since{};  ///< of the last birth or death
  std::uint64_t changed_seq =
      0;  ///< desired version: last event that changed anything shown by this terminal
  friend bool operator==(const TerminalStatus&, const TerminalStatus&) = default;
};

struct Hall {
  std::uint64_t seq = 0;  ///< of the last record applied
  Instant last{};         ///< time of the last record applied
  Plan plan;
  HallDay day{};  ///< hall day of `last`
  std::uint64_t next_service = 1;
  std::uint32_t next_staff = 1;
  std::map<WindowNo, WindowState> windows;
  std::map<std::string, TerminalStatus> terminals;
  std::map<std::string, EvaluatorState> evaluators;
  std::map<std::string, SourceState> sources;
  DayCounts today;
  Board board;
  Accounts accounts;
  Identities identities;
  Alarms alarms;
  Settings settings;
  ItemBook items;
  SkillBook skills;
  Queue queue;
  Cases cases;
  Matters matters;
  Reports reports;
  Appeals appeals;
  Canary canary;
  WallStep wall;  ///< what a screen on the wall shows since when
  friend bool operator==(const Hall&, const Hall&) = default;
};

/// Why a command led to no event.
struct Refusal {
  contract::Reason reason = contract::Reason::kMalformed;
  std::string what;  ///< the window, visit, number … at fault
  friend bool operator==(const Refusal&, const Refusal&) = default;
};

/// The entry is in the ledger already: answer with the receipt again.
struct Duplicate {
  friend bool operator==(const Duplicate&, const Duplicate&) = default;
};

using Decision = std::variant<Events, Refusal, Duplicate>;

/// Decides at `now`. Empty Events: nothing to do (an idle Tick). REQUIRES: now >= hall.last.
Decision Decide(const Hall& hall, const Command& command, Instant now);

/// Brings one record into the hall. REQUIRES: record.seq == hall.seq + 1.
void Apply(Hall& hall, const Record& record);

/// The service a command asks the past for; absent when Hall knows enough.
std::optional<ServiceId> NeedsLookup(const Hall& hall, const Command& command);

/// Asks the past everything that deciding `command` wants of it, and puts the answers into it. Asks
/// nothing in the usual case: a press for the invitation on the screen, in the source's present
/// epoch.
void FetchPast(const Hall& hall, Command& command, Lookup& lookup);

/// Earliest instant at which a Tick would decide something; absent when nothing is pending.
std::optional<Instant> NextDeadline(const Hall& hall);

/// Whether the hall's configuration has this terminal: a window host or a kiosk.
bool IsTerminal(const Hall& hall, std::string_view device);

/// Hall day of an instant.
HallDay DayOf(const Plan& plan, Instant instant);

}  // namespace yichuang::core
