#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>

namespace yichuang::core {

/// Hub time, UTC. Every rule reads this; no terminal's clock decides anything.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using Millis = std::chrono::milliseconds;
/// A day of the hall's own calendar (plan.utc_offset, +08:00), never of UTC.
using HallDay = std::chrono::year_month_day;

/// Milliseconds since 1970-01-01 UTC, as instants are written everywhere outside the core.
constexpr std::int64_t MillisOf(Instant instant) { return instant.time_since_epoch().count(); }

/// Number painted on the window, 1…999.
enum class WindowNo : std::uint16_t {};
/// Sequence of creation; the work number is an attribute.
enum class StaffId : std::uint32_t {};
/// One visit × window × member of staff: the thing that is rated, once. Also the id of its
/// invitation.
enum class ServiceId : std::uint64_t {};
/// Sequence of beginning, over all days, never used twice; the case number is an attribute of it.
enum class CaseId : std::uint64_t {};

template <typename Id>
constexpr auto Number(Id id) {
  return static_cast<std::underlying_type_t<Id>>(id);
}

/// Satisfaction, 5 = 非常满意 … 1 = 非常不满意; 1 and 2 are a bad rating (差评).
enum class Level : std::uint8_t { k1 = 1, k2 = 2, k3 = 3, k4 = 4, k5 = 5 };

constexpr bool IsBad(Level level) { return level == Level::k1 || level == Level::k2; }

}  // namespace yichuang::core
