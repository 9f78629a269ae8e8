#pragma once

#include <array>
#include <filesystem>
#include <string_view>

#include "hub/sqlite/database.h"

/// The tables of hall.db: the ledger, kept for ever, and projections, which can be made anew from
/// it at any time.
namespace yichuang::sqlite {

/// PRAGMA user_version: layout of the ledger. A file with a higher one is refused.
inline constexpr int kSchemaVersion = 1;
/// Layout and meaning of the projections; raise it with any change of either and they are rebuilt
/// at the next start.
inline constexpr int kProjectionVersion = 17;
/// PRAGMA application_id, "YCHL": tells a hall's database from any other.
inline constexpr int kApplicationId = 0x5943484C;

/// A projection and the columns that order it.
struct ProjectionTable {
  std::string_view name;
  std::string_view order;
};
inline constexpr std::array<ProjectionTable, 41> kProjectionTables{{
    {"hall_plan", "id"},
    {"service", "id"},
    {"rating", "seq"},
    {"refusal", "seq"},
    {"staff_day", "day, staff"},
    {"figure_cell", "day, hour, window, staff, grp"},
    {"figure_late", "seq"},
    {"staff_month", "day, staff"},
    {"staff_posted", "day, staff"},
    {"source_book", "source, epoch"},
    {"ledger_day", "day"},
    {"book_day", "day, source, epoch"},
    {"terminal", "device"},
    {"catalogue_import", "version"},
    {"item_version", "change"},
    {"notice", "id"},
    {"emergency", "seq"},
    {"account", "number"},
    {"ticket", "id"},
    {"case_file", "id"},
    {"case_row", "id, seq"},
    {"paper", "seq"},
    {"case_form", "case_id"},
    {"case_violation", "seq"},
    {"promise", "case_id, material"},
    {"hand_over", "batch"},
    {"hand_over_case", "batch, case_id"},
    {"matter", "id"},
    {"matter_row", "id, seq"},
    {"matter_words", "handle"},
    {"rating_excluded", "service"},
    {"duty", "number"},
    {"matter_close", "seq"},
    {"call_sample", "month"},
    {"call_sampled", "month, id"},
    {"sample_call", "seq"},
    {"report", "id"},
    {"matter_violation", "seq"},
    {"appeal", "id"},
    {"appeal_vote", "seq"},
    {"canary_run", "run"},
}};

/// Ledger, era and meta of a new, empty database; sets application_id and user_version. Throws
/// StorageError.
void CreateLedger(Database& database);

/// Projections as empty tables, and their version in meta. REQUIRES: they are not there.
void CreateProjections(Database& database);
void DropProjections(Database& database);

/// kProjectionVersion when the projections are complete; anything else when they have to be
/// rebuilt.
int ProjectionVersion(Database& database);
void SetProjectionVersion(Database& database, int version);

/// WAL, synchronous=FULL and the sizes the writer needs; page size when the file is new. Throws
/// StorageError.
void ConfigureWriter(Database& database);

/// Throws StorageError that tells to run init when there is no such file.
void RequireFile(const std::filesystem::path& file);

/// Opens a hall's database and checks that it is one. Throws StorageError with a sentence that
/// names the file, the fault and what to do: missing, not a hall's database, damaged, made by a
/// newer version.
Database OpenHall(const std::filesystem::path& file, Database::Mode mode);

}  // namespace yichuang::sqlite
