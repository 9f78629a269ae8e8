#include "evaluator-firmware/board/host/command.h"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "evaluator-firmware/protocol/text.h"

namespace yichuang::evaluator::host {
namespace {

using nlohmann::json;

constexpr const char* kWords = "press, screen, watch, unplug, plug, stats, quit";

const char* NameOf(ScreenKind kind) {
  switch (kind) {
    case ScreenKind::kIdle:
      return "idle";
    case ScreenKind::kServing:
      return "serving";
    case ScreenKind::kInviting:
      return "inviting";
    case ScreenKind::kAskConsent:
      return "ask_consent";
    case ScreenKind::kAgain:
      return "again";
    case ScreenKind::kThanks:
      return "thanks";
    case ScreenKind::kPaused:
      return "paused";
    case ScreenKind::kCalling:
      return "calling";
  }
  return "";
}

std::variant<Command, std::string> ParsePress(const json& object, std::uint8_t keys) {
  const auto key = object.find("key");
  const bool fits =
      key != object.end() && key->is_number_unsigned() && key->get<std::uint64_t>() < keys;
  if (!fits) {
    return fmt::format("press needs \"key\", a number from 0 to {}, counted from the left",
                       keys - 1);
  }
  return PressKey{key->get<std::uint8_t>()};
}

std::variant<Command, std::string> ParseObject(const json& object, std::uint8_t keys) {
  const auto word = object.is_object() ? object.find("do") : object.end();
  if (!object.is_object() || word == object.end() || !word->is_string()) {
    return fmt::format("a command is an object with \"do\", one of {}", kWords);
  }
  const auto name = word->get<std::string>();
  if (name == "press") return ParsePress(object, keys);
  if (name == "screen") return AskScreen{};
  if (name == "watch") return Watch{};
  if (name == "unplug") return UnplugCable{};
  if (name == "plug") return PlugCable{};
  if (name == "stats") return AskStats{};
  if (name == "quit") return Quit{};
  return fmt::format("\"{}\" is no command; there are {}", name, kWords);
}

}  // namespace

std::variant<Command, std::string> ParseCommand(std::string_view line, std::uint8_t keys) {
  return ParseObject(json::parse(line, nullptr, false), keys);
}

std::vector<ScriptStep> ReadScript(const std::filesystem::path& path, std::uint8_t keys) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(fmt::format("script {} cannot be read", path.string()));
  std::vector<ScriptStep> steps;
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.empty()) continue;
    const json object = json::parse(line, nullptr, false);
    const auto command = ParseObject(object, keys);
    if (const auto* fault = std::get_if<std::string>(&command)) {
      throw std::runtime_error(fmt::format("{}:{}: {}", path.string(), number, *fault));
    }
    ScriptStep step{0, std::get<Command>(command)};
    if (const auto at = object.find("at_ms"); at != object.end()) {
      if (!at->is_number_unsigned() || at->get<std::uint64_t>() > 0x7FFFFFFFU) {
        throw std::runtime_error(fmt::format(
            "{}:{}: \"at_ms\" is a number of milliseconds since the start", path.string(), number));
      }
      step.at_ms = at->get<std::uint32_t>();
    }
    steps.push_back(step);
  }
  return steps;
}

std::string ScreenLine(const ScreenView& view) {
  const json line{{"screen", NameOf(view.kind)},
                  {"title", Text(view.title, Language::kChinese)},
                  {"invitation", view.invitation},
                  {"ticket", protocol::TextOf(view.ticket)},
                  {"staff_number", protocol::TextOf(view.staff_number)},
                  {"staff_name", protocol::TextOf(view.staff_name)},
                  {"name_columns", view.name.width},
                  {"version", view.version},
                  {"lamp", view.lamp}};
  // A text cut by a foreign sender may end inside a character.
  return line.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string LampLine(std::uint32_t counter, std::uint64_t invitation) {
  return json{{"lamp", true}, {"counter", counter}, {"invitation", invitation}}.dump();
}

std::string StatsLine(const Evaluator& evaluator) {
  const PressLog& log = evaluator.log();
  const json stats{{"pressed", evaluator.stats().pressed},
                   {"confirmed", evaluator.stats().confirmed},
                   {"receipted", log.oldest_pending() - 1},
                   {"pending", log.next_counter() - log.oldest_pending()},
                   {"epoch", log.epoch()},
                   {"next_counter", log.next_counter()},
                   {"refused_frames", evaluator.stats().refused_frames},
                   {"damaged_slots", log.damaged_slots()}};
  return json{{"stats", stats}}.dump();
}

std::string ErrorLine(std::string_view sentence) { return json{{"error", sentence}}.dump(); }

}  // namespace yichuang::evaluator::host
