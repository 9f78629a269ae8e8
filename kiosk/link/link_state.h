#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "hub/contract/messages.h"
#include "kiosk/model/message.h"

/// What a kiosk does about what it hears of the hub. Pure: no I/O, no clock.
namespace yichuang::link {

/// Of a monotonic clock, injected.
using SteadyMillis = std::chrono::milliseconds;

/// The catalogue on this kiosk's disk and screen.
struct Held {
  std::uint64_t version = 0;
  std::array<std::uint8_t, 32> sm3{};
  friend bool operator==(const Held&, const Held&) = default;
};

/// Say at the hub what is shown.
struct Announce {
  std::uint64_t shown_version = 0;
  friend bool operator==(const Announce&, const Announce&) = default;
};
/// Bring this catalogue onto the disk and the screen; answered by Arrived or Failed.
struct BringCatalogue {
  contract::CatalogueWanted wanted;
  friend bool operator==(const BringCatalogue&, const BringCatalogue&) = default;
};
/// The hub holds what is shown: note that on disk, for the age of the data after a restart.
struct NoteConfirmed {
  friend bool operator==(const NoteConfirmed&, const NoteConfirmed&) = default;
};
using Deed = std::variant<Announce, BringCatalogue, NoteConfirmed, model::Msg>;
using Deeds = std::vector<Deed>;

/// Follows connection, hub and desired state, and says what to do next.
///
/// The hub is online when the broker is reached and the hub's own retained state says so. A version
/// counts as shown only when its catalogue is on the screen, so the hub knows kiosks that lag.
class LinkState {
 public:
  /// What lies on disk at the start.
  explicit LinkState(std::optional<Held> held) : held_(held) {}

  Deeds Begin() const;
  Deeds Connected(SteadyMillis now);
  Deeds Lost();
  Deeds Hear(const contract::HubState& state, SteadyMillis now);
  Deeds Take(const contract::Desired& desired, SteadyMillis now);
  /// The catalogue asked for is in place.
  Deeds Arrived(const Held& held, SteadyMillis now);
  /// It could not be had: tried again after 5 s, doubled up to 5 min.
  Deeds Failed(const std::array<std::uint8_t, 32>& sm3, SteadyMillis now);
  /// Time has passed.
  Deeds Tick(SteadyMillis now);
  /// When Tick does something next; max() when nothing waits.
  SteadyMillis NextTick() const;

  bool online() const { return connected_ && hub_there_; }
  std::uint64_t shown_version() const { return shown_version_; }

 private:
  bool Current() const;
  model::HubPresence Presence() const { return {online(), Current(), storage_low_}; }
  bool Misses() const;
  void NotePresence(bool before, SteadyMillis now, Deeds& deeds);
  void Show(Deeds& deeds);
  void Bring(SteadyMillis now, Deeds& deeds);

  std::optional<Held> held_;
  bool connected_ = false;
  bool hub_there_ = false;
  bool storage_low_ = false;  ///< of the hub that is there
  bool told_now_ = false;     ///< a desired state came over this connection
  std::uint64_t wanted_version_ = 0;
  std::uint64_t shown_version_ = 0;
  std::optional<contract::CatalogueWanted> wanted_;
  bool bringing_ = false;
  int failures_ = 0;
  std::optional<SteadyMillis> retry_at_;
  SteadyMillis presence_at_ = SteadyMillis::max();  ///< the presence is told again
};

}  // namespace yichuang::link
