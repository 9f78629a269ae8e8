#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "hub/sqlite/audit.h"
#include "hub/sqlite/ledger.h"
#include "hub/sqlite/projections.h"
#include "hub/sqlite/schema.h"
#include "hub/sqlite/writer_lock.h"

namespace yichuang::sqlite {
namespace {

using Progress = std::function<void(const std::string&)>;

/// Version in meta while the tables are incomplete.
constexpr int kIncomplete = 0;

bool SameValue(const Statement& left, const Statement& right, int column) {
  return left.IsNull(column) == right.IsNull(column) && left.Text(column) == right.Text(column);
}

bool SameRow(const Statement& left, const Statement& right) {
  for (int column = 0; column < left.columns(); ++column) {
    if (!SameValue(left, right, column)) {
      return false;
    }
  }
  return true;
}

std::string RowText(const Statement& row) {
  std::string text;
  for (int column = 0; column < row.columns(); ++column) {
    text += fmt::format("{}{}", column == 0 ? "" : ", ",
                        row.IsNull(column) ? std::string_view("NULL") : row.Text(column));
  }
  return text;
}

/// One sentence on the first row of a table that differs; absent when all are the same.
std::optional<std::string> Difference(Database& stored, Database& fresh,
                                      const ProjectionTable& table) {
  const std::string sql = fmt::format("SELECT * FROM {} ORDER BY {}", table.name, table.order);
  Statement have = stored.Prepare(sql);
  Statement want = fresh.Prepare(sql);
  while (true) {
    const bool have_row = have.Step();
    const bool want_row = want.Step();
    if (!have_row && !want_row) {
      return std::nullopt;
    }
    if (have_row && want_row && SameRow(have, want)) {
      continue;
    }
    return fmt::format("table {}: stands ({}), the ledger gives ({})", table.name,
                       have_row ? RowText(have) : "no row", want_row ? RowText(want) : "no row");
  }
}

}  // namespace

void RebuildProjections(Database& database, const Progress& progress) {
  const std::uint64_t total = ReadHead(database).seq;
  database.Execute("BEGIN IMMEDIATE");
  SetProjectionVersion(database, kIncomplete);
  DropProjections(database);
  CreateProjections(database);
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(half_made_tables)) {
    SetProjectionVersion(database, kProjectionVersion);
    database.Execute("COMMIT; BEGIN IMMEDIATE");
  }
#endif
  {
    Projections projections(database);
    Replay(
        database, 0, [&](const core::Record& record) { projections.Apply(record); },
        [&](std::uint64_t reached) {
          // Bounds the WAL and the memory of the counters.
          projections.Flush();
          database.Execute("COMMIT; BEGIN IMMEDIATE");
          if (progress) {
            progress(fmt::format("making the tables anew: row {} of {}", reached, total));
          }
        });
    projections.Flush();
  }
  SetProjectionVersion(database, kProjectionVersion);
  database.Execute("COMMIT");
}

void Rebuild(const std::filesystem::path& file, const Progress& progress) {
  RequireFile(file);
  const WriterLock lock(file);
  Database database = OpenHall(file, Database::Mode::kReadWrite);
  ConfigureWriter(database);
  RebuildProjections(database, progress);
}

std::vector<std::string> CompareProjections(const std::filesystem::path& file) {
  Database stored = OpenHall(file, Database::Mode::kReadOnly);
  // One read transaction: the hub may write on meanwhile, this compares ledger and tables of one
  // commit.
  stored.Execute("BEGIN");
  if (ProjectionVersion(stored) != kProjectionVersion) {
    return {"the tables for queries are of another version; run 'yichuang-hub rebuild'"};
  }
  Database fresh("", Database::Mode::kCreate);
  fresh.Execute("BEGIN");
  CreateProjections(fresh);
  Projections projections(fresh);
  Replay(stored, 0, [&](const core::Record& record) { projections.Apply(record); });
  projections.Flush();
  std::vector<std::string> differences;
  for (const ProjectionTable& table : kProjectionTables) {
    if (auto difference = Difference(stored, fresh, table)) {
      differences.push_back(std::move(*difference));
    }
  }
  return differences;
}

}  // namespace yichuang::sqlite
