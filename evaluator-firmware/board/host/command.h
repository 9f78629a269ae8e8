#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "evaluator-firmware/core/evaluator.h"

/// The words of the control socket and of scripts: one JSON object a line.
namespace yichuang::evaluator::host {

struct PressKey {
  std::uint8_t key = 0;  ///< from the left
};
struct AskScreen {};
struct Watch {};  ///< from now on every change of the screen is told
struct UnplugCable {};
struct PlugCable {};
struct AskStats {};
struct Quit {};
using Command = std::variant<PressKey, AskScreen, Watch, UnplugCable, PlugCable, AskStats, Quit>;

/// The command of a line, or a sentence that says what is wrong with it. `keys`: how many the
/// device has.
std::variant<Command, std::string> ParseCommand(std::string_view line, std::uint8_t keys);

/// A command of a script with its time on the device's clock since the start; 0 means right after
/// the one before.
struct ScriptStep {
  std::uint32_t at_ms = 0;
  Command command;
};

/// Throws std::runtime_error with file, line and fault.
std::vector<ScriptStep> ReadScript(const std::filesystem::path& path, std::uint8_t keys);

/// Answers, without line end.
std::string ScreenLine(const ScreenView& view);
std::string LampLine(std::uint32_t counter, std::uint64_t invitation);
std::string StatsLine(const Evaluator& evaluator);
std::string ErrorLine(std::string_view sentence);

}  // namespace yichuang::evaluator::host
