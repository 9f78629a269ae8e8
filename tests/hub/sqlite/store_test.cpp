#include "hub/sqlite/store.h"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <optional>

#include "hub/sqlite/audit.h"
#include "hub/sqlite/reader.h"
#include "hub/sqlite/schema.h"
#include "tests/hub/sqlite/hall_file.h"
#include "tests/hub/sqlite/history.h"

namespace yichuang::sqlite {
namespace {

class StoreTest : public HallFile {};

core::Hall Applied(const std::vector<core::Record>& records) {
  core::Hall hall;
  for (const core::Record& record : records) {
    core::Apply(hall, record);
  }
  return hall;
}

TEST_F(StoreTest, NewHallIsEmpty) {
  Store::Create(file_);
  Store store(file_);
  EXPECT_EQ(store.head(), (contract::Head{1, 0, {}}));
  EXPECT_EQ(store.Load(), core::Hall{});
  EXPECT_EQ(store.FindService(core::ServiceId{1}), std::nullopt);
}

TEST_F(StoreTest, LoadsTheHallThatWasWritten) {
  History history(1);
  const auto records = history.Records(800);
  Write(records);
  Store store(file_);
  EXPECT_EQ(store.head().seq, records.size());
  EXPECT_EQ(store.Load(), history.hall());
}

TEST_F(StoreTest, HeadIsTheSameAfterReopening) {
  History history(2);
  Store::Create(file_);
  contract::Head head;
  {
    Store store(file_);
    store.Begin();
    for (const core::Record& record : history.Records(50)) {
      store.Append(record);
      EXPECT_EQ(store.head().seq, record.seq);
    }
    store.Commit();
    head = store.head();
  }
  EXPECT_EQ(Store(file_).head(), head);
}

TEST_F(StoreTest, RollbackForgetsTheBatchEverywhere) {
  History history(3);
  const auto kept = history.Records(200);
  const auto dropped = history.Records(100);
  Write(kept);
  {
    Store store(file_);
    const contract::Head head = store.head();
    store.Begin();
    for (const core::Record& record : dropped) {
      store.Append(record);
    }
    store.Rollback();
    EXPECT_EQ(store.head(), head);
    EXPECT_EQ(store.Load(), Applied(kept));
    // The same rows again, as after a fresh decision.
    store.Begin();
    for (const core::Record& record : dropped) {
      store.Append(record);
    }
    store.Commit();
    EXPECT_EQ(store.Load(), history.hall());
  }
  EXPECT_EQ(CompareProjections(file_), std::vector<std::string>{});
}

TEST_F(StoreTest, WhatWasNotCommittedIsNotThere) {
  History history(4);
  const auto kept = history.Records(100);
  const auto lost = history.Records(50);
  Write(kept);
  {
    Store store(file_);
    store.Begin();
    for (const core::Record& record : lost) {
      store.Append(record);
    }
  }
  EXPECT_EQ(Store(file_).Load(), Applied(kept));
}

TEST_F(StoreTest, FindsServicesAsTheHistoryRemembersThem) {
  History history(5);
  Write(history.Records(1500));
  Store store(file_);
  std::size_t rated = 0;
  for (const auto& [id, past] : history.past()) {
    const auto found = store.FindService(id);
    if (past.ended == core::Instant{}) {
      EXPECT_EQ(found, std::nullopt) << core::Number(id);
      continue;
    }
    EXPECT_EQ(found, std::optional(past)) << core::Number(id);
    rated += past.rated ? 1U : 0U;
  }
  EXPECT_GT(rated, 20U);
  EXPECT_EQ(store.FindService(core::ServiceId{1'000'000}), std::nullopt);
}

TEST_F(StoreTest, FindServiceSeesTheOpenBatch) {
  Store::Create(file_);
  Store store(file_);
  const core::ServiceId service{1};
  const core::WindowNo window{3};
  const core::StaffId staff{2};
  store.Begin();
  store.Append({1, core::Instant(core::Millis(1000)), "hub", core::HallConfigured{}});
  store.Append({2, core::Instant(core::Millis(2000)), "desk:3",
                core::ServiceOpened{service, window, staff, "A001"}});
  EXPECT_EQ(store.FindService(service), std::nullopt);
  store.Append({3, core::Instant(core::Millis(3000)), "desk:3",
                core::ServiceEnded{service, window, staff, true}});
  store.Append({4, core::Instant(core::Millis(3000)), "desk:3",
                core::InvitationOpened{service, window, staff, "ev-0003", 60'000}});
  EXPECT_EQ(store.FindService(service),
            std::optional(core::PastService{service, window, staff, "ev-0003",
                                            core::Instant(core::Millis(3000)), 60'000, false}));
  store.Rollback();
  EXPECT_EQ(store.FindService(service), std::nullopt);
}

TEST_F(StoreTest, SecondHubIsRefusedAndTold) {
  Store::Create(file_);
  std::optional<Store> first(file_);
  const std::string error = ErrorOf([this] { Store second(file_); });
  ExpectNames(error, file_.string());
  ExpectNames(error, "in use by another hub");
  ExpectNames(error, std::to_string(::getpid()));
  ExpectNames(ErrorOf([this] { Rebuild(file_); }), "in use by another hub");
  first.reset();
  EXPECT_EQ(ErrorOf([this] { Store second(file_); }), "");
}

TEST_F(StoreTest, CreateLeavesAnExistingFileAlone) {
  Write(History(6).Records(20));
  ExpectNames(ErrorOf([this] { Store::Create(file_); }), "exists already");
  EXPECT_GE(Store(file_).head().seq, 20U);
}

TEST_F(StoreTest, CreateNamesAMissingFolder) {
  ExpectNames(ErrorOf([this] { Store::Create(directory_ / "none" / "hall.db"); }),
              "there is no folder");
}

TEST_F(StoreTest, DatabaseIsItsOwnersAlone) {
  Store::Create(file_);
  using std::filesystem::perms;
  EXPECT_EQ(std::filesystem::status(file_).permissions() & perms::mask,
            perms::owner_read | perms::owner_write);
}

TEST_F(StoreTest, CommitsAreFlushedToTheDisk) {
  Store::Create(file_);
  Store store(file_);
  Database look(file_, Database::Mode::kReadOnly);
  Statement mode = look.Prepare("PRAGMA journal_mode");
  ASSERT_TRUE(mode.Step());
  EXPECT_EQ(mode.Text(0), "wal");
  Database writer(directory_ / "other.db", Database::Mode::kCreate);
  ConfigureWriter(writer);
  EXPECT_EQ(writer.Integer("PRAGMA synchronous"), 2);
}

TEST_F(StoreTest, LedgerRowsCannotBeChangedByASlip) {
  Write(History(7).Records(20));
  Database hand(file_, Database::Mode::kReadWrite);
  const std::string row = "(5, 0, 'hub', 'terminal_died(1)', '{}', zeroblob(32))";
  for (const std::string& sql :
       {std::string("UPDATE ledger SET body = '{}' WHERE seq = 5"),
        std::string("DELETE FROM ledger WHERE seq = 5"), std::string("DELETE FROM ledger"),
        "INSERT OR REPLACE INTO ledger VALUES " + row,
        std::string("INSERT INTO ledger VALUES (99, 0, 'hub', 'k(1)', '{}', zeroblob(32))")}) {
    ExpectNames(ErrorOf([&hand, &sql] { hand.Execute(sql); }), "append-only");
  }
}

TEST_F(StoreTest, ReaderSeesOnlyWhatIsCommitted) {
  History history(8);
  Write(history.Records(300));
  Store store(file_);
  SqliteReader reader(file_);
  const auto before = reader.Books();
  store.Begin();
  for (const core::Record& record : history.Records(300)) {
    store.Append(record);
  }
  EXPECT_EQ(reader.Books(), before);
  store.Commit();
  EXPECT_NE(reader.Books(), before);
}

/// No file of this process may grow past a size, as on a disk that is full; lifted at the end.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : old_handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &old_);
    const rlimit limit{bytes, old_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &old_);
    std::signal(SIGXFSZ, old_handler_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit old_{};
  void (*old_handler_)(int);
};

TEST_F(StoreTest, WriteThatFailsIsAStorageErrorAndLosesNothingCommitted) {
  History history(9);
  Store::Create(file_);
  core::Hall committed;
  std::uint64_t committed_seq = 0;
  {
    Store store(file_);
    const FileSizeLimit limit(400'000);
    const std::string error = ErrorOf([&] {
      for (int batch = 0; batch < 1000; ++batch) {
        store.Begin();
        for (const core::Record& record : history.Records(20)) {
          store.Append(record);
        }
        store.Commit();
        committed = history.hall();
        committed_seq = store.head().seq;
      }
    });
    ExpectNames(error, file_.string());
    ExpectNames(error, "COMMIT");
    EXPECT_GT(committed_seq, 0U);
    store.Rollback();
    EXPECT_EQ(store.head().seq, committed_seq);
  }
  Store store(file_);
  EXPECT_EQ(store.head().seq, committed_seq);
  EXPECT_EQ(store.Load(), committed);
  EXPECT_TRUE(Verify(file_).ok());
}

TEST_F(StoreTest, FullDatabaseIsAStorageErrorWithItsCode) {
  Database database(file_, Database::Mode::kCreate);
  CreateLedger(database);
  database.Execute("PRAGMA max_page_count = 20");
  Statement insert =
      database.Prepare("INSERT INTO ledger VALUES (?, 0, 'hub', 'k(1)', ?, zeroblob(32))");
  const std::string body(3000, 'x');
  int code = 0;
  std::string operation;
  try {
    for (int seq = 1; seq < 100; ++seq) {
      insert.Run(seq, std::string_view(body));
    }
  } catch (const StorageError& error) {
    code = error.code();
    operation = error.operation();
  }
  EXPECT_EQ(code, SQLITE_FULL);
  ExpectNames(operation, "INSERT INTO ledger");
}

TEST_F(StoreTest, ProjectionsOfAnotherVersionAreMadeAnewAndTold) {
  History history(10);
  Write(history.Records(300));
  {
    Database database(file_, Database::Mode::kReadWrite);
    SetProjectionVersion(database, kProjectionVersion + 1);
    database.Execute("DELETE FROM rating; UPDATE staff_day SET l5 = l5 + 1");
  }
  EXPECT_EQ(CompareProjections(file_).size(), 1U);
  std::string told;
  Store(file_, [&told](const std::string& text) { told += text + "\n"; });
  ExpectNames(told, "another version");
  EXPECT_EQ(CompareProjections(file_), std::vector<std::string>{});
}

TEST_F(StoreTest, LoadRefusesALedgerThatWasAltered) {
  Write(History(11).Records(100));
  Tamper("UPDATE ledger SET actor = 'desk:9' WHERE seq = 40");
  const std::string error = ErrorOf([this] { Store(file_).Load(); });
  ExpectNames(error, "row 40");
  ExpectNames(error, "verify");
}

}  // namespace
}  // namespace yichuang::sqlite
