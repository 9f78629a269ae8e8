#include "tests/faults/window_machine.h"

#include "evaluator-firmware/protocol/cobs.h"
#include "hub/contract/codec.h"
#include "tests/faults/hub_machine.h"
#include "tests/faults/outbox_run.h"

namespace yichuang::faults {
namespace {

constexpr evaluator::Millis kSilentAfter{15'000};

}  // namespace

WindowMachine::WindowMachine(World& world, Network& network, std::filesystem::path folder,
                             std::vector<DeviceMachine*> devices)
    : world_(world),
      network_(network),
      disk_(std::move(folder)),
      devices_(std::move(devices)),
      cables_(devices_.size()) {}

WindowMachine::~WindowMachine() {
  core_.reset();
  outbox_.reset();
}

window::Now WindowMachine::Clocks() const { return {world_.now, core::MillisOf(world_.wall())}; }

template <typename Deed>
bool WindowMachine::Run(const Deed& deed) {
  if (RunOverOutbox(disk_, storage_errors, unprovoked, deed)) return true;
  Die(world_.DiesByPowerCut());
  return false;
}

bool WindowMachine::Start() {
  const bool up = Run([this] {
    const auto epoch = static_cast<std::uint32_t>(1 + world_.Below(1'000'000));
    outbox_ =
        std::make_unique<client::Outbox>(disk_.folder() / "outbox.db", HallPlan::kHost, epoch);
    core_ = std::make_unique<window::WindowCore>(HallPlan::kHost, *outbox_, *this, *this,
                                                 [](const std::string&) {});
  });
  if (!up) return false;
  ++starts;
  for (Cable& cable : cables_) cable = {std::make_unique<evaluator::Intake>(kSilentAfter), 0};
  network_.Join(HallPlan::kHost, *this);
  return true;
}

void WindowMachine::Step() {
  if (!running()) return;
  Run([this] {
    for (std::size_t place = 0; place < devices_.size(); ++place) Hear(place);
    if (core_->NextDue() <= world_.now) core_->Flush(Clocks());
  });
}

void WindowMachine::Take(window::Input input) {
  core_->Take(input, Clocks());
  core_->Flush(Clocks());
}

void WindowMachine::Hear(std::size_t place) {
  DeviceMachine& device = *devices_[place];
  Cable& cable = cables_[place];
  const std::uint32_t session = device.on() && device.plugged ? device.session : 0;
  if (session != cable.session) {
    for (auto& event : cable.intake->Closed(evaluator::DetachCause::kUnplugged))
      Take(window::FromEvaluator{place, std::move(event)});
    cable.session = session;
    if (session != 0) cable.intake->Opened(world_.now);
  }
  if (session == 0) return;
  std::vector<std::uint8_t> bytes = std::exchange(device.outgoing, {});
  Noise(bytes);
  for (auto& event : cable.intake->Take(bytes, world_.now))
    Take(window::FromEvaluator{place, std::move(event)});
  if (world_.now < cable.intake->silent_at()) return;
  for (auto& event : cable.intake->Closed(evaluator::DetachCause::kSilent))
    Take(window::FromEvaluator{place, std::move(event)});
  cable.intake->Opened(world_.now);
}

void WindowMachine::Noise(std::vector<std::uint8_t>& bytes) {
  if (cable_noise == 0) return;
  for (std::uint8_t& byte : bytes) {
    if (world_.OneIn(cable_noise)) byte ^= static_cast<std::uint8_t>(1U << world_.Below(8));
  }
}

void WindowMachine::Die(bool power) {
  network_.Leave(HallPlan::kHost);
  disk_.Die();
  core_.reset();
  outbox_.reset();
  if (power) {
    disk_.RestartAfterPowerCut(world_.random, world_.death == World::Death::kPowerCut);
  } else {
    disk_.Restart();
  }
  start_at = world_.now + world_.Between(100, 4'000);
}

void WindowMachine::LoseDisk() {
  Die(false);
  for (const char* ending : {"", "-wal", "-shm"})
    std::filesystem::remove(disk_.folder() / (std::string("outbox.db") + ending));
}

std::size_t WindowMachine::pending() { return outbox_ ? outbox_->Pending().size() : 0; }

void WindowMachine::OnConnected() {
  mqtt_session_ = world_.Below(1'000'000'000) + 1;
  if (running()) Run([this] { Take(window::LinkUp{}); });
}

void WindowMachine::OnLost() {
  if (running()) Run([this] { Take(window::LinkLost{}); });
}

void WindowMachine::OnMessage(Channel channel, const std::string&, const std::string& text) {
  if (!running()) return;
  if (channel == Channel::kHubState) {
    auto state = contract::DecodeHubState(text);
    if (auto* decoded = std::get_if<contract::HubState>(&state))
      Run([&] { Take(window::HubSpoke{*decoded}); });
    return;
  }
  auto down = contract::DecodeDown(text);
  if (auto* decoded = std::get_if<contract::Down>(&down))
    Run([&] { Take(window::FromHub{std::move(*decoded)}); });
}

std::string WindowMachine::Will() const {
  contract::TerminalState state;
  state.device = HallPlan::kHost;
  state.session = mqtt_session_;
  return contract::Encode(state);
}

bool WindowMachine::Send(const contract::Up& message) {
  return network_.Publish(HallPlan::kHost, Channel::kUp, HallPlan::kHost,
                          contract::Encode(message));
}

bool WindowMachine::Announce(const contract::TerminalState& state) {
  contract::TerminalState mine = state;
  mine.session = mqtt_session_;
  return network_.Publish(HallPlan::kHost, Channel::kState, HallPlan::kHost,
                          contract::Encode(mine));
}

bool WindowMachine::Send(std::size_t place, std::span<const std::uint8_t> frame) {
  DeviceMachine& device = *devices_[place];
  if (!device.on() || !device.plugged || cables_[place].session != device.session) return false;
  std::vector<std::uint8_t> stream(protocol::kMaxStreamSize);
  stream.resize(protocol::EncodeStream(frame, stream));
  Noise(stream);
  device.incoming.insert(device.incoming.end(), stream.begin(), stream.end());
  return true;
}

}  // namespace yichuang::faults
