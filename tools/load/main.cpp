#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <cstdio>
#include <exception>
#include <future>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "tools/load/alone.h"
#include "tools/load/feeds.h"
#include "tools/load/hall_book.h"
#include "tools/load/pages.h"
#include "tools/load/run.h"
#include "tools/load/sink.h"

namespace {

namespace load = yichuang::load;
using nlohmann::ordered_json;

struct Arguments {
  std::string directory;
  std::size_t all_devices = 200;
  std::size_t device = 0;
  std::size_t devices = 200;
  std::size_t services = 500;
  std::size_t first = 0;
  std::size_t entries = 1;
  std::uint16_t port = 0;
  int seconds = 5;
  std::size_t window = 20;
  double rate = 0;
  bool receipts = false;
  std::uint16_t http_port = 0;
  std::string token;
  std::size_t pages = 100;
  std::size_t silent = 0;
  int grace = 35;
  std::size_t together_from = load::kNoneTogether;
  int round = 61;
  std::string outboxes;
};

void Print(const ordered_json& line) { std::puts(line.dump().c_str()); }

ordered_json Figures(const load::RunResult& result) {
  return {{"sent", result.sent},
          {"receipted", result.receipted},
          {"seconds", result.seconds},
          {"per_second", result.per_second},
          {"p50_ms", result.p50_ms},
          {"p99_ms", result.p99_ms},
          {"undelivered", result.refused_packets}};
}

load::RunSettings SettingsOf(const Arguments& arguments) {
  load::RunSettings settings;
  settings.port = arguments.port;
  settings.duration = std::chrono::seconds(arguments.seconds);
  settings.window = arguments.window;
  if (arguments.rate > 0) settings.rate = arguments.rate;
  return settings;
}

load::BookSettings BookOf(const Arguments& arguments) {
  return {arguments.directory, arguments.all_devices, arguments.services, arguments.together_from,
          std::chrono::seconds(arguments.round)};
}

load::AloneHosts AloneOf(const Arguments& arguments) {
  return {BookOf(arguments), arguments.device, arguments.devices, arguments.outboxes};
}

void Prepare(const Arguments& arguments) {
  load::WriteBook(BookOf(arguments));
  Print({{"devices", arguments.all_devices},
         {"services", arguments.all_devices * arguments.services}});
}

void Signed(const Arguments& arguments) {
  load::SignedFeed feed({arguments.all_devices, arguments.device, arguments.devices,
                         arguments.first, arguments.services, arguments.entries});
  Print(Figures(load::Run(feed, SettingsOf(arguments))));
}

void Fill(const Arguments& arguments) {
  load::FillOutboxes(AloneOf(arguments));
  Print({{"kept", arguments.devices * arguments.services}});
}

// Every page is a descriptor; the soft limit of 1,024 is for programs that use select().
void RaiseDescriptorLimit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

void OpenPages(const Arguments& arguments) {
  RaiseDescriptorLimit();
  load::PressTimes times(arguments.all_devices, arguments.services);
  load::SignedFeed presses(
      {arguments.all_devices, 0, arguments.all_devices, 0, arguments.services, 1});
  load::TimedFeed feed(presses, times);
  load::Pages pages({arguments.http_port, arguments.token, arguments.pages, arguments.silent},
                    times);
  std::atomic<bool> over = false;
  auto watch = std::async(std::launch::async, [&] {
    pages.Watch(over, std::chrono::seconds(10));
    if (arguments.silent > 0) pages.AwaitDrops(std::chrono::seconds(arguments.grace));
  });
  load::RunResult sent;
  try {
    sent = load::Run(feed, SettingsOf(arguments));
  } catch (...) {
    over = true;
    throw;
  }
  over = true;
  watch.get();
  const load::PagesResult result = pages.Result();
  Print({{"pages", arguments.pages},
         {"windows", arguments.all_devices},
         {"presses", sent.sent},
         {"presses_per_second", static_cast<double>(sent.sent) / sent.seconds},
         {"arrivals", result.arrivals},
         {"missing", result.missing},
         {"open_p99_ms", result.open_p99_ms},
         {"p50_ms", result.p50_ms},
         {"p99_ms", result.p99_ms},
         {"worst_ms", result.worst_ms},
         {"whole_again", result.whole_again},
         {"ended", result.ended},
         {"silent", arguments.silent},
         {"dropped", result.dropped}});
}

void Alone(const Arguments& arguments) {
  RaiseDescriptorLimit();
  const load::DrainResult result =
      load::Drain(AloneOf(arguments), arguments.port, std::chrono::seconds(arguments.seconds));
  Print({{"hosts", result.hosts},
         {"sent", result.kept},
         {"receipted", result.receipted},
         {"left", result.left},
         {"seconds", result.seconds},
         {"per_second", result.per_second}});
}

void Plain(const Arguments& arguments) {
  load::PlainFeed feed(arguments.devices, arguments.services, arguments.receipts);
  Print(Figures(load::Run(feed, SettingsOf(arguments))));
}

void Sink(const Arguments& arguments) {
  const load::SinkResult result =
      load::CountMessages(arguments.port, std::chrono::seconds(arguments.seconds));
  Print({{"messages", result.messages}, {"per_second", result.per_second}});
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"yichuang-load: many rating devices at once, for tools/bench"};
  app.require_subcommand(1);
  app.fallthrough();
  Arguments arguments;
  app.add_option("--dir", arguments.directory, "folder of the hall");
  app.add_option("--all-devices", arguments.all_devices, "devices of the hall");
  app.add_option("--device", arguments.device, "first device that is connected");
  app.add_option("--devices", arguments.devices, "connections, one device each");
  app.add_option("--services", arguments.services, "ratings of each device");
  app.add_option("--first", arguments.first, "ratings of each device that were sent before");
  app.add_option("--entries", arguments.entries, "ratings in one message")
      ->check(CLI::Range(1, 100));
  app.add_option("--port", arguments.port, "of the broker on 127.0.0.1");
  app.add_option("--seconds", arguments.seconds, "how long to send");
  app.add_option("--window", arguments.window, "ratings without receipt per connection");
  app.add_option("--rate", arguments.rate,
                 "ratings a second over all connections; 0: as fast as receipts come");
  app.add_flag("--receipts", arguments.receipts,
               "plain: wait for receipts of a flow, not for the broker's");
  app.add_option("--http-port", arguments.http_port, "pages: of the hub on 127.0.0.1");
  app.add_option("--token", arguments.token, "pages: the demonstration's");
  app.add_option("--pages", arguments.pages, "pages: open boards that read");
  app.add_option("--silent", arguments.silent, "pages: open boards that never read");
  app.add_option("--grace", arguments.grace,
                 "pages: seconds after the last press until silent ones should be gone");
  app.add_option("--together-from", arguments.together_from,
                 "this device and all after it are at one host");
  app.add_option("--round", arguments.round, "prepare: seconds between two services of a device");
  app.add_option("--outboxes", arguments.outboxes, "fill, alone: folder of the hosts' outboxes");
  auto* fill = app.add_subcommand("fill", "write outboxes with every rating of some devices");
  auto* alone = app.add_subcommand(
      "alone", "hosts that were alone come back at once and send what their outboxes hold");
  auto* prepare =
      app.add_subcommand("prepare", "write a hall whose services wait for their ratings");
  auto* signed_run = app.add_subcommand("signed", "send signed presses to the hub");
  auto* plain = app.add_subcommand("plain", "send plain JSON ratings to a flow or a sink");
  auto* sink = app.add_subcommand("sink", "count what arrives, as one paho subscriber");
  auto* pages =
      app.add_subcommand("pages", "send signed presses and time their arrival at many open boards");
  CLI11_PARSE(app, argc, argv);
  try {
    if (prepare->parsed()) Prepare(arguments);
    if (signed_run->parsed()) Signed(arguments);
    if (fill->parsed()) Fill(arguments);
    if (alone->parsed()) Alone(arguments);
    if (plain->parsed()) Plain(arguments);
    if (pages->parsed()) OpenPages(arguments);
    if (sink->parsed()) Sink(arguments);
  } catch (const std::exception& error) {
    std::fputs((std::string("yichuang-load: ") + error.what() + "\n").c_str(), stderr);
    return 1;
  }
  return 0;
}
