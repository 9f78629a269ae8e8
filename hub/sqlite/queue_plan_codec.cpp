#include "hub/sqlite/queue_plan_codec.h"

#include <fmt/format.h>

#include <utility>

#include "hub/sqlite/board_codec.h"

namespace yichuang::sqlite {

OrderedJson GroupsJson(const std::vector<core::PlannedGroup>& groups) {
  OrderedJson json = OrderedJson::array();
  for (const core::PlannedGroup& group : groups) {
    json.push_back({{"id", group.id},
                    {"letter", std::string(1, group.letter)},
                    {"name", TextsJson(group.name)},
                    {"icon", group.icon},
                    {"zone", group.zone},
                    {"ask_person", group.ask_person},
                    {"norm_minutes", group.norm}});
  }
  return json;
}

std::vector<core::PlannedGroup> ReadGroups(BodyReader& plan) {
  std::vector<core::PlannedGroup> groups;
  for (const Json& item : plan.Array("groups")) {
    BodyReader body(item, plan, fmt::format("groups[{}]", groups.size()));
    core::PlannedGroup group;
    group.id = body.Text("id");
    const std::string letter = body.Text("letter");
    if (letter.size() == 1) {
      group.letter = letter[0];
    } else {
      body.Reject("letter");
    }
    group.name = ReadTexts(body, "name");
    group.icon = body.Text("icon");
    group.zone = body.Text("zone");
    group.ask_person = body.Flag("ask_person");
    group.norm = body.Number<std::uint16_t>("norm_minutes");
    groups.push_back(std::move(group));
  }
  return groups;
}

OrderedJson QueuePolicyJson(const core::QueuePolicy& policy) {
  return {{"weights", policy.weights},
          {"ageing_minutes", policy.ageing.count()},
          {"cap", policy.cap},
          {"ratio", policy.ratio},
          {"most_calls", policy.most_calls},
          {"least_calls", policy.least_calls},
          {"spacing_s", policy.spacing.count()},
          {"behind", policy.behind},
          {"hold_limit_minutes", policy.hold_limit.count()},
          {"noon_minutes", policy.noon.count()},
          {"before_open_minutes", policy.before_open.count()},
          {"before_close_minutes", policy.before_close.count()},
          {"person_limit", policy.person_limit}};
}

core::QueuePolicy ReadQueuePolicy(BodyReader& plan) {
  using std::chrono::minutes;
  BodyReader body(plan.Object("queue"), plan, "queue");
  core::QueuePolicy policy;
  const Json& weights = body.Array("weights");
  if (weights.size() != policy.weights.size()) body.Reject("weights");
  for (std::size_t i = 0; i < policy.weights.size() && i < weights.size(); ++i) {
    if (weights[i].is_number_unsigned()) {
      policy.weights[i] = weights[i].get<std::uint16_t>();
    } else {
      body.Reject("weights");
    }
  }
  policy.ageing = minutes(body.Signed("ageing_minutes"));
  policy.cap = body.Number<std::uint8_t>("cap");
  policy.ratio = body.Number<std::uint8_t>("ratio");
  policy.most_calls = body.Number<std::uint8_t>("most_calls");
  policy.least_calls = body.Number<std::uint8_t>("least_calls");
  policy.spacing = std::chrono::seconds(body.Signed("spacing_s"));
  policy.behind = body.Number<std::uint8_t>("behind");
  policy.hold_limit = minutes(body.Signed("hold_limit_minutes"));
  if (body.Has("person_limit"))  // ledgers of the first days have none
    policy.person_limit = body.Number<std::uint8_t>("person_limit");
  policy.noon = minutes(body.Signed("noon_minutes"));
  policy.before_open = minutes(body.Signed("before_open_minutes"));
  policy.before_close = minutes(body.Signed("before_close_minutes"));
  return policy;
}

std::vector<std::string> ReadWindowGroups(BodyReader& window) {
  std::vector<std::string> groups;
  if (!window.Has("groups")) return groups;
  for (const Json& item : window.Array("groups")) {
    if (!item.is_string()) {
      window.Reject("groups");
      break;
    }
    groups.push_back(item.get<std::string>());
  }
  return groups;
}

}  // namespace yichuang::sqlite
