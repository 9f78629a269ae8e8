#include "hub/sqlite/book_history.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "hub/contract/text_codec.h"
#include "hub/query/audit.h"
#include "hub/sqlite/audit.h"
#include "hub/sqlite/ledger.h"
#include "hub/sqlite/reader.h"
#include "hub/sqlite/schema.h"
#include "tests/hub/sqlite/hall_file.h"
#include "tests/hub/sqlite/history.h"

namespace yichuang::sqlite {
namespace {

using namespace std::chrono_literals;

/// Three hall days of a small hall, written a few records to a commit.
class BookHistoryTest : public HallFile {
 protected:
  BookHistoryTest() {
    History history(11);
    records_ = history.Records(600);
    // A third of them on each day, the first at eleven at night.
    const core::Instant first{std::chrono::sys_days(std::chrono::year(2026) / 5 / 8) + 15h};
    for (std::size_t i = 0; i < records_.size(); ++i)
      records_[i].at = first + 24h * (i / 200) + 1s * (i % 200);
    Write(records_, 7);
  }
  core::Instant At(std::uint64_t seq) const { return records_.at(seq - 1).at; }

  /// The books of the first records, by tables of a ledger that has no more.
  std::vector<query::BookRow> BooksOfFirst(std::size_t count) {
    const std::filesystem::path whole = std::exchange(file_, directory_ / "part.db");
    std::filesystem::remove(file_);
    Write({records_.begin(), records_.begin() + static_cast<std::ptrdiff_t>(count)});
    auto rows = SqliteReader(file_).Books();
    file_ = whole;
    return rows;
  }

  std::vector<core::Record> records_;
};

TEST_F(BookHistoryTest, TheBooksOfAnyRowAreThoseOfALedgerThatEndsThere) {
  SqliteReader reader(file_);
  for (const std::uint64_t seq : {1U, 57U, 200U, 201U, 333U, 400U, 599U}) {
    const query::BookSheet sheet = reader.BooksAt({.seq = seq});
    EXPECT_EQ(sheet.rows, BooksOfFirst(seq)) << "after row " << seq;
    EXPECT_EQ(sheet.head.seq, seq);
    EXPECT_EQ(sheet.head.at_ms, core::MillisOf(At(seq)));
  }
  EXPECT_EQ(reader.BooksAt({}).rows, reader.Books());
  EXPECT_EQ(reader.BooksAt({.seq = 1'000'000}).head.seq, records_.size()) << "no further than now";
}

TEST_F(BookHistoryTest, AMomentIsTheLastRowBeforeIt) {
  SqliteReader reader(file_);
  const auto at = [&](core::Instant moment) {
    return reader.BooksAt({.at_ms = core::MillisOf(moment)}).head.seq;
  };
  EXPECT_EQ(at(At(1) - 1ms), 0U);
  EXPECT_EQ(at(At(1)), 1U);
  EXPECT_EQ(at(At(200) + 2h), 200U) << "between two days";
  EXPECT_EQ(at(At(600) + 24h), 600U);
  const query::BookSheet nothing = reader.BooksAt({.at_ms = 0});
  EXPECT_TRUE(nothing.rows.empty());
  EXPECT_EQ(nothing.head.hash, std::string(64, '0'));
}

TEST_F(BookHistoryTest, EachDayHasTheHeadWithWhichItEnded) {
  SqliteReader reader(file_);
  const auto heads = reader.DayHeads(202605);
  ASSERT_EQ(heads.size(), 3U);
  EXPECT_EQ(heads[0].day, "2026-05-08");
  EXPECT_TRUE(heads[0].over);
  EXPECT_EQ(heads[0].head.seq, 200U);
  EXPECT_EQ(heads[1].head.seq, 400U);
  EXPECT_FALSE(heads[2].over);
  EXPECT_EQ(heads[2].head.seq, 600U);
  Database database = OpenHall(file_, Database::Mode::kReadOnly);
  const auto hash = HashAt(database, 400);
  ASSERT_TRUE(hash);
  EXPECT_EQ(heads[1].head.hash, contract::ToHex(hash->data(), hash->size()));
  EXPECT_TRUE(reader.DayHeads(202606).empty());
  EXPECT_EQ(reader.DayHeads(0).size(), 3U);
}

TEST_F(BookHistoryTest, ARebuildKeepsTheBooksOfEveryDay) {
  const auto before = SqliteReader(file_).BooksAt({.seq = 400});
  Rebuild(file_, [](const std::string&) {});
  EXPECT_EQ(CompareProjections(file_), std::vector<std::string>{});
  EXPECT_EQ(SqliteReader(file_).BooksAt({.seq = 400}), before);
}

/// Who rated what, as an auditor reads it.
class AuditReaderTest : public HallFile {
 protected:
  static constexpr core::Instant kDay{std::chrono::sys_days(std::chrono::year(2026) / 5 / 31)};

  void Add(core::Instant at, core::Event event) {
    records_.push_back({records_.size() + 1, at, "hub", std::move(event)});
  }
  void Serve(std::uint64_t service, core::Instant ended, core::Level level, core::Instant came) {
    const core::ServiceId id{service};
    Add(ended - 5min, core::ServiceOpened{id, core::WindowNo{3}, core::StaffId{7}, "A001"});
    Add(ended, core::ServiceEnded{id, core::WindowNo{3}, core::StaffId{7}, true});
    Add(ended, core::InvitationOpened{id, core::WindowNo{3}, core::StaffId{7}, "ev-0003", 60'000});
    core::RatingReceived rating;
    rating.key = {"ev-0003", 1, service};
    rating.service = id;
    rating.window = core::WindowNo{3};
    rating.staff = core::StaffId{7};
    rating.service_day = std::chrono::year(2026) / 5 / 31;
    rating.level = level;
    rating.elapsed_ms = 4'000;
    Add(came, rating);
  }

  std::vector<core::Record> records_;
};

TEST_F(AuditReaderTest, AMonthHasWhatCameInIt) {
  Add(kDay, core::HallConfigured{});
  // 23:50 of the hall on the last of May, and ten minutes into June.
  Serve(1, kDay + 15h + 50min, core::Level::k2, kDay + 15h + 51min);
  Serve(2, kDay + 16h + 10min, core::Level::k4, kDay + 16h + 11min);
  core::EntryRefused refused;
  refused.key = {"ev-0003", 1, 3};
  refused.reason = contract::Reason::kInvitationUnknown;
  Add(kDay + 17h, refused);
  Write(records_);
  SqliteReader reader(file_);
  const query::AuditMaterial may = reader.AuditOf(202605);
  ASSERT_EQ(may.ratings.size(), 1U);
  const query::AuditRating& rating = may.ratings[0];
  EXPECT_EQ(rating.seq, 5U);
  EXPECT_EQ(rating.level, 2);
  EXPECT_EQ(rating.visit, "A001");
  EXPECT_EQ(rating.pressed_ms, core::MillisOf(kDay + 15h + 50min + 4s));
  EXPECT_EQ(rating.came_ms, core::MillisOf(kDay + 15h + 51min));
  EXPECT_EQ(rating.opened_ms, core::MillisOf(kDay + 15h + 45min));
  ASSERT_EQ(may.services.size(), 1U);
  EXPECT_EQ(may.services[0].level, 2);
  EXPECT_EQ(may.services[0].rated_seq, 5U);
  EXPECT_TRUE(may.refusals.empty());
  const query::AuditMaterial june = reader.AuditOf(202606);
  EXPECT_EQ(june.ratings.at(0).service, 2U);
  EXPECT_EQ(june.services.at(0).id, 2U);
  EXPECT_EQ(june.refusals.at(0).reason, "invitation_unknown");
  EXPECT_TRUE(reader.AuditOf(202604).services.empty());
}

TEST_F(AuditReaderTest, AServiceHasAllThatCameOfIt) {
  Add(kDay, core::HallConfigured{});
  Serve(1, kDay + 50min, core::Level::k2, kDay + 51min);
  Write(records_);
  SqliteReader reader(file_);
  const auto file = reader.AuditServiceOf(1);
  ASSERT_TRUE(file);
  EXPECT_EQ(file->service.visit, "A001");
  EXPECT_EQ(file->opened_ms, core::MillisOf(kDay + 45min));
  ASSERT_EQ(file->ratings.size(), 1U);
  EXPECT_EQ(file->ratings[0].level, 2);
  EXPECT_EQ(file->service.rated_seq, file->ratings[0].seq);
  EXPECT_TRUE(file->cases.empty());
  EXPECT_FALSE(reader.AuditServiceOf(2));
}

TEST_F(AuditReaderTest, FlagsLeaveEveryRatingWhereItIs) {
  Add(kDay, core::HallConfigured{});
  Serve(1, kDay + 15h + 50min, core::Level::k2, kDay + 15h + 51min);
  Write(records_);
  const auto before = SqliteReader(file_).StaffDay("2026-05-31");
  const auto material = SqliteReader(file_).AuditOf(202605);
  EXPECT_EQ(query::FlagsOf(material, query::AuditRules{}).size(), 1U) << "ten to midnight";
  EXPECT_EQ(SqliteReader(file_).StaffDay("2026-05-31"), before);
  EXPECT_EQ(before.at(0).rated, 1U);
}

}  // namespace
}  // namespace yichuang::sqlite
