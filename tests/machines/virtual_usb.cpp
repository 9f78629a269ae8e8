#include "tests/machines/virtual_usb.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>
#include <utility>

namespace yichuang::machines {
namespace {

using Bytes = std::vector<std::uint8_t>;

// Linux: Documentation/usb/usbip_protocol.rst. All numbers big end first, 48 bytes a header.
constexpr std::uint32_t kSubmit = 1;
constexpr std::uint32_t kUnlink = 2;
constexpr std::uint32_t kSubmitted = 3;
constexpr std::uint32_t kUnlinked = 4;
constexpr std::size_t kHeaderWords = 10;
constexpr std::size_t kSetupSize = 8;
constexpr std::uint32_t kDeviceId = 0x00010002;
constexpr int kFullSpeed = 2;
constexpr const char* kAttach = "/sys/devices/platform/vhci_hcd.0/attach";
constexpr std::uint32_t kMostBytes = 1U << 20;

/// Vendor-defined reports of 64 bytes, both ways (HID 1.11, 6.2.2).
constexpr std::uint8_t kReports[] = {0x06, 0x00, 0xff, 0x09, 0x01, 0xa1, 0x01, 0x15, 0x00,
                                     0x26, 0xff, 0x00, 0x75, 0x08, 0x95, 0x40, 0x09, 0x01,
                                     0x81, 0x02, 0x09, 0x02, 0x91, 0x02, 0xc0};
constexpr std::uint8_t kInAddress = 0x81;
constexpr std::uint8_t kOutAddress = 0x02;

bool Receive(int socket, void* into, std::size_t size) {
  auto* to = static_cast<std::uint8_t*>(into);
  while (size > 0) {
    const ssize_t count = ::recv(socket, to, size, 0);
    if (count <= 0) return false;
    to += count;
    size -= static_cast<std::size_t>(count);
  }
  return true;
}

std::uint8_t Low(std::uint16_t value) { return static_cast<std::uint8_t>(value & 0xff); }
std::uint8_t High(std::uint16_t value) { return static_cast<std::uint8_t>(value >> 8); }

}  // namespace

struct VirtualUsb::Request {
  std::uint32_t command = 0;
  std::uint32_t sequence = 0;
  bool in = false;
  std::uint32_t endpoint = 0;
  std::uint32_t first = 0;  ///< of an unlink: the request that is taken back
  std::uint32_t length = 0;
  std::array<std::uint8_t, kSetupSize> setup{};
  Bytes out;
};

VirtualUsb::VirtualUsb(int port, const UsbKind& kind, OnOut on_out)
    : port_(port), kind_(kind), on_out_(std::move(on_out)) {}

VirtualUsb::~VirtualUsb() { Unplug(); }

bool VirtualUsb::Plug() {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return false;
  const int attach = ::open(kAttach, O_WRONLY | O_CLOEXEC);
  const std::string words = std::to_string(port_) + " " + std::to_string(ends[1]) + " " +
                            std::to_string(kDeviceId) + " " + std::to_string(kFullSpeed);
  const bool taken =
      ::write(attach, words.data(), words.size()) == static_cast<ssize_t>(words.size());
  if (!taken) std::fprintf(stderr, "guest: %s: %s\n", kAttach, std::strerror(errno));
  ::close(attach);
  ::close(ends[1]);
  if (!taken) {
    ::close(ends[0]);
    return false;
  }
  {
    const std::lock_guard lock(mutex_);
    socket_ = ends[0];
    taken_ = 0;
  }
  server_ = std::thread([this] { Serve(); });
  return true;
}

void VirtualUsb::Unplug() {
  if (!server_.joinable()) return;
  ::shutdown(socket_, SHUT_RDWR);
  server_.join();
  const std::lock_guard lock(mutex_);
  ::close(std::exchange(socket_, -1));
  asked_.clear();
  to_say_.clear();
}

void VirtualUsb::Say(Bytes packet) {
  const std::lock_guard lock(mutex_);
  if (socket_ < 0) return;
  to_say_.push_back(std::move(packet));
  Pump();
}

std::size_t VirtualUsb::taken() {
  const std::lock_guard lock(mutex_);
  return taken_;
}

void VirtualUsb::Serve() {
  for (;;) {
    std::array<std::uint32_t, kHeaderWords> words{};
    Request request;
    if (!Receive(socket_, words.data(), sizeof words) ||
        !Receive(socket_, request.setup.data(), request.setup.size()))
      return;
    for (std::uint32_t& word : words) word = ntohl(word);
    request.command = words[0];
    request.sequence = words[1];
    request.in = words[3] != 0;
    request.endpoint = words[4];
    request.first = words[5];
    request.length = std::min(words[6], kMostBytes);
    if (request.command == kSubmit && !request.in) {
      request.out.resize(request.length);
      if (!Receive(socket_, request.out.data(), request.out.size())) return;
    }
    const bool heard = Take(request);
    if (heard) on_out_(request.out);
  }
}

/// True when it brought bytes to the OUT endpoint.
bool VirtualUsb::Take(const Request& request) {
  const std::lock_guard lock(mutex_);
  if (request.command == kUnlink) {
    const auto before = asked_.size();
    std::erase_if(asked_, [&](const Asked& each) { return each.sequence == request.first; });
    Answer(kUnlinked, request.sequence, asked_.size() < before ? -ECONNRESET : 0, {}, 0);
    return false;
  }
  if (request.endpoint == 0) {
    Bytes answer;
    const int status = Control(request, answer);
    answer.resize(std::min<std::size_t>(answer.size(), request.length));
    Answer(kSubmitted, request.sequence, status, answer,
           static_cast<std::uint32_t>(request.in ? answer.size() : request.length));
    return false;
  }
  if (request.in) {
    asked_.push_back({request.sequence, request.length});
    Pump();
    return false;
  }
  Answer(kSubmitted, request.sequence, 0, {}, request.length);
  return true;
}

void VirtualUsb::Pump() {
  while (!asked_.empty() && !to_say_.empty()) {
    const Asked asked = asked_.front();
    asked_.pop_front();
    Bytes packet = std::move(to_say_.front());
    to_say_.pop_front();
    packet.resize(std::min<std::size_t>(packet.size(), asked.length));
    Answer(kSubmitted, asked.sequence, 0, packet, static_cast<std::uint32_t>(packet.size()));
    ++taken_;
  }
}

void VirtualUsb::Answer(std::uint32_t command, std::uint32_t sequence, int status,
                        std::span<const std::uint8_t> bytes, std::uint32_t length) {
  std::array<std::uint32_t, kHeaderWords + kSetupSize / 4> words{};
  words[0] = htonl(command);
  words[1] = htonl(sequence);
  words[5] = htonl(static_cast<std::uint32_t>(status));
  words[6] = htonl(length);
  Bytes all(sizeof words);
  std::memcpy(all.data(), words.data(), sizeof words);
  all.insert(all.end(), bytes.begin(), bytes.end());
  // A host that is gone reads no more; the reader of this socket notices.
  static_cast<void>(::send(socket_, all.data(), all.size(), MSG_NOSIGNAL));
}

/// What the kernel asks of any device (USB 2.0, chapter 9.4), of a HID and of a printer.
int VirtualUsb::Control(const Request& request, Bytes& answer) const {
  const auto value = static_cast<std::uint16_t>(request.setup[2] | request.setup[3] << 8);
  constexpr std::uint8_t kReportDescriptor = 0x22;
  switch (request.setup[0] << 8 | request.setup[1]) {
    case 0x8006:  // a descriptor
      answer = Descriptor(value);
      return answer.empty() ? -EPIPE : 0;
    case 0x8106:  // of the interface
      if (!kind_.hid || High(value) != kReportDescriptor) return -EPIPE;
      answer.assign(std::begin(kReports), std::end(kReports));
      return 0;
    case 0x8000:  // status of device, interface, endpoint
    case 0x8100:
    case 0x8200:
      answer = {0, 0};
      return 0;
    case 0xa100:  // a printer's name: none
      answer = {0, 2};
      return kind_.hid ? -EPIPE : 0;
    case 0xa101:  // a printer's port: selected, no error, paper
      answer = {0x18};
      return kind_.hid ? -EPIPE : 0;
    case 0x0009:  // configuration, interface, halt, idle
    case 0x010b:
    case 0x0201:
    case 0x210a:
      return 0;
    case 0x2102:  // a printer's soft reset
      return kind_.hid ? -EPIPE : 0;
    default:
      return -EPIPE;
  }
}

Bytes VirtualUsb::Descriptor(std::uint16_t which) const {
  constexpr std::uint8_t kPacket = 64;
  const std::uint8_t transfer = kind_.hid ? 3 : 2;
  const Bytes device = {18,
                        1,
                        0x00,
                        0x02,
                        0,
                        0,
                        0,
                        kPacket,
                        Low(kind_.vendor),
                        High(kind_.vendor),
                        Low(kind_.product),
                        High(kind_.product),
                        0x00,
                        0x01,
                        0,
                        0,
                        0,
                        1};
  if (High(which) == 1) return device;
  if (High(which) != 2) return {};
  const Bytes interface =
      kind_.hid ? Bytes{9, 4, 0, 0, 2, 3, 0, 0, 0} : Bytes{9, 4, 0, 0, 2, 7, 1, 2, 0};
  const Bytes hid =
      kind_.hid ? Bytes{9, 0x21, 0x11, 0x01, 0, 1, 0x22, sizeof kReports, 0} : Bytes{};
  const Bytes endpoints = {7, 5, kInAddress,  transfer, kPacket, 0, 1,
                           7, 5, kOutAddress, transfer, kPacket, 0, 1};
  const auto total =
      static_cast<std::uint8_t>(9 + interface.size() + hid.size() + endpoints.size());
  Bytes configuration = {9, 2, total, 0, 1, 1, 0, 0x80, 50};
  for (const Bytes& part : {interface, hid, endpoints})
    configuration.insert(configuration.end(), part.begin(), part.end());
  return configuration;
}

}  // namespace yichuang::machines
