#include <fmt/format.h>

#include <ostream>

#include "hub/contract/codec.h"
#include "hub/sqlite/audit.h"
#include "hub/sqlite/body_reader.h"
#include "hub/sqlite/ledger.h"
#include "hub/sqlite/reader.h"
#include "hub/sqlite/schema.h"

namespace yichuang::sqlite {
namespace {

std::string HexOf(std::span<const std::uint8_t> bytes) {
  return contract::ToHex(bytes.data(), bytes.size());
}

std::string LineOf(const LedgerRow& row) {
  return Compact({{"seq", row.seq},
                  {"at_ms", row.at_ms},
                  {"actor", row.actor},
                  {"kind", row.kind},
                  {"body", row.body},
                  {"hash", HexOf(row.hash)}});
}

void CheckStream(const std::ostream& out) {
  if (!out) {
    throw StorageError("export", 0, "the output cannot be written; is the disk full?");
  }
}

}  // namespace

void Export(const std::filesystem::path& file, std::ostream& out, const RowProgress& progress) {
  Database database = OpenHall(file, Database::Mode::kReadOnly);
  // Rows are never changed, so the head at the start bounds a consistent export, however much the
  // hub writes on.
  const contract::Head head = ReadHead(database);
  ForEachRow(
      database, 0, head.seq, [&out](const LedgerRow& row) { out << LineOf(row) << '\n'; },
      [&](std::uint64_t reached) {
        CheckStream(out);
        if (progress) {
          progress(reached, head.seq);
        }
      });
  out << Compact({{"head", {{"era", head.era}, {"seq", head.seq}, {"hash", HexOf(head.hash)}}}})
      << '\n';
  out.flush();
  CheckStream(out);
}

std::vector<query::BookRow> Books(const std::filesystem::path& file) {
  return SqliteReader(file).Books();
}

}  // namespace yichuang::sqlite
