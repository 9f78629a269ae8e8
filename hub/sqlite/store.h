#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "hub/contract/messages.h"
#include "hub/core/hall.h"
#include "hub/core/lookup.h"

namespace yichuang::sqlite {

/// A storage error: the operation, SQLite's code and text. Nobody catches it before main: the
/// process ends before a receipt is sent and the supervisor restarts it (law 10).
class StorageError;  // hub/sqlite/database.h

/// The hall's memory: ledger and projections behind the one writing connection (WAL,
/// synchronous=FULL).
///
/// Between Begin and Commit the hall thread appends records; each row is hashed into the chain and
/// projected in the same transaction. FindService sees what was appended before it. Used by one
/// thread.
class Store final : public core::Lookup {
 public:
  /// Makes a new database for a hall. Throws StorageError when the file exists or cannot be made.
  static void Create(const std::filesystem::path& file);

  /// Opens an existing database; projections of an older version are rebuilt, told through
  /// `progress` (text for the operator). Throws StorageError with a sentence that names file, fault
  /// and what to do: missing (run init), not a database or damaged (restore), made by a newer
  /// version, in use by another hub (locked).
  explicit Store(const std::filesystem::path& file,
                 const std::function<void(const std::string&)>& progress = {});
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  /// The hall as of the last row: newest usable snapshot beside the database, then the ledger's
  /// tail.
  core::Hall Load();

  void Begin();
  /// REQUIRES: between Begin and Commit, record.seq == head().seq + 1.
  void Append(const core::Record& record);
  void Commit();
  void Rollback();

  /// Opens the next era, in a ledger that was restored from a backup: the row that says so is
  /// committed with it. Terminals that know a later row of the era before offer their entries
  /// again. REQUIRES: outside Begin and Commit.
  void OpenEra(core::Instant at, const std::string& actor);

  /// Of the last appended row.
  const contract::Head& head() const;

  std::optional<core::PastService> FindService(core::ServiceId service) override;
  bool KnowsEpoch(const std::string& source, std::uint32_t epoch) override;
  std::optional<core::PastPaper> FindPaper(core::CaseId id, core::PaperKind kind,
                                           std::uint64_t about) override;
  std::optional<core::PastPaper> FindPaper(const core::PaperNo& no) override;
  std::string FindOutside(const std::string& item, const std::string& outside) override;
  std::string FindSettled(const std::string& applicant, const std::string& item,
                          core::HallDay day) override;
  std::string FindBroken(const std::string& applicant) override;
  std::optional<core::PastMatter> FindMatter(core::MatterId id) override;
  std::string FindMatterOf(const std::string& person) override;
  bool KnowsSample(core::SampleMonth month) override;
  std::optional<core::SampledMatter> FindSampled(core::SampleMonth month,
                                                 core::MatterId id) override;
  std::optional<core::PastReport> FindReport(core::ReportKind kind, core::HallDay from,
                                             const std::string& unit,
                                             const std::string& person) override;
  core::PastAppealed FindAppealed(const core::AppealAgainst& against) override;

  /// What the counters hold of a run of the nightly canary, and of real ratings. REQUIRES: outside
  /// Begin and Commit.
  core::CanaryTally TallyOf(core::CanaryRun run);

  /// Writes DIR/snapshot-<seq>.json atomically and removes all but the newest two. Thread-safe and
  /// static, for the snapshot thread: takes a copy of the hall. Returns false and says why through
  /// `log` when it could not be written; the hall goes on.
  static bool WriteSnapshot(const std::filesystem::path& directory, const core::Hall& hall,
                            const contract::Head& head,
                            const std::function<void(const std::string&)>& log);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yichuang::sqlite
