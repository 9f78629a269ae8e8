#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <string>
#include <vector>

#include "hub/sqlite/database.h"
#include "hub/sqlite/store.h"

namespace yichuang::sqlite {

/// A folder of its own with room for a hall's database; removed with the test.
class HallFile : public testing::Test {
 protected:
  HallFile() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "yichuang-hall-XXXXXX").string();
    directory_ = ::mkdtemp(pattern.data());
    file_ = directory_ / "hall.db";
  }
  ~HallFile() override {
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
  }

  /// Makes the database and writes the records, some to a commit.
  void Write(const std::vector<core::Record>& records, std::size_t batch = 100) {
    if (!std::filesystem::exists(file_)) {
      Store::Create(file_);
    }
    Store store(file_);
    for (std::size_t i = 0; i < records.size();) {
      store.Begin();
      for (std::size_t n = 0; n < batch && i < records.size(); ++n, ++i) {
        store.Append(records[i]);
      }
      store.Commit();
    }
  }

  /// What somebody with the file and sqlite3 would do.
  void Tamper(const std::string& sql) {
    Database database(file_, Database::Mode::kReadWrite);
    database.Execute(
        "DROP TRIGGER IF EXISTS ledger_no_update; DROP TRIGGER IF EXISTS ledger_no_delete; "
        "DROP TRIGGER IF EXISTS ledger_in_order;" +
        sql);
  }

  /// The sentence `act` throws as a StorageError; "" when it throws none.
  template <typename Act>
  std::string ErrorOf(Act act) {
    try {
      act();
    } catch (const StorageError& error) {
      return error.what();
    }
    return "";
  }

  std::filesystem::path directory_;
  std::filesystem::path file_;
};

inline void ExpectNames(const std::string& sentence, const std::string& part) {
  EXPECT_NE(sentence.find(part), std::string::npos)
      << "'" << sentence << "' lacks '" << part << "'";
}

}  // namespace yichuang::sqlite
