#include "hub/http/desk_json.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "hub/http/json_body.h"

namespace yichuang::http {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 5> kWhy{"longest", "class", "walk_ins_turn", "accepted",
                                               "recalled"};

template <typename Enum, std::size_t N>
std::string_view NameOf(const std::array<std::string_view, N>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

template <typename Value>
json OrNull(const std::optional<Value>& value) {
  return value ? json(*value) : json();
}

json ToJson(const query::DeskTicket& ticket) {
  return {{"id", ticket.id},
          {"no", ticket.no},
          {"group", ticket.group},
          {"class", NameOf(kClassNames, ticket.cls)},
          {"returned", ticket.returned},
          {"issued_ms", ticket.issued_ms},
          {"since_ms", ticket.since_ms},
          {"calls", ticket.calls}};
}

json ToJson(const query::DeskWaiting& waiting) {
  return {{"id", waiting.id},
          {"no", waiting.no},
          {"group", waiting.group},
          {"issued_ms", waiting.issued_ms}};
}

json ToJson(const query::DeskMissed& missed) {
  return {{"no", missed.no},
          {"group", missed.group},
          {"window", missed.window},
          {"since_ms", missed.since_ms},
          {"until_ms", missed.until_ms}};
}

json ToJson(const query::DeskGroup& group) {
  json wait;
  if (group.wait_minutes)
    wait = {{"from", group.wait_minutes->first}, {"until", group.wait_minutes->second}};
  return {{"id", group.id},
          {"letter", group.letter},
          {"name", {{"zh", group.name_zh}, {"en", group.name_en}}},
          {"zone", group.zone},
          {"waiting", group.waiting},
          {"open_windows", group.open_windows},
          {"norm_minutes", group.norm_minutes},
          {"ask_person", group.ask_person},
          {"wait_minutes", std::move(wait)}};
}

template <typename Item>
json DeskListJson(const std::vector<Item>& items) {
  json list = json::array();
  for (const Item& each : items) list.push_back(ToJson(each));
  return list;
}

json StaffJson(const query::DeskWindow& window) {
  if (window.staff == 0) return {};
  return {{"number", window.staff_number},
          {"name", window.staff_name},
          {"since_ms", OrNull(window.shift_since_ms)}};
}

json PauseJson(const query::DeskWindow& window) {
  if (!window.pause) return {};
  return {{"reason", NameOf(kPauseNames, window.pause->reason)},
          {"since_ms", window.pause->since_ms}};
}

json HelpJson(const query::DeskWindow& window) {
  if (!window.help) return {};
  return {{"since_ms", window.help->since_ms},
          {"acknowledged_ms", OrNull(window.help->acknowledged_ms)}};
}

/// A window as others see it: whom a number may be given to, who is there.
json BriefJson(const query::DeskWindow& window) {
  return {{"number", window.number},
          {"zone", window.zone},
          {"groups", window.groups},
          {"staff", StaffJson(window)},
          {"pause", PauseJson(window)},
          {"busy", window.service.has_value() || window.ticket.has_value()}};
}

json BriefsJson(const query::DeskHall& hall) {
  json list = json::array();
  for (const query::DeskWindow& each : hall.windows) list.push_back(BriefJson(each));
  return list;
}

json HeadJson(const query::DeskHall& hall) {
  return {{"hall", hall.hall},
          {"demo", hall.demo},
          {"day", hall.day},
          {"utc_offset_minutes", hall.utc_offset_minutes},
          {"numbers", hall.numbers}};
}

json RulesJson(const query::DeskRules& rules) {
  return {{"most_calls", rules.most_calls},
          {"least_calls", rules.least_calls},
          {"spacing_ms", rules.spacing_ms},
          {"hold_limit_ms", rules.hold_limit_ms}};
}

json DeskSkillsJson(const query::DeskWindow& window) {
  if (!window.skills) return {};
  return {{"departments", window.skills->departments}, {"items", window.skills->items}};
}

/// What happens at the window: for its clerk and the duty manager.
void PutWork(const query::DeskHall& hall, const query::DeskWindow& window, json& body) {
  if (window.ticket) {
    body["ticket"] = ToJson(*window.ticket);
    body["ticket"]["why"] = NameOf(kWhy, window.why);
  }
  body["skills"] = DeskSkillsJson(window);
  body["asked_until_ms"] = OrNull(window.asked_until_ms);
  body["free_since_ms"] = window.free_since_ms;
  body["held"] = DeskListJson(window.held);
  body["offered"] = DeskListJson(window.offered);
  body["waiting"] = DeskListJson(window.waiting);
  body["waiting_count"] = window.waiting_count;
  body["missed"] = DeskListJson(hall.missed);
}

}  // namespace

std::optional<std::string> DeskViewJson(const query::DeskHall& hall, int number,
                                        const DeskViewer& viewer) {
  const auto found = std::ranges::find(hall.windows, number, &query::DeskWindow::number);
  if (found == hall.windows.end()) return std::nullopt;
  const query::DeskWindow& window = *found;
  const bool own = viewer.staff != 0 && window.staff == viewer.staff;
  json body = HeadJson(hall);
  body.update(BriefJson(window));
  body["own"] = own;
  body["rules"] = RulesJson(hall.rules);
  body["all_groups"] = DeskListJson(hall.groups);
  body["windows"] = BriefsJson(hall);
  body["service"] = nullptr;
  if (window.service) {
    body["service"] = {{"id", window.service->id},
                       {"visit", window.service->visit},
                       {"opened_ms", window.service->opened_ms}};
  }
  body["ticket"] = nullptr;
  body["today"] = nullptr;
  if (own || viewer.duty) PutWork(hall, window, body);
  if (own) {
    body["seat"] = window.seat;
    body["help"] = HelpJson(window);
    body["today"] = {{"served", window.today.served},
                     {"missed", window.today.missed},
                     {"serve_ms", window.today.serve_ms}};
  }
  return BodyText(body);
}

std::string DesksJson(const query::DeskHall& hall, const DeskViewer& viewer) {
  json body = HeadJson(hall);
  body["own"] = nullptr;
  for (const query::DeskWindow& each : hall.windows) {
    if (viewer.staff != 0 && each.staff == viewer.staff) body["own"] = each.number;
  }
  body["windows"] = BriefsJson(hall);
  return BodyText(body);
}

std::string GroupsJson(const query::DeskHall& hall) {
  json body = HeadJson(hall);
  body["groups"] = json::array();
  for (const query::DeskGroup& each : hall.groups) {
    json group = ToJson(each);
    group["longest"] = DeskListJson(each.longest);
    body["groups"].push_back(std::move(group));
  }
  body["windows"] = BriefsJson(hall);
  body["missed"] = DeskListJson(hall.missed);
  return BodyText(body);
}

}  // namespace yichuang::http
