#include "tests/faults/hall_run.h"

#include <fmt/format.h>
#include <stdlib.h>

#include <algorithm>
#include <stdexcept>

namespace yichuang::faults {
namespace {

namespace fs = std::filesystem;

constexpr SteadyMillis kLongestDay{3'600'000};
constexpr SteadyMillis kSettleMost{1'800'000};
constexpr SteadyMillis kAskAgain{3'000};

}  // namespace

HallRun::HallRun(const RunSettings& settings, fs::path folder)
    : settings_(settings), world_(settings.seed), hub_(world_, network_, plan_, folder / "hub") {
  std::vector<DeviceMachine*> at_host;
  for (int window = 1; window <= plan_.windows; ++window) {
    devices_.push_back(std::make_unique<DeviceMachine>(world_, static_cast<std::uint32_t>(window),
                                                       HallPlan::KeyOf(window)));
    at_host.push_back(devices_.back().get());
  }
  host_ = std::make_unique<WindowMachine>(world_, network_, folder / "host", std::move(at_host));
  kiosk_ = std::make_unique<KioskMachine>(world_, network_, folder / "kiosk");
  desks_.resize(static_cast<std::size_t>(plan_.windows));
  // What a host had sent before its disk was lost cannot come again after a restore.
  may_restore_ = settings.storm && world_.OneIn(4);
  may_lose_host_ = settings.storm && !may_restore_ && world_.OneIn(3);
}

RunReport HallRun::Play() {
  for (int day = 0; day < settings_.days && report_.violations.empty(); ++day) Day();
  if (hub_.running()) {
    report_.rows = hub_.hall().seq;
    report_.numbers = kiosk_->given.size();
  }
  report_.lost_messages = network_.dropped;
  return report_;
}

void HallRun::Day() {
  for (Desk& desk : desks_) {
    desk = {};
    desk.left = settings_.services;
  }
  if (settings_.storm) {
    const auto chance = [this] { return world_.OneIn(3) ? 0 : 4 + world_.Below(60); };
    network_.weather = {chance(), chance(), chance()};
    host_->cable_noise = world_.OneIn(2) ? 0 : 300 + world_.Below(3'000);
  }
  const SteadyMillis end = world_.now + kLongestDay;
  const auto busy = [](const Desk& desk) {
    return desk.left > 0 || desk.step != Desk::Step::kFree;
  };
  while (std::ranges::any_of(desks_, busy) && world_.now < end) {
    if (settings_.storm) Strike();
    Advance(world_.Between(30, 400));
    for (int window = 1; window <= plan_.windows; ++window) Work(window);
    if (world_.OneIn(40)) kiosk_->WantNumber();
    if (world_.OneIn(300)) kiosk_->Cancel();
    if (may_restore_ && hub_.running() && world_.OneIn(400)) hub_.Backup();
  }
  if (world_.now >= end) Fault("the day does not end: " + hub_.last_words);
  for (const std::string& error : {hub_.unprovoked, host_->unprovoked, kiosk_->unprovoked}) {
    if (!error.empty()) Fault("a storage error, and the disk is well: " + error);
  }
  if (!Settle()) {
    Fault(fmt::format(
        "what is on its way does not arrive: {} entries at the windows, {} at the "
        "kiosk; hub {}: {}",
        host_->pending(), kiosk_->pending(), hub_.running() ? "runs" : "is down", hub_.last_words));
    return;
  }
  Account();
  ++report_.days;
  // The night.
  world_.origin += std::chrono::hours(24) -
                   std::chrono::floor<std::chrono::hours>(
                       world_.wall() - std::chrono::floor<std::chrono::days>(world_.wall()) -
                       std::chrono::hours(1));
  Advance(SteadyMillis(2'000));
}

void HallRun::StartAll() {
  if (!hub_.running() && hub_.start_at <= world_.now && !hub_.Start())
    hub_.start_at = std::max(hub_.start_at, world_.now + SteadyMillis(100));
  if (!host_->running() && host_->start_at <= world_.now) (void)host_->Start();
  if (!kiosk_->running() && kiosk_->start_at <= world_.now) (void)kiosk_->Start();
  for (std::size_t i = 0; i < devices_.size(); ++i) {
    if (devices_[i]->on()) continue;
    if (device_on_at_[i] <= SteadyMillis(0))
      device_on_at_[i] = world_.now + world_.Between(500, 5'000);
    if (device_on_at_[i] > world_.now) continue;
    devices_[i]->PowerOn();
    device_on_at_[i] = SteadyMillis(0);
  }
}

void HallRun::Advance(SteadyMillis span) {
  world_.now += span;
  StartAll();
  network_.Run();
  for (const auto& device : devices_) device->Poll();
  host_->Step();
  kiosk_->Step();
  hub_.Step();
}

bool HallRun::Until(const std::function<bool()>& done, SteadyMillis most) {
  const SteadyMillis end = world_.now + most;
  while (!done()) {
    if (world_.now >= end) return false;
    Advance(SteadyMillis(50));
  }
  return true;
}

bool HallRun::Drained() {
  if (!hub_.running() || !host_->running() || !kiosk_->running()) return false;
  for (const auto& device : devices_) {
    if (!device->on() || device->log().oldest_pending() != device->log().next_counter())
      return false;
  }
  return host_->pending() == 0 && kiosk_->pending() == 0;
}

bool HallRun::Settle() {
  network_.weather = {};
  host_->cable_noise = 0;
  hub_.disk().Disarm();
  host_->disk().Disarm();
  kiosk_->disk().Disarm();
  KillPoint::Disarm();
  for (const auto& device : devices_) device->plugged = true;
  const SteadyMillis end = world_.now + kSettleMost;
  int quiet = 0;
  while (world_.now < end) {
    Advance(SteadyMillis(world_.now + kSettleMost - end < SteadyMillis(20'000) ? 100 : 500));
    quiet = Drained() ? quiet + 1 : 0;
    // A moment longer: a wish of the kiosk, a frame on a cable.
    if (quiet >= 30) return true;
  }
  return false;
}

void HallRun::Ask(Desk& desk, core::Command command) {
  desk.asking = true;
  desk.answered = false;
  desk.until = world_.now + kAskAgain;
  (void)hub_.Ask(std::move(command), [&desk](const http::Answer&) { desk.answered = true; });
}

void HallRun::Work(int window) {
  Desk& desk = desks_[static_cast<std::size_t>(window - 1)];
  DeviceMachine& device = *devices_[static_cast<std::size_t>(window - 1)];
  const auto number = static_cast<core::WindowNo>(window);
  if (world_.now < desk.next) return;
  if (desk.asking) {
    if (!desk.answered && world_.now < desk.until) return;
    desk.asking = false;
    if (!desk.answered) return;  // asks again
    if (!desk.shift) {
      desk.shift = true;
      return;
    }
    if (desk.step == Desk::Step::kOpening) desk.step = Desk::Step::kServing;
    if (desk.step == Desk::Step::kEnding) {
      desk.step = Desk::Step::kInvited;
      desk.until = world_.now + SteadyMillis(12'000);
    }
    desk.next = world_.now + world_.Between(200, 2'500);
    return;
  }
  if (!desk.shift) return Ask(desk, core::StartShift{number, fmt::format("10{:02}", window)});
  switch (desk.step) {
    case Desk::Step::kFree:
      if (desk.left == 0) return;
      --desk.left;
      desk.visit = fmt::format("V{}", ++visits_);
      desk.before = device.view().invitation;
      desk.step = Desk::Step::kOpening;
      [[fallthrough]];
    case Desk::Step::kOpening:
      return Ask(desk, core::OpenService{number, desk.visit});
    case Desk::Step::kServing:
      desk.step = Desk::Step::kEnding;
      [[fallthrough]];
    case Desk::Step::kEnding:
      return Ask(desk, core::EndService{number, true});
    case Desk::Step::kInvited: {
      const bool inviting = device.on() && device.view().kind == evaluator::ScreenKind::kInviting;
      if (inviting && device.view().invitation != desk.before) {
        desk.step = Desk::Step::kPressed;
        desk.next = world_.now + world_.Between(100, 3'000);
      } else if (world_.now >= desk.until) {
        desk.step = Desk::Step::kFree;  // the device is dark, or the hub; the next citizen comes
      }
      return;
    }
    case Desk::Step::kPressed:
      desk.step = Desk::Step::kFree;
      if (world_.OneIn(7)) return;  // went without a word
      device.Press(static_cast<std::uint8_t>(world_.Below(5)));
      if (device.on() && device.view().kind == evaluator::ScreenKind::kAskConsent &&
          world_.OneIn(2)) {
        device.Press(world_.OneIn(2) ? 4 : 0);
      }
      return;
  }
}

void HallRun::Strike() {
  if (!world_.OneIn(40)) return;
  ++report_.faults;
  switch (world_.Below(7)) {
    case 0:
      return network_.KillBroker(world_.now + world_.Between(100, 6'000));
    case 1: {
      const char* const names[] = {Network::kHub, HallPlan::kHost, HallPlan::kKiosk};
      return network_.Cut(names[world_.Below(3)], world_.now + world_.Between(100, 30'000));
    }
    case 2:
    case 3:
      return StrikeHub();
    case 4:
    case 5:
      return StrikeTerminal();
    default:
      return StrikeDevice();
  }
}

void HallRun::StrikeHub() {
  switch (world_.Below(8)) {
    case 0:
      return hub_.Kill();
    case 1:
      return hub_.CutPower();
    case 2:
      return hub_.disk().Arm(1 + world_.Below(12), DiskFault::kIoError);
    case 3:
      return hub_.disk().Arm(1 + world_.Below(12), DiskFault::kFull);
    case 4:
      hub_.SpoilSnapshots(static_cast<int>(world_.Below(3)));
      return hub_.Kill();
    case 5:
      hub_.clock_skew = world_.Between(-40'000, 3'000);
      return;
    case 6:
      if (may_restore_ && hub_.has_backup() && world_.OneIn(2)) return hub_.LoseDiskAndRestore();
      [[fallthrough]];
    default:
      return hub_.disk().Arm(1 + world_.Below(40), DiskFault::kDies);
  }
}

void HallRun::StrikeTerminal() {
  const bool host = world_.OneIn(3) || world_.OneIn(2);
  MachineDisk& disk = host ? host_->disk() : kiosk_->disk();
  switch (world_.Below(5)) {
    case 0:
      return host ? host_->Kill() : kiosk_->Kill();
    case 1:
      return host ? host_->CutPower() : kiosk_->CutPower();
    case 2:
      return disk.Arm(1 + world_.Below(8),
                      world_.OneIn(2) ? DiskFault::kIoError : DiskFault::kFull);
    case 3:
      if (host && may_lose_host_ && world_.OneIn(3)) return host_->LoseDisk();
      [[fallthrough]];
    default:
      return disk.Arm(1 + world_.Below(20), DiskFault::kDies);
  }
}

void HallRun::StrikeDevice() {
  DeviceMachine& device = *devices_[world_.Below(devices_.size())];
  if (!device.on()) return;
  switch (world_.Below(4)) {
    case 0:
      return device.PowerOff();
    case 1:
      device.plugged = !device.plugged;
      ++device.session;
      return;
    case 2:
      return device.CutAtWrite(1 + static_cast<int>(world_.Below(4)));
    default:
      return device.CutBehindWrite(1 + static_cast<int>(world_.Below(4)));
  }
}

bool HallRun::Invite(int window) {
  const auto number = static_cast<core::WindowNo>(window);
  DeviceMachine& seen = device(window);
  const std::uint64_t before = seen.view().invitation;
  const auto ask = [&](const core::Command& command) {
    bool answered = false;
    if (!hub_.Ask(command, [&answered](const http::Answer&) { answered = true; })) return false;
    return Until([&] { return answered; }, kAskAgain);
  };
  if (!hub_.running() || hub_.hall().windows.empty()) return false;
  const auto& state = hub_.hall().windows.at(number);
  if (!state.staff && !ask(core::StartShift{number, fmt::format("10{:02}", window)})) return false;
  if (!ask(core::OpenService{number, fmt::format("V{}", ++visits_)})) return false;
  if (!ask(core::EndService{number, true})) return false;
  return Until([&] {
    return seen.on() && seen.view().kind == evaluator::ScreenKind::kInviting &&
           seen.view().invitation != before;
  });
}

RunReport PlayHall(const RunSettings& settings, const fs::path& base) {
  std::string folder = (base / "hall-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) throw std::runtime_error("cannot make " + folder);
  RunReport report;
  try {
    report = HallRun(settings, folder).Play();
  } catch (const std::exception& error) {
    report.violations.push_back(fmt::format("the run broke off: {}", error.what()));
  }
  std::error_code ignored;
  fs::remove_all(folder, ignored);
  return report;
}

}  // namespace yichuang::faults
