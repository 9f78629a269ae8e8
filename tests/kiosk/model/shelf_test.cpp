#include "kiosk/model/shelf.h"

#include <gtest/gtest.h>

#include "tests/kiosk/model/kiosk.h"

namespace yichuang::model::test {
namespace {

TEST(Shelf, HasNoDeadEnds) {
  Kiosk kiosk;
  for (const Shelf shelf : {Shelf::kLifeEvent, Shelf::kTheme, Shelf::kDepartment}) {
    for (const ShelfEntry& entry : EntriesOf(kiosk.model, shelf)) {
      EXPECT_EQ(ItemsOf(kiosk.model, shelf, entry.id).size(),
                static_cast<std::size_t>(entry.items));
      EXPECT_GT(entry.items, 0);
      EXPECT_NE(EntryName(kiosk.model, shelf, entry.id), nullptr);
    }
  }
  EXPECT_EQ(EntriesOf(kiosk.model, Shelf::kDepartment).size(), 2U) << "the third has no item";
}

TEST(Shelf, WhatWasDiscontinuedIsFoundByItsNameAlone) {
  Kiosk kiosk;
  auto changed = *kiosk.model.hall.catalogue;
  const std::string id = changed.items.front().id;
  const std::string department = changed.items.front().department;
  changed.items.front().discontinued.zh = "已下放到街道办理。";
  kiosk.model.hall.catalogue = std::make_shared<const catalogue::Catalogue>(changed);
  for (const catalogue::Item* each : ItemsOf(kiosk.model, Shelf::kDepartment, department))
    EXPECT_NE(each->id, id);
  for (const Counter& counter : Counters(kiosk.model)) {
    for (const catalogue::Item* each : counter.items) EXPECT_NE(each->id, id);
  }
  kiosk.model.visit.found = {id};
  ASSERT_EQ(FoundItems(kiosk.model).size(), 1U) << "people ask for it by its name";
}

TEST(Shelf, CountersGatherWhatTheSameWindowsServe) {
  Kiosk kiosk;
  auto catalogue = MakeCatalogue();
  auto more = MakeItem("more", "old", "care");
  more.windows = {4, 3};
  catalogue.items.push_back(more);
  auto nowhere = MakeItem("nowhere", "old", "care");
  nowhere.windows.clear();
  catalogue.items.push_back(nowhere);
  kiosk.Send(Arrived(catalogue, kMorning));
  const auto counters = Counters(kiosk.model);
  ASSERT_EQ(counters.size(), 2U);
  EXPECT_EQ(counters[0].windows, (std::vector<std::uint16_t>{3, 4}));
  EXPECT_EQ(counters[0].items.size(), 2U);
  EXPECT_EQ(counters[1].windows, (std::vector<std::uint16_t>{9}));
}

TEST(Shelf, WithoutACatalogueEverythingIsEmpty) {
  const Model model;
  EXPECT_TRUE(EntriesOf(model, Shelf::kTheme).empty());
  EXPECT_EQ(FindItem(model, "shop"), nullptr);
  EXPECT_TRUE(Counters(model).empty());
  EXPECT_EQ(PagesFor(model, 0), 1);
}

TEST(Shelf, TheElderSeeFewerRowsAtOnce) {
  Kiosk kiosk;
  const int normal = RowsPerPage(kiosk.model);
  kiosk.Send(ModeToggled{Mode::kElder});
  EXPECT_LT(RowsPerPage(kiosk.model), normal);
  EXPECT_EQ(PagesFor(kiosk.model, static_cast<std::size_t>(RowsPerPage(kiosk.model)) + 1), 2);
}

}  // namespace
}  // namespace yichuang::model::test
