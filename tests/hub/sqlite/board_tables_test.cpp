#include "hub/sqlite/board_tables.h"

#include <gtest/gtest.h>

#include "hub/sqlite/audit.h"
#include "hub/sqlite/reader.h"
#include "hub/sqlite/store.h"
#include "tests/hub/sqlite/hall_file.h"

namespace yichuang::sqlite {
namespace {

using namespace std::chrono_literals;

class BoardTablesTest : public HallFile {
 protected:
  /// The events, a second apart.
  void WriteEvents(const std::vector<core::Event>& events) {
    std::vector<core::Record> records;
    for (const core::Event& event : events) {
      const std::uint64_t seq = records.size() + 1;
      records.push_back({seq, core::Instant(1'778'290'000'000ms + seq * 1000ms), "desk", event});
    }
    Write(records);
  }
};

core::NoticePosted Posted(std::uint64_t id, const std::string& title) {
  contract::Notice notice;
  notice.id = id;
  notice.level = contract::NoticeLevel::kImportant;
  notice.title = {title, "title"};
  notice.text = {"正文", ""};
  notice.from = 5;
  notice.until = 6;
  return {notice};
}

const std::vector<core::Event>& SomeDay() {
  static const std::vector<core::Event> kEvents = {
      core::CatalogueImported{{1, {}, 10, 1}},
      Posted(1, "一"),
      Posted(2, "二"),
      core::NoticeEnded{core::NoticeId{1}, core::NoticeEnd::kOver},
      core::EmergencyRaised{{"请离开", "Leave"}},
      core::EmergencyRaised{{"请从北门离开", ""}},
      core::CatalogueImported{{2, {0xab}, 181'204, 30}},
      core::HoursChanged{{std::chrono::year(2026) / 5 / 9, {}, {}}},
      core::KiosksConfigured{},
  };
  return kEvents;
}

TEST_F(BoardTablesTest, TellWhatHangsNow) {
  WriteEvents(SomeDay());
  const query::BoardRow board = SqliteReader(file_).Board();
  ASSERT_EQ(board.notices.size(), 1U);
  EXPECT_EQ(board.notices[0], Posted(2, "二").notice);
  ASSERT_TRUE(board.emergency);
  EXPECT_EQ(board.emergency->zh, "请从北门离开");
  ASSERT_TRUE(board.catalogue);
  EXPECT_EQ(board.catalogue->version, 2U);
  EXPECT_EQ(board.catalogue->items, 30U);
  EXPECT_EQ(board.catalogue->sm3.substr(0, 4), "ab00");
  EXPECT_EQ(board.catalogue->imported_ms, 1'778'290'007'000);
}

TEST_F(BoardTablesTest, AnEmptyBoardIsEmpty) {
  Store::Create(file_);
  EXPECT_EQ(SqliteReader(file_).Board(), query::BoardRow{});
}

TEST_F(BoardTablesTest, AClearedEmergencyIsGone) {
  std::vector<core::Event> events = SomeDay();
  events.push_back(core::EmergencyCleared{});
  WriteEvents(events);
  EXPECT_FALSE(SqliteReader(file_).Board().emergency);
}

TEST_F(BoardTablesTest, AreTheSameAfterARebuild) {
  WriteEvents(SomeDay());
  const query::BoardRow before = SqliteReader(file_).Board();
  Rebuild(file_, [](const std::string&) {});
  EXPECT_EQ(SqliteReader(file_).Board(), before);
}

TEST_F(BoardTablesTest, TheHallComesBackFromTheLedgerWithItsBoard) {
  WriteEvents(SomeDay());
  core::Hall hall = Store(file_).Load();
  EXPECT_EQ(hall.board.catalogue->version, 2U);
  EXPECT_EQ(hall.board.notices.size(), 1U);
  EXPECT_EQ(hall.board.next_notice, 3U);
  EXPECT_EQ(hall.board.emergency->zh, "请从北门离开");
}

}  // namespace
}  // namespace yichuang::sqlite
