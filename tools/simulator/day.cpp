#include "tools/simulator/day.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <random>

namespace yichuang::simulator {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

/// Draws of one seed. The standard distributions may differ between libraries; these do not.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  /// In [low, high).
  double Real(double low, double high) {
    constexpr double kSteps = 9007199254740992.0;  // 2^53: every step is exact in a double
    return low + (high - low) * (static_cast<double>(engine_() >> 11) / kSteps);
  }
  /// In [low, high].
  int Whole(int low, int high) {
    return low + static_cast<int>(std::floor(Real(0, static_cast<double>(high - low + 1))));
  }
  bool Chance(double share) { return Real(0, 1) < share; }
  template <typename T>
  void Shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) {
      std::swap(items[i - 1], items[static_cast<std::size_t>(Whole(0, static_cast<int>(i) - 1))]);
    }
  }

 private:
  std::mt19937_64 engine_;
};

/// How busy the door is at a time of day, as corners of a line; only the proportions matter.
struct Corner {
  double minute;
  double weight;
};
constexpr std::array<Corner, 9> kBusy = {{{510, 0.6},
                                          {570, 1.8},
                                          {660, 0.9},
                                          {720, 0.25},
                                          {780, 0.2},
                                          {870, 1.5},
                                          {930, 1.0},
                                          {1020, 0.45},
                                          {1050, 0.1}}};

double WeightAt(double minute) {
  if (minute <= kBusy.front().minute) return kBusy.front().weight;
  for (std::size_t i = 1; i < kBusy.size(); ++i) {
    if (minute > kBusy[i].minute) continue;
    const double part = (minute - kBusy[i - 1].minute) / (kBusy[i].minute - kBusy[i - 1].minute);
    return kBusy[i - 1].weight + part * (kBusy[i].weight - kBusy[i - 1].weight);
  }
  return kBusy.back().weight;
}

DayTime DrawArrival(Dice& dice, const DaySettings& settings) {
  const double opens = std::chrono::duration<double, std::ratio<60>>(settings.opens).count();
  const double closes = std::chrono::duration<double, std::ratio<60>>(settings.closes).count();
  // Rejection from a box is exact and short: on average three draws.
  for (;;) {
    const double minute = dice.Real(opens, closes);
    if (dice.Real(0, 1.8) < WeightAt(minute))
      return DayTime(static_cast<std::int64_t>(minute * 60'000));
  }
}

/// Mean time at a window: nine minutes, or less when so few windows could not serve so many.
double MeanServiceSeconds(const DaySettings& settings) {
  const auto open = std::chrono::duration<double>(settings.closes - settings.opens).count();
  const double fits = 0.55 * open * settings.windows / settings.visitors;
  return std::min(540.0, fits);
}

int GoodLevel(Dice& dice) {
  const double draw = dice.Real(0, 1);
  if (draw < 0.80) return 5;
  return draw < 0.95 ? 4 : 3;
}

void PlanEnds(Dice& dice, std::vector<Visitor>& visitors) {
  std::vector<std::size_t> order(visitors.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  dice.Shuffle(order);
  const auto rated = static_cast<std::size_t>(
      std::lround(dice.Real(0.47, 0.58) * static_cast<double>(visitors.size())));
  // 1.2–2.8 % leaves room for rounding inside the promised 1–3 %.
  const auto bad = std::max<std::size_t>(
      3,
      static_cast<std::size_t>(std::lround(dice.Real(0.012, 0.028) * static_cast<double>(rated))));
  for (std::size_t i = 0; i < rated; ++i) {
    Visitor& visitor = visitors[order[i]];
    visitor.rates = true;
    visitor.level = i < bad ? dice.Whole(1, 2) : GoodLevel(dice);
    visitor.consents = dice.Chance(visitor.level <= 2 ? 0.6 : 0.2);
  }
  // Of those who would not have rated, so that the share of ratings is not touched.
  const std::size_t leave = std::min(visitors.size() / 50, visitors.size() - rated);
  for (std::size_t i = 0; i < leave; ++i) visitors[order[rated + i]].walks_out = true;
}

}  // namespace

DayPlan PlanDay(const DaySettings& settings, std::uint64_t seed) {
  Dice dice(seed);
  std::vector<DayTime> arrivals(static_cast<std::size_t>(settings.visitors));
  for (DayTime& arrival : arrivals) arrival = DrawArrival(dice, settings);
  std::sort(arrivals.begin(), arrivals.end());

  DayPlan plan;
  plan.visitors.reserve(arrivals.size());
  const double mean_s = MeanServiceSeconds(settings);
  for (const DayTime arrival : arrivals) {
    Visitor visitor;
    visitor.arrival = arrival;
    visitor.group = dice.Whole(0, settings.groups - 1);
    visitor.service = DayTime(static_cast<std::int64_t>(1000 * mean_s * dice.Real(0.3, 1.7)));
    visitor.think = DayTime(static_cast<std::int64_t>(1000 * dice.Real(2, 14)));
    plan.visitors.push_back(visitor);
  }
  PlanEnds(dice, plan.visitors);
  plan.failing_window = dice.Whole(1, settings.windows);
  plan.fails = seconds(dice.Whole(10 * 3600, 11 * 3600));
  plan.returns = plan.fails + seconds(dice.Whole(20 * 60, 40 * 60));
  return plan;
}

int ZoneOfWindow(int window, int windows, int zones) { return (window - 1) * zones / windows; }

}  // namespace yichuang::simulator
