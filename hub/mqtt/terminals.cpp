#include "hub/mqtt/terminals.h"

#include <mqtt/async_client.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <random>
#include <thread>
#include <utility>

#include "hub/contract/codec.h"
#include "hub/contract/topics.h"
#include "hub/identity/terminal_folder.h"

namespace yichuang::mqtt {
namespace {

using namespace std::chrono_literals;

constexpr auto kFirstWait = 200ms;
constexpr auto kLongestWait = 8s;
constexpr auto kKeepAlive = 10s;
constexpr auto kConnectTimeout = 5s;
constexpr int kMaxInflight = 1000;
// Messages paho holds until the socket takes them. Its own 100 are fewer than the receipts of one
// commit in a large hall: the rest would be dropped and come 5 s later, when the terminals ask
// again.
constexpr int kMaxBuffered = 20'000;
// Entries come at QoS 0: only our receipt after COMMIT settles one, and whatever is lost between
// broker and hub is offered again, so an acknowledgement a message would be work without worth. A
// state is retained and comes once.
constexpr int kUpQos = 0;
constexpr int kStateQos = 1;
/// Errors of the broker, where it is set to publish them.
constexpr std::string_view kBrokerLog = "$SYS/broker/log/E";

::mqtt::create_options CreateOptions() {
  return ::mqtt::create_options_builder()
      .mqtt_version(MQTTVERSION_5)
      .send_while_disconnected(false)
      .max_buffered_messages(kMaxBuffered)
      .finalize();
}

}  // namespace

struct Terminals::Impl {
  Impl(Broker where, Sink& to, std::function<void(const std::string&)> log_line)
      : broker(std::move(where)),
        sink(to),
        log(std::move(log_line)),
        client(broker.uri, broker.client_id, CreateOptions()) {
    client.set_message_callback(
        [this](const ::mqtt::const_message_ptr& message) { Arrived(*message); });
    client.set_connection_lost_handler([this](const std::string&) { Lost(); });
  }

  // On paho's thread. An exception leaving it would end the process, so nothing here throws but
  // bad_alloc.
  void Arrived(const ::mqtt::message& message) {
    const std::string& payload = message.get_payload_ref().str();
    if (message.get_topic() == kBrokerLog) return NoteDisplaced(payload);
    const auto topic = contract::ParseTopic(message.get_topic());
    if (!sink.HasRoom(topic && topic->channel == contract::Channel::kState)) {
      Refuse("", contract::Reason::kQueueFull, "");
      return;
    }
    if (!topic || topic->hall != broker.hall) {
      Refuse("", contract::Reason::kTopicMismatch, "topic");
      return;
    }
    if (topic->device == broker.client_id) return;  // our own retained presence
    if (topic->channel == contract::Channel::kUp) {
      Forward(contract::DecodeUp(payload), topic->device, true);
    } else if (topic->channel == contract::Channel::kState && !payload.empty()) {
      Forward(contract::DecodeTerminalState(payload), topic->device, false);
    }
  }

  // Mosquitto says it in its log alone; a client that is thrown off is told nothing.
  void NoteDisplaced(std::string_view line) {
    constexpr std::string_view kBefore = "Client ";
    constexpr std::string_view kAfter = " already connected, closing old connection.";
    const auto begin = line.find(kBefore);
    if (begin == std::string_view::npos || !line.ends_with(kAfter)) return;
    line = line.substr(begin + kBefore.size());
    line.remove_suffix(kAfter.size());
    if (contract::IsTopicName(line)) sink.Displaced(std::string(line));
  }

  template <typename Message>
  void Forward(contract::Decoded<Message> decoded, const std::string& device, bool answer) {
    if (const auto* error = std::get_if<contract::DecodeError>(&decoded)) {
      Refuse(answer ? device : "", error->reason, error->where);
      return;
    }
    auto& message = *std::get_if<Message>(&decoded);
    if (message.device != device) {
      Refuse(answer ? device : "", contract::Reason::kTopicMismatch, "device");
      return;
    }
    sink.Take(std::move(message));
  }

  void Refuse(const std::string& device, contract::Reason reason, const std::string& where) {
    {
      const std::scoped_lock lock(mutex);
      ++refused[static_cast<std::size_t>(reason)];
    }
    if (!device.empty())
      Publish(device, contract::Channel::kDown, contract::Encode(contract::Refused{reason, where}),
              0);
  }

  void Publish(const std::string& device, contract::Channel channel, const std::string& text,
               int qos, bool retained = false) {
    if (!up) return;
    try {
      client.publish(contract::TopicOf(broker.hall, device, channel), text.data(), text.size(), qos,
                     retained);
    } catch (const ::mqtt::exception& error) {
      log("mqtt: not published to " + device + ": " + error.what());
    }
  }

  void Lost() {
    const std::scoped_lock lock(mutex);
    up = false;
    changed.notify_all();
  }

  // No builder and no connect properties: in paho.mqtt.cpp 1.2.0 a copied connect_options keeps a
  // pointer to the properties of the one it was copied from.
  ::mqtt::connect_options ConnectOptions() const {
    contract::HubState gone;
    gone.presence = contract::Presence::kOffline;
    ::mqtt::connect_options options;
    options.set_mqtt_version(MQTTVERSION_5);
    options.set_clean_start(true);
    options.set_keep_alive_interval(kKeepAlive);
    options.set_connect_timeout(kConnectTimeout);
    options.set_max_inflight(kMaxInflight);
    options.set_automatic_reconnect(false);
    options.set_will(::mqtt::will_options(
        contract::TopicOf(broker.hall, broker.client_id, contract::Channel::kState),
        contract::Encode(gone), 1, true));
    if (!broker.identity.empty()) options.set_ssl(SslOptions());
    return options;
  }

  ::mqtt::ssl_options SslOptions() const {
    const identity::TerminalFolder own(broker.identity);
    ::mqtt::ssl_options ssl;
    ssl.set_trust_store(own.authority().string());
    ssl.set_key_store(own.terminal().string());
    ssl.set_private_key(own.terminal().string());
    ssl.set_enable_server_cert_auth(true);
    ssl.set_verify(true);
    return ssl;
  }

  // One attempt; true when connected and subscribed.
  bool Connect() {
    try {
      auto token = client.connect(ConnectOptions());
      if (!token->wait_for(kConnectTimeout)) return false;
      up = true;
      for (const auto& [filter, qos] : {std::pair{contract::UpFilter(broker.hall), kUpQos},
                                        std::pair{contract::StateFilter(broker.hall), kStateQos},
                                        std::pair{std::string(kBrokerLog), kUpQos}}) {
        if (client.subscribe(filter, qos)->wait_for(kConnectTimeout)) continue;
        up = false;
        client.disconnect()->wait_for(kConnectTimeout);
        return false;
      }
      return true;
    } catch (const ::mqtt::exception& error) {
      up = false;
      const std::string cause = error.what();
      if (cause != last_failure)
        log("mqtt: broker " + broker.uri + " not reached: " + cause + "; trying again");
      last_failure = cause;
      return false;
    }
  }

  void Run() {
    std::mt19937 random{std::random_device{}()};
    auto wait = std::chrono::milliseconds(kFirstWait);
    std::unique_lock lock(mutex);
    while (!stopping) {
      if (up) {
        changed.wait(lock, [this] { return stopping || !up; });
        if (!stopping) log("mqtt: connection to the broker lost; reconnecting");
        wait = kFirstWait;
        continue;
      }
      lock.unlock();
      const bool connected = Connect();
      if (connected) {
        log("mqtt: connected to " + broker.uri);
        last_failure.clear();
        sink.Connected();
      }
      lock.lock();
      if (connected) continue;
      std::uniform_int_distribution<std::int64_t> jitter(wait.count() / 2, wait.count());
      changed.wait_for(lock, std::chrono::milliseconds(jitter(random)),
                       [this] { return stopping; });
      wait = std::min<std::chrono::milliseconds>(wait * 2, kLongestWait);
    }
  }

  const Broker broker;
  Sink& sink;
  const std::function<void(const std::string&)> log;
  std::mutex mutex;
  std::condition_variable changed;
  bool stopping = false;
  std::array<std::uint64_t, contract::kReasonCount> refused{};
  std::string last_failure;  // connecting thread only
  std::atomic<bool> up = false;
  ::mqtt::async_client client;
  std::thread thread;
};

Terminals::Terminals(Broker broker, Sink& sink, std::function<void(const std::string&)> log)
    : impl_(std::make_unique<Impl>(std::move(broker), sink, std::move(log))) {}

Terminals::~Terminals() { Stop(); }

void Terminals::Start() {
  impl_->thread = std::thread([this] { impl_->Run(); });
}

void Terminals::Send(const std::string& device, const contract::Down& message) {
  // A lost receipt is asked for again by the terminal's next attempt; a lost desired state is not,
  // so it takes QoS 1. A board stays at the broker: a display that comes later shows it at once.
  const bool board = std::holds_alternative<contract::ZoneBoard>(message);
  const int qos = board || std::holds_alternative<contract::Desired>(message) ? 1 : 0;
  impl_->Publish(device, contract::Channel::kDown, contract::Encode(message), qos, board);
}

void Terminals::Announce(const contract::HubState& state) {
  impl_->Publish(impl_->broker.client_id, contract::Channel::kState, contract::Encode(state), 1,
                 true);
}

bool Terminals::connected() const { return impl_->up; }

Refusals Terminals::refusals() const {
  const std::scoped_lock lock(impl_->mutex);
  return {{impl_->refused.begin(), impl_->refused.end()}};
}

void Terminals::Stop() {
  {
    const std::scoped_lock lock(impl_->mutex);
    if (impl_->stopping) return;
    impl_->stopping = true;
  }
  impl_->changed.notify_all();
  if (impl_->thread.joinable()) impl_->thread.join();
  if (!impl_->up) return;
  contract::HubState gone;
  gone.presence = contract::Presence::kOffline;
  Announce(gone);
  try {
    impl_->client.disconnect(1000)->wait_for(std::chrono::seconds(2));
  } catch (const ::mqtt::exception& error) {
    impl_->log(std::string("mqtt: disconnecting: ") + error.what());
  }
}

}  // namespace yichuang::mqtt
