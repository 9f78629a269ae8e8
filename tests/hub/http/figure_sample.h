#pragma once

#include "hub/query/figures.h"

namespace yichuang::http {

/// 20 services, 12 rated.
inline query::FigureCounts SampleCounts() {
  query::FigureCounts counts;
  counts.ended = 20;
  counts.busy_ms = 6'000'000;
  counts.levels = {1, 1, 0, 4, 4};
  counts.two_button = {0, 0, 0, 2, 0};
  counts.excluded = {1, 0, 0, 0, 0};
  return counts;
}

inline query::FigureSheet SampleSheet() {
  query::FigureSheet sheet;
  sheet.total = SampleCounts();
  sheet.staff = {{"1", SampleCounts()}};
  sheet.windows = {{"3", SampleCounts()}};
  sheet.groups = {{"qykb", SampleCounts()}};
  sheet.items = {{"hygiene-licence", SampleCounts()}};
  sheet.series = {{"2026-05-09", SampleCounts()}};
  sheet.week_hours = {{"6-09", SampleCounts()}};
  sheet.waits = {{"qykb", 20, 19, 18, 1, 0, 1, 600'000, 900'000, 960'000, 1'200'000}};
  sheet.tags.ratings = 3;
  sheet.tags.untagged = 1;
  sheet.tags.level1[7] = 2;
  sheet.tags.level2[30] = 1;
  return sheet;
}

}  // namespace yichuang::http
