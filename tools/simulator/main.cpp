#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include "tools/simulator/options.h"
#include "tools/simulator/signals.h"
#include "tools/simulator/simulation.h"

namespace {

namespace fs = std::filesystem;
namespace simulator = yichuang::simulator;

constexpr int kBadArguments = 2;

void Complain(const std::string& sentence) {
  std::fputs(("simulator: " + sentence + "\n").c_str(), stderr);
}

/// The folder of the run; a temporary one goes with it.
class RunFolder {
 public:
  RunFolder(const fs::path& named, bool keep) : path_(named), temporary_(named.empty() && !keep) {
    if (!named.empty()) {
      fs::create_directories(named);
      return;
    }
    std::string pattern = (fs::temp_directory_path() / "yichuang-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr)
      throw std::runtime_error("cannot make a folder " + pattern);
    path_ = pattern;
  }
  ~RunFolder() {
    std::error_code ignored;
    if (temporary_) fs::remove_all(path_, ignored);
  }
  RunFolder(const RunFolder&) = delete;
  RunFolder& operator=(const RunFolder&) = delete;
  const fs::path& path() const { return path_; }
  /// Something went wrong: what is in it may tell why.
  void Keep() { temporary_ = false; }

 private:
  fs::path path_;
  bool temporary_;
};

int Play(simulator::Options options) {
  if (options.bin.empty()) options.bin = fs::read_symlink("/proc/self/exe").parent_path();
  simulator::StopSignals signals;
  RunFolder folder(options.directory, options.keep);
  int status = 1;
  try {
    simulator::Simulation simulation(options, folder.path(), signals);
    status = simulation.Run();
  } catch (const std::exception& error) {
    Complain(error.what());
  }
  if (status == 1 && fs::exists(folder.path() / "log")) {
    folder.Keep();
    Complain("logs and data stay in " + folder.path().string());
  }
  return status;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const auto parsed = simulator::ParseOptions(std::vector<std::string>(argv + 1, argv + argc));
    if (const auto* sentence = std::get_if<std::string>(&parsed)) {
      Complain(*sentence);
      return kBadArguments;
    }
    const auto& options = std::get<simulator::Options>(parsed);
    if (options.help) {
      std::fputs(simulator::Usage().c_str(), stdout);
      return 0;
    }
    return Play(options);
  } catch (const std::exception& error) {
    Complain(error.what());
    return 1;
  }
}
