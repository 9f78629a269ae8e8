#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "hub/contract/kiosk_queue.h"

namespace yichuang::link {

/// Groups and blocks on this kiosk's disk (FOLDER/queue.json), so that it gives numbers when it
/// starts and the hub does not answer.
///
/// They belong to one outbox: only it knows which numbers of the blocks are used. When it was made
/// anew, its epoch differs and the blocks are not taken. Used by one thread.
class QueueShelf {
 public:
  /// `folder` exists. `log` takes one line for the operator.
  QueueShelf(std::filesystem::path folder, std::uint32_t outbox_epoch,
             std::function<void(const std::string&)> log);

  /// What lies there, without answers of the hub; absent when there is nothing, it is damaged, or
  /// of another outbox.
  std::optional<contract::KioskQueue> Load();
  /// Keeps it; writes only when groups or blocks differ, not for the number of people who wait.
  void Keep(const std::optional<contract::KioskQueue>& queue);

 private:
  std::filesystem::path File() const { return folder_ / "queue.json"; }

  const std::filesystem::path folder_;
  const std::uint32_t outbox_epoch_;
  const std::function<void(const std::string&)> log_;
  std::optional<contract::KioskQueue> kept_;
};

}  // namespace yichuang::link
