#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "tools/simulator/clock.h"

/// The folder a demo hall lives in: configuration, keys and sockets of its programs, and how each
/// is started.
namespace yichuang::simulator {

struct HallWindow {
  int number = 0;
  std::string zone;       ///< "A"
  std::string device;     ///< window host, "win-01": one for four windows
  std::string evaluator;  ///< "ev-0001"
  int serial = 0;         ///< of the evaluator
  std::string staff;      ///< work number of who serves here, "1001"
};

struct HallSettings {
  std::filesystem::path directory;
  std::filesystem::path bin;  ///< where yichuang-hub, yichuang-window and evaluator-sim are
  std::filesystem::path web;  ///< built pages; empty: API only
  int windows = 12;
  DemoClock clock;
  double device_speed = 1;  ///< of the evaluators' own milliseconds
  /// Of every day of the week, as [hours] of hall.toml has them: a demonstration has no weekend.
  std::string hours = "08:30-12:00 13:00-17:45";
  /// A second listener of the broker, on this machine and for everybody: for those that watch or
  /// disturb a hall. Programs of the hall come with their certificates in any case.
  bool open_port = false;
  /// How window hosts find the evaluator of each window, as window.toml has it; empty: at their
  /// sockets.
  std::vector<std::string> transports = {};
};

class HallSetup {
 public:
  /// Takes two free ports of 127.0.0.1 and writes every file. Throws std::runtime_error with a
  /// sentence: the folder is not empty, cannot be written, or its name is too long for the sockets
  /// in it.
  explicit HallSetup(HallSettings settings);

  const std::vector<HallWindow>& windows() const { return windows_; }
  const std::vector<std::string>& hosts() const { return hosts_; }
  /// "kiosk-01", "kiosk-02": their settings are written; whoever has a screen starts them. So are
  /// those of a display over zone A, display-a.toml.
  const std::vector<std::string>& kiosks() const { return kiosks_; }
  std::filesystem::path KioskFile(const std::string& kiosk) const {
    return settings_.directory / (kiosk + ".toml");
  }
  /// The FIFO that is its card reader: whoever writes a line lays a card (hardware/idcard).
  std::filesystem::path CardOf(const std::string& kiosk) const {
    return settings_.directory / (kiosk + ".card");
  }
  int zones() const { return zones_; }
  std::uint16_t broker_port() const { return broker_port_; }
  /// Of HallSettings::open_port; else 0.
  std::uint16_t open_port() const { return open_port_; }
  /// Hosts, kiosks and the display: whoever needs a certificate of the hall, and where it lies.
  std::vector<std::pair<std::string, std::filesystem::path>> Terminals() const;
  std::string http() const { return "http://127.0.0.1:" + std::to_string(http_port_); }
  std::uint16_t http_port() const { return http_port_; }
  /// Whoever shows it to the hub, on this machine, is the demonstration's visitor.
  const std::string& token() const { return token_; }
  /// The address that opens the board signed in.
  std::string BoardAddress() const;
  std::filesystem::path logs() const { return settings_.directory / "log"; }
  std::filesystem::path ControlOf(const HallWindow& window) const;
  /// The socket at which the evaluator of a window listens.
  std::filesystem::path CableOf(const HallWindow& window) const;

  std::vector<std::string> BrokerCommand() const;
  /// yichuang-hub SUBCOMMAND --config …
  std::vector<std::string> HubCommand(const std::string& subcommand) const;
  std::vector<std::string> HostCommand(const std::string& host) const;
  std::vector<std::string> EvaluatorCommand(const HallWindow& window) const;
  /// Appends every message of the hall to its standard output, one line of JSON each.
  std::vector<std::string> RecorderCommand() const;

  /// Writes hub.toml anew with another clock; the hub reads it when it starts.
  void SetClock(const DemoClock& clock);

 private:
  void WriteBroker() const;
  void WriteHub() const;
  std::string GroupsOf(int window) const;
  void WriteHall() const;
  void WriteHosts() const;
  void WriteKiosks() const;
  void WriteKeys() const;

  HallSettings settings_;
  std::vector<HallWindow> windows_;
  std::vector<std::string> hosts_;
  std::vector<std::string> kiosks_ = {"kiosk-01", "kiosk-02"};
  int zones_ = 1;
  std::uint16_t broker_port_ = 0;
  std::uint16_t http_port_ = 0;
  std::uint16_t open_port_ = 0;
  std::string token_;
};

/// A port of 127.0.0.1 that was free a moment ago. Throws std::runtime_error when there is none.
std::uint16_t FreePort();

}  // namespace yichuang::simulator
