#include <sys/mman.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <variant>

#include "hardware/window/config.h"
#include "hub/catalogue/edit.h"
#include "hub/catalogue/load.h"
#include "hub/config.h"
#include "tests/fuzz/targets.h"

namespace yichuang::fuzz {
namespace {

/// A file in memory, for readers that take a path.
class MemoryFile {
 public:
  explicit MemoryFile(Bytes bytes) : file_(memfd_create("fuzz", MFD_CLOEXEC)) {
    Demand(file_ >= 0 &&
               write(file_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
           "there is a file in memory");
  }
  ~MemoryFile() { close(file_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  std::filesystem::path path() const { return "/proc/self/fd/" + std::to_string(file_); }

 private:
  int file_;
};

/// A refusal names what is wrong in words.
template <typename Read>
void ReadOrRefuse(Read read, const std::filesystem::path& path) {
  try {
    (void)read(path);
  } catch (const hub::ConfigError& refusal) {
    Demand(*refusal.what() != '\0', "a refusal has words");
  }
}

}  // namespace

void HubSettings(Bytes bytes) {
  const MemoryFile file(bytes);
  ReadOrRefuse(hub::ReadConfig, file.path());
  ReadOrRefuse(hub::ReadHallFile, file.path());
}

void WindowSettings(Bytes bytes) {
  const window::ConfigResult read = window::ParseConfig(TextOf(bytes), "window.toml");
  if (const auto* const errors = std::get_if<std::vector<window::ConfigError>>(&read)) {
    Demand(!errors->empty(), "a file that is refused has an error");
    for (const window::ConfigError& each : *errors)
      Demand(!Sentence(each).empty(), "an error is a sentence");
  }
}

void CatalogueBundle(Bytes bytes) {
  const catalogue::Loaded read = catalogue::ReadBundle(TextOf(bytes));
  if (const auto* const known = std::get_if<catalogue::Catalogue>(&read)) {
    const std::string written = catalogue::WriteBundle(*known);
    const catalogue::Loaded again = catalogue::ReadBundle(written);
    const auto* const same = std::get_if<catalogue::Catalogue>(&again);
    Demand(same != nullptr && catalogue::WriteBundle(*same) == written, "a bundle has one text");
    (void)catalogue::ReadItems(*known, {std::string(TextOf(bytes))});
  } else {
    Demand(!std::get<std::vector<catalogue::Fault>>(read).empty(), "a refused bundle has a fault");
  }
  (void)catalogue::ReadItems({}, {std::string(TextOf(bytes))});
}

}  // namespace yichuang::fuzz
