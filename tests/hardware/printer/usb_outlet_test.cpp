#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <memory>
#include <thread>

#include "hardware/printer/outlet.h"
#include "tests/hardware/usb/fake_usb_device.h"

// A receipt printer of USB's printer class behind the real libusb, from the job to its end.
namespace yichuang::printer {
namespace {

using fakes::FakeUsbDevice;
using fakes::Packet;

constexpr std::uint8_t kAllWell = 0x12;
constexpr fakes::UsbShape kShape{
    .bulk = true, .in_address = 0x82, .out_address = 0x01, .vendor = 0x0416, .printer = true};

class UsbOutletTest : public testing::Test {
 protected:
  UsbOutletTest() {
    device_ = std::make_unique<FakeUsbDevice>(testbed_, 1, 4, "1-1", kShape);
    device_->SetPrinter(0x18, "MFG:YL;MDL:R58;");
    device_->AnswerWith([this](const Packet& heard) -> Packet {
      if (mute_) return {};
      if (heard.size() == 3 && heard[0] == 0x10) return {state_[heard[2] - 1U]};
      if (heard == AskWhenPrinted()) return {0};
      return {};
    });
    device_->Plug();
    outlet_ = UsbOutlet("1-1");
  }
  ~UsbOutletTest() override {
    outlet_.reset();
    device_.reset();
    g_object_unref(testbed_);
  }

  /// The bytes that came out of it as paper.
  bool Got(const Packet& bytes) {
    const Packet all = device_->AllHeard();
    return std::ranges::search(all, bytes).begin() != all.end();
  }

  UMockdevTestbed* testbed_ = umockdev_testbed_new();
  std::array<std::uint8_t, kQuestions> state_{kAllWell, kAllWell, kAllWell, kAllWell};
  bool mute_ = false;
  std::unique_ptr<FakeUsbDevice> device_;
  std::unique_ptr<Outlet> outlet_;
  const Packet job_ = Packet(6'000, 0x41);
  const Packet ticket_ = {0x1b, '@', 'A', '0', '0', '1', '\n'};
};

TEST_F(UsbOutletTest, PrintsAndSaysWhereItIs) {
  EXPECT_EQ(outlet_->Print(job_), Outcome::kPrinted);
  EXPECT_TRUE(Got(job_));
  EXPECT_EQ(outlet_->Name(), "printer on bus 1 address 4 (YL R58)");
  EXPECT_EQ(device_->soft_resets(), 1) << "of what a kiosk that was killed may have left";
  EXPECT_EQ(outlet_->Print(job_), Outcome::kPrinted) << "it was let go, and opened again";
  EXPECT_EQ(device_->soft_resets(), 1);
}

TEST_F(UsbOutletTest, AFaultBeforeTheJobIsNamedAndNothingIsSent) {
  state_[1] |= 0x04;
  EXPECT_EQ(outlet_->Print(job_), Outcome::kCoverOpen);
  state_ = {kAllWell, kAllWell, kAllWell, kAllWell | 0x60};
  EXPECT_EQ(outlet_->Print(job_), Outcome::kPaperOut);
  EXPECT_FALSE(Got(job_));
}

TEST_F(UsbOutletTest, PaperNearItsEndIsToldAndPrintedOn) {
  state_[3] |= 0x0c;
  EXPECT_EQ(outlet_->Print(job_), Outcome::kPrinted);
  const auto state = outlet_->Ask();
  ASSERT_TRUE(state);
  EXPECT_TRUE(state->paper_low);
}

TEST_F(UsbOutletTest, OneThatDoesNotAnswerTellsByItsPort) {
  mute_ = true;
  EXPECT_EQ(outlet_->Print(job_), Outcome::kPrinted);
  device_->SetPrinter(0x30, "");
  EXPECT_EQ(outlet_->Print(job_), Outcome::kPaperOut);
}

TEST_F(UsbOutletTest, AnUnplugInMidJobIsAFailureAndNothingIsPrintedLater) {
  // The first job has 10 bytes before it, the four questions are 12; then it takes a piece.
  device_->HoldOut(10 + 12 + 1'000);
  std::thread hand([this] {
    device_->Heard(6);
    device_->Unplug();
  });
  EXPECT_EQ(outlet_->Print(job_), Outcome::kWriteFailed);
  hand.join();
  const std::size_t before = device_->AllHeard().size();
  EXPECT_EQ(outlet_->Print(job_), Outcome::kNoPrinter);
  EXPECT_EQ(outlet_->Name(), "printer at USB port 1-1: none is plugged in");
  device_->TakeOutAgain();
  device_->Plug();
  const auto state = outlet_->Ask();
  EXPECT_TRUE(state) << "it is there again";
  EXPECT_EQ(device_->AllHeard().size(), before + 12) << "and was asked how it is, no more";

  // The piece that it holds must not come out with the next paper, nor swallow its beginning.
  const int resets = device_->soft_resets();
  EXPECT_EQ(outlet_->Print({ticket_}), Outcome::kPrinted);
  EXPECT_EQ(device_->soft_resets(), resets + 1);
  const auto forget = ForgetAll();
  const Packet all = device_->AllHeard();
  const auto later = all.begin() + static_cast<std::ptrdiff_t>(before);
  const auto forgotten = std::search(later, all.end(), forget.begin(), forget.end());
  EXPECT_LT(forgotten, std::ranges::search(all, ticket_).begin());
  EXPECT_EQ(outlet_->Print({ticket_}), Outcome::kPrinted);
  EXPECT_EQ(device_->soft_resets(), resets + 1) << "once";
}

}  // namespace
}  // namespace yichuang::printer
