#include "hardware/window/probe.h"

#include <cstdio>

namespace yichuang::window {
namespace {

std::string Ids() {
  std::string all;
  for (const auto& id : usb::kEvaluatorIds) {
    char text[16];
    std::snprintf(text, sizeof text, "%04x:%04x", id.vendor, id.product);
    all += (all.empty() ? "" : ", ") + std::string(text);
  }
  return all;
}

}  // namespace

std::string ProbeReport(const std::vector<usb::AttachedDevice>& attached) {
  if (attached.empty()) {
    return "No evaluator is attached by USB (looked for " + Ids() + ").\n" +
           "  1. Look at its display: dark means no power; try another cable, then another port.\n"
           "  2. Run lsusb. Is the device listed with another id, its firmware does not fit this "
           "program.\n"
           "  3. Is it not listed at all, the host does not see it: leave out hubs and "
           "extensions.\n"
           "  4. In a container or virtual machine, pass /dev/bus/usb and /run/udev through.\n"
           "  5. Does it stand behind a serial bridge (lsusb: 0403:6001 or 0403:6015), the "
           "settings "
           "must say so: transport = \"bridge\".\n";
  }
  std::string report;
  for (const auto& device : attached) {
    report += device.name + ", at port " + device.path + ": ";
    report += device.problem.empty() ? "can be used; transport = \"usb:" + device.path + "\"\n"
                                     : "cannot be used\n  " + device.problem + "\n";
  }
  return report;
}

}  // namespace yichuang::window
