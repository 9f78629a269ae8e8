#pragma once

#include <functional>
#include <string>
#include <vector>

#include "hub/http/figure_view.h"
#include "hub/http/routes.h"
#include "hub/query/desk.h"

namespace yichuang::http {

/// Counts, and what follows from them, with the numbers they were made with. Rates are left to the
/// page: it has numerator and denominator of each. `groups`: those of the hall, for their names.
std::string FigureViewJson(const FigureView& view, const std::vector<query::DeskGroup>& groups);

/// What answers a question about figures; `today` is the hall's day, `hall` may be null.
std::function<std::string(query::Reader&)> QueryOf(FiguresAsk ask, const std::string& today,
                                                   const query::DeskHall* hall);
std::function<std::string(query::Reader&)> QueryOf(DayAsk ask);

}  // namespace yichuang::http
