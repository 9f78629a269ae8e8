#include "hub/queue_config.h"

#include <algorithm>
#include <set>

#include "hub/contract/messages.h"
#include "hub/contract/topics.h"

namespace yichuang::hub {
namespace {

core::PlannedGroup ReadGroup(TomlTable& table) {
  core::PlannedGroup group;
  group.id = table.Text("id");
  if (!contract::IsTopicName(group.id) || group.id.size() > contract::kMaxGroupId)
    table.Fail("id", "expected 1 to 16 of a-z, 0-9 and '-'");
  const std::string letter = table.Text("letter");
  if (letter.size() != 1 || letter[0] < 'A' || letter[0] > 'Z')
    table.Fail("letter", "expected one letter A to Z");
  group.letter = letter[0];
  group.name = {table.Text("name"), table.TextOr("name_en", "")};
  if (group.name.zh.size() > contract::kMaxTitleBytes ||
      group.name.en.size() > contract::kMaxTitleBytes)
    table.Fail("name", "is longer than 120 bytes");
  group.icon = table.TextOr("icon", "");
  group.zone = table.TextOr("zone", "");
  group.ask_person = table.FlagOr("ask_person", false);
  group.norm = static_cast<std::uint16_t>(table.IntegerOr("norm_minutes", 10, 1, 240));
  table.RefuseOthers();
  return group;
}

core::QueuePolicy ReadPolicy(TomlTable table) {
  using std::chrono::minutes;
  core::QueuePolicy policy;
  const auto small = [&table](std::string_view key, std::uint8_t fallback, int least, int most) {
    return static_cast<std::uint8_t>(table.IntegerOr(key, fallback, least, most));
  };
  const auto weight = [&table, &policy](std::string_view key, core::TicketClass cls) {
    std::uint16_t& each = policy.weights[static_cast<std::size_t>(cls)];
    each = static_cast<std::uint16_t>(table.IntegerOr(key, each, 0, 20));
  };
  weight("walk_in", core::TicketClass::kWalkIn);
  weight("appointment", core::TicketClass::kAppointment);
  weight("priority", core::TicketClass::kPriority);
  policy.ageing = minutes(table.IntegerOr("ageing_minutes", policy.ageing.count(), 1, 120));
  policy.cap = small("cap", policy.cap, 1, 10);
  policy.ratio = small("ratio", policy.ratio, 1, 10);
  policy.most_calls = small("most_calls", policy.most_calls, 1, 5);
  policy.least_calls = small("least_calls", policy.least_calls, 1, 5);
  if (policy.least_calls > policy.most_calls)
    table.Fail("least_calls", "is more than most_calls: nobody could ever be missed");
  policy.spacing = std::chrono::seconds(table.IntegerOr("spacing_s", 20, 5, 120));
  policy.behind = small("behind", policy.behind, 0, 20);
  policy.hold_limit = minutes(table.IntegerOr("hold_limit_minutes", 30, 1, 240));
  policy.person_limit = small("person_limit", policy.person_limit, 1, 9);
  policy.noon = minutes(table.IntegerOr("noon_minutes", 12 * 60, 11 * 60, 15 * 60));
  policy.before_open = minutes(table.IntegerOr("before_open_minutes", 30, 0, 180));
  policy.before_close = minutes(table.IntegerOr("before_close_minutes", 0, 0, 180));
  table.RefuseOthers();
  return policy;
}

}  // namespace

void ReadQueue(TomlTable& root, core::Plan& plan) {
  std::set<std::string> ids;
  std::set<char> letters;
  for (TomlTable& table : root.Tables("group")) {
    core::PlannedGroup group = ReadGroup(table);
    if (!ids.insert(group.id).second) table.Fail("id", "this group stands twice");
    if (!letters.insert(group.letter).second)
      table.Fail("letter", "another group has this letter, so numbers would be the same");
    if (plan.groups.size() == contract::kMaxGroups)
      table.Fail("id", "is the seventh; people choose among at most six");
    plan.groups.push_back(std::move(group));
  }
  if (auto policy = root.Table("queue")) plan.queue = ReadPolicy(*policy);
}

std::vector<std::string> ReadWindowGroups(TomlTable& window) {
  std::vector<std::string> groups;
  std::string text = window.TextOr("groups", "");
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) {
      std::string group = text.substr(0, end);
      if (std::ranges::find(groups, group) != groups.end())
        window.Fail("groups", "\"" + group + "\" stands twice");
      groups.push_back(std::move(group));
    }
    text.erase(0, std::min(end + 1, text.size()));
  }
  return groups;
}

}  // namespace yichuang::hub
