#pragma once

#include <string>

#include "hub/client/outbox.h"
#include "tests/faults/machine_disk.h"
#include "tests/faults/world.h"

namespace yichuang::faults {

/// Runs a deed of a terminal, whose storage is an outbox on `disk`. False when the terminal has
/// ended over it: killed at a point, or by a storage error, which is counted; one that nobody
/// provoked is told in `unprovoked`.
template <typename Deed>
bool RunOverOutbox(MachineDisk& disk, int& storage_errors, std::string& unprovoked,
                   const Deed& deed) {
  const KillPoint::Working working(disk);
  try {
    deed();
    return !disk.dead();
  } catch (const Killed&) {
  } catch (const client::OutboxError& error) {
    ++storage_errors;
    if (!disk.failed() && !disk.dead()) unprovoked = error.what();
  }
  return false;
}

}  // namespace yichuang::faults
