#pragma once

#include <string>
#include <string_view>

#include "hub/http/routes.h"

/// Questions about figures, as requests.
namespace yichuang::http {

/// Whether the text is a date of the calendar, "2026-05-09".
bool IsDay(std::string_view text);

/// GET of figures: `from` and `to`, both days belong to the span; `staff`, `window`, `group`,
/// `hour`, `weekday` filter, and for everybody `unit` and `site`; `corrected=1` counts what came
/// after months were frozen. A span is at most kMostSpanDays long.
Route FiguresRoute(const Ask& ask, const Visitor& visitor);
inline constexpr int kMostSpanDays = 3 * 366;

/// Whether somebody may see single ratings, and figures of few.
bool SeesSingleRatings(core::RoleSet roles);

/// "2026-05-01..2026-05-31 staff=3": what the ledger keeps of a look.
std::string SubjectOf(const FiguresAsk& figures);

}  // namespace yichuang::http
