#include "hub/http/settings_desk.h"

#include <algorithm>
#include <utility>

#include "hub/access/secret.h"
#include "hub/http/picture.h"
#include "hub/http/settings_json.h"
#include "hub/http/staff_file.h"

namespace yichuang::http {
namespace {

using access::StaffCard;
using access::StaffCards;

/// Nobody serves in what settings are told from: no visit, no rating.
core::Hall WithoutWork(core::Hall hall) {
  hall.windows.clear();
  hall.sources.clear();
  hall.queue = {};
  hall.today = {};
  hall.wall = {};
  hall.cases = {};
  return hall;
}

/// Handles that the plan shows, or that a change could bring back.
std::set<std::string> CardsInUse(const core::Hall& hall) {
  std::set<std::string> used;
  for (const core::PlannedStaff& each : hall.plan.staff) used.insert(each.card);
  for (const core::KnownChange& each : hall.settings.changes) {
    const auto* staff = std::get_if<core::StaffSetting>(&each.setting);
    if (staff == nullptr) continue;
    if (staff->before) used.insert(staff->before->card);
    if (staff->after) used.insert(staff->after->card);
  }
  return used;
}

}  // namespace

SettingsDesk::SettingsDesk(SettingsDeskOptions options)
    : options_(std::move(options)), cards_(options_.cards), pictures_(options_.pictures) {}

void SettingsDesk::Publish(core::Hall hall) {
  auto told = std::make_shared<const core::Hall>(WithoutWork(std::move(hall)));
  const std::set<std::string> used = CardsInUse(*told);
  std::vector<std::string> unused;
  {
    const std::scoped_lock lock(mutex_);
    hall_ = std::move(told);
    for (const auto& [handle, card] : cards_) {
      if (!used.contains(handle) && !under_way_.contains(handle)) unused.push_back(handle);
    }
  }
  Drop(unused);
}

// Pictures go with the last card that shows them.
void SettingsDesk::Drop(const std::vector<std::string>& handles) {
  if (handles.empty()) return;
  {
    const std::scoped_lock lock(mutex_);
    for (const std::string& handle : handles) cards_.erase(handle);
    std::erase_if(pictures_, [this](const auto& picture) {
      return std::ranges::none_of(
          cards_, [&](const auto& card) { return card.second.photo == picture.first; });
    });
  }
  options_.tell(cards());
  options_.drop(handles);
}

std::shared_ptr<const core::Hall> SettingsDesk::hall() const {
  const std::scoped_lock lock(mutex_);
  return hall_;
}

core::ItemBook SettingsDesk::items() const {
  const auto standing = hall();
  return standing ? standing->items : core::ItemBook{};
}

core::Calendar SettingsDesk::calendar() const {
  const auto standing = hall();
  return standing ? standing->board.calendar : core::Calendar{};
}

bool SettingsDesk::KnowsTerminal(const std::string& device) const {
  const auto standing = hall();
  return standing && core::IsTerminal(*standing, device);
}

StaffCards SettingsDesk::cards() const {
  const std::scoped_lock lock(mutex_);
  return cards_;
}

std::variant<Reply, SettingsDesk::Deed> SettingsDesk::Take(const SettingsAsk& ask,
                                                           const Visitor& visitor) {
  if (!hall() && !std::holds_alternative<PictureAsk>(ask)) return ReplyTo(Problem::kNotReady);
  return std::visit([&](const auto& each) { return TakeOne(each, visitor); }, ask);
}

std::variant<Reply, SettingsDesk::Deed> SettingsDesk::TakeOne(const SettingsStateAsk& ask,
                                                              const Visitor&) {
  if (ask.devices_alone) return ReplyWith(DevicesJson(*hall()));
  return ReplyWith(SettingsJson(*hall(), {options_.names, cards()}, options_.now()));
}

// What is only looked at has cards of its own, which nobody keeps.
std::variant<Reply, SettingsDesk::Deed> SettingsDesk::TakeOne(const PreviewSettingsAsk& ask,
                                                              const Visitor&) {
  Carded carded = WithCards(ask.change, ask.cards);
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(preview_writes)) return Begin(std::move(carded));
#endif
  const auto standing = hall();
  const core::Instant now = std::max(standing->last, options_.now());
  StaffCards shown = cards();
  shown.merge(carded.cards);
  return ReplyWith(
      PreviewJson(core::Examine(*standing, carded.change, now), {options_.names, shown}));
}

// A wish that leaves the card as it is keeps its handle, so that the hall sees no change.
SettingsDesk::Carded SettingsDesk::WithCards(core::ChangeSettings change,
                                             const CardWishes& wishes) const {
  Carded carded{std::move(change), {}, {}};
  const auto standing = hall();
  const StaffCards held = cards();
  const auto card_for = [&](const std::string& number) {
    const core::PlannedStaff* member = core::StaffNumbered(standing->plan, number);
    const std::string handle = member == nullptr ? std::string() : member->card;
    const StaffCard before =
        member == nullptr ? StaffCard{} : access::CardOf(*member, options_.names, held);
    const auto wish = wishes.find(number);
    if (wish == wishes.end()) return handle;
    StaffCard after = before;
    if (wish->second.name) after.name = *wish->second.name;
    const auto& picture = wish->second.picture;
    if (picture) after.photo = picture->empty() ? std::string() : access::RandomToken();
    if (wish->second.stars) after.stars = *wish->second.stars;
    if (after == before) return handle;
    if (picture && !picture->empty()) carded.pictures[after.photo] = *picture;
    std::string made = access::RandomToken();
    carded.cards[made] = std::move(after);
    return made;
  };
  for (core::WantedSetting& wanted : carded.change.wanted) {
    if (auto* joins = std::get_if<core::AddStaff>(&wanted)) joins->card = card_for(joins->number);
    if (auto* other = std::get_if<core::ChangeCard>(&wanted)) other->card = card_for(other->number);
  }
  return carded;
}

// The cards go to the hall first, so that a device that draws one anew draws the right one; and to
// the disk, so that no handle of the ledger is without its card after a crash.
SettingsDesk::Deed SettingsDesk::Begin(Carded carded) {
  Deed deed{std::move(carded.change), {}};
  if (carded.cards.empty()) return deed;
  StaffCards all;
  {
    const std::scoped_lock lock(mutex_);
    for (const auto& [handle, card] : carded.cards) {
      deed.cards.push_back(handle);
      under_way_.insert(handle);
      cards_.emplace(handle, card);
    }
    for (const auto& [handle, picture] : carded.pictures) pictures_.emplace(handle, picture);
    all = cards_;
  }
  options_.tell(std::move(all));
  options_.keep(std::move(carded.cards), std::move(carded.pictures));
  return deed;
}

std::variant<Reply, SettingsDesk::Deed> SettingsDesk::TakeOne(const ChangeSettingsAsk& ask,
                                                              const Visitor&) {
  return Begin(WithCards(ask.change, ask.cards));
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
  return Deed{core::UndoChange{by, ask.change}, {}};
}

std::variant<Reply, SettingsDesk::Deed> SettingsDesk::TakeOne(const StaffFileAsk& ask,
                                                              const Visitor&) {
  const auto standing = hall();
  return ReplyWith(StaffFileJson(ReadStaffFile(ask.bytes), standing->plan,
                                 access::NamesShown(standing->plan, options_.names, cards())));
}

// A handle names the same bytes for ever; a browser of one person may keep them for a while.
std::variant<Reply, SettingsDesk::Deed> SettingsDesk::TakeOne(const PictureAsk& ask,
                                                              const Visitor&) {
  const std::scoped_lock lock(mutex_);
  const auto picture = pictures_.find(ask.handle);
  if (picture == pictures_.end())
    return ReplyTo(Trouble{Problem::kNotFound, ask.handle.substr(0, core::kMostCard), {}});
  Reply reply = ReplyWith(picture->second);
  reply.content_type = PictureType(picture->second);
  reply.cache_control = "private, max-age=600";
  return reply;
}

void SettingsDesk::Forget(const Deed& deed) {
  {
    const std::scoped_lock lock(mutex_);
    for (const std::string& handle : deed.cards) under_way_.erase(handle);
  }
  Drop(deed.cards);
}

Reply SettingsDesk::Finish(const Deed& deed, const Answer& answer) {
  if (const auto* refusal = std::get_if<core::Refusal>(&answer)) {
    Forget(deed);
    return ReplyTo(Trouble{refusal->reason, refusal->what, {}});
  }
  {
    const std::scoped_lock lock(mutex_);
    for (const std::string& handle : deed.cards) under_way_.erase(handle);
  }
  return ReplyWith(ChangedJson(std::get<core::Events>(answer)));
}

}  // namespace yichuang::http
