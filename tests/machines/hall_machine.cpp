#include "tests/machines/hall_machine.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "hub/client/outbox.h"

namespace yichuang::machines {
namespace {

namespace fs = std::filesystem;
using std::chrono::seconds;

constexpr seconds kHubPatience{60};
constexpr seconds kToolPatience{60};
constexpr const char* kDiskSize = "192M";
constexpr const char* kHost = "win-01";

/// Its path is the same on both machines; the disk lies beside it here.
fs::path HallOf(const HallMachineSettings& settings) { return settings.directory / "hall"; }

simulator::HallSettings SettingsOf(const HallMachineSettings& settings) {
  simulator::HallSettings hall = settings.hall;
  hall.directory = HallOf(settings);
  hall.bin = settings.bin;
  return hall;
}

using SourceEpoch = std::pair<std::string, std::uint32_t>;

/// The highest counter of each source and epoch that the ledger settles.
std::map<SourceEpoch, std::uint64_t> Settled(const std::string& ndjson) {
  std::map<SourceEpoch, std::uint64_t> settled;
  std::istringstream lines(ndjson);
  for (std::string line; std::getline(lines, line);) {
    const auto row = nlohmann::json::parse(line, nullptr, false);
    if (!row.is_object() || !row.contains("body")) continue;
    const auto body = nlohmann::json::parse(row.value("body", ""), nullptr, false);
    if (!body.is_object() || !body.contains("key") || !body["key"].is_object()) continue;
    const auto& key = body["key"];
    auto& highest = settled[{key.value("source", ""), key.value("epoch", 0U)}];
    highest = std::max(highest, key.value("counter", std::uint64_t{0}));
  }
  return settled;
}

std::string Replaced(std::string text, const std::string& what, const std::string& with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

}  // namespace

void Say(const std::string& line) {
  std::fputs((line + "\n").c_str(), stdout);
  std::fflush(stdout);
}

HallMachine::HallMachine(const HallMachineSettings& settings)
    : settings_(settings),
      setup_(SettingsOf(settings)),
      programs_(setup_),
      image_(settings.directory / "hall.img") {
  programs_.Init();
  programs_.StartBroker();
  programs_.StartHub();
  if (!programs_.AwaitHub(kHubPatience))
    throw std::runtime_error("the hub does not come up: " + processes().LastWords("hub"));
  programs_.Enrol();
  programs_.Stop();
  MakeDisk();

  GuestParts parts;
  parts.kit = settings.kit;
  parts.hall = HallOf(settings);
  parts.disk_socket = settings.directory / "disk";
  parts.http_port = setup_.http_port();
  parts.weakened = settings.weakened;
  parts.options = settings.options;
  for (std::size_t i = 0; i < setup_.windows().size(); ++i) {
    const fs::path cable = setup_.CableOf(setup_.windows()[i]);
    (settings.hall.transports.at(i) == "bridge" ? parts.bridges : parts.lines).push_back(cable);
  }
  disk_ = std::make_unique<VolatileDisk>(image_, parts.disk_socket);
  guest_ = std::make_unique<Guest>(processes(), std::move(parts));
}

void HallMachine::MakeDisk() {
  const auto made = processes().Run(
      "mke2fs",
      {"mke2fs", "-q", "-t", "ext4", "-d", HallOf(settings_).string(), image_.string(), kDiskSize},
      kToolPatience);
  if (made.exit_code != 0)
    throw std::runtime_error("no disk can be made: " + processes().LastWords("mke2fs"));
}

void HallMachine::StartEvaluator(const simulator::HallWindow& window) {
  processes().Start(window.evaluator, setup_.EvaluatorCommand(window));
}

void HallMachine::CutPower(Survival survival, std::mt19937_64& random) {
  guest_->CutPower();
  disk_->CutPower(survival, random);
}

HallMachine::Survivor HallMachine::Look() {
  const fs::path folder = settings_.directory / "survivor";
  const fs::path copy = settings_.directory / "survivor.img";
  fs::remove_all(folder);
  fs::create_directories(folder);
  fs::copy_file(image_, copy, fs::copy_options::overwrite_existing);
  // 1: the journal was played, or something was mended that a cut leaves behind.
  const auto mended = processes().Run("e2fsck", {"e2fsck", "-fp", copy.string()}, kToolPatience);
  const auto copied = processes().Run(
      "debugfs", {"debugfs", "-R", fmt::format("rdump / {}", folder.string()), copy.string()},
      kToolPatience);
  if (mended.exit_code > 1 || copied.exit_code != 0) {
    Say("the file system cannot be read: " + mended.output + processes().LastWords("debugfs"));
    return {};
  }
  std::ifstream settings(folder / "hub.toml");
  std::stringstream text;
  text << settings.rdbuf();
  std::ofstream(folder / "hub.toml")
      << Replaced(text.str(), HallOf(settings_).string(), folder.string());
  const auto ask = [&](const char* question) {
    return processes().Run(std::string("hub-") + question,
                           {(settings_.bin / "yichuang-hub").string(), question, "--config",
                            (folder / "hub.toml").string()},
                           kToolPatience);
  };
  const auto exported = ask("export");
  const auto verified = ask("verify");
  const auto books = ask("books");
  std::string fault;
  auto ledger = simulator::ReadLedger(exported.output, fault);
  if (exported.exit_code != 0 || !ledger) {
    Say(fmt::format("export {} {}", exported.exit_code, fault));
    return {};
  }
  const bool told = verified.exit_code == 0 && books.exit_code == 0;
  if (!told) Say(fmt::format("verify: {}books {}", verified.output, books.exit_code));
  const bool known = OutboxKnows(folder, exported.output);
  return {std::move(ledger), told && known};
}

/// The window host wrote every entry down before the hub had it.
bool HallMachine::OutboxKnows(const fs::path& folder, const std::string& exported) {
  client::Outbox outbox(folder / "data" / kHost / "outbox.db", kHost);
  std::map<SourceEpoch, std::uint64_t> known;
  for (const auto& each : outbox.Announced()) known[{each.source, each.epoch}] = each.announced;
  bool all = true;
  for (const auto& [source, counter] : Settled(exported)) {
    if (known[source] >= counter) continue;
    all = false;
    Say(fmt::format("the hub has entry {} of {} epoch {}, the outbox knows {}", counter,
                    source.first, source.second, known[source]));
  }
  return all;
}

}  // namespace yichuang::machines
