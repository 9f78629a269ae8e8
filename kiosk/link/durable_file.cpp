#include "kiosk/link/durable_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <system_error>

namespace yichuang::link {
namespace {

namespace fs = std::filesystem;

bool SyncPath(const fs::path& path, int flags) {
  const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool synced = ::fsync(descriptor) == 0;
  ::close(descriptor);
  return synced;
}

}  // namespace

std::optional<std::string> ReadWhole(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  return in.bad() ? std::nullopt : std::optional(std::move(bytes));
}

bool WriteDurably(const fs::path& file, std::string_view bytes) {
  const fs::path temporary = file.string() + ".new";
  {
    std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
    out << bytes;
    out.close();
    if (!out || !SyncPath(temporary, O_RDONLY)) return false;
  }
  std::error_code error;
  fs::rename(temporary, file, error);
  return !error && SyncPath(file.parent_path(), O_RDONLY | O_DIRECTORY);
}

}  // namespace yichuang::link
