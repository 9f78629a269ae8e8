#include "tests/hardware/usb/usb_shape.h"

namespace yichuang::fakes {

Packet Descriptors(const UsbShape& shape) {
  const std::uint8_t interface_class = shape.printer ? 0x07 : shape.hid ? 0x03 : 0xff;
  const auto protocol = static_cast<std::uint8_t>(shape.answers ? 2 : 1);
  const std::uint8_t transfer = shape.bulk ? 2 : 3;
  const auto low = [](std::uint16_t value) { return static_cast<std::uint8_t>(value & 0xff); };
  const auto high = [](std::uint16_t value) { return static_cast<std::uint8_t>(value >> 8); };
  Packet bytes = {18,
                  1,
                  0x00,
                  0x02,
                  0,
                  0,
                  0,
                  64,
                  low(shape.vendor),
                  high(shape.vendor),
                  low(shape.product),
                  high(shape.product),
                  0x00,
                  0x01,
                  0,
                  0,
                  0,
                  1};
  const Packet hid =
      shape.hid && !shape.printer ? Packet{9, 0x21, 0x11, 0x01, 0, 1, 0x22, 34, 0} : Packet{};
  const auto total = static_cast<std::uint8_t>(9 + 9 + hid.size() + 7 + 7);
  const Packet configuration = {9, 2, total, 0, 1, 1, 0, 0x80, 50};
  const Packet interface = shape.printer ? Packet{9, 4, 0, 0, 2, interface_class, 1, protocol, 0}
                                         : Packet{9, 4, 0, 0, 2, interface_class, 0, 0, 0};
  const Packet in = {7, 5, shape.in_address, transfer, shape.packet, 0, 10};
  const Packet out = {7, 5, shape.out_address, transfer, shape.packet, 0, 10};
  for (const Packet& part : {configuration, interface, hid, in, out}) {
    bytes.insert(bytes.end(), part.begin(), part.end());
  }
  return bytes;
}

}  // namespace yichuang::fakes
