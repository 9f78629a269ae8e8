#include "hardware/window/command_line.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>

#include "hardware/window/config.h"
#include "hardware/window/probe.h"
#include "hardware/window/stop_signals.h"
#include "hardware/window/window_host.h"
#include "hub/client/enrolment.h"
#include "hub/client/kept_heads.h"

namespace yichuang::window {
namespace {

constexpr int kFailed = 1;
constexpr int kWrongSettings = 2;

int TellWhatIsAttached() {
  try {
    usb::LibusbBus bus("evaluator");
    const auto found = Probe(bus);
    std::fputs(ProbeReport(found).c_str(), stdout);
    std::fputs(PrinterReport(usb::LibusbBus::OfPrinters()->Attached()).c_str(), stdout);
    const bool usable = std::any_of(found.begin(), found.end(), [](const Probed& probed) {
      return probed.device.problem.empty();
    });
    return usable ? 0 : kFailed;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return kFailed;
  }
}

/// Gets this host its certificate with the code of `yichuang-hub enrol`.
int Join(const Config& config, const std::string& code) {
  if (config.http.empty()) {
    std::fputs("yichuang-window: join needs http = \"https://HOST:PORT\" in the settings\n",
               stderr);
    return kWrongSettings;
  }
  const std::string fault =
      client::Join({config.http, config.certificate_authority, config.device, config.identity()},
                   code, client::Perform);
  if (!fault.empty()) {
    std::fprintf(stderr, "yichuang-window: %s\n", fault.c_str());
    return kFailed;
  }
  std::printf("%s has its certificate, in %s\n", config.device.c_str(), config.identity().c_str());
  return 0;
}

/// What this host kept of the hub's ledger, for an auditor.
int TellHeads(const Config& config) {
  try {
    std::fputs(client::KeptHeadLines(config.data_dir / "outbox.db", config.device).c_str(), stdout);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "yichuang-window: %s\n", error.what());
    return kFailed;
  }
}

int Serve(const Config& config) {
  BlockStopSignals();
  spdlog::set_default_logger(spdlog::stderr_logger_mt(config.device));
  try {
    WindowHost host(config, [](const std::string& line) { spdlog::info(line); });
    const StopSignals signals([&host] { host.Stop(); });
    spdlog::info("started: {} evaluators, broker {}", config.evaluators.size(), config.broker);
    host.Run();
    spdlog::info("stopped");
    return 0;
  } catch (const std::exception& error) {
    spdlog::critical("stopped by an error: {}", error.what());
    return kFailed;
  }
}

}  // namespace

int RunCommandLine(int argc, char** argv) {
  CLI::App app(
      "Drives the rating devices at one group of windows and keeps every press until the hub has "
      "it.");
  std::string config;
  app.add_option("--config", config, "settings of this window host (TOML)");
  std::string code;
  auto* join = app.add_subcommand("join", "get this host's certificate from the hub");
  join->add_option("CODE", code, "what `yichuang-hub enrol DEVICE` printed")->required();
  join->fallthrough();
  auto* heads = app.add_subcommand(
      "heads",
      "print the heads of the hub's ledger that this host kept; it must not run meanwhile");
  heads->fallthrough();
  const auto* probe = app.add_subcommand(
      "probe",
      "say which evaluators and printers are attached by USB, and what each evaluator still keeps");
  app.set_version_flag("--version", std::string(YICHUANG_VERSION));
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kWrongSettings;
  }
  if (probe->parsed()) return TellWhatIsAttached();
  if (config.empty()) {
    std::fputs("yichuang-window: --config FILE is missing; see --help\n", stderr);
    return kWrongSettings;
  }
  const auto result = ReadConfig(config);
  if (const auto* errors = std::get_if<std::vector<ConfigError>>(&result)) {
    for (const auto& error : *errors) std::fprintf(stderr, "%s\n", Sentence(error).c_str());
    return kWrongSettings;
  }
  const auto& settings = *std::get_if<Config>(&result);
  if (heads->parsed()) return TellHeads(settings);
  return join->parsed() ? Join(settings, code) : Serve(settings);
}

}  // namespace yichuang::window
