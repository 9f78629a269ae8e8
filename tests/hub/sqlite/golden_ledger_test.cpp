#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "hub/sqlite/audit.h"
#include "hub/sqlite/schema.h"
#include "hub/sqlite/store.h"
#include "tests/hub/sqlite/hall_file.h"
#include "tests/hub/sqlite/history.h"

// Ledgers of versions that were released, as they stood on the disk of a hall: each is opened by
// this version, its tables are made anew, and nothing of it is lost, wherever that is cut off. The
// ledger of a new version is written by the first run of this test, which fails until it is
// committed.
namespace yichuang::sqlite {
namespace {

namespace fs = std::filesystem;

const fs::path kSource = YICHUANG_SOURCE_DIR;
const fs::path kLedgers = kSource / "tests" / "golden" / "ledgers";

std::string TextOf(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// What a pattern finds in a file of the tree.
std::set<std::string> Found(const char* file, const char* pattern) {
  const std::string text = TextOf(kSource / file);
  const std::regex expression(pattern);
  std::set<std::string> found;
  for (std::sregex_iterator each(text.begin(), text.end(), expression), end; each != end; ++each)
    found.insert((*each)[1]);
  return found;
}

/// The version this tree makes.
std::string OwnVersion() {
  return *Found("CMakeLists.txt", R"(project\(yichuang VERSION (\d+\.\d+\.\d+))").begin();
}

/// It, and those that were released, by the headings of the changelog.
std::set<std::string> Versions() {
  std::set<std::string> versions = Found("CHANGELOG.md", R"(\n## \[?(\d+\.\d+\.\d+))");
  versions.insert(OwnVersion());
  return versions;
}

/// Hash of the last row, 64 hexadecimal digits.
std::string HeadOf(const fs::path& file) {
  std::string text;
  for (const std::uint8_t byte : Verify(file).head.hash) text += fmt::format("{:02x}", byte);
  return text;
}

/// The whole file as statements that make it again, with the head in the first line.
std::string DumpOf(const fs::path& file) {
  Database database(file, Database::Mode::kReadOnly);
  std::string dump = "-- " + HeadOf(file) + "\n";
  for (const char* pragma : {"application_id", "user_version"})
    dump += std::string("PRAGMA ") + pragma + " = " +
            std::to_string(database.Integer(std::string("PRAGMA ") + pragma)) + ";\n";
  std::vector<std::string> tables;
  std::string later;
  Statement made = database.Prepare(
      "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE "
      "'sqlite_%' ORDER BY rowid");
  while (made.Step()) {
    const bool table = made.Text(0) == "table";
    (table ? dump : later) += std::string(made.Text(2)) + ";\n";
    if (table) tables.emplace_back(made.Text(1));
  }
  for (const std::string& table : tables) {
    std::string values;
    Statement columns = database.Prepare("SELECT name FROM pragma_table_info(?)");
    columns.BindAll(std::string_view(table));
    while (columns.Step())
      values += (values.empty() ? "quote(\"" : " || ',' || quote(\"") +
                std::string(columns.Text(0)) + "\")";
    Statement rows = database.Prepare("SELECT " + values + " FROM " + table);
    while (rows.Step())
      dump += "INSERT INTO " + table + " VALUES (" + std::string(rows.Text(0)) + ");\n";
  }
  return dump + later;
}

/// Copies of a database as a death would leave it: every so many statements of whoever writes it.
class Deaths {
 public:
  Deaths(fs::path file, int every) : file_(std::move(file)), every_(every) {
    now_ = this;
    ::sqlite3_auto_extension(reinterpret_cast<void (*)()>(&Watch));
  }
  ~Deaths() {
    ::sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(&Watch));
    now_ = nullptr;
  }
  Deaths(const Deaths&) = delete;
  Deaths& operator=(const Deaths&) = delete;

  const std::vector<fs::path>& copies() const { return copies_; }

 private:
  static int Watch(sqlite3* connection, char**, const void*) {
    return ::sqlite3_trace_v2(connection, SQLITE_TRACE_STMT, &Told, now_);
  }
  static int Told(unsigned, void* self, void*, void* text) {
    auto& deaths = *static_cast<Deaths*>(self);
    const std::string sql = static_cast<const char*>(text);
    // Also right before and after each commit.
    const bool edge = sql.starts_with("COMMIT") || sql.starts_with("BEGIN");
    if (!edge && ++deaths.statements_ % deaths.every_ != 0) return 0;
    const fs::path copy = deaths.file_.string() + "." + std::to_string(deaths.copies_.size());
    for (const char* part : {"", "-wal"}) {
      if (fs::exists(deaths.file_.string() + part))
        fs::copy_file(deaths.file_.string() + part, copy.string() + part);
    }
    deaths.copies_.push_back(copy);
    return 0;
  }

  static inline Deaths* now_ = nullptr;
  const fs::path file_;
  const int every_;
  int statements_ = 0;
  std::vector<fs::path> copies_;
};

class GoldenLedger : public HallFile {
 protected:
  /// Makes the file as it stood; its head.
  std::string Bring(const std::string& version) {
    const std::string dump = TextOf(kLedgers / (version + ".sql"));
    EXPECT_FALSE(dump.empty()) << version << " has no ledger";
    Database(file_, Database::Mode::kCreate).Execute("BEGIN;" + dump + "COMMIT");
    return dump.substr(3, 64);
  }
  /// Opens it as the hub does, and looks that nothing is lost and the tables are the ledger's.
  static void ExpectWhole(const fs::path& file, const std::string& head) {
    { Store(file).Load(); }
    EXPECT_TRUE(Verify(file).ok());
    EXPECT_EQ(HeadOf(file), head);
    EXPECT_EQ(CompareProjections(file), std::vector<std::string>{});
  }
};

TEST_F(GoldenLedger, OfEveryVersionOpensAndIsWhole) {
  if (const fs::path newest = kLedgers / (OwnVersion() + ".sql"); !fs::exists(newest)) {
    Write(History(2026).Records(160));
    std::ofstream(newest, std::ios::binary) << DumpOf(file_);
    fs::remove(file_);
    ADD_FAILURE() << newest << " is written now; commit it with the version";
  }
  for (const std::string& version : Versions()) {
    SCOPED_TRACE(version);
    const std::string head = Bring(version);
    ExpectWhole(file_, head);
    fs::remove(file_);
  }
}

TEST_F(GoldenLedger, ADeathWhileItsTablesAreMadeAnewLeavesOldOrNew) {
  const std::string head = Bring(OwnVersion());
  // As every older version stands before this one.
  {
    Database database(file_, Database::Mode::kReadWrite);
    SetProjectionVersion(database, kProjectionVersion - 1);
  }
  std::vector<fs::path> copies;
  {
    const Deaths deaths(file_, 250);
    { const Store store(file_); }
    copies = deaths.copies();
  }
  EXPECT_GT(copies.size(), 4U);
  std::set<int> stood;
  for (const fs::path& copy : copies) {
    SCOPED_TRACE(copy.filename().string());
    {
      Database left = OpenHall(copy, Database::Mode::kReadWrite);
      stood.insert(ProjectionVersion(left));
    }
    ExpectWhole(copy, head);
  }
  EXPECT_TRUE(stood.contains(kProjectionVersion - 1)) << "none died early";
  for (const int version : stood)
    EXPECT_TRUE(version == kProjectionVersion - 1 || version == 0 || version == kProjectionVersion)
        << version << ", where 0 says that they are to be made anew";
}

}  // namespace
}  // namespace yichuang::sqlite
