// Measures the figures of every member of staff over a month: the hub's counters with so many
// ratings behind them, read by the hub's own reader, beside a scan of the services and ratings
// themselves.
//
// The tables are made from events, as the hub makes them, in a folder of its own. Prints one line
// of JSON. Status 1 when the two do not agree to the last unit.

#include <CLI/CLI.hpp>
#include <array>
#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "hub/sqlite/body_reader.h"
#include "hub/sqlite/database.h"
#include "hub/sqlite/projections.h"
#include "hub/sqlite/reader.h"
#include "hub/sqlite/schema.h"
#include "hub/sqlite/store.h"
#include "tools/load/latencies.h"

namespace {

namespace core = yichuang::core;
namespace query = yichuang::query;
namespace sqlite = yichuang::sqlite;
using nlohmann::ordered_json;
using std::chrono::steady_clock;

constexpr std::uint32_t kStaff = 200;
constexpr std::uint32_t kWindows = 60;
constexpr std::uint64_t kServicesADay = 3000;  // of the whole hall: 15 of each member of staff
constexpr std::uint64_t kFlushEvery = 20'000;
constexpr int kRepeats = 20;
/// 2024-01-01, 08:30 in the hall.
constexpr core::Instant kFirst{core::Millis(1'704'069'000'000)};

/// ended and ratings of levels 1 to 5, by staff.
using Staff = std::map<std::string, std::array<std::uint64_t, 6>>;

/// A hall's years: one service after the other, five in six of them rated.
class Years {
 public:
  explicit Years(sqlite::Database& database) : projections_(database) {
    Bring(core::HallConfigured{});
  }

  void Take(std::uint64_t id) {
    const std::uint64_t of_day = id % kServicesADay;
    at_ = kFirst + std::chrono::days(id / kServicesADay) +
          core::Millis(of_day * (8ULL * 3'600'000 / kServicesADay));
    const core::ServiceId service{id + 1};
    const core::StaffId staff{static_cast<std::uint32_t>(1 + of_day % kStaff)};
    const auto window = core::WindowNo(static_cast<std::uint16_t>(1 + of_day % kWindows));
    Bring(core::ServiceOpened{service, window, staff, ""});
    Bring(core::ServiceEnded{service, window, staff, true});
    if (Lot(5) == 0) return;
    core::RatingReceived rating;
    rating.key = {"ev-0001", 1, ++counter_};
    rating.service = service;
    rating.window = window;
    rating.staff = staff;
    rating.service_day =
        core::HallDay(std::chrono::floor<std::chrono::days>(at_ + std::chrono::hours(8)));
    rating.level = static_cast<core::Level>(1 + Lot(4));
    Bring(rating);
  }

  void Flush() { projections_.Flush(); }

 private:
  int Lot(int most) { return std::uniform_int_distribution<int>(0, most)(random_); }

  template <typename Event>
  void Bring(Event event) {
    projections_.Apply({++seq_, at_, "hub", std::move(event)});
  }

  sqlite::Projections projections_;
  std::mt19937 random_{20260511};
  std::uint64_t seq_ = 0;
  std::uint64_t counter_ = 0;
  core::Instant at_ = kFirst;
};

void Fill(const std::filesystem::path& file, std::uint64_t services) {
  sqlite::Store::Create(file);
  sqlite::Database database(file, sqlite::Database::Mode::kReadWrite);
  sqlite::ConfigureWriter(database);
  database.Execute("PRAGMA synchronous = OFF; BEGIN");
  Years years(database);
  for (std::uint64_t id = 0; id < services; ++id) {
    years.Take(id);
    if (id % kFlushEvery != 0) continue;
    years.Flush();
    database.Execute("COMMIT; BEGIN");
  }
  years.Flush();
  database.Execute("COMMIT");
}

double MillisSince(steady_clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(steady_clock::now() - begin).count();
}

query::FigureAsk MonthAt(std::uint64_t day) {
  const core::HallDay at{std::chrono::floor<std::chrono::days>(kFirst) + std::chrono::days(day)};
  const std::chrono::year_month next = at.year() / at.month() + std::chrono::months(1);
  query::FigureAsk ask;
  ask.from = sqlite::DayText(core::HallDay(at.year() / at.month() / 1));
  ask.until = sqlite::DayText(core::HallDay(next / 1));
  ask.today = "2099-01-01";
  ask.by = query::FigureKey::kStaff;
  return ask;
}

Staff Counted(const std::vector<query::FigureRow>& rows) {
  Staff staff;
  for (const query::FigureRow& row : rows) {
    auto& counts = staff[row.key];
    counts[0] = row.counts.ended;
    for (std::size_t i = 0; i < 5; ++i) counts[i + 1] = row.counts.levels[i];
  }
  return staff;
}

/// What a report without counters would ask.
Staff Scanned(sqlite::Database& database, const query::FigureAsk& ask) {
  sqlite::Statement select = database.Prepare(
      "SELECT s.staff, count(*), sum(r.level = 1), sum(r.level = 2), sum(r.level = 3), "
      "sum(r.level = 4), sum(r.level = 5) FROM service s LEFT JOIN rating r ON r.seq = s.rated "
      "WHERE s.day >= ? AND s.day < ? GROUP BY s.staff");
  select.BindAll(sqlite::DayNumber(ask.from), sqlite::DayNumber(ask.until));
  Staff staff;
  while (select.Step()) {
    auto& counts = staff[std::string(select.Text(0))];
    for (std::size_t i = 0; i < 6; ++i)
      counts[i] = static_cast<std::uint64_t>(select.Integer(static_cast<int>(i) + 1));
  }
  return staff;
}

ordered_json Measure(const std::filesystem::path& file, std::uint64_t services) {
  sqlite::SqliteReader reader(file);
  sqlite::Database raw(file, sqlite::Database::Mode::kReadOnly);
  yichuang::load::Latencies counters;
  yichuang::load::Latencies scans;
  bool equal = true;
  const std::uint64_t days = services / kServicesADay;
  const std::uint64_t step = days > 360 ? days / 6 : 31;
  for (std::uint64_t day = 0; day < days; day += step) {
    const query::FigureAsk ask = MonthAt(day);
    for (int i = 0; i < kRepeats; ++i) {
      const auto begin = steady_clock::now();
      (void)reader.FiguresOf(ask);
      counters.Add(MillisSince(begin));
    }
    const auto begin = steady_clock::now();
    const Staff scanned = Scanned(raw, ask);
    scans.Add(MillisSince(begin));
    equal = equal && !scanned.empty() && Counted(reader.FiguresOf(ask)) == scanned;
  }
  return {{"name", "stats"},
          {"services", services},
          {"staff", kStaff},
          {"p50_ms", counters.Percentile(0.5)},
          {"p99_ms", counters.Percentile(0.99)},
          {"scan_p50_ms", scans.Percentile(0.5)},
          {"equal", equal}};
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Measures the figures of every member of staff over a month."};
  std::filesystem::path folder;
  std::uint64_t services = 200'000;
  app.add_option("--dir", folder, "made for the tables; must not exist")->required();
  app.add_option("--services", services)
      ->check(CLI::Range(10'000, 20'000'000))
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    if (std::filesystem::exists(folder)) {
      std::fprintf(stderr, "yichuang-stats-bench: %s is there already; name another folder\n",
                   folder.c_str());
      return 2;
    }
    std::filesystem::create_directories(folder);
    const auto file = folder / "hall.db";
    Fill(file, services);
    const ordered_json figures = Measure(file, services);
    std::puts(figures.dump().c_str());
    return figures["equal"].get<bool>() ? 0 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "yichuang-stats-bench: %s\n", error.what());
    return 1;
  }
}
