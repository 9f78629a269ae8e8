#pragma once

#include <string_view>

namespace yichuang::usb {

/// The end of a sentence that begins with what was tried ("claim …"): what libusb's error means to
/// whoever stands before the device, and what to do. Every code of libusb has its own.
std::string_view ErrorText(int code);

}  // namespace yichuang::usb
