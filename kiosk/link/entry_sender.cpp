#include "kiosk/link/entry_sender.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "hub/client/message_batch.h"

namespace yichuang::link {
namespace {

constexpr contract::Millis kKeepRetired = std::chrono::milliseconds(std::chrono::days(30)).count();

client::Session::Options OptionsOf(const std::string& device) {
  client::Session::Options options;
  options.own_source = device;
  return options;
}

}  // namespace

EntrySender::EntrySender(const std::filesystem::path& file, std::string device, Log log)
    : device_(std::move(device)),
      log_(std::move(log)),
      outbox_(file, device_),
      session_(OptionsOf(device_)) {
  const auto pending = outbox_.Pending();
  for (const contract::Entry& entry : pending) session_.Offer(entry.key);
  if (!pending.empty())
    log_(fmt::format("outbox: {} entries of earlier wait for a receipt", pending.size()));
}

std::uint64_t EntrySender::Write(contract::EntryBody body, contract::Millis wall) {
  const contract::Entry entry = outbox_.AddOwn(std::move(body), wall);
  session_.Offer(entry.key);
  return entry.key.counter;
}

std::vector<contract::Entry> EntrySender::Held() {
  std::uint64_t last = 0;
  for (const contract::SourceAnnounced& source : outbox_.Announced()) {
    if (source.source == device_ && source.epoch == outbox_.own_epoch()) last = source.announced;
  }
  std::vector<contract::Entry> held;
  // The oldest are forgotten first, so the first that is missing ends it.
  for (; last > 0; --last) {
    auto entry = outbox_.Find({device_, outbox_.own_epoch(), last});
    if (!entry) break;
    held.push_back(std::move(*entry));
  }
  std::reverse(held.begin(), held.end());
  return held;
}

void EntrySender::Witness(const contract::Head& head) {
  const auto again = outbox_.Witness(head);
  if (again.empty()) return;
  log_(fmt::format(
      "hub: its ledger ends earlier than one seen before; {} receipted entries are sent again",
      again.size()));
  for (const contract::EntryKey& key : again) session_.Offer(key);
}

std::optional<std::vector<contract::RefusedEntry>> EntrySender::Take(
    const contract::Receipt& receipt, contract::Millis wall) {
  // First: what is retired now is receipted under this head.
  Witness(receipt.head);
  const auto settled = session_.Take(receipt);
  if (!settled.retire.empty()) outbox_.Retire(settled.retire, wall);
  std::optional<std::vector<contract::RefusedEntry>> refused;
  for (const contract::SourceReceipt& source : receipt.sources) {
    if (source.source != device_ || source.epoch != outbox_.own_epoch()) continue;
    refused = source.refused;
    for (const contract::RefusedEntry& entry : source.refused)
      log_(fmt::format("entry {}: refused for good: {}", entry.counter,
                       contract::TextEn(entry.reason)));
    for (const contract::RefusedEntry& entry : source.unsettled)
      log_(fmt::format("entry {}: not taken yet: {}", entry.counter, contract::Name(entry.reason)));
  }
  return refused;
}

void EntrySender::Flush(SteadyMillis now, const std::function<bool(const contract::Up&)>& send) {
  client::MessageBatch batch(device_);
  for (;;) {
    const auto keys = session_.Due(now, contract::kMaxEntries);
    if (keys.empty()) break;
    for (const contract::EntryKey& key : keys) {
      auto entry = outbox_.Find(key);
      if (!entry) {
        log_(fmt::format("entry {}: is due but not in the outbox; it is skipped", key.counter));
        continue;
      }
      if (auto full = batch.Add(std::move(*entry))) (void)send(*full);
    }
  }
  const auto rest = batch.Finish();
  if (!rest) return;
#ifdef YICHUANG_FAULT_POINT
  YICHUANG_FAULT_POINT(publish_before);
#endif
  (void)send(*rest);
#ifdef YICHUANG_FAULT_POINT
  YICHUANG_FAULT_POINT(publish_after);
#endif
}

void EntrySender::Forget(contract::Millis wall) { outbox_.Forget(wall - kKeepRetired); }

}  // namespace yichuang::link
