#pragma once

#include <string>
#include <utility>
#include <vector>

#include "hub/core/case_rules.h"
#include "tests/hub/core/line_hall.h"
#include "tests/hub/core/two_years.h"

/// A hall that takes cases: one window with a clerk on shift, the papers of 2025 and 2026.
namespace yichuang::core {

inline const catalogue::Limit kTwentyDays{catalogue::LimitUnit::kWorkingDays, 20};
inline const catalogue::Limit kTenDays{catalogue::LimitUnit::kWorkingDays, 10};

/// What the law gives a verified licence.
inline CaseRules Licence() {
  CaseRules rules;
  rules.statutory = kTwentyDays;
  rules.promised = kTenDays;
  rules.notice_days = 5;
  rules.extension_days = 10;
  return rules;
}

/// An application form and an identity document that must be there, a photo that may come later,
/// and a leaflet nobody needs.
inline std::vector<CaseMaterial> Papers() {
  return {{"form", true, false},
          {"identity", true, false},
          {"photo", true, true},
          {"leaflet", false, false}};
}

class CaseHall : public LineHall {
 public:
  explicit CaseHall(HallDay day = std::chrono::year(2026) / 5 / 11) : LineHall(1) {
    GoTo(day, std::chrono::hours(10));
    hall.board.calendar = TwoYears();
  }

  /// Of the hall's clock. Time only ever goes on.
  void GoTo(HallDay day, std::chrono::minutes time) {
    now = Instant(std::chrono::sys_days(day)) - std::chrono::hours(8) + time;
  }

  /// Time passes and nobody touches anything: the hub ticks at each deadline, as it does.
  std::string Wait(HallDay day, std::chrono::minutes time) {
    const Instant until = Instant(std::chrono::sys_days(day)) - std::chrono::hours(8) + time;
    std::string told;
    for (auto next = NextDeadline(hall); next && *next <= until; next = NextDeadline(hall)) {
      now = std::max(now, *next);
      const std::string what = Do(Tick{});
      if (what == "nothing") break;
      told += (told.empty() ? "" : " ") + what;
    }
    now = until;
    return told;
  }

  std::string Receive(bool accept = false, std::vector<CaseMaterial> materials = Papers(),
                      const CaseRules& rules = Licence(), std::vector<PromiseWish> promises = {}) {
    return Do(ReceiveCase{.window = kOne,
                          .item = {"hygiene", rules, std::move(materials)},
                          .draft = {},
                          .promises = std::move(promises),
                          .credit_checked = true,
                          .accept = accept});
  }

  std::string Step(CaseAct act, std::uint64_t id = 1) {
    return Do(StepCase{CaseId{id}, {}, std::move(act)});
  }

  const OpenCase& Open(std::uint64_t id = 1) const { return hall.cases.open.at(CaseId{id}); }

  /// Last day of a due date, which ends with that day.
  HallDay LastDay(const std::optional<Instant>& due) const {
    return due ? DayOf(hall.plan, *due - Millis(1)) : HallDay{};
  }
};

inline std::vector<CaseMaterial> Without(const std::string& id,
                                         MaterialState state = MaterialState::kMissing) {
  auto papers = Papers();
  for (CaseMaterial& each : papers) {
    if (each.id == id) each.state = state;
  }
  return papers;
}

}  // namespace yichuang::core
