#include "hub/http/settings_desk.h"

#include <algorithm>
#include <utility>

#include "hub/http/settings_json.h"
#include "hub/http/staff_file.h"

namespace yichuang::http {
namespace {

/// Nobody serves in what settings are told from: no visit, no rating.
core::Hall WithoutWork(core::Hall hall) {
  hall.windows.clear();
  hall.sources.clear();
  hall.today = {};
  hall.wall = {};
  return hall;
}

}  // namespace

void SettingsDesk::Publish(core::Hall hall) {
  auto told = std::make_shared<const core::Hall>(WithoutWork(std::move(hall)));
  const std::scoped_lock lock(mutex_);
  hall_ = std::move(told);
}

std::shared_ptr<const core::Hall> SettingsDesk::hall() const {
  const std::scoped_lock lock(mutex_);
  return hall_;
}

StaffNames SettingsDesk::names() const {
  const std::scoped_lock lock(mutex_);
  return names_;
}

std::variant<Reply, SettingsDesk::Deed> SettingsDesk::Take(const SettingsAsk& ask,
                                                           const Visitor& visitor) {
  if (!hall()) return ReplyTo(Problem::kNotReady);
  return std::visit([&](const auto& each) { return TakeOne(each, visitor); }, ask);
}

std::variant<Reply, SettingsDesk::Deed> SettingsDesk::TakeOne(const SettingsStateAsk&,
                                                              const Visitor&) {
  return ReplyWith(SettingsJson(*hall(), names(), options_.now()));
}

std::variant<Reply, SettingsDesk::Deed> SettingsDesk::TakeOne(const PreviewSettingsAsk& ask,
                                                              const Visitor&) {
#ifdef YICHUANG_DEFECT_preview_writes
  return WithNames(ask.change, ask.names);
#else
  const auto standing = hall();
  const core::Instant now = std::max(standing->last, options_.now());
  return ReplyWith(PreviewJson(core::Examine(*standing, ask.change, now)));
#endif
}

// The names go to the hall first, so that a device that draws a card anew draws the right one.
SettingsDesk::Deed SettingsDesk::WithNames(core::Command command, const StaffNames& names) {
  Deed deed{std::move(command), names, {}};
  if (names.empty()) return deed;
  StaffNames all;
  {
    const std::scoped_lock lock(mutex_);
    for (const auto& [number, name] : names) {
      if (const auto held = names_.find(number); held != names_.end()) deed.before.insert(*held);
      names_[number] = name;
    }
    all = names_;
  }
  options_.tell(std::move(all));
  return deed;
}

std::variant<Reply, SettingsDesk::Deed> SettingsDesk::TakeOne(const ChangeSettingsAsk& ask,
                                                              const Visitor&) {
  return WithNames(ask.change, ask.names);
}

std::variant<Reply, SettingsDesk::Deed> SettingsDesk::TakeOne(const UndoSettingAsk& ask,
                                                              const Visitor& visitor) {
  const auto standing = hall();
  const core::KnownChange* change = core::FindChange(standing->settings, ask.change);
  const bool of_staff =
      change != nullptr && std::holds_alternative<core::StaffSetting>(change->setting);
  if (of_staff && !visitor.roles.Has(core::Role::kSystemAdmin))
    return ReplyTo(Trouble{Problem::kRoleNeeded, "change", {}});
  const std::string by = visitor.number == kConsoleName ? std::string() : visitor.number;
  return Deed{core::UndoChange{by, ask.change}, {}, {}};
}

std::variant<Reply, SettingsDesk::Deed> SettingsDesk::TakeOne(const StaffFileAsk& ask,
                                                              const Visitor&) {
  return ReplyWith(StaffFileJson(ReadStaffFile(ask.bytes), hall()->plan, names()));
}

void SettingsDesk::Forget(const Deed& deed) {
  if (deed.names.empty()) return;
  StaffNames all;
  {
    const std::scoped_lock lock(mutex_);
    for (const auto& [number, name] : deed.names) {
      if (names_[number] != name) continue;  // somebody named him again meanwhile
      names_.erase(number);
      if (const auto before = deed.before.find(number); before != deed.before.end())
        names_.insert(*before);
    }
    all = names_;
  }
  options_.tell(std::move(all));
}

Reply SettingsDesk::Finish(const Deed& deed, const Answer& answer) {
  if (const auto* refusal = std::get_if<core::Refusal>(&answer)) {
    Forget(deed);
    return ReplyTo(Trouble{refusal->reason, refusal->what, {}});
  }
  if (!deed.names.empty()) options_.keep(deed.names);
  return ReplyWith(ChangedJson(std::get<core::Events>(answer)));
}

}  // namespace yichuang::http
