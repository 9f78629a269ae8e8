#include "hardware/counter/counter_display.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "tests/fakes/serial_peer.h"

namespace yichuang::counter {
namespace {

using std::chrono::milliseconds;

const CounterLines kCalled{"3号窗口", "请 A001 号", "到本窗口办理", "A001, please"};
const CounterLines kFree{"3号窗口", "请等候叫号", "", "Please wait"};

std::string Text(const CounterLines& lines) {
  const auto job = JobOf(lines);
  return {job.begin(), job.end()};
}

class CounterDisplayTest : public ::testing::Test {
 protected:
  void Start(const std::string& port) {
    display_.emplace(port, [this](const std::string& line) { log_.push_back(line); });
  }

  fakes::SerialPeer peer_;
  std::optional<CounterDisplay> display_;
  std::vector<std::string> log_;
};

TEST_F(CounterDisplayTest, ShowsLinesOnceAndOthersAtOnce) {
  Start(peer_.path());
  display_->Show(kFree, milliseconds(0));
  EXPECT_EQ(peer_.Hear(Text(kFree).size()), Text(kFree));
  display_->Show(kFree, milliseconds(5));
  display_->Show(kCalled, milliseconds(10));
  EXPECT_EQ(peer_.Hear(Text(kCalled).size()), Text(kCalled));
  EXPECT_EQ(display_->NextDue(), milliseconds::max());
  EXPECT_TRUE(log_.empty());
}

TEST_F(CounterDisplayTest, IsPlainSerialAtNineThousandSixHundred) {
  Start(peer_.path());
  display_->Show(kFree, milliseconds(0));
  (void)peer_.Hear(1);
  const termios settings = peer_.settings();
  EXPECT_EQ(cfgetospeed(&settings), static_cast<speed_t>(B9600));
  EXPECT_EQ(settings.c_cflag & CSIZE, static_cast<tcflag_t>(CS8));
  EXPECT_EQ(settings.c_cflag & (PARENB | CSTOPB), 0U);
  EXPECT_EQ(settings.c_oflag & OPOST, 0U) << "a byte 0A of a character must stay one byte";
}

TEST_F(CounterDisplayTest, ThatIsNotThereIsToldOnceAndShownWhenItComes) {
  Start(peer_.path() + "-later");
  display_->Show(kFree, milliseconds(0));
  EXPECT_EQ(display_->NextDue(), CounterDisplay::kAgain);
  display_->Show(kCalled, milliseconds(500));
  display_->Flush(milliseconds(1500));
  display_->Flush(milliseconds(2500));
  ASSERT_EQ(log_.size(), 1U);
  EXPECT_TRUE(log_[0].starts_with("counter display: " + peer_.path() + "-later cannot be opened"))
      << log_[0];

  peer_.NameAlso(peer_.path() + "-later");
  display_->Flush(milliseconds(3000));
  EXPECT_EQ(log_.size(), 1U) << "before its time nothing is tried";
  display_->Flush(milliseconds(3500));
  EXPECT_EQ(peer_.Hear(Text(kCalled).size()), Text(kCalled));
  EXPECT_EQ(log_.back(), "counter display: is back");
}

TEST_F(CounterDisplayTest, WhatAFullLineDidNotTakeFollowsLater) {
  Start(peer_.path());
  std::string wanted;
  milliseconds now{0};
  // Nobody reads: at last the kernel's buffer takes no more.
  for (; display_->NextDue() == milliseconds::max(); now += milliseconds(1)) {
    const CounterLines& lines = now.count() % 2 == 0 ? kFree : kCalled;
    display_->Show(lines, now);
    wanted += Text(lines);
    ASSERT_LT(now, milliseconds(10'000)) << "a line that never fills";
  }
  std::string heard = peer_.HearAll();
  ASSERT_LT(heard.size(), wanted.size());
  display_->Flush(now + CounterDisplay::kAgain);
  heard += peer_.Hear(wanted.size() - heard.size());
  EXPECT_EQ(heard, wanted);
  EXPECT_TRUE(log_.empty()) << "a full line is no fault";
}

}  // namespace
}  // namespace yichuang::counter
