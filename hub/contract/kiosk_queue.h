#pragma once

#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hub/contract/both_texts.h"

/// What a kiosk needs to give numbers (取号): the groups, blocks for the time without the hub, and
/// the numbers the hub gave it. Nothing of it belongs to a person.
namespace yichuang::contract {

/// Tiles of 取号; the last is for whoever does not know what he needs.
inline constexpr std::size_t kMaxGroups = 6;
/// Bytes of a group's name on the wire: a–z, 0–9 and '-'.
inline constexpr std::size_t kMaxGroupId = 16;
/// Bytes of the name of a drawing.
inline constexpr std::size_t kMaxIconBytes = 32;
inline constexpr std::size_t kMaxBlocks = 4 * kMaxGroups;
/// Numbers told at one time; each is told for some minutes only.
inline constexpr std::size_t kMaxIssued = 32;
inline constexpr std::uint16_t kMaxTicketNumber = 999;
inline constexpr std::uint16_t kMaxAhead = 9999;
/// Letters of KioskQueue::person_key: A–Z, a–z, 0–9, '-' and '_'.
inline constexpr std::size_t kPersonKeyLetters = 43;
/// Hexadecimal digits of a person's handle of the day.
inline constexpr std::size_t kHandleDigits = 64;
/// Minutes; a wait is never told longer.
inline constexpr std::uint16_t kMaxWait = 600;

/// Number of a ticket, "A001": what is printed and called. Counted per group and day of the hall;
/// kept for the ticket's whole life, also when it is transferred to another group.
struct TicketNumber {
  char letter = 'A';         ///< of the group that gave it, 'A'…'Z'
  std::uint16_t number = 0;  ///< 1…kMaxTicketNumber; 0: none yet
  friend auto operator<=>(const TicketNumber&, const TicketNumber&) = default;
};

/// The text on paper, screen and in the call: "A001".
std::string TextOf(const TicketNumber& number);
/// Absent unless it is a letter and three digits, 001…999.
std::optional<TicketNumber> TicketNumberOf(std::string_view text);

enum class TicketClass : std::uint8_t { kWalkIn, kAppointment, kPriority };

/// Whether a group gives numbers now, and why not.
enum class GroupState : std::uint8_t {
  kOpen,
  kNotYet,   ///< before today's numbers begin
  kOver,     ///< today's numbers have ended
  kUsedUp,   ///< none is left for today
  kNoHours,  ///< the hall is closed today
};

/// Minutes until a call, from … until; both 0: not known yet.
struct WaitRange {
  std::uint16_t from = 0;
  std::uint16_t until = 0;
  friend bool operator==(const WaitRange&, const WaitRange&) = default;
};

struct QueueGroup {
  std::string id;  ///< "qykb"
  char letter = 'A';
  BothTexts name;
  BothTexts where;   ///< "一层A区 3–6号窗口"; may be empty
  std::string icon;  ///< "" for the letter alone
  GroupState state = GroupState::kOpen;
  std::uint16_t waiting = 0;  ///< people in the line
  WaitRange wait;             ///< for somebody who comes now
  bool ask_person = false;    ///< limits per person hold; on the wire only when they do
  friend bool operator==(const QueueGroup&, const QueueGroup&) = default;
};

/// Numbers this kiosk may give by itself while the hub does not answer, on this day only.
struct NumberBlock {
  std::string group;
  std::chrono::year_month_day day{};
  std::uint16_t first = 0;  ///< first <= last
  std::uint16_t last = 0;
  friend bool operator==(const NumberBlock&, const NumberBlock&) = default;
};

/// The hub's answer to an entry "ticket_wanted" of this kiosk.
struct IssuedTicket {
  std::uint64_t counter = 0;  ///< of that entry
  std::string group;
  TicketNumber number;
  std::int64_t at = 0;  ///< the hub's time, ms since 1970
  std::uint16_t ahead = 0;
  WaitRange wait;
  friend bool operator==(const IssuedTicket&, const IssuedTicket&) = default;
};

/// Replaces as a whole what the kiosk was told before.
struct KioskQueue {
  std::vector<QueueGroup> groups;   ///< in the order of the tiles; empty: the hall gives no numbers
  std::vector<NumberBlock> blocks;  ///< in the order in which they are to be used up
  std::vector<IssuedTicket> issued;  ///< the newest last
  /// Makes the day's handle of whoever lays a document on the reader (hub/person); on the wire only
  /// when some group asks for the person. Never written to a disk, never logged.
  std::string person_key;
  friend bool operator==(const KioskQueue&, const KioskQueue&) = default;
};

}  // namespace yichuang::contract
