#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "tools/simulator/processes.h"

namespace yichuang::machines {

/// What a machine is made of.
struct GuestParts {
  std::filesystem::path kit;          ///< folder that tests/machines/make_guest filled
  std::filesystem::path hall;         ///< where the hall's disk is mounted, there as here
  std::filesystem::path disk_socket;  ///< of the hall's disk
  std::uint16_t http_port = 0;        ///< of the hub; the same one reaches it from here
  /// Sockets of devices: each behind a serial bridge on USB, in this order.
  std::vector<std::filesystem::path> bridges;
  /// Sockets of devices: each at a serial line of the machine, /dev/ttyS1 and on.
  std::vector<std::filesystem::path> lines;
  std::string weakened;  ///< "hub" or "window": its SQLite does not sync as it asks; "": none
  std::string options;   ///< more words for the kernel's command line
};

/// A computer of its own (QEMU without hardware virtualization) with a kernel of Debian's, on which
/// broker, hub and a window host run. Reached through 127.0.0.1 and Unix sockets alone.
class Guest {
 public:
  /// `processes` must outlive this, and is not asked to start the machine again.
  Guest(simulator::Processes& processes, GuestParts parts);

  void PowerOn();
  /// SIGKILL: it gets no chance to write anything.
  void CutPower();
  /// Whether it runs; it ends by itself when its kernel gives up.
  bool on() const;
  /// What it has said on its console.
  std::filesystem::path console() const { return processes_.LogOf(kName); }

 private:
  static constexpr const char* kName = "machine";

  simulator::Processes& processes_;
  const GuestParts parts_;
};

}  // namespace yichuang::machines
