#include "tests/faults/storm.h"

#include <fmt/format.h>
#include <signal.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <stdexcept>

#include "tools/simulator/clock.h"

namespace yichuang::faults {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::seconds;
using SteadyClock = std::chrono::steady_clock;

constexpr double kSpeed = 20;  ///< of the hall's clock: nobody waits half a minute for a device
constexpr milliseconds kBeat{40};
constexpr seconds kHubPatience{30};
constexpr seconds kNoPressPatience{90};
constexpr seconds kDrainPatience{120};
constexpr seconds kCheckPatience{900};

simulator::HallSettings SettingsOf(const StormSettings& storm) {
  simulator::HallSettings settings;
  settings.directory = storm.directory;
  settings.bin = storm.bin;
  settings.windows = storm.windows;
  settings.device_speed = kSpeed;
  settings.hours = "00:00-24:00";
  settings.open_port = true;  // for rubbish
  const std::int64_t now = simulator::RealNow();
  settings.clock = {kSpeed, now, now};
  return settings;
}

void Say(const std::string& line) {
  std::fputs((line + "\n").c_str(), stdout);
  std::fflush(stdout);
}

}  // namespace

Storm::Storm(const StormSettings& settings)
    : settings_(settings),
      random_(settings.seed),
      setup_(SettingsOf(settings)),
      programs_(setup_),
      clock_file_(settings.directory / "run" / "clock") {
  if (settings_.own_namespaces) MountSmallDisk();
  std::ofstream(clock_file_) << "+0\n";
  AddKinds();
  programs_.Init();
  programs_.StartBroker();
  StartHub();
  if (!programs_.AwaitHub(kHubPatience))
    throw std::runtime_error("the hub does not come up: " + processes().LastWords("hub"));
  programs_.Enrol();
  programs_.StartWindows();
  // As many clerks at once as there are windows: the hub commits what has come together.
  hub_ = std::make_unique<simulator::DeskClient>(setup_.http_port(), setup_.token(), loop_,
                                                 settings_.windows);
  for (const simulator::HallWindow& window : setup_.windows()) {
    windows_.push_back(std::make_unique<StormWindow>(window, setup_, *hub_, loop_,
                                                     [this](const simulator::Press& press) {
                                                       presses_.push_back(press);
                                                       last_press_ = SteadyClock::now();
                                                     }));
  }
}

Storm::~Storm() = default;

int Storm::Run() {
  last_press_ = SteadyClock::now();
  for (const auto& window : windows_) window->Start();
  Beat();
  loop_.Run();
  if (present_ != nullptr && present_->end) present_->end();
  for (const auto& window : windows_) {
    window->Stop();
    window->device().Plug();
  }
  const auto deadline = SteadyClock::now() + kDrainPatience;
  while (!Drained() && SteadyClock::now() < deadline) {
    processes().Supervise();
    loop_.Run(SteadyClock::now() + milliseconds(100));
  }
  return Close();
}

void Storm::Beat() {
  processes().Supervise();
  const auto now = SteadyClock::now();
  if (hub_gone_ &&
      simulator::DeskClient::Holds(setup_.http_port(), "/healthz", R"("status":"ok")")) {
    slowest_return_ =
        std::max(slowest_return_, std::chrono::duration_cast<milliseconds>(now - *hub_gone_));
    hub_gone_.reset();
  }
  if (ends_at_ && now >= *ends_at_ && !hub_gone_) {
    if (present_->end) present_->end();
    present_ = nullptr;
    ends_at_.reset();
    Check();
  }
  if (!present_) Strike();
  if (now - last_press_ > kNoPressPatience) {
    Say("nobody can press any more: " + processes().LastWords("hub"));
    ++violations_;
    return loop_.Stop();
  }
  const bool over = faults_ >= settings_.faults && presses_.size() >= settings_.ratings;
  if (over && !present_) return loop_.Stop();
  loop_.After(kBeat, [this] { Beat(); });
}

/// The faults are spread over the ratings.
void Storm::Strike() {
  if (faults_ >= settings_.faults) return;
  const std::uint64_t due = settings_.ratings * static_cast<std::uint64_t>(faults_ + 1) /
                            static_cast<std::uint64_t>(settings_.faults + 1);
  if (presses_.size() < due) return;
  if (order_.empty()) {
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
      if (kinds_[i].lacks.empty()) order_.push_back(i);
    }
    // Not std::shuffle: libraries differ.
    for (std::size_t i = order_.size(); i > 1; --i) std::swap(order_[i - 1], order_[Below(i)]);
  }
  const Kind& kind = kinds_[order_.back()];
  order_.pop_back();
  ++faults_;
  ++struck_[kind.name];
  present_ = &kind;
  const auto now = SteadyClock::now();
  ends_at_ = now + kind.lasts;
  if (kind.ends_hub) hub_gone_ = now;
  kind.begin();
}

/// Verified beside the hub, as an auditor may; the whole account comes at the end.
void Storm::Check() {
  const auto result = processes().Run("hub-verify", setup_.HubCommand("verify"), kCheckPatience);
  last_press_ = SteadyClock::now();
  if (result.exit_code == 0) return;
  ++violations_;
  Say("verify: " + result.output + processes().LastWords("hub-verify"));
}

bool Storm::Drained() {
  bool drained = true;
  for (const auto& window : windows_) {
    if (window->quiet() && window->stats() && window->stats()->pending == 0 && !window->asking())
      continue;
    drained = false;
    window->AskStats();
  }
  return drained;
}

int Storm::Close() {
  std::map<std::string, simulator::DeviceEnd> devices;
  std::uint64_t unlit = 0;
  for (const auto& window : windows_) {
    unlit += window->unlit();
    const auto& stats = window->stats();
    if (!stats || stats->next_counter == 0) continue;
    devices[window->source()] = {stats->epoch, stats->next_counter - 1 - stats->pending};
  }
  programs_.Stop();
  const auto findings = programs_.Inspect();
  if (!findings.ledger) Say(findings.fault);
  if (!findings.books_balance) Say("the books of the hub do not balance");
  const simulator::Verdict verdict =
      simulator::Compare(presses_, findings.ledger.value_or(simulator::Ledger{}), devices, unlit);
  for (const Kind& kind : kinds_) {
    if (kind.lacks.empty()) {
      Say(fmt::format("fault {:<14} {} times", kind.name, struck_[kind.name]));
    } else {
      Say(fmt::format("fault {:<14} not run: {}", kind.name, kind.lacks));
    }
  }
  const std::uint64_t unaccounted =
      verdict.pending + verdict.unpressed + verdict.wrong_level + verdict.wrong_staff;
  const bool verified = findings.verified && findings.ledger && violations_ == 0;
  const bool ok = verified && findings.books_balance && simulator::Balanced(verdict) &&
                  presses_.size() >= settings_.ratings && faults_ >= settings_.faults;
  Say(fmt::format(
      "refused={} pending={} unpressed={} wrong={} hub_back_ms_at_most={} books={} seed={}",
      verdict.refused, verdict.pending, verdict.unpressed,
      verdict.wrong_level + verdict.wrong_staff, slowest_return_.count(),
      findings.books_balance ? "ok" : "broken", settings_.seed));
  if (!ok) KeepWhatIsLeft();
  if (!ok)
    Say(fmt::format(
        "replay: tools/faults --ratings {} --faults {} --windows {} --seed {}; what was left: {}",
        settings_.ratings, settings_.faults, settings_.windows, settings_.seed,
        settings_.directory.string()));
  Say(fmt::format("ratings={} faults={} lost={} doubled={} unaccounted={} verify={}",
                  presses_.size(), faults_, verdict.lost, verdict.doubled, unaccounted,
                  verified ? "ok" : "FAILED"));
  return ok ? 0 : 1;
}

std::string Storm::SomeHost() { return setup_.hosts()[Below(setup_.hosts().size())]; }

}  // namespace yichuang::faults
