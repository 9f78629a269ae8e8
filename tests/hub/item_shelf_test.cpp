#include "hub/item_shelf.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <nlohmann/json.hpp>

#include "hub/catalogue_writer.h"
#include "hub/contract/codec.h"
#include "hub/disk.h"

namespace yichuang::hub {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// The sample catalogue of the tree, as a hall has it after import-items.
class ItemShelfTest : public testing::Test {
 protected:
  ItemShelfTest() {
    std::string pattern = (fs::temp_directory_path() / "yichuang-items-XXXXXX").string();
    directory_ = ::mkdtemp(pattern.data());
    catalogue_ = std::get<catalogue::Catalogue>(
        catalogue::LoadFolder(fs::path(YICHUANG_SOURCE_DIR) / "hub/catalogue/data", 0));
    book_.imported = BundleFolder(directory_).Put(catalogue_).sm3;
    shelf_ =
        std::make_unique<ItemShelf>(directory_, [this](const std::string& line) { log_ += line; });
  }
  ~ItemShelfTest() override {
    std::error_code ignored;
    fs::remove_all(directory_, ignored);
  }

  catalogue::Item Trader() const {
    return *std::ranges::find(catalogue_.items, std::string("sole-trader"), &catalogue::Item::id);
  }
  /// What a page sends of one item.
  static std::string Wish(const catalogue::Item& item, const std::string& base = {}) {
    return json{{"items", json::array({{{"item", json::parse(catalogue::WriteItem(item))},
                                        {"base", base}}})}}
        .dump();
  }
  /// Looks at it and puts it into the book, as the hall does.
  void Take(const catalogue::Item& item) {
    const http::ItemsLooked looked = shelf_->Look(book_, Wish(item));
    ASSERT_TRUE(looked.ok) << looked.json;
    ASSERT_EQ(looked.wanted.size(), 1U);
    shelf_->Keep(looked.files);
    const auto& put = std::get<core::PutItem>(looked.wanted.front());
    book_.versions[put.item] = put.version;
    ++book_.revision;
  }
  json View(const std::string& id) {
    const std::string text = shelf_->Item(book_, id, {});
    return text.empty() ? json() : json::parse(text);
  }

  fs::path directory_;
  catalogue::Catalogue catalogue_;
  core::ItemBook book_;
  std::unique_ptr<ItemShelf> shelf_;
  std::string log_;
};

TEST_F(ItemShelfTest, AChangedItemStandsInTheCatalogueInItsPlace) {
  catalogue::Item trader = Trader();
  trader.fee = {true, {"每证 25 元", "25 yuan"}, {}};
  Take(trader);
  const catalogue::Catalogue* const composed = shelf_->Compose(book_);
  ASSERT_NE(composed, nullptr);
  EXPECT_EQ(composed->items.size(), catalogue_.items.size());
  EXPECT_EQ(View("sole-trader")["item"]["fee"]["amount"]["zh"], "每证 25 元");
  book_.versions.clear();
  EXPECT_EQ(*shelf_->Compose(book_), catalogue_);
}

TEST_F(ItemShelfTest, TheListIsFoundByPinyinDepartmentAndState) {
  const auto list = [this](const std::string& query, const std::string& department = {},
                           http::ItemFilter filter = http::ItemFilter::kAll) {
    return json::parse(shelf_->List(book_, query, department, filter));
  };
  EXPECT_EQ(list("")["found"], catalogue_.items.size());
  const auto has_trader = [](const json& found) {
    return std::ranges::any_of(found["items"],
                               [](const json& each) { return each["id"] == "sole-trader"; });
  };
  EXPECT_TRUE(has_trader(list("gtgsh")));
  EXPECT_FALSE(has_trader(list("gtgsh", "transport")));
  EXPECT_EQ(list("", "transport")["found"], 1);
  EXPECT_LT(list("", "", http::ItemFilter::kUnverified)["found"], catalogue_.items.size());
  EXPECT_EQ(list("", "", http::ItemFilter::kChanged)["found"], 0);
  catalogue::Item trader = Trader();
  trader.steps.clear();
  trader.complete = false;
  Take(trader);
  EXPECT_EQ(list("", "", http::ItemFilter::kChanged)["items"][0]["id"], "sole-trader");
  EXPECT_TRUE(has_trader(list("gtgsh", "", http::ItemFilter::kSerious)));
  EXPECT_EQ(list("", "", http::ItemFilter::kChanged)["items"][0]["discontinued"], false);
  trader.discontinued.zh = "已下放到街道办理。";
  Take(trader);
  EXPECT_EQ(list("", "", http::ItemFilter::kChanged)["items"][0]["discontinued"], true);
  EXPECT_FALSE(has_trader(list("gtgsh", "", http::ItemFilter::kSerious)));
}

TEST_F(ItemShelfTest, WhatIsAsItStandsIsNoChange) {
  const json preview = json::parse(shelf_->Look(book_, Wish(Trader())).json);
  EXPECT_TRUE(preview["ok"]);
  EXPECT_EQ(preview["unchanged"], 1);
  EXPECT_EQ(preview["changes"].size(), 0U);
}

TEST_F(ItemShelfTest, NobodyOverwritesWhatHeHasNotSeen) {
  const std::string base = View("sole-trader")["base"];
  catalogue::Item mine = Trader();
  mine.phone = "000-0000-0001";
  catalogue::Item theirs = Trader();
  theirs.phone = "000-0000-0002";
  Take(theirs);
  const http::ItemsLooked looked = shelf_->Look(book_, Wish(mine, base));
  EXPECT_FALSE(looked.ok);
  EXPECT_EQ(json::parse(looked.json)["faults"][0]["reason"], "settings_moved");
  EXPECT_TRUE(shelf_->Look(book_, Wish(mine, View("sole-trader")["base"])).ok);
}

TEST_F(ItemShelfTest, FaultsAndGapsAreNamed) {
  catalogue::Item trader = Trader();
  trader.materials[0].name = {};
  json preview = json::parse(shelf_->Look(book_, Wish(trader)).json);
  EXPECT_FALSE(preview["ok"]);
  EXPECT_EQ(preview["faults"][0]["item"], "sole-trader");
  EXPECT_EQ(preview["faults"][0]["field"], "materials[0].name");
  trader = Trader();
  trader.complete = false;
  trader.result = {};
  preview = json::parse(shelf_->Look(book_, Wish(trader)).json);
  EXPECT_TRUE(preview["ok"]);
  EXPECT_TRUE(preview["serious"]);
  for (const char* body : {"", "[]", "{\"items\":[]}", "{\"items\":[3]}", "{\"sheets\":[3]}",
                           "{\"sheets\":[{\"name\":\"x\",\"rows\":[3]}]}"})
    EXPECT_FALSE(shelf_->Look(book_, body).ok) << body;
}

TEST_F(ItemShelfTest, AnItemKeepsTheMaterialsThatAJointMatterShares) {
  catalogue::Item seal =
      *std::ranges::find(catalogue_.items, std::string("seal-filing"), &catalogue::Item::id);
  seal.materials.pop_back();
  EXPECT_TRUE(shelf_->Look(book_, Wish(seal)).ok);
  seal.materials.clear();
  const http::ItemsLooked looked = shelf_->Look(book_, Wish(seal));
  EXPECT_FALSE(looked.ok);
  EXPECT_EQ(json::parse(looked.json)["faults"][0]["item"], "company-start");
  EXPECT_TRUE(catalogue::WithItems(catalogue_, {seal}).joint_matters.empty())
      << "a version that comes back unseen takes the matter away, not the catalogue";
}

TEST_F(ItemShelfTest, SheetsComeBackWithoutAChange) {
  json sheets = json::parse(shelf_->Sheets(book_));
  EXPECT_EQ(sheets["items"].size(), catalogue_.items.size());
  sheets.erase("items");
  json preview = json::parse(shelf_->Look(book_, sheets.dump()).json);
  EXPECT_TRUE(preview["ok"]) << preview;
  EXPECT_EQ(preview["unchanged"], catalogue_.items.size());
  sheets["sheets"][0]["rows"][1][1] = "nowhere";
  preview = json::parse(shelf_->Look(book_, sheets.dump()).json);
  EXPECT_FALSE(preview["ok"]);
  EXPECT_EQ(preview["faults"][0]["sheet"], "事项");
}

TEST_F(ItemShelfTest, AFileThatIsGoneIsSaidAndNothingIsComposed) {
  book_.versions["sole-trader"] = core::Sm3{7};
  EXPECT_EQ(shelf_->Compose(book_), nullptr);
  EXPECT_NE(log_.find("07000000"), std::string::npos);
  EXPECT_EQ(shelf_->List(book_, "", "", http::ItemFilter::kAll), "");
  EXPECT_EQ(shelf_->Compose({}), nullptr);
}

TEST_F(ItemShelfTest, TheWriterTellsTheHallWhichBundleKiosksAreToShow) {
  std::mutex mutex;
  std::condition_variable told;
  std::optional<core::ReviseCatalogue> revised;
  catalogue::Item trader = Trader();
  trader.phone = "000-0000-0002";
  Take(trader);
  CatalogueWriter writer({directory_,
                          [&](core::ReviseCatalogue command) {
                            const std::scoped_lock lock(mutex);
                            revised = command;
                            told.notify_all();
                          },
                          [](const std::string&) {}});
  writer.Offer(book_);
  std::unique_lock lock(mutex);
  told.wait(lock, [&] { return revised.has_value(); });
  EXPECT_EQ(revised->revision, book_.revision);
  EXPECT_EQ(revised->imported, *book_.imported);
  BundleFolder folder(directory_);
  const auto found = folder.Find(contract::ToHex(revised->bundle.sm3.data(), 32));
  ASSERT_NE(found, nullptr);
  const auto read = catalogue::ReadBundle(*found);
  EXPECT_EQ(std::get<catalogue::Catalogue>(read), catalogue::WithItems(catalogue_, {trader}));
}

TEST_F(ItemShelfTest, ACatalogueThatCannotBeWrittenIsTriedAgain) {
  std::mutex mutex;
  std::condition_variable said;
  std::optional<core::ReviseCatalogue> revised;
  bool failed = false;
  catalogue::Item trader = Trader();
  trader.phone = "000-0000-0002";
  Take(trader);
  const auto next =
      BundleFolder(directory_ / "elsewhere").Put(catalogue::WithItems(catalogue_, {trader}));
  const fs::path in_the_way =
      directory_ / (contract::ToHex(next.sm3.data(), next.sm3.size()) + ".json.new");
  fs::create_directory(in_the_way);
  CatalogueWriter writer({directory_,
                          [&](core::ReviseCatalogue command) {
                            const std::scoped_lock lock(mutex);
                            revised = command;
                            said.notify_all();
                          },
                          [&](const std::string& line) {
                            const std::scoped_lock lock(mutex);
                            failed = failed || line.find("tried again") != std::string::npos;
                            said.notify_all();
                          },
                          std::chrono::milliseconds(1)});
  writer.Offer(book_);
  std::unique_lock lock(mutex);
  said.wait(lock, [&] { return failed; });
  EXPECT_FALSE(revised);
  fs::remove(in_the_way);
  said.wait(lock, [&] { return revised.has_value(); });
  EXPECT_EQ(revised->bundle.sm3, next.sm3);
}

}  // namespace
}  // namespace yichuang::hub
