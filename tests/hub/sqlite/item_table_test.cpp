#include "hub/sqlite/item_table.h"

#include "hub/sqlite/audit.h"

#include "hub/sqlite/reader.h"
#include "tests/hub/sqlite/hall_file.h"

namespace yichuang::sqlite {
namespace {

using namespace std::chrono_literals;

const core::Instant kItemNoon{1'778'290'000'000ms};
const std::string kFirstSm3 = std::string("01") + std::string(62, '0');

/// An item gets a version at once and one that waits, is taken, undone; another one is left alone.
std::vector<core::Record> ItemHistory() {
  const core::Sm3 first{1};
  const core::Sm3 second{2};
  const auto changed = [](std::uint64_t id, core::Setting setting, core::Instant effective,
                          std::optional<core::ChangeId> undoes = {}) {
    return core::SettingChanged{core::ChangeId{id}, effective, std::move(setting), undoes};
  };
  const std::vector<core::Event> events{
      changed(1, core::ItemSetting{"pass", std::nullopt, first}, kItemNoon + 1s),
      changed(2, core::ItemSetting{"pass", first, second}, kItemNoon + 24h),
      changed(3, core::ItemSetting{"other", std::nullopt, second}, kItemNoon + 24h),
      changed(4, core::SkillSetting{"1001", std::nullopt, core::Skills{{"health"}, {"pass"}}},
              kItemNoon + 4s),
      core::SettingTaken{core::ChangeId{2}},
      core::SettingWithdrawn{core::ChangeId{3}},
      changed(5, core::ItemSetting{"pass", second, first}, kItemNoon + 7s, core::ChangeId{2}),
      changed(6, core::ItemSetting{"pass", first, std::nullopt}, kItemNoon + 8s,
              core::ChangeId{1})};
  std::vector<core::Record> records;
  for (const core::Event& event : events) {
    const std::uint64_t seq = records.size() + 1;
    records.push_back({seq, kItemNoon + seq * 1s, "user:3001", event});
  }
  return records;
}

class ItemTableTest : public HallFile {};

TEST_F(ItemTableTest, TellsWhoChangedAnItemWhenAndFromWhenOn) {
  Write(ItemHistory());
  const auto versions = SqliteReader(file_).ItemVersions("pass");
  ASSERT_EQ(versions.size(), 4U);
  EXPECT_EQ(versions[0].sm3, "");  // as imported
  EXPECT_EQ(versions[0].undoes, 1U);
  EXPECT_EQ(versions[1].sm3, kFirstSm3);
  EXPECT_EQ(versions[2].change, 2U);
  EXPECT_EQ(versions[2].state, query::VersionState::kInForce);
  EXPECT_EQ(versions[2].effective_ms, core::MillisOf(kItemNoon + 24h));
  EXPECT_EQ(versions[3], (query::ItemVersionRow{1, kFirstSm3, core::MillisOf(kItemNoon + 1s),
                                                core::MillisOf(kItemNoon + 1s), "user:3001",
                                                query::VersionState::kInForce, 0}));
  const auto other = SqliteReader(file_).ItemVersions("other");
  ASSERT_EQ(other.size(), 1U);
  EXPECT_EQ(other[0].state, query::VersionState::kWithdrawn);
  EXPECT_TRUE(SqliteReader(file_).ItemVersions("nothing").empty());
}

TEST_F(ItemTableTest, IsTheSameAfterARebuild) {
  Write(ItemHistory());
  const auto before = SqliteReader(file_).ItemVersions("pass");
  Tamper("UPDATE item_version SET sm3 = 'x'");
  Rebuild(file_, [](const std::string&) {});
  EXPECT_EQ(SqliteReader(file_).ItemVersions("pass"), before);
}

TEST_F(ItemTableTest, TheHallThatIsReadAgainHasTheSameItemsAndSkills) {
  Write(ItemHistory());
  Store store(file_);
  const core::Hall hall = store.Load();
  EXPECT_TRUE(hall.items.versions.empty());
  EXPECT_EQ(hall.skills.at("1001").departments, std::vector<std::string>{"health"});
}

}  // namespace
}  // namespace yichuang::sqlite
