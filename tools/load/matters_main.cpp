// Measures what a hundred thousand matters cost: a whole pass of the clocks when all of them are
// late at the same time, the month's report, and the draw of its sample.
//
// The hall and the tables are the hub's own, made from its own decisions and events, in a folder of
// its own. Prints one line of JSON.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "hub/core/decide.h"
#include "hub/core/hall.h"
#include "hub/http/hotline.h"
#include "hub/sqlite/database.h"
#include "hub/sqlite/matter_table.h"
#include "hub/sqlite/reader.h"
#include "hub/sqlite/store.h"

namespace {

namespace core = yichuang::core;
namespace query = yichuang::query;
namespace sqlite = yichuang::sqlite;
using nlohmann::ordered_json;
using std::chrono::steady_clock;
using std::chrono::year;

constexpr std::chrono::minutes kOffset{8 * 60};

core::Instant At(core::HallDay day, std::chrono::minutes time) {
  return core::Instant(std::chrono::sys_days(day)) - kOffset + time;
}

double Since(steady_clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(steady_clock::now() - begin).count();
}

/// A hall with so many first inquiries that somebody owes an answer to.
class Clocks {
 public:
  explicit Clocks(std::uint64_t matters) {
    hall_.plan.hall = "bench";
    hall_.plan.utc_offset = kOffset;
    hall_.reports.since.reset();
    hall_.accounts["9001"] = {{core::Role::kGuide}, true};
    for (std::size_t day = 0; day < 5; ++day)
      hall_.board.plan.week[day] = {{510, 720}, {840, 1050}};
    now_ = At(kMonday, std::chrono::minutes(600));
    core::OpenMatterAs open;
    open.kind = "first_inquiry";
    open.code = "7K3QX2A2M4PZ";
    open.actor = {"9001", {core::Role::kGuide}, false};
    open.at_once = core::MatterStep::kTakeIn;
    for (std::uint64_t i = 0; i < matters; ++i) Do(open);
  }

  /// Ticks at that moment until nothing is due any more.
  ordered_json Pass(core::HallDay day, std::chrono::minutes time) {
    now_ = At(day, time);
    cards_ = 0;
    double longest = 0;
    std::uint64_t ticks = 0;
    const auto begin = steady_clock::now();
    for (bool more = true; more; ++ticks) {
      const auto tick = steady_clock::now();
      more = Do(core::Tick{}) > 0;
      longest = std::max(longest, Since(tick));
    }
    return {{"ms", Since(begin)}, {"ticks", ticks}, {"longest_ms", longest}, {"cards", cards_}};
  }

  static constexpr core::HallDay kMonday = year(2026) / 5 / 11;

 private:
  std::size_t Do(const core::Command& command) {
    const core::Decision decision = core::Decide(hall_, command, now_);
    const auto* events = std::get_if<core::Events>(&decision);
    if (events == nullptr) return 0;
    for (const core::Event& event : *events) {
      if (std::holds_alternative<core::MatterCarded>(event)) ++cards_;
      core::Apply(hall_, {hall_.seq + 1, now_, "hub", event});
    }
    return events->size();
  }

  core::Hall hall_;
  core::Instant now_{};
  std::uint64_t cards_ = 0;
};

/// Tables with so many matters of one month, nine in ten of them closed in it; then its sample.
class Month {
 public:
  Month(const std::filesystem::path& file, std::uint64_t matters) : file_(file) {
    sqlite::Store::Create(file);
    sqlite::Database database(file, sqlite::Database::Mode::kReadWrite);
    sqlite::Transaction all(database);
    sqlite::MatterTable table(database);
    for (std::uint64_t id = 1; id <= matters; ++id) Take(table, id);
    core::CallSampleDrawn drawn;
    drawn.month = core::SampleMonth{202605};
    drawn.seed = std::string(core::kSeedSize, 'a');
    drawn.share = 10;
    drawn.least = 1;
    drawn.from = kFrom;
    drawn.until = kUntil;
    const auto begin = steady_clock::now();
    table.Bring({++seq_, kUntil, "hub", drawn}, drawn);
    draw_ms_ = Since(begin);
    all.Commit();
  }

  /// The report from the tables to its lines.
  double Report() const {
    sqlite::SqliteReader reader(file_);
    const core::Calendar calendar;
    const auto begin = steady_clock::now();
    const query::HotlineReport report =
        yichuang::http::HotlineOver(reader, {.from = year(2026) / 5 / 1,
                                             .until = year(2026) / 6 / 1,
                                             .utc_offset = kOffset,
                                             .now_ms = core::MillisOf(kUntil),
                                             .calendar = calendar});
    return report.sum.opened > 0 ? Since(begin) : -1;
  }
  double Sample() const {
    sqlite::SqliteReader reader(file_);
    const auto begin = steady_clock::now();
    return reader.SampleOf(202605) ? Since(begin) : -1;
  }
  double draw_ms() const { return draw_ms_; }

 private:
  static inline const core::Instant kFrom = At(year(2026) / 5 / 1, {});
  static inline const core::Instant kUntil = At(year(2026) / 6 / 1, {});

  void Take(sqlite::MatterTable& table, std::uint64_t id) {
    const core::Instant at = kFrom + std::chrono::seconds(20 * id);
    core::MatterOpened opened;
    opened.id = core::MatterId{id};
    opened.kind = core::MatterKindId{static_cast<std::uint8_t>(1 + id % 4)};
    opened.no = "SW202605110" + std::to_string(100'000 + id);
    opened.owner = "h" + std::to_string(id % 100);
    opened.unit = "u" + std::to_string(id % 30);
    opened.person = id % 3 == 0 ? "" : "p" + std::to_string(id);
    table.Bring({++seq_, at, "hub", opened}, opened);
    if (id % 10 == 0) return;
    core::MatterMoved closed;
    closed.id = opened.id;
    closed.step = core::MatterStep::kClose;
    closed.state = core::MatterState::kOver;
    closed.outcome = id % 50 == 1 ? core::MatterOutcome::kExcluded : core::MatterOutcome::kSolved;
    table.Bring({++seq_, at + std::chrono::hours(1), "hub", closed}, closed);
  }

  const std::filesystem::path file_;
  std::uint64_t seq_ = 0;
  double draw_ms_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Measures what many matters cost."};
  std::filesystem::path folder;
  std::uint64_t matters = 100'000;
  app.add_option("--dir", folder, "made for the tables; must not exist")->required();
  app.add_option("--matters", matters)->check(CLI::Range(1, 100'000))->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    if (std::filesystem::exists(folder)) {
      std::fprintf(stderr, "yichuang-matter-bench: %s is there already; name another folder\n",
                   folder.c_str());
      return 2;
    }
    std::filesystem::create_directories(folder);
    Clocks clocks(matters);
    const ordered_json idle = clocks.Pass(Clocks::kMonday, std::chrono::minutes(610));
    const ordered_json pass = clocks.Pass(year(2026) / 5 / 14, std::chrono::minutes(1050));
    const Month month(folder / "hall.db", matters);
    std::puts(ordered_json({{"name", "matters"},
                            {"matters", matters},
                            {"idle", idle},
                            {"pass", pass},
                            {"draw_ms", month.draw_ms()},
                            {"sample_ms", month.Sample()},
                            {"report_ms", month.Report()}})
                  .dump()
                  .c_str());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "yichuang-matter-bench: %s\n", error.what());
    return 1;
  }
  return 0;
}
