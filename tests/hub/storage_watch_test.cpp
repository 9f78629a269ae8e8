#include "hub/storage_watch.h"

#include <gtest/gtest.h>

#include <vector>

namespace yichuang::hub {
namespace {

constexpr std::uint64_t kMebibyte = 1'048'576;
constexpr std::uint64_t kGibibyte = 1'024 * kMebibyte;

class StorageWatchTest : public testing::Test {
 protected:
  void Look(std::uint64_t free, std::uint64_t size) {
    answer_ = {free, size, false};
    watch_.Look();
  }

  StorageWatch::Room answer_;
  std::vector<std::string> lines_;
  StorageWatch watch_{"/hall", [this](const std::string& line) { lines_.push_back(line); },
                      [this](const std::filesystem::path&) { return answer_; }};
};

TEST_F(StorageWatchTest, TellsOnceWhenLittleIsLeftAndOnceWhenThereIsRoomAgain) {
  Look(50 * kGibibyte, 100 * kGibibyte);
  EXPECT_TRUE(lines_.empty());
  Look(kGibibyte, 100 * kGibibyte);
  Look(kGibibyte - 1, 100 * kGibibyte);
  ASSERT_EQ(lines_.size(), 1U);
  EXPECT_NE(lines_[0].find("1024 MiB"), std::string::npos) << lines_[0];
  EXPECT_TRUE(watch_.room().low);
  Look(40 * kGibibyte, 100 * kGibibyte);
  EXPECT_EQ(lines_.size(), 2U);
  EXPECT_FALSE(watch_.room().low);
}

TEST_F(StorageWatchTest, ASmallDiskWithHalfOfItFreeIsNoCauseForAlarm) {
  Look(kGibibyte, 2 * kGibibyte);
  EXPECT_FALSE(watch_.room().low);
  Look(150 * kMebibyte, 300 * kMebibyte);
  EXPECT_TRUE(watch_.room().low) << "the write-ahead log alone may grow to that";
}

TEST_F(StorageWatchTest, AnAnswerThatDoesNotComeChangesNothing) {
  Look(kMebibyte, kGibibyte);
  Look(0, 0);
  EXPECT_TRUE(watch_.room().low);
  EXPECT_EQ(watch_.room().free_bytes, kMebibyte);
}

TEST_F(StorageWatchTest, TheSystemKnowsItsDisksAndThisProcess) {
  const StorageWatch::Room room = StorageWatch::AskSystem(testing::TempDir());
  EXPECT_GT(room.size_bytes, 0U);
  EXPECT_LE(room.free_bytes, room.size_bytes);
  EXPECT_GT(FiguresOfProcess().resident_bytes, kMebibyte);
  EXPECT_GT(FiguresOfProcess().descriptors, 2U);
}

}  // namespace
}  // namespace yichuang::hub
