#include "kiosk/app/command_line.h"

#include <SDL.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <fstream>
#include <string>

#include "kiosk/app/catalogue_files.h"
#include "kiosk/app/display.h"
#include "kiosk/app/enrol.h"
#include "kiosk/app/hall_services.h"
#include "kiosk/app/live.h"
#include "kiosk/app/player.h"
#include "kiosk/app/script.h"
#include "kiosk/app/settings.h"

namespace yichuang::app {
namespace {

namespace fs = std::filesystem;

constexpr int kFailed = 1;
constexpr int kWrongInput = 2;

struct Options {
  std::string config;
  std::string data = YICHUANG_DATA_DIR;
  std::string shot;
  std::string script;
  std::string printer;
  std::string display;
  std::string enrol;
  std::string join;
  bool heads = false;
  bool live = false;
  int shrink = 1;
};

/// The items that came with the program, unless the settings name others or leave them to the hub.
model::CatalogueArrived FirstCatalogue(const Settings& settings, const Options& options) {
  if (!settings.catalogue.empty()) return ReadCatalogueFolder(settings.catalogue);
  if (settings.hub && (options.shot.empty() || options.live)) return {};
  return ReadCatalogueFolder(fs::path(options.data) / "hub/catalogue/data");
}

void PlayScript(Settings settings, const Options& options) {
  const auto script = ReadScript(options.script);
  // Pictures show a hall with everything; the script takes away what it wants.
  settings.setting.linked = true;
  settings.setting.printer = true;
  Player player(settings, FirstCatalogue(settings, options), options.shot, options.shrink);
  player.Play(script, options.script);
}

/// The same in the hall of the settings; the lines may come one after the other, through a pipe.
void PlayLive(const Settings& settings, const Options& options) {
  HallServices services(settings);
  Player player(settings, FirstCatalogue(settings, options), options.shot, options.shrink,
                &services);
  std::ifstream script(options.script);
  if (!script) throw ScriptError(options.script + ":0: cannot be read; is the path right?");
  player.Play(script, options.script);
}

void Run(const Options& options) {
  Settings settings = ReadSettings(options.config);
  settings.setting.software = YICHUANG_VERSION;
  if (!options.printer.empty()) {
    if (!settings.printer) settings.printer.emplace();
    settings.printer->path = fs::absolute(options.printer);
    settings.printer->usb_port.reset();
    settings.setting.printer = true;
  }
  if (!options.join.empty()) return JoinTheHall(settings, options.join);
  if (options.heads) return TellKeptHeads(settings);
  if (!options.enrol.empty()) return EnrolAtConsole(settings, options.enrol);
  if (!options.shot.empty()) SDL_SetHint(SDL_HINT_VIDEODRIVER, "offscreen");
  if (!options.shot.empty() && !options.live) return PlayScript(std::move(settings), options);
  spdlog::set_default_logger(spdlog::stderr_logger_mt(settings.setting.device));
  if (options.live) return PlayLive(settings, options);
  if (!options.display.empty()) {
    if (!settings.hub)
      throw SettingsError(options.config + ": hub: is missing; a display hears of calls from it");
    return RunDisplay(settings, options.display);
  }
  RunLive(settings, FirstCatalogue(settings, options));
}

int Complain(const std::exception& error, int status) {
  std::fprintf(stderr, "%s\n", error.what());
  return status;
}

}  // namespace

int RunCommandLine(int argc, char** argv) {
  CLI::App app("The kiosk of a service hall: what to bring, found in seconds.");
  Options options;
  app.add_option("--config", options.config, "settings of this kiosk (TOML)")->required();
  app.add_option("--data", options.data, "folder with the items and pictures that came with it");
  app.add_option("--printer", options.printer, "prints to this device or file");
  app.add_option("--display", options.display,
                 "is no kiosk but the board of this zone: shows its calls and speaks them");
  app.add_option("--enrol", options.enrol,
                 "lets this work number sign in at the kiosk with a PIN; reads password and PIN");
  app.add_option("--join", options.join,
                 "gets this kiosk's certificate with the code of yichuang-hub enrol");
  app.add_flag(
      "--heads", options.heads,
      "prints the heads of the hub's ledger that this kiosk kept; it must not run meanwhile");
  auto* shot = app.add_option("--shot", options.shot,
                              "plays --script without a display; its pictures go to this folder");
  app.add_option("--script", options.script, "what to touch and when to take a picture")
      ->needs(shot);
  app.add_flag("--live", options.live,
               "the script plays with the hub, the printer and the reader of the settings")
      ->needs(shot);
  app.add_option("--shrink", options.shrink, "divides the size of the pictures")
      ->check(CLI::Range(1, 8));
  shot->needs("--script");
  app.set_version_flag("--version", std::string(YICHUANG_VERSION));
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kWrongInput;
  }
  try {
    Run(options);
    return 0;
  } catch (const SettingsError& error) {
    return Complain(error, kWrongInput);
  } catch (const ScriptError& error) {
    return Complain(error, kWrongInput);
  } catch (const std::exception& error) {
    return Complain(error, kFailed);
  }
}

}  // namespace yichuang::app
