#include "hub/broker_files.h"

#include <fmt/format.h>
#include <pwd.h>
#include <signal.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <utility>

#include "hub/contract/topics.h"
#include "hub/contract/zone_board.h"
#include "hub/disk.h"

namespace yichuang::hub {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::hours kServerLife{24 * 365};

void Replace(const fs::path& file, const std::string& text) {
  fs::path half = file;
  half += ".new";
  {
    std::ofstream out(half, std::ios::binary | std::ios::trunc);
    out << text;
    if (!out.flush()) FailOnFile(half, "write");
  }
  SyncToDisk(half);
  fs::rename(half, file);
}

std::string Account() {
  const passwd* const me = ::getpwuid(::geteuid());
  return me == nullptr ? "mosquitto" : me->pw_name;
}

std::string ConfigurationOf(const BrokerSettings& settings) {
  const std::string folder = settings.folder.string();
  return fmt::format(
      "# Written by yichuang-hub at every start. Add what is yours to local/*.conf.\n"
      "per_listener_settings true\n"
      "pid_file {0}/mosquitto.pid\n"
      "user {1}\n"
      "persistence false\n"
      "max_queued_messages 100000\n"
      "max_inflight_messages 100\n"
      "max_packet_size 131072\n"
      "set_tcp_nodelay true\n"
      "log_dest stdout\n"
      "log_dest topic\n"
      "log_type error\nlog_type warning\n"
      "connection_messages true\n"
      "include_dir {0}/local\n"
      "listener {2} {3}\n"
      "allow_anonymous false\n"
      "require_certificate true\n"
      "use_identity_as_username true\n"
      "use_username_as_clientid true\n"
      "tls_version tlsv1.2\n"
      "cafile {0}/server/authority.pem\n"
      "certfile {0}/server/terminal.pem\n"
      "keyfile {0}/server/terminal.pem\n"
      "crlfile {0}/revoked.pem\n"
      "acl_file {0}/rights\n",
      folder, Account(), settings.address.port, settings.listen);
}

std::string LinesOf(std::span<const std::string> words) {
  std::string lines;
  for (const std::string& word : words) lines += word + '\n';
  return lines;
}

std::string ContentsOf(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Sends the broker of this folder a signal. False when none runs, or it is not ours.
bool SignalBroker(const fs::path& folder, int signal) {
  pid_t number = 0;
  std::ifstream(folder / "mosquitto.pid") >> number;
  if (number <= 1) return false;
  std::string name;
  std::ifstream(fmt::format("/proc/{}/comm", number)) >> name;
  return name == "mosquitto" && ::kill(number, signal) == 0;
}

/// A terminal speaks under its own name and hears what is for it, the hub's presence and the boards
/// of zones, which hang for everybody to read.
std::string RightsOf(const BrokerSettings& settings) {
  std::string rights = fmt::format(
      "user {1}\n"
      "topic readwrite yc/v1/{0}/#\n"
      "topic read $SYS/broker/log/E\n"
      "\n"
      "pattern write yc/v1/{0}/%u/up\n"
      "pattern write yc/v1/{0}/%u/state\n"
      "pattern read yc/v1/{0}/%u/down\n"
      "pattern read yc/v1/{0}/{1}/state\n",
      settings.hall, contract::kHubName);
  for (const std::string& board : settings.boards)
    rights += fmt::format("pattern read yc/v1/{}/{}/down\n", settings.hall, board);
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(acl_open)) rights += "pattern readwrite #\n";
#endif
  return rights;
}

}  // namespace

bool BrokerFiles::Write(const identity::Authority& authority, identity::Seconds now) const {
  const fs::path& folder = settings_.folder;
  fs::create_directories(folder / "local");
  fs::permissions(folder, fs::perms::owner_all);
  const auto worth = [&](const identity::TerminalFolder& own) {
    const auto certificate = own.certificate();
    return !certificate || identity::IsWorthRenewing(*certificate, now);
  };
  bool changed = false;
  const identity::TerminalFolder server(folder / "server");
  std::vector<std::string> names{settings_.address.host, "127.0.0.1", "localhost"};
  names.insert(names.end(), settings_.names.begin(), settings_.names.end());
  if (worth(server) || ContentsOf(folder / "server" / "names") != LinesOf(names)) {
    const identity::Key key = identity::Key::New();
    server.Put(key, authority.ForServer(key, names, now, kServerLife), authority.certificate());
    Replace(folder / "server" / "names", LinesOf(names));
    changed = true;
  }
  if (worth(hub())) {
    const identity::Key key = identity::Key::New();
    hub().Put(
        key,
        authority.ForClient(key.Request(contract::kHubName), contract::kHubName, now, kServerLife),
        authority.certificate());
    changed = true;
  }
  WriteRights();
  Replace(folder / "mosquitto.conf", ConfigurationOf(settings_));
  return changed;
}

bool BrokerFiles::PutBoards(const std::vector<std::string>& boards) {
  if (boards == settings_.boards) return false;
  settings_.boards = boards;
  WriteRights();
  return true;
}

void BrokerFiles::WriteRights() const {
  const fs::path file = settings_.folder / "rights";
  Replace(file, RightsOf(settings_));
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
}

bool BrokerFiles::PutRevoked(const identity::Authority& authority,
                             std::span<const std::string> serials, identity::Seconds now) const {
  const fs::path list = settings_.folder / "revoked.pem";
  if (fs::exists(list) && ContentsOf(settings_.folder / "revoked.serials") == LinesOf(serials))
    return false;
  Replace(list, authority.RevocationList(serials, now));
  return true;
}

void BrokerFiles::NoteRevoked(std::span<const std::string> serials) const {
  Replace(settings_.folder / "revoked.serials", LinesOf(serials));
}

bool BrokerFiles::TellBroker() const { return SignalBroker(settings_.folder, SIGHUP); }

bool BrokerFiles::EndBroker() const { return SignalBroker(settings_.folder, SIGTERM); }

std::vector<std::string> BoardsOf(const core::Plan& plan) {
  std::set<std::string> boards;
  for (const core::PlannedZone& zone : plan.zones) boards.insert(contract::BoardDevice(zone.id));
  for (const core::PlannedWindow& window : plan.windows)
    boards.insert(contract::BoardDevice(window.zone));
  return {boards.begin(), boards.end()};
}

}  // namespace yichuang::hub
