#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "hub/query/reader.h"

namespace yichuang::pages {

inline constexpr const char* kSampleDay = "2026-05-09";

/// Figures of the scripted hall's day; of any other day there are none. Every service is counted in
/// its hour and at its window: nobody stands at window 7, no one rates at window 11, and window 12
/// has a two-button device.
inline query::DayFigures SampleFigures(const std::string& day) {
  if (day != kSampleDay) return {};
  query::DayFigures figures;
  for (std::uint64_t hour = 9; hour <= 16; ++hour) figures.hours.push_back({day, hour});
  for (std::uint64_t number = 1; number <= 12; ++number) {
    if (number != 7) figures.windows.push_back({day, number});
  }
  std::mt19937 random(20260509);
  for (query::DayRow& hour : figures.hours) {
    if (hour.key == 12) continue;
    for (query::DayRow& window : figures.windows) {
      const auto services = 1 + random() % 5;
      for (unsigned n = 0; n < services; ++n) {
        const bool rated = random() % 100 < 58 && window.key != 11;
        const bool two_button = window.key == 12;
        const auto draw = random() % 100;
        std::size_t level = draw < 62 ? 5 : draw < 84 ? 4 : draw < 93 ? 3 : draw < 97 ? 2 : 1;
        if (two_button) level = 4;
        if (window.rated == 0) level = 2;  // a sample is never perfect
        for (query::DayRow* row : {&hour, &window}) {
          ++row->ended;
          if (!rated) continue;
          ++row->rated;
          ++row->levels[level - 1];
          row->two_button_levels[level - 1] += two_button ? 1U : 0U;
        }
      }
    }
  }
  std::erase_if(figures.hours, [](const query::DayRow& row) { return row.ended == 0; });
  return figures;
}

}  // namespace yichuang::pages
