#include "hub/catalogue/edit.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/hub/catalogue/sample_files.h"

namespace yichuang::catalogue {
namespace {

Catalogue Small() { return std::get<Catalogue>(LoadSample()); }

std::vector<ItemFault> Faults(const ReadItemsResult& read) {
  const auto* faults = std::get_if<std::vector<ItemFault>>(&read);
  return faults == nullptr ? std::vector<ItemFault>{} : *faults;
}

std::string Gaps(const Item& item) {
  std::string told;
  for (const FoundGap& each : GapsOf(item))
    told += (told.empty() ? "" : " ") + std::string(Name(each.gap)) + ":" + each.field;
  return told;
}

TEST(ItemAlone, ComesBackAsItWas) {
  const Catalogue small = Small();
  std::vector<std::string> documents;
  for (const Item& item : small.items) documents.push_back(WriteItem(item));
  const ReadItemsResult read = ReadItems(small, documents);
  ASSERT_TRUE(std::holds_alternative<std::vector<Item>>(read));
  EXPECT_EQ(std::get<std::vector<Item>>(read), small.items);
}

TEST(ItemAlone, EachFaultNamesItsItemAndField) {
  const Catalogue small = Small();
  Item late = small.items.front();
  late.id = "late";
  late.promised->amount = 30;
  Item foreign = small.items.front();
  foreign.id = "foreign";
  foreign.department = "nowhere";
  foreign.materials[1].name.zh.clear();
  const auto faults = Faults(ReadItems(
      small, {WriteItem(small.items.front()), WriteItem(late), WriteItem(foreign), "{\"id\":3}"}));
  const auto has = [&faults](std::size_t index, const char* field, Reason reason) {
    return std::ranges::count(faults, ItemFault{index, field, reason}) == 1;
  };
  EXPECT_TRUE(has(1, "promised", Reason::kLimitTooLong));
  EXPECT_TRUE(has(2, "department", Reason::kUnknownReference));
  EXPECT_TRUE(has(2, "materials[1].name", Reason::kEmptyText));
  EXPECT_TRUE(has(3, "id", Reason::kWrongType));
  EXPECT_TRUE(std::ranges::none_of(faults, [](const ItemFault& each) { return each.index == 0; }));
}

TEST(ItemAlone, WhatIsNoDocumentIsMalformed) {
  const Catalogue small = Small();
  for (const char* text : {"", "[]", "{\n}", "nothing"}) {
    const auto faults = Faults(ReadItems(small, {text}));
    ASSERT_FALSE(faults.empty()) << text;
    EXPECT_EQ(faults.front().reason, Reason::kMalformed) << text;
  }
  EXPECT_EQ(Faults(ReadItems(small, {"{\"id\":"})).front().reason, Reason::kMalformed);
}

TEST(ItemAlone, TakesThePlaceOfTheOneBeforeAndANewOneComesBehind) {
  const Catalogue small = Small();
  Item changed = small.items.front();
  changed.fee.amount.zh = "每证 25 元";
  Item added = small.items.front();
  added.id = "added";
  const Catalogue with = WithItems(small, {added, changed});
  EXPECT_EQ(with.items.size(), small.items.size() + 1);
  EXPECT_EQ(with.items.front(), changed);
  EXPECT_EQ(with.items.back(), added);
}

TEST(ItemCode, HasThirtyOneOrThirtyThreePlacesInItsOneForm) {
  const Catalogue small = Small();
  const auto refused = [&small](const char* code) {
    Item item = small.items.front();
    item.code = code;
    const auto faults = Faults(ReadItems(small, {WriteItem(item)}));
    return faults.size() == 1 && faults.front() == ItemFault{0, "code", Reason::kBadCode};
  };
  EXPECT_FALSE(refused("91350100M000100Y433010101200100"));
  EXPECT_FALSE(refused("91350100M000100Y43301010120010001"));
  EXPECT_TRUE(
      refused("91350100M000100Y43301010120010000"
              "1"));
  EXPECT_TRUE(refused("91350100M000100Y4330101012001"));
  EXPECT_TRUE(refused("91350100M000100Y533010101200100"));  // the check character
  EXPECT_TRUE(refused("91350100m000100y433010101200100"));
}

TEST(ItemGaps, AnItemThatSaysAllHasNone) {
  Item item = Small().items.front();
  item.materials[1].mandatory = true;
  EXPECT_EQ(Gaps(item), "");
}

TEST(ItemGaps, TellWhatIsMissing) {
  Item item;
  item.id = "bare";
  item.name.zh = "新事项";
  EXPECT_EQ(Gaps(item),
            "no_summary:summary no_materials:materials no_steps:steps no_promised:promised "
            "no_result:result not_verified:verified no_window:windows no_phone:phone "
            "no_english:name");
  item.depth = Depth::kRegistered;
  EXPECT_EQ(Gaps(item).find("no_promised"), std::string::npos);
  EXPECT_EQ(Gaps(item).find("no_materials"), std::string::npos);
  item.discontinued.zh = "已下放到街道办理。";
  EXPECT_EQ(Gaps(item), "") << "nothing of it is received";
}

TEST(ItemGaps, TellWhatContradictsItself) {
  Item item = Small().items.front();
  item.materials[1].mandatory = false;
  item.situations.push_back({"idle", {"问", "Q"}, {{"a", {"甲", "A"}}, {"b", {"乙", "B"}}}});
  item.promised = Limit{LimitUnit::kOnTheSpot, 0};
  item.fee.basis = {};
  item.statutory.reset();
  item.code = "91350100M000100Y433012001200100";
  const std::string gaps = Gaps(item);
  for (const char* each : {"optional_tolerable:materials[1]", "idle_question:situations[1]",
                           "promised_on_the_spot:promised", "fee_without_basis:fee.basis",
                           "no_statutory:statutory", "code_of_other_type:code"})
    EXPECT_NE(gaps.find(each), std::string::npos) << each << " in " << gaps;
}

TEST(ItemGaps, HaveOneNameAndTwoSentencesInEachLanguage) {
  std::set<std::string_view> seen;
  for (int i = 0; i < kGapCount; ++i) {
    const auto gap = static_cast<Gap>(i);
    EXPECT_TRUE(seen.insert(Name(gap)).second);
    EXPECT_TRUE(TextZh(gap).ends_with("。")) << Name(gap);
    EXPECT_LT(TextZh(gap).find("。"), TextZh(gap).size() - 3) << Name(gap);
    EXPECT_TRUE(TextEn(gap).ends_with(".")) << Name(gap);
    EXPECT_LT(TextEn(gap).find(". "), TextEn(gap).size()) << Name(gap);
  }
}

}  // namespace
}  // namespace yichuang::catalogue
