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
    hall.reports.since.reset();  // nobody waits for reports here
    hall.accounts["1001"] = {{Role::kWindowStaff}, true};
    hall.accounts["3001"] = {{Role::kBackOffice}, true};
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

  CaseActor ActorOf(const std::string& number) const {
    const auto account = hall.accounts.find(number);
    return {number, account == hall.accounts.end() ? RoleSet{} : account->second.roles};
  }

  std::string Offer(const std::string& from, const std::string& to, std::vector<CaseId> cases) {
    return Do(OfferPapers{std::move(cases), to, ActorOf(from)});
  }
  std::string Answer(const std::string& by, HandOverAnswer answer, std::uint64_t batch = 1) {
    return Do(AnswerHandOver{HandOverId{batch}, answer, ActorOf(by)});
  }

  /// Papers go to the back office with both signatures.
  void HandOver(std::uint64_t id = 1) {
    Offer("1001", "3001", {CaseId{id}});
    Answer("3001", HandOverAnswer::kAccepted, hall.cases.next_hand_over - 1);
  }

  /// 08:30 to 12:00 and 14:00 to 17:30, Monday to Friday.
  void KeepHours() {
    for (std::size_t day = 0; day < 5; ++day) hall.board.plan.week[day] = {{510, 720}, {840, 1050}};
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
