#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "hub/sqlite/audit.h"

namespace yichuang::sqlite {

struct StatsReport {
  std::uint64_t rows = 0;                ///< of the ledger
  std::uint64_t services = 0;            ///< that ended
  std::uint64_t ratings = 0;             ///< counted ones
  std::uint64_t counters = 0;            ///< rows of counters compared
  std::vector<std::string> differences;  ///< one sentence for each row, at most kMostFaults
  std::uint64_t differences_more = 0;
  bool ok() const { return differences.empty(); }
};

/// Counts every service and rating of the ledger again, by a program of its own that shares nothing
/// with the counters but the number of the freeze day, and compares all of them: `audit-stats`. May
/// run beside the hub. Throws StorageError.
StatsReport AuditStats(const std::filesystem::path& file, const RowProgress& progress = {});

}  // namespace yichuang::sqlite
