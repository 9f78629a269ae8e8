#include "evaluator-firmware/board/host/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace yichuang::evaluator::host {
namespace {

constexpr double kSlowest = 0.01;
constexpr double kFastest = 1000.0;
constexpr int kUsageError = 2;

int DigitOf(char letter) {
  if (letter >= '0' && letter <= '9') return letter - '0';
  if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
  if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
  return -1;
}

std::array<std::uint8_t, protocol::kDeviceKeySize> ReadKey(const std::string& path) {
  std::ifstream file(path);
  std::string digits;
  if (!std::getline(file, digits)) {
    throw std::runtime_error(fmt::format("--key: {} cannot be read", path));
  }
  std::array<std::uint8_t, protocol::kDeviceKeySize> key{};
  bool valid = digits.size() == 2 * key.size();
  for (std::size_t i = 0; valid && i < key.size(); ++i) {
    const int high = DigitOf(digits[2 * i]);
    const int low = DigitOf(digits[2 * i + 1]);
    valid = high >= 0 && low >= 0;
    if (valid) key[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  if (!valid) {
    throw std::runtime_error(
        fmt::format("--key: {} must hold 64 hexadecimal digits in its first line", path));
  }
  return key;
}

Options Check(Options options, const std::string& key_file, std::uint32_t keys) {
  if (options.serial == 0) throw std::runtime_error("--serial: a serial number begins at 1");
  options.layout = FindLayout(keys);
  if (options.layout == nullptr) {
    throw std::runtime_error(
        fmt::format("--layout: there are devices with 2, 3 and 5 keys, none "
                    "with {}",
                    keys));
  }
  if (!(options.speed >= kSlowest && options.speed <= kFastest)) {
    throw std::runtime_error(
        fmt::format("--speed: {} is outside {} to {}", options.speed, kSlowest, kFastest));
  }
  options.key = ReadKey(key_file);
  return options;
}

}  // namespace

Parsed ParseOptions(int argc, const char* const* argv) {
  CLI::App app{
      "A simulated rating device: the firmware core with a file as its memory and a socket "
      "as its cable.",
      "evaluator-sim"};
  Options options;
  std::string key_file;
  std::uint32_t keys = 5;
  std::string control;
  std::string script;
  app.add_option("--serial", options.serial, "serial number")->required();
  app.add_option("--key", key_file, "file with the device key, 64 hexadecimal digits")->required();
  app.add_option("--listen", options.listen, "socket that is the USB cable")->required();
  app.add_option("--log", options.log, "file that is the press log")->required();
  app.add_option("--layout", keys, "number of keys: 2, 3 or 5");
  app.add_option("--speed", options.speed, "how many times faster than real the device runs");
  app.add_option("--control", control, "socket for fingers and eyes, one JSON object a line");
  app.add_option("--script", script, "file of commands with their times, one JSON object a line");
  try {
    app.parse(argc, argv);
    options = Check(options, key_file, keys);
  } catch (const CLI::CallForHelp&) {
    return {std::nullopt, 0, app.help()};
  } catch (const std::exception& error) {
    return {std::nullopt, kUsageError,
            fmt::format("evaluator-sim: {}. See evaluator-sim --help.\n", error.what())};
  }
  if (!control.empty()) options.control = control;
  if (!script.empty()) options.script = script;
  return {options, 0, {}};
}

}  // namespace yichuang::evaluator::host
