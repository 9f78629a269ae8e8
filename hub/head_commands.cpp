#include "hub/head_commands.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "hub/clock.h"
#include "hub/commands.h"
#include "hub/contract/codec.h"
#include "hub/evidence/frames.h"
#include "hub/evidence/head_signature.h"
#include "hub/sqlite/audit.h"
#include "hub/sqlite/body_reader.h"
#include "hub/sqlite/book_history.h"
#include "hub/sqlite/ledger.h"
#include "hub/sqlite/schema.h"
#include "hub/sqlite/snapshot.h"

namespace yichuang::hub {
namespace {

namespace fs = std::filesystem;

struct HeadOptions {
  bool days = false;
  std::string key;
};

struct VerifyWords {
  std::vector<fs::path> heads;
  std::string key;
};

struct BookWords {
  bool json = false;
  std::string at;
  std::optional<std::uint64_t> seq;
};

/// False when the digits are none, or not as many.
bool ReadHash(std::string_view digits, evidence::Hash& hash) {
  if (digits.size() != 2 * hash.size()) return false;
  for (std::size_t i = 0; i < hash.size(); ++i) {
    const char* const begin = digits.data() + 2 * i;
    if (std::from_chars(begin, begin + 2, hash[i], 16).ptr != begin + 2) return false;
  }
  return true;
}

/// What was kept of one head.
struct KeptHead {
  evidence::HeadText text;
  std::string signature;
  std::string source;  ///< file and line
};

/// Every line is a head, or says one as "head", as the last line of an export does. A line that
/// tells no time has the time 0.
void AppendKeptHeads(const fs::path& file, std::vector<KeptHead>& kept) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error(fmt::format("{}: cannot be read", file.string()));
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty()) continue;
    KeptHead head;
    head.source = fmt::format("{}:{}", file.string(), number);
    nlohmann::json said = nlohmann::json::parse(line, nullptr, false);
    if (said.is_object() && said.contains("head")) said = said["head"];
    const bool whole = said.is_object() && said.contains("hash") && said["hash"].is_string() &&
                       said.contains("seq") && said["seq"].is_number_unsigned();
    if (!whole || !ReadHash(said["hash"].get<std::string>(), head.text.hash))
      throw std::runtime_error(
          fmt::format("{}: is no head; expected {{\"seq\", \"hash\"}}", head.source));
    head.text.era = said.value("era", head.text.era);
    head.text.seq = said["seq"].get<std::uint64_t>();
    head.text.at_ms = said.value("at_ms", std::int64_t{0});
    head.signature = said.value("signature", "");
    kept.push_back(std::move(head));
  }
}

/// How many signatures do not hold; each is told.
int BadSignatures(const std::vector<KeptHead>& kept, const evidence::SignatureKey& key) {
  int bad = 0;
  for (const KeptHead& head : kept) {
    const bool holds =
        !head.signature.empty() && evidence::SignatureHolds(key, head.text, head.signature);
    if (holds) continue;
    ++bad;
    std::cout << fmt::format(
        "head {} kept in {}: {}\n", head.text.seq, head.source,
        head.signature.empty() ? "is not signed" : "its signature does not hold");
  }
  return bad;
}

int Verify(const Config& config, const VerifyWords& words) {
  auto book = evidence::FrameBook::FromDirectory(config.keys_dir);
  sqlite::VerifyOptions options;
  options.frames = &book;
  options.heads = sqlite::SnapshotHeads(config.data_dir);
  std::vector<KeptHead> kept;
  for (const fs::path& file : words.heads) AppendKeptHeads(file, kept);
  for (const KeptHead& head : kept) {
    contract::Head known;
    known.era = head.text.era;
    known.seq = head.text.seq;
    known.hash = head.text.hash;
    options.heads.push_back(known);
  }
  int unsigned_heads = 0;
  if (!words.key.empty()) {
    if (kept.empty()) throw std::runtime_error("--signatures needs --heads with signed heads");
    unsigned_heads = BadSignatures(kept, evidence::ReadCheckingKey(words.key));
  }
  options.progress = ProgressOf("verify");
  const sqlite::VerifyReport report = sqlite::Verify(config.database(), options);
  for (const sqlite::Fault& fault : report.faults) std::cout << fault.text << '\n';
  if (report.faults_more > 0) std::cout << fmt::format("and {} more\n", report.faults_more);
  const bool well = report.ok() && unsigned_heads == 0;
  std::cout << fmt::format("{}: {} rows, {} signed frames, head {} {}\n", well ? "ok" : "NOT OK",
                           report.rows, report.frames, report.head.seq,
                           contract::ToHex(report.head.hash.data(), report.head.hash.size()));
  if (!words.key.empty() && unsigned_heads == 0)
    std::cout << fmt::format("{} signatures hold\n", kept.size());
  return well ? 0 : 1;
}

/// One line as `verify --heads` takes it.
void PrintHead(evidence::HeadText head, const evidence::SignatureKey& key) {
  nlohmann::ordered_json line{{"era", head.era},
                              {"seq", head.seq},
                              {"hash", contract::ToHex(head.hash.data(), head.hash.size())},
                              {"at_ms", head.at_ms}};
  if (key) line["signature"] = evidence::SignHead(key, head);
  std::cout << line.dump() << '\n';
}

int Head(const Config& config, const HeadOptions& options) {
  const evidence::SignatureKey key =
      options.key.empty() ? nullptr : evidence::ReadSigningKey(options.key);
  sqlite::Database database =
      sqlite::OpenHall(config.database(), sqlite::Database::Mode::kReadOnly);
  const sqlite::Transaction moment(database);
  if (!options.days) {
    const contract::Head head = sqlite::ReadHead(database);
    PrintHead({head.era, head.seq, head.hash, core::MillisOf(Clock().Now())}, key);
    return 0;
  }
  for (const query::DayHead& day : sqlite::ReadDayHeads(database, 0)) {
    if (!day.over) continue;
    evidence::HeadText head{day.head.era, day.head.seq, {}, day.head.at_ms};
    if (ReadHash(day.head.hash, head.hash)) PrintHead(head, key);
  }
  return 0;
}

/// Milliseconds of "2026-05-09T17:30" on the hall's clock; absent when it is none.
std::optional<std::int64_t> MomentOf(const std::string& text, std::chrono::minutes utc_offset) {
  int hour = 0;
  int minute = 0;
  const bool shaped = text.size() == 16 && text[10] == 'T' && text[13] == ':';
  if (!shaped || std::from_chars(&text[11], &text[13], hour).ptr != &text[13] ||
      std::from_chars(&text[14], text.data() + 16, minute).ptr != text.data() + 16)
    return std::nullopt;
  const std::int64_t number = sqlite::DayNumber(std::string_view(text).substr(0, 10));
  const std::chrono::year_month_day day =
      std::chrono::year(static_cast<int>(number / 10'000)) /
      std::chrono::month(static_cast<unsigned>(number / 100 % 100)) /
      std::chrono::day(static_cast<unsigned>(number % 100));
  if (!day.ok() || hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  const core::Instant at = std::chrono::sys_days(day) + std::chrono::hours(hour) +
                           std::chrono::minutes(minute) - utc_offset;
  return core::MillisOf(at);
}

std::string JsonOf(const query::BookRow& row) {
  return fmt::format(
      R"({{"source":"{}","epoch":{},"announced":{},"accepted":{},"refused":{},"pending":{}}})",
      row.source, row.epoch, row.announced, row.accepted, row.refused, row.pending);
}

/// The books now, or as they were.
query::BookSheet SheetOf(const Config& config, const BookWords& words) {
  if (words.at.empty() && !words.seq) {
    query::BookSheet now;
    now.rows = sqlite::Books(config.database());
    return now;
  }
  sqlite::Database database =
      sqlite::OpenHall(config.database(), sqlite::Database::Mode::kReadOnly);
  const sqlite::Transaction moment(database);
  if (sqlite::ProjectionVersion(database) != sqlite::kProjectionVersion)
    throw std::runtime_error(
        "the tables for queries are of another version; run 'yichuang-hub rebuild'");
  query::BooksAsk ask{words.seq, std::nullopt};
  if (!words.at.empty()) {
    const std::chrono::minutes offset(database.Integer("SELECT utc_offset_minutes FROM hall_plan"));
    ask.at_ms = MomentOf(words.at, offset);
    if (!ask.at_ms)
      throw std::runtime_error("--at is a moment of the hall's clock, like 2026-05-09T17:30");
  }
  return sqlite::ReadBooksAt(database, ask);
}

int Books(const Config& config, const BookWords& words) {
  const query::BookSheet sheet = SheetOf(config, words);
  bool balanced = true;
  std::string list;
  if (!words.json) {
    if (sheet.head.seq > 0)
      std::cout << fmt::format("after row {}, head {}\n", sheet.head.seq, sheet.head.hash);
    std::cout << fmt::format("{:<12} {:>10} {:>9} = {:>8} + {:>7} + {:>7}\n", "source", "epoch",
                             "announced", "accepted", "refused", "pending");
  }
  for (const query::BookRow& row : sheet.rows) {
    balanced = balanced && query::Balances(row);
    list += (list.empty() ? "" : ",") + JsonOf(row);
    if (words.json) continue;
    std::cout << fmt::format("{:<12} {:>10} {:>9} = {:>8} + {:>7} + {:>7}{}\n", row.source,
                             row.epoch, row.announced, row.accepted, row.refused, row.pending,
                             query::Balances(row) ? "" : "  DOES NOT BALANCE");
  }
  if (words.json)
    std::cout << fmt::format(R"({{"balanced":{},"books":[{}]}})", balanced, list) << '\n';
  return balanced ? 0 : 1;
}

/// A subcommand whose words are a `Words`; it becomes the deed when it is the one asked for.
template <typename Words>
CLI::App* AddDeed(CLI::App& app, Deed& deed, const char* name, const char* help,
                  const std::shared_ptr<Words>& words, int (*carry)(const Config&, const Words&)) {
  auto* command = app.add_subcommand(name, help);
  command->callback([&deed, words, carry] {
    deed = [words, carry](const Config& config) { return carry(config, *words); };
  });
  return command;
}

}  // namespace

void AddHeadCommands(CLI::App& app, Deed& deed) {
  const auto head = std::make_shared<HeadOptions>();
  auto* tell = AddDeed<HeadOptions>(
      app, deed, "head", "print where the ledger stands, to be kept elsewhere", head, Head);
  tell->add_flag("--days", head->days, "the head with which each day ended instead");
  tell->add_option("--sign", head->key, "sign with this private key of SM2 (PEM)");
  const auto verify = std::make_shared<VerifyWords>();
  auto* check =
      AddDeed<VerifyWords>(app, deed, "verify", "check the ledger row by row", verify, Verify);
  check->add_option("--heads", verify->heads, "files of heads that were kept outside the hub");
  check->add_option("--signatures", verify->key,
                    "demand that every one of these heads is signed by this public key (PEM)");
  const auto book = std::make_shared<BookWords>();
  auto* books = AddDeed<BookWords>(
      app, deed, "books", "announced = accepted + refused + pending, per device", book, Books);
  books->add_flag("--json", book->json, "one JSON line instead of a table");
  auto* at = books->add_option("--at", book->at, "as they were then: 2026-05-09T17:30");
  books->add_option("--seq", book->seq, "as they were after this row of the ledger")->excludes(at);
}

}  // namespace yichuang::hub
