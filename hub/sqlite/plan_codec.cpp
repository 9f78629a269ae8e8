#include "hub/sqlite/plan_codec.h"

#include <fmt/format.h>

#include <chrono>
#include <optional>
#include <utility>

#include "hub/sqlite/board_codec.h"
#include "hub/sqlite/matter_fields.h"
#include "hub/sqlite/queue_plan_codec.h"

namespace yichuang::sqlite {
namespace {

OrderedJson RulesJson(const core::Rules& rules) {
  return {{"invitation_min_ms", rules.invitation_min.count()},
          {"invitation_protect_ms", rules.invitation_protect.count()},
          {"invitation_limit_ms", rules.invitation_limit.count()},
          {"rating_window_ms", rules.rating_window.count()},
          {"ask_consent", rules.ask_consent}};
}

core::Rules ReadRules(BodyReader body) {
  core::Rules rules;
  rules.invitation_min = body.Millis("invitation_min_ms");
  rules.invitation_protect = body.Millis("invitation_protect_ms");
  rules.invitation_limit = body.Millis("invitation_limit_ms");
  rules.rating_window = body.Millis("rating_window_ms");
  rules.ask_consent = body.Flag("ask_consent");
  return rules;
}

// Places, zones, cards, groups, the policy of calling and limits of matters came to
// hall_configured(1) later: who has none writes what was written before.

std::optional<core::Place> ReadPlace(BodyReader& window) {
  if (!window.Has("column") && !window.Has("row")) return std::nullopt;
  return core::Place{window.Number<std::uint16_t>("column"), window.Number<std::uint16_t>("row")};
}

OrderedJson ZonesJson(const std::vector<core::PlannedZone>& zones) {
  OrderedJson json = OrderedJson::array();
  for (const core::PlannedZone& zone : zones) {
    json.push_back({{"id", zone.id}, {"name", TextsJson(zone.name)}});
  }
  return json;
}

std::vector<core::PlannedZone> ReadZones(BodyReader& body) {
  std::vector<core::PlannedZone> zones;
  for (const Json& item : body.Array("zones")) {
    BodyReader zone(item, body, fmt::format("zones[{}]", zones.size()));
    zones.push_back({zone.Text("id"), ReadTexts(zone, "name")});
  }
  return zones;
}

template <typename Rule>
OrderedJson MatterRulesJson(const std::vector<Rule>& rules) {
  OrderedJson json = OrderedJson::array();
  for (const Rule& each : rules) {
    FieldWriter fields;
    Fields(fields, each);
    json.push_back(std::move(fields.json));
  }
  return json;
}

}  // namespace

OrderedJson PlannedWindowJson(const core::PlannedWindow& window) {
  OrderedJson json{{"number", core::Number(window.number)},
                   {"zone", window.zone},
                   {"device", window.device},
                   {"evaluator", window.evaluator}};
  if (window.place) {
    json["column"] = window.place->column;
    json["row"] = window.place->row;
  }
  if (!window.groups.empty()) json["groups"] = window.groups;
  return json;
}

core::PlannedWindow ReadPlannedWindow(BodyReader& body) {
  return {body.IdOf<core::WindowNo>("number"),
          body.Text("zone"),
          body.Text("device"),
          body.Text("evaluator"),
          ReadPlace(body),
          ReadWindowGroups(body)};
}

OrderedJson PlanJson(const core::Plan& plan) {
  OrderedJson windows = OrderedJson::array();
  for (const core::PlannedWindow& window : plan.windows)
    windows.push_back(PlannedWindowJson(window));
  OrderedJson staff = OrderedJson::array();
  for (const core::PlannedStaff& member : plan.staff) {
    staff.push_back({{"id", core::Number(member.id)}, {"number", member.number}});
    if (!member.card.empty()) staff.back()["card"] = member.card;
  }
  OrderedJson json{{"hall", plan.hall},
                   {"utc_offset_minutes", plan.utc_offset.count()},
                   {"windows", std::move(windows)},
                   {"staff", std::move(staff)},
                   {"rules", RulesJson(plan.rules)}};
  if (!plan.zones.empty()) json["zones"] = ZonesJson(plan.zones);
  if (!plan.groups.empty()) json["groups"] = GroupsJson(plan.groups);
  if (plan.queue != core::QueuePolicy{}) json["queue"] = QueuePolicyJson(plan.queue);
  if (!plan.matter_limits.empty()) json["matter_limits"] = MatterRulesJson(plan.matter_limits);
  if (!plan.matter_numbers.empty()) json["matter_numbers"] = MatterRulesJson(plan.matter_numbers);
  if (!plan.sample_rules.empty()) json["sample_rules"] = MatterRulesJson(plan.sample_rules);
  return json;
}

core::Plan ReadPlan(BodyReader& body) {
  core::Plan plan;
  plan.hall = body.Text("hall");
  plan.utc_offset = std::chrono::minutes(body.Signed("utc_offset_minutes"));
  for (const Json& item : body.Array("windows")) {
    BodyReader window(item, body, fmt::format("windows[{}]", plan.windows.size()));
    plan.windows.push_back(ReadPlannedWindow(window));
  }
  for (const Json& item : body.Array("staff")) {
    BodyReader member(item, body, fmt::format("staff[{}]", plan.staff.size()));
    plan.staff.push_back({member.IdOf<core::StaffId>("id"), member.Text("number"),
                          member.Has("card") ? member.Text("card") : std::string()});
  }
  if (body.Has("zones")) plan.zones = ReadZones(body);
  if (body.Has("groups")) plan.groups = ReadGroups(body);
  if (body.Has("queue")) plan.queue = ReadQueuePolicy(body);
  FieldReader fields(body);
  if (body.Has("matter_limits")) fields("matter_limits", plan.matter_limits);
  if (body.Has("matter_numbers")) fields("matter_numbers", plan.matter_numbers);
  if (body.Has("sample_rules")) fields("sample_rules", plan.sample_rules);
  plan.rules = ReadRules(BodyReader(body.Object("rules"), body, "rules"));
  return plan;
}

}  // namespace yichuang::sqlite
