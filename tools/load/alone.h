#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>

#include "tools/load/hall_book.h"

/// Window hosts that were alone: what they kept meanwhile, and how it goes to the hub. Outbox,
/// session and link are the ones of yichuang-window; the devices are played.
namespace yichuang::load {

/// Some devices of a hall book, each with every one of its ratings still to be sent.
struct AloneHosts {
  BookSettings book;
  std::size_t device = 0;  ///< the first of them
  std::size_t devices = 0;
  std::filesystem::path outboxes;  ///< a folder for each host
};

/// Fills the outboxes as the hosts would have: one row after the other. Memory is the place for it:
/// each row is flushed. Throws client::OutboxError.
void FillOutboxes(const AloneHosts& hosts);

struct DrainResult {
  std::size_t hosts = 0;
  std::uint64_t kept = 0;  ///< in the outboxes at the beginning
  std::uint64_t receipted = 0;
  std::uint64_t left = 0;  ///< in the outboxes at the end, devices and hosts' own entries
  double seconds = 0;      ///< until the last receipt
  double per_second = 0;
};

/// All hosts start at once and send what they have; ends when everything has its receipt, or when
/// `patience` is over.
DrainResult Drain(const AloneHosts& hosts, std::uint16_t port, std::chrono::seconds patience);

}  // namespace yichuang::load
