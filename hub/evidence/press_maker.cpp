#include "hub/evidence/press_maker.h"

#include "evaluator-firmware/protocol/codec.h"

namespace yichuang::evidence {

Bytes FrameOf(const MadePress& made, const DeviceKey& key) {
  protocol::Press press;
  press.serial = made.serial;
  press.epoch = made.epoch;
  press.counter = made.counter;
  press.invitation = made.invitation;
  press.elapsed_ms = 1;
  press.level = static_cast<protocol::Level>(made.level);
  Bytes frame(protocol::kMaxFrameSize);
  frame.resize(protocol::Encode(press, protocol::DeviceKeys(key), frame));
  return frame;
}

}  // namespace yichuang::evidence
