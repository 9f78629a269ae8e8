#include "hub/http/live_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "hub/http/json_body.h"

namespace yichuang::http {
namespace {

using nlohmann::json;

std::string_view Name(query::DeviceHealth health) {
  switch (health) {
    case query::DeviceHealth::kNever:
      return "never";
    case query::DeviceHealth::kOffline:
      return "offline";
    case query::DeviceHealth::kDetached:
      return "detached";
    case query::DeviceHealth::kOnline:
      return "online";
  }
  return "never";
}

json ToJson(const query::LiveCounts& counts) {
  return {{"ended", counts.ended},
          {"uninvited", counts.uninvited},
          {"rated", counts.rated},
          {"levels", counts.levels}};
}

std::string_view Name(query::LiveAlarmKind kind) {
  switch (kind) {
    case query::LiveAlarmKind::kBadRating:
      return "bad_rating";
    case query::LiveAlarmKind::kDeviceAway:
      return "device_away";
    case query::LiveAlarmKind::kKeyStuck:
      return "key_stuck";
    case query::LiveAlarmKind::kTerminalAway:
      return "terminal_away";
    case query::LiveAlarmKind::kCalendarMissing:
      return "calendar_missing";
    case query::LiveAlarmKind::kHoldOverran:
      return "hold_overran";
    case query::LiveAlarmKind::kHelp:
      return "help";
    case query::LiveAlarmKind::kCaseDueSoon:
      return "case_due_soon";
    case query::LiveAlarmKind::kCaseLate:
      return "case_late";
    case query::LiveAlarmKind::kCaseStepLate:
      return "case_step_late";
    case query::LiveAlarmKind::kIdentityDoubled:
      return "identity_doubled";
    case query::LiveAlarmKind::kReportLate:
      return "report_late";
    case query::LiveAlarmKind::kCanaryFailed:
      return "canary_failed";
  }
  return "bad_rating";
}

json ToJson(const query::LiveAlarm& alarm) {
  json acknowledged;
  if (alarm.acknowledged) {
    acknowledged = {{"by", alarm.acknowledged->by},
                    {"name", alarm.acknowledged->name},
                    {"at_ms", alarm.acknowledged->at_ms}};
  }
  return {{"id", alarm.id},
          {"kind", Name(alarm.kind)},
          {"windows", alarm.windows},
          {"source", alarm.source},
          {"staff_number", alarm.staff_number},
          {"service", alarm.service},
          {"level", alarm.level},
          {"keys", alarm.keys},
          {"year", alarm.year},
          {"at_ms", alarm.at_ms},
          {"acknowledged", std::move(acknowledged)}};
}

json ToJson(const query::LiveZone& zone) {
  return {{"id", zone.id}, {"name", {{"zh", zone.name_zh}, {"en", zone.name_en}}}};
}

json ToJson(const query::LiveWindow& window) {
  json recent = json::array();
  for (const query::LiveRating& rating : window.recent) {
    recent.push_back(
        {{"service", rating.service}, {"level", rating.level}, {"at_ms", rating.at_ms}});
  }
  json since;
  if (window.serving_since_ms) since = *window.serving_since_ms;
  return {{"number", window.number},
          {"zone", window.zone},
          {"column", window.column},
          {"row", window.row},
          {"staff_number", window.staff_number},
          {"staff_name", window.staff_name},
          {"staff_photo", window.staff_photo.empty() ? json() : json(window.staff_photo)},
          {"visit", window.visit},
          {"serving_since_ms", std::move(since)},
          {"inviting", window.inviting},
          {"device", Name(window.device)},
          {"stuck_keys", window.stuck_keys},
          {"evaluator", window.evaluator},
          {"groups", window.groups},
          {"today", ToJson(window.today)},
          {"recent", std::move(recent)}};
}

json ToJson(const query::LiveLine& line) {
  return {{"group", line.group}, {"waiting", line.waiting}};
}

template <typename Item>
json ListJson(const std::vector<Item>& items) {
  json list = json::array();
  for (const Item& each : items) list.push_back(ToJson(each));
  return list;
}

bool SameFrame(const query::LiveState& a, const query::LiveState& b) {
  return a.hall == b.hall && a.demo == b.demo && a.software == b.software &&
         a.utc_offset_minutes == b.utc_offset_minutes && a.zones == b.zones &&
         std::ranges::equal(a.lines, b.lines, {}, &query::LiveLine::group,
                            &query::LiveLine::group) &&
         std::ranges::equal(a.windows, b.windows, {}, &query::LiveWindow::number,
                            &query::LiveWindow::number);
}

const query::LiveAlarm* Find(const std::vector<query::LiveAlarm>& alarms, std::uint64_t id) {
  const auto found = std::ranges::lower_bound(alarms, id, {}, &query::LiveAlarm::id);
  return found == alarms.end() || found->id != id ? nullptr : &*found;
}

json ChangedAlarms(const std::vector<query::LiveAlarm>& before,
                   const std::vector<query::LiveAlarm>& after) {
  json changed = json::array();
  for (const query::LiveAlarm& alarm : after) {
    const query::LiveAlarm* known = Find(before, alarm.id);
    if (known == nullptr || *known != alarm) changed.push_back(ToJson(alarm));
  }
  return changed;
}

json EndedAlarms(const std::vector<query::LiveAlarm>& before,
                 const std::vector<query::LiveAlarm>& after) {
  json ended = json::array();
  for (const query::LiveAlarm& alarm : before) {
    if (Find(after, alarm.id) == nullptr) ended.push_back(alarm.id);
  }
  return ended;
}

}  // namespace

std::string WholeJson(const query::LiveState& state) {
  return BodyText({{"hall", state.hall},
                   {"demo", state.demo},
                   {"software", state.software},
                   {"at_ms", state.at_ms},
                   {"day", state.day},
                   {"seq", state.seq},
                   {"utc_offset_minutes", state.utc_offset_minutes},
                   {"today", ToJson(state.today)},
                   {"zones", ListJson(state.zones)},
                   {"windows", ListJson(state.windows)},
                   {"lines", ListJson(state.lines)},
                   {"alarms", ListJson(state.alarms)}});
}

std::string WallJson(const query::WallState& state) {
  return BodyText({{"hall", state.hall},
                   {"demo", state.demo},
                   {"at_ms", state.at_ms},
                   {"day", state.day},
                   {"utc_offset_minutes", state.utc_offset_minutes},
                   {"today", ToJson(state.today)}});
}

std::optional<std::string> DeltaJson(const query::LiveState& before,
                                     const query::LiveState& after) {
  if (!SameFrame(before, after)) return std::nullopt;
  json windows = json::array();
  for (std::size_t i = 0; i < after.windows.size(); ++i) {
    if (after.windows[i] != before.windows[i]) windows.push_back(ToJson(after.windows[i]));
  }
  return BodyText({{"base", before.seq},
                   {"seq", after.seq},
                   {"at_ms", after.at_ms},
                   {"day", after.day},
                   {"today", ToJson(after.today)},
                   {"windows", std::move(windows)},
                   {"lines", before.lines == after.lines ? json() : ListJson(after.lines)},
                   {"alarms", ChangedAlarms(before.alarms, after.alarms)},
                   {"ended_alarms", EndedAlarms(before.alarms, after.alarms)}});
}

}  // namespace yichuang::http
