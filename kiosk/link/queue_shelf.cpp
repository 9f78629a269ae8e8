#include "kiosk/link/queue_shelf.h"

#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "hub/contract/codec.h"
#include "kiosk/link/durable_file.h"

namespace yichuang::link {
namespace {

using nlohmann::json;

/// Without what changes with every person who comes, and without the key: it must lie on no disk.
contract::KioskQueue Lasting(contract::KioskQueue queue) {
  queue.issued.clear();
  queue.person_key.clear();
  for (contract::QueueGroup& group : queue.groups) {
    group.waiting = 0;
    group.wait = {};
  }
  return queue;
}

}  // namespace

QueueShelf::QueueShelf(std::filesystem::path folder, std::uint32_t outbox_epoch,
                       std::function<void(const std::string&)> log)
    : folder_(std::move(folder)), outbox_epoch_(outbox_epoch), log_(std::move(log)) {}

std::optional<contract::KioskQueue> QueueShelf::Load() {
  const auto text = ReadWhole(File());
  if (!text) return std::nullopt;
  const json file = json::parse(*text, nullptr, false);
  const bool whole = file.is_object() && file.contains("outbox_epoch") &&
                     file["outbox_epoch"].is_number_unsigned() && file.contains("desired") &&
                     file["desired"].is_string();
  if (!whole) {
    log_(File().string() + ": is damaged; numbers wait for the hub");
    return std::nullopt;
  }
  if (file["outbox_epoch"].get<std::uint64_t>() != outbox_epoch_) {
    log_(File().string() + ": its blocks belong to another outbox; numbers wait for the hub");
    return std::nullopt;
  }
  auto decoded = contract::DecodeDown(file["desired"].get<std::string>());
  const auto* down = std::get_if<contract::Down>(&decoded);
  const auto* desired = down == nullptr ? nullptr : std::get_if<contract::Desired>(down);
  if (desired == nullptr || !desired->kiosk || !desired->kiosk->queue) {
    log_(File().string() + ": is damaged; numbers wait for the hub");
    return std::nullopt;
  }
  kept_ = desired->kiosk->queue;
  return kept_;
}

void QueueShelf::Keep(const std::optional<contract::KioskQueue>& queue) {
  if (!queue) {
    if (!std::exchange(kept_, std::nullopt)) return;
    std::error_code error;
    std::filesystem::remove(File(), error);
    if (error) log_(File().string() + ": cannot be removed: " + error.message());
    return;
  }
  contract::KioskQueue lasting = Lasting(*queue);
  if (kept_ && Lasting(*kept_) == lasting) return;
  // The contract's own form: it is checked when it is read again.
  contract::Desired desired;
  desired.kiosk.emplace();
  desired.kiosk->queue = lasting;
  const json file{{"outbox_epoch", outbox_epoch_},
                  {"desired", contract::Encode(contract::Down{desired})}};
  if (!WriteDurably(File(), file.dump() + '\n'))
    log_(File().string() + ": cannot be written; after a restart numbers wait for the hub");
  kept_ = std::move(lasting);
}

}  // namespace yichuang::link
