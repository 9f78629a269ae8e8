#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "hub/contract/messages.h"

namespace yichuang::client {

/// A storage error as one sentence: file, operation, cause and, where there is a way, what to do.
class OutboxError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The terminal's durable store-and-forward (SQLite, WAL, synchronous=FULL). One thread, one
/// process.
///
/// A row is written before anything is published and retired only by a receipt. Retired rows stay
/// 30 days (or as space allows) and are offered again when the hub announces an older head than
/// the one they were receipted under. Every function may throw OutboxError; the process then ends
/// and is restarted.
class Outbox {
 public:
  /// Retired rows kept at most, however young.
  static constexpr std::int64_t kMaxRetired = 200'000;

  /// Makes the file when it is missing: then the own source starts a new, random epoch. Throws
  /// OutboxError for a damaged file, one of a newer version and one that another process uses.
  /// `new_epoch`: what a new file begins with instead; 0: a random one.
  Outbox(const std::filesystem::path& file, std::string own_source, std::uint32_t new_epoch = 0);
  ~Outbox();
  Outbox(const Outbox&) = delete;
  Outbox& operator=(const Outbox&) = delete;

  /// Commits an entry of the own source with its next counter; returns it.
  contract::Entry AddOwn(contract::EntryBody body, contract::Millis at);
  /// Commits an evaluator's entry. True when it is to be sent: it is new, or it was retired long
  /// since and the device, which lost its receipt, asks for it again. False when it is pending.
  bool Add(const contract::Entry& entry);
  /// In counter order within each source.
  std::vector<contract::Entry> Pending();
  std::optional<contract::Entry> Find(const contract::EntryKey& key);
  /// REQUIRES: Witness was called with the head of the receipt that settled `keys`.
  void Retire(const std::vector<contract::EntryKey>& keys, contract::Millis at);
  /// Moves rows with a bad frame aside, so that the device's next offer of the same key is taken.
  /// Rows of the own source stay where they are.
  void Quarantine(const std::vector<contract::EntryKey>& keys);
  /// What a birth announces for every source in the box; those with something pending first, at
  /// most contract::kMaxSources.
  std::vector<contract::SourceAnnounced> Announced();
  /// Keeps the newest head seen (witness). Returns the keys to offer again when `head` is older
  /// than what was receipted under, or of another era (a restored hub): those retired rows become
  /// pending. A stale announcement costs some duplicates and nothing else.
  std::vector<contract::EntryKey> Witness(const contract::Head& head);
  /// The newest head ever seen, also before a restart.
  std::optional<contract::Head> newest_head();
  /// What an auditor compares the hub's ledger with: of every kRowsPerKeptHead rows the first head
  /// that the hub told, never replaced by a later one, and the newest; in the order of the rows.
  std::vector<contract::Head> KeptHeads();
  static constexpr std::uint64_t kRowsPerKeptHead = 1000;
  /// Deletes rows retired before `before`, the oldest above kMaxRetired, and what was moved aside
  /// before.
  void Forget(contract::Millis before);
  std::uint32_t own_epoch() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yichuang::client
