#include "hardware/counter/serial_line.h"

#include <errno.h>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <system_error>
#include <utility>

namespace yichuang::counter {

SerialLine::SerialLine(std::string path) : path_(std::move(path)) {}

SerialLine::~SerialLine() { Close(); }

bool SerialLine::Open() {
  if (fd_ >= 0) return true;
  fd_ = ::open(path_.c_str(), O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (fd_ < 0) {
    Fail("cannot be opened", errno);
    return false;
  }
  termios settings{};
  if (::tcgetattr(fd_, &settings) != 0) {
    Fail("is no serial line", errno);
    Close();
    return false;
  }
  ::cfmakeraw(&settings);
  settings.c_cflag |= CLOCAL;
  ::cfsetspeed(&settings, B9600);
  if (::tcsetattr(fd_, TCSANOW, &settings) != 0) {
    Fail("does not take 9600 8N1", errno);
    Close();
    return false;
  }
  return true;
}

void SerialLine::Close() {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

void SerialLine::Fail(const char* what, int error) {
  trouble_ = path_ + " " + what + " (" + std::generic_category().message(error) +
             "); check the cable of the counter display and the rights on this device";
}

std::size_t SerialLine::Write(std::span<const std::uint8_t> bytes) {
  trouble_.clear();
  if (!Open()) return 0;
  std::size_t taken = 0;
  while (taken < bytes.size()) {
    const ssize_t now = ::write(fd_, bytes.data() + taken, bytes.size() - taken);
    if (now > 0) {
      taken += static_cast<std::size_t>(now);
      continue;
    }
    if (now < 0 && errno == EINTR) continue;
    if (now < 0 && errno != EAGAIN) {
      Fail("was lost", errno);
      Close();
    }
    break;
  }
  return taken;
}

}  // namespace yichuang::counter
