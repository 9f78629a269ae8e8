#include <gtest/gtest.h>

#include <cerrno>
#include <ctime>
#include <fstream>
#include <memory>
#include <sstream>
#include <thread>

#include "hardware/usb/hid_report.h"
#include "hardware/usb/libusb_bus.h"
#include "tests/hardware/usb/fake_usb_device.h"

namespace yichuang::usb {
namespace {

using fakes::FakeUsbDevice;
using fakes::Packet;
using fakes::UsbShape;

constexpr Millis kPatience{10'000};

/// The real libusb on a fake device. Waits are bounded by kPatience and end as soon as the thing
/// happens.
class Libusb : public testing::Test {
 protected:
  ~Libusb() override {
    bus_.reset();
    device_.reset();
    g_object_unref(testbed_);
  }

  void Plug(UsbShape shape = {}) {
    device_ = std::make_unique<FakeUsbDevice>(testbed_, 1, 4, "1-1", shape);
    device_->Plug();
  }

  LibusbBus& bus() {
    if (!bus_) bus_ = std::make_unique<LibusbBus>("evaluator");
    return *bus_;
  }

  static std::unique_ptr<Transport> OpenAt(Port& port, Millis timeout = kPatience) {
    auto opened = port.Open(timeout);
    if (const auto* why = std::get_if<std::string>(&opened))
      ADD_FAILURE() << "not opened: " << *why;
    auto* transport = std::get_if<std::unique_ptr<Transport>>(&opened);
    return transport == nullptr ? nullptr : std::move(*transport);
  }

  std::unique_ptr<Transport> Open() {
    LibusbPort port(bus(), "");
    return OpenAt(port);
  }

  static std::string Complaint(Port& port, Millis timeout) {
    const auto opened = port.Open(timeout);
    const auto* why = std::get_if<std::string>(&opened);
    return why == nullptr ? "it was opened" : *why;
  }

  static Packet ReadAll(Transport& transport, std::size_t size) {
    Packet all;
    while (all.size() < size) {
      std::uint8_t bytes[16];
      const auto read = transport.Read(bytes, kPatience);
      if (read.status != TransportStatus::kOk) break;
      all.insert(all.end(), bytes, bytes + read.size);
    }
    return all;
  }

  static TransportStatus StatusOfRead(Transport& transport, Millis timeout = kPatience) {
    std::uint8_t byte[1];
    return transport.Read(byte, timeout).status;
  }

  /// Waits until the bus knows of `count` devices.
  bool WaitAttached(std::size_t count) {
    const auto until = std::chrono::steady_clock::now() + kPatience;
    while (bus().Attached().size() != count) {
      if (std::chrono::steady_clock::now() > until) return false;
      std::this_thread::yield();
    }
    return true;
  }

  UMockdevTestbed* testbed_ = umockdev_testbed_new();
  std::unique_ptr<FakeUsbDevice> device_;
  std::unique_ptr<LibusbBus> bus_;
};

TEST_F(Libusb, FindsADeviceThatWasThereBefore) {
  Plug();
  const auto attached = bus().Attached();
  ASSERT_EQ(attached.size(), 1U);
  EXPECT_EQ(attached[0].name, "evaluator on bus 1 address 4");
  EXPECT_EQ(attached[0].path, "1-1");
  EXPECT_EQ(attached[0].problem, "");
}

TEST_F(Libusb, KnowsADeviceAnnouncedTwiceOnce) {
  Plug();
  EXPECT_EQ(bus().Attached().size(), 1U);
  device_->AnnounceAgain();
  const auto transport = Open();
  ASSERT_NE(transport, nullptr);
  LibusbPort second(bus(), "");
  EXPECT_EQ(Complaint(second, Millis(50)), "");
  EXPECT_EQ(bus().Attached().size(), 1U);
}

TEST_F(Libusb, WaitsForAPlug) {
  LibusbPort port(bus(), "");
  std::thread hand([this] { Plug(); });
  const auto transport = OpenAt(port);
  hand.join();
  EXPECT_NE(transport, nullptr);
}

TEST_F(Libusb, CloseWakesAnOpenUnderWay) {
  LibusbPort port(bus(), "");
  std::thread closer([&port] { port.Close(); });
  EXPECT_EQ(Complaint(port, std::chrono::hours(1)), "");
  closer.join();
}

TEST_F(Libusb, APathNamesOneSocketOnly) {
  Plug();
  LibusbPort elsewhere(bus(), "1-2.3");
  EXPECT_EQ(Complaint(elsewhere, Millis(20)), "");
  LibusbPort here(bus(), "1-1");
  EXPECT_NE(OpenAt(here), nullptr);
}

TEST_F(Libusb, CarriesAStreamInHidReportsBothWays) {
  Plug();
  const auto transport = Open();
  ASSERT_NE(transport, nullptr);
  Packet stream(100, 0x5a);
  for (const auto& report : ToReports(stream, 64)) device_->Say(report);
  EXPECT_EQ(ReadAll(*transport, 100), stream);

  ASSERT_EQ(transport->Write(stream), TransportStatus::kOk);
  EXPECT_EQ(device_->Heard(2), ToReports(stream, 64));
}

TEST_F(Libusb, CarriesAStreamBareInVendorSpecificPackets) {
  Plug({.hid = false, .bulk = true, .in_address = 0x83, .out_address = 0x02, .packet = 32});
  const auto transport = Open();
  ASSERT_NE(transport, nullptr);
  device_->Say({1, 2, 3});
  EXPECT_EQ(ReadAll(*transport, 3), (Packet{1, 2, 3}));

  ASSERT_EQ(transport->Write(Packet(40, 9)), TransportStatus::kOk);
  EXPECT_EQ(device_->Heard(2), (std::vector<Packet>{Packet(32, 9), Packet(8, 9)}));
}

TEST_F(Libusb, SaysNothingWhenTheDeviceDoesNot) {
  Plug();
  const auto transport = Open();
  ASSERT_NE(transport, nullptr);
  EXPECT_EQ(StatusOfRead(*transport, Millis(20)), TransportStatus::kNothing);
}

TEST_F(Libusb, CostsNoProcessorTimeWhileIdle) {
  Plug();
  const auto transport = Open();
  ASSERT_NE(transport, nullptr);
  ASSERT_TRUE(device_->WaitAsked());
  const int before = device_->reaps();
  EXPECT_EQ(StatusOfRead(*transport, Millis(200)), TransportStatus::kNothing);
  EXPECT_LE(device_->reaps() - before, 2);
}

TEST_F(Libusb, GoesOnAfterAStallInEitherDirection) {
  Plug();
  const auto transport = Open();
  ASSERT_NE(transport, nullptr);
  device_->StallIn(2);
  device_->Say({1, 42, 0});
  EXPECT_EQ(ReadAll(*transport, 1), Packet{42});

  device_->StallOut(1);
  ASSERT_EQ(transport->Write(Packet{7}), TransportStatus::kOk);
  // The thread that reads is the one that may wait for the device and clear the halt.
  EXPECT_EQ(StatusOfRead(*transport, Millis(50)), TransportStatus::kNothing);
  EXPECT_EQ(device_->Heard(1).size(), 1U);
}

TEST_F(Libusb, GivesUpADeviceThatStallsAgainAndAgain) {
  Plug();
  const auto transport = Open();
  ASSERT_NE(transport, nullptr);
  device_->StallIn(1'000);
  EXPECT_EQ(StatusOfRead(*transport), TransportStatus::kStalled);
}

TEST_F(Libusb, GivesUpADeviceThatTakesNothing) {
  Plug();
  const auto transport = Open();
  ASSERT_NE(transport, nullptr);
  device_->HoldOut();
  auto status = TransportStatus::kOk;
  for (int i = 0; i < 1'000 && status == TransportStatus::kOk; ++i)
    status = transport->Write(Packet(63, 1));
  EXPECT_EQ(status, TransportStatus::kNotTaking);
  EXPECT_EQ(StatusOfRead(*transport, kPatience),
            TransportStatus::kNotTaking);  // the transfer's own limit
}

TEST_F(Libusb, TakesMoreThanPromisedForAFault) {
  Plug();
  const auto transport = Open();
  ASSERT_NE(transport, nullptr);
  device_->Say(Packet(80, 1));
  EXPECT_EQ(StatusOfRead(*transport), TransportStatus::kOverflow);
}

TEST_F(Libusb, TakesAReportThatPromisesMoreThanItHoldsForAFault) {
  Plug();
  const auto transport = Open();
  ASSERT_NE(transport, nullptr);
  device_->Say({200, 1, 2, 3});
  EXPECT_EQ(StatusOfRead(*transport), TransportStatus::kOverflow);
}

TEST_F(Libusb, TakesAnErrorOfTheBusForAnUnplug) {
  Plug();
  const auto transport = Open();
  ASSERT_NE(transport, nullptr);
  device_->FailIn(-EPROTO);
  EXPECT_EQ(StatusOfRead(*transport), TransportStatus::kUnplugged);
}

TEST_F(Libusb, SurvivesUnplugsInMidTransfer) {
  Plug();
  for (int round = 0; round < 20; ++round) {
    const auto transport = Open();
    ASSERT_NE(transport, nullptr);
    ASSERT_TRUE(device_->WaitAsked());
    device_->Say({3, 1, 2, 3});
    std::thread hand([this] { device_->Unplug(); });
    auto status = TransportStatus::kOk;
    while (status == TransportStatus::kOk) status = StatusOfRead(*transport);
    hand.join();
    ASSERT_EQ(status, TransportStatus::kUnplugged);
    EXPECT_EQ(transport->Write(Packet{1}), TransportStatus::kUnplugged);
    ASSERT_TRUE(WaitAttached(0));
    device_->Plug();
    ASSERT_TRUE(WaitAttached(1));
  }
}

TEST_F(Libusb, CloseWakesARead) {
  Plug();
  const auto transport = Open();
  ASSERT_NE(transport, nullptr);
  std::thread closer([&transport] { transport->Close(); });
  EXPECT_EQ(StatusOfRead(*transport, std::chrono::hours(1)), TransportStatus::kClosed);
  closer.join();
  EXPECT_EQ(transport->Write(Packet{1}), TransportStatus::kClosed);
}

TEST_F(Libusb, SaysWhoseFaultARefusedClaimIs) {
  Plug();
  device_->RefuseClaims(EBUSY, 1);
  LibusbPort port(bus(), "");
  EXPECT_EQ(
      Complaint(port, Millis(20)),
      "evaluator on bus 1 address 4: claim refused, another program holds it; close it or replug");
  EXPECT_NE(OpenAt(port), nullptr);
}

TEST_F(Libusb, ClaimsAgainWhileTheSystemSetsTheDeviceUp) {
  Plug();
  device_->RefuseClaims(EINVAL, 3);
  EXPECT_NE(Open(), nullptr);
  EXPECT_EQ(device_->claims(), 4);
}

TEST_F(Libusb, StopsClaimingAfterASecond) {
  Plug();
  device_->RefuseClaims(EINVAL, 100'000);
  LibusbPort port(bus(), "");
  EXPECT_EQ(Complaint(port, Millis(20)),
            "evaluator on bus 1 address 4: claim failed, the system has not set the device up "
            "(LIBUSB_ERROR_INVALID_PARAM); replug it");
}

TEST_F(Libusb, TwoPortsShareTwoDevices) {
  Plug();
  FakeUsbDevice other(testbed_, 1, 5, "1-2", {});
  other.Plug();
  LibusbPort first(bus(), "");
  LibusbPort second(bus(), "");
  const auto one = OpenAt(first);
  const auto two = OpenAt(second);
  ASSERT_NE(one, nullptr);
  ASSERT_NE(two, nullptr);
  EXPECT_NE(one->Name(), two->Name());
}

TEST_F(Libusb, ABusyDeviceDoesNotHideAFreeOne) {
  Plug();
  FakeUsbDevice other(testbed_, 1, 5, "1-2", {});
  other.Plug();
  device_->RefuseClaims(EBUSY, 1'000);
  LibusbPort port(bus(), "");
  const auto transport = OpenAt(port);
  ASSERT_NE(transport, nullptr);
  EXPECT_EQ(transport->Name(), "evaluator on bus 1 address 5");
  transport->Close();
}

constexpr UsbShape kBridgeShape{
    .hid = false, .bulk = true, .out_address = 0x02, .vendor = 0x0403, .product = 0x6001};

TEST_F(Libusb, ASerialBridgeIsSetToTheLineBeforeItIsUsed) {
  Plug(kBridgeShape);
  LibusbBus bridges("bridge", kBridgeIds);
  LibusbPort port(bridges, "");
  const auto transport = OpenAt(port);
  ASSERT_NE(transport, nullptr);
  const std::vector<std::pair<int, int>> wanted = {{0, 0},  {3, 26},     {4, 8}, {2, 0},
                                                   {9, 16}, {1, 0x0303}, {0, 1}, {0, 2}};
  EXPECT_EQ(device_->vendor_requests(), wanted);
}

TEST_F(Libusb, OfASerialBridgesPacketsTheLineStatusIsNoData) {
  Plug(kBridgeShape);
  LibusbBus bridges("bridge", kBridgeIds);
  LibusbPort port(bridges, "1-1");
  const auto transport = OpenAt(port);
  ASSERT_NE(transport, nullptr);
  device_->Say({0x01, 0x60});  // nothing came over the line meanwhile
  device_->Say({0x01, 0x60, 'a', 'b'});
  device_->Say({0x01});
  device_->Say({0x01, 0x60, 'c'});
  EXPECT_EQ(ReadAll(*transport, 3), (Packet{'a', 'b', 'c'}));
  EXPECT_EQ(transport->Write(Packet{'x', 'y'}), TransportStatus::kOk);
  EXPECT_EQ(device_->Heard(1).at(0), (Packet{'x', 'y'}));
}

TEST_F(Libusb, ABridgeThatRefusesItsLineIsToldInWords) {
  UsbShape shape = kBridgeShape;
  shape.stalls_requests = true;
  Plug(shape);
  LibusbBus bridges("bridge", kBridgeIds);
  LibusbPort port(bridges, "");
  EXPECT_EQ(
      Complaint(port, kPatience),
      "bridge on bus 1 address 4: setting its line refused by the device (LIBUSB_ERROR_PIPE); "
      "replug it");
}

TEST_F(Libusb, WhoLooksForDevicesLeavesBridgesAlone) {
  Plug(kBridgeShape);
  EXPECT_TRUE(bus().Attached().empty());
}

TEST(PortPath, HasABusAndPorts) {
  for (const char* good : {"1-1", "1-2.3", "12-4.1.2"}) EXPECT_TRUE(IsPortPath(good)) << good;
  for (const char* bad : {"", "1", "1-", "-1", "1-2.", "1-2,3", "a-1", "1-2 ", "1-1234"}) {
    EXPECT_FALSE(IsPortPath(bad)) << bad;
  }
}

TEST(UdevRules, NameEveryIdThatTheProgramOpens) {
  std::ifstream file(YICHUANG_SOURCE_DIR "/hardware/usb/70-yichuang.rules");
  std::stringstream rules;
  rules << file.rdbuf();
  std::vector<UsbId> ids(std::begin(kEvaluatorIds), std::end(kEvaluatorIds));
  ids.insert(ids.end(), std::begin(kBridgeIds), std::end(kBridgeIds));
  for (const UsbId& id : ids) {
    char wanted[80];
    std::snprintf(wanted, sizeof wanted, "ATTR{idVendor}==\"%04x\", ATTR{idProduct}==\"%04x\"",
                  id.vendor, id.product);
    EXPECT_NE(rules.str().find(wanted), std::string::npos) << wanted;
  }
}

TEST(UdevRules, EveryLineHasItsReasonAboveIt) {
  std::ifstream file(YICHUANG_SOURCE_DIR "/hardware/usb/70-yichuang.rules");
  std::string before;
  int rules = 0;
  for (std::string line; std::getline(file, line); before = line) {
    if (line.empty() || line.front() == '#') continue;
    ++rules;
    EXPECT_TRUE(before.starts_with("# ")) << line;
  }
  EXPECT_EQ(rules, 6);
}

}  // namespace
}  // namespace yichuang::usb
