#include <fmt/format.h>
#include <signal.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "tests/faults/storm.h"

/// What can befall a hall of real processes, and what this machine must have for it.
namespace yichuang::faults {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::uint64_t kMebibyte = 1'048'576;
constexpr std::uint64_t kBytesOfRating = 8'192;  ///< ledger, tables, outbox; with room to spare
constexpr seconds kCommandPatience{20};

bool HasProgram(const char* name) {
  for (const char* folder : {"/usr/bin/", "/usr/sbin/", "/bin/", "/sbin/"}) {
    if (::access((std::string(folder) + name).c_str(), X_OK) == 0) return true;
  }
  return false;
}

/// The library that makes a process see another clock; "" when it is not installed.
fs::path Faketime() {
  for (const char* file : {"/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
                           "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"}) {
    if (fs::exists(file)) return file;
  }
  return {};
}

std::string Lacks(bool has, const char* what) { return has ? "" : what; }

}  // namespace

/// A file system of its own below all that the hall writes, so that it can be full. Its image lies
/// in memory where there is room: no kill can tell what the disk has of what the kernel has, and
/// the presses are what is to be many. Power cuts are tools/powercut's.
void Storm::MountSmallDisk() {
  small_disk_ = settings_.directory / "data";
  const std::uint64_t size = 96 * kMebibyte + settings_.ratings * kBytesOfRating;
  std::error_code none;
  const fs::path memory = "/dev/shm";
  const bool in_memory = fs::space(memory, none).available / 2 > size && !none;
  const fs::path image = in_memory ? memory / fmt::format("yc-storm-{}.img", ::getpid())
                                   : settings_.directory / "disk.img";
  std::ofstream(image, std::ios::binary).close();
  fs::resize_file(image, size);
  const auto made = processes().Run("mkfs", {"mkfs.ext4", "-q", image.string()}, kCommandPatience);
  const auto mounted = processes().Run(
      "mount", {"mount", "-o", "loop", image.string(), small_disk_.string()}, kCommandPatience);
  // The mount holds it; so it goes with this process, however that ends.
  if (in_memory) fs::remove(image);
  if (made.exit_code != 0 || mounted.exit_code != 0) {
    small_disk_.clear();
    return;
  }
  for (const std::string& host : setup_.hosts()) fs::create_directories(small_disk_ / host);
}

/// The mount ends with this process, and what somebody wants to look at with it.
void Storm::KeepWhatIsLeft() {
  if (small_disk_.empty()) return;
  std::error_code ignored;
  fs::copy(small_disk_, settings_.directory / "left", fs::copy_options::recursive, ignored);
}

void Storm::StartHub() {
  std::vector<std::string> command = setup_.HubCommand("serve");
  if (const fs::path library = Faketime(); !library.empty()) {
    std::vector<std::string> env = {"env",
                                    "LD_PRELOAD=" + library.string(),
                                    "FAKETIME_TIMESTAMP_FILE=" + clock_file_.string(),
                                    "FAKETIME_NO_CACHE=1",
                                    "FAKETIME_DONT_FAKE_MONOTONIC=1",
                                    "ASAN_OPTIONS=verify_asan_link_order=0"};
    command.insert(command.begin(), env.begin(), env.end());
  }
  processes().Start("hub", command);
}

void Storm::AddKinds() {
  AddKills();
  AddStorageFaults();
  AddNetworkFaults();
  AddClockFaults();
  kinds_.push_back(
      {"kiosk_kill", "no screen in this hall; yichuang-hall-days kills its outbox", [] {}});
}

void Storm::AddKills() {
  const auto kill = [this](const std::string& name) { (void)processes().Kill(name); };
  kinds_.push_back({"hub_kill", "", [kill] { kill("hub"); }, {}, milliseconds(300), true});
  // With persistence off there is no folder to wipe: what it had is gone either way.
  kinds_.push_back({"broker_kill", "", [kill] { kill("broker"); }, {}, milliseconds(1'500), false});
  kinds_.push_back(
      {"window_kill", "", [this, kill] { kill(SomeHost()); }, {}, milliseconds(500), false});
  kinds_.push_back({"device_kill",
                    "",
                    [this, kill] { kill(windows_[Below(windows_.size())]->source()); },
                    {},
                    milliseconds(500),
                    false});
  kinds_.push_back({"room_kill",
                    "",
                    [this, kill] {
                      for (const std::string& host : setup_.hosts()) kill(host);
                      kill("broker");
                      kill("hub");
                    },
                    {},
                    milliseconds(4'000),
                    false});
  kinds_.push_back({"cable_out", "",
                    [this] { windows_[Below(windows_.size())]->device().Unplug(); },
                    [this] {
                      for (const auto& window : windows_) window->device().Plug();
                    },
                    milliseconds(1'500), false});
  kinds_.push_back({"hub_frozen", "", [this] { (void)processes().Signal("hub", SIGSTOP); },
                    [this] { (void)processes().Signal("hub", SIGCONT); }, milliseconds(1'500),
                    false});
  kinds_.push_back({"rubbish", "", [this] { SendRubbish(); }, {}, milliseconds(200), false});
}

void Storm::AddStorageFaults() {
  kinds_.push_back({"snapshot",
                    "",
                    [this] {
                      SpoilSnapshots();
                      (void)processes().Kill("hub");
                    },
                    {},
                    milliseconds(300),
                    true});
  const std::string traced =
      Lacks(HasProgram("strace") && ::geteuid() == 0, "needs root and strace");
  // At the n-th of them from now on; the process ends by itself and is started again.
  const auto trace = [this, traced](const char* name, bool hub, const char* calls,
                                    const char* error) {
    kinds_.push_back({name,
                      traced,
                      [this, hub, calls, error] { Trace(hub ? "hub" : SomeHost(), calls, error); },
                      {},
                      milliseconds(2'500),
                      false});
  };
  trace("hub_sync_eio", true, "fdatasync,fsync", "EIO");
  trace("hub_write_full", true, "pwrite64", "ENOSPC");
  trace("host_sync_eio", false, "fdatasync,fsync", "EIO");
  trace("host_write_eio", false, "pwrite64", "EIO");
  kinds_.push_back({"disk_full", Lacks(!small_disk_.empty(), "needs root and a loop device"),
                    [this] {
                      (void)processes().Run("filler",
                                            {"dd", "if=/dev/zero",
                                             "of=" + (small_disk_ / "filler").string(), "bs=1M"},
                                            kCommandPatience);
                    },
                    [this] {
                      fs::remove(small_disk_ / "filler");
                      hub_gone_ = std::chrono::steady_clock::now();
                    },
                    milliseconds(2'500), false});
}

void Storm::Trace(const std::string& process, const char* calls, const char* error) {
  const pid_t target = processes().pid(process);
  if (target <= 0) return;
  // It ends with its process, or after a while; the shell stays, so that it is not begun again.
  processes().Start(fmt::format("strace-{}", ++traces_),
                    {"sh", "-c",
                     fmt::format("timeout -s INT 2 strace -f -qq -p {} -o /dev/null -e trace={} "
                                 "-e inject={}:error={}:when={}; sleep 5",
                                 target, calls, calls, error, 1 + Below(12))});
  const std::string name = fmt::format("strace-{}", traces_);
  loop_.After(milliseconds(2'300),
              [this, name] { (void)processes().Stop(name, milliseconds(200)); });
}

void Storm::AddNetworkFaults() {
  const auto ip = [this](const char* state) {
    (void)processes().Run("ip", {"ip", "link", "set", "lo", state}, kCommandPatience);
  };
  const std::string own =
      Lacks(settings_.own_namespaces && HasProgram("ip"), "needs root for a network of its own");
  kinds_.push_back(
      {"network_cut", own, [ip] { ip("down"); }, [ip] { ip("up"); }, milliseconds(3'000), false});
  const std::string lossy = own.empty() ? Lacks(HasProgram("nft"), "needs nftables") : own;
  kinds_.push_back(
      {"network_loss", lossy,
       [this] {
         const std::string rules = fmt::format(
             "add table inet storm; "
             "add chain inet storm in {{ type filter hook input priority 0; }}; "
             "add rule inet storm in tcp dport {0} numgen random mod 100 < 30 drop; "
             "add rule inet storm in tcp sport {0} numgen random mod 100 < 30 drop",
             setup_.broker_port());
         (void)processes().Run("nft", {"nft", rules}, kCommandPatience);
       },
       [this] {
         (void)processes().Run("nft", {"nft", "delete table inet storm"}, kCommandPatience);
       },
       milliseconds(3'000), false});
}

void Storm::AddClockFaults() {
  const std::string lacks = Lacks(!Faketime().empty(), "needs libfaketime");
  const auto set = [this](const char* offset) { std::ofstream(clock_file_) << offset << '\n'; };
  // Twenty times as much for the hall.
  kinds_.push_back({"clock_back", lacks, [set] { set("-4"); }, [set] { set("+0"); },
                    milliseconds(2'000), false});
  kinds_.push_back({"clock_ahead", lacks, [set] { set("+4"); }, [set] { set("+0"); },
                    milliseconds(2'000), false});
}

void Storm::SpoilSnapshots() {
  for (const auto& entry : fs::directory_iterator(settings_.directory / "data")) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with("snapshot-")) continue;
    if (Below(2) == 0) {
      fs::remove(entry.path());
    } else {
      fs::resize_file(entry.path(), fs::file_size(entry.path()) / 2);
    }
  }
}

/// Bytes that are no message, and messages that are no entry.
void Storm::SendRubbish() {
  const fs::path file = settings_.directory / "run" / "rubbish";
  {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    for (int line = 0; line < 300; ++line) {
      switch (Below(4)) {
        case 0:
          out << R"({"v":1,"device":"win-01","entries":[{"source":"ev-0001","epoch":1,"counter":)"
              << Below(100) << R"(,"type":"press","frame":"AAAA"}]})";
          break;
        case 1:
          out << R"({"v":1,"device":"win-01","entries":[)";
          break;
        default:
          for (std::uint64_t i = Below(200); i > 0; --i) out << static_cast<char>(' ' + Below(200));
      }
      out << '\n';
    }
  }
  for (const char* topic : {"up", "state"}) {
    const std::string command = fmt::format(
        "mosquitto_pub -V 5 -h 127.0.0.1 -p {} -q 1 -l -t yc/v1/demo/{}/{} < {}",
        setup_.open_port(), topic[0] == 'u' ? "win-01" : "win-99", topic, file.string());
    (void)processes().Run("rubbish", {"sh", "-c", command}, kCommandPatience);
  }
}

}  // namespace yichuang::faults
