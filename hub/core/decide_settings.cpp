#include <algorithm>
#include <utility>

#include "hub/contract/topics.h"
#include "hub/core/change_settings.h"
#include "hub/core/decide.h"
#include "hub/core/plan_change.h"

/// Changes of windows, staff, hours and working days: examined, effective at a time, undone.
namespace yichuang::core {

namespace {

using contract::Reason;

constexpr std::chrono::days kFarthestChange{366};
constexpr std::size_t kMostZone = 12;
constexpr int kMostWindow = 999;

bool IsZone(std::string_view text) {
  return text.size() <= kMostZone && std::ranges::none_of(text, [](char c) {
           return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
         });
}

/// "ev-" and a serial number of at least four digits; "" for none.
bool IsEvaluator(std::string_view text) {
  constexpr std::string_view kPrefix = "ev-";
  if (text.empty()) return true;
  if (!text.starts_with(kPrefix) || !contract::IsTopicName(text)) return false;
  text.remove_prefix(kPrefix.size());
  return text.size() >= 4 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Turns what is wanted into settings, one after the other, on a state of its own.
class Examiner {
 public:
  Examiner(const Hall& hall, const ChangeSettings& command)
      : hall_(hall), command_(command), state_(SettableOf(hall)), next_staff_(hall.next_staff) {}

  Examined Run(Instant now) && {
    if (command_.version != 0 && command_.version != hall_.settings.next)
      Fault("version", Reason::kSettingsMoved, std::to_string(hall_.settings.next));
    if (command_.wanted.empty() || command_.wanted.size() > kMostWanted)
      Fault("changes", Reason::kWrongType);
    if (command_.effective > now + kFarthestChange) Fault("effective_ms", Reason::kWrongType);
    if (!examined_.faults.empty()) return std::move(examined_);
    for (; index_ < command_.wanted.size(); ++index_) {
      std::visit([this](const auto& each) { Take(each); }, command_.wanted[index_]);
    }
    if (examined_.faults.empty()) CheckTimes(std::max(command_.effective, now));
    return std::move(examined_);
  }

 private:
  void Fault(std::string field, Reason reason, std::string what = {}) {
    examined_.faults.push_back({index_, std::move(field), reason, std::move(what)});
  }

  void Take(const PutWindow& wanted) {
    const PlannedWindow* standing = FindWindow(state_.plan, wanted.number);
    const std::size_t before = examined_.faults.size();
    if (Number(wanted.number) < 1 || Number(wanted.number) > kMostWindow)
      Fault("number", Reason::kWrongType);
    if (wanted.add && standing != nullptr) Fault("number", Reason::kTaken);
    if (!wanted.add && standing == nullptr) Fault("number", Reason::kUnknownWindow);
    if (!IsZone(wanted.zone)) Fault("zone", Reason::kWrongType);
    if (!contract::IsTopicName(wanted.device) || wanted.device == contract::kHubName)
      Fault("device", Reason::kWrongType);
    if (!IsEvaluator(wanted.evaluator)) Fault("evaluator", Reason::kWrongType);
    CheckGroups(wanted);
    if (examined_.faults.size() > before) return;
    WindowSetting setting{wanted.number, std::nullopt, std::nullopt};
    PlannedWindow after;
    if (standing != nullptr) {
      setting.before = *standing;
      after = *standing;
    }
    after.number = wanted.number;
    after.zone = wanted.zone;
    after.device = wanted.device;
    after.evaluator = wanted.evaluator;
    if (wanted.groups) after.groups = InOrder(*wanted.groups);
    setting.after = std::move(after);
    Add(std::move(setting), "number");
  }

  void CheckGroups(const PutWindow& wanted) {
    if (!wanted.groups) return;
    for (const std::string& group : *wanted.groups) {
      if (FindGroup(state_.plan, group) == nullptr)
        return Fault("groups", Reason::kUnknownGroup, group);
      if (std::ranges::count(*wanted.groups, group) > 1)
        return Fault("groups", Reason::kTaken, group);
    }
  }

  /// As the hall tells them, so that two ways of choosing the same are the same.
  std::vector<std::string> InOrder(const std::vector<std::string>& groups) const {
    std::vector<std::string> ordered;
    for (const PlannedGroup& each : state_.plan.groups) {
      if (std::ranges::find(groups, each.id) != groups.end()) ordered.push_back(each.id);
    }
    return ordered;
  }

  void Take(const ServeGroup& wanted) {
    const PlannedWindow* standing = FindWindow(state_.plan, wanted.number);
    if (standing == nullptr) return Fault("number", Reason::kUnknownWindow);
    if (FindGroup(state_.plan, wanted.group) == nullptr)
      return Fault("group", Reason::kUnknownGroup, wanted.group);
    if (Serves(*standing, wanted.group) == wanted.serve) return;
    std::vector<std::string> groups;
    for (const PlannedGroup& each : state_.plan.groups) {
      if (each.id == wanted.group ? wanted.serve : Serves(*standing, each.id))
        groups.push_back(each.id);
    }
    // An empty list means all of them; and a line that no window serves waits for ever.
    const auto others = std::ranges::count_if(state_.plan.windows, [&](const auto& each) {
      return each.number != wanted.number && Serves(each, wanted.group);
    });
    if (groups.empty() || (!wanted.serve && others == 0))
      return Fault("group", Reason::kLastForGroup, wanted.group);
    PlannedWindow after = *standing;
    after.groups = std::move(groups);
    Add(WindowSetting{wanted.number, *standing, std::move(after)}, "number");
  }

  void Take(const CloseWindow& wanted) {
    const PlannedWindow* standing = FindWindow(state_.plan, wanted.number);
    if (standing == nullptr) return Fault("number", Reason::kUnknownWindow);
    if (state_.plan.windows.size() == 1) return Fault("number", Reason::kLastWindow);
    Add(WindowSetting{wanted.number, *standing, std::nullopt}, "number");
  }

  void Take(const AddStaff& wanted) {
    if (!MayChange(wanted.number)) return;
    if (StaffNumbered(state_.plan, wanted.number) != nullptr)
      return Fault("number", Reason::kTaken);
    if (wanted.card.size() > kMostCard) return Fault("name", Reason::kWrongType);
    const PlannedStaff member{StaffId(next_staff_++), wanted.number, wanted.card};
    Add(StaffSetting{wanted.number, std::nullopt, member}, "number");
  }

  void Take(const RemoveStaff& wanted) {
    if (!MayChange(wanted.number)) return;
    const PlannedStaff* standing = StaffNumbered(state_.plan, wanted.number);
    if (standing == nullptr) return Fault("number", Reason::kUnknownStaff);
    Add(StaffSetting{wanted.number, *standing, std::nullopt}, "number");
  }

  void Take(const ChangeCard& wanted) {
    if (!MayChange(wanted.number)) return;
    const PlannedStaff* standing = StaffNumbered(state_.plan, wanted.number);
    if (standing == nullptr) return Fault("number", Reason::kUnknownStaff);
    if (wanted.card.size() > kMostCard) return Fault("name", Reason::kWrongType);
    PlannedStaff after = *standing;
    after.card = wanted.card;
    Add(StaffSetting{wanted.number, *standing, std::move(after)}, "number");
  }

  void Take(const SetWeek& wanted) {
    if (!std::ranges::all_of(wanted.week, AreSpans)) return Fault("days", Reason::kWrongType);
    if (wanted.week != state_.week) Add(WeekSetting{state_.week, wanted.week}, "days");
  }

  void Take(const SetCalendar& wanted) {
    if (!IsCalendarYear(wanted.year, wanted.days)) return Fault("days", Reason::kWrongType);
    CalendarSetting setting{wanted.year, std::nullopt, wanted.days};
    if (const auto held = state_.calendar.find(wanted.year); held != state_.calendar.end())
      setting.before = held->second;
    if (setting.before != setting.after) Add(std::move(setting), "year");
  }

  void Take(const PutItem& wanted) {
    if (!IsItemId(wanted.item)) return Fault("item", Reason::kUnknownItem, wanted.item);
    if (!hall_.items.imported) return Fault("item", Reason::kCatalogueMissing, wanted.item);
    ItemSetting setting{wanted.item, std::nullopt, wanted.version};
    if (const auto held = state_.items.find(wanted.item); held != state_.items.end())
      setting.before = held->second;
    Add(std::move(setting), "item");
  }

  void Take(const SetSkills& wanted) {
    if (!MayChange(wanted.number)) return;
    if (StaffNumbered(state_.plan, wanted.number) == nullptr)
      return Fault("number", Reason::kUnknownStaff);
    SkillSetting setting{wanted.number, std::nullopt, wanted.skills};
    if (setting.after && !(Tidy(setting.after->departments) && Tidy(setting.after->items)))
      return Fault("skills", Reason::kWrongType);
    if (const auto held = state_.skills.find(wanted.number); held != state_.skills.end())
      setting.before = held->second;
    Add(std::move(setting), "number");
  }

  /// Ascending, each once; false when one of them is no id, or there are too many.
  static bool Tidy(std::vector<std::string>& ids) {
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    return ids.size() <= kMostSkills && std::ranges::all_of(ids, IsItemId);
  }

  bool MayChange(const std::string& number) {
    if (!IsWorkNumber(number)) return Fault("number", Reason::kWrongType), false;
    if (MayDecideOn(command_.by, number)) return true;
    return Fault("number", Reason::kOwnRecord, number), false;
  }

  void Add(Setting setting, const char* subject) {
    for (const KnownChange* each : PendingChanges(hall_.settings)) {
      if (SameSubject(each->setting, setting)) {
        return Fault(subject, Reason::kSettingPending, std::to_string(Number(each->id)));
      }
    }
    if (std::visit([](const auto& each) { return each.before == each.after; }, setting)) return;
    if (std::ranges::any_of(examined_.settings,
                            [&](const Setting& each) { return SameSubject(each, setting); })) {
      return Fault(subject, Reason::kTaken);  // one thing twice in one change
    }
    Put(state_, setting);
    examined_.settings.push_back(std::move(setting));
    of_.push_back(index_);
  }

  /// Walks through the times at which something takes effect: at none of them may two windows claim
  /// one device.
  void CheckTimes(Instant effective) {
    Settable state = SettableOf(hall_);
    bool mine = false;
    const auto put_mine = [&] {
      if (std::exchange(mine, true)) return;
      for (const Setting& each : examined_.settings) Put(state, each);
      CheckClaims(state.plan);
    };
    for (const KnownChange* each : PendingChanges(hall_.settings)) {
      if (each->effective >= effective) put_mine();
      Put(state, each->setting);
      if (mine) CheckClaims(state.plan);
    }
    put_mine();
  }

  void CheckClaims(const Plan& plan) {
    if (!examined_.faults.empty()) return;
    for (std::size_t i = 0; i < examined_.settings.size(); ++i) {
      const auto* setting = std::get_if<WindowSetting>(&examined_.settings[i]);
      if (setting == nullptr || !setting->after) continue;
      index_ = of_[i];
      const PlannedWindow& after = *setting->after;
      if (IsKiosk(hall_.board.plan, after.device)) Fault("device", Reason::kTaken, after.device);
      for (const PlannedWindow& other : plan.windows) {
        if (other.number == after.number || after.evaluator.empty()) continue;
        if (other.evaluator == after.evaluator)
          Fault("evaluator", Reason::kTaken, std::to_string(Number(other.number)));
      }
    }
  }

  const Hall& hall_;
  const ChangeSettings& command_;
  Settable state_;
  std::uint32_t next_staff_;
  std::size_t index_ = 0;
  std::vector<std::size_t> of_;  ///< index of the wish each setting came from
  Examined examined_;
};

/// Whoever leaves signs in no more.
void CloseAccount(const Hall& hall, const Setting& setting, Events& events) {
  const auto* staff = std::get_if<StaffSetting>(&setting);
  if (staff == nullptr || staff->after) return;
  const auto account = hall.accounts.find(staff->number);
  if (account == hall.accounts.end() || !account->second.enabled) return;
  Account closed = account->second;
  closed.enabled = false;
  // The last administrator stays: nobody could give roles any more.
  if (closed.roles.Has(Role::kSystemAdmin) &&
      !AnyoneHas(hall.accounts, Role::kSystemAdmin, staff->number))
    return;
  events.push_back(AccountSet{staff->number, closed});
}

/// What ends because of settings that take effect now.
void AppendEnds(const Hall& hall, const std::vector<Setting>& settings, Events& events) {
  Settable state = SettableOf(hall);
  for (const Setting& each : settings) Put(state, each);
  EndWhatIsGone(hall, state.plan, events);
  for (const Setting& each : settings) CloseAccount(hall, each, events);
}

bool ClaimsTwice(const Plan& plan) {
  for (const PlannedWindow& each : plan.windows) {
    if (WindowOfEvaluator(plan, each.evaluator) != nullptr &&
        WindowOfEvaluator(plan, each.evaluator) != &each)
      return true;
  }
  return false;
}

/// Why a change in force cannot be turned round; absent when it can.
std::optional<Refusal> CannotUndo(const Hall& hall, const KnownChange& change) {
  const std::string id = std::to_string(Number(change.id));
  if (change.state == ChangeState::kWithdrawn || change.undone_by)
    return Refusal{Reason::kNotUndoable, id};
  for (const KnownChange* each : PendingChanges(hall.settings)) {
    if (SameSubject(each->setting, change.setting))
      return Refusal{Reason::kSettingPending, std::to_string(Number(each->id))};
  }
  const auto* staff = std::get_if<StaffSetting>(&change.setting);
  if (staff != nullptr && staff->before == staff->after) return Refusal{Reason::kNotUndoable, id};
  Settable state = SettableOf(hall);
  if (!StandsAfter(state, change.setting)) return Refusal{Reason::kNotUndoable, id};
  Put(state, Reversed(change.setting));
  bool clash = state.plan.windows.empty() || ClaimsTwice(state.plan);
  for (const KnownChange* each : PendingChanges(hall.settings)) {
    Put(state, each->setting);
    clash = clash || ClaimsTwice(state.plan);
  }
  for (const PlannedWindow& each : state.plan.windows)
    clash = clash || IsKiosk(hall.board.plan, each.device);
  if (clash) return Refusal{Reason::kNotUndoable, id};
  return std::nullopt;
}

}  // namespace

Settable SettableOf(const Hall& hall) {
  return {hall.plan, hall.board.plan.week, hall.board.calendar, hall.items.versions, hall.skills};
}

Examined Examine(const Hall& hall, const ChangeSettings& command, Instant now) {
  return Examiner(hall, command).Run(now);
}

Decision DecideOn(const Hall& hall, const ChangeSettings& command, Instant now) {
  Examined examined = Examine(hall, command, now);
  if (!examined.faults.empty()) {
    const SettingFault& first = examined.faults.front();
    const bool whole =
        first.field == "version" || first.field == "changes" || first.field == "effective_ms";
    return Refusal{
        first.reason,
        whole ? first.field : "changes[" + std::to_string(first.index) + "]." + first.field};
  }
  Events events;
  const bool at_once = command.effective <= now;
  if (at_once) AppendEnds(hall, examined.settings, events);
  std::uint64_t next = hall.settings.next;
  for (Setting& each : examined.settings) {
    events.push_back(SettingChanged{ChangeId(next++), at_once ? now : command.effective,
                                    std::move(each), std::nullopt});
  }
  return events;
}

Decision DecideOn(const Hall& hall, const UndoChange& command, Instant now) {
  const KnownChange* change = FindChange(hall.settings, command.change);
  if (change == nullptr)
    return Refusal{Reason::kUnknownChange, std::to_string(Number(command.change))};
  const auto* staff = std::get_if<StaffSetting>(&change->setting);
  if (staff != nullptr && !MayDecideOn(command.by, staff->number))
    return Refusal{Reason::kOwnRecord, staff->number};
  const auto* skill = std::get_if<SkillSetting>(&change->setting);
  if (skill != nullptr && !MayDecideOn(command.by, skill->number))
    return Refusal{Reason::kOwnRecord, skill->number};
  if (change->state == ChangeState::kPending) return Events{SettingWithdrawn{change->id}};
  if (auto refusal = CannotUndo(hall, *change)) return *std::move(refusal);
  Events events;
  const Setting reversed = Reversed(change->setting);
  AppendEnds(hall, {reversed}, events);
  events.push_back(SettingChanged{ChangeId(hall.settings.next), now, reversed, change->id});
  return events;
}

void AppendDueSettings(const Hall& hall, Instant now, Events& events) {
  Settable state = SettableOf(hall);
  std::vector<Setting> due;
  Events taken;
  for (const KnownChange* each : PendingChanges(hall.settings)) {
    if (each->effective > now) break;
    Settable next = state;
    Put(next, each->setting);
    if (ClaimsTwice(next.plan) || next.plan.windows.empty()) {
      taken.push_back(SettingWithdrawn{each->id});  // what stood when it was asked for is no more
      continue;
    }
    state = std::move(next);
    due.push_back(each->setting);
    taken.push_back(SettingTaken{each->id});
  }
  if (taken.empty()) return;
  AppendEnds(hall, due, events);
  events.insert(events.end(), taken.begin(), taken.end());
}

std::optional<Instant> NextSetting(const Hall& hall) {
  const auto pending = PendingChanges(hall.settings);
  if (pending.empty()) return std::nullopt;
  return pending.front()->effective;
}

}  // namespace yichuang::core
