#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "evaluator-firmware/protocol/frame.h"

/// What a rating device says to the host at its window. The host has no key: it believes only what
/// it needs to pass frames on, and the hub checks them.
namespace yichuang::evaluator {

/// Byte for byte as the device signed it.
using FrameBytes = std::vector<std::uint8_t>;

/// A hello came: at every attach, every 5 s, and when something changed.
struct HelloHeard {
  std::string evaluator;  ///< "ev-0001"
  protocol::Hello hello;
  FrameBytes frame;
  bool news =
      false;  ///< first since the attach, or another device, boot, layout, firmware or stuck key
  friend bool operator==(const HelloHeard&, const HelloHeard&) = default;
};

/// A counted entry came, maybe not for the first time: the device sends it until it has a receipt.
struct EntryHeard {
  std::string evaluator;
  protocol::FrameKind kind = protocol::FrameKind::kPress;  ///< kPress, kPressDetail, kLost
  std::uint32_t epoch = 0;
  std::uint32_t counter = 0;
  FrameBytes frame;
  friend bool operator==(const EntryHeard&, const EntryHeard&) = default;
};

enum class DetachCause : std::uint8_t {
  kUnplugged,
  kSilent,    ///< it is plugged in and says nothing
  kReplaced,  ///< another device says hello on the same cable
};

/// A device that had said hello is not there any more.
struct Detached {
  std::string evaluator;
  DetachCause cause = DetachCause::kUnplugged;
  friend bool operator==(const Detached&, const Detached&) = default;
};

using Event = std::variant<HelloHeard, EntryHeard, Detached>;

/// Name of the source with this serial number: "ev-0001", "ev-12345".
std::string SourceName(std::uint32_t serial);

}  // namespace yichuang::evaluator
