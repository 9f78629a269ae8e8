#pragma once

#include <cstdint>
#include <span>

struct libusb_device;
struct libusb_device_handle;

namespace yichuang::usb {

/// Whether the device is one of kBridgeIds.
bool IsSerialBridge(libusb_device* device);

/// Sets an FT232-class bridge to the line of protocol.md: 115200 baud, 8N1, no flow control,
/// nothing left in its buffers. Waits for the bridge, a second at most for each request. An error
/// of libusb, 0 when all were taken.
///
/// REQUIRES: interface 0 is claimed.
int SetUpSerialBridge(libusb_device_handle* handle);

/// What came over the line in one IN packet: every packet begins with two bytes about the line.
std::span<const std::uint8_t> FromBridgePacket(std::span<const std::uint8_t> packet);

}  // namespace yichuang::usb
