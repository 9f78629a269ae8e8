#include "hardware/usb/error_text.h"

#include <libusb-1.0/libusb.h>

namespace yichuang::usb {

std::string_view ErrorText(int code) {
  switch (static_cast<libusb_error>(code)) {
    case LIBUSB_SUCCESS:
      return "worked";
    case LIBUSB_ERROR_IO:
      return "failed, the cable or the hub between lost it (LIBUSB_ERROR_IO); try another cable, "
             "then another port";
    case LIBUSB_ERROR_INVALID_PARAM:
      return "failed, the system has not set the device up (LIBUSB_ERROR_INVALID_PARAM); replug it";
    case LIBUSB_ERROR_ACCESS:
      return "refused, no permission; install hardware/usb/70-yichuang.rules, join group yichuang "
             "and replug";
    case LIBUSB_ERROR_NO_DEVICE:
      return "failed, it was unplugged or lost power; it is used again as soon as it is back";
    case LIBUSB_ERROR_NOT_FOUND:
      return "failed, the device has no such part (LIBUSB_ERROR_NOT_FOUND); replug it, and if it "
             "stays so, its firmware does not fit this program";
    case LIBUSB_ERROR_BUSY:
      return "refused, another program holds it; close it or replug";
    case LIBUSB_ERROR_TIMEOUT:
      return "failed, the device did not answer in time (LIBUSB_ERROR_TIMEOUT); replug it, and "
             "leave "
             "out hubs and extensions";
    case LIBUSB_ERROR_OVERFLOW:
      return "failed, the device sent more than it announced (LIBUSB_ERROR_OVERFLOW); its firmware "
             "does not fit this program";
    case LIBUSB_ERROR_PIPE:
      return "refused by the device (LIBUSB_ERROR_PIPE); replug it";
    case LIBUSB_ERROR_INTERRUPTED:
      return "was interrupted by a signal (LIBUSB_ERROR_INTERRUPTED); it is tried again, nothing "
             "is "
             "to be done";
    case LIBUSB_ERROR_NO_MEM:
      return "failed, the system has no memory for it (LIBUSB_ERROR_NO_MEM); close other programs "
             "or "
             "start the computer anew";
    case LIBUSB_ERROR_NOT_SUPPORTED:
      return "failed, the system cannot do that (LIBUSB_ERROR_NOT_SUPPORTED); update it, or use "
             "another computer";
    case LIBUSB_ERROR_OTHER:
      break;
  }
  return "failed for a reason that the system does not tell (LIBUSB_ERROR_OTHER); replug it, and "
         "look at the end of dmesg";
}

}  // namespace yichuang::usb
