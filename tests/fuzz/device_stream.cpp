#include <algorithm>
#include <array>
#include <variant>

#include "evaluator-firmware/protocol/cobs.h"
#include "evaluator-firmware/protocol/codec.h"
#include "hub/evidence/frames.h"
#include "tests/fuzz/targets.h"

namespace yichuang::fuzz {
namespace {

constexpr std::array<std::uint8_t, protocol::kDeviceKeySize> kFuzzKey{7, 1, 9};

const protocol::DeviceKeys& FuzzKeys() {
  static const protocol::DeviceKeys keys{kFuzzKey};
  return keys;
}

/// A frame that is taken says the same when it is sent again.
template <typename Frame>
void SameAgain(const std::variant<Frame, protocol::FrameError>& read, Bytes frame) {
  const auto* const known = std::get_if<Frame>(&read);
  if (known == nullptr) return;
  std::array<std::uint8_t, protocol::kMaxFrameSize> again{};
  const std::size_t size = protocol::Encode(*known, FuzzKeys(), again);
  Demand(std::ranges::equal(std::span(again).first(size), frame),
         "a frame that is taken is the one its fields give");
}

/// Nobody without the key has a frame taken; a true one is taken as it is.
void Take(Bytes frame) {
  SameAgain(protocol::DecodeHello(frame, FuzzKeys()), frame);
  SameAgain(protocol::DecodePress(frame, FuzzKeys()), frame);
  SameAgain(protocol::DecodePressDetail(frame, FuzzKeys()), frame);
  SameAgain(protocol::DecodeShow(frame, FuzzKeys()), frame);
  SameAgain(protocol::DecodeReceipt(frame, FuzzKeys()), frame);
  SameAgain(protocol::DecodeName(frame, FuzzKeys()), frame);
  SameAgain(protocol::DecodeLost(frame, FuzzKeys()), frame);
}

/// Nobody changes a true frame: the first two bytes say where and how.
void Change(Bytes bytes) {
  if (bytes.size() < 2 || bytes[1] == 0) return;
  protocol::Press press;
  press.epoch = 1;
  press.counter = 1;
  press.invitation = 1;
  press.level = protocol::Level::kSatisfied;
  std::array<std::uint8_t, protocol::kMaxFrameSize> frame{};
  const std::size_t size = protocol::Encode(press, FuzzKeys(), frame);
  static evidence::FrameBook book = [] {
    evidence::FrameBook made;
    made.AddKey(evidence::SourceOf(0), kFuzzKey);
    return made;
  }();
  const auto taken = [&frame, size] {
    const Bytes whole = std::span(frame).first(size);
    const bool by_hub = book.OpenPress(evidence::SourceOf(0), whole).index() == 0;
    Demand((protocol::DecodePress(whole, FuzzKeys()).index() == 0) == by_hub,
           "the device and the hub agree on a frame");
    return by_hub;
  };
  Demand(taken(), "a true frame is taken");
  frame[bytes[0] % size] ^= bytes[1];
  Demand(!taken(), "a changed frame is refused");
}

/// Beyond the seal, where a stolen key would lead: fields out of their ranges are refused.
void Unpack(Bytes body) {
  std::array<std::uint8_t, protocol::kMaxFrameSize> whole{};
  std::ranges::copy(body.first(std::min(body.size(), whole.size())), whole.begin());
  std::array<std::uint8_t, protocol::kMaxFrameSize> out{};
  const auto sendable = [&out](const auto& read) {
    if (read.index() == 0)
      Demand(protocol::Encode(std::get<0>(read), FuzzKeys(), out) > 0,
             "fields in range make a frame");
  };
  sendable(protocol::UnpackHello(whole));
  sendable(protocol::UnpackPress(whole));
  sendable(protocol::UnpackPressDetail(whole));
  sendable(protocol::UnpackShow(whole));
  sendable(protocol::UnpackReceipt(whole));
  sendable(protocol::UnpackName(whole));
  sendable(protocol::UnpackLost(whole));
}

}  // namespace

void DeviceStream(Bytes bytes) {
  std::array<std::uint8_t, protocol::kMaxFrameSize + protocol::kCrcSize> buffer{};
  protocol::FrameReader reader(buffer);
  for (const std::uint8_t each : bytes) {
    const auto result = reader.Feed(each);
    if (const auto* const frame = std::get_if<protocol::FrameReader::Frame>(&result)) Take(*frame);
  }
  Take(bytes);
  Unpack(bytes);
  Change(bytes);
  if (bytes.size() > protocol::kMaxFrameSize || bytes.empty()) return;
  // Whatever is put on the cable comes off it, behind any garbage.
  std::array<std::uint8_t, protocol::kMaxStreamSize> stream{};
  const std::size_t size = protocol::EncodeStream(bytes, stream);
  bool came = false;
  reader.Feed(0);
  for (const std::uint8_t each : std::span(stream).first(size)) {
    const auto result = reader.Feed(each);
    const auto* const frame = std::get_if<protocol::FrameReader::Frame>(&result);
    came = came || (frame != nullptr && std::ranges::equal(*frame, bytes));
  }
  Demand(came, "a body that is put on the cable comes off it");
}

}  // namespace yichuang::fuzz
