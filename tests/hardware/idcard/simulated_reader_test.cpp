#include "hardware/idcard/simulated_reader.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <condition_variable>
#include <cstddef>
#include <fstream>
#include <mutex>
#include <string>
#include <vector>

namespace yichuang::idcard {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

class SimulatedReaderTest : public ::testing::Test {
 protected:
  SimulatedReaderTest() {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~SimulatedReaderTest() override { fs::remove_all(folder_); }

  TellCard Teller() {
    return [this](CardEvent event) {
      const std::scoped_lock lock(mutex_);
      told_.push_back(std::move(event));
      more_.notify_all();
    };
  }
  /// The events told so far, once there are that many.
  std::vector<CardEvent> Await(std::size_t count) {
    std::unique_lock lock(mutex_);
    more_.wait_for(lock, 10s, [&] { return told_.size() >= count; });
    return told_;
  }
  void Write(const std::string& lines) const {
    const int fd = open(fifo_.c_str(), O_WRONLY | O_NONBLOCK);
    ASSERT_GE(fd, 0) << "nobody reads";
    ASSERT_EQ(write(fd, lines.data(), lines.size()), static_cast<ssize_t>(lines.size()));
    close(fd);
  }

  const fs::path folder_ = fs::path(testing::TempDir()) / ("idcard-" + std::to_string(getpid()));
  const fs::path fifo_ = folder_ / "card";

 private:
  std::mutex mutex_;
  std::condition_variable more_;
  std::vector<CardEvent> told_;
};

TEST_F(SimulatedReaderTest, WhoeverWritesALineLaysACard) {
  SimulatedReader reader(fifo_, Teller());
  ASSERT_EQ(Await(1), std::vector<CardEvent>{ReaderReady{}});
  struct stat kind {};
  ASSERT_EQ(stat(fifo_.c_str(), &kind), 0);
  EXPECT_EQ(kind.st_mode & 0777U, 0600U) << "nobody else may lay or see a card";
  Write("11010519491231002X\n");
  Write("-\nE12345678\n");
  EXPECT_EQ(Await(4), (std::vector<CardEvent>{ReaderReady{}, CardLaid{"11010519491231002X"},
                                              CardLifted{}, CardLaid{"E12345678"}}));
}

TEST_F(SimulatedReaderTest, AFileInItsPlaceIsRefusedWithWhatToDo) {
  std::ofstream(fifo_) << "11010519491231002X\n";
  SimulatedReader reader(fifo_, Teller());
  const auto told = Await(1);
  const auto* lost = std::get_if<ReaderLost>(&told.at(0));
  ASSERT_NE(lost, nullptr);
  EXPECT_NE(lost->sentence.find("is no FIFO"), std::string::npos) << lost->sentence;
  EXPECT_EQ(lost->sentence.find("1101"), std::string::npos) << lost->sentence;
}

TEST_F(SimulatedReaderTest, TakenAwayAndPutBackItIsLostAndReadyAgain) {
  SimulatedReader reader(fifo_, Teller());
  Await(1);
  fs::remove(fifo_);
  const auto told = Await(3);
  ASSERT_EQ(told.size(), 3U);
  EXPECT_TRUE(std::holds_alternative<ReaderLost>(told[1]));
  EXPECT_EQ(told[2], CardEvent{ReaderReady{}});
  Write("E12345678\n");
  EXPECT_EQ(Await(4).back(), CardEvent{CardLaid{"E12345678"}});
}

}  // namespace
}  // namespace yichuang::idcard
