#include "hub/sqlite/writer_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include "hub/sqlite/database.h"

namespace yichuang::sqlite {
namespace {

std::string HolderOf(int descriptor) {
  std::array<char, 32> text{};
  const ssize_t length = ::pread(descriptor, text.data(), text.size(), 0);
  std::string holder(text.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
  return holder.substr(0, holder.find('\n'));
}

}  // namespace

WriterLock::WriterLock(const std::filesystem::path& database_file) {
  const std::string file = database_file.string() + ".lock";
  descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor_ < 0) {
    throw StorageError(database_file.string(), 0,
                       fmt::format("cannot make its lock file {}: {}", file, std::strerror(errno)));
  }
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    const std::string cause =
        errno == EWOULDBLOCK
            ? fmt::format("in use by another hub (process {}); stop that one first",
                          HolderOf(descriptor_))
            : fmt::format("cannot be locked: {}", std::strerror(errno));
    ::close(std::exchange(descriptor_, -1));
    throw StorageError(database_file.string(), 0, cause);
  }
  // Only for the sentence above, so a failure here is none.
  const std::string process = fmt::format("{}\n", ::getpid());
  if (::ftruncate(descriptor_, 0) == 0) {
    [[maybe_unused]] const ssize_t written =
        ::pwrite(descriptor_, process.data(), process.size(), 0);
  }
}

WriterLock::~WriterLock() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
}

WriterLock::WriterLock(WriterLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

}  // namespace yichuang::sqlite
