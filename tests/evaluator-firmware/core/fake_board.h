#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <span>
#include <utility>
#include <variant>
#include <vector>

#include "evaluator-firmware/core/board.h"
#include "evaluator-firmware/protocol/cobs.h"

namespace yichuang::evaluator {

/// A board whose clock, keys and cable the test holds; it keeps everything drawn and sent, with the
/// time.
class FakeBoard final : public Board {
 public:
  using Bytes = std::vector<std::uint8_t>;
  struct Sent {
    std::uint32_t at_ms;
    Bytes frame;
  };
  struct Drawn {
    std::uint32_t at_ms;
    ScreenView view;
    friend bool operator==(const Drawn&, const Drawn&) = default;
  };

  FakeBoard(std::uint32_t start_ms, std::uint32_t first_random)
      : now_ms(start_ms), random(first_random) {}
  FakeBoard(const FakeBoard&) = delete;
  FakeBoard& operator=(const FakeBoard&) = delete;

  std::uint32_t NowMs() override { return now_ms; }
  std::uint32_t Random32() override { return random++; }
  std::uint8_t KeysDown() override { return keys; }
  std::uint32_t CableSession() override { return session; }

  std::size_t Receive(std::span<std::uint8_t> bytes) override {
    std::size_t count = 0;
    for (; count < bytes.size() && !incoming.empty(); ++count) {
      bytes[count] = incoming.front();
      incoming.pop_front();
    }
    return count;
  }

  std::size_t Send(std::span<const std::uint8_t> bytes) override {
    std::size_t taken = 0;
    for (; taken < bytes.size() && taken < send_limit; ++taken) {
      raw.push_back(bytes[taken]);
      const auto result = reader_.Feed(bytes[taken]);
      if (const auto* frame = std::get_if<protocol::FrameReader::Frame>(&result)) {
        sent.push_back({now_ms, Bytes(frame->begin(), frame->end())});
      }
    }
    return taken;
  }

  void Draw(const ScreenView& view) override {
    drawn.push_back({now_ms, view});
    if (on_draw) on_draw(view);
  }

  /// Puts a frame on the cable towards the device.
  void Deliver(std::span<const std::uint8_t> frame) {
    Bytes stream(protocol::kMaxStreamSize);
    stream.resize(protocol::EncodeStream(frame, stream));
    incoming.insert(incoming.end(), stream.begin(), stream.end());
  }

  std::uint32_t now_ms;
  std::uint32_t random;
  std::uint8_t keys = 0;
  std::uint32_t session = 1;
  std::size_t send_limit = 1000;
  std::deque<std::uint8_t> incoming;
  Bytes raw;
  std::vector<Sent> sent;
  std::vector<Drawn> drawn;
  std::function<void(const ScreenView&)> on_draw;

 private:
  Bytes buffer_ = Bytes(protocol::kMaxFrameSize + protocol::kCrcSize);
  protocol::FrameReader reader_{buffer_};
};

}  // namespace yichuang::evaluator
