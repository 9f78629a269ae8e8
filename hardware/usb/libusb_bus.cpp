#include "hardware/usb/libusb_bus.h"

#include <libusb-1.0/libusb.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <stdexcept>
#include <thread>
#include <utility>

#include "hardware/usb/error_text.h"
#include "hardware/usb/interface_choice.h"
#include "hardware/usb/libusb_printer.h"
#include "hardware/usb/libusb_transport.h"

namespace yichuang::usb {
namespace {

using Clock = std::chrono::steady_clock;

/// How soon a device that could not be opened because it was just going away is looked at again.
constexpr Millis kLookAgain{100};

/// Never the libusb_device pointer: a freed one is used again for another device.
using Address = std::pair<std::uint8_t, std::uint8_t>;

struct Unref {
  void operator()(libusb_device* device) const { libusb_unref_device(device); }
};
using Device =
    std::shared_ptr<libusb_device>;  // shared: a device may leave the list while it is being opened

Device Keep(libusb_device* device) { return {libusb_ref_device(device), Unref{}}; }

std::string PathOf(libusb_device* device) {
  std::array<std::uint8_t, 7> ports{};  // seven is the deepest that USB allows
  const int count = libusb_get_port_numbers(device, ports.data(), static_cast<int>(ports.size()));
  std::string path = std::to_string(libusb_get_bus_number(device));
  for (int i = 0; i < count; ++i) {
    path += i == 0 ? "-" : ".";
    path += std::to_string(ports[static_cast<std::size_t>(i)]);
  }
  return path;
}

bool IsPrinter(libusb_device* device) {
  libusb_config_descriptor* config = nullptr;
  if (libusb_get_config_descriptor(device, 0, &config) != 0) return false;
  const bool printer = ChoosePrinterInterface(*config).has_value();
  libusb_free_config_descriptor(config);
  return printer;
}

}  // namespace

struct LibusbBus::Impl {
  std::string noun;
  std::vector<UsbId> ids;
  bool printers = false;  ///< whatever their ids
  libusb_context* context = nullptr;
  std::atomic<bool> stopping = false;
  std::thread events;

  std::mutex mutex;
  std::condition_variable changed;
  std::map<Address, Device> attached;
  std::set<Address> in_use;  ///< open, or being opened

  std::string NameOf(const Address& address) const {
    return noun + " on bus " + std::to_string(address.first) + " address " +
           std::to_string(address.second);
  }

  std::string NameOfPort(const std::string& path) const {
    return noun + (path.empty() ? " at any USB port" : " at USB port " + path);
  }

  bool Ours(libusb_device* device) const {
    if (printers) return IsPrinter(device);
    libusb_device_descriptor descriptor{};
    if (libusb_get_device_descriptor(device, &descriptor) != 0) return false;
    return std::any_of(ids.begin(), ids.end(), [&](const UsbId& id) {
      return id.vendor == descriptor.idVendor && id.product == descriptor.idProduct;
    });
  }

  static int LIBUSB_CALL Plugged(libusb_context*, libusb_device* device, libusb_hotplug_event event,
                                 void* self) {
    auto& bus = *static_cast<Impl*>(self);
    const Address address{libusb_get_bus_number(device), libusb_get_device_address(device)};
    const bool ours = bus.Ours(device);
    const std::lock_guard lock(bus.mutex);
    if (event == LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT) {
      bus.attached.erase(address);
    } else if (ours) {
      bus.attached.insert_or_assign(address, Keep(device));
    }
    bus.changed.notify_all();
    return 0;
  }

  /// Takes a free device that fits, so that no other port opens it at the same time. Locked by the
  /// caller.
  std::optional<std::pair<Address, Device>> Reserve(const std::string& path,
                                                    const std::set<Address>& tried) {
    for (const auto& [address, device] : attached) {
      if (in_use.contains(address) || tried.contains(address)) continue;
      if (!path.empty() && PathOf(device.get()) != path) continue;
      in_use.insert(address);
      return std::pair(address, device);
    }
    return std::nullopt;
  }

  void Release(const Address& address) {
    const std::lock_guard lock(mutex);
    in_use.erase(address);
    changed.notify_all();
  }

  /// Opens a reserved device; gives it back when that fails.
  template <typename Kind>
  auto OpenReserved(const Address& address, libusb_device* device) {
    auto opened = Kind::Open(device, NameOf(address), [this, address] { Release(address); });
    if (std::holds_alternative<std::string>(opened)) Release(address);
    return opened;
  }

  /// Opens it for a moment: what it calls itself, or why it cannot be used.
  void Try(const Address& address, libusb_device* device, AttachedDevice& entry) {
    const auto look = [&entry](const auto& opened) {
      const auto* why = std::get_if<std::string>(&opened);
      if (why != nullptr) {
        entry.problem = *why;
      } else {
        entry.name = std::get<0>(opened)->Name();
      }
    };
    if (printers) return look(OpenReserved<LibusbPrinter>(address, device));
    look(OpenReserved<LibusbTransport>(address, device));
  }

  /// Waits for a device at `path` that can be opened, as Port::Open says.
  template <typename Kind>
  auto OpenFirst(const std::string& path, Millis timeout, const std::atomic<bool>& closed)
      -> decltype(OpenReserved<Kind>({}, nullptr)) {
    const auto until = Clock::now() + timeout;
    std::string complaint;
    std::set<Address> tried;
    std::unique_lock lock(mutex);
    while (!closed) {
      if (const auto reserved = Reserve(path, tried)) {
        lock.unlock();
        auto opened = OpenReserved<Kind>(reserved->first, reserved->second.get());
        auto* why = std::get_if<std::string>(&opened);
        if (why == nullptr) return opened;
        lock.lock();
        if (!why->empty()) complaint = std::move(*why);
        tried.insert(reserved->first);
        continue;  // another one may be free
      }
      if (!complaint.empty() || Clock::now() >= until) break;
      changed.wait_until(lock, tried.empty() ? until : std::min(until, Clock::now() + kLookAgain));
      tried.clear();
    }
    return complaint;
  }
};

LibusbBus::LibusbBus(std::string noun, std::span<const UsbId> ids)
    : LibusbBus(std::move(noun), ids, false) {}

std::unique_ptr<LibusbBus> LibusbBus::OfPrinters() {
  return std::unique_ptr<LibusbBus>(new LibusbBus("printer", {}, true));
}

LibusbBus::LibusbBus(std::string noun, std::span<const UsbId> ids, bool printers)
    : impl_(std::make_unique<Impl>()) {
  impl_->printers = printers;
  impl_->noun = std::move(noun);
  impl_->ids.assign(ids.begin(), ids.end());
  if (const int error = libusb_init(&impl_->context); error != 0) {
    throw std::runtime_error("USB cannot be used: starting libusb " +
                             std::string(ErrorText(error)) +
                             "; check that /dev/bus/usb exists and may be read");
  }
  const int error = libusb_hotplug_register_callback(
      impl_->context, LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED | LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT,
      LIBUSB_HOTPLUG_ENUMERATE, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY,
      LIBUSB_HOTPLUG_MATCH_ANY, &Impl::Plugged, impl_.get(), nullptr);
  if (error != 0) {
    libusb_exit(impl_->context);
    throw std::runtime_error("USB cannot be used: watching for plugs " +
                             std::string(ErrorText(error)) + "; check that udev runs");
  }
  impl_->events = std::thread([impl = impl_.get()] {
    while (!impl->stopping) {
      timeval hour{3'600, 0};
      libusb_handle_events_timeout_completed(impl->context, &hour, nullptr);
    }
  });
}

LibusbBus::~LibusbBus() {
  impl_->stopping = true;
  libusb_interrupt_event_handler(impl_->context);
  impl_->events.join();
  impl_->attached.clear();
  libusb_exit(impl_->context);
}

std::vector<AttachedDevice> LibusbBus::Attached() {
  std::map<Address, Device> attached;
  std::set<Address> reserved;
  {
    const std::lock_guard lock(impl_->mutex);
    attached = impl_->attached;
    for (const auto& [address, device] : attached) {
      if (impl_->in_use.insert(address).second) reserved.insert(address);
    }
  }
  std::vector<AttachedDevice> found;
  for (const auto& [address, device] : attached) {
    AttachedDevice entry{impl_->NameOf(address), PathOf(device.get()), {}};
    if (reserved.contains(address)) impl_->Try(address, device.get(), entry);
    found.push_back(std::move(entry));
  }
  return found;
}

LibusbPort::LibusbPort(LibusbBus& bus, std::string path) : bus_(bus), path_(std::move(path)) {}

Opened LibusbPort::Open(Millis timeout) {
  return bus_.impl_->OpenFirst<LibusbTransport>(path_, timeout, closed_);
}

void LibusbPort::Close() {
  const std::lock_guard lock(bus_.impl_->mutex);
  closed_ = true;
  bus_.impl_->changed.notify_all();
}

std::string LibusbPort::Name() const { return bus_.impl_->NameOfPort(path_); }

LibusbPrinterPort::LibusbPrinterPort(LibusbBus& bus, std::string path)
    : bus_(bus), path_(std::move(path)) {}

LibusbPrinter::Opened LibusbPrinterPort::Open(Millis timeout) {
  const std::atomic<bool> never = false;
  return bus_.impl_->OpenFirst<LibusbPrinter>(path_, timeout, never);
}

std::string LibusbPrinterPort::Name() const { return bus_.impl_->NameOfPort(path_); }

bool IsPortPath(std::string_view text) {
  const auto number = [&text] {
    const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(digits);
    return digits >= 1 && digits <= 3;
  };
  const auto separator = [&text](char expected) {
    const bool there = !text.empty() && text.front() == expected;
    if (there) text.remove_prefix(1);
    return there;
  };
  if (!number() || !separator('-') || !number()) return false;
  while (separator('.')) {
    if (!number()) return false;
  }
  return text.empty();
}

}  // namespace yichuang::usb
