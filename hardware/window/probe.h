#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluator-firmware/protocol/frame.h"
#include "hardware/usb/libusb_bus.h"

namespace yichuang::window {

/// A device as `yichuang-window probe` found it.
struct Probed {
  usb::AttachedDevice device;
  std::optional<protocol::Hello> hello = {};  ///< what it said of itself, unproven
};

/// Waits for the hello of a device that can be opened there: it says one every five seconds. Absent
/// when none comes.
std::optional<protocol::Hello> ListenForHello(usb::Port& port,
                                              usb::Millis patience = usb::Millis(6'000));

/// Everything that is attached by USB, each with its hello.
std::vector<Probed> Probe(usb::LibusbBus& bus);

/// What `yichuang-window probe` says: which evaluators are attached by USB, what each keeps, and
/// what to do when none is there or one cannot be used.
std::string ProbeReport(const std::vector<Probed>& found);

/// The same of the printers of USB's printer class, for the settings of a kiosk; "" without any.
std::string PrinterReport(const std::vector<usb::AttachedDevice>& found);

}  // namespace yichuang::window
