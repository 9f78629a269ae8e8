#include "hub/backup.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "hub/access/vault.h"
#include "hub/disk.h"
#include "hub/evidence/frames.h"
#include "hub/sqlite/audit.h"
#include "hub/sqlite/store.h"

namespace yichuang::hub {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// The sentence `act` throws; "" when it throws none.
template <typename Act>
std::string SentenceOf(Act act) {
  try {
    act();
  } catch (const std::exception& error) {
    return error.what();
  }
  return "";
}

/// A hall with ten rows, one device key, an account's session and a catalogue.
class BackupTest : public testing::Test {
 protected:
  BackupTest() {
    folder_ =
        fs::path(testing::TempDir()) /
        ("backup-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
    config_.data_dir = folder_ / "data";
    config_.keys_dir = folder_ / "data" / "keys";
    config_.hall_file = folder_ / "hall.toml";
    saved_ = folder_ / "saved";
    fs::create_directories(config_.keys_dir);
    fs::create_directories(config_.bundles());
    std::ofstream(config_.bundles() / "aa.json") << "{}";
    std::ofstream(config_.hall_file) << "hall = \"demo\"\n";
    evidence::MakeKeyFile(config_.keys_dir, "ev-0001");
    access::Vault(config_.vault()).PutSession("digest", {});
    sqlite::Store::Create(config_.database());
    Grow(10);
  }
  ~BackupTest() override { fs::remove_all(folder_); }

  void Grow(int rows) {
    sqlite::Store store(config_.database());
    store.Begin();
    for (int i = 0; i < rows; ++i) {
      const std::uint64_t seq = store.head().seq + 1;
      store.Append(
          {seq, core::Instant(1'778'290'200'000ms + i * 1s), "hub", core::CalendarMissed{2027}});
    }
    store.Commit();
  }
  void LoseTheDisk() { fs::remove_all(config_.data_dir); }

  fs::path folder_;
  fs::path saved_;
  Config config_;
};

TEST_F(BackupTest, AHallComesBackInANewEraWithEverybodySignedOut) {
  const std::string key = ReadFile(config_.keys_dir / "ev-0001.key");
  ASSERT_EQ(Backup(config_, saved_), 0);
  LoseTheDisk();
  ASSERT_EQ(Restore(config_, saved_), 0);

  sqlite::Store store(config_.database());
  EXPECT_EQ(store.head().era, 2U);
  EXPECT_EQ(store.head().seq, 11U) << "ten rows, and the one that says so";
  EXPECT_TRUE(sqlite::Verify(config_.database(), {}).ok());
  EXPECT_TRUE(access::Vault(config_.vault()).Sessions().empty());
  EXPECT_EQ(ReadFile(config_.keys_dir / "ev-0001.key"), key);
  EXPECT_TRUE(fs::exists(config_.bundles() / "aa.json"));
  EXPECT_FALSE(fs::exists(config_.data_dir / "restore.part"));
}

TEST_F(BackupTest, IsOfOneMomentWhileTheHubWrites) {
  sqlite::Store store(config_.database());
  store.Begin();
  store.Append({11, core::Instant(1'778'290'300'000ms), "hub", core::CalendarMissed{2028}});
  ASSERT_EQ(Backup(config_, saved_), 0);
  store.Commit();
  EXPECT_EQ(sqlite::Verify(saved_ / "hall.db", {}).rows, 10U);
  EXPECT_EQ(store.head().seq, 11U);
}

TEST_F(BackupTest, CanBeRestoredMoreThanOnce) {
  ASSERT_EQ(Backup(config_, saved_), 0);
  LoseTheDisk();
  ASSERT_EQ(Restore(config_, saved_), 0);
  ASSERT_EQ(Backup(config_, folder_ / "second"), 0);
  LoseTheDisk();
  ASSERT_EQ(Restore(config_, folder_ / "second"), 0);
  EXPECT_EQ(sqlite::Store(config_.database()).head().era, 3U);
}

TEST_F(BackupTest, ASecondBackupDoesNotTouchTheFirst) {
  ASSERT_EQ(Backup(config_, saved_), 0);
  const std::string list = ReadFile(saved_ / "backup.json");
  EXPECT_NE(SentenceOf([&] { Backup(config_, saved_); }).find("exists already"), std::string::npos);
  EXPECT_EQ(ReadFile(saved_ / "backup.json"), list);
}

TEST_F(BackupTest, NothingThatStandsThereIsOverwritten) {
  ASSERT_EQ(Backup(config_, saved_), 0);
  Grow(3);
  EXPECT_NE(SentenceOf([&] { Restore(config_, saved_); }).find("hall.db: there is a hall"),
            std::string::npos);
  EXPECT_EQ(sqlite::Store(config_.database()).head().seq, 13U);

  LoseTheDisk();
  fs::create_directories(config_.keys_dir);
  evidence::MakeKeyFile(config_.keys_dir, "ev-0001");
  EXPECT_NE(SentenceOf([&] { Restore(config_, saved_); }).find("ev-0001.key: another file"),
            std::string::npos);
  EXPECT_FALSE(fs::exists(config_.database()));
}

TEST_F(BackupTest, AFileThatDiffersFromTheListIsRefusedByName) {
  ASSERT_EQ(Backup(config_, saved_), 0);
  LoseTheDisk();
  std::fstream file(saved_ / "hall.db", std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(5000);
  file.put('!');
  file.close();
  EXPECT_NE(SentenceOf([&] { Restore(config_, saved_); }).find("hall.db: the file is not the one"),
            std::string::npos);
  fs::remove(saved_ / "access.db");
  EXPECT_NE(SentenceOf([&] { Restore(config_, saved_); }).find("access.db: the file is missing"),
            std::string::npos);
  EXPECT_NE(SentenceOf([&] { Restore(config_, folder_); }).find("there is no list"),
            std::string::npos);
  EXPECT_FALSE(fs::exists(config_.data_dir));
}

TEST_F(BackupTest, AFileThatIsNotInTheListIsRefusedByName) {
  ASSERT_EQ(Backup(config_, saved_), 0);
  LoseTheDisk();
  std::ofstream(saved_ / "keys" / "ev-0666.key") << std::string(64, 'a') << '\n';
  EXPECT_NE(SentenceOf([&] { Restore(config_, saved_); }).find("ev-0666.key: the file is not in"),
            std::string::npos);
  EXPECT_FALSE(fs::exists(config_.data_dir));
}

TEST_F(BackupTest, ALedgerWithFaultsIsSavedAndSaidToBeSo) {
  {
    sqlite::Database database(config_.database(), sqlite::Database::Mode::kReadWrite);
    database.Execute("DROP TRIGGER ledger_no_update; UPDATE ledger SET at = 1 WHERE seq = 4");
  }
  EXPECT_EQ(Backup(config_, saved_), 1);
  EXPECT_TRUE(fs::exists(saved_ / "hall.db"));
}

}  // namespace
}  // namespace yichuang::hub
