#include "hub/disk.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "hub/evidence/sm3_stream.h"

namespace yichuang::hub {

void FailOnFile(const std::filesystem::path& file, const char* operation) {
  throw std::runtime_error(
      fmt::format("{}: {} failed: {}", file.string(), operation, std::strerror(errno)));
}

void SyncToDisk(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) FailOnFile(path, "open");
  const int synced = ::fsync(descriptor);
  ::close(descriptor);
  if (synced != 0) FailOnFile(path, "fsync");
}

evidence::Hash Sm3Of(const std::string& bytes) {
  return evidence::Sm3({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

evidence::Hash Sm3OfFile(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) FailOnFile(file, "open");
  const evidence::Hash hash = evidence::Sm3(in);
  if (in.bad()) FailOnFile(file, "read");
  return hash;
}

std::string ReadFile(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) FailOnFile(file, "open");
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (in.bad()) FailOnFile(file, "read");
  return bytes;
}

}  // namespace yichuang::hub
