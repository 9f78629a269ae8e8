#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "hub/query/audit_rules.h"

/// What an auditor looks through: ratings that a person should look at again, and the books and
/// heads of any moment of the past.
namespace yichuang::query {

/// A rating as it stands in the ledger. Instants are milliseconds since 1970 UTC.
struct AuditRating {
  std::uint64_t seq = 0;
  std::int64_t came_ms = 0;     ///< to the ledger
  std::int64_t pressed_ms = 0;  ///< by the device's signed time since the invitation opened
  std::uint64_t service = 0;
  std::uint32_t window = 0;
  std::uint32_t staff = 0;
  std::uint8_t level = 5;
  bool second = false;  ///< kept and not counted
  bool two_button = false;
  bool tagged = false;
  std::uint32_t elapsed_ms = 0;
  std::string source;
  std::string visit;           ///< ticket number, "" without one
  std::int64_t opened_ms = 0;  ///< the service; 0 when the tables do not know it
};

/// A service that ended.
struct AuditService {
  std::uint64_t id = 0;
  std::uint32_t window = 0;
  std::uint32_t staff = 0;
  std::string visit;
  std::int64_t ended_ms = 0;
  bool invited = false;
  std::uint8_t level = 0;       ///< of its counted rating; 0 while there is none
  std::uint64_t rated_seq = 0;  ///< ledger row of it; 0 while there is none
};

/// A case or a matter by its number.
struct NumberedRow {
  std::uint64_t id = 0;
  std::string no;
  friend bool operator==(const NumberedRow&, const NumberedRow&) = default;
};

/// A service with all that came of it, for whoever looks into a flag.
struct AuditServiceFile {
  AuditService service;  ///< ended_ms is 0 while it goes on
  std::int64_t opened_ms = 0;
  std::int64_t invitation_ms = 0;    ///< when the invitation opened; 0: none did
  std::vector<AuditRating> ratings;  ///< in the order in which they came, second ones too
  std::vector<NumberedRow> cases;
  std::vector<NumberedRow> matters;
};

/// An entry that was authentic and against the rules.
struct AuditRefusal {
  std::uint64_t seq = 0;
  std::int64_t at_ms = 0;
  std::string source;
  std::string reason;  ///< wire name
};

/// Minutes of hall days, since their midnight: from the first opening to the last closing. Both 0
/// on a day on which the hall is closed.
struct OpenMinutes {
  int from = 0;
  int until = 0;
  friend bool operator==(const OpenMinutes&, const OpenMinutes&) = default;
};
/// By hall day, as days since 1970. A day that is not there is one whose hours nobody knows.
using OpenDays = std::map<std::int64_t, OpenMinutes>;

/// One month of the ledger: what came in it, in the order in which it came.
struct AuditMaterial {
  std::int64_t from_ms = 0;
  std::int64_t until_ms = 0;
  int utc_offset_minutes = 8 * 60;
  std::vector<AuditRating> ratings;
  std::vector<AuditService> services;  ///< in the order of their ids
  std::vector<AuditRefusal> refusals;
  OpenDays open_days = {};  ///< the calendar as it stands now, not as it stood then
};

/// Why somebody should look (domain.md §15.4 and what the hall adds to it).
enum class AuditRule : std::uint8_t {
  kBurst,         ///< many ratings at one window within a minute
  kHastyTags,     ///< nearly all ratings of a clerk within seconds and with tags
  kAllTop,        ///< a clerk's month without any other level than the best
  kShortService,  ///< rated so soon after the service began that nothing was done
  kSameLevel,     ///< a run of one level at one window, faster than people are served
  kOutOfHours,    ///< pressed when the hall is not open
  kNoTicket,      ///< a clerk's rated services of a day are mostly without a number
  kSilence,       ///< after a bad rating nobody else was asked, or nobody answered
  kLateBatch,     ///< many old presses of one device at once
  kUninvited,     ///< presses of a device without an invitation of its own
  kSecond,        ///< many second presses at one window on a day
  kNotAsked,      ///< a clerk ends many services without an invitation
};
inline constexpr int kAuditRuleCount = 12;

/// Name of a rule at every border: "burst". Never fails.
const char* Name(AuditRule rule);

/// One thing a flag rests on. `seq` is its ledger row; 0 for a service, whose rows are many.
struct AuditEvidence {
  std::uint64_t seq = 0;
  std::int64_t at_ms = 0;
  std::uint64_t service = 0;  ///< 0 when it belongs to none
  std::string visit;
  std::uint8_t level = 0;  ///< 0: none
  std::uint32_t elapsed_ms = 0;
  std::string reason;  ///< of a refusal; "uninvited" or "unrated" of a service
  friend bool operator==(const AuditEvidence&, const AuditEvidence&) = default;
};
inline constexpr std::size_t kMostEvidence = 12;

/// Says "look here", and changes nothing: no flag excludes, hides or deletes a rating.
struct AuditFlag {
  AuditRule rule = AuditRule::kBurst;
  std::uint32_t window = 0;  ///< 0: not about one window
  std::uint32_t staff = 0;   ///< 0: not about one clerk
  std::string source;        ///< "" when not about one device
  std::int64_t from_ms = 0;
  std::int64_t until_ms = 0;
  std::uint32_t n = 0;                  ///< what was found
  std::uint32_t of = 0;                 ///< out of so many; 0 when the rule has no share
  std::vector<AuditEvidence> evidence;  ///< the first kMostEvidence
  friend bool operator==(const AuditFlag&, const AuditFlag&) = default;
};
inline constexpr std::size_t kMostFlags = 1000;

/// Everything worth a look, newest first. Pure.
std::vector<AuditFlag> FlagsOf(const AuditMaterial& material, const AuditRules& rules);

/// Where a moment of the past is: after a ledger row, or at an instant. Both absent: now.
struct BooksAsk {
  std::optional<std::uint64_t> seq = {};
  std::optional<std::int64_t> at_ms = {};
};

/// A head of the chain.
struct HeadRow {
  std::uint32_t era = 1;
  std::uint64_t seq = 0;  ///< 0: the ledger was empty
  std::int64_t at_ms = 0;
  std::string hash;  ///< 64 hexadecimal digits
  friend bool operator==(const HeadRow&, const HeadRow&) = default;
};

/// The head at the end of a hall day.
struct DayHead {
  std::string day;    ///< "2026-05-09"
  bool over = false;  ///< false: the day goes on, and the head is the one of now
  HeadRow head;
  friend bool operator==(const DayHead&, const DayHead&) = default;
};

}  // namespace yichuang::query
