#include "kiosk/link/link_state.h"

#include <algorithm>

#include "kiosk/link/news.h"

namespace yichuang::link {
namespace {

using namespace std::chrono_literals;

/// The model wants the presence at least once a minute.
constexpr SteadyMillis kStillThere = 30s;
constexpr SteadyMillis kFirstRetry = 5s;
constexpr SteadyMillis kLongestRetry = 5min;

}  // namespace

bool LinkState::Misses() const {
  return wanted_ && (!held_ || held_->sm3 != wanted_->sm3 || held_->version != wanted_->version);
}

bool LinkState::Current() const { return told_now_ && wanted_ && !Misses(); }

Deeds LinkState::Begin() const { return {model::Msg(model::HubPresence{false, false})}; }

void LinkState::NotePresence(bool before, SteadyMillis now, Deeds& deeds) {
  if (before == online()) return;
  if (!online() && Current()) deeds.emplace_back(NoteConfirmed{});
  if (!online()) told_now_ = false;
  presence_at_ = online() ? now + kStillThere : SteadyMillis::max();
  deeds.emplace_back(model::Msg(Presence()));
}

Deeds LinkState::Connected(SteadyMillis now) {
  Deeds deeds{Announce{shown_version_}};
  const bool before = online();
  connected_ = true;
  hub_there_ = false;  // its retained state comes with the subscription
  NotePresence(before, now, deeds);
  return deeds;
}

Deeds LinkState::Lost() {
  Deeds deeds;
  const bool before = online();
  connected_ = false;
  NotePresence(before, SteadyMillis::max(), deeds);
  return deeds;
}

Deeds LinkState::Hear(const contract::HubState& state, SteadyMillis now) {
  Deeds deeds;
  const bool before = online();
  hub_there_ = state.presence == contract::Presence::kOnline;
  const bool storage_before = storage_low_;
  if (hub_there_) storage_low_ = state.storage_low;
  NotePresence(before, now, deeds);
  if (before && online() && storage_before != storage_low_)
    deeds.emplace_back(model::Msg(Presence()));
  // A hub that is back may not know of us: its broker may have forgotten the retained birth.
  if (!before && online()) deeds.emplace_back(Announce{shown_version_});
  return deeds;
}

void LinkState::Show(Deeds& deeds) {
  if (Misses() || shown_version_ == wanted_version_) return;
  shown_version_ = wanted_version_;
  deeds.emplace_back(Announce{shown_version_});
}

void LinkState::Bring(SteadyMillis now, Deeds& deeds) {
  if (!Misses() || bringing_ || (retry_at_ && *retry_at_ > now)) return;
  bringing_ = true;
  retry_at_.reset();
  deeds.emplace_back(BringCatalogue{*wanted_});
}

Deeds LinkState::Take(const contract::Desired& desired, SteadyMillis now) {
  Deeds deeds;
  const bool was_current = Current();
  told_now_ = true;
  wanted_version_ = desired.version;
  if (desired.kiosk) {
    if (wanted_ != desired.kiosk->catalogue) {
      wanted_ = desired.kiosk->catalogue;
      bringing_ = false;  // whatever is under way is not wanted any more
      failures_ = 0;
      retry_at_.reset();
    }
    deeds.emplace_back(model::Msg(model::NewsArrived{NewsOf(*desired.kiosk)}));
  }
  Bring(now, deeds);
  Show(deeds);
  if (online() && was_current != Current()) {
    deeds.emplace_back(model::Msg(Presence()));
    if (Current()) deeds.emplace_back(NoteConfirmed{});
  }
  return deeds;
}

Deeds LinkState::Arrived(const Held& held, SteadyMillis now) {
  Deeds deeds;
  held_ = held;
  if (Misses()) return Tick(now);  // of an earlier wish
  bringing_ = false;
  failures_ = 0;
  Show(deeds);
  if (online()) deeds.emplace_back(model::Msg(Presence()));
  return deeds;
}

Deeds LinkState::Failed(const std::array<std::uint8_t, 32>& sm3, SteadyMillis now) {
  if (!wanted_ || wanted_->sm3 != sm3 || !bringing_) return {};
  bringing_ = false;
  const SteadyMillis pause = std::min(kLongestRetry, kFirstRetry * (1 << std::min(failures_, 6)));
  ++failures_;
  retry_at_ = now + pause;
  return {};
}

Deeds LinkState::Tick(SteadyMillis now) {
  Deeds deeds;
  if (retry_at_ && *retry_at_ <= now) Bring(now, deeds);
  if (online() && presence_at_ <= now) {
    presence_at_ = now + kStillThere;
    deeds.emplace_back(model::Msg(Presence()));
    if (Current()) deeds.emplace_back(NoteConfirmed{});
  }
  return deeds;
}

SteadyMillis LinkState::NextTick() const {
  const SteadyMillis presence = online() ? presence_at_ : SteadyMillis::max();
  return std::min(presence, retry_at_.value_or(SteadyMillis::max()));
}

}  // namespace yichuang::link
