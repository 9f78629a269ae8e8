#include "hub/desk_board.h"

#include <algorithm>
#include <map>
#include <utility>

#include "hub/contract/text_codec.h"
#include "hub/core/queue_view.h"

namespace yichuang::hub {
namespace {

using StaffNumbers = std::map<core::StaffId, std::string>;

query::DeskTicket TicketOf(const core::Ticket& ticket) {
  return {core::Number(ticket.id),
          core::TextOf(ticket.no),
          ticket.group,
          static_cast<query::DeskClass>(ticket.cls),
          ticket.returned,
          core::MillisOf(ticket.issued),
          core::MillisOf(ticket.since),
          ticket.calls};
}

query::DeskWaiting WaitingOf(const core::Ticket& ticket) {
  return {core::Number(ticket.id), core::TextOf(ticket.no), ticket.group,
          core::MillisOf(ticket.issued)};
}

void PutTickets(const core::Hall& hall, const core::Post& post, query::DeskWindow& window) {
  const auto at_window = post.called ? post.called : post.serving;
  const core::Ticket* ticket = at_window ? core::FindTicket(hall.queue, *at_window) : nullptr;
  if (ticket != nullptr) window.ticket = TicketOf(*ticket);
  for (const auto& [id, each] : hall.queue.tickets) {
    if (!each.window || core::Number(*each.window) != window.number) continue;
    if (each.state == core::TicketState::kHeld) window.held.push_back(TicketOf(each));
    if (each.state == core::TicketState::kOffered) window.offered.push_back(TicketOf(each));
  }
}

void PutStaff(const core::Hall& hall, const core::WindowState& state, const StaffNumbers& numbers,
              const StaffNames& names, query::DeskWindow& window) {
  if (state.serving) {
    window.service = query::DeskService{core::Number(state.serving->id), state.serving->visit,
                                        core::MillisOf(state.serving->opened)};
  }
  if (!state.staff) return;
  window.staff = core::Number(*state.staff);
  if (state.shift_started) window.shift_since_ms = core::MillisOf(*state.shift_started);
  if (const auto number = numbers.find(*state.staff); number != numbers.end())
    window.staff_number = number->second;
  if (const auto name = names.find(window.staff_number); name != names.end())
    window.staff_name = name->second;
  if (const auto skills = hall.skills.find(window.staff_number); skills != hall.skills.end())
    window.skills = query::DeskSkills{skills->second.departments, skills->second.items};
  const auto today = hall.queue.staff.find(*state.staff);
  if (today == hall.queue.staff.end()) return;
  window.today = {today->second.served, today->second.missed, today->second.serve_ms};
}

/// The newest call for help of this shift.
std::optional<query::DeskHelp> HelpOf(const core::Hall& hall, core::WindowNo window,
                                      const core::WindowState& state) {
  std::optional<query::DeskHelp> help;
  for (const auto& [id, alarm] : hall.alarms) {
    if (alarm.kind != core::AlarmKind::kHelp || alarm.window != window) continue;
    if (!state.shift_started || alarm.raised < *state.shift_started) continue;
    help = query::DeskHelp{core::MillisOf(alarm.raised), std::nullopt};
    if (alarm.acknowledged) help->acknowledged_ms = core::MillisOf(alarm.acknowledged->at);
  }
  return help;
}

query::DeskWindow WindowOf(const core::Hall& hall, const core::PlannedWindow& planned,
                           const core::WaitingLines& lines, const StaffNumbers& numbers,
                           const StaffNames& names) {
  query::DeskWindow window;
  window.number = core::Number(planned.number);
  window.zone = planned.zone;
  for (const core::PlannedGroup& group : hall.plan.groups) {
    if (core::Serves(planned, group.id)) window.groups.push_back(group.id);
  }
  const core::Post& post = core::PostOf(hall.queue, planned.number);
  window.why = static_cast<query::DeskWhy>(post.why);
  window.free_since_ms = core::MillisOf(post.free_since);
  if (post.asked_until) window.asked_until_ms = core::MillisOf(*post.asked_until);
  if (post.pause) {
    window.pause = query::DeskPause{static_cast<query::DeskPauseReason>(post.pause->reason),
                                    core::MillisOf(post.pause->since)};
  }
  window.seat = post.seat;
  PutTickets(hall, post, window);
  if (const auto state = hall.windows.find(planned.number); state != hall.windows.end()) {
    PutStaff(hall, state->second, numbers, names, window);
    window.help = HelpOf(hall, planned.number, state->second);
#ifdef YICHUANG_DEFECT
    if (YICHUANG_DEFECT(desk_tells_rating) && !state->second.invitation)
      window.asked_until_ms.reset();
#endif
  }
  for (const core::Ticket* each : lines.At(planned.number, query::kMostShown))
    window.waiting.push_back(WaitingOf(*each));
  window.waiting_count = lines.CountAt(planned.number);
  return window;
}

query::DeskGroup GroupOf(const core::Hall& hall, const core::PlannedGroup& planned) {
  query::DeskGroup group;
  group.id = planned.id;
  group.letter = std::string(1, planned.letter);
  group.name_zh = planned.name.zh;
  group.name_en = planned.name.en;
  group.zone = planned.zone;
  group.norm_minutes = planned.norm;
  group.ask_person = planned.ask_person;
  group.waiting = core::WaitingIn(hall.queue, planned.id);
  group.open_windows = core::OpenFor(hall, planned.id);
  if (const auto wait = core::EstimateWait(hall, planned.id, group.waiting)) {
    group.wait_minutes = std::pair(static_cast<int>(wait->from), static_cast<int>(wait->until));
  }
  std::vector<const core::Ticket*> waiting;
  for (const auto& [id, ticket] : hall.queue.tickets) {
    if (ticket.state == core::TicketState::kWaiting && ticket.group == planned.id)
      waiting.push_back(&ticket);
  }
  std::ranges::stable_sort(waiting, {}, &core::Ticket::issued);
  for (std::size_t i = 0; i < std::min(waiting.size(), query::kMostLongest); ++i)
    group.longest.push_back(WaitingOf(*waiting[i]));
  return group;
}

std::vector<query::DeskMissed> MissedOf(const core::Hall& hall) {
  std::vector<query::DeskMissed> missed;
  for (const auto& [id, ticket] : hall.queue.tickets) {
    if (ticket.state != core::TicketState::kMissed || ticket.returned) continue;
    missed.push_back(
        {core::TextOf(ticket.no), ticket.group, ticket.window ? core::Number(*ticket.window) : 0,
         core::MillisOf(ticket.since), core::MillisOf(core::ReturnEnd(hall.plan, ticket.since))});
  }
  return missed;
}

std::vector<std::int32_t> WorkingDaysAround(const core::Hall& hall, core::HallDay today) {
  using std::chrono::days;
  using std::chrono::sys_days;
  std::vector<std::int32_t> worked;
  for (sys_days day = sys_days(today) - days(query::kDaysBack);
       day <= sys_days(today) + days(query::kDaysAhead); day += days(1)) {
    if (core::IsWorkingDay(hall.board.calendar, day))
      worked.push_back(static_cast<std::int32_t>(day.time_since_epoch().count()));
  }
  return worked;
}

}  // namespace

query::DeskHall DeskHallOf(const core::Hall& hall, core::Instant now, const BoardTitle& title,
                           const StaffNames& names) {
  query::DeskHall desk;
  desk.hall = title.name;
  desk.demo = title.demo;
  desk.day = contract::DayText(core::DayOf(hall.plan, now));
  desk.utc_offset_minutes = static_cast<int>(hall.plan.utc_offset.count());
  desk.numbers = !hall.plan.groups.empty();
  const core::QueuePolicy& policy = hall.plan.queue;
  desk.rules = {policy.most_calls, policy.least_calls, core::Millis(policy.spacing).count(),
                core::Millis(policy.hold_limit).count()};
  StaffNumbers numbers;
  for (const core::PlannedStaff& staff : hall.plan.staff) numbers.emplace(staff.id, staff.number);
  for (const core::PlannedGroup& group : hall.plan.groups)
    desk.groups.push_back(GroupOf(hall, group));
  const core::WaitingLines lines(hall, now);
  for (const core::PlannedWindow& window : hall.plan.windows)
    desk.windows.push_back(WindowOf(hall, window, lines, numbers, names));
  std::ranges::sort(desk.windows, {}, &query::DeskWindow::number);
  desk.missed = MissedOf(hall);
  desk.working_days = WorkingDaysAround(hall, core::DayOf(hall.plan, now));
  return desk;
}

}  // namespace yichuang::hub
