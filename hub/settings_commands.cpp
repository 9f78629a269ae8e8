#include "hub/settings_commands.h"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <memory>

#include "hub/console.h"
#include "hub/evidence/frames.h"

namespace yichuang::hub {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

int ImportHolidays(const Config& config, const fs::path& file) {
  std::ifstream in(file);
  const json paper = json::parse(in, nullptr, false);
  if (!paper.is_object() || !paper.contains("year") || !paper.contains("days")) {
    throw std::runtime_error(
        file.string() +
        ": expected {\"year\": 2026, \"days\": [{\"date\", \"name\", \"isOffDay\"}]}");
  }
  const json change{{"kind", "holidays"}, {"year", paper["year"]}, {"days", paper["days"]}};
  const json reply = AskHub(config.data_dir, "POST", "/api/v1/settings/changes",
                            {{"version", 0}, {"changes", json::array({change})}});
  if (reply.value("ids", json::array()).empty()) {
    std::cout << fmt::format("unchanged: {} has these days already\n", paper["year"].dump());
    return 0;
  }
  std::cout << fmt::format("{}: {} days; change {}\n", paper["year"].dump(), paper["days"].size(),
                           reply["ids"][0].dump());
  return 0;
}

}  // namespace

void AddSettingsCommands(CLI::App& app, Deed& deed) {
  const auto file = std::make_shared<std::string>();
  auto* holidays = app.add_subcommand("holidays", "holidays and worked weekends of a year");
  holidays->require_subcommand(1);
  auto* taking = holidays->add_subcommand("import", "take over a year's list");
  taking->add_option("FILE", *file, "JSON, as hub/core/data/holidays-2026.json")->required();
  taking->callback([&deed, file] {
    deed = [file](const Config& config) { return ImportHolidays(config, *file); };
  });
  const auto source = std::make_shared<std::string>();
  auto* key = app.add_subcommand("make-key", "a random key for a new evaluator");
  key->add_option("EVALUATOR", *source, "\"ev-0042\"")->required();
  const auto out = std::make_shared<std::string>();
  key->add_option("--out", *out,
                  "a new file with the same key, on the medium of whoever puts it into the device");
  key->callback([&deed, source, out] {
    deed = [source, out](const Config& config) {
      evidence::MakeKeyFile(config.keys_dir, *source, *out);
      std::cout << fmt::format("made {}; put the same key into the device, then plug it in\n",
                               (config.keys_dir / (*source + ".key")).string());
      if (!out->empty())
        std::cout << fmt::format(
            "{} has it too: erase it when the device has it, and let no computer of a window see "
            "it\n",
            *out);
      return 0;
    };
  });
}

}  // namespace yichuang::hub
