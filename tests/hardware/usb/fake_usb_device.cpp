#include "tests/hardware/usb/fake_usb_device.h"

#include <fcntl.h>
#include <linux/usbdevice_fs.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <utility>

namespace yichuang::fakes {
namespace {

constexpr std::chrono::seconds kPatience{10};

std::string Padded(int number) {
  std::string digits = std::to_string(number);
  return std::string(3 - digits.size(), '0') + digits;
}

std::string Hex(const Packet& bytes) {
  constexpr const char* kDigits = "0123456789ABCDEF";
  std::string text;
  for (const std::uint8_t byte : bytes) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

/// Device, configuration, interface, two endpoints: USB 2.0, chapter 9.6.
Packet Descriptors(const UsbShape& shape) {
  const std::uint8_t interface_class = shape.hid ? 0x03 : 0xff;
  const std::uint8_t transfer = shape.bulk ? 2 : 3;
  const auto low = [](std::uint16_t value) { return static_cast<std::uint8_t>(value & 0xff); };
  const auto high = [](std::uint16_t value) { return static_cast<std::uint8_t>(value >> 8); };
  Packet bytes = {18,
                  1,
                  0x00,
                  0x02,
                  0,
                  0,
                  0,
                  64,
                  low(shape.vendor),
                  high(shape.vendor),
                  low(shape.product),
                  high(shape.product),
                  0x00,
                  0x01,
                  0,
                  0,
                  0,
                  1};
  const Packet hid = shape.hid ? Packet{9, 0x21, 0x11, 0x01, 0, 1, 0x22, 34, 0} : Packet{};
  const auto total = static_cast<std::uint8_t>(9 + 9 + hid.size() + 7 + 7);
  const Packet configuration = {9, 2, total, 0, 1, 1, 0, 0x80, 50};
  const Packet interface = {9, 4, 0, 0, 2, interface_class, 0, 0, 0};
  const Packet in = {7, 5, shape.in_address, transfer, shape.packet, 0, 10};
  const Packet out = {7, 5, shape.out_address, transfer, shape.packet, 0, 10};
  for (const Packet& part : {configuration, interface, hid, in, out}) {
    bytes.insert(bytes.end(), part.begin(), part.end());
  }
  return bytes;
}

bool Complete(UMockdevIoctlClient* client, long result, int error = 0) {
  umockdev_ioctl_client_complete(client, result, error);
  return true;
}

}  // namespace

usbdevfs_urb& FakeUsbDevice::Urb::fields() const {
  return *reinterpret_cast<usbdevfs_urb*>(urb->data);
}

FakeUsbDevice::FakeUsbDevice(UMockdevTestbed* testbed, int bus, int address, std::string path,
                             UsbShape shape)
    : testbed_(testbed),
      handler_(umockdev_ioctl_base_new()),
      bus_(bus),
      address_(address),
      path_(std::move(path)),
      shape_(shape),
      node_("/dev/bus/usb/" + Padded(bus) + "/" + Padded(address)) {
  // A session leader that opens the pty gets it as its controlling terminal, and SIGHUP when it is
  // closed.
  std::signal(SIGHUP, SIG_IGN);
  g_signal_connect_after(handler_, "handle-ioctl", G_CALLBACK(&FakeUsbDevice::HandleIoctl), this);
}

FakeUsbDevice::~FakeUsbDevice() {
  if (plugged_) Unplug();
  if (attached_) umockdev_testbed_detach_ioctl(testbed_, node_.c_str(), nullptr);
  g_object_unref(handler_);
  CloseNode();
  FreeUrbs();
}

void FakeUsbDevice::Plug() {
  if (!attached_) umockdev_testbed_attach_ioctl(testbed_, node_.c_str(), handler_, nullptr);
  attached_ = true;
  MakeNode();
  {
    const std::lock_guard lock(mutex_);
    plugged_ = true;
    ShowReadiness();
  }
  GError* error = nullptr;
  if (!umockdev_testbed_add_from_string(testbed_, Record().c_str(), &error)) {
    throw std::runtime_error(std::string("umockdev refuses the device: ") + error->message);
  }
}

void FakeUsbDevice::Unplug() {
  {
    const std::lock_guard lock(mutex_);
    plugged_ = false;
    while (!flying_.empty()) Finish(flying_.begin(), -ESHUTDOWN, 0);
    to_say_.clear();
    ::close(std::exchange(master_, -1));  // POLLERR at the slave
  }
  const std::string sysfs =
      "/sys/devices/pci0000:00/0000:00:14.0/usb" + std::to_string(bus_) + "/" + path_;
  umockdev_testbed_uevent(testbed_, sysfs.c_str(), "remove");
  umockdev_testbed_remove_device(testbed_, sysfs.c_str());
}

void FakeUsbDevice::AnnounceAgain() {
  const std::string sysfs =
      "/sys/devices/pci0000:00/0000:00:14.0/usb" + std::to_string(bus_) + "/" + path_;
  umockdev_testbed_uevent(testbed_, sysfs.c_str(), "add");
}

std::string FakeUsbDevice::Record() const {
  return "P: /devices/pci0000:00/0000:00:14.0/usb" + std::to_string(bus_) + "/" + path_ +
         "\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_device\nE: BUSNUM=" + Padded(bus_) +
         "\nE: DEVNUM=" + Padded(address_) + "\nE: DEVNAME=" + node_ +
         "\nA: busnum=" + std::to_string(bus_) + "\\n\nA: devnum=" + std::to_string(address_) +
         "\\n\nA: speed=12\\n\nA: bConfigurationValue=1\\n\nH: descriptors=" +
         Hex(Descriptors(shape_)) + "\n";
}

void FakeUsbDevice::MakeNode() {
  CloseNode();
  gchar* root = umockdev_testbed_get_root_dir(testbed_);
  const std::filesystem::path node = std::string(root) + node_;
  g_free(root);
  std::filesystem::create_directories(node.parent_path());
  std::filesystem::remove(node);
  termios raw{};
  cfmakeraw(&raw);
  char name[64];
  if (openpty(&master_, &slave_, name, &raw, nullptr) != 0)
    throw std::runtime_error("no pty is free");
  std::filesystem::create_symlink(name, node);
}

void FakeUsbDevice::CloseNode() {
  for (int* end : {&master_, &slave_}) {
    if (*end >= 0) ::close(std::exchange(*end, -1));
  }
}

void FakeUsbDevice::FreeUrbs() {
  for (auto* list : {&flying_, &done_}) {
    for (const Urb& urb : *list) {
      if (urb.buffer != nullptr) g_object_unref(urb.buffer);
      g_object_unref(urb.urb);
    }
    list->clear();
  }
}

void FakeUsbDevice::ShowReadiness() {
  if (master_ >= 0) ::ioctl(slave_, TCXONC, done_.empty() ? TCOOFF : TCOON);
}

void FakeUsbDevice::Say(Packet packet) {
  const std::lock_guard lock(mutex_);
  to_say_.push_back(std::move(packet));
  Pump();
}

std::vector<Packet> FakeUsbDevice::Heard(std::size_t count) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, kPatience, [&] { return heard_.size() >= count; });
  return heard_;
}

bool FakeUsbDevice::WaitAsked() {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, kPatience, [this] {
    return std::any_of(flying_.begin(), flying_.end(), [this](const Urb& urb) {
      return urb.fields().endpoint == shape_.in_address;
    });
  });
}

void FakeUsbDevice::StallIn(int times) {
  const std::lock_guard lock(mutex_);
  in_stalls_ = times;
  Pump();
}

void FakeUsbDevice::StallOut(int times) {
  const std::lock_guard lock(mutex_);
  out_stalls_ = times;
}

void FakeUsbDevice::FailIn(int status) {
  const std::lock_guard lock(mutex_);
  in_failure_ = status;
  Pump();
}

void FakeUsbDevice::HoldOut() {
  const std::lock_guard lock(mutex_);
  hold_out_ = true;
}

void FakeUsbDevice::RefuseClaims(int error, int times) {
  const std::lock_guard lock(mutex_);
  claim_error_ = error;
  claim_refusals_ = times;
}

std::vector<std::pair<int, int>> FakeUsbDevice::vendor_requests() {
  const std::lock_guard lock(mutex_);
  return vendor_requests_;
}

int FakeUsbDevice::claims() {
  const std::lock_guard lock(mutex_);
  return claims_;
}

int FakeUsbDevice::reaps() {
  const std::lock_guard lock(mutex_);
  return reaps_;
}

void FakeUsbDevice::Finish(std::list<Urb>::iterator urb, int status, int length) {
  urb->fields().status = status;
  urb->fields().actual_length = length;
  done_.splice(done_.end(), flying_, urb);
  ShowReadiness();
}

void FakeUsbDevice::Pump() {
  for (auto next = flying_.begin(); next != flying_.end();) {
    const auto urb = next++;
    const std::uint8_t endpoint = urb->fields().endpoint;
    if (endpoint == shape_.in_address) PumpIn(urb);
    if (endpoint == shape_.out_address) PumpOut(urb);
    if (urb->fields().type == USBDEVFS_URB_TYPE_CONTROL) Control(urb);
  }
  changed_.notify_all();
}

bool FakeUsbDevice::PumpIn(std::list<Urb>::iterator urb) {
  if (in_stalls_ > 0) {
    --in_stalls_;
    Finish(urb, -EPIPE, 0);
    return true;
  }
  if (in_failure_ != 0) {
    Finish(urb, std::exchange(in_failure_, 0), 0);
    return true;
  }
  if (to_say_.empty()) return false;
  const Packet packet = std::move(to_say_.front());
  to_say_.pop_front();
  const auto room = static_cast<std::size_t>(urb->fields().buffer_length);
  const std::size_t length = std::min(room, packet.size());
  std::copy_n(packet.begin(), length, urb->buffer->data);
  Finish(urb, packet.size() > room ? -EOVERFLOW : 0, static_cast<int>(length));
  return true;
}

bool FakeUsbDevice::PumpOut(std::list<Urb>::iterator urb) {
  if (hold_out_) return false;
  if (out_stalls_ > 0) {
    --out_stalls_;
    Finish(urb, -EPIPE, 0);
    return true;
  }
  const int length = urb->fields().buffer_length;
  heard_.emplace_back(urb->buffer->data, urb->buffer->data + length);
  Finish(urb, 0, length);
  return true;
}

/// Requests of a vendor without data are known; no others.
void FakeUsbDevice::Control(std::list<Urb>::iterator urb) {
  constexpr std::uint8_t kVendorOut = 0x40;
  const std::uint8_t* setup = urb->buffer->data;
  if (setup[0] != kVendorOut || shape_.stalls_requests) return Finish(urb, -EPIPE, 0);
  vendor_requests_.emplace_back(setup[1], setup[2] | setup[3] << 8);
  Finish(urb, 0, 0);
}

int FakeUsbDevice::HandleIoctl(UMockdevIoctlBase*, UMockdevIoctlClient* client, void* self) {
  return static_cast<FakeUsbDevice*>(self)->Serve(client) ? TRUE : FALSE;
}

bool FakeUsbDevice::Serve(UMockdevIoctlClient* client) {
  const unsigned long request = umockdev_ioctl_client_get_request(client);
  UMockdevIoctlData* argument = umockdev_ioctl_client_get_arg(client);
  const std::lock_guard lock(mutex_);
  switch (request) {
    case USBDEVFS_GET_CAPABILITIES: {
      UMockdevIoctlData* answer =
          umockdev_ioctl_data_resolve(argument, 0, sizeof(std::uint32_t), nullptr);
      const std::uint32_t capabilities = USBDEVFS_CAP_ZERO_PACKET | USBDEVFS_CAP_BULK_CONTINUATION |
                                         USBDEVFS_CAP_NO_PACKET_SIZE_LIM |
                                         USBDEVFS_CAP_REAP_AFTER_DISCONNECT;
      std::memcpy(answer->data, &capabilities, sizeof capabilities);
      g_object_unref(answer);
      return Complete(client, 0);
    }
    case USBDEVFS_REAPURB:
    case USBDEVFS_REAPURBNDELAY:
      return Reap(client, argument);
    case USBDEVFS_DISCARDURB:
      return Discard(client, argument);
    case USBDEVFS_GETDRIVER:
      return Complete(client, -1, ENODATA);
    default:
      break;
  }
  if (!plugged_) return Complete(client, -1, ENODEV);
  switch (request) {
    case USBDEVFS_SUBMITURB:
      return Submit(client, argument);
    case USBDEVFS_DISCONNECT_CLAIM:
    case USBDEVFS_CLAIMINTERFACE:
      ++claims_;
      if (claim_refusals_ <= 0) return Complete(client, 0);
      --claim_refusals_;
      return Complete(client, -1, claim_error_);
    case USBDEVFS_RELEASEINTERFACE:
    case USBDEVFS_SETINTERFACE:
    case USBDEVFS_SETCONFIGURATION:
    case USBDEVFS_RESET:
    case USBDEVFS_CLEAR_HALT:
    case USBDEVFS_IOCTL:  // detach and attach of the kernel's driver
      return Complete(client, 0);
    default:
      std::fprintf(stderr, "FakeUsbDevice: ioctl %lx is not served\n", request);
      return Complete(client, -1, ENOTTY);
  }
}

bool FakeUsbDevice::Submit(UMockdevIoctlClient* client, UMockdevIoctlData* argument) {
  Urb urb;
  std::memcpy(&urb.address, argument->data, sizeof urb.address);
  urb.urb = umockdev_ioctl_data_resolve(argument, 0, sizeof(usbdevfs_urb), nullptr);
  urb.buffer =
      umockdev_ioctl_data_resolve(urb.urb, offsetof(usbdevfs_urb, buffer),
                                  static_cast<std::size_t>(urb.fields().buffer_length), nullptr);
  flying_.push_back(urb);
  Complete(client, 0);
  Pump();
  return true;
}

bool FakeUsbDevice::Reap(UMockdevIoctlClient* client, UMockdevIoctlData* argument) {
  ++reaps_;
  if (done_.empty()) return Complete(client, -1, plugged_ ? EAGAIN : ENODEV);
  const Urb urb = done_.front();
  done_.pop_front();
  ShowReadiness();
  UMockdevIoctlData* answer = umockdev_ioctl_data_resolve(argument, 0, sizeof(void*), nullptr);
  umockdev_ioctl_data_set_ptr(answer, 0, urb.urb);
  Complete(client, 0);
  g_object_unref(answer);
  g_object_unref(urb.urb);
  if (urb.buffer != nullptr) g_object_unref(urb.buffer);
  return true;
}

bool FakeUsbDevice::Discard(UMockdevIoctlClient* client, UMockdevIoctlData* argument) {
  std::uint64_t address = 0;
  std::memcpy(&address, argument->data, sizeof address);
  const auto urb = std::find_if(flying_.begin(), flying_.end(),
                                [address](const Urb& flying) { return flying.address == address; });
  if (urb == flying_.end()) return Complete(client, -1, EINVAL);
  Finish(urb, -ENOENT, 0);
  return Complete(client, 0);
}

}  // namespace yichuang::fakes
