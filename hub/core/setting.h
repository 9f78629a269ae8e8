#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hub/core/board.h"
#include "hub/core/calendar.h"
#include "hub/core/ids.h"
#include "hub/core/item_book.h"
#include "hub/core/plan.h"

/// Changes of the plan while the hall runs. A setting is one thing of the plan before and after, so
/// that undoing it is the same setting turned round, and possible as long as nothing later stands
/// on it.
namespace yichuang::core {

/// Sequence of changes, never used twice.
enum class ChangeId : std::uint64_t {};

/// Absent before: added. Absent after: closed. Other evaluator: the device was replaced.
struct WindowSetting {
  WindowNo number{};
  std::optional<PlannedWindow> before;
  std::optional<PlannedWindow> after;
  friend bool operator==(const WindowSetting&, const WindowSetting&) = default;
};

/// Absent before: joined. Absent after: left. Another card: his name or photo changed, which stands
/// in no event, only the handle of what is shown now. (The same before and after, as ledgers of the
/// first days have it: the name changed, and cannot be turned round.)
struct StaffSetting {
  std::string number;
  std::optional<PlannedStaff> before;
  std::optional<PlannedStaff> after;
  friend bool operator==(const StaffSetting&, const StaffSetting&) = default;
};

using Week = std::array<Spans, 7>;  ///< [0] is Monday

struct WeekSetting {
  Week before;
  Week after;
  friend bool operator==(const WeekSetting&, const WeekSetting&) = default;
};

/// Working days of a year; absent: there was, or is to be, no list.
struct CalendarSetting {
  int year = 0;
  std::optional<CalendarYear> before;
  std::optional<CalendarYear> after;
  friend bool operator==(const CalendarSetting&, const CalendarSetting&) = default;
};

/// A service item gets another version. Absent: as the imported catalogue has it.
struct ItemSetting {
  std::string item;
  std::optional<Sm3> before;
  std::optional<Sm3> after;
  friend bool operator==(const ItemSetting&, const ItemSetting&) = default;
};

/// What somebody may accept. Absent: everything.
struct SkillSetting {
  std::string number;  ///< work number
  std::optional<Skills> before;
  std::optional<Skills> after;
  friend bool operator==(const SkillSetting&, const SkillSetting&) = default;
};

using Setting = std::variant<WindowSetting, StaffSetting, WeekSetting, CalendarSetting, ItemSetting,
                             SkillSetting>;

enum class ChangeState : std::uint8_t { kPending, kInForce, kWithdrawn };

/// A change as the hall remembers it.
struct KnownChange {
  ChangeId id{};
  Instant at{};       ///< when it was asked for
  std::string actor;  ///< "user:2001"
  Instant effective{};
  Setting setting;
  ChangeState state = ChangeState::kInForce;
  std::optional<ChangeId> undoes;
  std::optional<ChangeId> undone_by;
  friend bool operator==(const KnownChange&, const KnownChange&) = default;
};

/// The last ones can be undone; older ones stand in the ledger only, and what their cards showed is
/// forgotten.
inline constexpr std::size_t kKeptChanges = 60;

struct Settings {
  std::uint64_t next = 1;            ///< of the next change; also the version a page has seen
  std::vector<KnownChange> changes;  ///< oldest first; what is pending is never forgotten
  friend bool operator==(const Settings&, const Settings&) = default;
};

/// Null when it is unknown, or too old.
const KnownChange* FindChange(const Settings& settings, ChangeId id);
/// Those that wait for their time, the earliest first.
std::vector<const KnownChange*> PendingChanges(const Settings& settings);

/// Drops the oldest beyond kKeptChanges, but none that is pending.
void ForgetOldChanges(Settings& settings);

/// The same turned round.
Setting Reversed(const Setting& setting);
/// Whether both are about the same window, person, week, year, item or person's skills.
bool SameSubject(const Setting& one, const Setting& other);

/// What settings change.
struct Settable {
  Plan plan;
  Week week;
  Calendar calendar;
  ItemVersions items;
  SkillBook skills;
  friend bool operator==(const Settable&, const Settable&) = default;
};

/// Total: also when `before` is not what stands there.
void Put(Settable& state, const Setting& setting);
/// Whether what stands there is what `setting` left.
bool StandsAfter(const Settable& state, const Setting& setting);

}  // namespace yichuang::core
