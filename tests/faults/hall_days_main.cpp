#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

#include "tests/faults/hall_run.h"

/// yichuang-hall-days: thousands of hall-days from seeds, in memory, against invariant I.
namespace {

namespace fs = std::filesystem;
using yichuang::faults::PlayHall;
using yichuang::faults::RunReport;
using yichuang::faults::RunSettings;

struct Sum {
  std::mutex mutex;
  RunReport all;
  std::vector<std::uint64_t> failed;
};

void Add(Sum& sum, const RunSettings& settings, const RunReport& report) {
  const std::scoped_lock lock(sum.mutex);
  sum.all.days += report.days;
  sum.all.presses += report.presses;
  sum.all.refused += report.refused;
  sum.all.numbers += report.numbers;
  sum.all.faults += report.faults;
  sum.all.lost_messages += report.lost_messages;
  sum.all.rows += report.rows;
  if (report.violations.empty()) return;
  sum.failed.push_back(settings.seed);
  fmt::print("seed {}: {}\n", settings.seed, report.violations.front());
}

/// The smallest hall of this seed that still fails: fewer days first, then fewer citizens.
void Shrink(RunSettings settings, const fs::path& base) {
  for (int days = 1; days <= settings.days; ++days) {
    for (const int services : {1, 2, 4, 8, 12, 20, 40}) {
      if (services > settings.services) break;
      RunSettings smaller = settings;
      smaller.days = days;
      smaller.services = services;
      const RunReport report = PlayHall(smaller, base);
      if (report.violations.empty()) continue;
      for (const std::string& violation : report.violations) fmt::print("  {}\n", violation);
      fmt::print("replay: --seed {} --days {} --days-a-hall {} --services {}\n", settings.seed,
                 days, days, services);
      return;
    }
  }
  fmt::print("replay: --seed {} --days {} --days-a-hall {} --services {}\n", settings.seed,
             settings.days, settings.days, settings.services);
}

}  // namespace

int main(int count, char** words) {
  CLI::App app("Plays halls with faults from seeds and checks that nothing is lost or doubled.");
  RunSettings settings;
  std::uint64_t days = 1'000;
  unsigned threads = std::max(1U, std::thread::hardware_concurrency());
  std::string base = fs::is_directory("/dev/shm") ? "/dev/shm" : fs::temp_directory_path().string();
  app.add_option("--seed", settings.seed, "of the first hall; the next ones follow it");
  app.add_option("--days", days, "hall-days in all");
  app.add_option("--days-a-hall", settings.days, "days of one hall");
  app.add_option("--services", settings.services, "a window and day");
  app.add_option("--threads", threads);
  app.add_option("--folder", base, "for the files of the halls; memory is fastest");
  CLI11_PARSE(app, count, words);

  const auto begun = std::chrono::steady_clock::now();
  const std::uint64_t halls =
      std::max<std::uint64_t>(1, days / static_cast<std::uint64_t>(std::max(1, settings.days)));
  std::atomic<std::uint64_t> next = 0;
  Sum sum;
  std::vector<std::thread> workers;
  for (unsigned i = 0; i < threads; ++i) {
    workers.emplace_back([&] {
      for (std::uint64_t hall = next++; hall < halls; hall = next++) {
        RunSettings mine = settings;
        mine.seed = settings.seed + hall;
        Add(sum, mine, PlayHall(mine, base));
      }
    });
  }
  for (std::thread& worker : workers) worker.join();

  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  if (!sum.failed.empty()) {
    settings.seed = *std::ranges::min_element(sum.failed);
    Shrink(settings, base);
  }
  fmt::print(
      "hall_days={} presses={} numbers={} faults={} messages_lost={} rows={} refused={} failed={} "
      "seconds={:.1f} processor_seconds={:.1f} hall_days_a_minute={:.0f}\n",
      sum.all.days, sum.all.presses, sum.all.numbers, sum.all.faults, sum.all.lost_messages,
      sum.all.rows, sum.all.refused, sum.failed.size(), seconds,
      static_cast<double>(std::clock()) / CLOCKS_PER_SEC,
      static_cast<double>(sum.all.days) * 60 / seconds);
  return sum.failed.empty() ? 0 : 1;
}
