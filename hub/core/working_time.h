#pragma once

#include <chrono>
#include <optional>

#include "hub/core/board.h"
#include "hub/core/ids.h"

/// How much of a limit has passed. Days are those of calendar.h. Limits of hours (2 小时, 4 小时):
/// their clock runs only on working days, and there only while the hall is open. A hall that opens
/// on a Saturday of its own makes it no working day.
namespace yichuang::core {

/// Working days after `from` up to and with `until`: for n > 0, CountWorkingDays(a,
/// AddWorkingDays(a, n)) == n. 0 when `until` is not after `from`.
int CountWorkingDays(const Calendar& calendar, HallDay from, HallDay until);

/// The moment at which `time` of office hours has passed since `start`; just after it when the
/// offices are shut. Absent when the board knows no hours of the next kOfficeDays days, which may
/// never be read as "no limit": a page then says that the hours are missing. REQUIRES: time > 0.
std::optional<Instant> AddOfficeTime(const Board& board, std::chrono::minutes utc_offset,
                                     Instant start, Millis time);

/// Office hours between two moments; 0 when `until` is not after `from`.
Millis CountOfficeTime(const Board& board, std::chrono::minutes utc_offset, Instant from,
                       Instant until);

/// So far ahead hours are looked for.
inline constexpr int kOfficeDays = 400;

}  // namespace yichuang::core
