#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "hub/core/ids.h"
#include "hub/core/matter_state.h"
#include "hub/core/role.h"

/// The kinds of matters as data: steps, limits, guards, ladder. The engine reads these tables and
/// knows no kind by name. Numbers are the handbook's defaults (domain §3.5, §5.1, §5.4, §7.2).
namespace yichuang::core {

enum class LimitClock : std::uint8_t {
  kNone,           ///< no limit
  kOfficeMinutes,  ///< minutes of office hours: lunch, nights and holidays do not count
  kWorkingDays,    ///< until the offices close on that day; 0: on the same working day
};
inline constexpr int kLimitClockCount = 3;

struct MatterLimit {
  LimitClock clock = LimitClock::kNone;
  std::uint16_t amount = 0;
  friend bool operator==(const MatterLimit&, const MatterLimit&) = default;
};

/// A limit of a state that is not the kind's own.
struct StateLimit {
  MatterState state{};
  MatterLimit limit;
  friend bool operator==(const StateLimit&, const StateLimit&) = default;
};
using StateLimits = std::vector<StateLimit>;

/// 升级: whom a card goes to, so many working days after the due day, when the offices open.
struct Rung {
  std::uint8_t after = 0;  ///< working days
  Role to = Role::kDutyManager;
  bool notice = false;  ///< 催办通知书 with it
  friend bool operator==(const Rung&, const Rung&) = default;
};
inline constexpr std::size_t kRungCount = 3;

/// What a kind counts by, beside the limits of its states. A hall may set it for itself, from a day
/// on (Plan::matter_numbers).
struct MatterNumbers {
  std::array<Rung, kRungCount> ladder{};
  std::uint8_t hops = 3;           ///< so many hand-overs are a violation
  std::uint8_t ledger_days = 0;    ///< most working days of a rectification
  std::uint8_t appeal_days = 0;    ///< an appeal comes within so many of the first acceptance
  std::uint8_t call_attempts = 3;  ///< to reach somebody; then the call-back counts as made
  std::uint8_t notice_days = 2;  ///< working days that 催办通知书 leaves for a written answer
  std::uint16_t head_minutes = 0;  ///< the unit's head sees it, and is told, after so many
  friend bool operator==(const MatterNumbers&, const MatterNumbers&) = default;
};

/// A row of the table below, in the ledger by this number: never given to another kind.
enum class MatterKindId : std::uint8_t {};

/// In force by version: a matter keeps the rules under which it was opened. A hall may set limits
/// and numbers of its own (Plan::matter_limits, matter_numbers), kept by the matter in the same
/// way.
struct MatterKind {
  MatterKindId id{};
  std::uint16_t rules = 1;  ///< version of this row; newer rows stand behind older ones
  std::string_view name;    ///< "first_inquiry"; in the API
  std::string_view prefix;  ///< two letters before its numbers
  StepSet steps;
  RoleSet desk;   ///< who may open one
  RoleSet first;  ///< who may take one up that belongs to nobody
  std::array<MatterLimit, kMatterStateCount> limits{};
  MatterNumbers numbers;
  bool verified = false;        ///< closed by the independent call-back alone
  bool about_somebody = false;  ///< whom it is about neither handles nor sees it
  bool by_citizen = false;      ///< opened at a kiosk or online as well, without a name
  bool from_rating = false;     ///< a bad rating that counts opens one
  bool refusable = false;       ///< 零推托 is measured against how many of it were opened
  bool complains = false;       ///< 零投诉 counts it
};

/// Limits of a hall for matters of a kind, instead of those of its row.
struct KindLimits {
  MatterKindId kind{};
  StateLimits limits;
  friend bool operator==(const KindLimits&, const KindLimits&) = default;
};

/// Numbers of a hall for matters of a kind that are opened from that hall day on.
struct KindNumbers {
  MatterKindId kind{};
  HallDay valid_from{};
  MatterNumbers numbers;
  friend bool operator==(const KindNumbers&, const KindNumbers&) = default;
};

/// Every version of every kind.
std::span<const MatterKind> MatterKinds();
/// The newest version; null when there is no such kind.
const MatterKind* KindNamed(std::string_view name);
/// As it was when the matter was opened; null when there is none.
const MatterKind* KindOf(MatterKindId id, std::uint16_t rules);
/// The kind that a bad rating opens; null when there is none.
const MatterKind* KindOfBadRating();

/// 回访抽样: a share and a least number a kind and unit, of what is drawn from that hall day on
/// [without one of the hall these: no source gives one].
struct SampleRule {
  HallDay valid_from{};
  std::uint8_t share = 10;  ///< percent
  std::uint16_t least = 1;
  friend bool operator==(const SampleRule&, const SampleRule&) = default;
};

}  // namespace yichuang::core
