#include "hub/core/item_book.h"

#include <gtest/gtest.h>

#include "hub/core/change_settings.h"
#include "hub/core/desired.h"
#include "tests/hub/core/case_hall.h"

namespace yichuang::core {
namespace {

using namespace std::chrono_literals;

constexpr Sm3 kImported{1};
constexpr Sm3 kDearer{2};
constexpr Sm3 kFree{3};

/// A hall that takes cases, with a catalogue of which nothing was changed.
class ItemHall : public CaseHall {
 public:
  ItemHall() { Do(ImportCatalogue{kImported, 100, 2}); }

  std::string PutVersion(const Sm3& version, Instant effective = {},
                         const std::string& item = "hygiene") {
    return Do(ChangeSettings{"3001", {PutItem{item, version}}, effective, 0});
  }
  /// The catalogue writer has written what the hall asks for.
  std::string Revise(std::uint64_t revision) {
    return Do(ReviseCatalogue{{Sm3{9}, 120, 2}, kImported, revision});
  }
  std::string Skill(std::optional<Skills> skills, const std::string& by = "3001") {
    return Do(ChangeSettings{by, {SetSkills{"1001", std::move(skills)}}, {}, 0});
  }
  /// 收件 of an item of the department health.
  std::string Take(const std::string& item = "hygiene") {
    return Do(ReceiveCase{.window = kOne,
                          .item = {item, Licence(), Papers(), "health"},
                          .draft = {},
                          .promises = {}});
  }
  const Sm3* Version(const std::string& item = "hygiene") const {
    const auto found = hall.items.versions.find(item);
    return found == hall.items.versions.end() ? nullptr : &found->second;
  }
};

TEST(ItemVersion, TakesEffectAndTheCatalogueIsWrittenAnew) {
  ItemHall hall;
  EXPECT_EQ(hall.hall.items.revision, hall.hall.items.written);
  EXPECT_EQ(hall.PutVersion(kDearer), "set1");
  ASSERT_NE(hall.Version(), nullptr);
  EXPECT_EQ(*hall.Version(), kDearer);
  EXPECT_NE(hall.hall.items.revision, hall.hall.items.written);
  EXPECT_EQ(hall.hall.board.catalogue->sm3, kImported);  // until it lies on the disk
  EXPECT_EQ(hall.Revise(hall.hall.items.revision), "catalogue_revised2");
  EXPECT_EQ(hall.hall.board.catalogue->sm3, Sm3{9});
  EXPECT_EQ(hall.hall.items.revision, hall.hall.items.written);
}

TEST(ItemVersion, ARevisionThatIsOldOrOfAnotherImportIsNotTaken) {
  ItemHall hall;
  hall.PutVersion(kDearer);
  const std::uint64_t old = hall.hall.items.revision;
  hall.PutVersion(kFree);
  EXPECT_EQ(hall.Revise(old), "nothing");
  EXPECT_EQ(hall.Do(ReviseCatalogue{{Sm3{9}, 1, 1}, Sm3{7}, hall.hall.items.revision}), "nothing");
  EXPECT_EQ(hall.Revise(hall.hall.items.revision), "catalogue_revised2");
  EXPECT_EQ(hall.Revise(hall.hall.items.revision), "nothing");
}

TEST(ItemVersion, WaitsForItsTimeAndIsUndone) {
  ItemHall hall;
  EXPECT_EQ(hall.PutVersion(kDearer, hall.now + 24h), "set1");
  EXPECT_EQ(hall.Version(), nullptr);
  EXPECT_EQ(hall.PutVersion(kFree), "!setting_pending");
  hall.Pass(24h);
  hall.Do(Tick{});  // what else the new day brings
  hall.Do(Tick{});
  ASSERT_NE(hall.Version(), nullptr);
  EXPECT_EQ(*hall.Version(), kDearer);
  EXPECT_EQ(hall.PutVersion(kFree), "set2");
  EXPECT_EQ(hall.Do(UndoChange{"3001", ChangeId{1}}), "!not_undoable");
  EXPECT_EQ(hall.Do(UndoChange{"3001", ChangeId{2}}), "undo3");
  EXPECT_EQ(*hall.Version(), kDearer);
  EXPECT_EQ(hall.Do(UndoChange{"3001", ChangeId{1}}), "undo4");
  EXPECT_EQ(hall.Version(), nullptr);  // as it was imported
}

TEST(ItemVersion, AnImportReplacesWhatWasChangedOfSingleItems) {
  ItemHall hall;
  hall.PutVersion(kDearer);
  EXPECT_EQ(hall.Do(ImportCatalogue{kImported, 100, 2}), "imported2");
  EXPECT_EQ(hall.Version(), nullptr);
  EXPECT_EQ(hall.Do(UndoChange{"3001", ChangeId{1}}), "!not_undoable");
  EXPECT_EQ(hall.Do(ImportCatalogue{kImported, 100, 2}), "nothing");
}

TEST(ItemVersion, NeedsAnIdAndACatalogue) {
  ItemHall hall;
  EXPECT_EQ(hall.PutVersion(kFree, {}, "Not an id"), "!unknown_item");
  CaseHall bare;
  EXPECT_EQ(bare.Do(ChangeSettings{"", {PutItem{"hygiene", kFree}}, {}, 0}), "!catalogue_missing");
}

TEST(Skill, WhoHasNothingSetAcceptsEverything) {
  ItemHall hall;
  EXPECT_EQ(hall.Take(), "received:hygiene202605110001");
}

TEST(Skill, IsAskedWhenPapersAreTakenIn) {
  ItemHall hall;
  EXPECT_EQ(hall.Skill(Skills{{"market"}, {"other", "other"}}), "set1");
  EXPECT_EQ(hall.Take(), "!not_skilled");
  CaseItem outside{"hygiene", {}, {}, "health"};
  outside.rules.depth = catalogue::Depth::kRegistered;
  EXPECT_EQ(hall.Do(RegisterCase{kOne, outside, "12345"}), "!not_skilled");
  EXPECT_EQ(hall.Take("other"), "received:other202605110001");
  EXPECT_EQ(hall.Skill(Skills{{"health", "market"}, {}}), "set2");
  EXPECT_EQ(hall.Take(), "received:hygiene202605110001");
  EXPECT_EQ(hall.Skill(Skills{}), "set3");
  EXPECT_EQ(hall.Take(), "!not_skilled");
  EXPECT_EQ(hall.Skill(std::nullopt), "set4");
  EXPECT_EQ(hall.Take(), "received:hygiene202605110002");
}

TEST(Skill, IsAskedWhenACaseIsAcceptedLater) {
  ItemHall hall;
  hall.Take();
  hall.Skill(Skills{{"market"}, {}});
  const auto accept = [&hall] {
    return hall.Do(StepCase{CaseId{1}, {"1001", {Role::kWindowStaff}}, AcceptCase{}});
  };
  EXPECT_EQ(accept(), "!not_skilled");
  hall.Skill(Skills{{"health"}, {}});
  EXPECT_EQ(accept(), "accepted1");
}

TEST(Skill, NobodyGivesToHimselfOrTakesBack) {
  ItemHall hall;
  EXPECT_EQ(hall.Skill(std::nullopt, "1001"), "!own_record");
  hall.Skill(Skills{});
  EXPECT_EQ(hall.Do(UndoChange{"1001", ChangeId{1}}), "!own_record");
  EXPECT_EQ(hall.Do(UndoChange{"3001", ChangeId{1}}), "undo2");
  EXPECT_EQ(hall.Take(), "received:hygiene202605110001");
  EXPECT_EQ(hall.Do(ChangeSettings{"", {SetSkills{"4711", Skills{}}}, {}, 0}), "!unknown_staff");
}

}  // namespace
}  // namespace yichuang::core
