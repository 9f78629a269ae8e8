#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "hub/sqlite/audit.h"
#include "hub/sqlite/chain_check.h"
#include "hub/sqlite/evidence_check.h"
#include "hub/sqlite/ledger.h"
#include "hub/sqlite/schema.h"

namespace yichuang::sqlite {
namespace {

/// Whether the ledger should still hold the row a head names: a restore may have dropped the end of
/// an older era.
bool BindsUs(Database& database, const contract::Head& head) {
  Statement select = database.Prepare("SELECT min(first_seq) FROM era WHERE era > ?");
  select.Bind(1, head.era);
  return !select.Step() || select.IsNull(0) ||
         head.seq < static_cast<std::uint64_t>(select.Integer(0));
}

std::optional<Fault> CheckHead(Database& database, const contract::Head& head,
                               std::uint64_t last_seq) {
  if (head.seq == 0 || !BindsUs(database, head)) {
    return std::nullopt;
  }
  if (head.seq > last_seq) {
    return Fault{FaultKind::kCut, last_seq + 1, head.seq,
                 fmt::format("rows {}–{}: cut off; a head from outside names row {}", last_seq + 1,
                             head.seq, head.seq)};
  }
  const auto hash = HashAt(database, head.seq);
  if (hash && *hash != head.hash) {
    return Fault{FaultKind::kRewritten, head.seq, head.seq,
                 fmt::format("row {}: not the one a head from outside names; this row or rows "
                             "before it were written anew",
                             head.seq)};
  }
  return std::nullopt;
}

void Append(std::vector<Fault>& all, std::vector<Fault> some) {
  std::move(some.begin(), some.end(), std::back_inserter(all));
}

}  // namespace

VerifyReport Verify(const std::filesystem::path& file, const VerifyOptions& options) {
  Database database = OpenHall(file, Database::Mode::kReadOnly);
  const auto total = static_cast<std::uint64_t>(database.Integer("SELECT max(seq) FROM ledger"));
  ChainCheck chain(database);
  std::optional<EvidenceCheck> evidence;
  if (options.frames != nullptr) {
    evidence.emplace(*options.frames);
  }
  VerifyReport report;
  try {
    ForEachRow(
        database, 0, total,
        [&](const LedgerRow& row) {
          chain.Take(row);
          if (evidence) {
            evidence->Take(row);
          }
        },
        [&](std::uint64_t reached) {
          if (options.progress) {
            options.progress(reached, total);
          }
        });
    for (const contract::Head& head : options.heads) {
      if (auto fault = CheckHead(database, head, chain.last_seq())) {
        report.faults.push_back(std::move(*fault));
      }
    }
  } catch (const StorageError& error) {
    report.faults.push_back({FaultKind::kDamaged, chain.last_seq() + 1, total,
                             fmt::format("from row {} on the file cannot be read: {}",
                                         chain.last_seq() + 1, error.text())});
  }
  Append(report.faults, chain.Finish());
  if (evidence) {
    Append(report.faults, std::move(evidence->faults()));
    report.frames = evidence->held();
  }
  std::stable_sort(report.faults.begin(), report.faults.end(),
                   [](const Fault& left, const Fault& right) { return left.first < right.first; });
  if (report.faults.size() > kMostFaults) {
    report.faults_more = report.faults.size() - kMostFaults;
    report.faults.resize(kMostFaults);
  }
  report.rows = chain.rows();
  report.head = {static_cast<std::uint32_t>(database.Integer("SELECT max(era) FROM era")),
                 chain.last_seq(), chain.last_hash()};
  return report;
}

}  // namespace yichuang::sqlite
