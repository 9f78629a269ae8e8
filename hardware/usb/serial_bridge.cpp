#include "hardware/usb/serial_bridge.h"

#include <libusb-1.0/libusb.h>

#include <algorithm>

#include "hardware/usb/usb_ids.h"

namespace yichuang::usb {
namespace {

constexpr std::size_t kLineStatusBytes = 2;
constexpr unsigned kPatienceMs = 1'000;

/// Requests of the vendor, as the data sheets and the kernel's ftdi_sio have them.
struct Setting {
  std::uint8_t request;
  std::uint16_t value;
};
constexpr Setting kSettings[] = {
    {0, 0},       // reset
    {3, 26},      // 3 MHz / 26 = 115385 baud
    {4, 8},       // eight bits, no parity, one stop bit
    {2, 0},       // no flow control
    {9, 16},      // a packet that is not full waits 16 ms, no longer
    {1, 0x0303},  // DTR and RTS on
    {0, 1},       // what was received before
    {0, 2},       // what was to be sent before
};

}  // namespace

bool IsSerialBridge(libusb_device* device) {
  libusb_device_descriptor descriptor{};
  if (libusb_get_device_descriptor(device, &descriptor) != 0) return false;
  return std::any_of(std::begin(kBridgeIds), std::end(kBridgeIds), [&](const UsbId& id) {
    return id.vendor == descriptor.idVendor && id.product == descriptor.idProduct;
  });
}

int SetUpSerialBridge(libusb_device_handle* handle) {
  constexpr std::uint8_t kToVendor = static_cast<std::uint8_t>(LIBUSB_REQUEST_TYPE_VENDOR) |
                                     static_cast<std::uint8_t>(LIBUSB_RECIPIENT_DEVICE);
  for (const Setting& setting : kSettings) {
    const int error = libusb_control_transfer(handle, kToVendor, setting.request, setting.value, 0,
                                              nullptr, 0, kPatienceMs);
    if (error < 0) return error;
  }
  return 0;
}

std::span<const std::uint8_t> FromBridgePacket(std::span<const std::uint8_t> packet) {
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(bridge_status_is_data)) return packet;
#endif
  return packet.subspan(std::min(packet.size(), kLineStatusBytes));
}

}  // namespace yichuang::usb
