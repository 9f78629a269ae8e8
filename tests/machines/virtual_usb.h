#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

namespace yichuang::machines {

/// What a virtual device is: one interface with an IN and an OUT endpoint.
struct UsbKind {
  std::uint16_t vendor = 0;
  std::uint16_t product = 0;
  bool hid = false;  ///< reports of 64 bytes; else a printer, bulk both ways
};

/// A device at the kernel's own virtual bus (vhci_hcd), which speaks USB/IP over a socket pair: its
/// descriptors, its answers and the moment it is pulled out are ours, everything above is the
/// kernel's. Any thread may call anything.
class VirtualUsb {
 public:
  using OnOut = std::function<void(std::span<const std::uint8_t>)>;

  /// `port`: of the virtual bus, from 0. `on_out` hears what comes to the OUT endpoint, on a thread
  /// of this object.
  VirtualUsb(int port, const UsbKind& kind, OnOut on_out);
  ~VirtualUsb();
  VirtualUsb(const VirtualUsb&) = delete;
  VirtualUsb& operator=(const VirtualUsb&) = delete;

  /// False when the kernel does not take it, said on standard error.
  bool Plug();
  /// Pulled out, whatever is under way.
  void Unplug();
  /// A packet for the IN endpoint, as soon as the host asks for one; lost when nobody is plugged
  /// in.
  void Say(std::vector<std::uint8_t> packet);
  /// Packets the host has taken since the last plug.
  std::size_t taken();

 private:
  struct Request;
  struct Asked {
    std::uint32_t sequence = 0;
    std::uint32_t length = 0;
  };

  void Serve();
  bool Take(const Request& request);
  int Control(const Request& request, std::vector<std::uint8_t>& answer) const;
  void Pump();
  void Answer(std::uint32_t command, std::uint32_t sequence, int status,
              std::span<const std::uint8_t> bytes, std::uint32_t length);
  std::vector<std::uint8_t> Descriptor(std::uint16_t which) const;

  const int port_;
  const UsbKind kind_;
  const OnOut on_out_;
  std::mutex mutex_;
  int socket_ = -1;
  std::list<Asked> asked_;
  std::deque<std::vector<std::uint8_t>> to_say_;
  std::size_t taken_ = 0;
  std::thread server_;
};

}  // namespace yichuang::machines
