#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hub/core/board.h"

namespace yichuang::hub {

/// "09:00-12:00 13:30-17:00", in order and apart; "" or "closed" is none. Absent when it is no such
/// text.
std::optional<core::Spans> SpansNamed(std::string_view text);

/// "2026-05-09", a day of the calendar.
std::optional<core::HallDay> DayNamed(std::string_view text);

/// "2026-05-09 18:00" by the hall's clock.
std::optional<core::Instant> InstantNamed(std::string_view text, std::chrono::minutes utc_offset);

/// "2026-05-09 18:00" by the hall's clock.
std::string TextOf(core::Instant instant, std::chrono::minutes utc_offset);

}  // namespace yichuang::hub
