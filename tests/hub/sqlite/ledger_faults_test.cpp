#include <gtest/gtest.h>

#include <fstream>

#include "hub/sqlite/audit.h"
#include "hub/sqlite/reader.h"
#include "hub/sqlite/schema.h"
#include "hub/sqlite/store.h"
#include "tests/hub/sqlite/hall_file.h"
#include "tests/hub/sqlite/history.h"

namespace yichuang::sqlite {
namespace {

/// Files that are no hall: every way in says which file, what is wrong and what to do.
class BadDatabase : public HallFile {
 protected:
  void Overwrite(const std::string& text) { std::ofstream(file_, std::ios::binary) << text; }

  void ExpectAllRefuse(const std::string& part) {
    for (const std::string& error :
         {ErrorOf([this] { Store store(file_); }), ErrorOf([this] { SqliteReader reader(file_); }),
          ErrorOf([this] { (void)Verify(file_); }), ErrorOf([this] { Rebuild(file_); }),
          ErrorOf([this] { (void)CompareProjections(file_); }),
          ErrorOf([this] { (void)Books(file_); })}) {
      ExpectNames(error, file_.string());
      ExpectNames(error, part);
    }
  }
};

TEST_F(BadDatabase, MissingFileTellsToRunInit) {
  ExpectAllRefuse("yichuang-hub init");
  EXPECT_FALSE(std::filesystem::exists(file_));
  EXPECT_FALSE(std::filesystem::exists(file_.string() + ".lock"));
}

TEST_F(BadDatabase, EmptyFileIsNoHall) {
  Overwrite("");
  ExpectAllRefuse("not a hall's database");
}

TEST_F(BadDatabase, GarbageIsNoDatabase) {
  Overwrite(std::string(8192, 'x'));
  ExpectAllRefuse("not a database");
}

TEST_F(BadDatabase, GarbageHeaderOverAHallIsNoDatabase) {
  Write(History(1).Records(200));
  {
    std::fstream file(file_, std::ios::binary | std::ios::in | std::ios::out);
    file << std::string(100, '\xAA');
  }
  ExpectAllRefuse("restore it from a backup");
}

TEST_F(BadDatabase, DatabaseOfAnotherProgramIsNoHall) {
  Database(file_, Database::Mode::kCreate).Execute("CREATE TABLE t(a); PRAGMA user_version = 1");
  ExpectAllRefuse("not a hall's database");
}

TEST_F(BadDatabase, NewerLayoutIsRefused) {
  Write(History(1).Records(20));
  Database(file_, Database::Mode::kReadWrite).Execute("PRAGMA user_version = 2");
  ExpectAllRefuse("made by a newer version");
}

TEST_F(BadDatabase, CutFileIsDamagedWhereverItWasCut) {
  Write(History(1).Records(1500));
  const auto size = std::filesystem::file_size(file_);
  for (const auto left : {size - 1, size - 4096, size / 2, std::uintmax_t{8192},
                          std::uintmax_t{4096}, std::uintmax_t{1000}}) {
    std::filesystem::resize_file(file_, left);
    const std::string error = ErrorOf([this] { Store store(file_); });
    ExpectNames(error, file_.string());
    ExpectNames(error, "backup");
  }
}

TEST_F(BadDatabase, DamagedPageIsAFaultOfVerifyAndAnErrorOfTheHub) {
  Write(History(1).Records(2500));
  const auto size = std::filesystem::file_size(file_);
  {
    std::fstream file(file_, std::ios::binary | std::ios::in | std::ios::out);
    // Leaf pages of the ledger all over the file, behind those of the schema.
    for (auto at = size / 2 / 4096 * 4096; at < size / 4 * 3; at += 4096) {
      file.seekp(static_cast<std::streamoff>(at));
      file << std::string(64, '\x55');
    }
  }
  const VerifyReport report = Verify(file_);
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.faults.back().kind, FaultKind::kDamaged);
  ExpectNames(report.faults.back().text, "cannot be read");
  EXPECT_NE(ErrorOf([this] { Store(file_).Load(); }), "");
}

TEST_F(BadDatabase, FolderInTheFilesPlace) {
  std::filesystem::create_directory(file_);
  const std::string error = ErrorOf([this] { Store store(file_); });
  ExpectNames(error, file_.string());
}

TEST_F(BadDatabase, UnknownKindIsNamedWithItsRow) {
  Write(History(1).Records(20));
  // A row of a later version, its hash in order.
  Database database(file_, Database::Mode::kReadWrite);
  database.Execute(
      "INSERT INTO ledger SELECT max(seq) + 1, 0, 'hub', 'ticket_issued(1)', '{}', zeroblob(32) "
      "FROM ledger");
  const std::string error = ErrorOf([this] { Store(file_).Load(); });
  ExpectNames(error, "row ");
}

}  // namespace
}  // namespace yichuang::sqlite
