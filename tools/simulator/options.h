#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace yichuang::simulator {

/// Somebody's name in --chaos, and when it is killed with SIGKILL (its supervision starts it
/// again).
struct Kill {
  std::string program;              ///< "hub", "broker", "win-01", "ev-0001"
  std::chrono::milliseconds after;  ///< since the day began to be played
  friend bool operator==(const Kill&, const Kill&) = default;
};

struct Options {
  bool headless = false;
  int seconds = 30;  ///< whole run in real time, with --headless
  int windows = 12;
  std::optional<double> speed;  ///< virtual seconds in a real one; absent: chosen
  std::uint64_t seed = 1;
  int visitors = 400;
  std::filesystem::path directory;  ///< empty: a new one under the temporary folder
  bool keep = false;                ///< keep a temporary directory at the end
  bool nights = false;              ///< the hub lives through them, instead of starting anew
  std::vector<Kill> chaos;
  std::filesystem::path bin;     ///< programs of the build; empty: beside the simulator
  std::filesystem::path web;     ///< built pages; empty: API only
  std::filesystem::path items;   ///< folder of the catalogue to import; empty: none
  std::filesystem::path record;  ///< every payload with its topic goes here; empty: nowhere
  bool help = false;
  friend bool operator==(const Options&, const Options&) = default;
};

/// Reads the arguments after the program's name. Otherwise a sentence that names the option, what
/// came and what is expected.
std::variant<Options, std::string> ParseOptions(const std::vector<std::string>& arguments);

/// Text of --help.
std::string Usage();

/// Speed at which a whole day fits into the run; see Options::seconds.
double SpeedOf(const Options& options, std::chrono::milliseconds day);

}  // namespace yichuang::simulator
