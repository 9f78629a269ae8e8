#include <algorithm>
#include <set>

#include "hub/core/decide.h"
#include "hub/core/desk.h"
#include "hub/core/plan_change.h"

/// A new plan, and what it ends at windows and for staff it no longer knows.
namespace yichuang::core {

namespace {

using contract::Reason;

std::optional<Refusal> Contradiction(const Plan& plan, const KioskPlan& kiosks) {
  std::set<WindowNo> windows;
  std::set<std::string> evaluators;
  std::set<std::string> staff;
  std::set<Place> places;
  std::set<std::string> zones;
  for (const PlannedWindow& each : plan.windows) {
    if (!windows.insert(each.number).second) {
      return Refusal{Reason::kMalformed,
                     "window " + std::to_string(Number(each.number)) + " twice"};
    }
    if (!each.evaluator.empty() && !evaluators.insert(each.evaluator).second) {
      return Refusal{Reason::kMalformed, "evaluator " + each.evaluator + " twice"};
    }
    if (each.place && !places.insert(*each.place).second) {
      return Refusal{Reason::kMalformed,
                     "place of window " + std::to_string(Number(each.number)) + " twice"};
    }
  }
  std::set<std::string> devices;
  for (const PlannedKiosk& each : kiosks.kiosks) {
    if (!devices.insert(each.device).second || IsPlannedDevice(plan, each.device)) {
      return Refusal{Reason::kMalformed, "kiosk " + each.device + " twice"};
    }
  }
  for (const PlannedStaff& each : plan.staff) {
    if (!staff.insert(each.number).second) {
      return Refusal{Reason::kMalformed, "staff " + each.number + " twice"};
    }
  }
  for (const PlannedZone& each : plan.zones) {
    if (!zones.insert(each.id).second) {
      return Refusal{Reason::kMalformed, "zone " + each.id + " twice"};
    }
  }
  std::set<std::string> groups;
  std::set<char> letters;
  for (const PlannedGroup& each : plan.groups) {
    if (!groups.insert(each.id).second || !letters.insert(each.letter).second)
      return Refusal{Reason::kMalformed, "group " + each.id + " twice"};
  }
  return std::nullopt;
}

void GiveStaffIds(const Hall& hall, Plan& plan) {
  std::uint32_t next = hall.next_staff;
  for (PlannedStaff& each : plan.staff) {
    const PlannedStaff* known = StaffNumbered(hall.plan, each.number);
    each.id = known != nullptr ? known->id : StaffId(next++);
  }
}

bool Knows(const Plan& plan, StaffId staff) {
  return std::any_of(plan.staff.begin(), plan.staff.end(),
                     [staff](const PlannedStaff& each) { return each.id == staff; });
}

}  // namespace

void EndWhatIsGone(const Hall& hall, const Plan& plan, Events& events) {
  for (const auto& [number, state] : hall.windows) {
    const PlannedWindow* before = FindWindow(hall.plan, number);
    const PlannedWindow* after = FindWindow(plan, number);
    const bool other_screen =
        after == nullptr || before == nullptr || before->evaluator != after->evaluator;
    if (other_screen && state.waiting_invitation) {
      events.push_back(
          InvitationClosed{state.waiting_invitation->id, number, InvitationEnd::kReplaced});
    }
    if (other_screen && state.invitation) {
      events.push_back(
          InvitationClosed{state.invitation->service, number, InvitationEnd::kReplaced});
    }
    if (!state.staff || (after != nullptr && Knows(plan, *state.staff))) continue;
    AppendReleases(hall, number, events);
    if (state.serving) {
      events.push_back(ServiceEnded{state.serving->id, number, state.serving->staff, false});
    }
    events.push_back(ShiftEnded{number, *state.staff});
  }
}

Decision DecideOn(const Hall& hall, const Configure& command, Instant) {
  Plan plan = command.plan;
  KioskPlan kiosks = command.kiosks;
  if (hall.settings.next > 1) {
    // Since the first change on the page the ledger has the settings; the file keeps the rest.
    plan.windows = hall.plan.windows;
    plan.staff = hall.plan.staff;
    kiosks.week = hall.board.plan.week;
  }
  if (auto contradiction = Contradiction(plan, kiosks)) return *std::move(contradiction);
  GiveStaffIds(hall, plan);
  Events events;
  if (plan != hall.plan) {
    EndWhatIsGone(hall, plan, events);
    events.push_back(HallConfigured{std::move(plan)});
  }
  if (kiosks != hall.board.plan) events.push_back(KiosksConfigured{std::move(kiosks)});
  return events;
}

}  // namespace yichuang::core
