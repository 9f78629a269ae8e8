#include "tests/faults/hub_machine.h"

#include <fmt/format.h>

#include <fstream>

#include "hub/contract/codec.h"
#include "hub/sqlite/database.h"
#include "hub/sqlite/snapshot.h"

namespace yichuang::faults {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr std::uint64_t kSnapshotEvery = 25;
constexpr auto kIdleStep = 1'000ms;

void Remove(const fs::path& file) {
  std::error_code ignored;
  fs::remove(file, ignored);
}

}  // namespace

std::string HallPlan::Evaluator(int window) { return fmt::format("ev-{:04}", window); }

evidence::DeviceKey HallPlan::KeyOf(int window) {
  evidence::DeviceKey key{};
  for (std::size_t i = 0; i < key.size(); ++i)
    key[i] = static_cast<std::uint8_t>(i + static_cast<std::size_t>(window) * 7);
  return key;
}

HubMachine::HubMachine(World& world, Network& network, const HallPlan& plan, fs::path folder)
    : world_(world),
      network_(network),
      plan_(plan),
      disk_(folder / "data"),
      database_(folder / "data" / "hall.db"),
      backup_(folder / "backup.db") {
  for (int window = 1; window <= plan.windows; ++window)
    book_.AddKey(HallPlan::Evaluator(window), HallPlan::KeyOf(window));
  sqlite::Store::Create(database_);
}

HubMachine::~HubMachine() { Close(); }

hub::HallOptions HubMachine::Options() {
  hub::HallOptions options;
  options.plan.hall = kHallName;
  options.plan.rules.invitation_min = 4s;
  options.plan.rules.invitation_protect = 2s;
  options.plan.rules.invitation_limit = 20s;
  for (int window = 1; window <= plan_.windows; ++window) {
    options.plan.windows.push_back(
        {static_cast<core::WindowNo>(window), "A", HallPlan::kHost, HallPlan::Evaluator(window)});
    options.plan.staff.push_back({core::StaffId{}, fmt::format("10{:02}", window)});
  }
  options.plan.groups = {{HallPlan::kGroup, 'A', {"企业开办", ""}, "", "", false, 10}};
  options.kiosks.kiosks = {{HallPlan::kKiosk, "A"}};
  options.title = {"hall", true, "simulated"};
  options.clock = hub::Clock(wall_);
  options.steady = [this] { return std::chrono::steady_clock::time_point(world_.now); };
  options.snapshot_every = kSnapshotEvery;
  options.snapshot_pause = {};
  options.inbox_capacity = 4;  // a burst of terminals overfills it now and then
  return options;
}

template <typename Deed>
bool HubMachine::Run(const Deed& deed) {
  const KillPoint::Working working(disk_);
  wall_ = world_.wall() + clock_skew;
  try {
    deed();
    if (!disk_.dead()) return true;
  } catch (const Killed&) {
  } catch (const sqlite::StorageError& error) {
    ++storage_errors;
    last_words = error.what();
    if (!disk_.failed() && !disk_.dead()) unprovoked = last_words;
  }
  Die(world_.DiesByPowerCut());
  return false;
}

bool HubMachine::Start() {
  wall_ = world_.wall() + clock_skew;
  const bool up = Run([this] {
    store_ = std::make_unique<sqlite::Store>(database_);
    hall_ = std::make_unique<hub::HallThread>(Options(), *store_, book_, *this);
    hall_->Load();
  });
  if (!up) return false;
  ++starts;
  has_work_ = true;
  network_.Join(Network::kHub, *this);
  return true;
}

void HubMachine::Step() {
  if (!running()) return;
  if (!has_work_ && world_.now - last_step_ < kIdleStep) return;
  last_step_ = world_.now;
  has_work_ = false;
  Run([this] { hall_->Step(0ms); });
}

bool HubMachine::Ask(core::Command command, http::OnAnswer on_answer) {
  if (!running()) return false;
  has_work_ = true;
  return hall_->Submit("user:desk", std::move(command), std::move(on_answer));
}

void HubMachine::Close() {
  hall_.reset();
  store_.reset();
}

void HubMachine::Die(bool power) {
  network_.Leave(Network::kHub);
  disk_.Die();
  Close();
  if (power) {
    disk_.RestartAfterPowerCut(world_.random, world_.death == World::Death::kPowerCut);
    // What a snapshot's rename had not made durable.
    if (world_.OneIn(4)) SpoilSnapshots(static_cast<int>(world_.Below(3)));
  } else {
    disk_.Restart();
  }
  start_at = world_.now + world_.Between(100, 4'000);
}

void HubMachine::Backup() {
  Remove(backup_);
  sqlite::Database(database_, sqlite::Database::Mode::kReadOnly)
      .CopyInto(backup_, [](std::uint64_t, std::uint64_t) {});
  has_backup_ = true;
}

void HubMachine::LoseDiskAndRestore() {
  Die(false);
  for (const char* ending : {"", "-wal", "-shm"}) Remove(database_.string() + ending);
  SpoilSnapshots(2);
  fs::copy_file(backup_, database_);
  sqlite::Store(database_).OpenEra(world_.wall() + clock_skew, "console");
  ++restores;
}

void HubMachine::SpoilSnapshots(int how) {
  const auto files = sqlite::SnapshotFiles(database_.parent_path());
  if (files.empty()) return;
  if (how == 0) {
    fs::resize_file(files.front(), world_.Below(fs::file_size(files.front())));
  } else if (how == 1) {
    Remove(files.front());
  } else {
    for (const fs::path& file : files) Remove(file);
  }
}

void HubMachine::OnConnected() {
  if (!running()) return;
  has_work_ = true;
  hall_->Connected();
}

void HubMachine::OnMessage(Channel channel, const std::string& device, const std::string& text) {
  if (!running() || !hall_->HasRoom(channel == Channel::kState)) return;
  has_work_ = true;
  if (channel == Channel::kState) {
    auto state = contract::DecodeTerminalState(text);
    if (auto* decoded = std::get_if<contract::TerminalState>(&state))
      hall_->Take(std::move(*decoded));
    return;
  }
  auto up = contract::DecodeUp(text);
  if (auto* decoded = std::get_if<contract::Up>(&up)) {
    hall_->Take(std::move(*decoded));
    return;
  }
  const auto& error = *std::get_if<contract::DecodeError>(&up);
  Send(device, contract::Refused{error.reason, error.where});
}

std::string HubMachine::Will() const {
  return contract::Encode(contract::HubState{contract::Presence::kOffline, {}, {}});
}

void HubMachine::Send(const std::string& device, const contract::Down& message) {
  network_.Publish(Network::kHub, Channel::kDown, device, contract::Encode(message));
}

void HubMachine::Announce(const contract::HubState& state) {
  network_.Publish(Network::kHub, Channel::kHubState, Network::kHub, contract::Encode(state));
}

void HubMachine::Snapshot(core::Hall hall, const contract::Head& head) {
  // On a thread of its own in the real hub, so it may come to nothing.
  if (world_.OneIn(8)) return;
  sqlite::Store::WriteSnapshot(database_.parent_path(), hall, head, {});
}

}  // namespace yichuang::faults
