#include "hub/backup.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "hub/access/vault.h"
#include "hub/clock.h"
#include "hub/contract/codec.h"
#include "hub/disk.h"
#include "hub/evidence/frames.h"
#include "hub/identity_commands.h"
#include "hub/sqlite/audit.h"
#include "hub/sqlite/store.h"
#include "hub/version.h"

namespace yichuang::hub {
namespace {

namespace fs = std::filesystem;
using std::chrono::steady_clock;

constexpr const char* kList = "backup.json";
constexpr const char* kFormat = "yichuang-backup";
constexpr int kListVersion = 1;
constexpr const char* kLedger = "hall.db";
constexpr const char* kVault = "access.db";
constexpr const char* kHall = "hall.toml";
constexpr fs::perms kOwnerFolder = fs::perms::owner_all;
constexpr fs::perms kOwnerFile = fs::perms::owner_read | fs::perms::owner_write;

std::string HexOf(const evidence::Hash& hash) { return contract::ToHex(hash.data(), hash.size()); }

double SecondsSince(steady_clock::time_point begun) {
  return std::chrono::duration<double>(steady_clock::now() - begun).count();
}

/// Progress of a large copy, to standard error.
void CopyTold(const fs::path& from, const fs::path& to) {
  constexpr std::uint64_t kWorthTelling = 10'000;  // pages of 4 KiB
  sqlite::Database source(from, sqlite::Database::Mode::kReadOnly);
  source.CopyInto(to, [&](std::uint64_t done, std::uint64_t total) {
    if (total < kWorthTelling) return;
    std::cerr << fmt::format("\r{}: {} of {} pages", from.filename().string(), done, total)
              << (done == total ? "\n" : "") << std::flush;
  });
}

/// A small file, as it is.
void CopySmall(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::create_directories(to.parent_path(), error);
  if (!error) fs::copy_file(from, to, error);
  if (error) throw std::runtime_error(fmt::format("{}: {}", to.string(), error.message()));
}

/// The files of `folder` that end like this, into `to`; a folder that is not there has none.
void CopyAll(const fs::path& folder, std::string_view ending, const fs::path& to) {
  if (!fs::is_directory(folder)) return;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() == ending)
      CopySmall(entry.path(), to / entry.path().filename());
  }
}

/// Every file below `folder`, by its name there, in the order of names.
std::vector<std::string> FilesOf(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) names.push_back(fs::relative(entry.path(), folder).string());
  }
  std::ranges::sort(names);
  return names;
}

sqlite::VerifyReport Checked(const fs::path& ledger, const fs::path& keys) {
  auto book = evidence::FrameBook::FromDirectory(keys);
  sqlite::VerifyOptions options;
  options.frames = &book;
  sqlite::VerifyReport report = sqlite::Verify(ledger, options);
  for (const sqlite::Fault& fault : report.faults) std::cout << fault.text << '\n';
  return report;
}

void WriteList(const fs::path& folder, const contract::Head& head) {
  nlohmann::ordered_json files = nlohmann::ordered_json::array();
  for (const std::string& name : FilesOf(folder)) {
    fs::permissions(folder / name, kOwnerFile);
    SyncToDisk(folder / name);
    files.push_back({{"name", name},
                     {"bytes", fs::file_size(folder / name)},
                     {"sm3", HexOf(Sm3OfFile(folder / name))}});
  }
  const nlohmann::ordered_json list = {
      {"format", kFormat},
      {"version", kListVersion},
      {"software", kSoftware},
      {"made_ms", core::MillisOf(Clock().Now())},
      {"head", {{"era", head.era}, {"seq", head.seq}, {"hash", HexOf(head.hash)}}},
      {"files", std::move(files)}};
  const fs::path file = folder / kList;
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << list.dump(2) << '\n';
  out.close();
  if (!out) FailOnFile(file, "write");
  SyncToDisk(file);
}

[[noreturn]] void RefuseList(const fs::path& file, const std::string& what) {
  throw std::runtime_error(fmt::format("{}: {}; take another backup", file.string(), what));
}

/// The list of a backup whose files are all as it says.
nlohmann::json ReadList(const fs::path& folder) {
  const fs::path file = folder / kList;
  if (!fs::exists(file)) RefuseList(file, "there is no list of a backup");
  const nlohmann::json list = nlohmann::json::parse(ReadFile(file), nullptr, false);
  if (!list.is_object() || list.value("format", "") != kFormat)
    RefuseList(file, "it is no list of a backup");
  if (list.value("version", 0) != kListVersion)
    RefuseList(file, "it is of a version that this program does not know");
  std::vector<std::string> names;
  for (const nlohmann::json& row : list.at("files")) {
    const fs::path listed = folder / row.at("name").get<std::string>();
    if (!fs::exists(listed)) RefuseList(listed, "the file is missing");
    names.push_back(row.at("name").get<std::string>());
#ifdef YICHUANG_DEFECT
    if (YICHUANG_DEFECT(backup_unchecked)) continue;
#endif
    if (HexOf(Sm3OfFile(listed)) != row.at("sm3").get<std::string>())
      RefuseList(listed, "the file is not the one that was saved (SM3 differs)");
  }
  for (const std::string& name : FilesOf(folder)) {
    // Nobody slips a device key in.
    if (name != kList && std::ranges::find(names, name) == names.end())
      RefuseList(folder / name, "the file is not in the list of the backup");
  }
  return list;
}

/// Two files of the same name must be the same.
void RequireSame(const fs::path& there, const fs::path& saved) {
  if (fs::exists(there) && ReadFile(there) != ReadFile(saved)) {
    throw std::runtime_error(
        fmt::format("{}: another file stands there; move it away, then restore", there.string()));
  }
}

void RequireFree(const fs::path& file) {
  if (!fs::exists(file)) return;
  throw std::runtime_error(fmt::format(
      "{}: there is a hall; nothing is overwritten. Stop the hub and move its data folder away",
      file.string()));
}

std::string AgeText(core::Instant made) {
  const auto age = std::chrono::floor<std::chrono::minutes>(Clock().Now() - made).count();
  if (age < 60) return fmt::format("{} min", age);
  if (age < 2 * 24 * 60) return fmt::format("{} h {} min", age / 60, age % 60);
  return fmt::format("{} days", age / (24 * 60));
}

}  // namespace

int Backup(const Config& config, const fs::path& folder) {
  const auto begun = steady_clock::now();
  if (fs::exists(folder)) {
    throw std::runtime_error(
        fmt::format("{}: exists already; name a new folder, one for each backup", folder.string()));
  }
  const fs::path part = folder.string() + ".part";
  fs::remove_all(part);  // of a backup that was broken off
  fs::create_directories(part);
  fs::permissions(part, kOwnerFolder);
  CopyTold(config.database(), part / kLedger);
  if (fs::exists(config.vault())) CopyTold(config.vault(), part / kVault);
  CopyAll(config.bundles(), ".json", part / "catalogue");
  CopyAll(config.keys_dir, ".key", part / "keys");
  for (const char* ending : {".key", ".pem"})
    CopyAll(AuthorityFolder(config), ending, part / "keys" / "authority");
  CopySmall(config.hall_file, part / kHall);
  fs::create_directories(part / "keys");
  const sqlite::VerifyReport report = Checked(part / kLedger, part / "keys");
  WriteList(part, report.head);
  SyncToDisk(part);
  fs::rename(part, folder);
  SyncToDisk(fs::absolute(folder).parent_path());
  std::cout << fmt::format("{}: {}, {} rows, {} signed frames, head {} {}; {:.1f} s\n",
                           folder.string(), report.ok() ? "verified" : "saved, but NOT OK",
                           report.rows, report.frames, report.head.seq, HexOf(report.head.hash),
                           SecondsSince(begun));
  return report.ok() ? 0 : 1;
}

int Restore(const Config& config, const fs::path& folder) {
  const auto begun = steady_clock::now();
  RequireFree(config.database());
  RequireFree(config.vault());
  const nlohmann::json list = ReadList(folder);
  const std::vector<std::string> names = FilesOf(folder);
  const auto place = [&](const fs::path& name) {
    return *name.begin() == "keys" ? config.keys_dir / name.lexically_relative("keys")
                                   : config.data_dir / name;
  };
  const auto is_small = [](const std::string& name) {
    return name.starts_with("keys/") || name.starts_with("catalogue/");
  };
  for (const std::string& name : names) {
    if (is_small(name)) RequireSame(place(name), folder / name);
  }

  const fs::path part = config.data_dir / "restore.part";
  fs::remove_all(part);
  fs::create_directories(part);
  fs::create_directories(config.keys_dir);
  fs::permissions(part, kOwnerFolder);
  CopyTold(folder / kLedger, part / kLedger);
  const sqlite::VerifyReport report = Checked(part / kLedger, folder / "keys");
  {
    sqlite::Store store(part / kLedger, [](const std::string& line) { std::cerr << line << '\n'; });
    store.OpenEra(ClockOf(config.demo).Now(), "console");
  }
  if (fs::exists(folder / kVault)) {
    CopyTold(folder / kVault, part / kVault);
    access::Vault(part / kVault).DropSessions();
  }
  for (const std::string& name : names) {
    if (is_small(name) && !fs::exists(place(name))) {
      CopySmall(folder / name, place(name));
      SyncToDisk(place(name));
    }
  }
  // The ledger last: a hall is there when all of it is.
  for (const char* name : {kVault, kLedger}) {
    if (!fs::exists(part / name)) continue;
    fs::permissions(part / name, kOwnerFile);
    SyncToDisk(part / name);
    fs::rename(part / name, config.data_dir / name);
    SyncToDisk(config.data_dir);
  }
  fs::remove_all(part);
  const core::Instant made{core::Millis(list.at("made_ms").get<std::int64_t>())};
  std::cout << fmt::format(
      "restored {} rows{} as they were {} ago; era {} begins; {:.1f} s\n"
      "next: yichuang-hub serve --config …; window hosts offer again what they sent since, and "
      "`books` and the refusals name what cannot be counted\n",
      report.rows, report.ok() ? "" : ", NOT OK: see above", AgeText(made), report.head.era + 1,
      SecondsSince(begun));
  if (fs::exists(config.hall_file) && ReadFile(config.hall_file) != ReadFile(folder / kHall)) {
    std::cout << fmt::format("{} differs from the one in the backup and stays as it is\n",
                             config.hall_file.string());
  }
  return report.ok() ? 0 : 1;
}

void AddBackupCommands(CLI::App& app, Deed& deed) {
  const auto folder = std::make_shared<std::string>();
  const auto add = [&](const char* name, const char* help,
                       int (*run)(const Config&, const fs::path&)) {
    auto* command = app.add_subcommand(name, help);
    command->add_option("FOLDER", *folder, "of the backup")->required();
    command->callback([&deed, folder, run] {
      deed = [folder, run](const Config& config) { return run(config, *folder); };
    });
  };
  add("backup", "save the hall into a new folder, also while it runs", Backup);
  add("restore", "put a saved hall where there is none", Restore);
}

}  // namespace yichuang::hub
