#include "hub/http/settings_routes.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>

#include "hub/contract/codec.h"
#include "hub/contract/kiosk_queue.h"
#include "hub/http/picture.h"

namespace yichuang::http {
namespace {

using contract::Reason;
using nlohmann::json;

constexpr std::size_t kMostText = 120;
constexpr int kMostWindow = 999;

/// One wanted change; the first field at fault is remembered with its path.
class ChangeReader {
 public:
  ChangeReader(const json& object, std::string where) : object_(object), where_(std::move(where)) {}

  std::string Text(const char* field, bool may_be_empty = false) {
    const json* value = Find(field);
    if (value == nullptr) return {};
    const auto* text = value->get_ptr<const std::string*>();
    if (text == nullptr || text->size() > kMostText || (text->empty() && !may_be_empty) ||
        HasControl(*text)) {
      return Fault(Reason::kWrongType, field), std::string();
    }
    return *text;
  }

  bool Has(const char* field) const { return object_.contains(field); }

  /// An array of texts.
  std::vector<std::string> Texts(const char* field, std::size_t most) {
    std::vector<std::string> list;
    const json* value = Find(field);
    if (value == nullptr) return list;
    if (!value->is_array() || value->size() > most) return Fault(Reason::kWrongType, field), list;
    for (const json& each : *value) {
      const auto* text = each.get_ptr<const std::string*>();
      if (text == nullptr || text->empty() || text->size() > kMostText)
        return Fault(Reason::kWrongType, field), list;
      list.push_back(*text);
    }
    return list;
  }

  /// A photo in base64, looked at; "" for null, which takes it away.
  std::string Picture(const char* field) {
    const json* value = Find(field);
    if (value == nullptr || value->is_null()) return {};
    const auto* text = value->get_ptr<const std::string*>();
    const auto bytes = text == nullptr ? std::nullopt : contract::FromBase64(*text);
    if (!bytes) return Fault(Reason::kWrongType, field), std::string();
    if (const auto fault = PictureFault(*bytes)) return Fault(*fault, field), std::string();
    return {bytes->begin(), bytes->end()};
  }

  std::string TextOr(const char* field) {
    return object_.contains(field) ? Text(field, true) : std::string();
  }

  int Integer(const char* field, int most) {
    const json* value = Find(field);
    if (value == nullptr) return 0;
    if (!value->is_number_integer() || value->get<std::int64_t>() < 0 ||
        value->get<std::int64_t>() > most) {
      return Fault(Reason::kWrongType, field), 0;
    }
    return value->get<int>();
  }

  bool Flag(const char* field) {
    const json* value = Find(field);
    if (value == nullptr) return false;
    if (!value->is_boolean()) return Fault(Reason::kWrongType, field), false;
    return value->get<bool>();
  }

  core::HallDay Day(const char* field) {
    const std::string text = Text(field);
    const auto part = [&](std::size_t from, std::size_t count) {
      int number = 0;
      if (text.size() != 10) return number;
      const char* first = text.data() + from;
      return std::from_chars(first, first + count, number).ptr == first + count ? number : 0;
    };
    const core::HallDay day{std::chrono::year(part(0, 4)),
                            std::chrono::month(static_cast<unsigned>(part(5, 2))),
                            std::chrono::day(static_cast<unsigned>(part(8, 2)))};
    if (!day.ok() || text.size() != 10 || text[4] != '-' || text[7] != '-')
      Fault(Reason::kWrongType, field);
    return day;
  }

  /// Objects of an array.
  std::vector<ChangeReader> List(const char* field, std::size_t most) {
    std::vector<ChangeReader> list;
    const json* value = Find(field);
    if (value == nullptr) return list;
    if (!value->is_array() || value->size() > most) return Fault(Reason::kWrongType, field), list;
    for (const json& each : *value) {
      const std::string where = Path(field) + "[" + std::to_string(list.size()) + "]";
      if (!each.is_object()) return Fault(Reason::kWrongType, field), list;
      list.emplace_back(each, where);
    }
    return list;
  }

  core::Spans Spans(const char* field) {
    core::Spans spans;
    for (ChangeReader& each : List(field, contract::kMaxOpenSpans)) {
      spans.push_back({static_cast<std::uint16_t>(each.Integer("from", 24 * 60)),
                       static_cast<std::uint16_t>(each.Integer("until", 24 * 60))});
      Keep(each);
    }
    if (!core::AreSpans(spans)) Fault(Reason::kWrongType, field);
    return spans;
  }

  void Keep(const ChangeReader& part) {
    if (!trouble_) trouble_ = part.trouble_;
  }
  void Fault(std::variant<Problem, Reason> reason, const char* field) {
    if (!trouble_) trouble_ = Trouble{reason, Path(field), {}};
  }
  const std::optional<Trouble>& trouble() const { return trouble_; }

 private:
  static bool HasControl(const std::string& text) {
    return std::ranges::any_of(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  }
  std::string Path(const char* field) const {
    return where_.empty() ? field : where_ + "." + field;
  }
  const json* Find(const char* field) {
    if (trouble_) return nullptr;
    const auto found = object_.find(field);
    if (found != object_.end()) return &*found;
    Fault(Reason::kMissingField, field);
    return nullptr;
  }

  const json& object_;
  std::string where_;
  std::optional<Trouble> trouble_;
};

core::WantedSetting ReadWindow(ChangeReader& change) {
  core::PutWindow window;
  window.number = core::WindowNo(static_cast<std::uint16_t>(change.Integer("number", kMostWindow)));
  window.zone = change.Text("zone", true);
  window.device = change.Text("device");
  window.evaluator = change.Text("evaluator", true);
  window.add = change.Flag("add");
  if (change.Has("groups")) window.groups = change.Texts("groups", contract::kMaxGroups);
  return window;
}

core::WantedSetting ReadWeek(ChangeReader& change) {
  core::SetWeek wanted;
  auto days = change.List("days", wanted.week.size());
  if (days.size() != wanted.week.size()) change.Fault(Reason::kWrongType, "days");
  for (std::size_t i = 0; i < days.size(); ++i) {
    wanted.week[i] = days[i].Spans("open");
    change.Keep(days[i]);
  }
  return wanted;
}

// The form in which the yearly lists are passed around: {"date", "name", "isOffDay"}.
core::WantedSetting ReadHolidays(ChangeReader& change) {
  core::SetCalendar wanted;
  wanted.year = change.Integer("year", 9999);
  for (ChangeReader& day : change.List("days", core::kMostCalendarDays)) {
    wanted.days.push_back(
        {day.Day("date"), day.Flag("isOffDay"), {day.Text("name"), day.TextOr("name_en")}});
    change.Keep(day);
  }
  return wanted;
}

struct Wish {
  std::optional<core::WantedSetting> wanted;
  bool of_staff = false;
};

Wish ReadWish(ChangeReader& change, CardWishes& cards) {
  const std::string kind = change.Text("kind");
  if (kind == "window") return {ReadWindow(change)};
  if (kind == "window_closed") {
    return {core::CloseWindow{
        core::WindowNo(static_cast<std::uint16_t>(change.Integer("number", kMostWindow)))}};
  }
  if (kind == "week") return {ReadWeek(change)};
  if (kind == "holidays") return {ReadHolidays(change)};
  std::string number = change.Text("number");
  if (kind == "skills") {
    core::SetSkills wanted{std::move(number), std::nullopt};
    if (change.Flag("everything")) return {std::move(wanted)};
    wanted.skills.emplace();
    wanted.skills->departments = change.Texts("departments", core::kMostSkills);
    wanted.skills->items = change.Texts("items", core::kMostSkills);
    return {std::move(wanted)};
  }
  if (kind == "staff_left") return {core::RemoveStaff{std::move(number)}, true};
  CardWish& card = cards[number];
  if (kind == "staff" || kind == "staff_renamed") {
    card.name = change.Text("name");
    if (kind == "staff") return {core::AddStaff{std::move(number)}, true};
    return {core::ChangeCard{std::move(number)}, true};
  }
  if (kind == "staff_photo") {
    card.picture = change.Picture("photo");
    return {core::ChangeCard{std::move(number)}, true};
  }
  if (kind == "staff_stars") {
    card.stars = static_cast<std::uint8_t>(change.Integer("stars", access::kMostStars));
    return {core::ChangeCard{std::move(number)}, true};
  }
  change.Fault(Reason::kWrongType, "kind");
  return {};
}

}  // namespace

Route ChangeSettingsRoute(const Ask& ask, const Visitor& visitor, bool preview) {
  const json body = json::parse(ask.body, nullptr, false);
  if (!body.is_object()) return Trouble{Reason::kMalformed, "body", {}};
  ChangeReader root(body, {});
  core::ChangeSettings change;
  change.by = visitor.number == kConsoleName ? std::string() : visitor.number;
  change.version = static_cast<std::uint64_t>(root.Integer("version", 1'000'000'000));
  if (body.contains("effective_ms")) {
    const json& effective = body["effective_ms"];
    if (!effective.is_number_unsigned() || effective.get<std::uint64_t>() > contract::kMaxInteger)
      return Trouble{Reason::kWrongType, "effective_ms", {}};
    change.effective = core::Instant(core::Millis(effective.get<std::int64_t>()));
  }
  CardWishes cards;
  bool staff = false;
  for (ChangeReader& each : root.List("changes", core::kMostWanted)) {
    Wish wish = ReadWish(each, cards);
    root.Keep(each);
    staff = staff || wish.of_staff;
    if (wish.wanted) change.wanted.push_back(std::move(*wish.wanted));
  }
  if (root.trouble()) return *root.trouble();
  if (staff && !visitor.roles.Has(core::Role::kSystemAdmin))
    return Trouble{Problem::kRoleNeeded, "changes", {}};
  if (preview) return SettingsAsk{PreviewSettingsAsk{std::move(change), std::move(cards)}};
  return SettingsAsk{ChangeSettingsAsk{std::move(change), std::move(cards)}};
}

Route UndoSettingRoute(std::string_view change) {
  std::uint64_t id = 0;
  const auto [end, error] = std::from_chars(change.data(), change.data() + change.size(), id);
  if (error != std::errc{} || end != change.data() + change.size())
    return Trouble{Reason::kUnknownChange, std::string(change.substr(0, 20)), {}};
  return SettingsAsk{UndoSettingAsk{core::ChangeId{id}}};
}

Route PictureRoute(std::string_view handle) {
  return SettingsAsk{PictureAsk{std::string(handle.substr(0, core::kMostCard))}};
}

Route StaffFileRoute(const Ask& ask) {
  const json body = json::parse(ask.body, nullptr, false);
  if (!body.is_object()) return Trouble{Reason::kMalformed, "body", {}};
  const auto found = body.find("base64");
  if (found == body.end()) return Trouble{Reason::kMissingField, "base64", {}};
  const auto* text = found->get_ptr<const std::string*>();
  const auto bytes = text == nullptr ? std::nullopt : contract::FromBase64(*text);
  if (!bytes) return Trouble{Reason::kWrongType, "base64", {}};
  return SettingsAsk{StaffFileAsk{std::string(bytes->begin(), bytes->end())}};
}

}  // namespace yichuang::http
