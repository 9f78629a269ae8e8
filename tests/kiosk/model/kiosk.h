#pragma once

#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "kiosk/model/idle.h"
#include "kiosk/model/shelf.h"
#include "kiosk/model/update.h"

namespace yichuang::model::test {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

/// Tuesday 2026-11-24, 09:30 by the hall's clock (+08:00).
inline constexpr Instant kMorning{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} +
                                  hours{1} + minutes{30}};

inline catalogue::Item MakeItem(std::string id, std::string event, std::string department) {
  catalogue::Item item;
  item.id = id;
  item.name = {"事项" + id, "Item " + id};
  item.department = std::move(department);
  item.life_events = {std::move(event)};
  item.themes = {"t-1"};
  item.place = {"一层A区", "Zone A"};
  item.windows = {3, 4};
  return item;
}

/// "shop" asks two questions, "pension" none.
inline catalogue::Catalogue MakeCatalogue() {
  catalogue::Catalogue catalogue;
  catalogue.version = 7;
  catalogue.district = {"云澜区", "Yunlan"};
  catalogue.sample = true;
  catalogue.departments = {{"market", {"市场监管局", "Market"}, "000-0001"},
                           {"care", {"人社局", "Social"}, "000-0002"},
                           {"empty", {"空", "None"}, ""}};
  catalogue.themes = {{"t-1", {"主题", "Theme"}}};
  catalogue.life_events = {{"open", {"开店", "Open a shop"}}, {"old", {"养老", "Old age"}}};
  catalogue::Item shop = MakeItem("shop", "open", "market");
  shop.situations = {
      {"place", {"房屋来源", "Premises"}, {{"rent", {"租", "Rent"}}, {"own", {"自有", "Own"}}}},
      {"agent", {"谁来办", "Who"}, {{"self", {"本人", "Self"}}, {"other", {"代办", "Agent"}}}}};
  catalogue::Material card;
  card.id = "card";
  card.name = {"身份证", "ID card"};
  catalogue::Material lease = card;
  lease.id = "lease";
  lease.when = {{"place", {"rent"}}};
  catalogue::Material power = card;
  power.id = "power";
  power.when = {{"agent", {"other"}}};
  shop.materials = {card, lease, power};
  catalogue::Item pension = MakeItem("pension", "old", "care");
  pension.windows = {9};
  pension.materials = {card};
  catalogue.items = {shop, pension};
  return catalogue;
}

inline CatalogueArrived Arrived(catalogue::Catalogue catalogue, Instant at) {
  return {std::make_shared<const catalogue::Catalogue>(std::move(catalogue)), at};
}

/// A kiosk with a clock, driven by messages.
class Kiosk {
 public:
  Kiosk() {
    model.setting.linked = true;
    model.setting.printer = true;
    model.setting.staff_pin = "4711";
    for (std::size_t day = 1; day <= 5; ++day) {
      model.setting.week[day] = {{hours{9}, hours{12}}, {hours{13}, hours{17}}};
    }
    static const CatalogueArrived arrived = Arrived(MakeCatalogue(), kMorning);
    Send(arrived);
  }

  /// Sends, and keeps the effects of this one message.
  Kiosk& Send(const Msg& msg) {
    Next next = Update(std::move(model), msg, now);
    model = std::move(next.model);
    effects = std::move(next.effects);
    return *this;
  }
  Kiosk& Open(Screen screen) { return Send(Opened{{.screen = screen}}); }
  Kiosk& OpenItem(std::string id) {
    return Send(Opened{{.screen = Screen::kItem, .id = std::move(id)}});
  }
  Kiosk& Wait(std::chrono::milliseconds time) {
    now += time;
    return Send(Tick{});
  }

  template <typename T>
  const T* Effect() const {
    for (const auto& effect : effects) {
      if (const T* found = std::get_if<T>(&effect)) return found;
    }
    return nullptr;
  }
  bool Logged(Fact fact) const {
    for (const auto& effect : effects) {
      const Log* log = std::get_if<Log>(&effect);
      if (log != nullptr && log->fact == fact) return true;
    }
    return false;
  }
  Screen screen() const { return Here(model).screen; }

  Instant now = kMorning;
  Model model;
  Effects effects;
};

}  // namespace yichuang::model::test
