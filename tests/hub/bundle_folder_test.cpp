#include "hub/bundle_folder.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "hub/catalogue/load.h"
#include "hub/contract/codec.h"

namespace yichuang::hub {
namespace {

namespace fs = std::filesystem;

/// The sample catalogue of the tree, as a hall has it after import-items.
class BundleFolderTest : public testing::Test {
 protected:
  BundleFolderTest() {
    std::string pattern = (fs::temp_directory_path() / "yichuang-bundles-XXXXXX").string();
    directory_ = ::mkdtemp(pattern.data());
    folder_ = std::make_unique<BundleFolder>(directory_);
    const auto loaded =
        catalogue::LoadFolder(fs::path(YICHUANG_SOURCE_DIR) / "hub/catalogue/data", 1);
    const auto put = folder_->Put(std::get<catalogue::Catalogue>(loaded));
    sm3_ = contract::ToHex(put.sm3.data(), put.sm3.size());
  }
  ~BundleFolderTest() override {
    std::error_code ignored;
    fs::remove_all(directory_, ignored);
  }

  core::CaseItem Item(const std::string& id, const std::vector<std::string>& answers = {}) {
    const auto found = folder_->Item(sm3_, id, answers);
    EXPECT_TRUE(std::holds_alternative<core::CaseItem>(found)) << id;
    return std::holds_alternative<core::CaseItem>(found) ? std::get<core::CaseItem>(found)
                                                         : core::CaseItem{};
  }

  contract::Reason Refused(const std::string& id, const std::vector<std::string>& answers = {}) {
    const auto found = folder_->Item(sm3_, id, answers);
    const auto* reason = std::get_if<contract::Reason>(&found);
    return reason == nullptr ? contract::Reason::kMalformed : *reason;
  }

  fs::path directory_;
  std::unique_ptr<BundleFolder> folder_;
  std::string sm3_;
};

TEST_F(BundleFolderTest, ACaseHasTheDepthAndTheMaterialsOfItsItem) {
  const core::CaseItem trader = Item("sole-trader");
  EXPECT_EQ(trader.rules.depth, catalogue::Depth::kOnSpot);
  ASSERT_EQ(trader.materials.size(), 3U);
  EXPECT_EQ(trader.materials[1].id, "id-card");
  EXPECT_TRUE(trader.materials[1].mandatory);
  EXPECT_EQ(Refused("no-such-item"), contract::Reason::kUnknownItem);
}

TEST_F(BundleFolderTest, WhatTheHallObtainsItselfIsAskedOfNobody) {
  const core::CaseItem closing = Item("business-deregistration");
  EXPECT_TRUE(
      std::ranges::none_of(closing.materials, [](const auto& each) { return each.id == "tax"; }));
}

TEST_F(BundleFolderTest, TheSituationDecidesWhichMaterialsAreWanted) {
  EXPECT_EQ(Refused("business-setup"), contract::Reason::kMissingField) << "nobody was asked";
  const auto ids = [&](const std::string& premises) {
    std::vector<std::string> all;
    for (const auto& each :
         Item("business-setup", {"kind=limited", "premises=" + premises, "who=self"}).materials)
      all.push_back(each.id);
    return all;
  };
  EXPECT_TRUE(std::ranges::count(ids("rented"), "lease"));
  EXPECT_FALSE(std::ranges::count(ids("owned"), "lease"));
}

TEST_F(BundleFolderTest, OnlyAnItemWhoseVerifiedBasisSaysSoIsEverDeemedAccepted) {
  const auto loaded =
      catalogue::LoadFolder(fs::path(YICHUANG_SOURCE_DIR) / "hub/catalogue/data", 1);
  bool some = false;
  for (const auto& item : std::get<catalogue::Catalogue>(loaded).items) {
    const bool licensed =
        item.verified && std::ranges::any_of(item.basis, [](const auto& basis) {
          return basis.law == "中华人民共和国行政许可法" && basis.article == "第三十二条";
        });
    EXPECT_EQ(core::RulesOf(item).notice_days, licensed ? 5 : 0) << item.id;
    some = some || licensed;
  }
  EXPECT_TRUE(some);
}

}  // namespace
}  // namespace yichuang::hub
