#include "hardware/usb/libusb_printer.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <memory>
#include <thread>

#include "hardware/usb/libusb_bus.h"
#include "tests/hardware/usb/fake_usb_device.h"

namespace yichuang::usb {
namespace {

using fakes::FakeUsbDevice;
using fakes::Packet;
using fakes::UsbShape;

constexpr Millis kLong{10'000};
constexpr Millis kShort{30};
constexpr UsbShape kPrinterShape{
    .bulk = true, .in_address = 0x82, .out_address = 0x01, .vendor = 0x0416, .printer = true};

/// The real libusb on a fake printer of class 7.
class LibusbPrinterTest : public testing::Test {
 protected:
  ~LibusbPrinterTest() override {
    printer_.reset();
    bus_.reset();
    device_.reset();
    g_object_unref(testbed_);
  }

  void Plug(UsbShape shape = kPrinterShape) {
    device_ = std::make_unique<FakeUsbDevice>(testbed_, 1, 4, "1-1", shape);
    device_->SetPrinter(0x18, "MFG:YL;CMD:ESC/POS;MDL:R58;CLS:PRINTER;");
    device_->Plug();
    bus_ = LibusbBus::OfPrinters();
  }

  std::string Complaint(Millis timeout = kShort) {
    auto opened = LibusbPrinterPort(*bus_, "").Open(timeout);
    const auto* why = std::get_if<std::string>(&opened);
    return why == nullptr ? "it was opened" : *why;
  }

  LibusbPrinter& Open() {
    auto opened = LibusbPrinterPort(*bus_, "").Open(kLong);
    if (auto* printer = std::get_if<std::unique_ptr<LibusbPrinter>>(&opened))
      printer_ = std::move(*printer);
    if (!printer_) throw std::runtime_error(std::get<std::string>(opened));
    return *printer_;
  }

  UMockdevTestbed* testbed_ = umockdev_testbed_new();
  std::unique_ptr<FakeUsbDevice> device_;
  std::unique_ptr<LibusbBus> bus_;
  std::unique_ptr<LibusbPrinter> printer_;
};

TEST_F(LibusbPrinterTest, IsFoundByItsClassAndSaysWhatItIs) {
  Plug();
  const auto attached = bus_->Attached();
  ASSERT_EQ(attached.size(), 1U);
  EXPECT_EQ(attached[0].problem, "");
  EXPECT_EQ(attached[0].name, "printer on bus 1 address 4 (YL R58)");
  EXPECT_EQ(attached[0].path, "1-1");
  LibusbPrinter& printer = Open();
  EXPECT_EQ(printer.Name(), "printer on bus 1 address 4 (YL R58)");
  EXPECT_TRUE(printer.answers());
  EXPECT_EQ(printer.DeviceId(), "MFG:YL;CMD:ESC/POS;MDL:R58;CLS:PRINTER;");
  EXPECT_EQ(printer.PortStatus(), 0x18);
}

TEST_F(LibusbPrinterTest, WhoLooksForEvaluatorsLeavesPrintersAlone) {
  Plug();
  LibusbBus evaluators("evaluator");
  EXPECT_TRUE(evaluators.Attached().empty());
  FakeUsbDevice evaluator(testbed_, 1, 5, "1-2", {});
  evaluator.Plug();
  EXPECT_EQ(Open().Name(), "printer on bus 1 address 4 (YL R58)");
}

TEST_F(LibusbPrinterTest, CarriesBytesBothWays) {
  Plug();
  LibusbPrinter& printer = Open();
  const Packet job(10'000, 0x5a);
  EXPECT_EQ(printer.Write(job, kLong), TransportStatus::kOk);
  EXPECT_EQ(device_->AllHeard(), job) << "every byte once, in pieces";
  device_->Say({0x12});
  std::uint8_t answer[8];
  const auto read = printer.Read(answer, kLong);
  EXPECT_EQ(read.status, TransportStatus::kOk);
  ASSERT_EQ(read.size, 1U);
  EXPECT_EQ(answer[0], 0x12);
  EXPECT_EQ(printer.Read(answer, kShort).status, TransportStatus::kNothing);
}

TEST_F(LibusbPrinterTest, WhatIsNotTakenInTimeIsWithdrawnAndNeverSent) {
  Plug();
  LibusbPrinter& printer = Open();
  device_->HoldOut(5'000);
  EXPECT_EQ(printer.Write(Packet(9'000, 1), kShort), TransportStatus::kNotTaking);
  EXPECT_EQ(device_->AllHeard().size(), 5'000U);
  device_->TakeOutAgain();
  EXPECT_EQ(printer.Write(Packet(3, 2), kLong), TransportStatus::kOk);
  const Packet all = device_->AllHeard();
  ASSERT_EQ(all.size(), 5'003U) << "nothing of the first comes with the second";
  EXPECT_EQ(all.back(), 2);
  EXPECT_TRUE(printer.SoftReset());
  EXPECT_EQ(device_->soft_resets(), 1);
}

TEST_F(LibusbPrinterTest, GoesOnAfterAStallAndGivesUpAfterMany) {
  Plug();
  LibusbPrinter& printer = Open();
  device_->StallOut(2);
  EXPECT_EQ(printer.Write(Packet(3, 7), kLong), TransportStatus::kOk);
  EXPECT_EQ(device_->AllHeard(), Packet(3, 7));
  device_->StallIn(1);
  device_->Say({0x16});
  std::uint8_t answer[8];
  EXPECT_EQ(printer.Read(answer, kLong).size, 1U);
  device_->StallOut(1'000);
  EXPECT_EQ(printer.Write(Packet(3, 8), kLong), TransportStatus::kStalled);
}

TEST_F(LibusbPrinterTest, AnUnplugInMidJobIsToldAndNothingOfItIsLeft) {
  Plug();
  {
    LibusbPrinter& printer = Open();
    device_->HoldOut(1'000);
    std::thread hand([this] {
      device_->Heard(1);
      device_->Unplug();
    });
    EXPECT_EQ(printer.Write(Packet(3'000, 1), kLong), TransportStatus::kUnplugged);
    hand.join();
    EXPECT_EQ(printer.Write(Packet(1, 1), kLong), TransportStatus::kUnplugged);
    EXPECT_FALSE(printer.PortStatus());
    EXPECT_FALSE(printer.SoftReset());
  }
  printer_.reset();
  EXPECT_EQ(Complaint(), "") << "nothing is plugged in, and that is nobody's fault";
}

TEST_F(LibusbPrinterTest, OneThatOnlyTakesSaysNothing) {
  UsbShape shape = kPrinterShape;
  shape.answers = false;
  Plug(shape);
  LibusbPrinter& printer = Open();
  EXPECT_FALSE(printer.answers());
  std::uint8_t answer[8];
  EXPECT_EQ(printer.Read(answer, kLong).status, TransportStatus::kNothing) << "at once";
  EXPECT_EQ(printer.Write(Packet(3, 7), kLong), TransportStatus::kOk);
}

TEST_F(LibusbPrinterTest, ThatRefusesRequestsIsUsedAllTheSame) {
  UsbShape shape = kPrinterShape;
  shape.stalls_requests = true;
  Plug(shape);
  LibusbPrinter& printer = Open();
  EXPECT_EQ(printer.Name(), "printer on bus 1 address 4");
  EXPECT_FALSE(printer.DeviceId());
  EXPECT_FALSE(printer.PortStatus());
  EXPECT_FALSE(printer.SoftReset());
  EXPECT_EQ(printer.Write(Packet(3, 7), kLong), TransportStatus::kOk);
}

TEST_F(LibusbPrinterTest, OneThatAnotherProgramHoldsIsToldInWords) {
  Plug();
  device_->RefuseClaims(EBUSY, 1);
  EXPECT_EQ(
      Complaint(),
      "printer on bus 1 address 4: claim refused, another program holds it; close it or replug");
}

TEST(MakerAndModel, StandInTheDeviceId) {
  EXPECT_EQ(MakerAndModel("MFG:EPSON;CMD:ESC/POS;MDL:TM-T88V;CLS:PRINTER;"), "EPSON TM-T88V");
  EXPECT_EQ(MakerAndModel("MANUFACTURER:XP; MODEL:58"), "XP 58");
  EXPECT_EQ(MakerAndModel("CMD:ESC/POS;MDL:T80;"), "T80");
  EXPECT_EQ(MakerAndModel("nothing:of;it"), "");
  EXPECT_EQ(MakerAndModel(";;:;"), "");
}

}  // namespace
}  // namespace yichuang::usb
