#include "hub/sqlite/setting_codec.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <utility>

#include "hub/sqlite/board_codec.h"
#include "hub/sqlite/plan_codec.h"

namespace yichuang::sqlite {
namespace {

constexpr std::array<std::string_view, 3> kStates{"pending", "in_force", "withdrawn"};

OrderedJson YearJson(const core::CalendarYear& days) {
  OrderedJson json = OrderedJson::array();
  for (const core::CalendarDay& each : days) {
    json.push_back({{"day", DayText(each.day)}, {"off", each.off}, {"name", TextsJson(each.name)}});
  }
  return json;
}

core::CalendarYear ReadYear(BodyReader& parent, std::string_view name) {
  core::CalendarYear days;
  for (const Json& item : parent.Array(name)) {
    BodyReader day(item, parent, fmt::format("{}[{}]", name, days.size()));
    days.push_back({day.Day("day"), day.Flag("off"), ReadTexts(day, "name")});
  }
  return days;
}

OrderedJson WeekJson(const core::Week& week) {
  OrderedJson json = OrderedJson::array();
  for (const core::Spans& spans : week) json.push_back({{"open", SpansJson(spans)}});
  return json;
}

core::Week ReadWeek(BodyReader& parent, std::string_view name) {
  core::Week week;
  const Json& days = parent.Array(name);
  if (days.size() != week.size()) {
    parent.Reject(name);
    return week;
  }
  for (std::size_t i = 0; i < week.size(); ++i) {
    BodyReader day(days[i], parent, fmt::format("{}[{}]", name, i));
    week[i] = ReadSpans(day, "open");
  }
  return week;
}

template <typename Value, typename Write>
void PutSides(OrderedJson& json, const std::optional<Value>& before,
              const std::optional<Value>& after, Write write) {
  if (before) json["before"] = write(*before);
  if (after) json["after"] = write(*after);
}

struct Writer {
  OrderedJson operator()(const core::WindowSetting& setting) const {
    OrderedJson json{{"kind", "window"}, {"number", core::Number(setting.number)}};
    PutSides(json, setting.before, setting.after, PlannedWindowJson);
    return json;
  }
  OrderedJson operator()(const core::StaffSetting& setting) const {
    OrderedJson json{{"kind", "staff"}, {"number", setting.number}};
    PutSides(json, setting.before, setting.after,
             [](const core::PlannedStaff& each) { return OrderedJson(core::Number(each.id)); });
    // Cards came to setting_changed(1) later: who has none writes what was written before.
    if (setting.before && !setting.before->card.empty()) json["before_card"] = setting.before->card;
    if (setting.after && !setting.after->card.empty()) json["after_card"] = setting.after->card;
    return json;
  }
  OrderedJson operator()(const core::WeekSetting& setting) const {
    return {
        {"kind", "week"}, {"before", WeekJson(setting.before)}, {"after", WeekJson(setting.after)}};
  }
  OrderedJson operator()(const core::CalendarSetting& setting) const {
    OrderedJson json{{"kind", "calendar"}, {"year", setting.year}};
    PutSides(json, setting.before, setting.after, YearJson);
    return json;
  }
  OrderedJson operator()(const core::ItemSetting& setting) const {
    OrderedJson json{{"kind", "item"}, {"item", setting.item}};
    PutSides(json, setting.before, setting.after, Sm3Json);
    return json;
  }
  OrderedJson operator()(const core::SkillSetting& setting) const {
    OrderedJson json{{"kind", "skills"}, {"number", setting.number}};
    PutSides(json, setting.before, setting.after, SkillsJson);
    return json;
  }
};

std::optional<core::Sm3> ReadSm3Side(BodyReader& body, std::string_view name) {
  if (!body.Has(name)) return std::nullopt;
  return ReadSm3(body, name);
}

std::optional<core::Skills> ReadSkillsSide(BodyReader& body, std::string_view name) {
  if (!body.Has(name)) return std::nullopt;
  BodyReader skills(body.Object(name), body, name);
  return ReadSkills(skills);
}

std::optional<core::PlannedWindow> ReadWindowSide(BodyReader& body, std::string_view name) {
  if (!body.Has(name)) return std::nullopt;
  BodyReader window(body.Object(name), body, name);
  return ReadPlannedWindow(window);
}

std::optional<core::PlannedStaff> ReadStaffSide(BodyReader& body, std::string_view name,
                                                const std::string& number) {
  if (!body.Has(name)) return std::nullopt;
  const std::string card = std::string(name) + "_card";
  return core::PlannedStaff{body.IdOf<core::StaffId>(name), number,
                            body.Has(card) ? body.Text(card) : std::string()};
}

std::optional<core::CalendarYear> ReadYearSide(BodyReader& body, std::string_view name) {
  if (!body.Has(name)) return std::nullopt;
  return ReadYear(body, name);
}

core::Setting ReadSetting(BodyReader& body) {
  const std::string kind = body.Text("kind");
  if (kind == "window") {
    return core::WindowSetting{body.IdOf<core::WindowNo>("number"), ReadWindowSide(body, "before"),
                               ReadWindowSide(body, "after")};
  }
  if (kind == "staff") {
    std::string number = body.Text("number");
    auto before = ReadStaffSide(body, "before", number);
    auto after = ReadStaffSide(body, "after", number);
    return core::StaffSetting{std::move(number), std::move(before), std::move(after)};
  }
  if (kind == "week") return core::WeekSetting{ReadWeek(body, "before"), ReadWeek(body, "after")};
  if (kind == "item")
    return core::ItemSetting{body.Text("item"), ReadSm3Side(body, "before"),
                             ReadSm3Side(body, "after")};
  if (kind == "skills")
    return core::SkillSetting{body.Text("number"), ReadSkillsSide(body, "before"),
                              ReadSkillsSide(body, "after")};
  if (kind != "calendar") body.Reject("kind");
  return core::CalendarSetting{static_cast<int>(body.Unsigned("year", 9999)),
                               ReadYearSide(body, "before"), ReadYearSide(body, "after")};
}

std::optional<core::ChangeId> ReadId(BodyReader& body, std::string_view name) {
  if (!body.Has(name)) return std::nullopt;
  return body.IdOf<core::ChangeId>(name);
}

OrderedJson KnownJson(const core::KnownChange& change) {
  OrderedJson json{{"change", core::Number(change.id)},
                   {"at_ms", MillisOf(change.at)},
                   {"actor", change.actor},
                   {"effective_ms", MillisOf(change.effective)},
                   {"setting", std::visit(Writer{}, change.setting)},
                   {"state", kStates[static_cast<std::size_t>(change.state)]}};
  if (change.undoes) json["undoes"] = core::Number(*change.undoes);
  if (change.undone_by) json["undone_by"] = core::Number(*change.undone_by);
  return json;
}

core::KnownChange ReadKnown(BodyReader& body) {
  BodyReader setting(body.Object("setting"), body, "setting");
  core::KnownChange change{body.IdOf<core::ChangeId>("change"),
                           body.Instant("at_ms"),
                           body.Text("actor"),
                           body.Instant("effective_ms"),
                           ReadSetting(setting),
                           core::ChangeState::kPending,
                           ReadId(body, "undoes"),
                           ReadId(body, "undone_by")};
  const std::string state = body.Text("state");
  if (state == kStates[1]) {
    change.state = core::ChangeState::kInForce;
  } else if (state == kStates[2]) {
    change.state = core::ChangeState::kWithdrawn;
  } else if (state != kStates[0]) {
    body.Reject("state");
  }
  return change;
}

}  // namespace

OrderedJson SettingChangedJson(const core::SettingChanged& event) {
  OrderedJson json{{"change", core::Number(event.change)},
                   {"effective_ms", MillisOf(event.effective)},
                   {"setting", std::visit(Writer{}, event.setting)}};
  if (event.undoes) json["undoes"] = core::Number(*event.undoes);
  return json;
}

core::SettingChanged ReadSettingChanged(BodyReader& body) {
  BodyReader setting(body.Object("setting"), body, "setting");
  return {body.IdOf<core::ChangeId>("change"), body.Instant("effective_ms"), ReadSetting(setting),
          ReadId(body, "undoes")};
}

OrderedJson ChangeJson(core::ChangeId change) { return {{"change", core::Number(change)}}; }

core::ChangeId ReadChange(BodyReader& body) { return body.IdOf<core::ChangeId>("change"); }

OrderedJson SettingsJson(const core::Settings& settings) {
  OrderedJson changes = OrderedJson::array();
  for (const core::KnownChange& each : settings.changes) changes.push_back(KnownJson(each));
  return {{"next", settings.next}, {"changes", std::move(changes)}};
}

core::Settings ReadSettings(BodyReader& body) {
  core::Settings settings;
  settings.next = body.Unsigned("next");
  for (const Json& item : body.Array("changes")) {
    BodyReader change(item, body, fmt::format("changes[{}]", settings.changes.size()));
    settings.changes.push_back(ReadKnown(change));
  }
  return settings;
}

OrderedJson SkillsJson(const core::Skills& skills) {
  return {{"departments", skills.departments}, {"items", skills.items}};
}

core::Skills ReadSkills(BodyReader& body) {
  const auto ids = [&body](std::string_view name) {
    std::vector<std::string> list;
    for (const Json& each : body.Array(name)) {
      if (!each.is_string()) return body.Reject(name), list;
      list.push_back(each.get<std::string>());
    }
    return list;
  };
  return {ids("departments"), ids("items")};
}

OrderedJson ItemsJson(const core::ItemBook& items) {
  OrderedJson versions = OrderedJson::array();
  for (const auto& [item, sm3] : items.versions)
    versions.push_back({{"item", item}, {"sm3", Sm3Json(sm3)}});
  OrderedJson json{
      {"versions", std::move(versions)}, {"revision", items.revision}, {"written", items.written}};
  if (items.imported) json["imported"] = Sm3Json(*items.imported);
  return json;
}

core::ItemBook ReadItems(BodyReader& body) {
  core::ItemBook items;
  ForEach(body, "versions",
          [&items](BodyReader& each) { items.versions[each.Text("item")] = ReadSm3(each, "sm3"); });
  items.revision = body.Unsigned("revision");
  items.written = body.Unsigned("written");
  if (body.Has("imported")) items.imported = ReadSm3(body, "imported");
  return items;
}

OrderedJson CalendarJson(const core::Calendar& calendar) {
  OrderedJson json = OrderedJson::array();
  for (const auto& [year, days] : calendar) {
    json.push_back({{"year", year}, {"days", YearJson(days)}});
  }
  return json;
}

core::Calendar ReadCalendar(BodyReader& body, std::string_view name) {
  core::Calendar calendar;
  for (const Json& item : body.Array(name)) {
    BodyReader year(item, body, fmt::format("{}[{}]", name, calendar.size()));
    calendar[static_cast<int>(year.Unsigned("year", 9999))] = ReadYear(year, "days");
  }
  return calendar;
}

}  // namespace yichuang::sqlite
