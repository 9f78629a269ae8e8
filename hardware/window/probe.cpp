#include "hardware/window/probe.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <variant>

#include "hardware/evaluator/intake.h"

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

/// What a device that can be used says of itself.
std::string Described(const Probed& probed) {
  if (!probed.hello) {
    return "  It says nothing: look at its display. A device that nobody enrolled says so there.\n";
  }
  const auto& hello = *probed.hello;
  std::string text = "  It is " + evaluator::SourceName(hello.serial) + " with " +
                     std::to_string(hello.layout) + " keys, firmware " +
                     std::to_string(hello.firmware >> 8) + "." +
                     std::to_string(hello.firmware & 0xff) + "; ";
  const std::uint32_t kept = hello.next_counter - hello.oldest_pending;
  text +=
      kept == 0
          ? "everything it kept has its receipt.\n"
          : std::to_string(kept) +
                " entries wait for a receipt: plug it in at any window in service, its host reads "
                "them.\n";
  for (int key = 0; key < hello.layout; ++key) {
    if ((hello.stuck_keys >> key & 1) == 0) continue;
    text += "  Key " + std::to_string(key + 1) +
            " from the left is stuck: free it, or take another device.\n";
  }
  return text;
}

}  // namespace

std::optional<protocol::Hello> ListenForHello(usb::Port& port, usb::Millis patience) {
  using Clock = std::chrono::steady_clock;
  const auto until = Clock::now() + patience;
  const auto left = [until] {
    const auto rest = std::chrono::duration_cast<usb::Millis>(until - Clock::now());
    return rest > usb::Millis(0) ? rest : usb::Millis(0);
  };
  auto opened = port.Open(patience);
  const auto* transport = std::get_if<std::unique_ptr<usb::Transport>>(&opened);
  if (transport == nullptr) return std::nullopt;
  evaluator::Intake intake(patience);
  intake.Opened(evaluator::Millis(0));
  std::array<std::uint8_t, 512> bytes{};
  while (left() > usb::Millis(0)) {
    const auto read = (*transport)->Read(bytes, left());
    if (read.status != usb::TransportStatus::kOk) break;
    for (const auto& event : intake.Take(std::span(bytes).first(read.size), evaluator::Millis(0))) {
      if (const auto* heard = std::get_if<evaluator::HelloHeard>(&event)) return heard->hello;
    }
  }
  return std::nullopt;
}

std::vector<Probed> Probe(usb::LibusbBus& bus) {
  std::vector<Probed> found;
  for (auto& device : bus.Attached()) {
    found.push_back({device, std::nullopt});
    if (!device.problem.empty()) continue;
    usb::LibusbPort port(bus, device.path);
    found.back().hello = ListenForHello(port);
  }
  return found;
}

std::string ProbeReport(const std::vector<Probed>& found) {
  if (found.empty()) {
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
  for (const Probed& probed : found) {
    const auto& device = probed.device;
    report += device.name + ", at port " + device.path + ": ";
    report += device.problem.empty() ? "can be used; transport = \"usb:" + device.path + "\"\n"
                                     : "cannot be used\n  " + device.problem + "\n";
    if (device.problem.empty()) report += Described(probed);
  }
  return report;
}

std::string PrinterReport(const std::vector<usb::AttachedDevice>& found) {
  std::string report;
  for (const usb::AttachedDevice& device : found) {
    report += device.name + ", at port " + device.path + ": ";
    report += device.problem.empty()
                  ? "a kiosk can use it; [printer] transport = \"usb:" + device.path + "\"\n"
                  : "cannot be used\n  " + device.problem + "\n";
  }
  return report;
}

}  // namespace yichuang::window
