#pragma once

#include <cstdint>
#include <vector>

namespace yichuang::fakes {

using Packet = std::vector<std::uint8_t>;

/// What the descriptors of a fake device say.
struct UsbShape {
  bool hid = true;  ///< else vendor-specific
  bool bulk = false;
  std::uint8_t in_address = 0x81;
  std::uint8_t out_address = 0x01;
  std::uint8_t packet = 64;
  std::uint16_t vendor = 0x1209;
  std::uint16_t product = 0x0001;
  bool stalls_requests = false;  ///< those of a vendor or a class, on the control endpoint
  bool printer = false;          ///< in place of hid and vendor-specific: class 7
  bool answers = true;           ///< of a printer: protocol 2, else it takes only
};

/// Device, configuration, interface, two endpoints: USB 2.0, chapter 9.6.
Packet Descriptors(const UsbShape& shape);

}  // namespace yichuang::fakes
