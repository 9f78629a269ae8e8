// Measures calling and giving numbers: through the hub's writer, beside a table with the SQL a hall
// would write by itself, and a whole day of tickets under three policies.
//
// Prints one line of JSON for each.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "tools/load/queue_calls.h"
#include "tools/load/queue_day.h"

namespace {

namespace load = yichuang::load;
using nlohmann::ordered_json;
using yichuang::core::QueuePolicy;

void Print(const ordered_json& figures) { std::printf("%s\n", figures.dump().c_str()); }

void PrintCalls(const char* name, const load::CallsResult& result) {
  Print({{"name", name},
         {"calls", result.calls},
         {"double_calls", result.double_calls},
         {"call_p50_ms", result.call_p50_ms},
         {"call_p99_ms", result.call_p99_ms},
         {"numbers", result.numbers},
         {"double_numbers", result.double_numbers},
         {"number_p99_ms", result.number_p99_ms},
         {"seconds", result.seconds}});
}

void PrintDay(const char* name, const load::DayShape& shape, const QueuePolicy& policy) {
  const load::DayResult result = load::PlayDay(shape, policy);
  ordered_json waits = ordered_json::object();
  const char* const classes[] = {"walk_in", "appointment", "priority"};
  for (std::size_t i = 0; i < result.waits.size(); ++i) {
    const load::ClassWait& wait = result.waits[i];
    waits[classes[i]] = {
        {"called", wait.called}, {"mean", wait.mean}, {"p95", wait.p95}, {"most", wait.most}};
  }
  Print({{"name", name},
         {"issued", result.issued},
         {"called", result.called},
         {"missed", result.missed},
         {"records", result.records},
         {"machine_seconds", result.machine_seconds},
         {"estimated", result.estimated},
         {"hit", result.hit},
         {"wait_minutes", waits}});
}

/// Whoever came first, whatever he is.
QueuePolicy FirstCome() {
  QueuePolicy policy;
  policy.weights = {1, 1, 1};
  return policy;
}

/// Others always before walk-ins, however long those wait.
QueuePolicy Strict() {
  QueuePolicy policy;
  policy.weights = {1, 1000, 2000};
  policy.cap = 255;
  return policy;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Measures calling and giving numbers."};
  std::string folder;
  load::CallsShape calls;
  load::DayShape day;
  app.add_option("--dir", folder, "made for the ledgers; must not exist")->required();
  app.add_option("--waiting", calls.waiting, "before the first call")
      ->check(CLI::Range(1, 5000))
      ->capture_default_str();
  app.add_option("--tickets", day.tickets, "of the day")
      ->check(CLI::Range(1, 5000))
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    if (std::filesystem::exists(folder)) {
      std::fprintf(stderr, "yichuang-queue-bench: %s is there already; name another folder\n",
                   folder.c_str());
      return 2;
    }
    PrintCalls("queue hub", load::CallThroughHub(calls, std::filesystem::path(folder) / "hub"));
    PrintCalls("queue table",
               load::CallThroughTable(calls, std::filesystem::path(folder) / "table"));
    PrintDay("queue day", day, QueuePolicy{});
    PrintDay("queue day first come", day, FirstCome());
    PrintDay("queue day strict", day, Strict());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "yichuang-queue-bench: %s\n", error.what());
    return 1;
  }
  return 0;
}
