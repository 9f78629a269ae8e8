#include "hub/live_board.h"

#include <fmt/format.h>

#include <map>

#include "hub/core/floor.h"
#include "hub/core/queue.h"

namespace yichuang::hub {
namespace {

query::LiveCounts CountsOf(const core::DayCounts& counts) {
  return {counts.ended, counts.uninvited, counts.rated, counts.levels};
}

query::DeviceHealth HealthOf(const core::Hall& hall, const core::PlannedWindow& window) {
  const auto evaluator = hall.evaluators.find(window.evaluator);
  if (evaluator == hall.evaluators.end()) return query::DeviceHealth::kNever;
  if (evaluator->second.device.empty()) return query::DeviceHealth::kDetached;
  const auto terminal = hall.terminals.find(evaluator->second.device);
  const bool online = terminal != hall.terminals.end() && terminal->second.online;
  return online ? query::DeviceHealth::kOnline : query::DeviceHealth::kOffline;
}

std::string TextOf(core::HallDay day) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

query::LiveWindow WindowOf(const core::Hall& hall, const core::PlannedWindow& planned,
                           const std::map<core::StaffId, std::string>& numbers,
                           const StaffNames& names, const StaffNames& photos, core::Place place) {
  query::LiveWindow window;
  window.column = place.column;
  window.row = place.row;
  window.number = core::Number(planned.number);
  window.zone = planned.zone;
  window.evaluator = planned.evaluator;
  for (const core::PlannedGroup& group : hall.plan.groups) {
    if (core::Serves(planned, group.id)) window.groups.push_back(group.id);
  }
  window.device = HealthOf(hall, planned);
  if (const auto evaluator = hall.evaluators.find(planned.evaluator);
      evaluator != hall.evaluators.end()) {
    window.stuck_keys = KeysOf(evaluator->second.stuck_keys);
  }
  const auto found = hall.windows.find(planned.number);
  if (found == hall.windows.end()) return window;
  const core::WindowState& state = found->second;
  if (state.staff) {
    if (const auto number = numbers.find(*state.staff); number != numbers.end())
      window.staff_number = number->second;
    if (const auto name = names.find(window.staff_number); name != names.end())
      window.staff_name = name->second;
    if (const auto photo = photos.find(window.staff_number); photo != photos.end())
      window.staff_photo = photo->second;
  }
  if (state.serving) {
    window.visit = state.serving->visit;
    window.serving_since_ms = core::MillisOf(state.serving->opened);
  }
  window.inviting = state.invitation.has_value();
  window.today = CountsOf(state.today);
  for (const core::RecentRating& rating : state.recent) {
    window.recent.push_back(
        {core::Number(rating.service), static_cast<int>(rating.level), core::MillisOf(rating.at)});
  }
  return window;
}

}  // namespace

query::LiveState LiveStateOf(const core::Hall& hall, const BoardTitle& title,
                             const StaffNames& names, const StaffNames& photos) {
  query::LiveState live;
  live.hall = title.name;
  live.demo = title.demo;
  live.software = title.software;
  live.at_ms = core::MillisOf(hall.last);
  live.day = TextOf(hall.day);
  live.settled_before = TextOf(core::LastWorkingDay(hall.board.calendar, hall.day));
  live.seq = hall.seq;
  live.utc_offset_minutes = static_cast<int>(hall.plan.utc_offset.count());
  live.today = CountsOf(hall.today);
  std::map<core::StaffId, std::string> numbers;
  for (const core::PlannedStaff& staff : hall.plan.staff) numbers.emplace(staff.id, staff.number);
  for (const core::PlannedZone& zone : core::ZonesOf(hall.plan)) {
    live.zones.push_back({zone.id, zone.name.zh, zone.name.en});
  }
  const std::vector<core::Place> floor = core::FloorOf(hall.plan);
  for (std::size_t i = 0; i < floor.size(); ++i) {
    live.windows.push_back(WindowOf(hall, hall.plan.windows[i], numbers, names, photos, floor[i]));
  }
  for (const core::PlannedGroup& group : hall.plan.groups)
    live.lines.push_back({group.id, core::WaitingIn(hall.queue, group.id)});
  live.alarms = LiveAlarmsOf(hall, names);
  return live;
}

query::WallState WallStateOf(const core::Hall& hall, core::Instant now, const BoardTitle& title) {
  const core::WallStep step = core::WallOf(hall, now);
  query::WallState wall;
  wall.hall = title.name;
  wall.demo = title.demo;
  wall.at_ms = core::MillisOf(step.at);
  wall.day = TextOf(hall.day);
  wall.today = CountsOf(step.counts);
  wall.utc_offset_minutes = static_cast<int>(hall.plan.utc_offset.count());
  return wall;
}

}  // namespace yichuang::hub
