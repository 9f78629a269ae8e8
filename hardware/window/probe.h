#pragma once

#include <string>
#include <vector>

#include "hardware/usb/libusb_bus.h"

namespace yichuang::window {

/// What `yichuang-window probe` says: which evaluators are attached by USB, and what to do when
/// none is.
std::string ProbeReport(const std::vector<usb::AttachedDevice>& attached);

}  // namespace yichuang::window
