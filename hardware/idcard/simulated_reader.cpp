#include "hardware/idcard/simulated_reader.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>

#include "hardware/idcard/card_lines.h"

namespace yichuang::idcard {
namespace {

constexpr std::chrono::milliseconds kRetry{1000};
/// How soon it is noticed that the FIFO has been taken away.
constexpr std::chrono::milliseconds kLook{500};

/// The open FIFO, or why there is none.
std::variant<Descriptor, std::string> Open(const std::filesystem::path& path) {
  const auto failed = [&](const char* what) {
    return path.string() + ": " + what + ": " + std::strerror(errno) +
           ". Name a place that the kiosk may write to in [card_reader]";
  };
  if (mkfifo(path.c_str(), S_IRUSR | S_IWUSR) != 0 && errno != EEXIST)
    return failed("the simulated card reader cannot be made");
  // Also for writing: a FIFO whose last writer has gone would be at its end for ever.
  Descriptor fd(open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW));
  if (fd.get() < 0) return failed("the simulated card reader cannot be opened");
  struct stat kind {};
  if (fstat(fd.get(), &kind) != 0 || !S_ISFIFO(kind.st_mode))
    return path.string() +
           ": is no FIFO, and a card's number must not lie in a file. Remove it, or name another "
           "path in [card_reader]";
  return fd;
}

/// Whether the path still names what is open.
bool IsThere(const std::filesystem::path& path, const Descriptor& fd) {
  struct stat opened {};
  struct stat named {};
  return fstat(fd.get(), &opened) == 0 && stat(path.c_str(), &named) == 0 &&
         opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

}  // namespace

Descriptor::~Descriptor() {
  if (fd_ >= 0) close(fd_);
}

SimulatedReader::SimulatedReader(std::filesystem::path fifo, TellCard tell)
    : fifo_(std::move(fifo)), tell_(std::move(tell)), stop_(eventfd(0, EFD_CLOEXEC)) {
  if (stop_.get() < 0)
    throw std::runtime_error("the card reader cannot start: this process has too many files open");
  thread_ = std::thread([this] { Run(); });
}

SimulatedReader::~SimulatedReader() {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = write(stop_.get(), &one, sizeof one);
  thread_.join();
}

bool SimulatedReader::StoppedWithin(std::chrono::milliseconds time, int fd) const {
  std::array<pollfd, 2> waits{{{stop_.get(), POLLIN, 0}, {fd, POLLIN, 0}}};
  while (poll(waits.data(), waits.size(), static_cast<int>(time.count())) < 0 && errno == EINTR) {
  }
  return waits[0].revents != 0;
}

void SimulatedReader::Run() {
  bool lost = false;
  const auto lose = [&](std::string sentence) {
    if (!std::exchange(lost, true)) tell_(ReaderLost{std::move(sentence)});
    return StoppedWithin(kRetry);
  };
  for (;;) {
    auto opened = Open(fifo_);
    if (auto* sentence = std::get_if<std::string>(&opened)) {
      if (lose(std::move(*sentence))) return;
      continue;
    }
    const Descriptor fd = std::move(*std::get_if<Descriptor>(&opened));
    lost = false;
    tell_(ReaderReady{});
    CardLines lines;
    while (IsThere(fifo_, fd)) {
      if (StoppedWithin(kLook, fd.get())) return;
      std::array<char, 256> bytes{};
      const ssize_t size = read(fd.get(), bytes.data(), bytes.size());
      if (size <= 0) continue;
      for (CardEvent& event : lines.Take({bytes.data(), static_cast<std::size_t>(size)}))
        tell_(std::move(event));
    }
    if (lose(fifo_.string() + ": the simulated card reader was taken away; it is made anew"))
      return;
  }
}

}  // namespace yichuang::idcard
