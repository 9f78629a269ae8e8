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
#include "hub/core/joint.h"

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

TEST_F(BundleFolderTest, NothingIsReceivedOfAnItemThatWasDiscontinuedNorOfWhatHasItAsAPart) {
  auto loaded = catalogue::LoadFolder(fs::path(YICHUANG_SOURCE_DIR) / "hub/catalogue/data", 1);
  auto& all = std::get<catalogue::Catalogue>(loaded);
  const auto setup = std::ranges::find(all.items, "business-setup", &catalogue::Item::id);
  ASSERT_NE(setup, all.items.end());
  setup->discontinued.zh = "自2026年6月1日起由市民中心统一办理。";
  const auto put = folder_->Put(all);
  sm3_ = contract::ToHex(put.sm3.data(), put.sm3.size());
  EXPECT_EQ(Refused("business-setup"), contract::Reason::kItemDiscontinued)
      << "before its situation is asked";
  EXPECT_EQ(std::get<contract::Reason>(folder_->Joint(sm3_, "company-start", {})),
            contract::Reason::kItemDiscontinued);
  EXPECT_EQ(Item("sole-trader").id, "sole-trader");
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

TEST_F(BundleFolderTest, AJointMatterHasTheItemsOfItsPartsInTheirSituations) {
  const auto refused = folder_->Joint(sm3_, "company-start", {"business-setup/kind=limited"});
  EXPECT_EQ(std::get<contract::Reason>(refused), contract::Reason::kMissingField);
  EXPECT_EQ(std::get<contract::Reason>(folder_->Joint(sm3_, "business-setup", {})),
            contract::Reason::kUnknownItem);
  const auto found = folder_->Joint(
      sm3_, "company-start",
      {"business-setup/kind=limited", "business-setup/premises=rented", "business-setup/who=self"});
  ASSERT_TRUE(std::holds_alternative<core::ReceiveJoint>(found));
  const auto& joint = std::get<core::ReceiveJoint>(found);
  EXPECT_EQ(joint.matter, "company-start");
  ASSERT_EQ(joint.items.size(), 6U);
  EXPECT_EQ(joint.items[1].rules.depth, catalogue::Depth::kOnSpot);
  EXPECT_EQ(joint.items[2].department, "tax");
  std::size_t papers = 0;
  std::vector<core::CaseRules> rules;
  for (const core::CaseItem& each : joint.items) {
    papers += each.materials.size();
    rules.push_back(each.rules);
  }
  EXPECT_EQ(papers, 18U);
  EXPECT_EQ(core::LinesOf(joint.items, joint.shared, core::CaseId{2}).size(), 13U)
      << "two identity documents stand for seven";
  EXPECT_EQ(core::SavedDays(rules), 5) << "1, 2, 3 and 2 days side by side";
}

}  // namespace
}  // namespace yichuang::hub
