#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hub/http/routes.h"
#include "hub/query/reader.h"

/// Figures as somebody may see them. Pure but for what the reader reads.
///
/// Whoever may not see single ratings sees closed months only, and of each month the staff with
/// least_shown ratings or more; one partition, so that nothing can be subtracted from something
/// else to leave a few. Where the hidden ones would themselves be a few, the smallest of the shown
/// ones is hidden with them. A longer span is the sum of its months as they are shown, so that two
/// spans do not differ by less. Units and sites are for him sums of these staff and nothing else:
/// of a site are those who worked there alone in the month, so that no rating stands in two of
/// them.
namespace yichuang::http {

/// REQUIRES: a date of the calendar as text.
std::chrono::year_month_day CivilDay(std::string_view day);

/// What staff and windows belong to now: units by staff id, sites (zones of the hall; a branch is a
/// zone of its own) by window number. What is not there belongs to "".
struct FigureHomes {
  std::map<std::string, std::string> units;
  std::map<std::string, std::string> sites;
};

/// Of a shielded view: who worked at several sites in a month. No zone has such an id.
inline constexpr std::string_view kSeveralSites = "*";

struct FigureView {
  query::FigureAsk ask;  ///< as it was answered: the span may be shorter than the one asked for
  bool shielded = false;
  query::FigureSheet sheet;
  std::vector<query::FigureRow> units;  ///< by name, the one nobody knows last
  std::vector<query::FigureRow> sites;  ///< by zone, kSeveralSites and the unknown one last
  /// Of a shielded one: months whose ratings are hidden, by staff id; "" for months of the hall.
  std::map<std::string, std::uint32_t> hidden_months;
};

/// The keys of the rows whose ratings may not be told apart. `rows` are all of one month.
std::vector<std::string> HiddenOf(const std::vector<query::FigureRow>& rows,
                                  std::uint32_t least_shown);

/// The months of the span, frozen or not, each with its few ratings hidden: what reports are made
/// of. A month without ratings is there too. REQUIRES: ask.from and ask.until are first days of
/// months.
FigureView MonthsViewOf(query::Reader& reader, const query::FigureAsk& ask);

/// REQUIRES: ask.today is set.
FigureView FigureViewOf(query::Reader& reader, const query::FigureAsk& ask, bool single,
                        const FigureHomes& homes = {}, const FigureFilter& filter = {});

}  // namespace yichuang::http
