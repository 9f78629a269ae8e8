#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

struct libusb_config_descriptor;

namespace yichuang::usb {

struct Endpoint {
  std::uint8_t address = 0;
  std::uint8_t type = 0;  ///< bulk or interrupt, as libusb numbers them
  std::size_t packet = 0;
};

struct Interface {
  int number = 0;
  bool hid = false;  ///< the stream goes in reports, hid_report.h
  Endpoint in;       ///< packet 0: there is none
  Endpoint out;
  int setting = 0;  ///< the alternate one that is to be set
};

/// The first interface of class vendor-specific or HID with an IN and an OUT endpoint, interrupt or
/// bulk. Addresses are read, never assumed: a device controller chooses them. Alternate settings
/// are not looked at.
std::optional<Interface> ChooseInterface(const libusb_config_descriptor& config);

/// The interface of USB's printer class (7, subclass 1): the setting that answers (protocol 2)
/// before the one that only takes (protocol 1).
std::optional<Interface> ChoosePrinterInterface(const libusb_config_descriptor& config);

}  // namespace yichuang::usb
