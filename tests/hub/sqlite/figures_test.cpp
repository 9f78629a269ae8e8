#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "hub/query/indicators.h"
#include "hub/sqlite/audit.h"
#include "hub/sqlite/rating_records.h"
#include "hub/sqlite/reader.h"
#include "hub/sqlite/stats_audit.h"
#include "tests/hub/sqlite/figure_years.h"
#include "tests/hub/sqlite/hall_file.h"

namespace yichuang::sqlite {
namespace {

using namespace std::chrono_literals;
using query::FigureAsk;
using query::FigureCounts;
using query::FigureKey;

constexpr const char* kToday = "2027-06-01";

/// One service of window 3 by staff 1 that ends on 2026-05-31 at nine, and what becomes of it.
class FiguresTest : public HallFile {
 protected:
  static constexpr core::Instant kEnded{std::chrono::sys_days(std::chrono::year(2026) / 5 / 31) +
                                        1h};

  void Serve() {
    Write({{1, kEnded - 9min, "hub", core::HallConfigured{}},
           {2, kEnded - 9min, "desk:3", core::ServiceOpened{kService, kWindow, kStaff, ""}},
           {3, kEnded, "desk:3", core::ServiceEnded{kService, kWindow, kStaff, true}}});
    seq_ = 3;
  }
  void Rate(core::Instant at, core::Level level) {
    core::RatingReceived rating;
    rating.key = {"ev-0003", 1, seq_};
    rating.service = kService;
    rating.window = kWindow;
    rating.staff = kStaff;
    rating.service_day = std::chrono::year(2026) / 5 / 31;
    rating.level = level;
    Write({{++seq_, at, "win-03", rating}});
  }
  void Exclude(core::Instant at) {
    Write({{++seq_, at, "user:4001",
            core::RatingExcluded{{}, kService, core::ExclusionGround::kMistake, "1", "2"}}});
  }
  FigureCounts May(bool corrected = false, const char* today = kToday) {
    FigureAsk ask{"2026-05-01", "2026-06-01", today};
    ask.corrected = corrected;
    const auto rows = SqliteReader(file_).FiguresOf(ask);
    return rows.empty() ? FigureCounts{} : rows.at(0).counts;
  }

  static constexpr core::ServiceId kService{1};
  static constexpr core::WindowNo kWindow{3};
  static constexpr core::StaffId kStaff{1};
  std::uint64_t seq_ = 0;
};

TEST_F(FiguresTest, ARatingCountsOnTheDayOfItsServiceUntilTheMonthIsFrozen) {
  Serve();
  EXPECT_EQ(May(false, "2026-06-07").open, 1U) << "for seven days it may still be rated";
  EXPECT_EQ(May(false, "2026-06-08").open, 0U);
  Rate(kEnded + 24h * 5 + 13h, core::Level::k4);  // the 5th of June, 22:00 in the hall
  const FigureCounts counts = May();
  EXPECT_EQ(counts.levels, (std::array<std::uint64_t, 5>{0, 0, 0, 1, 0}));
  EXPECT_EQ(counts.late, 0U);
  EXPECT_EQ(counts.busy_ms, 540'000U);
  EXPECT_TRUE(AuditStats(file_).ok());
}

TEST_F(FiguresTest, WhatComesAfterTheFreezeDayStandsBesideAndChangesNothing) {
  Serve();
  Rate(kEnded + 24h * 5 + 15h, core::Level::k1);  // the 6th of June, 00:00 in the hall
  const FigureCounts counts = May();
  EXPECT_EQ(counts.levels, (std::array<std::uint64_t, 5>{}));
  EXPECT_EQ(counts.late, 1U);
  EXPECT_EQ(May(false, "2026-06-07").open, 0U) << "it was rated, though too late";
  EXPECT_EQ(query::IndicatorsOf(counts, query::FigureRules{}).unrated, 0U) << "and no silence";
  const FigureCounts corrected = May(true);
  EXPECT_EQ(corrected.levels[0], 1U);
  EXPECT_EQ(corrected.late, 0U);
  EXPECT_TRUE(AuditStats(file_).ok());
}

TEST_F(FiguresTest, AnExcludedRatingIsCountedBeside) {
  Serve();
  Rate(kEnded + 1min, core::Level::k1);
  Exclude(kEnded + 48h);
  Exclude(kEnded + 49h);
  const FigureCounts counts = May();
  EXPECT_EQ(counts.levels[0], 0U);
  EXPECT_EQ(counts.excluded, (std::array<std::uint64_t, 5>{1, 0, 0, 0, 0}));
  EXPECT_EQ(SqliteReader(file_).StaffDay("2026-05-31").at(0).excluded, 1U);
  EXPECT_EQ(SqliteReader(file_).StaffDay("2026-05-31").at(0).rated, 0U);
  EXPECT_TRUE(AuditStats(file_).ok());
}

TEST_F(FiguresTest, AnExclusionAfterTheFreezeDayLeavesTheMonthAsItWas) {
  Serve();
  Rate(kEnded + 1min, core::Level::k1);
  Exclude(kEnded + 24h * 30);
  EXPECT_EQ(May().levels[0], 1U);
  EXPECT_EQ(May().excluded_late, 1U);
  EXPECT_EQ(May(true).levels[0], 0U);
  EXPECT_EQ(May(true).excluded[0], 1U);
  EXPECT_TRUE(AuditStats(file_).ok());
}

TEST_F(FiguresTest, ALateRatingThatIsExcludedCountsNeverAtAll) {
  Serve();
  Rate(kEnded + 24h * 20, core::Level::k1);
  Exclude(kEnded + 24h * 21);
  EXPECT_EQ(May().levels[0], 0U);
  EXPECT_EQ(May(true).levels[0], 0U);
  EXPECT_EQ(May(true).excluded[0], 1U);
  EXPECT_TRUE(AuditStats(file_).ok());
}

/// Years of a hall, written once and copied for each test.
class FigureYearsTest : public HallFile {
 protected:
  FigureYearsTest() {
    if (written_.empty()) {
      Write(FigureYears(71).Records(400), 500);
      std::ifstream in(file_, std::ios::binary);
      written_.assign(std::istreambuf_iterator<char>(in), {});
      return;
    }
    std::ofstream(file_, std::ios::binary) << written_;
  }
  static inline std::string written_;

  /// Asked of the reader, as key → what is shown.
  std::map<std::string, std::vector<std::uint64_t>> Asked(const FigureAsk& ask) {
    std::map<std::string, std::vector<std::uint64_t>> shown;
    for (const auto& [key, counts] : SqliteReader(file_).FiguresOf(ask)) {
      std::vector<std::uint64_t> row{counts.ended, counts.uninvited, counts.busy_ms};
      for (const auto* levels : {&counts.levels, &counts.two_button, &counts.excluded})
        row.insert(row.end(), levels->begin(), levels->end());
      row.push_back(counts.late);
      row.push_back(counts.excluded_late);
      shown[key] = row;
    }
    return shown;
  }

  /// The same from services, ratings and the times of the ledger, in SQL and nothing else.
  std::map<std::string, std::vector<std::uint64_t>> Recounted(const std::string& key,
                                                              const std::string& where) {
    // The hall is eight hours ahead of UTC; a month is frozen when the 5th of the next one is over.
    const std::string frozen =
        "date({} / 1000 + 28800, 'unixepoch') > date(printf('%d-%02d-01', s.day / 10000, "
        "s.day / 100 % 100), '+1 month', '+4 days')";
    std::string sums;
    const std::string counted =
        "sum(ifnull(NOT came_late AND NOT out_in_time AND level = {} AND "
        "two_button = {}, 0))";
    for (int two = 0; two < 2; ++two)
      for (int level = 1; level <= 5; ++level)
        sums += ", " + fmt::format(fmt::runtime(counted), level, two);
    for (int level = 1; level <= 5; ++level)
      sums += fmt::format(", sum(ifnull(NOT came_late AND out_in_time AND level = {}, 0))", level);
    const std::string sql = fmt::format(
        "WITH seen AS (SELECT s.*, r.level, r.two_button, {0} AS came_late, "
        "x.seq IS NOT NULL AND NOT {1} AS out_in_time, x.seq IS NOT NULL AS out, "
        "(s.ended + 28800000) / 3600000 % 24 AS hour "
        "FROM (SELECT *, day AS service_day FROM service WHERE ended IS NOT NULL) s "
        "LEFT JOIN rating r ON r.service = s.id AND r.class = 0 "
        "LEFT JOIN ledger l ON l.seq = r.seq "
        "LEFT JOIN rating_excluded x ON x.service = s.id "
        "LEFT JOIN ledger e ON e.seq = x.seq) "
        "SELECT {2}, count(*), sum(invited = 0), sum(ended - opened - held_ms){3}, "
        "sum(ifnull(came_late, 0)), sum(ifnull(out AND (came_late OR NOT out_in_time), 0)) "
        "FROM seen WHERE {4} GROUP BY 1",
        fmt::format(fmt::runtime(frozen), "l.at"), fmt::format(fmt::runtime(frozen), "e.at"), key,
        sums, where);
    Database database(file_, Database::Mode::kReadOnly);
    Statement select = database.Prepare(sql);
    std::map<std::string, std::vector<std::uint64_t>> counts;
    while (select.Step()) {
      std::vector<std::uint64_t>& row = counts[std::string(select.Text(0))];
      for (int i = 1; i < select.columns(); ++i)
        row.push_back(static_cast<std::uint64_t>(select.Integer(i)));
    }
    return counts;
  }
};

TEST_F(FigureYearsTest, EveryFigureEqualsARecountInSql) {
  const FigureAsk all{"2025-01-01", "2027-06-01", kToday};
  const auto by = [&all](FigureKey key) {
    FigureAsk ask = all;
    ask.by = key;
    return ask;
  };
  EXPECT_EQ(Asked(by(FigureKey::kStaff)), Recounted("staff", "1"));
  EXPECT_EQ(Asked(by(FigureKey::kWindow)), Recounted("window", "1"));
  EXPECT_EQ(Asked(by(FigureKey::kGroup)), Recounted("grp", "1"));
  EXPECT_EQ(Asked(by(FigureKey::kHour)), Recounted("hour", "1"));
  EXPECT_EQ(Asked(by(FigureKey::kMonth)),
            Recounted("printf('%d-%02d', service_day / 10000, service_day / 100 % 100)", "1"));
  FigureAsk some = by(FigureKey::kStaff);
  some.from = "2025-12-01";
  some.until = "2026-03-01";
  EXPECT_EQ(Asked(some), Recounted("staff", "service_day BETWEEN 20251201 AND 20260228"))
      << "whole months";
  some.window = 2;
  some.group = "shbz";
  EXPECT_EQ(Asked(some), Recounted("staff",
                                   "service_day BETWEEN 20251201 AND 20260228 AND "
                                   "window = 2 AND grp = 'shbz'"));
  ASSERT_FALSE(Asked(some).empty());
  FigureAsk part = by(FigureKey::kStaffWindow);
  part.staff_among = {1, 2, 3};
  part.windows_among = {2, 3};
  EXPECT_EQ(Asked(part),
            Recounted("staff || '-' || window", "staff IN (1, 2, 3) AND window IN (2, 3)"));
  ASSERT_FALSE(Asked(part).empty());
  part.windows_among = {std::vector<std::uint32_t>{}};
  EXPECT_TRUE(Asked(part).empty()) << "of no window there is nothing";
  EXPECT_GT(Asked(by(FigureKey::kHall)).at("").at(18), 10U) << "some ratings came too late";
  EXPECT_GT(Asked(by(FigureKey::kHall)).at("").at(19), 10U) << "and some exclusions";
}

TEST_F(FigureYearsTest, EveryFigureEqualsARecountInJavaScript) {
  std::ofstream ledger(directory_ / "export.ndjson");
  Export(file_, ledger);
  ledger.close();
  FigureAsk ask{"2025-01-01", "2027-06-01", kToday};
  nlohmann::json answers;
  for (const auto& [name, key] :
       {std::pair("staff", FigureKey::kStaff), std::pair("window", FigureKey::kWindow),
        std::pair("group", FigureKey::kGroup), std::pair("hour", FigureKey::kHour),
        std::pair("month", FigureKey::kMonth), std::pair("week_hour", FigureKey::kWeekHour),
        std::pair("staff_window", FigureKey::kStaffWindow)}) {
    ask.by = key;
    answers[name] = Asked(ask);
  }
  std::ofstream(directory_ / "answers.json") << answers;
  const std::string recount =
      "node '" YICHUANG_SOURCE_DIR "/tests/hub/sqlite/recount.mjs' '" + directory_.string() + "'";
  EXPECT_EQ(std::system(recount.c_str()), 0) << "the differences are printed above";
}

TEST_F(FigureYearsTest, EveryWayToPutThemTogetherAddsUpToTheWhole) {
  SqliteReader reader(file_);
  FigureAsk ask{"2025-11-10", "2026-11-20", kToday};
  const FigureCounts whole = reader.FiguresOf(ask).at(0).counts;
  for (int key = 1; key < query::kFigureKeyCount; ++key) {
    ask.by = static_cast<FigureKey>(key);
    if (ask.by == FigureKey::kItem) continue;  // a service may have several, or none
    FigureCounts sum;
    for (const auto& row : reader.FiguresOf(ask)) sum += row.counts;
    EXPECT_EQ(sum, whole) << key;
  }
  ask.by = FigureKey::kHall;
  FigureCounts weekdays;
  for (int weekday = 1; weekday <= 7; ++weekday) {
    ask.weekday = weekday;
    for (const auto& row : reader.FiguresOf(ask)) weekdays += row.counts;
  }
  EXPECT_EQ(weekdays, whole);
}

TEST_F(FigureYearsTest, TheAuditAgreesAndNamesEveryCounterThatWasTouched) {
  const StatsReport report = AuditStats(file_);
  EXPECT_TRUE(report.ok()) << report.differences.at(0);
  EXPECT_EQ(report.services, 2000U);
  EXPECT_GT(report.ratings, 500U);
  EXPECT_EQ(CompareProjections(file_), std::vector<std::string>{});
  const std::map<std::string, std::string> faults{
      {"figure_cell", "UPDATE figure_cell SET l5 = l5 + l1, l1 = 0 WHERE l1 > 0"},
      {"staff_day", "DELETE FROM staff_day WHERE day = 20260110"},
      {"staff_month", "UPDATE staff_month SET busy_ms = 0"},
      {"staff_posted", "UPDATE staff_posted SET l4 = l4 + 1 WHERE staff = 2"},
      {"figure_late", "DELETE FROM figure_late"}};
  for (const auto& [table, sql] : faults) {
    Tamper(sql);
    const StatsReport found = AuditStats(file_);
    ASSERT_FALSE(found.ok()) << table;
    EXPECT_TRUE(found.differences[0].starts_with(table)) << found.differences[0];
    std::ofstream(file_, std::ios::binary) << written_;
  }
  Tamper("DELETE FROM figure_cell");
  Rebuild(file_);
  EXPECT_TRUE(AuditStats(file_).ok());
}

TEST_F(FigureYearsTest, RatingRecordsAreAllThatTheStatisticsCount) {
  const RatingRecords all = ReadRatings(file_, "2025-01-01", "2027-06-01");
  std::array<std::uint64_t, 5> first{};
  std::uint64_t second = 0;
  for (const RatingRecord& record : all.records) {
    if (record.number == 1) ++first[static_cast<std::size_t>(record.level) - 1];
    second += record.number == 2 ? 1 : 0;
  }
  EXPECT_EQ(first, all.counted);
  EXPECT_GT(second, 10U);
  EXPECT_LT(ReadRatings(file_, "2026-01-01", "2026-01-31").records.size(), all.records.size() / 8);
}

TEST_F(FigureYearsTest, AServiceBeforeMidnightOfUtcBelongsToTheHallsDay) {
  FigureAsk ask{"2025-11-03", "2025-11-04", kToday};
  ask.by = FigureKey::kHour;
  const auto hours = SqliteReader(file_).FiguresOf(ask);
  ASSERT_EQ(hours.size(), 5U);
  EXPECT_EQ(hours[0].key, "7");
}

TEST_F(FigureYearsTest, ASheetIsOfOneFilterAndAddsUp) {
  FigureAsk ask{"2025-12-01", "2026-01-01", kToday};
  ask.staff = 2;
  SqliteReader reader(file_);
  const query::FigureSheet month = reader.FigureSheetOf(ask);
  ASSERT_EQ(month.staff.size(), 1U);
  EXPECT_EQ(month.staff[0].counts, month.total);
  EXPECT_FALSE(month.by_month);
  FigureCounts hours;
  for (const auto& row : month.week_hours) hours += row.counts;
  EXPECT_EQ(hours, month.total);
  EXPECT_EQ(month.tags.ratings, month.total.levels[0] + month.total.levels[1] +
                                    month.total.two_button[0] + month.total.two_button[1]);
  ask.until = "2026-12-01";
  EXPECT_TRUE(reader.FigureSheetOf(ask).by_month);
}

using WaitsTest = HallFile;

TEST_F(WaitsTest, AreToldByNearestRank) {
  std::vector<core::Record> records{{1, core::Instant{}, "hub", core::HallConfigured{}}};
  const core::Instant nine{std::chrono::sys_days(std::chrono::year(2026) / 5 / 9) + 1h};
  for (std::uint16_t i = 1; i <= 20; ++i) {
    core::TicketIssued issued;
    issued.ticket = core::TicketId{i};
    issued.no = {'A', i};
    issued.group = "qykb";
    issued.day = std::chrono::year(2026) / 5 / 9;
    issued.issued = nine;
    records.push_back({records.size() + 1, nine, "desk", issued});
  }
  for (std::uint16_t i = 1; i <= 19; ++i)
    records.push_back({records.size() + 1, nine + 1min * i, "desk:1",
                       core::TicketCalled{core::TicketId{i}, core::WindowNo{1}, core::StaffId{1}}});
  records.push_back(
      {records.size() + 1, nine + 9h, "hub", core::TicketExpired{core::TicketId{20}}});
  Write(records);
  const auto rows = SqliteReader(file_).FigureSheetOf({"2026-05-09", "2026-05-10", kToday}).waits;
  ASSERT_EQ(rows.size(), 1U);
  const query::WaitRow expected{"qykb", 20,      19,        0,         0,        0,
                                1,      600'000, 1'080'000, 1'140'000, 1'140'000};
  EXPECT_EQ(rows[0], expected);
  EXPECT_TRUE(
      SqliteReader(file_).FigureSheetOf({"2026-05-10", "2026-05-11", kToday}).waits.empty());
}

}  // namespace
}  // namespace yichuang::sqlite
