#pragma once

#include <string>

/// Devices that are plugged into the machine from within.
namespace yichuang::machines {

/// A rating device at the other end of a serial line of the machine becomes a HID on its USB, and
/// is pulled out and put back `cycles` times, each time in the middle of what it has to say. Does
/// not return.
int PlugEvaluator(const std::string& line, int cycles);

/// A receipt printer on USB, and the printer's drivers over the kernel's usblp and over libusb: a
/// whole paper, one when paper is out, one whose cable is pulled in the middle, and one after it.
/// Says "guest: printer passed over usblp" and "… over libusb", or what went wrong; exit status.
int TryPrinter();

}  // namespace yichuang::machines
