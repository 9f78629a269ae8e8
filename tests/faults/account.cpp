#include <fmt/format.h>

#include <map>
#include <set>
#include <tuple>

#include "hub/contract/reasons.h"
#include "hub/sqlite/audit.h"
#include "hub/sqlite/database.h"
#include "hub/sqlite/ledger.h"
#include "tests/faults/hall_run.h"

/// Invariant I of a hall that is at rest.
namespace yichuang::faults {
namespace {

using contract::EntryKey;

struct Stored {
  int times = 0;
  const core::RatingReceived* rating = nullptr;
  std::string refused;
};

/// Every entry of the ledger by its key, and the hall that it makes.
struct Found {
  core::Hall hall;
  std::vector<core::Record> records;
  std::map<EntryKey, Stored> entries;
  std::map<std::uint64_t, int> counted;  ///< ratings that count, by service
};

const EntryKey* AddressOf(const EntryKey& key) { return &key; }
const EntryKey* AddressOf(const std::optional<EntryKey>& key) { return key ? &*key : nullptr; }

/// Null when the event settles no entry.
template <typename Event>
const EntryKey* SettledBy(const Event& event) {
  if constexpr (requires { event.key; }) {
    return AddressOf(event.key);
  } else {
    return nullptr;
  }
}

Found Read(const std::filesystem::path& file) {
  Found found;
  sqlite::Database database(file, sqlite::Database::Mode::kReadOnly);
  sqlite::Replay(database, 0, [&](const core::Record& record) {
    core::Apply(found.hall, record);
    found.records.push_back(record);
  });
  for (const core::Record& record : found.records) {
    const EntryKey* key =
        std::visit([](const auto& event) { return SettledBy(event); }, record.event);
    if (key == nullptr) continue;
    Stored& stored = found.entries[*key];
    ++stored.times;
    if (const auto* refused = std::get_if<core::EntryRefused>(&record.event))
      stored.refused = contract::Name(refused->reason);
    const auto* rating = std::get_if<core::RatingReceived>(&record.event);
    if (rating == nullptr) continue;
    stored.rating = rating;
    if (rating->rating_class == core::RatingClass::kCounted)
      ++found.counted[core::Number(rating->service)];
  }
  return found;
}

}  // namespace

void HallRun::Account() {
  const Found found = Read(hub_.database());
  const bool restored = hub_.restores > 0;

  report_.presses = 0;
  report_.refused = 0;
  for (const auto& device : devices_) {
    const std::string source = evidence::SourceOf(device->serial());
    for (const LitPress& press : device->lit) {
      ++report_.presses;
      const auto entry = found.entries.find({source, press.epoch, press.counter});
      const std::string name = fmt::format("press {} of {} epoch {} for invitation {}",
                                           press.counter, source, press.epoch, press.invitation);
      if (entry == found.entries.end()) {
        Fault("lost: " + name);
      } else if (entry->second.rating == nullptr) {
        ++report_.refused;
        // In time, and on the screen: only what the hall has forgotten may refuse it.
        if (!restored) Fault(fmt::format("not counted: {}: {}", name, entry->second.refused));
      } else if (core::Number(entry->second.rating->service) != press.invitation ||
                 static_cast<int>(entry->second.rating->level) != static_cast<int>(press.level)) {
        Fault("another service or level in the ledger: " + name);
      }
    }
    const auto book = hub_.hall().sources.find(source);
    const std::uint64_t announced = device->log().next_counter() - 1;
    const std::uint64_t settled = book != hub_.hall().sources.end() ? book->second.settled : 0;
    if (announced != settled)
      Fault(fmt::format("{} has given {} entries, the hub has settled {}", source, announced,
                        settled));
  }
  for (const auto& [key, stored] : found.entries) {
    if (stored.times > 1)
      Fault(fmt::format("doubled: entry {} of {} epoch {} stands {} times", key.counter, key.source,
                        key.epoch, stored.times));
  }
  for (const auto& [service, times] : found.counted) {
    if (times > 1)
      Fault(fmt::format("doubled: service {} has {} ratings that count", service, times));
  }
  for (const query::BookRow& row : sqlite::Books(hub_.database())) {
    if (row.announced != row.accepted + row.refused + row.pending)
      Fault(fmt::format(
          "the books of {} epoch {} do not balance: {} announced, {} accepted, {} "
          "refused, {} pending",
          row.source, row.epoch, row.announced, row.accepted, row.refused, row.pending));
  }
  if (found.hall != hub_.hall()) Fault("the hall in memory is not the one the ledger makes");

  if (!restored) {
    std::set<std::tuple<std::chrono::year_month_day, char, std::uint16_t>> numbers;
    for (const model::GivenNumber& given : kiosk_->given) {
      if (!numbers.insert({given.day, given.number.letter, given.number.number}).second)
        Fault(fmt::format("number {} was given twice", contract::TextOf(given.number)));
    }
  }

  sqlite::VerifyOptions options;
  options.frames = &hub_.keys();
  const sqlite::VerifyReport verified = sqlite::Verify(hub_.database(), options);
  for (const sqlite::Fault& fault : verified.faults) Fault("verify: " + fault.text);
  report_.head = verified.head.hash;
}

}  // namespace yichuang::faults
