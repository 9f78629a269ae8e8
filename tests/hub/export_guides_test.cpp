#include "hub/export_guides.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace yichuang::hub {
namespace {

namespace fs = std::filesystem;

void Write(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file) << text;
}

std::string Read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class ExportGuidesTest : public testing::Test {
 protected:
  ExportGuidesTest()
      : root_(fs::temp_directory_path() / ("yichuang-guides-" + std::to_string(::getpid()))) {
    fs::remove_all(root_);
    options_.data = root_ / "data";
    options_.out = root_ / "site";
    options_.made_on = std::chrono::local_days(std::chrono::year(2026) / 5 / 9);
    Write(options_.data / "catalogue.json", R"({"district": {"zh": "云澜区"}, "sample": true})");
    WriteItem("first");
  }
  ~ExportGuidesTest() override { fs::remove_all(root_); }

  void WriteItem(const std::string& id) {
    Write(options_.data / "office.json",
          R"({"department": {"id": "office", "name": "某局", "phone": "000-0000-0101"},
              "items": [{"id": ")" +
              id + R"(", "name": "事项", "summary": "一句话。",
              "type": "public_service", "depth": "on_spot", "subject": "person"}]})");
  }

  fs::path root_;
  ExportGuidesOptions options_;
};

TEST_F(ExportGuidesTest, WritesTheWebsiteAndBothBooklets) {
  ASSERT_EQ(ExportGuides(options_), 0);
  for (const std::string file : {"index.html", "style.css", "items/first.html", "en/index.html",
                                 "en/items/first.html", "guides-zh.pdf", "guides-en.pdf"}) {
    EXPECT_TRUE(fs::exists(options_.out / file)) << file;
  }
  EXPECT_EQ(Read(options_.out / "guides-zh.pdf").substr(0, 5), "%PDF-");
}

TEST_F(ExportGuidesTest, MakesTheFolderAnewAsAWhole) {
  ASSERT_EQ(ExportGuides(options_), 0);
  WriteItem("second");
  options_.out += "/";
  ASSERT_EQ(ExportGuides(options_), 0);
  EXPECT_FALSE(fs::exists(root_ / "site/items/first.html"));
  EXPECT_TRUE(fs::exists(root_ / "site/items/second.html"));
  EXPECT_FALSE(fs::exists(root_ / "site.new"));
  EXPECT_FALSE(fs::exists(root_ / "site.old"));
}

TEST_F(ExportGuidesTest, LeavesTheFolderAsItWasWhenTheCatalogueIsWrong) {
  ASSERT_EQ(ExportGuides(options_), 0);
  WriteItem("NOT AN ID");
  EXPECT_EQ(ExportGuides(options_), 1);
  EXPECT_TRUE(fs::exists(options_.out / "items/first.html"));
}

TEST_F(ExportGuidesTest, TouchesNoFolderItHasNotMade) {
  Write(options_.out / "letter.txt", "mine");
  EXPECT_THROW(ExportGuides(options_), std::runtime_error);
  EXPECT_EQ(Read(options_.out / "letter.txt"), "mine");
}

}  // namespace
}  // namespace yichuang::hub
