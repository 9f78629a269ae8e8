#include "hardware/usb/claim.h"

#include <libusb-1.0/libusb.h>

#include <chrono>
#include <thread>
#include <utility>

#include "hardware/usb/error_text.h"
#include "hardware/usb/transport.h"

namespace yichuang::usb {
namespace {

constexpr Millis kClaimStep{20};
constexpr Millis kClaimLimit{1'000};

/// Runs `attempt` until it answers something else than `not_yet`, for kClaimLimit at most: udev
/// announces a device before the kernel has set its configuration, and until then these calls fail.
template <typename Attempt>
int WhileNotYet(int not_yet, Attempt attempt) {
  const auto until = std::chrono::steady_clock::now() + kClaimLimit;
  int result = attempt();
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(no_retry_after_arrived)) return result;
#endif
  while (result == not_yet && std::chrono::steady_clock::now() < until) {
    std::this_thread::sleep_for(kClaimStep);
    result = attempt();
  }
  return result;
}

}  // namespace

void CloseHandle::operator()(libusb_device_handle* handle) const { libusb_close(handle); }

std::string Refusal(const std::string& name, int error, const char* operation) {
  if (error == LIBUSB_ERROR_NO_DEVICE) return {};  // no complaint: it has just been unplugged
  return name + ": " + operation + " " + std::string(ErrorText(error));
}

std::variant<Claimed, std::string> Claim(libusb_device* device, const std::string& name,
                                         ChooseInterfaceOf choose, std::string_view lacks) {
  libusb_device_handle* raw = nullptr;
  if (const int error = libusb_open(device, &raw); error != 0) return Refusal(name, error, "open");
  Handle handle(raw);

  libusb_config_descriptor* config = nullptr;
  const int config_error = WhileNotYet(
      LIBUSB_ERROR_NOT_FOUND, [&] { return libusb_get_active_config_descriptor(device, &config); });
  if (config_error != 0) return Refusal(name, config_error, "reading its descriptors");
  const auto interface = choose(*config);
  libusb_free_config_descriptor(config);
  if (!interface) return name + ": " + std::string(lacks);

  // A HID interface is held by usbhid, a printer by usblp; a vendor-specific one is free. Not
  // supported elsewhere than on Linux: no harm.
  libusb_set_auto_detach_kernel_driver(handle.get(), 1);
  const int claim_error = WhileNotYet(LIBUSB_ERROR_INVALID_PARAM, [&] {
    return libusb_claim_interface(handle.get(), interface->number);
  });
  if (claim_error != 0) return Refusal(name, claim_error, "claim");
  if (interface->setting != 0) {
    const int error =
        libusb_set_interface_alt_setting(handle.get(), interface->number, interface->setting);
    if (error != 0) {
      libusb_release_interface(handle.get(), interface->number);
      return Refusal(name, error, "setting its interface");
    }
  }
  return Claimed{std::move(handle), *interface};
}

}  // namespace yichuang::usb
