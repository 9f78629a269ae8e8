#pragma once

#include <string>

#include "hub/clock.h"
#include "hub/config.h"
#include "hub/core/hall.h"
#include "hub/sqlite/store.h"

namespace yichuang::hub {

/// True while a hub serves this hall: it holds the writer's lock.
bool HubRuns(const Config& config);

/// The hall while no hub runs: a subcommand's own short writing. Holds the writer's lock.
class QuietHall {
 public:
  /// Throws StorageError when the ledger is missing, damaged or in use.
  explicit QuietHall(const Config& config);

  /// Decides and, when it leads to events, commits them.
  core::Decision Carry(const std::string& actor, core::Command command);

  const core::Hall& hall() const { return hall_; }

 private:
  Clock clock_;
  sqlite::Store store_;
  core::Hall hall_;
};

}  // namespace yichuang::hub
