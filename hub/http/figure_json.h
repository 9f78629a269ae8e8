#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "hub/http/figure_matters.h"
#include "hub/http/figure_view.h"
#include "hub/http/routes.h"
#include "hub/query/desk.h"
#include "hub/query/live.h"

namespace yichuang::http {

/// What figures need to know of the hall beside the counters.
struct FigureHall {
  std::string today;                         ///< the hall's day
  std::vector<query::DeskGroup> groups;      ///< for their names
  std::vector<query::LiveZone> zones;        ///< the same
  std::map<std::string, std::string> sites;  ///< zone ids by window number
  ReportPlace place;
};

/// Counts, and what follows from them, with the numbers they were made with. Rates are left to the
/// page: it has numerator and denominator of each.
std::string FigureViewJson(const FigureView& view, const FigureMatters& matters,
                           const FigureHomes& homes, const FigureHall& hall);

/// What answers a question about figures.
std::function<std::string(query::Reader&)> QueryOf(FiguresAsk ask, FigureHall hall);
std::function<std::string(query::Reader&)> QueryOf(DayAsk ask);

}  // namespace yichuang::http
