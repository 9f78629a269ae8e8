#pragma once

#include <cstdint>
#include <string>

#include "hub/core/hall.h"

/// The books of a source, in one epoch: announced = accepted + refused + pending. Parts of Apply.
namespace yichuang::core {

/// This counter is in the ledger now, once and for ever.
SourceState& Settle(Hall& hall, const EntryKey& key);

/// Counters up to `announced` exist. Never goes down within an epoch.
void Announce(Hall& hall, const std::string& name, std::uint32_t epoch, std::uint64_t announced);

}  // namespace yichuang::core
