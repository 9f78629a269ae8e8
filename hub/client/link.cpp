#include "hub/client/link.h"

#include <mqtt/async_client.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <random>
#include <thread>

#include "hub/client/backoff.h"
#include "hub/client/enrolment.h"
#include "hub/contract/codec.h"
#include "hub/contract/topics.h"
#include "hub/identity/terminal_folder.h"

namespace yichuang::client {
namespace {

using namespace std::chrono_literals;
using contract::Channel;
using LogLine = std::function<void(const std::string&)>;

constexpr int kQos = 1;
constexpr auto kKeepAlive = 10s;
constexpr auto kConnectTimeout = 5s;
/// A connection that lasted this long was a good one: the next pause is short again.
constexpr auto kLasting = 5s;
constexpr auto kGoodbyeTimeout = 2s;
/// A certificate that is worth renewing has months left.
constexpr auto kLookAtCertificate = 6h;
/// Unacknowledged messages of ours at the broker; the session's window is the true limit.
constexpr int kMaxInflight = 100;
constexpr int kMaxBuffered = 1'000;

/// Tells a lasting fault once, and its end.
class FaultLog {
 public:
  explicit FaultLog(LogLine log) : log_(std::move(log)) {}

  void Bad(const std::string& fault) {
    const std::scoped_lock lock(mutex_);
    if (fault == told_) return;
    told_ = fault;
    log_(fault);
  }
  void Good() {
    const std::scoped_lock lock(mutex_);
    told_.clear();
  }

 private:
  LogLine log_;
  std::mutex mutex_;
  std::string told_;
};

/// Hears what became of each publish.
class PublishWatch : public mqtt::iaction_listener {
 public:
  explicit PublishWatch(LogLine log) : fault_(std::move(log)) {}

  // A success says little: paho C 1.3.12 hides reason 0x10, nobody subscribes. Only a receipt
  // counts.
  void on_success(const mqtt::token&) override { fault_.Good(); }
  void on_failure(const mqtt::token& token) override {
    const int reason = token.get_reason_code();
    // Below 0x80 it is not the broker's word: the connection went away, which is told elsewhere.
    if (reason < 0x80) return;
    fault_.Bad("mqtt: message not delivered: broker refuses it: " +
               mqtt::exception::reason_code_str(reason) + " (reason " + std::to_string(reason) +
               "); check the broker's access list");
  }

 private:
  FaultLog fault_;
};

mqtt::create_options CreateOptions() {
  return mqtt::create_options_builder()
      .mqtt_version(MQTTVERSION_5)
      .send_while_disconnected(false)
      .max_buffered_messages(kMaxBuffered)
      .finalize();
}

}  // namespace

struct Link::Impl {
  Impl(LinkOptions given, LinkListener& heard_by, LogLine log_line)
      : options(std::move(given)),
        listener(heard_by),
        log(std::move(log_line)),
        watch(log),
        connect_fault(log),
        renewal_fault(log),
        message_fault(log),
        up_topic(contract::TopicOf(options.hall, options.device, Channel::kUp)),
        down_topic(contract::TopicOf(options.hall, options.device, Channel::kDown)),
        state_topic(contract::TopicOf(options.hall, options.device, Channel::kState)),
        hub_topic(contract::TopicOf(options.hall, "hub", Channel::kState)),
        board_topic(options.board.empty()
                        ? std::string()
                        : contract::TopicOf(options.hall, options.board, Channel::kDown)),
        client(options.uri, options.device, CreateOptions()) {
    client.set_message_callback([this](mqtt::const_message_ptr message) { Hear(*message); });
    client.set_connection_lost_handler([this](const std::string&) { NoteLost(); });
    client.set_disconnected_handler(
        [this](const mqtt::properties&, mqtt::ReasonCode) { NoteLost(); });
  }

  void Run();
  bool Connect();
  void Renew();
  mqtt::connect_options ConnectOptions() const;
  mqtt::ssl_options SslOptions() const;
  enum class Ending { kLoss, kStop };
  Ending AwaitLossOrStop();
  void Pause(std::chrono::milliseconds pause);
  void Goodbye();
  void Hear(const mqtt::message& message);
  bool Publish(const std::string& topic, std::string payload, bool retained);
  std::string Death() const;
  void NoteLost();

  const LinkOptions options;
  LinkListener& listener;
  const LogLine log;
  PublishWatch watch;
  FaultLog connect_fault;
  FaultLog renewal_fault;
  FaultLog message_fault;
  const std::string up_topic, down_topic, state_topic, hub_topic, board_topic;

  std::mutex mutex;
  std::condition_variable changed;
  bool lost = false;      ///< guarded by mutex
  bool stopping = false;  ///< guarded by mutex
  std::atomic<bool> connected{false};
  std::atomic<std::uint64_t> session{0};
  std::mt19937_64 random{std::random_device{}()};  ///< of the thread
  std::thread thread;
  mqtt::async_client client;  ///< last: its callbacks use everything above
};

std::string Link::Impl::Death() const {
  contract::TerminalState state;
  state.device = options.device;
  state.session = session;
  return contract::Encode(state);
}

mqtt::connect_options Link::Impl::ConnectOptions() const {
  mqtt::connect_options connect;
  connect.set_mqtt_version(MQTTVERSION_5);
  connect.set_clean_start(true);
  connect.set_keep_alive_interval(kKeepAlive);
  connect.set_connect_timeout(kConnectTimeout);
  connect.set_max_inflight(kMaxInflight);
  connect.set_automatic_reconnect(false);
  connect.set_will(mqtt::will_options(state_topic, Death(), kQos, true));
  if (!options.identity.empty()) connect.set_ssl(SslOptions());
  return connect;
}

mqtt::ssl_options Link::Impl::SslOptions() const {
  const identity::TerminalFolder own(options.identity);
  mqtt::ssl_options ssl;
  ssl.set_trust_store(own.authority().string());
  ssl.set_key_store(own.terminal().string());
  ssl.set_private_key(own.terminal().string());
  ssl.set_enable_server_cert_auth(true);
  ssl.set_verify(true);
  return ssl;
}

/// Told again when it fails; the old certificate serves meanwhile.
void Link::Impl::Renew() {
  if (options.identity.empty() || options.http.empty()) return;
  if (!identity::TerminalFolder(options.identity).certificate()) return;  // told by Connect
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const std::string fault =
      RenewInTime({options.http, options.certificate_authority, options.device, options.identity},
                  now, Perform);
  if (fault.empty()) return renewal_fault.Good();
  renewal_fault.Bad("certificate not renewed: " + fault);
}

bool Link::Impl::Connect() {
  if (!options.identity.empty() && !identity::TerminalFolder(options.identity).certificate()) {
    connect_fault.Bad("mqtt: " + options.device + " has no certificate in " +
                      options.identity.string() + "; on the hub: yichuang-hub enrol " +
                      options.device + ", then join here with the code it prints");
    return false;
  }
  {
    const std::scoped_lock lock(mutex);
    lost = false;
  }
  session = std::uniform_int_distribution<std::uint64_t>(1, contract::kMaxInteger)(random);
  try {
    // paho ends the attempt itself after its time-out; the longer wait is for its thread.
    if (!client.connect(ConnectOptions())->wait_for(2 * kConnectTimeout)) {
      throw std::runtime_error("no answer");
    }
    for (const std::string& topic : {down_topic, hub_topic, board_topic}) {
      if (topic.empty()) continue;
      if (!client.subscribe(topic, kQos)->wait_for(kConnectTimeout)) {
        throw std::runtime_error("no answer to the subscription of " + topic);
      }
    }
  } catch (const std::exception& error) {
    connect_fault.Bad("mqtt: cannot connect " + options.device + " to " + options.uri + ": " +
                      error.what() + "; trying again");
    if (client.is_connected()) Goodbye();
    return false;
  }
  connect_fault.Good();
  return true;
}

void Link::Impl::Run() {
  Backoff backoff(200ms, 8s);
  std::uniform_real_distribution<double> spread(0.0, 1.0);
  for (;;) {
    Renew();
    if (Connect()) {
      const auto since = std::chrono::steady_clock::now();
      connected = true;
      log("mqtt: connected to " + options.uri + " as " + options.device);
      listener.OnConnected();
      if (AwaitLossOrStop() == Ending::kStop) return Goodbye();
      connected = false;
      log("mqtt: connection to " + options.uri + " lost; connecting again");
      listener.OnLost();
      if (std::chrono::steady_clock::now() - since >= kLasting) backoff.Reset();
    }
    {
      const std::scoped_lock lock(mutex);
      if (stopping) return;
    }
    Pause(backoff.Next(spread(random)));
  }
}

Link::Impl::Ending Link::Impl::AwaitLossOrStop() {
  std::unique_lock lock(mutex);
  while (!changed.wait_for(lock, kLookAtCertificate, [this] { return lost || stopping; })) {
    lock.unlock();
    Renew();
    lock.lock();
  }
  return lost ? Ending::kLoss : Ending::kStop;
}

void Link::Impl::Pause(std::chrono::milliseconds pause) {
  std::unique_lock lock(mutex);
  changed.wait_for(lock, pause, [this] { return stopping; });
}

void Link::Impl::NoteLost() {
  {
    const std::scoped_lock lock(mutex);
    lost = true;
  }
  changed.notify_all();
}

/// A clean disconnect withdraws the will, so the death is said in words.
void Link::Impl::Goodbye() {
  connected = false;
  try {
    client.publish(state_topic, Death(), kQos, true)->wait_for(kGoodbyeTimeout);
    client.disconnect()->wait_for(kGoodbyeTimeout);
  } catch (const mqtt::exception&) {
    // The broker went away in the meantime and publishes the will itself.
  }
}

void Link::Impl::Hear(const mqtt::message& message) {
  const std::string& text = message.get_payload();
  const auto refused = [&](const contract::DecodeError& error) {
    message_fault.Bad("mqtt: message on " + message.get_topic() + " not taken: " +
                      std::string(contract::Name(error.reason)) + " at '" + error.where + "'");
  };
  if (message.get_topic() == hub_topic) {
    auto state = contract::DecodeHubState(text);
    if (const auto* error = std::get_if<contract::DecodeError>(&state)) return refused(*error);
    message_fault.Good();
    return listener.OnHub(std::get<contract::HubState>(std::move(state)));
  }
  auto down = contract::DecodeDown(text);
  if (const auto* error = std::get_if<contract::DecodeError>(&down)) return refused(*error);
  message_fault.Good();
  listener.OnMessage(std::get<contract::Down>(std::move(down)));
}

bool Link::Impl::Publish(const std::string& topic, std::string payload, bool retained) {
  if (!connected) return false;
  try {
    client.publish(mqtt::make_message(topic, std::move(payload), kQos, retained), nullptr, watch);
    return true;
  } catch (const mqtt::exception&) {
    return false;  // lost a moment ago, or too much is waiting: the session offers it again
  }
}

Link::Link(LinkOptions options, LinkListener& listener, LogLine log)
    : impl_(std::make_unique<Impl>(std::move(options), listener, std::move(log))) {}

Link::~Link() { Stop(); }

void Link::Start() {
  impl_->thread = std::thread([this] { impl_->Run(); });
}

bool Link::Send(const contract::Up& message) {
  return impl_->Publish(impl_->up_topic, contract::Encode(message), false);
}

bool Link::Announce(contract::TerminalState state) {
  state.session = impl_->session;
  return impl_->Publish(impl_->state_topic, contract::Encode(state), true);
}

bool Link::connected() const { return impl_->connected; }

void Link::Stop() {
  {
    const std::scoped_lock lock(impl_->mutex);
    impl_->stopping = true;
  }
  impl_->changed.notify_all();
  if (impl_->thread.joinable()) impl_->thread.join();
  impl_->client.disable_callbacks();
}

}  // namespace yichuang::client
