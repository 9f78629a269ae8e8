#include "hub/mqtt/terminals.h"

#include <gtest/gtest.h>
#include <mqtt/async_client.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "hub/contract/codec.h"
#include "hub/contract/topics.h"
#include "tests/fakes/broker.h"

namespace yichuang::mqtt {
namespace {

using namespace std::chrono_literals;
using contract::Channel;

constexpr auto kPatience = 20s;

// What reached the hub; waits for it without polling.
class KeepingSink final : public Sink {
 public:
  bool HasRoom(bool) override {
    const std::scoped_lock lock(mutex_);
    return room_;
  }
  void Take(contract::Up message) override {
    Change([&] { ups_.push_back(std::move(message)); });
  }
  void Take(contract::TerminalState state) override {
    Change([&] { states_.push_back(std::move(state)); });
  }
  void Displaced(std::string device) override {
    Change([&] { displaced_.push_back(std::move(device)); });
  }
  void Connected() override {
    Change([&] { ++connections_; });
  }

  void CloseDoor() {
    const std::scoped_lock lock(mutex_);
    room_ = false;
  }
  bool AwaitUps(std::size_t count) {
    return Await([&] { return ups_.size() >= count; });
  }
  bool AwaitStates(std::size_t count) {
    return Await([&] { return states_.size() >= count; });
  }
  bool AwaitConnections(int count) {
    return Await([&] { return connections_ >= count; });
  }
  bool AwaitDisplaced(const std::string& device) {
    return Await([&] { return std::ranges::find(displaced_, device) != displaced_.end(); });
  }
  std::vector<contract::Up> ups() {
    const std::scoped_lock lock(mutex_);
    return ups_;
  }
  std::vector<contract::TerminalState> states() {
    const std::scoped_lock lock(mutex_);
    return states_;
  }

 private:
  template <typename Act>
  void Change(Act act) {
    const std::scoped_lock lock(mutex_);
    act();
    changed_.notify_all();
  }
  template <typename Condition>
  bool Await(Condition condition) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, kPatience, condition);
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  bool room_ = true;
  int connections_ = 0;
  std::vector<contract::Up> ups_;
  std::vector<contract::TerminalState> states_;
  std::vector<std::string> displaced_;
};

// A terminal over another client, which keeps what comes down.
class Terminal {
 public:
  explicit Terminal(const std::string& uri)
      : client_(uri, "win-01", ::mqtt::create_options(MQTTVERSION_5)) {
    client_.start_consuming();
    client_
        .connect(::mqtt::connect_options_builder()
                     .mqtt_version(MQTTVERSION_5)
                     .clean_start(true)
                     .finalize())
        ->wait();
    client_.subscribe(contract::TopicOf("demo", "win-01", Channel::kDown), 1)->wait();
    client_.subscribe(contract::TopicOf("demo", "hub", Channel::kState), 1)->wait();
  }
  ~Terminal() { client_.stop_consuming(); }

  void Publish(const std::string& topic, const std::string& text, bool retained = false) {
    client_.publish(topic, text.data(), text.size(), 1, retained)->wait_for(5s);
  }
  void Up(const std::string& text) {
    Publish(contract::TopicOf("demo", "win-01", Channel::kUp), text);
  }
  std::optional<contract::Refused> AwaitRefused() {
    const auto message = Await();
    if (!message) return std::nullopt;
    auto decoded = contract::DecodeDown(message->get_payload_ref().str());
    const auto* down = std::get_if<contract::Down>(&decoded);
    if (down == nullptr || !std::holds_alternative<contract::Refused>(*down)) return std::nullopt;
    return *std::get_if<contract::Refused>(down);
  }
  ::mqtt::const_message_ptr Await() {
    ::mqtt::const_message_ptr message;
    client_.try_consume_message_for(&message, kPatience);
    return message;
  }

 private:
  ::mqtt::async_client client_;
};

contract::Up OneEntry(std::uint64_t counter) {
  return {"win-01", {{{"win-01", 1, counter}, 5, contract::EvaluatorDetached{"ev-0001"}}}};
}

class TerminalsTest : public testing::Test {
 protected:
  void Start() {
    terminals_.Start();
    ASSERT_TRUE(sink_.AwaitConnections(1));
  }

  fakes::BrokerProcess broker_;
  KeepingSink sink_;
  Terminals terminals_{{broker_.uri(), "demo"}, sink_, [](const std::string&) {}};
};

TEST_F(TerminalsTest, AMessageArrivesDecoded) {
  Start();
  Terminal terminal(broker_.uri());
  terminal.Up(contract::Encode(OneEntry(1)));
  ASSERT_TRUE(sink_.AwaitUps(1));
  EXPECT_EQ(sink_.ups()[0], OneEntry(1));
}

TEST(TerminalsDisplacedTest, ASecondClientOfOneNameIsTold) {
  fakes::BrokerProcess broker("log_dest topic\nlog_type error\nconnection_messages true");
  KeepingSink sink;
  Terminals terminals({broker.uri(), "demo"}, sink, [](const std::string&) {});
  terminals.Start();
  ASSERT_TRUE(sink.AwaitConnections(1));
  const Terminal first(broker.uri());
  const Terminal second(broker.uri());
  EXPECT_TRUE(sink.AwaitDisplaced("win-01"));
}

TEST_F(TerminalsTest, ARetainedBirthIsThereWhenTheHubComes) {
  Terminal terminal(broker_.uri());
  contract::TerminalState birth;
  birth.device = "win-01";
  birth.presence = contract::Presence::kOnline;
  birth.software = "1";
  terminal.Publish(contract::TopicOf("demo", "win-01", Channel::kState), contract::Encode(birth),
                   true);
  Start();
  ASSERT_TRUE(sink_.AwaitStates(1));
  EXPECT_EQ(sink_.states()[0], birth);
}

TEST_F(TerminalsTest, BadMessagesAreRefusedByReasonAndCounted) {
  Start();
  Terminal terminal(broker_.uri());
  terminal.Up("{\"v\":1,");
  EXPECT_EQ(terminal.AwaitRefused(), (contract::Refused{contract::Reason::kMalformed, ""}));
  contract::Up foreign = OneEntry(1);
  foreign.device = "win-02";
  terminal.Up(contract::Encode(foreign));
  EXPECT_EQ(terminal.AwaitRefused(),
            (contract::Refused{contract::Reason::kTopicMismatch, "device"}));
  terminal.Up(std::string(contract::kMaxMessageBytes + 1, ' '));
  const auto oversized = terminal.AwaitRefused();
  ASSERT_TRUE(oversized);
  EXPECT_EQ(oversized->reason, contract::Reason::kOversized);
  const auto counted = terminals_.refusals().by_reason;
  EXPECT_EQ(counted[static_cast<std::size_t>(contract::Reason::kMalformed)], 1U);
  EXPECT_EQ(counted[static_cast<std::size_t>(contract::Reason::kOversized)], 1U);
  EXPECT_TRUE(sink_.ups().empty());
}

TEST_F(TerminalsTest, AFullInboxDropsBeforeParsingAndCounts) {
  Start();
  sink_.CloseDoor();
  Terminal terminal(broker_.uri());
  terminal.Up(contract::Encode(OneEntry(1)));
  terminal.Up("not even JSON");
  // Both went the same way: dropped before anyone looked at them, and nothing came down.
  const auto full = static_cast<std::size_t>(contract::Reason::kQueueFull);
  const auto until = std::chrono::steady_clock::now() + kPatience;
  while (terminals_.refusals().by_reason[full] < 2 && std::chrono::steady_clock::now() < until)
    std::this_thread::yield();
  EXPECT_EQ(terminals_.refusals().by_reason[full], 2U);
  EXPECT_TRUE(sink_.ups().empty());
}

TEST_F(TerminalsTest, TheHubsPresenceIsRetainedAndTakenBackAtTheEnd) {
  Start();
  contract::HubState state{contract::Presence::kOnline, "1", {1, 42, {}}};
  terminals_.Announce(state);
  Terminal terminal(broker_.uri());
  auto message = terminal.Await();
  ASSERT_TRUE(message);
  auto decoded = contract::DecodeHubState(message->get_payload_ref().str());
  ASSERT_NE(std::get_if<contract::HubState>(&decoded), nullptr);
  EXPECT_EQ(*std::get_if<contract::HubState>(&decoded), state);
  terminals_.Stop();
  message = terminal.Await();
  ASSERT_TRUE(message);
  decoded = contract::DecodeHubState(message->get_payload_ref().str());
  EXPECT_EQ(std::get_if<contract::HubState>(&decoded)->presence, contract::Presence::kOffline);
}

TEST_F(TerminalsTest, AKilledBrokerIsFoundAgain) {
  Start();
  broker_.Restart();
  ASSERT_TRUE(sink_.AwaitConnections(2));
  Terminal terminal(broker_.uri());
  terminal.Up(contract::Encode(OneEntry(1)));
  EXPECT_TRUE(sink_.AwaitUps(1));
}

TEST(TerminalsWithoutBroker, TheHubStartsAndStopsAllTheSame) {
  KeepingSink sink;
  std::vector<std::string> lines;
  std::mutex mutex;
  Terminals terminals({"tcp://127.0.0.1:1", "demo"}, sink, [&](const std::string& line) {
    const std::scoped_lock lock(mutex);
    lines.push_back(line);
  });
  terminals.Start();
  terminals.Send("win-01", contract::Refused{});
  EXPECT_FALSE(terminals.connected());
  terminals.Stop();
}

}  // namespace
}  // namespace yichuang::mqtt
