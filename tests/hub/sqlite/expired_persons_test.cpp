#include "hub/sqlite/expired_persons.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>

#include "hub/sqlite/schema.h"

namespace yichuang::sqlite {
namespace {

class ExpiredPersonsTest : public testing::Test {
 protected:
  ExpiredPersonsTest() {
    CreateLedger(database_);
    CreateProjections(database_);
  }

  /// A row whose other columns are empty.
  void Insert(const std::string& table, const std::map<std::string, std::string>& values) {
    std::string names;
    std::string row;
    Statement columns = database_.Prepare("SELECT name, type FROM pragma_table_info(?)");
    columns.BindAll(std::string_view(table));
    while (columns.Step()) {
      const std::string name(columns.Text(0));
      const auto value = values.find(name);
      names += (names.empty() ? "" : ", ") + name;
      row += (row.empty() ? "" : ", ") + (value != values.end()       ? value->second
                                          : columns.Text(1) == "TEXT" ? "''"
                                                                      : "0");
    }
    columns.Reset();
    database_.Execute("INSERT INTO " + table + "(" + names + ") VALUES (" + row + ")");
  }
  void Case(int id, const std::string& applicant, const std::string& over) {
    Insert("case_file",
           {{"id", std::to_string(id)}, {"applicant", "'" + applicant + "'"}, {"over", over}});
  }
  void Matter(int id, const std::string& person, const std::string& over) {
    Insert("matter", {{"id", std::to_string(id)}, {"person", "'" + person + "'"}, {"over", over}});
  }

  Database database_{"", Database::Mode::kCreate};
};

TEST_F(ExpiredPersonsTest, AnApplicantGoesWhenEverythingOfHisIsLongOver) {
  Case(1, "long-ago", "100");
  Case(2, "long-ago", "900");
  Case(3, "young", "100");
  Case(4, "young", "1000");
  Case(5, "open", "100");
  Case(6, "open", "NULL");
  Case(7, "asks", "100");
  Matter(1, "asks", "NULL");
  Case(8, "asked", "100");
  Matter(2, "asked", "900");
  Case(9, "", "100");
  EXPECT_EQ(ExpiredApplicants(database_, 1'000), (std::vector<std::uint64_t>{2, 8}));
  EXPECT_EQ(ExpiredApplicants(database_, 1'001), (std::vector<std::uint64_t>{2, 4, 8}));
}

TEST_F(ExpiredPersonsTest, WordsGoWhenTheirMatterIsLongOver) {
  for (const auto& [id, over] : {std::pair{1, "100"}, {2, "1000"}, {3, "NULL"}, {4, "100"}}) {
    Matter(id, "", over);
    if (id == 4) continue;  // about which nothing was said
    for (const char* which : {"a", "b"})
      Insert("matter_words",
             {{"handle", "'w" + std::to_string(id) + which + "'"}, {"id", std::to_string(id)}});
  }
  EXPECT_EQ(ExpiredWords(database_, 1'000), (std::vector<std::uint64_t>{1}));
  EXPECT_EQ(ExpiredWords(database_, 1'001), (std::vector<std::uint64_t>{1, 2}));
}

TEST_F(ExpiredPersonsTest, WordsOfAnAppealGoWhenItWasDecidedLongAgo) {
  for (const auto& [id, decided] : {std::pair{1, "100"}, {2, "1000"}, {3, "NULL"}, {4, "100"}}) {
    const std::string number = std::to_string(id);
    Insert("appeal", {{"id", number}, {"decided", decided}, {"words", "'w" + number + "'"}});
    Insert("appeal_vote", {{"seq", number}, {"id", number}, {"words", "'v" + number + "'"}});
    // Of the first the words of a decision alone are kept; of the last nothing.
    if (id < 4) Insert("matter_words", {{"handle", (id == 1 ? "'v" : "'w") + number + "'"}});
  }
  EXPECT_EQ(ExpiredAppeals(database_, 1'000), (std::vector<std::uint64_t>{1}));
  EXPECT_EQ(ExpiredAppeals(database_, 1'001), (std::vector<std::uint64_t>{1, 2}));
  EXPECT_TRUE(ExpiredWords(database_, 1'001).empty()) << "they are no words of a matter";
}

TEST_F(ExpiredPersonsTest, WhoHasNoCaseIsNotCalledBackForEver) {
  Matter(1, "long-ago", "100");
  Matter(2, "long-ago", "900");
  Matter(3, "young", "1000");
  Matter(4, "asks", "100");
  Matter(5, "asks", "NULL");
  Matter(6, "applicant", "100");
  Case(1, "applicant", "100");  // the applicant's time is another one
  Matter(7, "", "100");
  EXPECT_EQ(ExpiredContacts(database_, 1'000), (std::vector<std::uint64_t>{2}));
  EXPECT_EQ(ExpiredContacts(database_, 1'001), (std::vector<std::uint64_t>{2, 3}));
}

}  // namespace
}  // namespace yichuang::sqlite
