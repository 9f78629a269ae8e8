#include "hub/sqlite/projections.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <sstream>

#include <nlohmann/json.hpp>

#include "hub/contract/codec.h"
#include "hub/evidence/chain.h"
#include "hub/sqlite/audit.h"
#include "hub/sqlite/body_reader.h"
#include "hub/sqlite/reader.h"
#include "tests/hub/sqlite/hall_file.h"
#include "tests/hub/sqlite/history.h"

namespace yichuang::sqlite {
namespace {

class ProjectionsTest : public HallFile {};

using DayRows = std::map<std::pair<std::string, std::uint64_t>, query::DayRow>;
using BookRows = std::map<std::pair<std::string, std::uint32_t>, query::BookRow>;

/// The figures counted again, plainly, from the records alone.
struct Recount {
  DayRows staff;
  DayRows windows;
  DayRows hours;
  std::map<core::ServiceId, std::uint64_t> ended_in;  ///< hour
  BookRows books;
  core::Plan plan;

  explicit Recount(const std::vector<core::Record>& records) {
    for (const core::Record& record : records) {
      Take(record);
    }
    for (auto& [key, book] : books) {
      book.source = key.first;
      book.epoch = key.second;
      book.pending = book.announced - book.accepted - book.refused;
    }
  }

  query::DayRow& Row(DayRows& rows, const std::string& day, std::uint64_t key) {
    query::DayRow& row = rows[{day, key}];
    row.day = day;
    row.key = key;
    return row;
  }

  void Announce(const std::string& source, std::uint32_t epoch, std::uint64_t announced) {
    auto& book = books[{source, epoch}];
    book.announced = std::max(book.announced, announced);
  }

  void Settle(const core::EntryKey& key, bool refused) {
    Announce(key.source, key.epoch, key.counter);
    auto& book = books[{key.source, key.epoch}];
    ++(refused ? book.refused : book.accepted);
  }

  void Take(const core::Record& record) {
    if (const auto* configured = std::get_if<core::HallConfigured>(&record.event)) {
      plan = configured->plan;
    }
    if (const auto* born = std::get_if<core::TerminalBorn>(&record.event)) {
      for (const auto& source : born->sources) {
        Announce(source.source, source.epoch, source.announced);
      }
    }
    if (const auto* attached = std::get_if<core::EvaluatorAttached>(&record.event)) {
      Settle(attached->key, false);
      Announce(attached->evaluator, attached->epoch, attached->announced);
    }
    if (const auto* detached = std::get_if<core::EvaluatorDetached>(&record.event)) {
      Settle(detached->key, false);
    }
    if (const auto* refused = std::get_if<core::EntryRefused>(&record.event)) {
      Settle(refused->key, true);
    }
    if (const auto* detailed = std::get_if<core::RatingDetailed>(&record.event)) {
      Settle(detailed->key, false);
    }
    if (const auto* ended = std::get_if<core::ServiceEnded>(&record.event)) {
      const std::string day = DayText(core::DayOf(plan, record.at));
      const auto hour = std::chrono::floor<std::chrono::hours>(record.at + plan.utc_offset);
      ended_in[ended->service] = static_cast<std::uint64_t>(hour.time_since_epoch().count() % 24);
      for (auto* row : {&Row(staff, day, core::Number(ended->staff)),
                        &Row(windows, day, core::Number(ended->window)),
                        &Row(hours, day, ended_in[ended->service])}) {
        ++row->ended;
        row->uninvited += ended->invited ? 0U : 1U;
      }
    }
    if (const auto* rating = std::get_if<core::RatingReceived>(&record.event)) {
      Settle(rating->key, false);
      if (rating->rating_class != core::RatingClass::kCounted) {
        return;
      }
      const std::string day = DayText(rating->service_day);
      for (auto* row : {&Row(staff, day, core::Number(rating->staff)),
                        &Row(windows, day, core::Number(rating->window)),
                        &Row(hours, day, ended_in[rating->service])}) {
        ++row->rated;
        ++row->levels[static_cast<std::size_t>(rating->level) - 1];
        row->two_button_levels[static_cast<std::size_t>(rating->level) - 1] +=
            rating->two_button ? 1U : 0U;
      }
    }
  }
};

std::vector<query::DayRow> OfDay(const DayRows& rows, const std::string& day) {
  std::vector<query::DayRow> found;
  for (const auto& [key, row] : rows) {
    if (key.first == day) {
      found.push_back(row);
    }
  }
  return found;
}

TEST_F(ProjectionsTest, FiguresEqualARecountOfTheLedger) {
  for (const unsigned seed : {21U, 22U, 23U}) {
    std::filesystem::remove(file_);
    History history(seed);
    const auto records = history.Records(1500);
    Write(records, seed);
    const Recount recount(records);
    SqliteReader reader(file_);
    std::set<std::string> days;
    for (const auto& [key, row] : recount.staff) {
      days.insert(key.first);
    }
    ASSERT_GT(days.size(), 2U) << "the history is too short to say anything";
    for (const std::string& day : days) {
      EXPECT_EQ(reader.StaffDay(day), OfDay(recount.staff, day)) << day;
      EXPECT_EQ(reader.WindowDay(day), OfDay(recount.windows, day)) << day;
      const query::DayFigures figures = reader.Figures(day);
      EXPECT_EQ(figures.windows, OfDay(recount.windows, day)) << day;
      EXPECT_EQ(figures.hours, OfDay(recount.hours, day)) << day;
    }
    std::vector<query::BookRow> books;
    for (const auto& [key, row] : recount.books) {
      books.push_back(row);
    }
    EXPECT_EQ(reader.Books(), books);
    EXPECT_EQ(Books(file_), books);
  }
}

TEST_F(ProjectionsTest, BooksBalanceAndAgreeWithTheHall) {
  History history(24);
  Write(history.Records(2000));
  std::uint64_t refused = 0;
  std::uint64_t pending = 0;
  for (const query::BookRow& row : Books(file_)) {
    EXPECT_EQ(row.announced, row.accepted + row.refused + row.pending) << row.source;
    EXPECT_LE(row.accepted + row.refused, row.announced) << row.source;
    refused += row.refused;
    pending += row.pending;
    const auto source = history.hall().sources.find(row.source);
    if (source != history.hall().sources.end() && source->second.epoch == row.epoch) {
      EXPECT_EQ(row.announced, source->second.announced) << row.source;
      EXPECT_EQ(row.accepted + row.refused, source->second.settled) << row.source;
      EXPECT_EQ(row.refused, source->second.refused) << row.source;
    }
  }
  EXPECT_GT(refused, 0U);
  EXPECT_GT(pending, 0U);
}

TEST_F(ProjectionsTest, BooksDoNotBalanceWhenAnEntryStandsTwiceOrIsMissing) {
  const core::Instant at(core::Millis(1'778'295'960'000));
  const auto detached = [](std::uint64_t counter) {
    return core::EvaluatorDetached{{"win-01", 1, counter}, "win-01", "ev-0001"};
  };
  const auto balances = [](const query::BookRow& row) {
    return row.announced == row.accepted + row.refused + row.pending;
  };
  Write({{1, at, "win-01", detached(1)}, {2, at, "win-01", detached(2)}});
  EXPECT_TRUE(balances(Books(file_).at(0)));
  Write({{3, at, "win-01", detached(2)}});
  EXPECT_FALSE(balances(Books(file_).at(0)));
  std::filesystem::remove(file_);
  Write({{1, at, "win-01", detached(1)}, {2, at, "win-01", detached(3)}});
  EXPECT_FALSE(balances(Books(file_).at(0)));
}

TEST_F(ProjectionsTest, BatchSizeLeavesNoTrace) {
  const auto records = History(25).Records(700);
  Write(records, 1);
  EXPECT_EQ(CompareProjections(file_), std::vector<std::string>{});
  std::filesystem::remove(file_);
  Write(records, 1000);
  EXPECT_EQ(CompareProjections(file_), std::vector<std::string>{});
}

TEST_F(ProjectionsTest, RebuildMakesIdenticalTables) {
  Write(History(26).Records(1000));
  EXPECT_EQ(CompareProjections(file_), std::vector<std::string>{});
  Rebuild(file_);
  EXPECT_EQ(CompareProjections(file_), std::vector<std::string>{});
}

TEST_F(ProjectionsTest, CompareNamesEveryTableThatDiffersAndRebuildMendsIt) {
  Write(History(27).Records(1000));
  const std::map<std::string, std::string> faults{
      {"service", "UPDATE service SET staff = staff + 1 WHERE id = 3"},
      {"rating", "DELETE FROM rating WHERE seq = (SELECT max(seq) FROM rating)"},
      {"refusal", "DELETE FROM refusal"},
      {"staff_day", "UPDATE staff_day SET l1 = 0, l5 = l5 + l1 WHERE l1 > 0"},
      {"figure_cell", "UPDATE figure_cell SET l4 = l4 + 1"},
      {"staff_posted", "DELETE FROM staff_posted"},
      {"figure_late", "INSERT INTO figure_late VALUES (1, 0, 20991231, 9, 1, 1, '', 5, 0)"},
      {"source_book", "UPDATE source_book SET refused = 0"},
      {"terminal", "UPDATE terminal SET software = '9.9'"},
      {"hall_plan", "DELETE FROM hall_plan"}};
  for (const auto& [table, sql] : faults) Tamper(sql);
  std::set<std::string> named;
  for (const std::string& difference : CompareProjections(file_)) {
    ASSERT_TRUE(difference.starts_with("table ")) << difference;
    EXPECT_TRUE(named.insert(difference.substr(6, difference.find(':') - 6)).second) << difference;
  }
  std::set<std::string> touched;
  for (const auto& [table, sql] : faults) touched.insert(table);
  EXPECT_EQ(named, touched);
  Rebuild(file_);
  EXPECT_EQ(CompareProjections(file_), std::vector<std::string>{});
}

TEST_F(ProjectionsTest, SecondRatingIsKeptAndNotCounted) {
  const core::ServiceId service{1};
  const core::WindowNo window{1};
  const core::StaffId staff{1};
  const core::HallDay day = std::chrono::year(2026) / 5 / 9;
  const core::Instant at(core::Millis(1'778'295'960'000));
  const auto rating = [&](std::uint64_t counter, core::Level level, core::RatingClass c) {
    return core::RatingReceived{
        {"ev-0001", 1, counter}, service, window, staff, day, level, 900, c, true, {}};
  };
  Write({{1, at, "hub", core::HallConfigured{}},
         {2, at, "desk:1", core::ServiceOpened{service, window, staff, "A001"}},
         {3, at, "desk:1", core::ServiceEnded{service, window, staff, true}},
         {4, at, "win-01", rating(1, core::Level::k2, core::RatingClass::kCounted)},
         {5, at, "win-01", rating(2, core::Level::k5, core::RatingClass::kSecond)},
         {6, at, "win-01", core::RatingDetailed{{"ev-0001", 1, 3}, service, 1, 5, 2, {}}}});
  SqliteReader reader(file_);
  const query::DayRow expected{"2026-05-09", 1, 1, 0, 1, {0, 1, 0, 0, 0}, {0, 1, 0, 0, 0}};
  EXPECT_EQ(reader.StaffDay("2026-05-09"), std::vector{expected});
  EXPECT_EQ(reader.WindowDay("2026-05-09"), std::vector{expected});
  EXPECT_EQ(reader.StaffDay("2026-05-10"), std::vector<query::DayRow>{});
  EXPECT_EQ(reader.StaffDay("no day"), std::vector<query::DayRow>{});
  EXPECT_EQ(reader.Books(), (std::vector{query::BookRow{"ev-0001", 1, 3, 3, 0, 0}}));
  Database look(file_, Database::Mode::kReadOnly);
  EXPECT_EQ(look.Integer("SELECT count(*) FROM rating"), 2);
  EXPECT_EQ(look.Integer("SELECT rated FROM service WHERE id = 1"), 4);
  EXPECT_EQ(look.Integer("SELECT tags FROM rating WHERE counter = 1"), 5);
  EXPECT_EQ(look.Integer("SELECT consent FROM rating WHERE counter = 1"), 2);
  EXPECT_EQ(look.Integer("SELECT consent FROM rating WHERE counter = 2"), 0);
}

TEST_F(ProjectionsTest, DayGoesByTheHallsOwnMidnight) {
  const core::ServiceId service{1};
  core::Plan plan;
  plan.utc_offset = std::chrono::minutes(480);
  // 2026-05-09 16:30 UTC is 00:30 of the next day in the hall.
  const core::Instant at(core::Millis(1'778'344'200'000));
  Write(
      {{1, at, "hub", core::HallConfigured{plan}},
       {2, at, "desk:1", core::ServiceOpened{service, core::WindowNo{1}, core::StaffId{1}, ""}},
       {3, at, "desk:1", core::ServiceEnded{service, core::WindowNo{1}, core::StaffId{1}, false}}});
  SqliteReader reader(file_);
  EXPECT_TRUE(reader.StaffDay("2026-05-09").empty());
  ASSERT_EQ(reader.StaffDay("2026-05-10").size(), 1U);
  EXPECT_EQ(reader.StaffDay("2026-05-10")[0].uninvited, 1U);
  const query::DayRow midnight{"2026-05-10", 0, 1, 1, 0, {}, {}};
  EXPECT_EQ(reader.Figures("2026-05-10").hours, std::vector{midnight});
  EXPECT_TRUE(reader.Figures("2026-05-09").hours.empty());
}

TEST_F(ProjectionsTest, ARatingCountsInTheHourInWhichItsServiceEnded) {
  const core::ServiceId service{1};
  const core::WindowNo window{3};
  const core::StaffId staff{1};
  const core::Instant nine_to_eleven(core::Millis(1'778'295'540'000));  // 10:59 in the hall
  Write({{1, nine_to_eleven, "hub", core::HallConfigured{}},
         {2, nine_to_eleven, "desk:3", core::ServiceOpened{service, window, staff, "A001"}},
         {3, nine_to_eleven, "desk:3", core::ServiceEnded{service, window, staff, true}},
         {4, nine_to_eleven + std::chrono::minutes(2), "win-01",
          core::RatingReceived{{"ev-0001", 1, 1},
                               service,
                               window,
                               staff,
                               std::chrono::year(2026) / 5 / 9,
                               core::Level::k4,
                               900,
                               core::RatingClass::kCounted,
                               false,
                               {}}}});
  const query::DayFigures figures = SqliteReader(file_).Figures("2026-05-09");
  const query::DayRow ten{"2026-05-09", 10, 1, 0, 1, {0, 0, 0, 1, 0}, {}};
  EXPECT_EQ(figures.hours, std::vector{ten});
  ASSERT_EQ(figures.windows.size(), 1U);
  EXPECT_EQ(figures.windows[0].key, 3U);
}

TEST_F(ProjectionsTest, ExportHoldsTheChainForWhoeverChecksIt) {
  const auto records = History(28).Records(300);
  Write(records);
  std::ostringstream out;
  Export(file_, out);
  std::istringstream lines(out.str());
  evidence::Hash previous{};
  std::uint64_t seq = 0;
  nlohmann::json last;
  for (std::string line; std::getline(lines, line);) {
    last = nlohmann::json::parse(line);
    if (last.contains("head")) {
      continue;
    }
    previous =
        evidence::RowHash(previous, last["seq"], last["at_ms"], last["actor"].get<std::string>(),
                          last["kind"].get<std::string>(), last["body"].get<std::string>());
    EXPECT_EQ(last["hash"], contract::ToHex(previous.data(), previous.size()));
    EXPECT_EQ(last["seq"], ++seq);
  }
  EXPECT_EQ(seq, records.size());
  EXPECT_EQ(last["head"]["seq"], records.size());
  EXPECT_EQ(last["head"]["hash"], contract::ToHex(previous.data(), previous.size()));
}

TEST_F(ProjectionsTest, ExportToAFullDiskSaysSo) {
  Write(History(29).Records(30));
  std::ostringstream out;
  out.setstate(std::ios::badbit);
  ExpectNames(ErrorOf([this, &out] { Export(file_, out); }), "cannot be written");
}

}  // namespace
}  // namespace yichuang::sqlite
