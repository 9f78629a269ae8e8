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

void FakeUsbDevice::HoldOut(std::size_t bytes) {
  const std::lock_guard lock(mutex_);
  hold_out_ = true;
  taken_before_hold_ = bytes;
}

void FakeUsbDevice::TakeOutAgain() {
  const std::lock_guard lock(mutex_);
  hold_out_ = false;
  Pump();
}

void FakeUsbDevice::AnswerWith(std::function<Packet(const Packet&)> answer) {
  const std::lock_guard lock(mutex_);
  answer_ = std::move(answer);
}

void FakeUsbDevice::SetPrinter(std::uint8_t port_status, std::string device_id) {
  const std::lock_guard lock(mutex_);
  port_status_ = port_status;
  device_id_ = std::move(device_id);
}

int FakeUsbDevice::soft_resets() {
  const std::lock_guard lock(mutex_);
  return soft_resets_;
}

Packet FakeUsbDevice::AllHeard() {
  const std::lock_guard lock(mutex_);
  Packet all;
  for (const Packet& packet : heard_) all.insert(all.end(), packet.begin(), packet.end());
  return all;
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
  const int whole = urb->fields().buffer_length;
  const auto size = static_cast<std::size_t>(whole);
  if (hold_out_ && taken_before_hold_ < size) {
    // What it took of this one is told when the transfer is taken back.
    if (taken_before_hold_ == 0) return false;
    heard_.emplace_back(urb->buffer->data, urb->buffer->data + taken_before_hold_);
    urb->fields().actual_length = static_cast<int>(std::exchange(taken_before_hold_, 0));
    return false;
  }
  if (hold_out_) taken_before_hold_ -= size;
  if (out_stalls_ > 0) {
    --out_stalls_;
    Finish(urb, -EPIPE, 0);
    return true;
  }
  heard_.emplace_back(urb->buffer->data, urb->buffer->data + whole);
  if (Packet said = answer_ ? answer_(heard_.back()) : Packet(); !said.empty())
    to_say_.push_back(std::move(said));
  Finish(urb, 0, whole);
  return true;
}

/// The three requests of the printer class.
void FakeUsbDevice::ControlPrinter(std::list<Urb>::iterator urb) {
  std::uint8_t* setup = urb->buffer->data;
  constexpr std::size_t kSetup = 8;
  const std::size_t room = static_cast<std::size_t>(urb->fields().buffer_length) - kSetup;
  if (setup[0] == 0x21 && setup[1] == 2) {
    ++soft_resets_;
    return Finish(urb, 0, 0);
  }
  if (setup[0] == 0xa1 && setup[1] == 1) {
    setup[kSetup] = port_status_;
    return Finish(urb, 0, 1);
  }
  if (setup[0] != 0xa1 || setup[1] != 0) return Finish(urb, -EPIPE, 0);
  const std::size_t length = std::min(room, device_id_.size() + 2);
  Packet answer{static_cast<std::uint8_t>(length >> 8), static_cast<std::uint8_t>(length & 0xff)};
  answer.insert(answer.end(), device_id_.begin(), device_id_.end());
  std::copy_n(answer.begin(), length, setup + kSetup);
  Finish(urb, 0, static_cast<int>(length));
}

/// Requests of a vendor without data are known; no others.
void FakeUsbDevice::Control(std::list<Urb>::iterator urb) {
  if (shape_.printer && !shape_.stalls_requests) return ControlPrinter(urb);
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
  Finish(urb, -ENOENT, urb->fields().actual_length);
  return Complete(client, 0);
}

}  // namespace yichuang::fakes
