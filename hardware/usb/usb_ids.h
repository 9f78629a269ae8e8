#pragma once

#include <cstdint>

namespace yichuang::usb {

struct UsbId {
  std::uint16_t vendor;
  std::uint16_t product;
};

/// Devices this room opens; 70-yichuang.rules must name the same ones (a test compares them).
///
/// 1209:0001 is a test id of the pid.codes project (vendor 0x1209, products 0x0001 to 0x0010 are
/// given to everybody for development and must not be sold). A maker of devices puts its own pair
/// here and into the rules.
inline constexpr UsbId kEvaluatorIds[] = {{0x1209, 0x0001}};

/// Serial bridges a device may stand behind (serial_bridge.h), by what they are sold with: FT232R,
/// and FT230X and its kin. Other things stand behind such bridges too, so one is opened only where
/// the settings name it.
inline constexpr UsbId kBridgeIds[] = {{0x0403, 0x6001}, {0x0403, 0x6015}};

}  // namespace yichuang::usb
