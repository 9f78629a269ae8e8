#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "hub/contract/messages.h"
#include "hub/evidence/frames.h"
#include "hub/query/reader.h"
#include "hub/sqlite/database.h"

/// What an auditor asks of a hall's database; the subcommands verify, rebuild, books and export.
namespace yichuang::sqlite {

/// Rows done and rows in all, now and then.
using RowProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

enum class FaultKind : std::uint8_t {
  kAltered,      ///< row and hash do not fit: changed after it was written
  kMissing,      ///< rows were taken out
  kInserted,     ///< rows that were not there when the later ones were written
  kMoved,        ///< rows stand at another place than when they were written
  kCut,          ///< a head names rows beyond the end
  kRewritten,    ///< a head names another hash for a row: the chain was made anew
  kUndecodable,  ///< a body that no version ever wrote
  kEvidence,     ///< the row's signed frame does not hold, or says something else than the row
  kCounter,      ///< an entry stands twice, or one before it is missing
  kDamaged,      ///< the file cannot be read from here on
};

struct Fault {
  FaultKind kind = FaultKind::kAltered;
  std::uint64_t first = 0;  ///< first row concerned
  std::uint64_t last = 0;   ///< last row concerned
  std::string text;         ///< one sentence for the auditor
};

struct VerifyOptions {
  /// Heads from outside (terminals, notices, snapshots): without them a cut tail or a chain made
  /// anew as a whole cannot be seen.
  std::vector<contract::Head> heads;
  /// When set, every body is decoded, every signed frame opened and compared with its row, and the
  /// counters of every source must run without gap. Must outlive the call.
  evidence::FrameBook* frames = nullptr;
  RowProgress progress;
};

struct VerifyReport {
  std::uint64_t rows = 0;
  std::uint64_t frames = 0;  ///< signed frames that held
  contract::Head head;
  std::vector<Fault> faults;      ///< in the order of their rows, at most kMostFaults
  std::uint64_t faults_more = 0;  ///< faults beyond those
  bool ok() const { return faults.empty(); }
};
inline constexpr std::size_t kMostFaults = 1000;

/// Walks the chain and names every row that was altered, removed, inserted or moved. May run beside
/// the hub. Throws StorageError when the file cannot be opened as a hall's database.
VerifyReport Verify(const std::filesystem::path& file, const VerifyOptions& options = {});

/// Drops the projections and makes them anew from the ledger. Throws StorageError, also when a hub
/// has the file.
void Rebuild(const std::filesystem::path& file,
             const std::function<void(const std::string&)>& progress = {});

/// The same on an open connection; used by the store. A rebuild that was cut off is begun again at
/// the next start.
void RebuildProjections(Database& database,
                        const std::function<void(const std::string&)>& progress = {});

/// Makes the projections a second time beside the file and compares row by row: one sentence for
/// every table that differs, naming the first row; empty when they are identical. May run beside
/// the hub. Throws StorageError.
std::vector<std::string> CompareProjections(const std::filesystem::path& file);

/// Writes the ledger as text, one JSON object a line: seq, at_ms, actor, kind, body, hash. The body
/// is a JSON string with the bytes that were hashed, so that whoever reads the export can compute
/// the chain. The last line is the head. May run beside the hub. Throws StorageError; a stream that
/// fails ends it early with an error of its own.
void Export(const std::filesystem::path& file, std::ostream& out, const RowProgress& progress = {});

/// The books of every source and epoch; a row with announced != accepted + refused + pending holds
/// an entry twice, or lacks one. May run beside the hub. Throws StorageError.
std::vector<query::BookRow> Books(const std::filesystem::path& file);

}  // namespace yichuang::sqlite
