#pragma once

#include <string>
#include <utility>

#include "hub/core/matter_due.h"
#include "hub/core/matter_guard.h"
#include "tests/hub/core/case_hall.h"

/// A hall with people who work on matters: guides, clerks of two units, a unit head, a duty
/// manager, inspectors. 08:30 to 12:00 and 14:00 to 17:30 on working days.
namespace yichuang::core {

class MatterHall : public CaseHall {
 public:
  explicit MatterHall(HallDay day = std::chrono::year(2026) / 5 / 11) : CaseHall(day) {
    KeepHours();
    Add("9001", Role::kGuide, "导办");
    Add("9002", Role::kGuide, "导办");
    Add("1001", Role::kWindowStaff, "税务局");
    Add("1002", Role::kWindowStaff, "公安局");
    Add("3001", Role::kBackOffice, "公安局");
    Add("5001", Role::kUnitHead, "税务局");
    Add("5002", Role::kUnitHead, "公安局");
    Add("2001", Role::kDutyManager, "大厅办");
    Add("2002", Role::kHallManager, "大厅办");
    Add("4001", Role::kInspector, "督查科");
    Add("4002", Role::kInspector, "税务局");
  }

  void Add(const std::string& number, Role role, const std::string& unit) {
    hall.accounts[number] = {{role}, true};
    hall.matters.duties[number].unit = unit;
  }

  MatterActor As(const std::string& number) const {
    if (number.empty()) return {{}, {}, true};
    const auto account = hall.accounts.find(number);
    return {number, account == hall.accounts.end() ? RoleSet{} : account->second.roles, false};
  }

  /// Somebody asks; `by` "" is the citizen himself.
  std::string Ask(const std::string& by, const std::string& kind = "first_inquiry",
                  std::optional<MatterStep> at_once = {}, const std::string& about = {}) {
    OpenMatterAs open;
    open.kind = kind;
    open.channel = by.empty() ? MatterChannel::kKiosk : MatterChannel::kVisit;
    open.about = about;
    open.code = "7K3QX2A2M4PZ";
    open.actor = As(by);
    open.at_once = at_once;
    return Do(std::move(open));
  }

  std::string Act(const std::string& by, MatterAct act, std::uint64_t id = 1) {
    return Do(StepMatter{MatterId{id}, As(by), std::move(act), past});
  }
  std::string Move(const std::string& by, MatterStep step, std::uint64_t id = 1) {
    return Act(by, MoveMatter{step, Words()}, id);
  }
  std::string Give(const std::string& by, const std::string& to, std::uint64_t id = 1) {
    return Act(by, OfferMatter{to}, id);
  }
  /// Given and accepted.
  void Pass(const std::string& from, const std::string& to, std::uint64_t id = 1) {
    Give(from, to, id);
    Move(to, MatterStep::kAccept, id);
  }
  std::string Call(const std::string& by, bool independent, std::optional<bool> satisfied,
                   CallResult result = CallResult::kReached) {
    return Act(by, CallAbout{independent, result, satisfied, false, Words()});
  }

  /// A visitor of window 1, whose clerk is 1001, rates badly.
  std::string RateBadly(Level level = Level::k1) {
    RatingReceived rating;
    rating.service = ServiceId{40};
    rating.window = kOne;
    rating.staff = hall.plan.staff.front().id;
    rating.service_day = hall.day;
    rating.level = level;
    Events events{rating};
    AppendBadRatings(hall, now, events);
    events.erase(events.begin());
    for (const Event& event : events) Apply(hall, Record{hall.seq + 1, now, "hub", event});
    return Told(events);
  }

  static SealedWords Words() { return {"matter/1", "seal"}; }

  const OpenMatter& At(std::uint64_t id = 1) const { return hall.matters.open.at(MatterId{id}); }
  bool IsOpen(std::uint64_t id = 1) const {
    return FindMatter(hall.matters, MatterId{id}) != nullptr;
  }
  /// "05-12 17:30" of the hall's clock; "" for none.
  std::string Due(std::uint64_t id = 1) const {
    return At(id).due ? Clock(*At(id).due) : std::string();
  }
  static std::string Clock(Instant at) {
    const auto local = at + std::chrono::hours(8);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const HallDay date{day};
    const auto minutes = std::chrono::floor<std::chrono::minutes>(local - day).count();
    const auto two = [](long long value) {
      return (value < 10 ? "0" : "") + std::to_string(value);
    };
    return two(static_cast<unsigned>(date.month())) + "-" + two(static_cast<unsigned>(date.day())) +
           " " + two(minutes / 60) + ":" + two(minutes % 60);
  }

  std::optional<PastMatter> past;
};

}  // namespace yichuang::core
