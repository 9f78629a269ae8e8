#include "tests/faults/device_machine.h"

#include <algorithm>

namespace yichuang::faults {
namespace {

constexpr std::uint32_t kStoreSize = 8'192;  // some 250 presses
constexpr std::size_t kCableRoom = 4'096;

}  // namespace

DeviceMachine::DeviceMachine(World& world, std::uint32_t serial,
                             const std::array<std::uint8_t, protocol::kDeviceKeySize>& key)
    : world_(world), serial_(serial), key_(key), store_(kStoreSize, 0xFF) {
  PowerOn();
}

void DeviceMachine::PowerOn() {
  cut_ = false;
  cut_in_ = 0;
  behind_ = false;
  keys_ = 0;
  incoming.clear();
  outgoing.clear();
  ++session;
  evaluator_.emplace(*this, *this, evaluator::kFiveKeys, evaluator::Identity{serial_, 256, key_});
}

void DeviceMachine::PowerOff() {
  evaluator_.reset();
  view_ = {};
  incoming.clear();
  outgoing.clear();
}

std::size_t DeviceMachine::Receive(std::span<std::uint8_t> bytes) {
  const std::size_t count = std::min(bytes.size(), incoming.size());
  std::copy_n(incoming.begin(), count, bytes.begin());
  incoming.erase(incoming.begin(), incoming.begin() + static_cast<std::ptrdiff_t>(count));
  return count;
}

std::size_t DeviceMachine::Send(std::span<const std::uint8_t> bytes) {
  const std::size_t count =
      std::min(bytes.size(), kCableRoom - std::min(kCableRoom, outgoing.size()));
  outgoing.insert(outgoing.end(), bytes.begin(),
                  bytes.begin() + static_cast<std::ptrdiff_t>(count));
  return count;
}

bool DeviceMachine::Read(std::uint32_t offset, std::span<std::uint8_t> bytes) {
  std::copy_n(store_.begin() + offset, bytes.size(), bytes.begin());
  return true;
}

bool DeviceMachine::Write(std::uint32_t offset, std::span<const std::uint8_t> bytes) {
  if (cut_) return false;
  const bool now = cut_in_ > 0 && --cut_in_ == 0;
  const bool torn = now && !behind_;
  const std::size_t count = torn ? world_.Below(bytes.size() + 1) : bytes.size();
  std::copy_n(bytes.begin(), count, store_.begin() + offset);
  cut_ = now;
  return !torn;
}

void DeviceMachine::Poll() {
  if (!on()) return;
  const std::uint32_t confirmed = evaluator_->stats().confirmed;
  evaluator_->Poll();
  if (evaluator_->stats().confirmed != confirmed) {
    const auto& stats = evaluator_->stats();
    // The level is what the finger meant; five keys from the left, the best first.
    const auto key = static_cast<std::uint8_t>(std::countr_zero(keys_));
    lit.push_back({log().epoch(), stats.last_counter, stats.last_invitation,
                   evaluator::kFiveKeys.levels[key]});
  }
  if (cut_) PowerOff();
}

void DeviceMachine::Press(std::uint8_t key) {
  constexpr SteadyMillis kSample{10};
  for (const std::uint8_t keys :
       {std::uint8_t{0}, static_cast<std::uint8_t>(1U << key), std::uint8_t{0}}) {
    keys_ = keys;
    for (int sample = 0; sample < 4 && on(); ++sample) {
      world_.now += kSample;
      Poll();
    }
  }
  keys_ = 0;
}

}  // namespace yichuang::faults
