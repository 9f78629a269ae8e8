#pragma once

#include <bitset>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hub/contract/zone_board.h"
#include "hub/core/ids.h"
#include "hub/core/queue_event.h"
#include "hub/core/queue_plan.h"
#include "hub/core/ticket.h"

/// The lines of the hall as they stand: open tickets, what each window does with them, and which
/// numbers are given. What is done is forgotten.
namespace yichuang::core {

struct Hall;

/// An open ticket. `since` and `window` belong to its state.
struct Ticket {
  TicketId id{};
  TicketNo no;
  std::string group;
  HallDay day{};
  TicketClass cls = TicketClass::kWalkIn;
  std::string source;
  std::uint64_t counter = 0;  ///< of the kiosk's entry it came from
  bool offline = false;
  std::string person = {};  ///< handle (TicketIssued)
  Instant issued{};
  TicketState state = TicketState::kWaiting;
  Instant since{};                      ///< of the state
  std::optional<WindowNo> window = {};  ///< called, served, held, missed or offered there
  std::uint8_t calls = 0;               ///< at that window
  std::uint8_t behind = 0;              ///< so many others go first
  bool returned = false;
  Millis held{};  ///< how long it was held so far
  // Of a held one: the service that goes on when it is resumed.
  std::optional<ServiceId> service = {};
  std::optional<StaffId> staff = {};
  std::optional<Instant> opened = {};
  friend bool operator==(const Ticket&, const Ticket&) = default;
};

struct Pause {
  PauseReason reason = PauseReason::kBreak;
  Instant since{};
  friend bool operator==(const Pause&, const Pause&) = default;
};

/// What a window does with tickets.
struct Post {
  std::optional<TicketId> called;
  std::optional<TicketId> serving;
  std::optional<Pause> pause;
  Instant free_since{};       ///< ready for the next one
  std::uint8_t favoured = 0;  ///< calls of other classes than walk-in in this round
  std::uint8_t walk_ins = 0;  ///< calls of walk-ins in a row; `ratio` of them end the round
  std::uint8_t owed = 0;      ///< calls it owes to walk-ins
  WhyThisOne why = WhyThisOne::kLongest;  ///< of the last first call: what the clerk is told
  /// 评价环节 of the last service: over at this moment, absent when there was no invitation. All
  /// that a clerk may perceive of it: it follows from the end of the service and the next call
  /// alone, never from a rating or from what the device shows (domain handbook §0).
  std::optional<Instant> asked_until;
  std::string seat;  ///< page that acts here (SeatTaken); "": whichever asks first
  friend bool operator==(const Post&, const Post&) = default;
};

/// One line.
struct Line {
  std::uint16_t given = 0;  ///< highest of the hub's own numbers today: 1, 2, 3 …
  std::uint16_t leased = contract::kMaxTicketNumber + 1;  ///< lowest number leased to a kiosk today
  std::optional<Instant> waiting_since;  ///< somebody has waited all the time since
  std::deque<std::uint32_t> served_ms;   ///< of the last services, at most kMeasured, newest last
  friend bool operator==(const Line&, const Line&) = default;
};
inline constexpr std::size_t kMeasured = 20;

/// Numbers one kiosk may give by itself today.
struct Block {
  std::string kiosk;
  std::string group;
  std::uint16_t first = 0;
  std::uint16_t last = 0;
  Instant leased{};
  std::bitset<kBlockSize> used;  ///< [0] is `first`
  friend bool operator==(const Block&, const Block&) = default;
};

/// A kiosk's wish and the number it got; told to that kiosk until it has surely read it.
struct Answer {
  std::string kiosk;
  std::uint64_t counter = 0;
  TicketId ticket{};
  TicketNo no;
  Instant at{};
  friend bool operator==(const Answer&, const Answer&) = default;
};
inline constexpr std::chrono::minutes kAnswerKept{3};
/// 按错了 is taken within this.
inline constexpr std::chrono::seconds kCancelTime{60};

/// One member of staff's own day, told to him alone; no rating.
struct StaffToday {
  std::uint32_t served = 0;
  std::uint32_t missed = 0;
  std::uint64_t serve_ms = 0;
  friend bool operator==(const StaffToday&, const StaffToday&) = default;
};

/// The last call of a number at one window, for the boards of the hall.
struct Call {
  TicketNo no;
  std::uint8_t call = 1;  ///< of this number there
  std::uint64_t voice = 0;
  Instant at{};
  friend bool operator==(const Call&, const Call&) = default;
};
/// A zone of one window shows no more.
inline constexpr std::size_t kCallsKept = contract::kMaxBoardCalls;

struct Queue {
  std::uint64_t next_ticket = 1;
  std::uint64_t next_voice = 1;
  std::map<TicketId, Ticket> tickets;  ///< open and missed ones
  std::map<WindowNo, Post> posts;
  std::map<std::string, Line> lines;  ///< by group id
  std::vector<Block> blocks;
  std::vector<Answer> answers;
  std::map<std::string, Instant> heard;  ///< of a kiosk that went away: when it was there for sure
  std::map<StaffId, StaffToday> staff;
  /// Today's calls, newest first, each number once, at most kCallsKept.
  std::map<WindowNo, std::deque<Call>> calls;
  friend bool operator==(const Queue&, const Queue&) = default;
};

/// Null when there is none today, or it is over. Valid until the next Apply.
const Ticket* FindTicket(const Queue& queue, TicketId id);
const Ticket* FindTicket(const Queue& queue, TicketNo no, HallDay day);
/// A post of its own, or an empty one.
const Post& PostOf(const Queue& queue, WindowNo window);

/// The moment from which on a ticket of its class would have waited alone: its issue, put back by
/// the advantage of its class. The earlier one is called first.
Instant RankOf(const Ticket& ticket, const QueuePolicy& policy);

/// The ticket `window` calls next, and why.
struct Choice {
  const Ticket* ticket = nullptr;
  WhyThisOne why = WhyThisOne::kLongest;
};
/// Absent when nobody waits for the window.
std::optional<Choice> Choose(const Hall& hall, WindowNo window, Instant now);

/// Most tickets of other classes that can be called while a walk-in waits with `ahead` walk-ins
/// before it, at `windows` windows: the bound on what the policy may cost it.
std::uint64_t MostFavoured(const QueuePolicy& policy, std::uint64_t ahead, std::uint64_t windows);

std::uint32_t WaitingIn(const Queue& queue, std::string_view group);
/// Windows on shift, without a break, that serve the group.
std::uint32_t OpenFor(const Hall& hall, std::string_view group);
/// How many waiting tickets of its line are called before it, as it looks now; 0 unless it waits.
std::uint32_t AheadOf(const Hall& hall, const Ticket& ticket);

using contract::WaitRange;
/// People ahead × mean of the last services ÷ open windows, as a range in steps of five minutes;
/// absent when no window is open for the group. A window that serves several lines counts for each
/// by the people who wait there. Never longer than contract::kMaxWait.
std::optional<WaitRange> EstimateWait(const Hall& hall, std::string_view group,
                                      std::uint32_t ahead);

/// Whether numbers are given at `now`: the day is open, not too early and not too late.
bool GivesNumbers(const Hall& hall, Instant now);
/// Whether the hub's own range has a number left.
bool HasNumbers(const Queue& queue, std::string_view group);
/// Numbers of its blocks that the kiosk has not used.
std::uint16_t NumbersLeft(const Queue& queue, std::string_view kiosk, std::string_view group);

}  // namespace yichuang::core
