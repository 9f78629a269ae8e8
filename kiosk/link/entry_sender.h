#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "hub/client/outbox.h"
#include "hub/client/session.h"
#include "kiosk/link/number_desk.h"

namespace yichuang::link {

/// The kiosk's own entries: committed first, then sent until the hub's receipt retires them. One
/// thread. A storage error comes out as client::OutboxError; the process must end then.
class EntrySender {
 public:
  using Log = std::function<void(const std::string&)>;

  /// Offers what the outbox still holds from earlier runs.
  EntrySender(const std::filesystem::path& file, std::string device, Log log);

  /// Commits an entry and returns its counter.
  std::uint64_t Write(contract::EntryBody body, contract::Millis wall);
  /// All own entries that are still there, the oldest first.
  std::vector<contract::Entry> Held();
  std::vector<contract::Entry> Pending() { return outbox_.Pending(); }
  /// For the birth.
  std::vector<contract::SourceAnnounced> Announced() { return outbox_.Announced(); }
  std::uint32_t epoch() const { return outbox_.own_epoch(); }

  /// The link is up, or the hub is back: what was on its way may be lost.
  void LinkUp(SteadyMillis now) { session_.LinkUp(now); }
  void LinkDown() { session_.LinkDown(); }
  /// The hub's ledger ends here: what an older one lacks goes again.
  void Witness(const contract::Head& head);
  /// Retires what the hub settled. Answers the own entries that it refused for good; absent when
  /// the receipt settles nothing of this kiosk.
  std::optional<std::vector<contract::RefusedEntry>> Take(const contract::Receipt& receipt,
                                                          contract::Millis wall);
  /// Hands over what is due; a message that is not taken goes again later.
  void Flush(SteadyMillis now, const std::function<bool(const contract::Up&)>& send);
  SteadyMillis NextDue() const { return session_.NextDue(); }
  /// Deletes what was receipted 30 days ago and more.
  void Forget(contract::Millis wall);

 private:
  const std::string device_;
  const Log log_;
  client::Outbox outbox_;
  client::Session session_;
};

}  // namespace yichuang::link
