#include "tools/simulator/hall_setup.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <stdexcept>

#include "tools/simulator/day.h"
#include "tools/simulator/names.h"

namespace yichuang::simulator {
namespace {

namespace fs = std::filesystem;

constexpr int kWindowsPerHost = 4;
constexpr int kFirstWorkNumber = 1001;
constexpr int kMostZones = 3;
constexpr auto kOwnerOnly = fs::perms::owner_read | fs::perms::owner_write;

void WriteFile(const fs::path& file, const std::string& text) {
  std::ofstream out(file, std::ios::trunc | std::ios::binary);
  out << text;
  out.close();
  if (!out)
    throw std::runtime_error(
        fmt::format("{}: cannot be written; is the disk full?", file.string()));
}

/// Paths and names as TOML basic strings.
std::string Quoted(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "\"";
}

std::string RandomKey() {
  std::array<std::uint8_t, 32> key{};
  if (::getrandom(key.data(), key.size(), 0) != static_cast<ssize_t>(key.size())) {
    throw std::runtime_error("the system gave no random bytes for a key");
  }
  std::string text;
  for (const std::uint8_t byte : key) text += fmt::format("{:02x}", byte);
  return text;
}

/// Debian keeps the broker in sbin, which a user's PATH may lack.
std::string BrokerProgram() {
  return fs::exists("/usr/sbin/mosquitto") ? "/usr/sbin/mosquitto" : "mosquitto";
}

}  // namespace

std::uint16_t FreePort() {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  const bool bound = listener >= 0 && ::bind(listener, generic, size) == 0 &&
                     ::getsockname(listener, generic, &size) == 0;
  if (listener >= 0) ::close(listener);
  if (!bound) throw std::runtime_error("no free port on 127.0.0.1");
  return ntohs(address.sin_port);
}

HallSetup::HallSetup(HallSettings settings) : settings_(std::move(settings)) {
  settings_.directory = fs::absolute(settings_.directory);
  const fs::path& directory = settings_.directory;
  if (fs::exists(directory) && !fs::is_empty(directory)) {
    throw std::runtime_error(fmt::format(
        "--dir {}: the folder is not empty; name a new or empty one", directory.string()));
  }
  for (const char* folder : {"data", "keys", "run", "log"}) {
    std::error_code error;
    fs::create_directories(directory / folder, error);
    if (error) {
      throw std::runtime_error(fmt::format("--dir {}: {}", directory.string(), error.message()));
    }
  }
  zones_ = std::min(kMostZones, settings_.windows);
  for (int number = 1; number <= settings_.windows; ++number) {
    HallWindow window;
    window.number = number;
    window.zone =
        std::string(1, static_cast<char>('A' + ZoneOfWindow(number, settings_.windows, zones_)));
    window.device = fmt::format("win-{:02}", (number - 1) / kWindowsPerHost + 1);
    window.evaluator = fmt::format("ev-{:04}", number);
    window.serial = number;
    window.staff = std::to_string(kFirstWorkNumber + number - 1);
    if (hosts_.empty() || hosts_.back() != window.device) hosts_.push_back(window.device);
    windows_.push_back(window);
  }
  if (ControlOf(windows_.back()).string().size() >= sizeof(sockaddr_un::sun_path)) {
    throw std::runtime_error(
        fmt::format("--dir {}: the name is too long for the sockets in it; take a shorter one",
                    directory.string()));
  }
  broker_port_ = FreePort();
  do {
    http_port_ = FreePort();
  } while (http_port_ == broker_port_);
  while (settings_.open_port &&
         (open_port_ == 0 || open_port_ == broker_port_ || open_port_ == http_port_)) {
    open_port_ = FreePort();
  }
  token_ = RandomKey();
  WriteBroker();
  WriteHub();
  WriteHall();
  WriteHosts();
  WriteKiosks();
  WriteKeys();
}

fs::path HallSetup::ControlOf(const HallWindow& window) const {
  return settings_.directory / "run" / (window.evaluator + ".ctl");
}

fs::path HallSetup::CableOf(const HallWindow& window) const {
  return settings_.directory / "run" / (window.evaluator + ".sock");
}

// Behind the #, so that it reaches the page and no log.
std::string HallSetup::BoardAddress() const {
  return fmt::format("http://127.0.0.1:{}/#demo={}", http_port_, token_);
}

std::vector<std::string> HallSetup::BrokerCommand() const {
  return {BrokerProgram(), "-c", (settings_.directory / "data/broker/mosquitto.conf").string()};
}

std::vector<std::string> HallSetup::HubCommand(const std::string& subcommand) const {
  return {(settings_.bin / "yichuang-hub").string(), subcommand, "--config",
          (settings_.directory / "hub.toml").string()};
}

std::vector<std::string> HallSetup::HostCommand(const std::string& host) const {
  return {(settings_.bin / "yichuang-window").string(), "--config",
          (settings_.directory / (host + ".toml")).string()};
}

std::vector<std::string> HallSetup::EvaluatorCommand(const HallWindow& window) const {
  return {(settings_.bin / "evaluator-sim").string(),
          "--serial",
          std::to_string(window.serial),
          "--key",
          (settings_.directory / "keys" / (window.evaluator + ".key")).string(),
          "--listen",
          CableOf(window).string(),
          "--log",
          (settings_.directory / "data" / (window.evaluator + ".log")).string(),
          "--speed",
          fmt::format("{:.3f}", settings_.device_speed),
          "--control",
          ControlOf(window).string()};
}

std::vector<std::string> HallSetup::RecorderCommand() const {
  return {"mosquitto_sub",
          "-V",
          "5",
          "-h",
          "127.0.0.1",
          "-p",
          std::to_string(open_port_),
          "-t",
          "#",
          "-q",
          "1",
          "-F",
          "%j"};
}

void HallSetup::SetClock(const DemoClock& clock) {
  settings_.clock = clock;
  WriteHub();
}

std::vector<std::pair<std::string, fs::path>> HallSetup::Terminals() const {
  std::vector<std::pair<std::string, fs::path>> terminals;
  std::vector<std::string> names = hosts_;
  names.insert(names.end(), kiosks_.begin(), kiosks_.end());
  for (const std::string& name : names)
    terminals.emplace_back(name, settings_.directory / "data" / name / "identity");
  terminals.emplace_back("display-a", settings_.directory / "display-a" / "identity");
  return terminals;
}

/// The broker's own configuration is the hub's to write.
void HallSetup::WriteBroker() const {
  if (open_port_ == 0) return;
  const fs::path folder = settings_.directory / "data" / "broker" / "local";
  fs::create_directories(folder);
  WriteFile(folder / "open.conf",
            fmt::format("listener {} 127.0.0.1\nallow_anonymous true\n", open_port_));
}

void HallSetup::WriteHub() const {
  const fs::path& directory = settings_.directory;
  std::string text = fmt::format(
      "data_dir = {}\nkeys_dir = {}\nhall_file = {}\nnight_check = \"off\"\n\n[broker]\nuri = "
      "\"ssl://127.0.0.1:{}\"\n\n",
      Quoted((directory / "data").string()), Quoted((directory / "keys").string()),
      Quoted((directory / "hall.toml").string()), broker_port_);
  text += fmt::format("[http]\naddress = \"127.0.0.1\"\nport = {}\n", http_port_);
  if (!settings_.web.empty())
    text += fmt::format("web_root = {}\n", Quoted(fs::absolute(settings_.web).string()));
  text += fmt::format(
      "\n[demo]\nenabled = true\nspeed = {:.6f}\nreal_origin_ms = {}\nvirtual_origin_ms = {}\n"
      "token = \"{}\"\n",
      settings_.clock.speed, settings_.clock.real_origin_ms, settings_.clock.virtual_origin_ms,
      token_);
  // The hub may be starting this moment: it reads the old file or the new one, never half of one.
  WriteFile(directory / "hub.toml.new", text);
  fs::permissions(directory / "hub.toml.new", kOwnerOnly);
  fs::rename(directory / "hub.toml.new", directory / "hub.toml");
}

/// A small hall serves everything everywhere; otherwise a window has two lines next to each other.
std::string HallSetup::GroupsOf(int window) const {
  const auto groups = Groups();
  if (windows_.size() < groups.size()) return "";
  const std::size_t first = static_cast<std::size_t>(window - 1) % groups.size();
  return fmt::format("{} {}", groups[first].id, groups[(first + 1) % groups.size()].id);
}

void HallSetup::WriteHall() const {
  std::string text = fmt::format("hall = \"demo\"\nname = {}\nutc_offset_minutes = 480\n",
                                 Quoted(std::string(HallName())));
  for (int zone = 0; zone < zones_; ++zone) {
    text += fmt::format("\n[[zone]]\nid = \"{}\"\nname = {}\nname_en = {}\n",
                        static_cast<char>('A' + zone), Quoted(std::string(ZoneName(zone))),
                        Quoted(std::string(ZoneNameEn(zone))));
  }
  for (const GroupName& group : Groups()) {
    text += fmt::format(
        "\n[[group]]\nid = \"{}\"\nletter = \"{}\"\nname = {}\nname_en = {}\nicon = \"{}\"\n"
        "norm_minutes = {}\n",
        group.id, group.letter, Quoted(std::string(group.zh)), Quoted(std::string(group.en)),
        group.icon, group.norm_minutes);
  }
  for (const HallWindow& window : windows_) {
    text += fmt::format(
        "\n[[window]]\nnumber = {}\nzone = \"{}\"\ndevice = \"{}\"\nevaluator = \"{}\"\n",
        window.number, window.zone, window.device, window.evaluator);
    const std::string groups = GroupsOf(window.number);
    if (!groups.empty()) text += fmt::format("groups = \"{}\"\n", groups);
  }
  for (const std::string& kiosk : kiosks_) {
    text += fmt::format("\n[[kiosk]]\nid = \"{}\"\nzone = \"A\"\n", kiosk);
  }
  text += "\n[[kiosk]]\nid = \"display-a\"\nzone = \"A\"\n";
  text += "\n[hours]\n";
  for (const char* day : {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}) {
    text += fmt::format("{} = {}\n", day, Quoted(settings_.hours));
  }
  for (const HallWindow& window : windows_) {
    text += fmt::format("\n[[staff]]\nnumber = \"{}\"\nname = {}\n", window.staff,
                        Quoted(StaffName(window.number - 1)));
  }
  WriteFile(settings_.directory / "hall.toml", text);
}

void HallSetup::WriteHosts() const {
  for (const std::string& host : hosts_) {
    const fs::path data = settings_.directory / "data" / host;
    fs::create_directories(data);
    std::string text = fmt::format(
        "device = \"{}\"\nhall = \"demo\"\nbroker = \"ssl://127.0.0.1:{}\"\nhttp = \"{}\"\n"
        "data_dir = {}\n",
        host, broker_port_, http(), Quoted(data.string()));
    for (const HallWindow& window : windows_) {
      if (window.device != host) continue;
      const auto place = static_cast<std::size_t>(window.number - 1);
      text += fmt::format(
          "\n[[evaluator]]\ntransport = {}\n",
          Quoted(place < settings_.transports.size() ? settings_.transports[place]
                                                     : "socket:" + CableOf(window).string()));
    }
    WriteFile(settings_.directory / (host + ".toml"), text);
  }
}

void HallSetup::WriteKiosks() const {
  for (const std::string& kiosk : kiosks_) {
    WriteFile(KioskFile(kiosk),
              fmt::format("device = \"{}\"\nstate_dir = {}\n\n[hall]\nname = {}\n\n"
                          "[hub]\nhall = \"demo\"\nbroker = \"ssl://127.0.0.1:{}\"\n"
                          "http = \"http://127.0.0.1:{}\"\n\n"
                          "[card_reader]\nkind = \"simulated\"\npath = {}\n",
                          kiosk, Quoted((settings_.directory / "data" / kiosk).string()),
                          Quoted(std::string(HallName())), broker_port_, http_port_,
                          Quoted(CardOf(kiosk).string())));
  }
  // A screen over zone A: yichuang-kiosk --display A --config display-a.toml.
  WriteFile(settings_.directory / "display-a.toml",
            fmt::format("device = \"display-a\"\n\n[hall]\nname = {}\nsample = true\n\n"
                        "[screen]\nwidth = 1920\nheight = 1080\n\n"
                        "[hub]\nhall = \"demo\"\nbroker = \"ssl://127.0.0.1:{}\"\n"
                        "http = \"http://127.0.0.1:{}\"\n",
                        Quoted(std::string(HallName())), broker_port_, http_port_));
}

void HallSetup::WriteKeys() const {
  for (const HallWindow& window : windows_) {
    const fs::path file = settings_.directory / "keys" / (window.evaluator + ".key");
    WriteFile(file, "");
    fs::permissions(file, kOwnerOnly);
    WriteFile(file, RandomKey() + "\n");
  }
}

}  // namespace yichuang::simulator
