#include "hub/quiet_hall.h"

#include <algorithm>
#include <filesystem>

#include "hub/sqlite/database.h"
#include "hub/sqlite/writer_lock.h"

namespace yichuang::hub {

bool HubRuns(const Config& config) {
  // Without a ledger nobody can run, and the lock's file would be made for nothing.
  if (!std::filesystem::exists(config.database())) return false;
  try {
    const sqlite::WriterLock lock(config.database());
    return false;
  } catch (const sqlite::StorageError&) {
    return true;
  }
}

QuietHall::QuietHall(const Config& config)
    : clock_(ClockOf(config.demo)), store_(config.database()), hall_(store_.Load()) {}

core::Decision QuietHall::Carry(const std::string& actor, core::Command command) {
  core::FetchPast(hall_, command, store_);
  const core::Instant now = std::max(hall_.last, clock_.Now());
  core::Decision decision = core::Decide(hall_, command, now);
  const auto* events = std::get_if<core::Events>(&decision);
  if (events == nullptr || events->empty()) return decision;
  store_.Begin();
  for (const core::Event& event : *events) {
    const core::Record record{hall_.seq + 1, now, actor, event};
    store_.Append(record);
    core::Apply(hall_, record);
  }
  store_.Commit();
  return decision;
}

}  // namespace yichuang::hub
