#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "evaluator-firmware/core/key_layout.h"
#include "evaluator-firmware/protocol/frame.h"

namespace yichuang::evaluator::host {

struct Options {
  std::uint32_t serial = 0;
  std::array<std::uint8_t, protocol::kDeviceKeySize> key{};
  std::filesystem::path listen;
  std::filesystem::path log;
  const KeyLayout* layout = &kFiveKeys;
  double speed = 1.0;  ///< milliseconds of the device in one real millisecond
  std::optional<std::filesystem::path> control;
  std::optional<std::filesystem::path> script;
};

/// What the command line asks for: run with options, or end with an exit status after `text` was
/// printed.
struct Parsed {
  std::optional<Options> options;
  int exit_status = 0;
  std::string text;
};

/// Reads the command line and the key file. Every fault becomes a sentence in `text` and exit
/// status 2.
Parsed ParseOptions(int argc, const char* const* argv);

}  // namespace yichuang::evaluator::host
