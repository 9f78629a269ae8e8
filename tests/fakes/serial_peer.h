#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace yichuang::fakes {

/// The other end of a serial line of the kernel (a pseudo terminal): hears what is written to it.
class SerialPeer {
 public:
  SerialPeer() : master_(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)) {
    if (master_ < 0 || ::grantpt(master_) != 0 || ::unlockpt(master_) != 0)
      throw std::runtime_error("no pseudo terminal");
    std::array<char, 64> name{};
    if (::ptsname_r(master_, name.data(), name.size()) != 0)
      throw std::runtime_error("a pseudo terminal without name");
    path_ = name.data();
    // As long as this end is open, the line outlives whoever writes to it.
    slave_ = ::open(path_.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC);
    folder_ = std::filesystem::path(testing::TempDir()) / ("serial-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
    link_ = (folder_ / "line").string();
    NameAlso(link_);
  }
  ~SerialPeer() {
    ::close(slave_);
    ::close(master_);
    std::filesystem::remove_all(folder_);
  }
  SerialPeer(const SerialPeer&) = delete;
  SerialPeer& operator=(const SerialPeer&) = delete;

  /// The device's path, in a folder of the test.
  const std::string& path() const { return link_; }
  void NameAlso(const std::string& path) const {
    std::filesystem::remove(path);
    std::filesystem::create_symlink(path_, path);
  }
  termios settings() const {
    termios settings{};
    ::tcgetattr(slave_, &settings);
    return settings;
  }

  /// The next `size` bytes, fewer when ten seconds bring no more.
  std::string Hear(std::size_t size) const {
    std::string heard;
    while (heard.size() < size && Wait(10'000)) heard += Read(size - heard.size());
    return heard;
  }
  /// Everything that is there.
  std::string HearAll() const {
    std::string heard;
    while (Wait(0)) heard += Read(4096);
    return heard;
  }
  /// Whether `wanted` comes within ten seconds; everything up to it is heard.
  bool HearUntil(const std::string& wanted) {
    while (before_.find(wanted) == std::string::npos) {
      if (!Wait(10'000)) return false;
      before_ += Read(4096);
    }
    before_.clear();
    return true;
  }

 private:
  bool Wait(int milliseconds) const {
    pollfd ready{master_, POLLIN, 0};
    return ::poll(&ready, 1, milliseconds) > 0;
  }
  std::string Read(std::size_t most) const {
    std::string bytes(most, '\0');
    const ssize_t size = ::read(master_, bytes.data(), bytes.size());
    bytes.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
    return bytes;
  }

  int master_ = -1;
  int slave_ = -1;
  std::string path_;
  std::filesystem::path folder_;
  std::string link_;
  std::string before_;
};

}  // namespace yichuang::fakes
