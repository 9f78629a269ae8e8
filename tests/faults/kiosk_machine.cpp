#include "tests/faults/kiosk_machine.h"

#include "hub/contract/codec.h"
#include "tests/faults/hub_machine.h"
#include "tests/faults/outbox_run.h"

namespace yichuang::faults {

KioskMachine::KioskMachine(World& world, Network& network, std::filesystem::path folder)
    : world_(world), network_(network), disk_(std::move(folder)) {}

link::Clocks KioskMachine::Clocks() const { return {world_.now, core::MillisOf(world_.wall())}; }

template <typename Deed>
bool KioskMachine::Run(const Deed& deed) {
  if (RunOverOutbox(disk_, storage_errors, unprovoked, deed)) return true;
  Die(world_.DiesByPowerCut());
  return false;
}

bool KioskMachine::Start() {
  const bool up = Run([this] {
    const std::filesystem::path file = disk_.folder() / "outbox.db";
    // Its epoch is drawn by the outbox otherwise, and the run would not follow from its seed.
    if (!std::filesystem::exists(file)) {
      const auto epoch = static_cast<std::uint32_t>(1 + world_.Below(1'000'000));
      client::Outbox made(file, HallPlan::kKiosk, epoch);
    }
    sender_ =
        std::make_unique<link::EntrySender>(file, HallPlan::kKiosk, [](const std::string&) {});
    desk_ = std::make_unique<link::NumberDesk>(
        std::chrono::minutes(8 * 60), [this](contract::EntryBody body) {
          return sender_->Write(std::move(body), core::MillisOf(world_.wall()));
        });
    desk_->Recall(sender_->Held(), sender_->Pending(), core::MillisOf(world_.wall()));
    if (shelved_) Tell(desk_->Take(shelved_));
  });
  if (!up) return false;
  ++starts;
  hub_there_ = false;
  network_.Join(HallPlan::kKiosk, *this);
  return true;
}

void KioskMachine::Step() {
  if (!running()) return;
  if (sender_->NextDue() > world_.now && desk_->NextTick() > world_.now) return;
  Run([this] {
    Tell(desk_->Tick(Clocks()));
    Flush();
  });
}

void KioskMachine::Flush() {
  sender_->Flush(world_.now, [this](const contract::Up& message) {
    return network_.Publish(HallPlan::kKiosk, Channel::kUp, HallPlan::kKiosk,
                            contract::Encode(message));
  });
}

void KioskMachine::Tell(const link::NumberDesk::Answers& answers) {
  for (const model::Msg& answer : answers) {
    if (const auto* number = std::get_if<model::NumberGiven>(&answer))
      given.push_back(number->given);
  }
}

void KioskMachine::WantNumber() {
  if (!running()) return;
  Run([this] {
    Tell(desk_->Press(world_.wall(), HallPlan::kGroup, "", Clocks()));
    Flush();
  });
}

void KioskMachine::Cancel() {
  if (!running() || given.empty()) return;
  Run([this] {
    desk_->Cancel(given.back());
    Flush();
  });
}

std::size_t KioskMachine::pending() { return sender_ ? sender_->Pending().size() : 0; }

void KioskMachine::Die(bool power) {
  network_.Leave(HallPlan::kKiosk);
  disk_.Die();
  desk_.reset();
  sender_.reset();
  if (power) {
    disk_.RestartAfterPowerCut(world_.random, world_.death == World::Death::kPowerCut);
  } else {
    disk_.Restart();
  }
  start_at = world_.now + world_.Between(100, 4'000);
}

void KioskMachine::Announce() {
  contract::TerminalState state{HallPlan::kKiosk, contract::Presence::kOnline,
                                mqtt_session_,    "simulated",
                                shown_version_,   sender_->Announced()};
  network_.Publish(HallPlan::kKiosk, Channel::kState, HallPlan::kKiosk, contract::Encode(state));
}

void KioskMachine::OnConnected() {
  mqtt_session_ = world_.Below(1'000'000'000) + 1;
  if (!running()) return;
  Run([this] {
    sender_->LinkUp(world_.now);
    Announce();
    Flush();
  });
}

void KioskMachine::OnLost() {
  if (!running()) return;
  Run([this] {
    sender_->LinkDown();
    if (std::exchange(hub_there_, false)) Tell(desk_->SetHub(false, Clocks()));
  });
}

void KioskMachine::OnMessage(Channel channel, const std::string&, const std::string& text) {
  if (!running()) return;
  if (channel == Channel::kDown) {
    auto down = contract::DecodeDown(text);
    if (const auto* decoded = std::get_if<contract::Down>(&down)) {
      Run([&] {
        Hear(*decoded);
        Flush();
      });
    }
    return;
  }
  auto decoded = contract::DecodeHubState(text);
  const auto* state = std::get_if<contract::HubState>(&decoded);
  if (state == nullptr) return;
  Run([&] {
    const bool there = state->presence == contract::Presence::kOnline;
    if (there) sender_->Witness(state->head);
    if (there != hub_there_) {
      hub_there_ = there;
      if (there) {
        sender_->LinkUp(world_.now);
        Announce();
      }
      Tell(desk_->SetHub(there, Clocks()));
    }
    Flush();
  });
}

void KioskMachine::Hear(const contract::Down& message) {
  if (const auto* desired = std::get_if<contract::Desired>(&message)) {
    if (desired->kiosk) {
      shelved_ = desired->kiosk->queue;
      Tell(desk_->Take(desired->kiosk->queue));
    }
    if (shown_version_ == desired->version) return;
    shown_version_ = desired->version;
    Announce();
  } else if (const auto* receipt = std::get_if<contract::Receipt>(&message)) {
    const auto refused = sender_->Take(*receipt, core::MillisOf(world_.wall()));
    if (refused) Tell(desk_->Settle(*refused));
  }
}

std::string KioskMachine::Will() const {
  contract::TerminalState state;
  state.device = HallPlan::kKiosk;
  state.session = mqtt_session_;
  return contract::Encode(state);
}

}  // namespace yichuang::faults
