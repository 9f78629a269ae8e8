#include "tests/machines/power_cut.h"

#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "hub/client/outbox.h"
#include "tools/simulator/clock.h"

namespace yichuang::machines {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::seconds;
using SteadyClock = std::chrono::steady_clock;

constexpr double kSpeed = 20;  ///< of the hall's clock and the devices: nobody waits for a question
constexpr seconds kHubPatience{30};
constexpr seconds kPressPatience{240};  ///< from power to the first press, on a loaded machine
constexpr seconds kDrainPatience{120};
constexpr seconds kToolPatience{60};
constexpr milliseconds kBeat{20};
constexpr const char* kDiskSize = "192M";
constexpr const char* kHost = "win-01";
constexpr std::uint64_t kFewestPresses = 6;  ///< between two cuts
constexpr std::uint64_t kMorePresses = 25;
constexpr std::uint64_t kMoreMs = 300;  ///< and then it still takes so long at most

/// Its path is the same on both machines; the disk lies beside it here.
fs::path HallOf(const PowerCutSettings& settings) { return settings.directory / "hall"; }

simulator::HallSettings SettingsOf(const PowerCutSettings& cut) {
  simulator::HallSettings settings;
  settings.directory = HallOf(cut);
  settings.bin = cut.bin;
  settings.windows = cut.windows;
  settings.device_speed = kSpeed;
  settings.hours = "00:00-24:00";
  settings.bridges = true;
  const std::int64_t now = simulator::RealNow();
  settings.clock = {kSpeed, now, now};
  return settings;
}

void Say(const std::string& line) {
  std::fputs((line + "\n").c_str(), stdout);
  std::fflush(stdout);
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

PowerCut::PowerCut(const PowerCutSettings& settings)
    : settings_(settings),
      random_(settings.seed),
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
  disk_ = std::make_unique<VolatileDisk>(image_, parts.disk_socket);
  for (const simulator::HallWindow& window : setup_.windows()) {
    processes().Start(window.evaluator, setup_.EvaluatorCommand(window));
    parts.cables.push_back(setup_.CableOf(window));
  }
  guest_ = std::make_unique<Guest>(processes(), std::move(parts));
  hub_ = std::make_unique<simulator::DeskClient>(setup_.http_port(), setup_.token(), loop_);
  for (const simulator::HallWindow& window : setup_.windows()) {
    windows_.push_back(std::make_unique<faults::StormWindow>(
        window, setup_, *hub_, loop_,
        [this](const simulator::Press& press) { presses_.push_back(press); }));
  }
}

PowerCut::~PowerCut() = default;

void PowerCut::MakeDisk() {
  const auto made = processes().Run(
      "mke2fs",
      {"mke2fs", "-q", "-t", "ext4", "-d", HallOf(settings_).string(), image_.string(), kDiskSize},
      kToolPatience);
  if (made.exit_code != 0)
    throw std::runtime_error("no disk can be made: " + processes().LastWords("mke2fs"));
}

bool PowerCut::Wait(milliseconds most, const std::function<bool()>& done) {
  const auto deadline = SteadyClock::now() + most;
  while (!done()) {
    if (SteadyClock::now() >= deadline || !guest_->on()) return done();
    loop_.Run(SteadyClock::now() + kBeat);
  }
  return true;
}

int PowerCut::Run() {
  guest_->PowerOn();
  for (const auto& window : windows_) window->Start();
  bool ok = true;
  for (int cut = 1; ok && cut <= settings_.cuts; ++cut) {
    ok = PressAndCut(cut);
    if (ok) guest_->PowerOn();
  }
  if (ok) {
    ok = Drain();
    if (!ok) Say("what the devices keep does not drain");
    Cut(Survival::kNone);
    ok = Account("at the end", true) && ok;
  }
  const std::uint64_t unaccounted =
      verdict_.pending + verdict_.unpressed + verdict_.wrong_level + verdict_.wrong_staff;
  if (!ok) {
    Say(fmt::format("replay: tools/powercut --cuts {} --seed {}; what was left: {}", settings_.cuts,
                    settings_.seed, settings_.directory.string()));
  }
  Say(fmt::format("refused={} sectors_thrown_away={} flushes={} seed={}", verdict_.refused,
                  thrown_away_, disk_->flushes(), settings_.seed));
  Say(fmt::format("ratings={} cuts={} lost={} doubled={} unaccounted={} verify={}", presses_.size(),
                  cuts_, verdict_.lost, verdict_.doubled, unaccounted,
                  verified_ && ok ? "ok" : "FAILED"));
  return ok ? 0 : 1;
}

bool PowerCut::PressAndCut(int cut) {
  const std::size_t wanted = presses_.size() + kFewestPresses + Below(kMorePresses);
  const auto begun = SteadyClock::now();
  if (!Wait(kPressPatience, [&] { return presses_.size() >= wanted; })) {
    Say("nobody can press any more: " + processes().LastWords("machine"));
    return false;
  }
  const auto moment = SteadyClock::now() + milliseconds(Below(kMoreMs));
  loop_.Run(moment);
  const Survival survival = cut % 3 == 0   ? Survival::kAll
                            : cut % 3 == 1 ? Survival::kNone
                                           : Survival::kSome;
  const auto lived = std::chrono::duration_cast<milliseconds>(SteadyClock::now() - begun);
  Cut(survival);
  ++cuts_;
  const bool good = Account(fmt::format("after cut {}", cut), false);
  Say(fmt::format("cut {}: after {} ms, {} presses so far, {} sectors thrown away, lost={}", cut,
                  lived.count(), presses_.size(), disk_->lost_sectors(), verdict_.lost));
  return good;
}

void PowerCut::Cut(Survival survival) {
  guest_->CutPower();
  disk_->CutPower(survival, random_);
  thrown_away_ += disk_->lost_sectors();
}

bool PowerCut::Drain() {
  for (const auto& window : windows_) window->Stop();
  const auto drained = [this] {
    bool all = true;
    for (const auto& window : windows_) {
      const auto& stats = window->stats();
      if (window->quiet() && stats && stats->pending == 0 && !window->asking()) continue;
      all = false;
      if (!stats || stats->pending != 0) window->AskStats();
    }
    return all;
  };
  return Wait(kDrainPatience, drained);
}

std::map<std::string, simulator::DeviceEnd> PowerCut::AskDevices() {
  for (const auto& window : windows_) window->AskStats();
  const auto deadline = SteadyClock::now() + kHubPatience;
  const auto told = [this] {
    return std::all_of(windows_.begin(), windows_.end(),
                       [](const auto& window) { return window->stats().has_value(); });
  };
  while (!told() && SteadyClock::now() < deadline) loop_.Run(SteadyClock::now() + kBeat);
  std::map<std::string, simulator::DeviceEnd> devices;
  for (const auto& window : windows_) {
    const auto& stats = window->stats();
    if (!stats) throw std::runtime_error("a device does not answer");
    devices[window->source()] = {stats->epoch, stats->next_counter - 1 - stats->pending};
  }
  return devices;
}

/// A copy is looked at: the machine itself goes on with the disk as it is, journal and all.
PowerCut::Survivor PowerCut::Look() {
  Survivor survivor;
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
    return survivor;
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
  if (exported.exit_code != 0 || !ledger || verified.exit_code != 0 || books.exit_code != 0) {
    Say(fmt::format("export {} {}, verify {} {}, books {}", exported.exit_code, fault,
                    verified.exit_code, verified.output, books.exit_code));
    return survivor;
  }
  survivor.ledger = std::move(*ledger);
  survivor.sound = true;

  client::Outbox outbox(folder / "data" / kHost / "outbox.db", kHost);
  std::map<SourceEpoch, std::uint64_t> known;
  for (const auto& each : outbox.Announced()) known[{each.source, each.epoch}] = each.announced;
  for (const auto& [source, counter] : Settled(exported.output)) {
    if (known[source] >= counter) continue;
    survivor.sound = false;
    Say(fmt::format("the hub has entry {} of {} epoch {}, the outbox knows {}", counter,
                    source.first, source.second, known[source]));
  }
  return survivor;
}

bool PowerCut::Account(const std::string& when, bool at_rest) {
  const auto devices = AskDevices();
  const Survivor survivor = Look();
  std::uint64_t unlit = 0;
  for (const auto& window : windows_) unlit += window->unlit();
  verdict_ = simulator::Compare(presses_, survivor.ledger, devices, unlit);
  verified_ = verified_ && survivor.sound;
  const bool counted = verdict_.lost == 0 && verdict_.doubled == 0 && verdict_.wrong_level == 0 &&
                       verdict_.wrong_staff == 0 && verdict_.unpressed == 0;
  const bool good = survivor.sound && counted && (!at_rest || simulator::Balanced(verdict_));
  if (!good) {
    Say(fmt::format("{}: stored={} pending={} lost={} doubled={} wrong={} unpressed={}", when,
                    verdict_.stored, verdict_.pending, verdict_.lost, verdict_.doubled,
                    verdict_.wrong_level + verdict_.wrong_staff, verdict_.unpressed));
  }
  return good;
}

}  // namespace yichuang::machines
