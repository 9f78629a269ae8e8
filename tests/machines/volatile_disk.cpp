#include "tests/machines/volatile_disk.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <span>
#include <stdexcept>

namespace yichuang::machines {
namespace {

// https://github.com/NetworkBlockDevice/nbd/blob/master/doc/proto.md
constexpr std::uint64_t kServerMagic = 0x4e42444d41474943;  // "NBDMAGIC"
constexpr std::uint64_t kOptionMagic = 0x49484156454f5054;  // "IHAVEOPT"
constexpr std::uint64_t kOptionReplyMagic = 0x3e889045565a9;
constexpr std::uint32_t kRequestMagic = 0x25609513;
constexpr std::uint32_t kReplyMagic = 0x67446698;
constexpr std::uint16_t kFixedNewstyleNoZeroes = 3;
constexpr std::uint16_t kHasFlagsSendsFlush = 1 | 4;
constexpr std::uint32_t kOptionAbort = 2;
constexpr std::uint32_t kOptionInfo = 6;
constexpr std::uint32_t kOptionGo = 7;
constexpr std::uint32_t kReplyAck = 1;
constexpr std::uint32_t kReplyInfo = 3;
constexpr std::uint32_t kReplyUnsupported = 0x80000001;
constexpr std::uint32_t kMostBytes = 64U << 20;
enum Command : std::uint16_t { kRead = 0, kWrite = 1, kDisconnect = 2, kFlush = 3 };

/// Numbers on the wire, big end first.
class Bytes {
 public:
  template <typename Number>
  Bytes& Add(Number number) {
    for (std::size_t i = sizeof number; i-- > 0;)
      all_.push_back(static_cast<std::uint8_t>(static_cast<std::uint64_t>(number) >> (8 * i)));
    return *this;
  }
  Bytes& Append(std::span<const std::uint8_t> bytes) {
    all_.insert(all_.end(), bytes.begin(), bytes.end());
    return *this;
  }
  bool SendTo(int client) const {
    std::size_t sent = 0;
    while (sent < all_.size()) {
      const ssize_t count = ::send(client, all_.data() + sent, all_.size() - sent, MSG_NOSIGNAL);
      if (count <= 0) return false;
      sent += static_cast<std::size_t>(count);
    }
    return true;
  }

 private:
  std::vector<std::uint8_t> all_;
};

bool Receive(int client, std::span<std::uint8_t> into) {
  while (!into.empty()) {
    const ssize_t count = ::recv(client, into.data(), into.size(), 0);
    if (count <= 0) return false;
    into = into.subspan(static_cast<std::size_t>(count));
  }
  return true;
}

template <typename Number>
bool Receive(int client, Number& number) {
  std::array<std::uint8_t, sizeof number> bytes{};
  if (!Receive(client, std::span<std::uint8_t>(bytes))) return false;
  std::uint64_t value = 0;
  for (const std::uint8_t byte : bytes) value = value << 8 | byte;
  number = static_cast<Number>(value);
  return true;
}

}  // namespace

VolatileDisk::VolatileDisk(std::filesystem::path image, std::filesystem::path socket)
    : socket_path_(std::move(socket)) {
  image_ = ::open(image.c_str(), O_RDWR | O_CLOEXEC);
  struct stat found {};
  if (image_ < 0 || ::fstat(image_, &found) != 0)
    throw std::runtime_error("the disk " + image.string() + " cannot be opened");
  size_ = static_cast<std::uint64_t>(found.st_size);
  listener_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, socket_path_.c_str(), sizeof address.sun_path - 1);
  if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 ||
      ::listen(listener_, 1) != 0)
    throw std::runtime_error("the socket " + socket_path_.string() + " cannot be made");
  server_ = std::thread([this] { Serve(); });
}

VolatileDisk::~VolatileDisk() {
  stopping_ = true;
  ::shutdown(listener_, SHUT_RDWR);
  server_.join();
  ::close(listener_);
  ::close(image_);
  ::unlink(socket_path_.c_str());
}

void VolatileDisk::Serve() {
  while (!stopping_) {
    const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) continue;
    {
      const std::lock_guard lock(mutex_);
      if (Greet(client)) {
        while (!stopping_ && Answer(client)) {
        }
      }
    }
    ::close(client);
  }
}

bool VolatileDisk::Greet(int client) {
  std::uint32_t client_flags = 0;
  if (!Bytes().Add(kServerMagic).Add(kOptionMagic).Add(kFixedNewstyleNoZeroes).SendTo(client) ||
      !Receive(client, client_flags))
    return false;
  for (;;) {
    std::uint64_t magic = 0;
    std::uint32_t option = 0;
    std::uint32_t length = 0;
    if (!Receive(client, magic) || magic != kOptionMagic || !Receive(client, option) ||
        !Receive(client, length) || length > kMostBytes)
      return false;
    std::vector<std::uint8_t> data(length);
    if (!Receive(client, std::span<std::uint8_t>(data))) return false;
    const auto reply = [&](std::uint32_t kind, std::uint32_t size) {
      return Bytes().Add(kOptionReplyMagic).Add(option).Add(kind).Add(size);
    };
    const bool known = option == kOptionGo || option == kOptionInfo;
    if (!known) {
      if (!reply(option == kOptionAbort ? kReplyAck : kReplyUnsupported, 0).SendTo(client))
        return false;
      if (option == kOptionAbort) return false;
      continue;
    }
    constexpr std::uint16_t kExport = 0;
    constexpr std::uint32_t kExportSize = 12;
    if (!reply(kReplyInfo, kExportSize)
             .Add(kExport)
             .Add(size_)
             .Add(kHasFlagsSendsFlush)
             .SendTo(client) ||
        !reply(kReplyAck, 0).SendTo(client))
      return false;
    if (option == kOptionGo) return true;
  }
}

bool VolatileDisk::Answer(int client) {
  std::uint32_t magic = 0;
  std::uint16_t flags = 0;
  std::uint16_t command = 0;
  std::uint64_t handle = 0;
  std::uint64_t offset = 0;
  std::uint32_t length = 0;
  if (!Receive(client, magic) || magic != kRequestMagic || !Receive(client, flags) ||
      !Receive(client, command) || !Receive(client, handle) || !Receive(client, offset) ||
      !Receive(client, length) || command == kDisconnect)
    return false;
  const bool inside = offset % kSector == 0 && length % kSector == 0 && length <= kMostBytes &&
                      offset <= size_ && length <= size_ - offset;
  std::vector<std::uint8_t> bytes(command == kFlush || !inside ? 0 : length);
  if (command == kWrite && (!inside || !Receive(client, std::span<std::uint8_t>(bytes))))
    return false;
  std::uint32_t error = inside || command == kFlush ? 0 : EINVAL;
  if (error == 0) {
    switch (command) {
      case kRead:
        Read(offset, bytes);
        break;
      case kWrite:
        Write(offset, bytes);
        bytes.clear();
        break;
      case kFlush:
        Flush();
        break;
      default:
        error = EINVAL;
        bytes.clear();
    }
  }
  return Bytes().Add(kReplyMagic).Add(error).Add(handle).Append(bytes).SendTo(client);
}

void VolatileDisk::Read(std::uint64_t offset, std::vector<std::uint8_t>& bytes) {
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t count = ::pread(image_, bytes.data() + done, bytes.size() - done,
                                  static_cast<off_t>(offset + done));
    if (count <= 0) throw std::runtime_error("the disk's file cannot be read");
    done += static_cast<std::size_t>(count);
  }
  const std::uint64_t first = offset / kSector;
  const std::uint64_t end = first + bytes.size() / kSector;
  for (auto it = cached_.lower_bound(first); it != cached_.end() && it->first < end; ++it)
    std::copy(it->second.begin(), it->second.end(),
              bytes.begin() + static_cast<std::ptrdiff_t>((it->first - first) * kSector));
}

void VolatileDisk::Write(std::uint64_t offset, const std::vector<std::uint8_t>& bytes) {
  for (std::size_t at = 0; at < bytes.size(); at += kSector) {
    const auto from = bytes.begin() + static_cast<std::ptrdiff_t>(at);
    cached_[(offset + at) / kSector].assign(from, from + kSector);
  }
}

void VolatileDisk::Keep(std::uint64_t sector, const Sector& bytes) {
  if (::pwrite(image_, bytes.data(), bytes.size(), static_cast<off_t>(sector * kSector)) !=
      static_cast<ssize_t>(bytes.size()))
    throw std::runtime_error("the disk's file cannot be written");
}

void VolatileDisk::Flush() {
  for (const auto& [sector, bytes] : cached_) Keep(sector, bytes);
  cached_.clear();
  ++flushes_;
}

void VolatileDisk::CutPower(Survival survival, std::mt19937_64& random) {
  const std::lock_guard lock(mutex_);
  lost_sectors_ = 0;
  for (const auto& [sector, bytes] : cached_) {
    const bool there =
        survival == Survival::kAll || (survival == Survival::kSome && random() % 2 == 0);
    if (there) Keep(sector, bytes);
    if (!there) ++lost_sectors_;
  }
  cached_.clear();
}

}  // namespace yichuang::machines
