#include "kiosk/link/catalogue_shelf.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>

#include "hub/catalogue/load.h"
#include "hub/client/fetch.h"

namespace yichuang::link {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// The smallest catalogue there is, told apart by its district's name.
std::string BundleOf(const std::string& district) {
  catalogue::Catalogue catalogue;
  catalogue.district = {district, ""};
  catalogue.sample = true;
  return catalogue::WriteBundle(catalogue);
}

class CatalogueShelfTest : public testing::Test {
 protected:
  CatalogueShelfTest() {
    std::string pattern = (fs::temp_directory_path() / "yichuang-shelf-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~CatalogueShelfTest() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  CatalogueShelf Open() {
    return CatalogueShelf(folder_, [this](const std::string& line) { log_ += line + '\n'; });
  }
  /// Puts the bytes where a fetch would, and says what was wanted.
  contract::CatalogueWanted Put(const CatalogueShelf& shelf, const std::string& bytes,
                                std::uint64_t version) {
    const contract::CatalogueWanted wanted{version, client::Sm3OfBytes(bytes), bytes.size(), ""};
    std::ofstream(shelf.FileOf(wanted.sm3), std::ios::binary) << bytes;
    return wanted;
  }

  fs::path folder_;
  std::string log_;
  const model::Instant noon_{1'778'299'200'000ms};
};

TEST_F(CatalogueShelfTest, IsEmptyAtFirst) {
  EXPECT_FALSE(Open().Load());
  EXPECT_EQ(log_, "");
}

TEST_F(CatalogueShelfTest, WhatWasTakenIsThereAfterARestart) {
  CatalogueShelf shelf = Open();
  const auto wanted = Put(shelf, BundleOf("云澜区"), 7);
  const auto taken = shelf.Take(wanted, noon_);
  ASSERT_TRUE(taken) << log_;
  EXPECT_EQ(taken->catalogue->version, 7U);
  shelf.Confirm(noon_ + 1h);
  const auto loaded = Open().Load();
  ASSERT_TRUE(loaded) << log_;
  EXPECT_EQ(loaded->held, (Held{7, wanted.sm3}));
  EXPECT_EQ(loaded->as_of, noon_ + 1h);
  EXPECT_EQ(*loaded->catalogue, *taken->catalogue);
}

TEST_F(CatalogueShelfTest, ADamagedFileIsPutAsideAndNotShown) {
  CatalogueShelf shelf = Open();
  const auto wanted = Put(shelf, BundleOf("云澜区"), 7);
  ASSERT_TRUE(shelf.Take(wanted, noon_)) << log_;
  {
    std::fstream file(shelf.FileOf(wanted.sm3), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(20);
    file << "~";
  }
  CatalogueShelf again = Open();
  EXPECT_FALSE(again.Load());
  EXPECT_NE(log_.find("damaged"), std::string::npos) << log_;
  EXPECT_FALSE(again.Has(wanted.sm3)) << "so it is fetched again";
  EXPECT_TRUE(fs::exists(shelf.FileOf(wanted.sm3).string() + ".damaged"));
  Put(again, BundleOf("云澜区"), 7);
  EXPECT_TRUE(again.Take(wanted, noon_)) << log_;
}

TEST_F(CatalogueShelfTest, WhatCannotBeReadDoesNotReplaceWhatCan) {
  CatalogueShelf shelf = Open();
  const auto good = Put(shelf, BundleOf("云澜区"), 7);
  ASSERT_TRUE(shelf.Take(good, noon_)) << log_;
  const auto bad = Put(shelf, "{\"items\": 5}", 8);
  EXPECT_FALSE(shelf.Take(bad, noon_));
  const auto loaded = Open().Load();
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->held.version, 7U);
}

TEST_F(CatalogueShelfTest, KeepsOneBundleOnly) {
  CatalogueShelf shelf = Open();
  const auto first = Put(shelf, BundleOf("云澜区"), 1);
  ASSERT_TRUE(shelf.Take(first, noon_)) << log_;
  std::ofstream(shelf.FileOf(first.sm3).string() + ".part") << "x";
  const auto second = Put(shelf, BundleOf("云澜新区"), 2);
  ASSERT_TRUE(shelf.Take(second, noon_)) << log_;
  EXPECT_FALSE(shelf.Has(first.sm3));
  EXPECT_FALSE(fs::exists(shelf.FileOf(first.sm3).string() + ".part"));
  EXPECT_TRUE(shelf.Has(second.sm3));
}

TEST_F(CatalogueShelfTest, TheSameBytesUnderANewNumberAreThatNumber) {
  CatalogueShelf shelf = Open();
  auto wanted = Put(shelf, BundleOf("云澜区"), 1);
  ASSERT_TRUE(shelf.Take(wanted, noon_));
  wanted.version = 3;
  ASSERT_TRUE(shelf.Take(wanted, noon_));
  EXPECT_EQ(Open().Load()->catalogue->version, 3U);
}

TEST_F(CatalogueShelfTest, ADamagedNoteIsNoCrash) {
  for (const char* text :
       {"", "{", "[]", R"({"version":1})", R"({"version":1,"sm3":"zz","as_of_ms":1})",
        R"({"version":-1,"sm3":"","as_of_ms":1})"}) {
    std::ofstream(folder_ / "current.json") << text;
    EXPECT_FALSE(Open().Load()) << text;
  }
}

}  // namespace
}  // namespace yichuang::link
