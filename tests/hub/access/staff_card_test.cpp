#include "hub/access/staff_card.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "hub/access/vault.h"
#include "tests/hub/access/vault_file.h"

namespace yichuang::access {
namespace {

core::Plan PlanOfThree() {
  core::Plan plan;
  plan.staff = {{core::StaffId{1}, "1001", "card-1"},
                {core::StaffId{2}, "1002"},
                {core::StaffId{3}, "1003", "card-gone"}};
  return plan;
}

const StaffNames kNames{{"1001", "李敏"}, {"1002", "王建国"}, {"1003", "陈晓燕"}};
const StaffCards kCards{{"card-1", {"李敏敏", "photo-1"}}, {"card-2", {"李敏", ""}}};

TEST(StaffCard, ThePlanSaysWhichCardIsShown) {
  const core::Plan plan = PlanOfThree();
  EXPECT_EQ(CardOf(plan.staff[0], kNames, kCards), (StaffCard{"李敏敏", "photo-1"}));
  EXPECT_EQ(CardOf(plan.staff[1], kNames, kCards), (StaffCard{"王建国", ""}));
}

TEST(StaffCard, WithoutHisCardSomebodyHasTheNameHeCameWith) {
  EXPECT_EQ(CardOf(PlanOfThree().staff[2], kNames, kCards), (StaffCard{"陈晓燕", ""}));
}

TEST(StaffCard, NamesAndPhotosAreToldByWorkNumber) {
  EXPECT_EQ(NamesShown(PlanOfThree(), kNames, kCards),
            (StaffNames{{"1001", "李敏敏"}, {"1002", "王建国"}, {"1003", "陈晓燕"}}));
  EXPECT_EQ(PhotosShown(PlanOfThree(), kCards), (StaffNames{{"1001", "photo-1"}}));
}

using StaffCardVault = VaultFile;

TEST_F(StaffCardVault, CardsAndPicturesAreThereAfterARestart) {
  const std::string bytes("\xff\xd8\x00 picture", 11);
  Vault(file_).PutCards(kCards, {{"photo-1", bytes}});
  Vault again(file_);
  EXPECT_EQ(again.Cards(), kCards);
  EXPECT_EQ(again.StaffPictures(), (Pictures{{"photo-1", bytes}}));
}

TEST_F(StaffCardVault, AFileOfBeforeThereWereStarsIsTakenOn) {
  {
    sqlite::Database old(file_, sqlite::Database::Mode::kCreate);
    old.Execute(
        "CREATE TABLE staff_card(card TEXT PRIMARY KEY, name TEXT NOT NULL, photo TEXT NOT NULL) "
        "STRICT, WITHOUT ROWID; INSERT INTO staff_card VALUES ('a', '李敏', '')");
  }
  EXPECT_EQ(Vault(file_).Cards(), (StaffCards{{"a", {"李敏", "", 0}}}));
  Vault(file_).PutCards({{"a", {"李敏", "", 5}}}, {});
  EXPECT_EQ(Vault(file_).Cards(), (StaffCards{{"a", {"李敏", "", 5}}}));
}

TEST_F(StaffCardVault, APictureGoesWithTheLastCardThatShowsIt) {
  Vault vault(file_);
  vault.PutCards({{"a", {"李敏", "photo-1"}}, {"b", {"李敏敏", "photo-1"}}}, {{"photo-1", "x"}});
  vault.DropCards({"a"});
  EXPECT_EQ(vault.StaffPictures().size(), 1U);
  vault.DropCards({"b"});
  EXPECT_TRUE(vault.Cards().empty());
  EXPECT_TRUE(vault.StaffPictures().empty());
}

TEST_F(StaffCardVault, WhatIsForgottenDoesNotLingerInTheFile) {
  const std::string face = "a face that is to be forgotten";
  {
    Vault vault(file_);
    vault.PutCards({{"a", {"李敏", "photo-1"}}}, {{"photo-1", face}});
    vault.DropCards({"a"});
  }
  std::ifstream file(file_, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(bytes.find(face), std::string::npos);
}

}  // namespace
}  // namespace yichuang::access
