#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "evaluator-firmware/board/host/cable.h"
#include "evaluator-firmware/board/host/finger.h"
#include "evaluator-firmware/core/board.h"

namespace yichuang::evaluator::host {

/// The board of a process: time is set from outside, keys and cable are borrowed and must outlive
/// it. One thread.
class HostBoard final : public Board {
 public:
  HostBoard(Cable& cable, Finger& finger) : cable_(cable), finger_(finger) {}

  std::uint32_t NowMs() override { return now_ms_; }
  /// From the kernel; ends the process when it has none, since an epoch must not be guessable.
  std::uint32_t Random32() override;
  std::uint8_t KeysDown() override { return finger_.Down(now_ms_); }
  std::uint32_t CableSession() override { return cable_.session(); }
  std::size_t Receive(std::span<std::uint8_t> bytes) override { return cable_.Receive(bytes); }
  std::size_t Send(std::span<const std::uint8_t> bytes) override { return cable_.Send(bytes); }
  void Draw(const ScreenView& view) override { drawn_.push_back(view); }

  void SetNow(std::uint32_t now_ms) { now_ms_ = now_ms; }
  /// What was drawn since the last call, oldest first.
  std::vector<ScreenView> TakeDrawn() { return std::exchange(drawn_, {}); }

 private:
  Cable& cable_;
  Finger& finger_;
  std::uint32_t now_ms_ = 0;
  std::vector<ScreenView> drawn_;
};

}  // namespace yichuang::evaluator::host
