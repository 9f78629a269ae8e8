#include "hub/commands.h"

#include <fmt/format.h>

#include <cstdint>
#include <iostream>
#include <string>
#include <utility>

#include "hub/access/door.h"
#include "hub/clock.h"
#include "hub/contract/codec.h"
#include "hub/evidence/frames.h"
#include "hub/identity_commands.h"
#include "hub/sqlite/audit.h"
#include "hub/sqlite/stats_audit.h"
#include "hub/sqlite/store.h"

namespace yichuang::hub {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kProgressEvery = 100'000;

void TellLine(const std::string& line) { std::cerr << line << '\n'; }

}  // namespace

// Progress goes to standard error, so that results can be piped.
sqlite::RowProgress ProgressOf(std::string what) {
  return [what = std::move(what)](std::uint64_t done, std::uint64_t total) {
    if (total < kProgressEvery) return;
    std::cerr << fmt::format("\r{}: {} of {} rows", what, done, total)
              << (done == total ? "\n" : "") << std::flush;
  };
}

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
  if (contract::ReadBrokerAddress(config.broker_uri)->secure) {
    PrepareBroker(config, hall);
    std::cout << fmt::format(
        "made the hall's authority and the broker's files; start it with: "
        "mosquitto -c {}\n",
        (config.data_dir / "broker" / "mosquitto.conf").string());
  }
  access::Vault vault(config.vault());
  const access::DoorRules rules;
  std::cout << fmt::format(
      "set-up code: {}\nIt is shown this once, serves the first administrator and ends in {} days; "
      "`yichuang-hub user setup-code` makes a new one.\n"
      "next: yichuang-hub serve --config …, then open its page and enter the code\n",
      access::IssueSetUpCode(vault, rules, Clock().Now()), rules.set_up_code_life.count() / 24);
  return 0;
}

int Rebuild(const Config& config) {
  sqlite::Rebuild(config.database(), TellLine);
  std::cout << "rebuilt\n";
  return 0;
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
