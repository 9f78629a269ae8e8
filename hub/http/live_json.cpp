#include "hub/http/live_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

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
          {"staff_number", window.staff_number},
          {"staff_name", window.staff_name},
          {"visit", window.visit},
          {"serving_since_ms", std::move(since)},
          {"inviting", window.inviting},
          {"device", Name(window.device)},
          {"evaluator", window.evaluator},
          {"today", ToJson(window.today)},
          {"recent", std::move(recent)}};
}

// A name with a broken byte must not end the hub: it is shown with a replacement character.
std::string Text(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

bool SameFrame(const query::LiveState& a, const query::LiveState& b) {
  return a.hall == b.hall && a.demo == b.demo && a.software == b.software &&
         a.utc_offset_minutes == b.utc_offset_minutes &&
         std::ranges::equal(a.windows, b.windows, {}, &query::LiveWindow::number,
                            &query::LiveWindow::number);
}

}  // namespace

std::string WholeJson(const query::LiveState& state) {
  json windows = json::array();
  for (const query::LiveWindow& window : state.windows) windows.push_back(ToJson(window));
  return Text({{"hall", state.hall},
               {"demo", state.demo},
               {"software", state.software},
               {"at_ms", state.at_ms},
               {"day", state.day},
               {"seq", state.seq},
               {"utc_offset_minutes", state.utc_offset_minutes},
               {"today", ToJson(state.today)},
               {"windows", std::move(windows)}});
}

std::string WallJson(const query::WallState& state) {
  return Text({{"hall", state.hall},
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
  return Text({{"base", before.seq},
               {"seq", after.seq},
               {"at_ms", after.at_ms},
               {"day", after.day},
               {"today", ToJson(after.today)},
               {"windows", std::move(windows)}});
}

}  // namespace yichuang::http
