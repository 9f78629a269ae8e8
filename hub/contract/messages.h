#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hub/contract/kiosk_desired.h"
#include "hub/contract/reasons.h"
#include "hub/contract/zone_board.h"

/// Every message between a terminal and the hub, version 1 (docs: asyncapi.yaml beside this file).
///
/// Plain values; the codec (codec.h) is the only place that knows their JSON. A new message is: a
/// struct here, a function each in encode.cpp and decode.cpp, a schema in asyncapi.yaml, a golden
/// file in tests/golden/contract.
namespace yichuang::contract {

inline constexpr int kVersion = 1;
/// A message above this many bytes is refused with Reason::kOversized before it is parsed.
inline constexpr std::size_t kMaxMessageBytes = 65536;
/// Entries in one Up message at most; a backlog drains in messages of this size.
inline constexpr std::size_t kMaxEntries = 100;
inline constexpr std::size_t kMaxNameFrames = 4;  ///< pictures of one name
/// Bytes of one frame at most, before base64: so kMaxEntries entries of any kind always fit
/// kMaxMessageBytes.
inline constexpr std::size_t kMaxFrameBytes = 256;
/// Sources one birth may announce.
inline constexpr std::size_t kMaxSources = 256;
/// Bytes (UTF-8) of a free text such as `software` and `where`.
inline constexpr std::size_t kMaxTextBytes = 200;
/// Largest integer on the wire: every JSON reader keeps it exactly. Counters, seq, versions and
/// session stay below.
inline constexpr std::uint64_t kMaxInteger = (std::uint64_t{1} << 53) - 1;

using Bytes = std::vector<std::uint8_t>;

/// Where the hub's ledger stands. Each terminal keeps the newest one it saw: it is a witness.
struct Head {
  std::uint32_t era = 1;  ///< grows when a ledger is restored from a backup
  std::uint64_t seq = 0;  ///< number of the last row
  std::array<std::uint8_t, 32> hash{};
  friend bool operator==(const Head&, const Head&) = default;
};

/// The key of one entry: stored once however often it comes.
struct EntryKey {
  std::string source;         ///< "ev-0001", "win-01"
  std::uint32_t epoch = 1;    ///< changes only when the source's counter store is made anew
  std::uint64_t counter = 0;  ///< 1, 2, 3 … without gaps
  friend bool operator==(const EntryKey&, const EntryKey&) = default;
  friend auto operator<=>(const EntryKey&,
                          const EntryKey&) = default;  // NOLINT(modernize-use-nullptr)
};

/// type "press": a frame of an evaluator (FrameKind kPress), passed on byte for byte.
struct PressEntry {
  Bytes frame;
  friend bool operator==(const PressEntry&, const PressEntry&) = default;
};

/// type "press_detail": tags and consent, a frame of kind kPressDetail.
struct PressDetailEntry {
  Bytes frame;
  friend bool operator==(const PressDetailEntry&, const PressDetailEntry&) = default;
};

/// type "evaluator_attached": an evaluator said hello to this window host (plugged in, or booted
/// anew).
struct EvaluatorAttached {
  std::string evaluator;
  Bytes hello;  ///< frame of kind kHello
  friend bool operator==(const EvaluatorAttached&, const EvaluatorAttached&) = default;
};

/// type "evaluator_detached": it was unplugged or stopped answering.
struct EvaluatorDetached {
  std::string evaluator;
  friend bool operator==(const EvaluatorDetached&, const EvaluatorDetached&) = default;
};

/// type "ticket_wanted": somebody at this kiosk asks for a number; the hub gives it. Answered in
/// the kiosk's desired state (KioskQueue::issued), or refused in the receipt.
struct TicketWanted {
  std::string group;
  TicketClass ticket_class = TicketClass::kWalkIn;
  std::string person = {};  ///< handle by KioskQueue::person_key; "": nobody laid a document down
  friend bool operator==(const TicketWanted&, const TicketWanted&) = default;
};

/// type "ticket_taken": the kiosk gave a number of its block because the hub did not answer.
struct TicketTaken {
  std::string group;
  TicketNumber number;
  std::chrono::year_month_day day{};  ///< of the block
  TicketClass ticket_class = TicketClass::kWalkIn;
  std::uint64_t instead_of = 0;  ///< counter of the ticket_wanted that got no answer in time, or 0
  std::string person = {};       ///< as in TicketWanted
  friend bool operator==(const TicketTaken&, const TicketTaken&) = default;
};

/// type "ticket_cancelled": 按错了, at the kiosk that gave the number.
struct TicketCancelled {
  TicketNumber number;
  std::chrono::year_month_day day{};
  friend bool operator==(const TicketCancelled&, const TicketCancelled&) = default;
};

using EntryBody = std::variant<PressEntry, PressDetailEntry, EvaluatorAttached, EvaluatorDetached,
                               TicketWanted, TicketTaken, TicketCancelled>;

struct Entry {
  EntryKey key;
  Millis at = 0;  ///< the terminal's clock when the entry was written to its outbox; shown, never
                  ///< trusted for a rule
  EntryBody body;
  friend bool operator==(const Entry&, const Entry&) = default;
};

/// …/{device}/up: one entry when live, up to kMaxEntries when a backlog drains.
struct Up {
  std::string device;
  std::vector<Entry> entries;
  friend bool operator==(const Up&, const Up&) = default;
};

/// What a terminal announces of one source at its birth: counters up to `announced` exist.
struct SourceAnnounced {
  std::string source;
  std::uint32_t epoch = 1;
  std::uint64_t announced = 0;
  std::uint64_t pending = 0;  ///< of those, how many have no receipt yet
  friend bool operator==(const SourceAnnounced&, const SourceAnnounced&) = default;
};

enum class Presence : std::uint8_t { kOffline, kOnline };

/// …/{device}/state, retained: birth (kOnline) and, as the will, death (kOffline, with empty
/// fields).
struct TerminalState {
  std::string device;
  Presence presence = Presence::kOffline;
  /// Random per connection, at most kMaxInteger, so that a late will does not bury a new birth; a
  /// JSON number.
  std::uint64_t session = 0;
  std::string software;             ///< "0.1.0"
  std::uint64_t shown_version = 0;  ///< version of the desired state the terminal has taken
  std::vector<SourceAnnounced> sources;
  friend bool operator==(const TerminalState&, const TerminalState&) = default;
};

/// …/hub/state, retained: the hub is there, and this is its newest head.
struct HubState {
  Presence presence = Presence::kOffline;
  std::string software;
  Head head;
  /// Little room is left on the hub's disk; when it is full the hub stops, with what it took kept.
  bool storage_low = false;
  friend bool operator==(const HubState&, const HubState&) = default;
};

struct EvaluatorDesired {
  std::string evaluator;
  Bytes show;  ///< frame of kind kShow, for the device alone
  /// Frames of kind kName, at most kMaxNameFrames: the name of who serves as a picture. Empty for a
  /// device that shows none, and when nobody serves or the name cannot be drawn.
  std::vector<Bytes> name = {};
  friend bool operator==(const EvaluatorDesired&, const EvaluatorDesired&) = default;
};

/// …/{device}/down, type "desired": the whole state wanted of the terminal, not a change.
struct Desired {
  std::uint64_t version = 0;
  std::vector<EvaluatorDesired> evaluators;
  /// Of a kiosk only: for other terminals the field is not there at all.
  std::optional<KioskDesired> kiosk = std::nullopt;
  friend bool operator==(const Desired&, const Desired&) = default;
};

struct RefusedEntry {
  std::uint64_t counter = 0;
  Reason reason = Reason::kMalformed;
  friend bool operator==(const RefusedEntry&, const RefusedEntry&) = default;
};

/// What became of the entries of one source.
///
/// `through` settles: every counter up to it is in the ledger, accepted or refused for good.
/// `refused` names which of the just-settled ones were refused. `unsettled` names entries that were
/// not taken at all (a frame damaged or forged between device and hub, a gap): the terminal keeps a
/// gap's rows, and replaces a bad frame by what the device offers again. After a gap the next
/// counter wanted is through + 1.
struct SourceReceipt {
  std::string source;
  std::uint32_t epoch = 1;
  std::uint64_t through = 0;
  std::vector<RefusedEntry> refused;
  std::vector<RefusedEntry> unsettled;
  Bytes receipt;  ///< frame of kind kReceipt for an evaluator; empty for other sources
  friend bool operator==(const SourceReceipt&, const SourceReceipt&) = default;
};

/// …/{device}/down, type "receipt": sent only after COMMIT. Only this retires an outbox row.
struct Receipt {
  Head head;
  std::vector<SourceReceipt> sources;
  friend bool operator==(const Receipt&, const Receipt&) = default;
};

/// …/{device}/down, type "refused": the message as a whole could not be taken; nothing of it was.
struct Refused {
  Reason reason = Reason::kMalformed;
  std::string where;  ///< the field or entry at fault: "entries[3].counter"
  friend bool operator==(const Refused&, const Refused&) = default;
};

/// A ZoneBoard (type "board") goes to …/board-{zone}/down, retained: whoever hangs there shows it.
using Down = std::variant<Desired, Receipt, Refused, ZoneBoard>;

}  // namespace yichuang::contract
