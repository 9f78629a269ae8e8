#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "evaluator-firmware/core/evaluator.h"
#include "evaluator-firmware/protocol/codec.h"
#include "evaluator-firmware/protocol/text.h"
#include "tests/evaluator-firmware/core/fake_board.h"
#include "tests/evaluator-firmware/core/fake_store.h"

namespace yichuang::evaluator {

inline constexpr std::uint32_t kSerial = 7;

inline Identity TestIdentity() {
  Identity identity{kSerial, 0x0100, {}};
  identity.key.fill(0x42);
  return identity;
}

// One device on a desk, with the hub's side of the conversation.
struct Desk {
  explicit Desk(FakeStore& desk_store, const KeyLayout& layout = kFiveKeys,
                std::uint32_t now_ms = 1000, std::uint32_t random = 0xB007)
      : board(now_ms, random), device(board, desk_store, layout, TestIdentity()) {
    Run(1);
  }

  void Run(std::uint32_t for_ms) {
    for (std::uint32_t i = 0; i < for_ms; ++i) {
      ++board.now_ms;
      device.Poll();
    }
  }

  void Push(std::uint8_t key) {
    board.keys = static_cast<std::uint8_t>(1U << key);
    Run(80);
    board.keys = 0;
    Run(30);
  }

  template <typename Frame>
  void Tell(const Frame& frame) {
    std::vector<std::uint8_t> bytes(protocol::kMaxFrameSize);
    bytes.resize(protocol::Encode(frame, keys, bytes));
    board.Deliver(bytes);
    Run(2);
  }

  protocol::Show AShow(protocol::Screen screen, std::uint64_t version) const {
    protocol::Show show;
    show.serial = kSerial;
    show.epoch = device.log().epoch();
    show.boot = device.boot();
    show.version = version;
    show.screen = screen;
    show.ticket = protocol::FixedText<protocol::kTicketSize>("A001");
    show.staff_number = protocol::FixedText<protocol::kStaffNumberSize>("1001");
    return show;
  }

  protocol::Show AnInvitation(std::uint64_t invitation, std::uint64_t version,
                              bool ask = false) const {
    protocol::Show show = AShow(protocol::Screen::kInviting, version);
    show.invitation = invitation;
    show.limit_ms = 60'000;
    show.ask_consent = ask ? 1 : 0;
    return show;
  }

  protocol::Receipt AReceipt(std::uint32_t through) const {
    return {kSerial, device.log().epoch(), through};
  }

  ScreenKind screen() const { return board.drawn.back().view.kind; }

  std::vector<protocol::Press> Presses() const {
    std::vector<protocol::Press> presses;
    for (const auto& sent : board.sent) {
      const auto result = protocol::DecodePress(sent.frame, keys);
      if (const auto* press = std::get_if<protocol::Press>(&result)) presses.push_back(*press);
    }
    return presses;
  }

  std::vector<protocol::Hello> Hellos() const {
    std::vector<protocol::Hello> hellos;
    for (const auto& sent : board.sent) {
      const auto result = protocol::DecodeHello(sent.frame, keys);
      if (const auto* hello = std::get_if<protocol::Hello>(&result)) hellos.push_back(*hello);
    }
    return hellos;
  }

  protocol::DeviceKeys keys{TestIdentity().key};
  FakeBoard board;
  Evaluator device;
};

}  // namespace yichuang::evaluator
