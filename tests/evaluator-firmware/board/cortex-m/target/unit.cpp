// Tests that run on the target's own instructions: what the compiler for the device makes of
// hashes, frames and the press log. Exit status 0, or the line of the first check that failed,
// folded into 1 to 255.
#include <algorithm>
#include <array>
#include <string_view>

#include "evaluator-firmware/core/press_log.h"
#include "evaluator-firmware/protocol/cobs.h"
#include "evaluator-firmware/protocol/codec.h"
#include "evaluator-firmware/protocol/crc32.h"
#include "evaluator-firmware/protocol/sm3.h"
#include "tests/evaluator-firmware/board/cortex-m/target/semihosting.h"

namespace {

using namespace yichuang;
using namespace yichuang::evaluator;

void Check(bool holds, std::uint32_t line = __builtin_LINE()) {
  if (!holds) target::Exit(line % 255 + 1);
}

std::span<const std::uint8_t> BytesOf(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// Bytes that forget nothing, and a write that is cut after so many bytes.
class TornStore final : public ByteStore {
 public:
  std::uint32_t size() const override { return static_cast<std::uint32_t>(bytes_.size()); }
  bool Read(std::uint32_t offset, std::span<std::uint8_t> bytes) override {
    std::copy_n(bytes_.begin() + offset, bytes.size(), bytes.begin());
    return true;
  }
  bool Write(std::uint32_t offset, std::span<const std::uint8_t> bytes) override {
    for (const std::uint8_t byte : bytes) {
      if (left == 0) return false;
      if (left > 0) --left;
      bytes_[offset++] = byte;
    }
    return true;
  }
  int left = -1;  ///< bytes until the cut; below 0: no cut

 private:
  std::array<std::uint8_t, 2048> bytes_{};
};

void HashesAreThoseOfTheStandard() {
  const auto digest = protocol::Sm3Digest([] {
    protocol::Sm3 sm3;
    sm3.Update(BytesOf("abc"));
    return sm3.Finish();
  }());
  Check(digest[0] == 0x66 && digest[1] == 0xC7 && digest[2] == 0xF0 && digest[31] == 0xE0);
  Check(protocol::Crc32(BytesOf("123456789")) == 0xCBF43926);
}

void AFrameIsReadAsItWasWritten() {
  std::array<std::uint8_t, protocol::kDeviceKeySize> key{};
  for (std::size_t i = 0; i < key.size(); ++i) key[i] = static_cast<std::uint8_t>(i);
  const protocol::DeviceKeys keys(key);
  protocol::Press press;
  press.serial = 1;
  press.epoch = 0x5eed0001;
  press.counter = 41;
  press.invitation = 12;
  press.elapsed_ms = 4830;
  press.level = protocol::Level::kDissatisfied;
  std::array<std::uint8_t, protocol::kMaxFrameSize> frame{};
  const std::size_t size = protocol::Encode(press, keys, frame);
  // protocol.md, vector "press".
  Check(size == 66 && frame[26] == 0xAC && frame[27] == 0xC0 && frame[34] == 0xC0 &&
        frame[65] == 0xF2);
  const auto read = protocol::DecodePress({frame.data(), size}, keys);
  const auto* same = std::get_if<protocol::Press>(&read);
  Check(same != nullptr && same->counter == 41 && same->level == protocol::Level::kDissatisfied);
  frame[26] ^= 1;
  Check(std::get_if<protocol::Press>(&read) != nullptr);
  const auto forged = protocol::DecodePress({frame.data(), size}, keys);
  Check(std::get_if<protocol::Press>(&forged) == nullptr);
}

PressEntry EntryOf(std::uint64_t invitation) {
  return {invitation, 1'000, protocol::Level::kSatisfied};
}

void ACutAtAnyByteLosesNothingThatWasConfirmed() {
  for (int cut = 0; cut < 24; ++cut) {
    static TornStore store;
    store = TornStore();
    std::uint32_t confirmed = 0;
    {
      PressLog log(store, 7);
      Check(log.status() == LogStatus::kReady);
      Check(log.Append(EntryOf(1)).has_value());
      confirmed = log.next_counter() - 1;
      store.left = cut;
      if (log.Append(EntryOf(2))) ++confirmed;
    }
    store.left = -1;
    PressLog again(store, 8);
    Check(again.epoch() == 7);
    Check(again.next_counter() > confirmed);
    for (std::uint32_t counter = 1; counter <= confirmed; ++counter)
      Check(again.Read(counter).has_value());
  }
}

}  // namespace

int main() {
  HashesAreThoseOfTheStandard();
  AFrameIsReadAsItWasWritten();
  ACutAtAnyByteLosesNothingThatWasConfirmed();
  target::Exit(0);
}
