#include "hub/commands.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>

#include "hub/access/door.h"
#include "hub/clock.h"
#include "hub/contract/codec.h"
#include "hub/evidence/frames.h"
#include "hub/identity_commands.h"
#include "hub/sqlite/audit.h"
#include "hub/sqlite/ledger.h"
#include "hub/sqlite/schema.h"
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

/// False when the digits are none, or not as many.
bool ReadHash(std::string_view digits, evidence::Hash& hash) {
  if (digits.size() != 2 * hash.size()) return false;
  for (std::size_t i = 0; i < hash.size(); ++i) {
    const char* const begin = digits.data() + 2 * i;
    if (std::from_chars(begin, begin + 2, hash[i], 16).ptr != begin + 2) return false;
  }
  return true;
}

/// Every line is a head, or says one as "head", as the last line of an export does.
void AppendHeads(const fs::path& file, std::vector<contract::Head>& heads) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error(fmt::format("{}: cannot be read", file.string()));
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty()) continue;
    nlohmann::json said = nlohmann::json::parse(line, nullptr, false);
    if (said.is_object() && said.contains("head")) said = said["head"];
    const std::string hash = said.is_object() ? said.value("hash", "") : "";
    contract::Head head;
    if (!ReadHash(hash, head.hash) || !said.contains("seq") || !said["seq"].is_number_unsigned())
      throw std::runtime_error(
          fmt::format("{}:{}: is no head; expected {{\"seq\", \"hash\"}}", file.string(), number));
    head.era = said.value("era", head.era);
    head.seq = said["seq"].get<std::uint64_t>();
    heads.push_back(head);
  }
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

int Head(const Config& config) {
  sqlite::Database database =
      sqlite::OpenHall(config.database(), sqlite::Database::Mode::kReadOnly);
  const contract::Head head = sqlite::ReadHead(database);
  std::cout << nlohmann::ordered_json(
                   {{"era", head.era},
                    {"seq", head.seq},
                    {"hash", contract::ToHex(head.hash.data(), head.hash.size())},
                    {"at_ms", core::MillisOf(Clock().Now())}})
                   .dump()
            << '\n';
  return 0;
}

int Verify(const Config& config, const std::vector<fs::path>& heads) {
  auto book = evidence::FrameBook::FromDirectory(config.keys_dir);
  sqlite::VerifyOptions options;
  options.frames = &book;
  options.heads = sqlite::SnapshotHeads(config.data_dir);
  for (const fs::path& file : heads) AppendHeads(file, options.heads);
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
