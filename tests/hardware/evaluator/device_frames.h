#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "evaluator-firmware/protocol/cobs.h"
#include "evaluator-firmware/protocol/codec.h"

/// Frames as a device signs them, for tests of those who pass them on.
namespace yichuang::fakes {

using FrameBytes = std::vector<std::uint8_t>;

inline const protocol::DeviceKeys& TestKeys() {
  static const std::array<std::uint8_t, protocol::kDeviceKeySize> key{1, 2, 3};
  static const protocol::DeviceKeys keys{key};
  return keys;
}

template <typename Struct>
FrameBytes FrameOf(const Struct& fields) {
  FrameBytes frame(protocol::kMaxFrameSize);
  frame.resize(protocol::Encode(fields, TestKeys(), frame));
  return frame;
}

inline protocol::Hello HelloOf(std::uint32_t serial, std::uint32_t boot) {
  protocol::Hello hello;
  hello.serial = serial;
  hello.epoch = 1;
  hello.boot = boot;
  hello.firmware = 0x0100;
  return hello;
}

inline protocol::Press PressOf(std::uint32_t serial, std::uint32_t counter) {
  protocol::Press press;
  press.serial = serial;
  press.epoch = 1;
  press.counter = counter;
  press.invitation = 12;
  return press;
}

inline FrameBytes OnCable(const FrameBytes& frame) {
  FrameBytes stream(protocol::kMaxStreamSize);
  stream.resize(protocol::EncodeStream(frame, stream));
  return stream;
}

inline FrameBytes Joined(std::initializer_list<FrameBytes> parts) {
  FrameBytes all;
  for (const auto& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace yichuang::fakes
