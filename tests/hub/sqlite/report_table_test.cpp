#include "hub/sqlite/report_table.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "hub/sqlite/audit.h"
#include "hub/sqlite/reader.h"
#include "hub/sqlite/store.h"
#include "tests/hub/sqlite/hall_file.h"

namespace yichuang::sqlite {
namespace {

using namespace std::chrono_literals;

constexpr core::Instant kReportsBegin{std::chrono::sys_days(2026y / 5 / 6) + 1h};

class ReportsOfAHall : public HallFile {
 protected:
  void Put(const core::Event& event) {
    Write({{++seq_, kReportsBegin + std::chrono::minutes(static_cast<int>(seq_)), "hub", event}});
  }
  void Draft(std::uint64_t id, bool settled = true, std::uint64_t replaces = 0) {
    core::ReportDrafted drafted;
    drafted.id = core::ReportId{id};
    drafted.from = 2026y / 4 / 1;
    drafted.until = 2026y / 5 / 1;
    drafted.settled = settled;
    drafted.edition = replaces == 0 ? 1 : 2;
    drafted.replaces = core::ReportId{replaces};
    drafted.sm3 = "sum" + std::to_string(id);
    drafted.figures = "f" + std::to_string(id);
    drafted.body = R"({"report":)" + std::to_string(id) + "}";
    drafted.by = "4001";
    Put(drafted);
  }
  void Publish(std::uint64_t id, std::uint32_t number, std::uint64_t replaces = 0) {
    Put(core::ReportApproved{core::ReportId{id}, "7001"});
    Put(core::ReportPublished{core::ReportId{id}, 2026, number, "sum" + std::to_string(id),
                              core::ReportId{replaces}, "2002"});
  }

  std::uint64_t seq_ = 0;
};

TEST_F(ReportsOfAHall, KeepTheirBytesWhateverComesLater) {
  Put(core::HallConfigured{});
  Draft(1, false);
  Publish(1, 1);
  Draft(2, true, 1);
  {
    SqliteReader reader(file_);
    EXPECT_EQ(reader.ReportOf(1)->row.replaced, 0U) << "a draft replaces nothing";
    EXPECT_EQ(reader.TodoOf({"4001", 0, true, true, false, true}).reports, 0U)
        << "nobody is told to approve what he drafted";
    EXPECT_EQ(reader.TodoOf({"2002", 0, true, true, false, true}).reports, 1U);
    EXPECT_EQ(reader.TodoOf({"2001", 0}).reports, 0U);
  }
  Publish(2, 2, 1);
  SqliteReader reader(file_);
  const auto first = reader.ReportOf(1);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->body, R"({"report":1})");
  EXPECT_EQ(first->row.sm3, "sum1");
  EXPECT_EQ(first->row.replaced, 2U);
  EXPECT_EQ(first->row.number, 1U);
  const auto rows = reader.Reports("2026-04-01", "2026-05-01");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1].replaces, 1U);
  EXPECT_EQ(rows[1].approved_by, "7001");
  EXPECT_TRUE(reader.Reports("2026-05-01", "2026-06-01").empty());
  EXPECT_EQ(reader.ReportOf(3), std::nullopt);
  Store store(file_);
  const auto past = store.FindReport(core::ReportKind::kRatings, 2026y / 4 / 1, "", "");
  EXPECT_EQ(past, (core::PastReport{core::ReportId{2}, 2, true, "f2"}));
  EXPECT_EQ(store.FindReport(core::ReportKind::kRatings, 2026y / 4 / 1, "税务局", ""),
            std::nullopt);
}

TEST_F(ReportsOfAHall, WhatMayStillChangeIsToldToFew) {
  Put(core::HallConfigured{});
  Draft(1, false);
  SqliteReader reader(file_);
  EXPECT_EQ(reader.TodoOf({"7001", 0, true, true, false, false}).reports, 0U);
  EXPECT_EQ(reader.TodoOf({"2002", 0, true, true, false, true}).reports, 1U);
}

TEST_F(ReportsOfAHall, AWithdrawnOneIsNoneThatCouldBeCorrected) {
  Put(core::HallConfigured{});
  Draft(1);
  Put(core::ReportWithdrawn{core::ReportId{1}, "4001"});
  EXPECT_EQ(SqliteReader(file_).TodoOf({"2002", 0, true, true, false, true}).reports, 0U);
  EXPECT_EQ(Store(file_).FindReport(core::ReportKind::kRatings, 2026y / 4 / 1, "", ""),
            std::nullopt);
}

}  // namespace
}  // namespace yichuang::sqlite
