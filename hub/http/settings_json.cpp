#include "hub/http/settings_json.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "hub/contract/codec.h"
#include "hub/contract/text_codec.h"
#include "hub/http/json_body.h"
#include "hub/http/problem.h"

namespace yichuang::http {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 3> kStates{"pending", "in_force", "withdrawn"};

json WindowJson(const core::PlannedWindow& window) {
  return {{"number", core::Number(window.number)},
          {"zone", window.zone},
          {"device", window.device},
          {"evaluator", window.evaluator},
          {"groups", window.groups}};
}

json GroupsJson(const core::Plan& plan) {
  json list = json::array();
  for (const core::PlannedGroup& group : plan.groups) {
    list.push_back({{"id", group.id},
                    {"letter", std::string(1, group.letter)},
                    {"name", {{"zh", group.name.zh}, {"en", group.name.en}}}});
  }
  return list;
}

json PhotoJson(const std::string& photo) { return photo.empty() ? json() : json(photo); }

json SpansJson(const core::Spans& spans) {
  json list = json::array();
  for (const contract::OpenSpan& span : spans)
    list.push_back({{"from", span.from}, {"until", span.until}});
  return list;
}

json WeekJson(const core::Week& week) {
  json days = json::array();
  for (const core::Spans& spans : week) days.push_back({{"open", SpansJson(spans)}});
  return days;
}

json YearJson(const core::CalendarYear& days) {
  json list = json::array();
  for (const core::CalendarDay& each : days) {
    list.push_back({{"date", contract::DayText(each.day)},
                    {"isOffDay", each.off},
                    {"name", each.name.zh},
                    {"name_en", each.name.en}});
  }
  return list;
}

json HashJson(const core::Sm3& hash) { return contract::ToHex(hash.data(), hash.size()); }

json SkillsJson(const core::Skills& skills) {
  return {{"departments", skills.departments}, {"items", skills.items}};
}

struct SettingWriter {
  const CardBook& book;

  json CardJson(const std::optional<core::PlannedStaff>& member) const {
    if (!member) return json();
    const access::StaffCard card = access::CardOf(*member, book.names, book.cards);
    return {{"name", card.name}, {"photo", PhotoJson(card.photo)}, {"stars", card.stars}};
  }

  json operator()(const core::WindowSetting& setting) const {
    json written{{"kind", "window"}, {"number", core::Number(setting.number)}};
    written["before"] = setting.before ? WindowJson(*setting.before) : json();
    written["after"] = setting.after ? WindowJson(*setting.after) : json();
    return written;
  }
  json operator()(const core::StaffSetting& setting) const {
    return {{"kind", "staff"},
            {"number", setting.number},
            {"before", CardJson(setting.before)},
            {"after", CardJson(setting.after)}};
  }
  json operator()(const core::WeekSetting& setting) const {
    return {
        {"kind", "week"}, {"before", WeekJson(setting.before)}, {"after", WeekJson(setting.after)}};
  }
  json operator()(const core::CalendarSetting& setting) const {
    json written{{"kind", "holidays"}, {"year", setting.year}};
    written["before"] = setting.before ? YearJson(*setting.before) : json();
    written["after"] = setting.after ? YearJson(*setting.after) : json();
    return written;
  }
  json operator()(const core::ItemSetting& setting) const {
    json written{{"kind", "item"}, {"item", setting.item}};
    written["before"] = setting.before ? HashJson(*setting.before) : json();
    written["after"] = setting.after ? HashJson(*setting.after) : json();
    return written;
  }
  json operator()(const core::SkillSetting& setting) const {
    json written{{"kind", "skills"}, {"number", setting.number}};
    written["before"] = setting.before ? SkillsJson(*setting.before) : json();
    written["after"] = setting.after ? SkillsJson(*setting.after) : json();
    return written;
  }
};

json ChangeJson(const core::KnownChange& change, const CardBook& book) {
  json written{{"id", core::Number(change.id)},
               {"at_ms", core::MillisOf(change.at)},
               {"actor", change.actor},
               {"effective_ms", core::MillisOf(change.effective)},
               {"state", kStates[static_cast<std::size_t>(change.state)]},
               {"setting", std::visit(SettingWriter{book}, change.setting)},
               {"undoes", nullptr},
               {"undone_by", nullptr}};
  if (change.undoes) written["undoes"] = core::Number(*change.undoes);
  if (change.undone_by) written["undone_by"] = core::Number(*change.undone_by);
  return written;
}

bool IsOnline(const core::Hall& hall, const std::string& device) {
  const auto terminal = hall.terminals.find(device);
  return terminal != hall.terminals.end() && terminal->second.online;
}

/// Null: everything.
json SkillsOrNull(const core::Hall& hall, const std::string& number) {
  const auto found = hall.skills.find(number);
  return found == hall.skills.end() ? json() : SkillsJson(found->second);
}

json StaffJson(const core::Hall& hall, const CardBook& book) {
  json list = json::array();
  for (const core::PlannedStaff& each : hall.plan.staff) {
    const access::StaffCard card = access::CardOf(each, book.names, book.cards);
    const auto account = hall.accounts.find(each.number);
    list.push_back({{"number", each.number},
                    {"name", card.name},
                    {"photo", PhotoJson(card.photo)},
                    {"stars", card.stars},
                    {"account", account != hall.accounts.end() && account->second.enabled},
                    {"skills", SkillsOrNull(hall, each.number)}});
  }
  return list;
}

json EvaluatorsJson(const core::Hall& hall) {
  json list = json::array();
  for (const auto& [source, evaluator] : hall.evaluators) {
    const core::PlannedWindow* window = core::WindowOfEvaluator(hall.plan, source);
    list.push_back({{"evaluator", source},
                    {"device", evaluator.device},
                    {"online", !evaluator.device.empty() && IsOnline(hall, evaluator.device)},
                    {"window", window == nullptr ? json() : json(core::Number(window->number))}});
  }
  return list;
}

json HostsJson(const core::Hall& hall) {
  json list = json::array();
  for (const core::PlannedWindow& window : hall.plan.windows) {
    const json host{{"device", window.device}, {"online", IsOnline(hall, window.device)}};
    if (std::find(list.begin(), list.end(), host) == list.end()) list.push_back(host);
  }
  return list;
}

/// Window hosts and kiosks with their certificates: whether they were taken back, and when the
/// newest one ends; null for one that has none.
json TerminalsJson(const core::Hall& hall) {
  std::set<std::string> devices;
  for (const core::PlannedWindow& window : hall.plan.windows) devices.insert(window.device);
  for (const core::PlannedKiosk& kiosk : hall.board.plan.kiosks) devices.insert(kiosk.device);
  for (const auto& [device, identity] : hall.identities) {
    if (!identity.good.empty()) devices.insert(device);  // also one that is no more in the plan
  }
  json list = json::array();
  for (const std::string& device : devices) {
    const auto known = hall.identities.find(device);
    const bool has = known != hall.identities.end();
    json until;
    if (has && !known->second.good.empty()) until = core::MillisOf(known->second.good.back().until);
    list.push_back({{"device", device},
                    {"kiosk", core::IsKiosk(hall.board.plan, device)},
                    {"online", IsOnline(hall, device)},
                    {"certificate_until_ms", std::move(until)},
                    {"revoked", has && known->second.out}});
  }
  return list;
}

json FaultJson(contract::Reason reason) {
  return {{"reason", contract::Name(reason)},
          {"title", contract::TextZh(reason)},
          {"detail", contract::TextEn(reason)}};
}

}  // namespace

std::string SettingsJson(const core::Hall& hall, const CardBook& book, core::Instant now) {
  json windows = json::array();
  for (const core::PlannedWindow& each : hall.plan.windows) windows.push_back(WindowJson(each));
  json calendars = json::array();
  for (const auto& [year, days] : hall.board.calendar)
    calendars.push_back({{"year", year}, {"days", YearJson(days)}});
  json changes = json::array();
  for (auto each = hall.settings.changes.rbegin(); each != hall.settings.changes.rend(); ++each)
    changes.push_back(ChangeJson(*each, book));
  const core::HallDay today = core::DayOf(hall.plan, now);
  return BodyText({{"version", hall.settings.next},
                   {"now_ms", core::MillisOf(now)},
                   {"utc_offset_minutes", hall.plan.utc_offset.count()},
                   {"today", contract::DayText(today)},
                   {"windows", std::move(windows)},
                   {"groups", GroupsJson(hall.plan)},
                   {"staff", StaffJson(hall, book)},
                   {"hosts", HostsJson(hall)},
                   {"terminals", TerminalsJson(hall)},
                   {"evaluators", EvaluatorsJson(hall)},
                   {"week", WeekJson(hall.board.plan.week)},
                   {"calendars", std::move(calendars)},
                   {"missing_years", core::MissingYears(hall.board.calendar, today)},
                   {"kept_changes", core::kKeptChanges},
                   {"changes", std::move(changes)}});
}

std::string DevicesJson(const core::Hall& hall) {
  return BodyText({{"utc_offset_minutes", hall.plan.utc_offset.count()},
                   {"terminals", TerminalsJson(hall)},
                   {"evaluators", EvaluatorsJson(hall)}});
}

std::string PreviewJson(const core::Examined& examined, const CardBook& book) {
  json settings = json::array();
  for (const core::Setting& each : examined.settings)
    settings.push_back(std::visit(SettingWriter{book}, each));
  json faults = json::array();
  for (const core::SettingFault& each : examined.faults) {
    json fault = FaultJson(each.reason);
    fault["index"] = each.index;
    fault["field"] = each.field;
    fault["what"] = each.what;
    faults.push_back(std::move(fault));
  }
  return BodyText(
      {{"ok", faults.empty()}, {"settings", std::move(settings)}, {"faults", std::move(faults)}});
}

std::string StaffFileJson(const StaffFile& file, const core::Plan& plan,
                          const access::StaffNames& names) {
  json changes = json::array();
  json faults = json::array();
  std::size_t unchanged = 0;
  for (const StaffFileFault& each : file.faults) {
    json fault = FaultJson(each.reason);
    fault["row"] = each.row;
    fault["column"] = each.column;
    fault["value"] = each.value;
    faults.push_back(std::move(fault));
  }
  for (const StaffRow& row : file.rows) {
    if (!file.faults.empty()) break;
    const bool known = core::StaffNumbered(plan, row.number) != nullptr;
    const auto name = names.find(row.number);
    if (known && name != names.end() && name->second == row.name) {
      ++unchanged;
      continue;
    }
    changes.push_back(
        {{"kind", known ? "staff_renamed" : "staff"}, {"number", row.number}, {"name", row.name}});
  }
  return BodyText({{"encoding", file.encoding},
                   {"rows", file.rows.size()},
                   {"unchanged", unchanged},
                   {"changes", std::move(changes)},
                   {"faults", std::move(faults)}});
}

std::string ChangedJson(const core::Events& events) {
  json ids = json::array();
  for (const core::Event& event : events) {
    if (const auto* changed = std::get_if<core::SettingChanged>(&event))
      ids.push_back(core::Number(changed->change));
    if (const auto* withdrawn = std::get_if<core::SettingWithdrawn>(&event))
      ids.push_back(core::Number(withdrawn->change));
  }
  return BodyText({{"ok", true}, {"ids", std::move(ids)}});
}

}  // namespace yichuang::http
