#include "tools/simulator/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <string_view>

namespace yichuang::simulator {
namespace {

/// What an option does with its value; an answer is what was expected instead.
using Take = std::function<std::optional<std::string>(const std::string&)>;

constexpr double kInteractiveSpeed = 20;
/// Real time of a headless run that is not the day itself: programs start, and at the end
/// everything drains.
constexpr double kAroundTheDay_s = 7;
constexpr double kShortestDay_s = 4;

template <typename T>
std::optional<T> Number(std::string_view text, T low, T high) {
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  // Written so that a NaN, which compares with nothing, is out of range.
  if (!(value >= low && value <= high)) return std::nullopt;
  return value;
}

template <typename T>
Take Into(T& field, T low, T high, std::string expected) {
  return [&field, low, high, expected](const std::string& text) -> std::optional<std::string> {
    const std::optional<T> value = Number<T>(text, low, high);
    if (!value) return expected;
    field = *value;
    return std::nullopt;
  };
}

Take Into(std::filesystem::path& field) {
  return [&field](const std::string& text) -> std::optional<std::string> {
    if (text.empty()) return "a path";
    field = text;
    return std::nullopt;
  };
}

std::string ProgramNamed(std::string_view name) {
  if (name == "window") return "win-01";
  if (name == "evaluator") return "ev-0001";
  return std::string(name);
}

bool IsProgram(std::string_view name) {
  const auto is_digits = [](std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  };
  return name == "hub" || name == "broker" ||
         (name.starts_with("win-") && is_digits(name.substr(4))) ||
         (name.starts_with("ev-") && is_digits(name.substr(3)));
}

std::optional<Kill> KillNamed(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos) return std::nullopt;
  const std::string program = ProgramNamed(text.substr(0, at));
  const std::optional<double> after = Number<double>(text.substr(at + 1), 0, 86400);
  if (!IsProgram(program) || !after) return std::nullopt;
  return Kill{program, std::chrono::milliseconds(static_cast<std::int64_t>(*after * 1000))};
}

std::optional<std::string> TakeChaos(std::vector<Kill>& chaos, std::string_view text) {
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::optional<Kill> kill = KillNamed(text.substr(0, comma));
    if (!kill) {
      return "NAME@SECOND[,…] with NAME one of hub, broker, window, evaluator, win-01…, ev-0001…";
    }
    chaos.push_back(*kill);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return std::nullopt;
}

}  // namespace

std::variant<Options, std::string> ParseOptions(const std::vector<std::string>& arguments) {
  Options options;
  double speed = 0;
  const std::map<std::string, Take, std::less<>> takes = {
      {"--seconds", Into(options.seconds, 10, 86400, "a whole number of seconds from 10 to 86400")},
      {"--windows", Into(options.windows, 1, 60, "a whole number from 1 to 60")},
      {"--visitors", Into(options.visitors, 1, 5000, "a whole number from 1 to 5000")},
      {"--speed", Into(speed, 1.0, 5000.0, "a number from 1 (real time) to 5000")},
      {"--seed", Into<std::uint64_t>(options.seed, 0, UINT64_MAX, "a whole number, 0 or more")},
      {"--dir", Into(options.directory)},
      {"--bin", Into(options.bin)},
      {"--web", Into(options.web)},
      {"--items", Into(options.items)},
      {"--record", Into(options.record)},
      {"--chaos", [&](const std::string& text) { return TakeChaos(options.chaos, text); }},
  };
  const std::map<std::string, bool*, std::less<>> flags = {{"--headless", &options.headless},
                                                           {"--keep", &options.keep},
                                                           {"--nights", &options.nights},
                                                           {"--help", &options.help}};

  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (const auto flag = flags.find(arguments[i]); flag != flags.end()) {
      *flag->second = true;
      continue;
    }
    const std::size_t equals = arguments[i].find('=');
    const std::string name = arguments[i].substr(0, equals);
    const auto take = takes.find(name);
    if (take == takes.end()) {
      return fmt::format("{}: there is no such option; --help lists them", arguments[i]);
    }
    if (equals == std::string::npos && i + 1 == arguments.size()) {
      return fmt::format("{}: a value must follow", name);
    }
    const std::string value =
        equals == std::string::npos ? arguments[++i] : arguments[i].substr(equals + 1);
    if (const auto expected = take->second(value)) {
      return fmt::format("{} {}: expected {}", name, value, *expected);
    }
  }
  if (speed > 0) options.speed = speed;
  for (const Kill& kill : options.chaos) {
    const bool evaluator = kill.program.starts_with("ev-");
    const int hosts = (options.windows + 3) / 4;
    const auto number = Number<int>(kill.program.substr(kill.program.find('-') + 1), 1,
                                    evaluator ? options.windows : hosts);
    if (kill.program.find('-') != std::string::npos && !number) {
      return fmt::format("--chaos {}: there is no such program with --windows {}", kill.program,
                         options.windows);
    }
  }
  return options;
}

std::string Usage() {
  return "yichuang-simulator: a made-up day in a service hall, played on the real programs\n"
         "\n"
         "  --headless          play one day, print one line of JSON, and end (0: nothing lost or "
         "doubled)\n"
         "  --seconds N         with --headless: real seconds the whole run may take, 10 or more "
         "(30)\n"
         "  --windows N         service windows, 1 to 60 (12)\n"
         "  --visitors N        citizens of the day (400)\n"
         "  --speed X           virtual seconds in a real one (20; with --headless what fits the "
         "day in)\n"
         "  --seed S            another number, another day (1)\n"
         "  --dir D             folder for data and logs, new or empty (a temporary one)\n"
         "  --keep              do not delete the temporary folder at the end\n"
         "  --nights            let the hub live through the nights; otherwise it starts anew in "
         "the "
         "morning\n"
         "  --chaos LIST        kill -9 by name at a second: hub@5,broker@10,window@15\n"
         "  --record FILE       write every MQTT payload with its topic, one line of JSON each\n"
         "  --items D           folder of the catalogue that the kiosks show\n"
         "  --bin D, --web D    the programs of the build; the built pages\n";
}

double SpeedOf(const Options& options, std::chrono::milliseconds day) {
  if (options.speed) return *options.speed;
  if (!options.headless) return kInteractiveSpeed;
  const double real_s = std::max(kShortestDay_s, options.seconds - kAroundTheDay_s);
  return std::chrono::duration<double>(day).count() / real_s;
}

}  // namespace yichuang::simulator
