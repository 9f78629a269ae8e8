#include "hub/http/screen_json.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "hub/http/json_body.h"

namespace yichuang::http {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 3> kCallStates{"calling", "serving", "over"};
constexpr std::array<std::string_view, 5> kWindowStates{"closed", "paused", "free", "calling",
                                                        "serving"};

std::string_view StateName(contract::BoardCallState state) {
  return kCallStates[static_cast<std::size_t>(state)];
}
std::string_view StateName(contract::BoardWindowState state) {
  return kWindowStates[static_cast<std::size_t>(state)];
}

json BothJson(const contract::BothTexts& texts) { return {{"zh", texts.zh}, {"en", texts.en}}; }

json CallJson(const contract::BoardCall& call) {
  return {{"voice", call.voice},        {"no", contract::TextOf(call.number)},
          {"window", call.window},      {"call", call.call},
          {"at_ms", call.at},           {"state", StateName(call.state)},
          {"text", BothJson(call.text)}};
}

json BoardWindowJson(const contract::BoardWindow& window) {
  return {{"number", window.number},
          {"state", StateName(window.state)},
          {"no", window.ticket.number == 0 ? "" : contract::TextOf(window.ticket)}};
}

json ScreenHead(const query::HallScreens& hall) {
  return {
      {"hall", hall.hall}, {"demo", hall.demo}, {"utc_offset_minutes", hall.utc_offset_minutes}};
}

json ZoneJson(const contract::ZoneBoard& zone) {
  return {{"id", zone.zone}, {"name", BothJson(zone.name)}};
}

}  // namespace

std::string ScreensJson(const query::HallScreens& hall) {
  json body = ScreenHead(hall);
  body["zones"] = json::array();
  for (const contract::ZoneBoard& zone : hall.zones) body["zones"].push_back(ZoneJson(zone));
  body["windows"] = json::array();
  for (const query::WindowScreen& window : hall.windows) body["windows"].push_back(window.number);
  return BodyText(body);
}

std::optional<std::string> ZoneScreenJson(const query::HallScreens& hall, std::string_view zone) {
  const auto board = std::ranges::find(hall.zones, zone, &contract::ZoneBoard::zone);
  if (board == hall.zones.end()) return std::nullopt;
  json body = ScreenHead(hall);
  body["zone"] = ZoneJson(*board);
  body["calls"] = json::array();
  for (const contract::BoardCall& call : board->calls) body["calls"].push_back(CallJson(call));
  body["windows"] = json::array();
  for (const contract::BoardWindow& window : board->windows)
    body["windows"].push_back(BoardWindowJson(window));
  return BodyText(body);
}

std::optional<std::string> WindowScreenJson(const query::HallScreens& hall, int number) {
  const auto window = std::ranges::find(hall.windows, number, &query::WindowScreen::number);
  if (window == hall.windows.end()) return std::nullopt;
  json body = ScreenHead(hall);
  body["number"] = window->number;
  body["zone"] = window->zone;
  body["state"] = StateName(window->state);
  body["no"] = window->ticket;
  body["staff"] = nullptr;
  if (!window->staff_number.empty()) {
    body["staff"] = {{"number", window->staff_number},
                     {"name", window->staff_name},
                     {"photo", window->staff_photo},
                     {"stars", window->staff_stars}};
  }
  return BodyText(body);
}

}  // namespace yichuang::http
