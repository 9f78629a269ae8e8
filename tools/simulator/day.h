#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

/// One made-up day of a service hall, planned before it is played. Pure: everything follows from
/// the seed.
namespace yichuang::simulator {

/// Time of the hall day, since its midnight.
using DayTime = std::chrono::milliseconds;

/// One visit at one window, from the door to the rating or to leaving without one.
struct Visitor {
  std::string visit;  ///< the number the hub gave, "A001"; "" before that
  DayTime arrival{};
  int group = 0;                        ///< index of the group of business, see names.h
  bool walks_out = false;               ///< leaves with the number before it is called
  std::chrono::milliseconds service{};  ///< time at the window
  bool rates = false;
  int level = 5;                      ///< what will be pressed, when `rates`
  std::chrono::milliseconds think{};  ///< from the invitation to the finger on the key
  bool consents = false;              ///< to a call-back
  friend bool operator==(const Visitor&, const Visitor&) = default;
};

struct DaySettings {
  int visitors = 400;
  int windows = 12;
  int groups = 6;
  DayTime opens = std::chrono::minutes(8 * 60 + 30);
  DayTime closes = std::chrono::minutes(17 * 60 + 30);
};

struct DayPlan {
  std::vector<Visitor> visitors;  ///< by arrival
  int failing_window = 1;         ///< number of the window whose device loses its cable for a while
  DayTime fails{};
  DayTime returns{};
  friend bool operator==(const DayPlan&, const DayPlan&) = default;
};

/// Plans a day: peaks at 9:30 and 14:30 with a lunch dip, 45–60 % rated, 97–99 % of the ratings 3
/// or better and still at least three bad ones (as far as there are three ratings), about one in
/// fifty who walks out before being called, one device that fails and returns.
/// REQUIRES: visitors >= 1, windows >= 1, groups >= 1, opens < closes.
DayPlan PlanDay(const DaySettings& settings, std::uint64_t seed);

/// Zone of a window: numbers are dealt in blocks, so that a zone is one stretch of counters.
/// REQUIRES: 1 <= window <= windows.
int ZoneOfWindow(int window, int windows, int zones);

}  // namespace yichuang::simulator
