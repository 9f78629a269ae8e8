#include "hub/commands.h"

#include <fmt/format.h>

#include <cstdint>
#include <iostream>
#include <string>

#include "hub/access/door.h"
#include "hub/clock.h"
#include "hub/contract/codec.h"
#include "hub/evidence/frames.h"
#include "hub/sqlite/audit.h"
#include "hub/sqlite/snapshot.h"
#include "hub/sqlite/stats_audit.h"
#include "hub/sqlite/store.h"

namespace yichuang::hub {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kProgressEvery = 100'000;

// Progress goes to standard error, so that results can be piped.
sqlite::RowProgress ProgressOf(std::string what) {
  return [what = std::move(what)](std::uint64_t done, std::uint64_t total) {
    if (total < kProgressEvery) return;
    std::cerr << fmt::format("\r{}: {} of {} rows", what, done, total)
              << (done == total ? "\n" : "") << std::flush;
  };
}

void TellLine(const std::string& line) { std::cerr << line << '\n'; }

bool Balances(const query::BookRow& row) {
  return row.announced == row.accepted + row.refused + row.pending;
}

std::string JsonOf(const query::BookRow& row) {
  return fmt::format(
      R"({{"source":"{}","epoch":{},"announced":{},"accepted":{},"refused":{},"pending":{}}})",
      row.source, row.epoch, row.announced, row.accepted, row.refused, row.pending);
}

}  // namespace

int Init(const Config& config) {
  const HallFile hall = ReadHallFile(config.hall_file);
  fs::create_directories(config.data_dir);
  fs::create_directories(config.keys_dir);
  sqlite::Store::Create(config.database());
  int made = 0;
  for (const core::PlannedWindow& window : hall.plan.windows) {
    if (fs::exists(config.keys_dir / (window.evaluator + ".key"))) continue;
    evidence::MakeKeyFile(config.keys_dir, window.evaluator);
    ++made;
  }
  std::cout << fmt::format("made {} and {} device keys in {}\n", config.database().string(), made,
                           config.keys_dir.string());
  access::Vault vault(config.vault());
  const access::DoorRules rules;
  std::cout << fmt::format(
      "set-up code: {}\nIt is shown this once, serves the first administrator and ends in {} days; "
      "`yichuang-hub user setup-code` makes a new one.\n"
      "next: yichuang-hub serve --config …, then open its page and enter the code\n",
      access::IssueSetUpCode(vault, rules, Clock().Now()), rules.set_up_code_life.count() / 24);
  return 0;
}

int Verify(const Config& config) {
  auto book = evidence::FrameBook::FromDirectory(config.keys_dir);
  sqlite::VerifyOptions options;
  options.frames = &book;
  options.heads = sqlite::SnapshotHeads(config.data_dir);
  options.progress = ProgressOf("verify");
  const sqlite::VerifyReport report = sqlite::Verify(config.database(), options);
  for (const sqlite::Fault& fault : report.faults) std::cout << fault.text << '\n';
  if (report.faults_more > 0) std::cout << fmt::format("and {} more\n", report.faults_more);
  std::cout << fmt::format("{}: {} rows, {} signed frames, head {} {}\n",
                           report.ok() ? "ok" : "NOT OK", report.rows, report.frames,
                           report.head.seq,
                           contract::ToHex(report.head.hash.data(), report.head.hash.size()));
  return report.ok() ? 0 : 1;
}

int Rebuild(const Config& config) {
  sqlite::Rebuild(config.database(), TellLine);
  std::cout << "rebuilt\n";
  return 0;
}

int Books(const Config& config, bool json) {
  const auto rows = sqlite::Books(config.database());
  bool balanced = true;
  std::string list;
  if (!json) {
    std::cout << fmt::format("{:<12} {:>10} {:>9} = {:>8} + {:>7} + {:>7}\n", "source", "epoch",
                             "announced", "accepted", "refused", "pending");
  }
  for (const query::BookRow& row : rows) {
    balanced = balanced && Balances(row);
    list += (list.empty() ? "" : ",") + JsonOf(row);
    if (json) continue;
    std::cout << fmt::format("{:<12} {:>10} {:>9} = {:>8} + {:>7} + {:>7}{}\n", row.source,
                             row.epoch, row.announced, row.accepted, row.refused, row.pending,
                             Balances(row) ? "" : "  DOES NOT BALANCE");
  }
  if (json) std::cout << fmt::format(R"({{"balanced":{},"books":[{}]}})", balanced, list) << '\n';
  return balanced ? 0 : 1;
}

int AuditStats(const Config& config) {
  const sqlite::StatsReport report =
      sqlite::AuditStats(config.database(), ProgressOf("audit-stats"));
  for (const std::string& difference : report.differences) std::cout << difference << '\n';
  if (report.differences_more > 0)
    std::cout << fmt::format("and {} more\n", report.differences_more);
  std::cout << fmt::format("{}: {} rows, {} services, {} ratings counted again; {} counters {}\n",
                           report.ok() ? "ok" : "NOT OK", report.rows, report.services,
                           report.ratings, report.counters,
                           report.ok() ? "agree to the last unit" : "compared");
  return report.ok() ? 0 : 1;
}

int Export(const Config& config) {
  sqlite::Export(config.database(), std::cout, ProgressOf("export"));
  std::cout.flush();
  return std::cout.good() ? 0 : 1;
}

}  // namespace yichuang::hub
