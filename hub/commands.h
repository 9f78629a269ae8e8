#pragma once

#include <string>

#include "hub/config.h"
#include "hub/sqlite/audit.h"

/// The subcommands that end by themselves. Each prints to standard output, returns the exit status,
/// and throws what main turns into a sentence.
namespace yichuang::hub {

/// Makes the data folder, an empty ledger and a key for every planned evaluator that has none yet.
int Init(const Config& config);
/// Makes the projections anew from the ledger.
int Rebuild(const Config& config);
/// Counts every service and rating of the ledger again and names each counter that differs; 1 when
/// one does.
int AuditStats(const Config& config);
/// Prints the ledger, one JSON line a row.
int Export(const Config& config);

/// Tells how many rows are done, on standard error, where there are many.
sqlite::RowProgress ProgressOf(std::string what);

}  // namespace yichuang::hub
