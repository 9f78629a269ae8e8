#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "hub/evidence/frames.h"

namespace yichuang::evidence {
namespace {

constexpr std::string_view kExtension = ".key";
constexpr std::size_t kDigits = 2 * protocol::kDeviceKeySize;

/// An open file, closed with its scope.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) {
      ::close(number_);
    }
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

[[noreturn]] void Refuse(const std::filesystem::path& file, const std::string& fault) {
  throw std::runtime_error("key file " + file.string() + ": " + fault);
}

int Digit(char c) {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  if (c >= 'a' && c <= 'f') {
    return c - 'a' + 10;
  }
  if (c >= 'A' && c <= 'F') {
    return c - 'A' + 10;
  }
  return -1;
}

/// The text of the file, never more than a key with its line end and one byte, which is then too
/// much.
std::string ReadText(const std::filesystem::path& file) {
  const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (descriptor.number() < 0) {
    Refuse(file, std::string("cannot be read: ") + std::strerror(errno));
  }
  struct stat status {};
  if (::fstat(descriptor.number(), &status) != 0 || !S_ISREG(status.st_mode)) {
    Refuse(file, "is no regular file");
  }
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    Refuse(file, "others than its owner may open it; run: chmod 600 " + file.string());
  }
  std::string text(kDigits + 3, '\0');
  const ssize_t length = ::read(descriptor.number(), text.data(), text.size());
  if (length < 0) {
    Refuse(file, std::string("cannot be read: ") + std::strerror(errno));
  }
  text.resize(static_cast<std::size_t>(length));
  return text;
}

DeviceKey ReadKey(const std::filesystem::path& file) {
  std::string text = ReadText(file);
  std::string_view digits = text;
  if (digits.ends_with('\n')) {
    digits.remove_suffix(1);
  }
  if (digits.ends_with('\r')) {
    digits.remove_suffix(1);
  }
  DeviceKey key{};
  bool good = digits.size() == kDigits;
  for (std::size_t i = 0; good && i < key.size(); ++i) {
    const int high = Digit(digits[2 * i]);
    const int low = Digit(digits[2 * i + 1]);
    good = high >= 0 && low >= 0;
    key[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  OPENSSL_cleanse(text.data(), text.size());
  if (!good) {
    Refuse(file, "expected 64 hexadecimal digits and a line end");
  }
  return key;
}

void WriteAll(const std::filesystem::path& file, int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno != EINTR) {
      Refuse(file, std::string("cannot be written: ") + std::strerror(errno));
    }
    text.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
  }
  if (::fsync(descriptor) != 0) {
    Refuse(file, std::string("cannot be written: ") + std::strerror(errno));
  }
}

/// A file that was not there, for its owner alone.
void WriteNew(const std::filesystem::path& file, std::string_view text) {
  // O_EXCL: an existing key is never overwritten, or its device could not be heard again.
  const Descriptor descriptor(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (descriptor.number() < 0) {
    Refuse(file, errno == EEXIST ? std::string("exists already, and is left as it is")
                                 : std::string("cannot be made: ") + std::strerror(errno));
  }
  try {
    WriteAll(file, descriptor.number(), text);
  } catch (const std::runtime_error&) {
    ::unlink(file.c_str());  // half a key would stand in the way of the next attempt
    throw;
  }
}

}  // namespace

FrameBook FrameBook::FromDirectory(const std::filesystem::path& directory) {
  FrameBook book;
  book.directory_ = directory;
  std::error_code error;
  std::filesystem::directory_iterator entries(directory, error);
  if (error) {
    throw std::runtime_error("key directory " + directory.string() + ": " + error.message());
  }
  for (const auto& entry : entries) {
    // The key of persons is no device's.
    if (entry.path().extension() == kExtension && entry.path().stem() != "personal") {
      DeviceKey key = ReadKey(entry.path());
      book.AddKey(entry.path().stem().string(), key);
      OPENSSL_cleanse(key.data(), key.size());
    }
  }
  return book;
}

bool FrameBook::Learn(const std::string& source) {
  const auto in_name = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  };
  // The name came from outside; it becomes part of a path.
  if (directory_.empty() || source.empty() || !std::ranges::all_of(source, in_name)) return false;
  try {
    DeviceKey key = ReadKey(directory_ / (source + std::string(kExtension)));
    AddKey(source, key);
    OPENSSL_cleanse(key.data(), key.size());
    return true;
  } catch (const std::runtime_error&) {
    return false;
  }
}

void MakeKeyFile(const std::filesystem::path& directory, const std::string& source,
                 const std::filesystem::path& copy) {
  const std::filesystem::path file = directory / (source + std::string(kExtension));
  if (!copy.empty() && std::filesystem::weakly_canonical(copy).parent_path() ==
                           std::filesystem::weakly_canonical(directory)) {
    Refuse(copy, "lies among the hub's own keys; name a file on a medium that goes to the device");
  }
  DeviceKey key{};
  if (RAND_priv_bytes(key.data(), static_cast<int>(key.size())) != 1) {
    Refuse(file, "the system gives no random numbers");
  }
  std::string text;
  text.reserve(kDigits + 1);  // no part of it is left behind by growing
  for (const std::uint8_t byte : key) {
    constexpr std::string_view kHex = "0123456789abcdef";
    text += kHex[byte >> 4U];
    text += kHex[byte & 0xFU];
  }
  text += '\n';
  WriteNew(file, text);
  if (!copy.empty()) {
    try {
      WriteNew(copy, text);
    } catch (const std::runtime_error&) {
      ::unlink(file.c_str());  // it would stand in the way of the next attempt
      throw;
    }
  }
  OPENSSL_cleanse(text.data(), text.size());
  OPENSSL_cleanse(key.data(), key.size());
}

}  // namespace yichuang::evidence
