#include "hub/core/setting.h"

#include <algorithm>
#include <utility>

namespace yichuang::core {
namespace {

/// The entry of a list whose key is `key`, replaced, added in the order of keys, or removed.
template <typename Item, typename Key, typename KeyOf>
void PutIn(std::vector<Item>& items, const Key& key, const std::optional<Item>& after,
           KeyOf key_of) {
  const auto found =
      std::ranges::find_if(items, [&](const Item& each) { return key_of(each) == key; });
  if (!after) {
    if (found != items.end()) items.erase(found);
    return;
  }
  if (found != items.end()) {
    *found = *after;
    return;
  }
  const auto place =
      std::ranges::find_if(items, [&](const Item& each) { return key < key_of(each); });
  items.insert(place, *after);
}

template <typename Map>
void PutAt(Map& map, const std::string& key,
           const std::optional<typename Map::mapped_type>& after) {
  if (after) {
    map[key] = *after;
  } else {
    map.erase(key);
  }
}

struct Putter {
  Settable& state;

  void operator()(const WindowSetting& setting) const {
    PutIn(state.plan.windows, setting.number, setting.after,
          [](const PlannedWindow& each) { return each.number; });
  }
  void operator()(const StaffSetting& setting) const {
    PutIn(state.plan.staff, setting.number, setting.after,
          [](const PlannedStaff& each) { return each.number; });
  }
  void operator()(const WeekSetting& setting) const { state.week = setting.after; }
  void operator()(const CalendarSetting& setting) const {
    if (setting.after) {
      state.calendar[setting.year] = *setting.after;
    } else {
      state.calendar.erase(setting.year);
    }
  }
  void operator()(const ItemSetting& setting) const {
    PutAt(state.items, setting.item, setting.after);
  }
  void operator()(const SkillSetting& setting) const {
    PutAt(state.skills, setting.number, setting.after);
  }
};

template <typename Item>
bool Is(const Item* standing, const std::optional<Item>& wanted) {
  return standing == nullptr ? !wanted.has_value() : wanted == *standing;
}

struct Comparer {
  const Settable& state;

  bool operator()(const WindowSetting& setting) const {
    return Is(FindWindow(state.plan, setting.number), setting.after);
  }
  bool operator()(const StaffSetting& setting) const {
    return Is(StaffNumbered(state.plan, setting.number), setting.after);
  }
  bool operator()(const WeekSetting& setting) const { return state.week == setting.after; }
  bool operator()(const CalendarSetting& setting) const {
    const auto found = state.calendar.find(setting.year);
    return Is(found == state.calendar.end() ? nullptr : &found->second, setting.after);
  }
  bool operator()(const ItemSetting& setting) const {
    const auto found = state.items.find(setting.item);
    return Is(found == state.items.end() ? nullptr : &found->second, setting.after);
  }
  bool operator()(const SkillSetting& setting) const {
    const auto found = state.skills.find(setting.number);
    return Is(found == state.skills.end() ? nullptr : &found->second, setting.after);
  }
};

struct SubjectComparer {
  bool operator()(const WindowSetting& a, const WindowSetting& b) const {
    return a.number == b.number;
  }
  bool operator()(const StaffSetting& a, const StaffSetting& b) const {
    return a.number == b.number;
  }
  bool operator()(const WeekSetting&, const WeekSetting&) const { return true; }
  bool operator()(const CalendarSetting& a, const CalendarSetting& b) const {
    return a.year == b.year;
  }
  bool operator()(const ItemSetting& a, const ItemSetting& b) const { return a.item == b.item; }
  bool operator()(const SkillSetting& a, const SkillSetting& b) const {
    return a.number == b.number;
  }
  template <typename One, typename Other>
  bool operator()(const One&, const Other&) const {
    return false;
  }
};

}  // namespace

const KnownChange* FindChange(const Settings& settings, ChangeId id) {
  const auto found = std::ranges::find(settings.changes, id, &KnownChange::id);
  return found == settings.changes.end() ? nullptr : &*found;
}

std::vector<const KnownChange*> PendingChanges(const Settings& settings) {
  std::vector<const KnownChange*> pending;
  for (const KnownChange& each : settings.changes) {
    if (each.state == ChangeState::kPending) pending.push_back(&each);
  }
  std::ranges::stable_sort(pending, {}, [](const KnownChange* each) { return each->effective; });
  return pending;
}

void ForgetOldChanges(Settings& settings) {
  while (settings.changes.size() > kKeptChanges) {
    const auto over = std::ranges::find_if(settings.changes, [](const KnownChange& each) {
      return each.state != ChangeState::kPending;
    });
    if (over == settings.changes.end()) return;
    settings.changes.erase(over);
  }
}

Setting Reversed(const Setting& setting) {
  Setting reversed = setting;
  std::visit([](auto& each) { std::swap(each.before, each.after); }, reversed);
  return reversed;
}

bool SameSubject(const Setting& one, const Setting& other) {
  return std::visit(SubjectComparer{}, one, other);
}

void Put(Settable& state, const Setting& setting) { std::visit(Putter{state}, setting); }

bool StandsAfter(const Settable& state, const Setting& setting) {
  return std::visit(Comparer{state}, setting);
}

}  // namespace yichuang::core
