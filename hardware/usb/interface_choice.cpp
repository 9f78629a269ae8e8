#include "hardware/usb/interface_choice.h"

#include <libusb-1.0/libusb.h>

namespace yichuang::usb {
namespace {

Interface WithEndpoints(const libusb_interface_descriptor& setting, bool hid) {
  Interface found{setting.bInterfaceNumber, hid, {}, {}, setting.bAlternateSetting};
  for (int i = 0; i < setting.bNumEndpoints; ++i) {
    const auto& endpoint = setting.endpoint[i];
    const auto type = static_cast<std::uint8_t>(endpoint.bmAttributes & LIBUSB_TRANSFER_TYPE_MASK);
    if (type != LIBUSB_TRANSFER_TYPE_INTERRUPT && type != LIBUSB_TRANSFER_TYPE_BULK) continue;
    const bool in = (endpoint.bEndpointAddress & LIBUSB_ENDPOINT_DIR_MASK) == LIBUSB_ENDPOINT_IN;
    const auto packet = static_cast<std::size_t>(endpoint.wMaxPacketSize & 0x7ff);
    (in ? found.in : found.out) = {endpoint.bEndpointAddress, type, packet};
  }
  return found;
}

std::optional<Interface> Fitting(const libusb_interface_descriptor& setting) {
  const bool hid = setting.bInterfaceClass == LIBUSB_CLASS_HID;
  if (!hid && setting.bInterfaceClass != LIBUSB_CLASS_VENDOR_SPEC) return std::nullopt;
  const Interface found = WithEndpoints(setting, hid);
  // A report needs its count byte and one byte more, and the count fits one byte.
  const auto fits = [hid](const Endpoint& e) {
    return hid ? e.packet >= 2 && e.packet <= 256 : e.packet >= 1;
  };
  if (!fits(found.in) || !fits(found.out)) return std::nullopt;
  return found;
}

}  // namespace

std::optional<Interface> ChooseInterface(const libusb_config_descriptor& config) {
  for (int i = 0; i < config.bNumInterfaces; ++i) {
    if (config.interface[i].num_altsetting < 1) continue;
    if (auto found = Fitting(config.interface[i].altsetting[0])) return found;
  }
  return std::nullopt;
}

std::optional<Interface> ChoosePrinterInterface(const libusb_config_descriptor& config) {
  constexpr std::uint8_t kPrinters = 1;
  constexpr std::uint8_t kTakesOnly = 1;
  constexpr std::uint8_t kAnswers = 2;
  std::optional<Interface> takes_only;
  for (int i = 0; i < config.bNumInterfaces; ++i) {
    for (int k = 0; k < config.interface[i].num_altsetting; ++k) {
      const auto& setting = config.interface[i].altsetting[k];
      if (setting.bInterfaceClass != LIBUSB_CLASS_PRINTER ||
          setting.bInterfaceSubClass != kPrinters)
        continue;
      Interface found = WithEndpoints(setting, false);
      if (found.out.packet == 0) continue;
      if (setting.bInterfaceProtocol == kAnswers && found.in.packet > 0) return found;
      if (setting.bInterfaceProtocol != kTakesOnly || takes_only) continue;
      found.in = {};
      takes_only = found;
    }
  }
  return takes_only;
}

}  // namespace yichuang::usb
