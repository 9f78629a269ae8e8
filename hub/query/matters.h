#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hub/query/cases.h"

/// Matters (首问、差评、投诉、办不成事) as pages list and show them. No value has a citizen's name,
/// number or words: words are handles, members of staff are work numbers.
namespace yichuang::query {

/// Which matters somebody looks for. All but kClosed and kAll are open ones, soonest due first.
enum class MatterView : std::uint8_t {
  kMine,       ///< with the one who asks, or with somebody he stands in for
  kHanded,     ///< offered to him and not answered
  kNearing,    ///< his, reminded of, and not late
  kOwned,      ///< 首问跟踪: he is the first person, whoever has it
  kUnclaimed,  ///< with nobody
  kUnit,       ///< of his unit; a bad rating a while after it came
  kSoon,       ///< reminded of, and not late
  kLate,       ///< with a card
  kOpen,       ///< the whole hall's
  kClosed,     ///< the last closed ones first
  kAll,        ///< the newest first
};
inline constexpr int kMatterViewCount = 11;

struct MatterListAsk {
  MatterView view = MatterView::kMine;
  std::string viewer;       ///< work number of the one who asks; what is about him is not shown
  std::string search;       ///< begin of a number, or the code of a slip; then `view` is kAll
  std::optional<int> kind;  ///< core::MatterKindId; absent: all kinds
  std::int64_t now_ms = 0;
  /// False: only matters that he may know of without a post that supervises.
  bool supervises = false;
  std::optional<CaseCursor> after;
};

struct MatterRow {
  std::uint64_t id = 0;
  std::string no;
  int kind = 0;     ///< core::MatterKindId
  int rules = 1;    ///< version of the kind's rules
  int state = 0;    ///< core::MatterState
  int channel = 0;  ///< core::MatterChannel
  int window = 0;
  std::string owner;    ///< 首问责任人; "" while nobody took it up
  std::string holder;   ///< 承办人
  std::string charged;  ///< who is to move it: whom it is offered to, else the holder
  std::string about;
  std::string unit;
  std::string ticket;
  std::uint64_t service = 0;
  std::uint64_t kase = 0;
  bool contact = false;  ///< somebody is kept who can be called
  std::int64_t opened_ms = 0;
  std::optional<std::int64_t> due_ms;
  bool reminded = false;
  int card = 0;  ///< 0 none, 1 red, 2… escalated so far
  int hops = 0;
  int chases = 0;
  int reopened = 0;
  int violations = 0;           ///< bit n: core::MatterViolation n
  std::optional<int> proposed;  ///< core::ExclusionGround
  std::string solver;           ///< who answered
  std::string caller;           ///< who made the solver's call-back
  std::optional<bool> satisfied;
  std::optional<std::int64_t> answered_ms;
  std::optional<std::int64_t> over_ms;
  std::optional<int> outcome;                ///< core::MatterOutcome
  std::string person;                        ///< handle; told to no page
  std::string code;                          ///< of the slip; told to whoever opened it
  std::int64_t visible_ms = 0;               ///< from when on the unit's head sees it
  bool asked = false;                        ///< a card or 催办 waits for a written answer
  std::optional<std::int64_t> reply_due_ms;  ///< until when; absent: no day was named
  std::string promised;  ///< until when it will be done, "2026-11-05"; "": not said
  int late_replies = 0;  ///< that came after the day that was named
  friend bool operator==(const MatterRow&, const MatterRow&) = default;
};

/// How many each list has; counting ends at kMostCounted.
struct MatterCounts {
  std::uint32_t mine = 0;
  std::uint32_t handed = 0;
  std::uint32_t nearing = 0;
  std::uint32_t owned = 0;
  std::uint32_t unclaimed = 0;  ///< 0 for whoever does not supervise, like those below
  std::uint32_t soon = 0;
  std::uint32_t late = 0;
  std::uint32_t open = 0;
  friend bool operator==(const MatterCounts&, const MatterCounts&) = default;
};

struct MatterList {
  std::vector<MatterRow> rows;  ///< at most kMatterRows
  std::optional<CaseCursor> next;
  MatterCounts counts;
  friend bool operator==(const MatterList&, const MatterList&) = default;
};
inline constexpr int kMatterRows = 50;

struct MatterFile {
  MatterRow row;
  std::vector<CaseMoment> moments;  ///< oldest first
  friend bool operator==(const MatterFile&, const MatterFile&) = default;
};

/// What is late, by unit and stage.
struct LateCell {
  std::string unit;  ///< "" when nobody knows it
  int state = 0;
  std::uint32_t count = 0;
  std::uint32_t hops = 0;          ///< sum over them
  std::int64_t oldest_ms = 0;      ///< when the oldest was due
  std::uint32_t silent = 0;        ///< with a card that nobody has answered in writing
  std::uint32_t late_replies = 0;  ///< answers that came late
  friend bool operator==(const LateCell&, const LateCell&) = default;
};

struct DutyRow {
  std::string number;
  std::string unit;
  std::string deputy;
  bool absent = false;
  friend bool operator==(const DutyRow&, const DutyRow&) = default;
};

/// The supervisor's board.
struct MatterBoard {
  std::vector<LateCell> late;
  std::uint64_t excluded = 0;  ///< ratings that do not count, of all days
  friend bool operator==(const MatterBoard&, const MatterBoard&) = default;
};

}  // namespace yichuang::query
