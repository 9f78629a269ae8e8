#include <gtest/gtest.h>

#include <chrono>

#include "hub/core/canary.h"
#include "hub/sqlite/audit.h"
#include "hub/sqlite/reader.h"
#include "hub/sqlite/store.h"
#include "tests/hub/sqlite/hall_file.h"

namespace yichuang::sqlite {
namespace {

using namespace std::chrono_literals;

constexpr core::Instant kNightCheck{std::chrono::sys_days(2026y / 5 / 11) + 19h};

class CanaryTables : public HallFile {
 protected:
  void Put(const core::Event& event) {
    Write({{++seq_, kNightCheck + std::chrono::seconds(static_cast<int>(seq_)), "hub", event}});
  }
  void Rate(std::uint64_t service, core::Level level) {
    core::ServiceOpened opened;
    opened.service = core::ServiceId{service};
    opened.window = core::WindowNo{1};
    opened.staff = core::StaffId{1};
    Put(opened);
    core::ServiceEnded ended;
    ended.service = opened.service;
    ended.window = opened.window;
    ended.staff = opened.staff;
    ended.invited = true;
    Put(ended);
    core::RatingReceived rating;
    rating.service = opened.service;
    rating.window = opened.window;
    rating.staff = opened.staff;
    rating.service_day = 2026y / 5 / 12;
    rating.level = level;
    Put(rating);
  }
  std::uint64_t seq_ = 0;
};

TEST_F(CanaryTables, MoveTheirOwnCountersAndNoOther) {
  Put(core::HallConfigured{});
  Rate(1, core::Level::k2);
  Put(core::CanaryBegun{2026y / 5 / 12, 1, kNightCheck + 1min});
  const core::CanaryRun run{seq_};
  for (const core::CanaryPress& each : core::kCanaryPresses)
    Put(core::CanaryRated{run, each.two_button, each.level});
  Rate(2, core::Level::k5);
  const core::CanaryTally tally = Store(file_).TallyOf(run);
  for (const std::uint64_t count : tally.presses) EXPECT_EQ(count, 1U);
  EXPECT_EQ(tally.stray, 0U);
  EXPECT_EQ(tally.counted, 2U) << "the two of people";
  EXPECT_EQ(tally.arrived, 1U) << "one of them since it began";
  SqliteReader reader(file_);
  query::FigureAsk ask{"2026-05-01", "2026-06-01", "2026-05-12"};
  const query::FigureSheet sheet = reader.FigureSheetOf(ask);
  EXPECT_EQ(sheet.total.levels, (std::array<std::uint64_t, 5>{0, 1, 0, 0, 1}));
  EXPECT_EQ(sheet.total.ended, 2U);
  EXPECT_EQ(sheet.staff.size(), 1U);
  for (const query::BookRow& row : reader.Books())
    EXPECT_EQ(row.source, "") << "of the ratings above alone";
  EXPECT_EQ(Store(file_).TallyOf(core::CanaryRun{seq_}).presses[0], 0U) << "of another run";
}

}  // namespace
}  // namespace yichuang::sqlite
