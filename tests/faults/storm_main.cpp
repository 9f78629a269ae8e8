#include <fmt/format.h>
#include <net/if.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstring>
#include <exception>
#include <filesystem>
#include <iostream>

#include "tests/faults/storm.h"

/// yichuang-storm: see tools/faults.
namespace {

namespace fs = std::filesystem;

bool RaiseLoopback() {
  const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return false;
  ifreq request{};
  std::strncpy(request.ifr_name, "lo", sizeof(request.ifr_name) - 1);
  request.ifr_flags = IFF_UP | IFF_RUNNING;
  const bool up = ::ioctl(socket, SIOCSIFFLAGS, &request) == 0;
  ::close(socket);
  return up;
}

/// A network and mounts that nobody else sees; needs root, and goes with this process.
bool EnterOwnNamespaces() {
  if (::geteuid() != 0 || ::unshare(CLONE_NEWNET | CLONE_NEWNS) != 0) return false;
  return ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 && RaiseLoopback();
}

}  // namespace

int main(int count, char** words) {
  CLI::App app("A hall of real processes under one fault after the other.");
  yichuang::faults::StormSettings settings;
  settings.bin = fs::read_symlink("/proc/self/exe").parent_path();
  std::string folder;
  app.add_option("--ratings", settings.ratings, "presses at least");
  app.add_option("--faults", settings.faults, "in all, of every kind this machine can do");
  app.add_option("--seed", settings.seed, "which faults, in which order");
  app.add_option("--windows", settings.windows)->check(CLI::Range(1, 60));
  app.add_option("--dir", folder, "new or empty; kept when something is wrong");
  CLI11_PARSE(app, count, words);

  bool made = false;
  int status = 1;
  try {
    settings.own_namespaces = EnterOwnNamespaces();
    if (folder.empty()) {
      folder = (fs::temp_directory_path() / "yc-storm-XXXXXX").string();
      if (::mkdtemp(folder.data()) == nullptr) throw std::runtime_error("cannot make " + folder);
      made = true;
    }
    settings.directory = fs::absolute(folder);
    status = yichuang::faults::Storm(settings).Run();
  } catch (const std::exception& error) {
    std::cerr << "storm: " << error.what() << '\n';
  }
  if (status != 0 || !made) return status;
  std::error_code ignored;
  ::umount2((settings.directory / "data").c_str(), MNT_DETACH);
  fs::remove_all(settings.directory, ignored);
  return 0;
}
