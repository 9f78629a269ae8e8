#include "hub/http/static_files.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace yichuang::http {
namespace {

class StaticFilesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    root_ = std::filesystem::path(::testing::TempDir()) /
            ("static_files_" + std::string(test->name()) + std::to_string(getpid()));
    std::filesystem::create_directories(root_ / "assets");
  }
  void TearDown() override { std::filesystem::remove_all(root_); }

  void Put(const std::string& name, const std::string& content) {
    std::ofstream(root_ / name) << content;
  }

  std::filesystem::path root_;
};

TEST_F(StaticFilesTest, ServesTheIndexAtTheRoot) {
  Put("index.html", "<p>hall</p>");
  const StaticFiles files(root_);
  const StaticFile* index = files.Find("/");
  ASSERT_NE(index, nullptr);
  EXPECT_EQ(index->body, "<p>hall</p>");
  EXPECT_EQ(index->content_type, "text/html; charset=utf-8");
  EXPECT_EQ(index->cache_control, "no-cache");
  EXPECT_EQ(files.Find("/index.html")->etag, index->etag);
}

TEST_F(StaticFilesTest, LetsHashedNamesBeKeptForEver) {
  Put("index.html", "x");
  Put("assets/app-1a2b.js", "let a;");
  const StaticFiles files(root_);
  const StaticFile* script = files.Find("/assets/app-1a2b.js");
  ASSERT_NE(script, nullptr);
  EXPECT_EQ(script->content_type, "text/javascript; charset=utf-8");
  EXPECT_EQ(script->cache_control, "public, max-age=31536000, immutable");
}

TEST_F(StaticFilesTest, GivesEveryContentItsOwnTag) {
  Put("index.html", "one");
  const std::string before = StaticFiles(root_).Find("/")->etag;
  EXPECT_EQ(StaticFiles(root_).Find("/")->etag, before);
  Put("index.html", "two");
  EXPECT_NE(StaticFiles(root_).Find("/")->etag, before);
}

TEST_F(StaticFilesTest, KnowsOnlyWhatTheBuildHolds) {
  Put("index.html", "x");
  Put("private.key", "secret");
  std::filesystem::create_symlink("/etc/hostname", root_ / "hostname.txt");
  const StaticFiles files(root_);
  EXPECT_EQ(files.size(), 2U);
  for (const char* path :
       {"/private.key", "/hostname.txt", "/../etc/passwd", "/..%2fetc%2fpasswd", "/assets",
        "/assets/", "index.html", "//index.html", "/./index.html", "", "/INDEX.HTML"}) {
    EXPECT_EQ(files.Find(path), nullptr) << path;
  }
}

TEST_F(StaticFilesTest, RefusesAFolderThatIsNoBuild) {
  EXPECT_THROW(StaticFiles{root_}, std::runtime_error);
  EXPECT_THROW(StaticFiles{root_ / "absent"}, std::runtime_error);
}

TEST_F(StaticFilesTest, HasNothingWithoutAFolder) { EXPECT_EQ(StaticFiles().Find("/"), nullptr); }

TEST(Matches, TakesListsWeakTagsAndTheStar) {
  EXPECT_TRUE(Matches("\"a\"", "\"a\""));
  EXPECT_TRUE(Matches("\"b\", W/\"a\"", "\"a\""));
  EXPECT_TRUE(Matches(" * ", "\"a\""));
  EXPECT_FALSE(Matches("\"b\"", "\"a\""));
  EXPECT_FALSE(Matches("", "\"a\""));
  EXPECT_FALSE(Matches(",,", "\"a\""));
}

}  // namespace
}  // namespace yichuang::http
