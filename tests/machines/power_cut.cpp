#include "tests/machines/power_cut.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "tools/simulator/clock.h"

namespace yichuang::machines {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using SteadyClock = std::chrono::steady_clock;

constexpr double kSpeed = 20;  ///< of the hall's clock and the devices: nobody waits for a question
constexpr seconds kPressPatience{240};  ///< from power to the first press, on a loaded machine
constexpr seconds kDrainPatience{120};
constexpr seconds kDevicePatience{30};
constexpr milliseconds kBeat{20};
constexpr std::uint64_t kFewestPresses = 6;  ///< between two cuts
constexpr std::uint64_t kMorePresses = 25;
constexpr std::uint64_t kMoreMs = 300;  ///< and then it still takes so long at most

HallMachineSettings SettingsOf(const PowerCutSettings& cut) {
  HallMachineSettings settings;
  settings.bin = cut.bin;
  settings.kit = cut.kit;
  settings.directory = cut.directory;
  settings.weakened = cut.weakened;
  settings.hall.windows = cut.windows;
  settings.hall.device_speed = kSpeed;
  settings.hall.hours = "00:00-24:00";
  settings.hall.transports.assign(static_cast<std::size_t>(cut.windows), "bridge");
  const std::int64_t now = simulator::RealNow();
  settings.hall.clock = {kSpeed, now, now};
  return settings;
}

}  // namespace

PowerCut::PowerCut(const PowerCutSettings& settings)
    : settings_(settings), random_(settings.seed), machine_(SettingsOf(settings)) {
  const simulator::HallSetup& setup = machine_.setup();
  hub_ = std::make_unique<simulator::DeskClient>(setup.http_port(), setup.token(), loop_);
  for (const simulator::HallWindow& window : setup.windows()) {
    machine_.StartEvaluator(window);
    windows_.push_back(std::make_unique<faults::StormWindow>(
        window, setup, *hub_, loop_,
        [this](const simulator::Press& press) { presses_.push_back(press); }));
  }
}

PowerCut::~PowerCut() = default;

bool PowerCut::Wait(milliseconds most, const std::function<bool()>& done) {
  const auto deadline = SteadyClock::now() + most;
  while (!done()) {
    if (SteadyClock::now() >= deadline || !machine_.guest().on()) return done();
    loop_.Run(SteadyClock::now() + kBeat);
  }
  return true;
}

int PowerCut::Run() {
  machine_.guest().PowerOn();
  for (const auto& window : windows_) window->Start();
  bool ok = true;
  for (int cut = 1; ok && cut <= settings_.cuts; ++cut) {
    ok = PressAndCut(cut);
    if (ok) machine_.guest().PowerOn();
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
                  thrown_away_, machine_.disk().flushes(), settings_.seed));
  Say(fmt::format("ratings={} cuts={} lost={} doubled={} unaccounted={} verify={}", presses_.size(),
                  cuts_, verdict_.lost, verdict_.doubled, unaccounted,
                  verified_ && ok ? "ok" : "FAILED"));
  return ok ? 0 : 1;
}

bool PowerCut::PressAndCut(int cut) {
  const std::size_t wanted = presses_.size() + kFewestPresses + Below(kMorePresses);
  const auto begun = SteadyClock::now();
  if (!Wait(kPressPatience, [&] { return presses_.size() >= wanted; })) {
    Say("nobody can press any more: " + machine_.processes().LastWords("machine"));
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
                  lived.count(), presses_.size(), machine_.disk().lost_sectors(), verdict_.lost));
  return good;
}

void PowerCut::Cut(Survival survival) {
  machine_.CutPower(survival, random_);
  thrown_away_ += machine_.disk().lost_sectors();
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
  const auto deadline = SteadyClock::now() + kDevicePatience;
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

bool PowerCut::Account(const std::string& when, bool at_rest) {
  const auto devices = AskDevices();
  const auto survivor = machine_.Look();
  std::uint64_t unlit = 0;
  for (const auto& window : windows_) unlit += window->unlit();
  verdict_ =
      simulator::Compare(presses_, survivor.ledger.value_or(simulator::Ledger{}), devices, unlit);
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
