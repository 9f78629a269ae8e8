#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace yichuang::window {

enum class Cable : std::uint8_t {
  kUsb,     ///< `where` is a port path, "1-2.3", or empty for any port
  kBridge,  ///< behind a serial bridge on USB; `where` as with kUsb
  kSocket,  ///< `where` is the path of a simulated device's socket
  kReplay,  ///< `where` is a file that `record` wrote: no device is there
};

struct EvaluatorPlace {
  Cable cable = Cable::kUsb;
  std::string where;
  std::filesystem::path record = {};  ///< a file that keeps every transfer; empty: none
  friend bool operator==(const EvaluatorPlace&, const EvaluatorPlace&) = default;
};

/// A display on the counter of a window.
struct CounterPlace {
  std::uint16_t window = 0;
  std::string port;  ///< a serial line, "/dev/ttyUSB0"
  friend bool operator==(const CounterPlace&, const CounterPlace&) = default;
};

/// The settings of one window host, checked.
struct Config {
  std::string device;                       ///< topic name and client id
  std::string hall;                         ///< topic name
  std::string broker;                       ///< contract::ReadBrokerAddress takes it
  std::filesystem::path data_dir;           ///< made when it is missing
  std::vector<EvaluatorPlace> evaluators;   ///< 1 to kMostEvaluators
  std::string zone = {};                    ///< of the windows with a counter display
  std::vector<CounterPlace> counters = {};  ///< at most kMostEvaluators
  std::string http = {};                    ///< of the hub; where certificates come from
  std::string certificate_authority = {};   ///< PEM file for https; "": the system's
  /// Holds the certificate for "ssl://…" (identity::TerminalFolder).
  std::filesystem::path identity() const { return data_dir / "identity"; }
  friend bool operator==(const Config&, const Config&) = default;
};

inline constexpr std::size_t kMostEvaluators = 4;

struct ConfigError {
  std::string file;
  unsigned line = 1;     ///< a missing key stands on the line of its table
  std::string wrong;     ///< key "device" is missing
  std::string expected;  ///< 1 to 32 of a-z, 0-9 and '-'
  friend bool operator==(const ConfigError&, const ConfigError&) = default;
};

/// "window.toml:3: key \"device\" is missing; expected …"
std::string Sentence(const ConfigError& error);

/// All errors at once, by line, so that one round of editing is enough.
using ConfigResult = std::variant<Config, std::vector<ConfigError>>;

/// `file` is only named in errors.
ConfigResult ParseConfig(std::string_view text, const std::string& file);
/// An unreadable file is one error on line 0. A relative data_dir is taken from the file's folder.
ConfigResult ReadConfig(const std::filesystem::path& file);

}  // namespace yichuang::window
