#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "hub/clock.h"
#include "hub/core/board.h"
#include "hub/core/ids.h"
#include "hub/core/plan.h"

namespace yichuang::hub {

/// A configuration file that cannot be used; what() is "FILE:LINE: key: what is wrong; what is
/// expected".
class ConfigError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// [demo]: sample data, and a clock that runs faster.
struct DemoConfig {
  bool enabled = false;
  double speed = 1.0;
  core::Instant real_origin{};
  core::Instant virtual_origin{};
  std::string token;  ///< whoever has it is the demonstration's visitor, on this machine only
};

/// The system's clock, or the demonstration's.
Clock ClockOf(const DemoConfig& demo);

/// hub.toml. Relative paths are taken from the file's folder.
struct Config {
  std::filesystem::path data_dir;
  std::filesystem::path keys_dir;
  std::filesystem::path hall_file;
  std::string broker_uri;                   ///< contract::ReadBrokerAddress takes it
  std::string broker_listen = "127.0.0.1";  ///< address on which a broker with certificates listens
  std::vector<std::string> broker_names;    ///< under which terminals reach it, beside the URI's
  std::string http_address = "127.0.0.1";
  std::uint16_t http_port = 0;
  std::filesystem::path web_root;
  std::vector<std::string> http_names;  ///< host names under which others reach the hub
  std::filesystem::path certificate;    ///< PEM; empty: plain HTTP, loopback only
  std::filesystem::path private_key;
  std::chrono::minutes idle_lock{30};  ///< without a person's doing a session is locked
  /// 夜间自检: after midnight of the hall's clock; absent: there is none.
  std::optional<std::chrono::minutes> night_check = std::chrono::minutes(150);
  DemoConfig demo;

  std::filesystem::path database() const { return data_dir / "hall.db"; }
  std::filesystem::path bundles() const { return data_dir / "catalogue"; }
  /// Seals what is kept of persons; beside the devices' keys, never in a database.
  std::filesystem::path person_key() const { return keys_dir / "personal.key"; }
  /// Passwords, codes and sessions, and what is kept of persons, sealed.
  std::filesystem::path vault() const { return data_dir / "access.db"; }
};

/// hall.toml: the plan, and the names that stand on screens but in no event.
struct HallFile {
  core::Plan plan;
  core::KioskPlan kiosks;
  std::string name;
  std::map<std::string, std::string> staff_names;  ///< by work number
};

/// Both throw ConfigError for an unreadable file, a syntax error, an unknown key, a missing or
/// wrong value.
Config ReadConfig(const std::filesystem::path& file);
HallFile ReadHallFile(const std::filesystem::path& file);

}  // namespace yichuang::hub
