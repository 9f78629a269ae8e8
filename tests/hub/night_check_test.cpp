#include <gtest/gtest.h>

#include "tests/hub/hall_thread_bed.h"

namespace yichuang::hub {
namespace {

class NightCheckTest : public HallThreadTest {};

TEST_F(NightCheckTest, MovesItsOwnCountersAndNoOther) {
  Begin();
  const std::uint64_t invitation = Invite("A001");
  Close();
  canary_ = CanaryOptions{0min, evidence::DeviceKey{7}};
  Open();
  hall_->Step(0ms);
  ASSERT_TRUE(hall_->hall().canary.due.has_value());
  // Somebody else says that he is the night check, and a visitor rates meanwhile.
  contract::Entry forged =
      Press(1, core::Number(hall_->hall().canary.run), protocol::Level::kVeryDissatisfied);
  forged.key.source = core::kCanarySources[0];
  hall_->Take(contract::Up{std::string(core::kCanaryDevice), {std::move(forged)}});
  Send(Press(1, invitation, protocol::Level::kVerySatisfied));
  hall_->Step(0ms);
  EXPECT_FALSE(hall_->hall().canary.due.has_value()) << "all seven came through";
  EXPECT_FALSE(core::HasAlarm(hall_->hall(), core::AlarmKind::kCanaryFailed, ""));
  EXPECT_EQ(hall_->hall().today.rated, 1U);
  sqlite::SqliteReader reader(folder_ / "hall.db");
  for (const query::BookRow& row : reader.Books()) EXPECT_NE(row.source, core::kCanarySources[0]);
  const std::uint64_t seq = hall_->seq();
  hall_->Step(0ms);
  EXPECT_EQ(hall_->seq(), seq) << "once a night";
}

}  // namespace
}  // namespace yichuang::hub
