#include "hub/client/link.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <deque>
#include <mutex>

#include "hub/contract/codec.h"
#include "tests/fakes/broker.h"
#include "tests/fakes/mqtt_peer.h"

namespace yichuang::client {
namespace {

using namespace std::chrono_literals;
using contract::Presence;
using fakes::BrokerProcess;
using fakes::MqttPeer;

constexpr const char* kUp = "yc/v1/demo/win-01/up";
constexpr const char* kDown = "yc/v1/demo/win-01/down";
constexpr const char* kState = "yc/v1/demo/win-01/state";
constexpr const char* kHub = "yc/v1/demo/hub/state";

/// What the link said, in order: "connected", "lost", "down", "hub", and its log lines.
class Heard : public LinkListener {
 public:
  void OnConnected() override { Note("connected"); }
  void OnLost() override { Note("lost"); }
  void OnMessage(contract::Down message) override {
    const std::scoped_lock lock(mutex_);
    downs_.push_back(std::move(message));
    NoteLocked("down");
  }
  void OnHub(contract::HubState state) override {
    const std::scoped_lock lock(mutex_);
    hub_ = std::move(state);
    NoteLocked("hub");
  }
  std::function<void(const std::string&)> Log() {
    return [this](const std::string& line) { Note(line); };
  }

  /// Waits for the next line that contains `part`; those before it are gone.
  ::testing::AssertionResult Await(const std::string& part,
                                   std::chrono::milliseconds timeout = 20s) {
    const auto deadline = std::chrono::steady_clock::now() + timeout;
    std::unique_lock lock(mutex_);
    std::string passed;
    for (;;) {
      while (!lines_.empty()) {
        const std::string line = std::move(lines_.front());
        lines_.pop_front();
        if (line.find(part) != std::string::npos) return ::testing::AssertionSuccess();
        passed += "\n  " + line;
      }
      if (changed_.wait_until(lock, deadline) == std::cv_status::timeout && lines_.empty()) {
        return ::testing::AssertionFailure() << "no '" << part << "'; heard:" << passed;
      }
    }
  }
  /// Waits for a hub state, whether it came before or after the other lines: the broker hands out
  /// the retained one while the link is still on its way to being connected.
  bool AwaitHub(std::chrono::milliseconds timeout = 20s) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, timeout, [this] { return hub_.has_value(); });
  }
  std::vector<contract::Down> downs() {
    const std::scoped_lock lock(mutex_);
    return downs_;
  }
  std::optional<contract::HubState> hub() {
    const std::scoped_lock lock(mutex_);
    return hub_;
  }

 private:
  void Note(const std::string& line) {
    const std::scoped_lock lock(mutex_);
    NoteLocked(line);
  }
  void NoteLocked(const std::string& line) {
    lines_.push_back(line);
    changed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> lines_;
  std::vector<contract::Down> downs_;
  std::optional<contract::HubState> hub_;
};

contract::Up OnePress(std::uint64_t counter) {
  return {"win-01",
          {{{"ev-0001", 5, counter}, 1'778'290'215'337, contract::PressEntry{{1, 2, 3}}}}};
}

LinkOptions Options(const BrokerProcess& broker) { return {broker.uri(), "demo", "win-01"}; }

/// The next message on `topic`; others are passed over.
std::string NextOn(MqttPeer& peer, const std::string& topic) {
  while (auto message = peer.Next()) {
    if (message->topic == topic) return message->payload;
  }
  ADD_FAILURE() << "nothing on " << topic;
  return "";
}

contract::TerminalState StateOf(const std::string& payload) {
  auto decoded = contract::DecodeTerminalState(payload);
  if (auto* state = std::get_if<contract::TerminalState>(&decoded)) return *state;
  ADD_FAILURE() << "no state: " << payload;
  return {};
}

TEST(Link, CarriesMessagesBothWays) {
  BrokerProcess broker;
  MqttPeer hub(broker.port(), "hub");
  hub.Subscribe("yc/v1/demo/+/up");
  hub.Subscribe("yc/v1/demo/+/state");
  const contract::HubState announced{Presence::kOnline, "0.1.0", {}};
  hub.Publish(kHub, contract::Encode(announced), true);

  Heard heard;
  Link link(Options(broker), heard, heard.Log());
  EXPECT_FALSE(link.Send(OnePress(1))) << "not started";
  link.Start();
  ASSERT_TRUE(heard.Await("connected"));
  ASSERT_TRUE(heard.AwaitHub());
  EXPECT_EQ(heard.hub(), announced);

  contract::TerminalState birth;
  birth.device = "win-01";
  birth.presence = Presence::kOnline;
  birth.software = "0.1.0";
  ASSERT_TRUE(link.Announce(birth));
  ASSERT_TRUE(link.Send(OnePress(1)));
  EXPECT_EQ(NextOn(hub, kHub), contract::Encode(announced));
  const auto born = StateOf(NextOn(hub, kState));
  EXPECT_EQ(born.presence, Presence::kOnline);
  EXPECT_GT(born.session, 0U);
  EXPECT_EQ(NextOn(hub, kUp), contract::Encode(OnePress(1)));

  const contract::Down wanted = contract::Desired{3, {}};
  hub.Publish(kDown, contract::Encode(wanted));
  ASSERT_TRUE(heard.Await("down"));
  EXPECT_EQ(heard.downs(), std::vector<contract::Down>{wanted});
}

TEST(Link, ReturnsAfterTheBrokerWasKilled) {
  BrokerProcess broker;
  Heard heard;
  Link link(Options(broker), heard, heard.Log());
  link.Start();
  ASSERT_TRUE(heard.Await("connected"));
  for (int round = 0; round < 3; ++round) {
    broker.Kill();
    ASSERT_TRUE(heard.Await("lost"));
    EXPECT_FALSE(link.Send(OnePress(1)));
    broker.Restart();
    ASSERT_TRUE(heard.Await("connected")) << "round " << round;

    MqttPeer hub(broker.port(), "hub");
    hub.Subscribe(kUp);
    ASSERT_TRUE(link.Send(OnePress(7)));
    EXPECT_EQ(NextOn(hub, kUp), contract::Encode(OnePress(7)));
    hub.Publish(kDown, contract::Encode(contract::Down(contract::Desired{1, {}})));
    ASSERT_TRUE(heard.Await("down")) << "subscribed anew";
  }
}

TEST(Link, WaitsForABrokerThatIsNotThereYet) {
  BrokerProcess broker;
  broker.Kill();
  Heard heard;
  Link link(Options(broker), heard, heard.Log());
  link.Start();
  ASSERT_TRUE(heard.Await("cannot connect win-01"));
  broker.Restart();
  ASSERT_TRUE(heard.Await("connected"));
}

TEST(Link, DeathIsAnnouncedByWillAndByStop) {
  BrokerProcess broker;
  MqttPeer hub(broker.port(), "hub");
  hub.Subscribe(kState);
  Heard heard;
  Link link(Options(broker), heard, heard.Log());
  link.Start();
  ASSERT_TRUE(heard.Await("connected"));
  contract::TerminalState birth;
  birth.device = "win-01";
  birth.presence = Presence::kOnline;
  link.Announce(birth);
  const auto first = StateOf(NextOn(hub, kState));

  {
    // A twin takes the name over: for the broker the first one is gone.
    MqttPeer twin(broker.port(), "win-01");
    const auto death = StateOf(NextOn(hub, kState));
    EXPECT_EQ(death.presence, Presence::kOffline);
    EXPECT_EQ(death.session, first.session);
    ASSERT_TRUE(heard.Await("lost"));
  }
  ASSERT_TRUE(heard.Await("connected"));
  link.Announce(birth);
  const auto second = StateOf(NextOn(hub, kState));
  EXPECT_EQ(second.presence, Presence::kOnline);
  EXPECT_NE(second.session, first.session);

  link.Stop();
  const auto goodbye = StateOf(NextOn(hub, kState));
  EXPECT_EQ(goodbye.presence, Presence::kOffline);
  EXPECT_EQ(goodbye.session, second.session);
  EXPECT_FALSE(link.connected());
}

TEST(Link, RefusedPublishIsLoggedWithItsReason) {
  const auto list =
      std::filesystem::temp_directory_path() / ("yichuang-acl-" + std::to_string(::getpid()));
  std::ofstream(list) << "topic read #\ntopic write yc/v1/demo/win-01/state\n";
  BrokerProcess broker("acl_file " + list.string());
  Heard heard;
  Link link(Options(broker), heard, heard.Log());
  link.Start();
  ASSERT_TRUE(heard.Await("connected"));
  ASSERT_TRUE(link.Send(OnePress(1)));
  EXPECT_TRUE(heard.Await("broker refuses it: Not authorized (reason 135)")) << broker.log();
  ASSERT_TRUE(link.Send(OnePress(1)));
  EXPECT_FALSE(heard.Await("broker refuses it", 300ms)) << "a lasting fault is told once";
  std::filesystem::remove(list);
}

TEST(Link, GarbageFromTheBrokerIsLoggedAndDropped) {
  BrokerProcess broker;
  MqttPeer hub(broker.port(), "hub");
  Heard heard;
  Link link(Options(broker), heard, heard.Log());
  link.Start();
  ASSERT_TRUE(heard.Await("connected"));
  hub.Publish(kDown, "{\"v\":1,\"type\":\"wish\"}");
  EXPECT_TRUE(heard.Await("not taken: unknown_type at 'type'"));
  hub.Publish(kHub, "\xff");
  EXPECT_TRUE(heard.Await("not taken: malformed at ''"));
  hub.Publish(kDown, contract::Encode(contract::Down(contract::Desired{1, {}})));
  EXPECT_TRUE(heard.Await("down"));
}

TEST(Link, BurstOfMessagesArrivesWhole) {
  BrokerProcess broker;
  MqttPeer hub(broker.port(), "hub");
  hub.Subscribe(kUp);
  Heard heard;
  Link link(Options(broker), heard, heard.Log());
  link.Start();
  ASSERT_TRUE(heard.Await("connected"));
  for (std::uint64_t counter = 1; counter <= 100; ++counter)
    ASSERT_TRUE(link.Send(OnePress(counter))) << counter;
  for (std::uint64_t counter = 1; counter <= 100; ++counter) {
    ASSERT_EQ(NextOn(hub, kUp), contract::Encode(OnePress(counter)));
  }
}

TEST(Link, UnusableAddressIsRefused) {
  Heard heard;
  EXPECT_THROW(Link({"carrier-pigeon://hall", "demo", "win-01"}, heard, heard.Log()),
               std::runtime_error);
}

TEST(Link, StopsWithoutAConnection) {
  BrokerProcess broker;
  broker.Kill();
  Heard heard;
  Link link(Options(broker), heard, heard.Log());
  link.Start();
  link.Stop();
  link.Stop();
  EXPECT_FALSE(link.Send(OnePress(1)));
}

}  // namespace
}  // namespace yichuang::client
