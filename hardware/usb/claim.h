#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "hardware/usb/interface_choice.h"

struct libusb_device;
struct libusb_device_handle;

/// How a device of ours is opened, whatever it is; for this room.
namespace yichuang::usb {

struct CloseHandle {
  void operator()(libusb_device_handle* handle) const;
};
using Handle = std::unique_ptr<libusb_device_handle, CloseHandle>;

/// An open device, with an interface that this process holds until it releases it or closes.
struct Claimed {
  Handle handle;
  Interface interface;
};

using ChooseInterfaceOf = std::optional<Interface> (*)(const libusb_config_descriptor&);

/// What libusb refused, as a sentence; empty when the device has just been unplugged.
std::string Refusal(const std::string& name, int error, const char* operation);

/// Opens `device` and claims the interface that `choose` names; `lacks` says what a device without
/// one has not. The kernel's driver is put aside, and comes back when it is closed. A claim is
/// tried again for a second while the system is still setting the device up. A sentence when it
/// fails, empty when the device has just been unplugged.
std::variant<Claimed, std::string> Claim(libusb_device* device, const std::string& name,
                                         ChooseInterfaceOf choose, std::string_view lacks);

}  // namespace yichuang::usb
