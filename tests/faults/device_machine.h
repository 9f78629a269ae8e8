#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "evaluator-firmware/core/evaluator.h"
#include "tests/faults/world.h"

namespace yichuang::faults {

/// A press whose lamp lit: from there on it may not be lost.
struct LitPress {
  std::uint32_t epoch = 0;
  std::uint32_t counter = 0;
  std::uint64_t invitation = 0;
  protocol::Level level = protocol::Level::kVerySatisfied;
};

/// A rating device: the firmware's own core on a board of memory, whose power may go in the middle
/// of a write to the log.
class DeviceMachine final : public evaluator::Board, public evaluator::ByteStore {
 public:
  DeviceMachine(World& world, std::uint32_t serial,
                const std::array<std::uint8_t, protocol::kDeviceKeySize>& key);

  // evaluator::Board
  std::uint32_t NowMs() override { return static_cast<std::uint32_t>(world_.now.count()); }
  std::uint32_t Random32() override { return static_cast<std::uint32_t>(world_.random()); }
  std::uint8_t KeysDown() override { return keys_; }
  std::uint32_t CableSession() override { return plugged ? session : 0; }
  std::size_t Receive(std::span<std::uint8_t> bytes) override;
  std::size_t Send(std::span<const std::uint8_t> bytes) override;
  void Draw(const evaluator::ScreenView& view) override { view_ = view; }

  // evaluator::ByteStore
  std::uint32_t size() const override { return static_cast<std::uint32_t>(store_.size()); }
  bool Read(std::uint32_t offset, std::span<std::uint8_t> bytes) override;
  bool Write(std::uint32_t offset, std::span<const std::uint8_t> bytes) override;

  void PowerOn();
  void PowerOff();
  bool on() const { return evaluator_.has_value(); }
  /// Power goes at the n-th write from now, in the middle of it or right behind it.
  void CutAtWrite(int n) { cut_in_ = n; }
  /// The same, but only behind it: a lit lamp may follow.
  void CutBehindWrite(int n) {
    cut_in_ = n;
    behind_ = true;
  }
  void Poll();
  /// A finger: down long enough, then up. The world's clock goes on.
  void Press(std::uint8_t key);

  const evaluator::ScreenView& view() const { return view_; }
  const evaluator::PressLog& log() const { return evaluator_->log(); }
  std::uint32_t serial() const { return serial_; }
  bool cut() const { return cut_; }

  bool plugged = true;
  std::uint32_t session = 1;
  std::deque<std::uint8_t> incoming;
  std::vector<std::uint8_t> outgoing;
  std::vector<LitPress> lit;

 private:
  World& world_;
  std::uint32_t serial_;
  std::array<std::uint8_t, protocol::kDeviceKeySize> key_;
  std::vector<std::uint8_t> store_;
  std::optional<evaluator::Evaluator> evaluator_;
  evaluator::ScreenView view_;
  std::uint8_t keys_ = 0;
  int cut_in_ = 0;
  bool behind_ = false;
  bool cut_ = false;
};

}  // namespace yichuang::faults
