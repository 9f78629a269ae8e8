#include "hub/identity/owner_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <system_error>

namespace yichuang::identity {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = 64 * 1024;

[[noreturn]] void RefuseFile(const fs::path& file, const std::string& what) {
  throw std::runtime_error(file.string() + ": " + what);
}

/// An open file, closed with its scope.
class OwnerFile {
 public:
  OwnerFile(const fs::path& file, int flags)
      : file_(file), number_(::open(file.c_str(), flags | O_CLOEXEC, S_IRUSR | S_IWUSR)) {}
  ~OwnerFile() {
    if (number_ >= 0) ::close(number_);
  }
  OwnerFile(const OwnerFile&) = delete;
  OwnerFile& operator=(const OwnerFile&) = delete;

  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }
  void Write(std::string_view text) const {
    while (!text.empty()) {
      const ssize_t written = ::write(number_, text.data(), text.size());
      if (written < 0 && errno != EINTR) Refuse("cannot be written");
      text.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
    }
    if (::fsync(number_) != 0) Refuse("cannot be written");
  }
  [[noreturn]] void Refuse(const char* what) const {
    RefuseFile(file_, std::string(what) + ": " + std::strerror(errno));
  }

 private:
  const fs::path file_;
  const int number_;
};

}  // namespace

std::string ReadOwnerFile(const fs::path& file) {
  const OwnerFile opened(file, O_RDONLY);
  if (!opened.is_open()) opened.Refuse("cannot be read");
  struct stat status {};
  if (::fstat(opened.number(), &status) != 0 || !S_ISREG(status.st_mode))
    RefuseFile(file, "is no regular file");
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    RefuseFile(file, "others than its owner may open it; run: chmod 600 " + file.string());
  std::string text(kMostBytes, '\0');
  const ssize_t length = ::read(opened.number(), text.data(), text.size());
  if (length < 0) opened.Refuse("cannot be read");
  text.resize(static_cast<std::size_t>(length));
  return text;
}

void WriteOwnerFile(const fs::path& file, std::string_view text) {
  fs::path half = file;
  half += ".new";
  {
    const OwnerFile opened(half, O_WRONLY | O_CREAT | O_TRUNC);
    if (!opened.is_open()) opened.Refuse("cannot be made");
    opened.Write(text);
  }
  std::error_code error;
  fs::rename(half, file, error);
  if (error) RefuseFile(file, "cannot be replaced: " + error.message());
}

void WriteNewOwnerFile(const fs::path& file, std::string_view text) {
  const OwnerFile opened(file, O_WRONLY | O_CREAT | O_EXCL);
  if (!opened.is_open())
    errno == EEXIST ? RefuseFile(file, "exists already, and is left as it is")
                    : opened.Refuse("cannot be made");
  opened.Write(text);
}

}  // namespace yichuang::identity
