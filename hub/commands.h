#pragma once

#include <filesystem>
#include <vector>

#include "hub/config.h"

/// The subcommands that end by themselves. Each prints to standard output, returns the exit status,
/// and throws what main turns into a sentence.
namespace yichuang::hub {

/// Makes the data folder, an empty ledger and a key for every planned evaluator that has none yet.
int Init(const Config& config);
/// Walks the chain; prints each fault by row. 1 when anything is wrong. `heads`: files of heads
/// that were kept outside the hub, as Head prints them, one a line; a chain that was made anew
/// contradicts them. Throws std::runtime_error naming the line that is none.
int Verify(const Config& config, const std::vector<std::filesystem::path>& heads);
/// Prints the ledger's head as one JSON line, to be kept elsewhere.
int Head(const Config& config);
/// Makes the projections anew from the ledger.
int Rebuild(const Config& config);
/// Prints announced = accepted + refused + pending per source; 1 when a line does not balance.
int Books(const Config& config, bool json);
/// Counts every service and rating of the ledger again and names each counter that differs; 1 when
/// one does.
int AuditStats(const Config& config);
/// Prints the ledger, one JSON line a row.
int Export(const Config& config);

}  // namespace yichuang::hub
