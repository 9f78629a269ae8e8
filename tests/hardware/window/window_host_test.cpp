#include "hardware/window/window_host.h"

#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <ctime>
#include <filesystem>
#include <thread>

#include "hub/contract/codec.h"
#include "tests/fakes/broker.h"
#include "tests/fakes/mqtt_peer.h"
#include "tests/fakes/serial_peer.h"
#include "tests/hardware/evaluator/device_frames.h"

namespace yichuang::window {
namespace {

using fakes::FrameBytes;
using fakes::FrameOf;
using fakes::HelloOf;
using fakes::OnCable;
using fakes::PressOf;

/// A device at the other end of a socket, driven by the test.
class Device {
 public:
  explicit Device(const std::filesystem::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.string().copy(address.sun_path, sizeof address.sun_path - 1);
    listening_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::bind(listening_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(listening_, 1) != 0) {
      throw std::runtime_error("device: cannot listen at " + path.string());
    }
  }
  ~Device() {
    Unplug();
    ::close(listening_);
  }
  Device(const Device&) = delete;
  Device& operator=(const Device&) = delete;

  void AwaitPlug() { cable_ = ::accept(listening_, nullptr, nullptr); }
  void Unplug() {
    if (cable_ >= 0) ::close(cable_);
    cable_ = -1;
  }
  void Say(const FrameBytes& frame) {
    const auto stream = OnCable(frame);
    ASSERT_EQ(::send(cable_, stream.data(), stream.size(), MSG_NOSIGNAL),
              static_cast<ssize_t>(stream.size()));
  }
  /// The next frame, within ten seconds.
  FrameBytes Hear() {
    for (;;) {
      pollfd ready{cable_, POLLIN, 0};
      std::uint8_t byte = 0;
      if (::poll(&ready, 1, 10'000) != 1 || ::recv(cable_, &byte, 1, 0) != 1) return {};
      const auto result = reader_.Feed(byte);
      if (const auto* frame = std::get_if<protocol::FrameReader::Frame>(&result)) {
        return {frame->begin(), frame->end()};
      }
    }
  }

 private:
  int listening_ = -1;
  int cable_ = -1;
  std::array<std::uint8_t, protocol::kMaxFrameSize + protocol::kCrcSize> buffer_{};
  protocol::FrameReader reader_{buffer_};
};

/// The host with a real broker; the test plays device and hub.
class WindowHostTest : public testing::Test {
 protected:
  WindowHostTest() {
    hub_.Subscribe("yc/v1/demo/win-01/up");
    hub_.Subscribe("yc/v1/demo/win-01/state");
    host_.emplace(Config{"win-01",
                         "demo",
                         broker_.uri(),
                         directory_ / "box",
                         {{Cable::kSocket, (directory_ / "ev.sock").string()}},
                         "A",
                         {{3, counter_.path()}}},
                  [](const std::string&) {});
    running_ = std::thread([this] { host_->Run(); });
  }
  ~WindowHostTest() override {
    host_->Stop();
    running_.join();
    host_.reset();
    std::filesystem::remove_all(directory_);
  }

  static std::filesystem::path MakeDirectory() {
    std::string name = testing::TempDir() + "yichuang-host-XXXXXX";
    return mkdtemp(name.data());
  }

  contract::TerminalState NextState() {
    const auto message = hub_.Next();
    if (!message || message->topic != "yc/v1/demo/win-01/state") {
      ADD_FAILURE() << "no state came but " << (message ? message->topic : "nothing");
      return {};
    }
    const auto decoded = contract::DecodeTerminalState(message->payload);
    const auto* state = std::get_if<contract::TerminalState>(&decoded);
    return state == nullptr ? contract::TerminalState{} : *state;
  }

  contract::Entry NextEntry() {
    const auto message = hub_.Next();
    if (!message || message->topic != "yc/v1/demo/win-01/up") {
      ADD_FAILURE() << "no entry came but " << (message ? message->topic : "nothing");
      return {};
    }
    const auto decoded = contract::DecodeUp(message->payload);
    const auto* up = std::get_if<contract::Up>(&decoded);
    if (up == nullptr || up->entries.size() != 1) {
      ADD_FAILURE() << "not one entry: " << message->payload;
      return {};
    }
    return up->entries[0];
  }

  void SendDown(const contract::Down& message) {
    hub_.Publish("yc/v1/demo/win-01/down", contract::Encode(message));
  }

  /// Connected, ev-0007 plugged in, its hello received by the hub.
  void Attach() {
    device_.AwaitPlug();
    EXPECT_EQ(NextState().presence, contract::Presence::kOnline);
    device_.Say(FrameOf(HelloOf(7, 100)));
    EXPECT_TRUE(std::holds_alternative<contract::EvaluatorAttached>(NextEntry().body));
  }

  std::filesystem::path directory_ = MakeDirectory();
  fakes::BrokerProcess broker_;
  fakes::MqttPeer hub_{broker_.port(), "hub"};
  Device device_{directory_ / "ev.sock"};
  fakes::SerialPeer counter_;
  std::optional<WindowHost> host_;
  std::thread running_;
};

TEST_F(WindowHostTest, CarriesAPressUpAndItsReceiptDown) {
  Attach();
  const auto press = FrameOf(PressOf(7, 1));
  device_.Say(press);
  const auto entry = NextEntry();
  EXPECT_EQ(entry.key, (contract::EntryKey{"ev-0007", 1, 1}));
  EXPECT_EQ(entry.body, contract::EntryBody(contract::PressEntry{press}));

  const auto receipt = FrameOf(protocol::Receipt{7, 1, 1});
  SendDown(contract::Receipt{{1, 5, {}}, {{"ev-0007", 1, 1, {}, {}, receipt}}});
  EXPECT_EQ(device_.Hear(), receipt);
}

TEST_F(WindowHostTest, ShowsWhatTheHubWantsAndTellsTheVersion) {
  Attach();
  protocol::Show show;
  show.serial = 7;
  show.epoch = 1;
  show.boot = 100;
  show.version = 34;
  SendDown(contract::Desired{34, {{"ev-0007", FrameOf(show)}}});
  EXPECT_EQ(device_.Hear(), FrameOf(show));
  EXPECT_EQ(NextState().shown_version, 34U);
}

TEST_F(WindowHostTest, ItsCounterDisplayFollowsTheBoardOfItsZone) {
  Attach();
  hub_.Publish("yc/v1/demo/hub/state",
               contract::Encode(contract::HubState{contract::Presence::kOnline, "0.1.0", {}}));
  contract::ZoneBoard board;
  board.zone = "A";
  board.windows = {{3, contract::BoardWindowState::kCalling, {'A', 1}}};
  hub_.Publish("yc/v1/demo/board-a/down", contract::Encode(contract::Down(board)));
  EXPECT_TRUE(counter_.HearUntil("\xC7\xEB A001 \xBA\xC5")) << "请 A001 号, in GB18030";
}

TEST_F(WindowHostTest, TellsThatADeviceWasUnpluggedAndFindsItAgain) {
  Attach();
  device_.Unplug();
  EXPECT_EQ(NextEntry().body, contract::EntryBody(contract::EvaluatorDetached{"ev-0007"}));
  device_.AwaitPlug();
  device_.Say(FrameOf(HelloOf(7, 100)));
  EXPECT_TRUE(std::holds_alternative<contract::EvaluatorAttached>(NextEntry().body));
}

TEST_F(WindowHostTest, SaysGoodbyeWhenItStops) {
  Attach();
  host_->Stop();
  EXPECT_EQ(NextState().presence, contract::Presence::kOffline);
}

TEST_F(WindowHostTest, PublishesAPressWithoutAPauseAndIdlesWithoutWork) {
  Attach();
  using Clock = std::chrono::steady_clock;
  auto fastest = Clock::duration::max();
  for (std::uint32_t counter = 1; counter <= 20; ++counter) {
    const auto pressed = Clock::now();
    device_.Say(FrameOf(PressOf(7, counter)));
    EXPECT_EQ(NextEntry().key.counter, counter);
    fastest = std::min(fastest, Clock::now() - pressed);
  }
  // A polling step anywhere between cable and broker would show even in the fastest of twenty.
  EXPECT_LT(fastest, std::chrono::milliseconds(20));

  const std::clock_t before = std::clock();
  EXPECT_FALSE(hub_.Next(std::chrono::seconds(1)));
  EXPECT_LT(static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC, 0.1);
}

}  // namespace
}  // namespace yichuang::window
