#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "hub/contract/messages.h"

namespace yichuang::client {

/// What the link hears. Called on paho's thread or the link's own: push to a queue and return.
/// Never call Stop from here.
class LinkListener {
 public:
  virtual ~LinkListener() = default;
  virtual void OnConnected() = 0;  ///< and subscribed; the birth is to be announced now
  virtual void OnLost() = 0;
  virtual void OnMessage(contract::Down message) = 0;
  virtual void OnHub(contract::HubState state) = 0;
};

struct LinkOptions {
  std::string uri;     ///< "tcp://127.0.0.1:1883"
  std::string hall;    ///< REQUIRES: contract::IsTopicName
  std::string device;  ///< client id and topic; REQUIRES: contract::IsTopicName
  /// contract::BoardDevice of the zone whose board is heard too; "": none.
  std::string board = {};
  /// identity::TerminalFolder, for "ssl://…": what is shown and trusted; read anew at every
  /// attempt.
  std::filesystem::path identity = {};
  /// Where a certificate is renewed before it ends, as EnrolmentOptions has them; "": nowhere.
  std::string http = {};
  std::string certificate_authority = {};
};

/// The terminal's one MQTT 5 client: own reconnect (200 ms…8 s, jittered), will on …/state, no paho
/// persistence. Nothing of it survives the process or the broker: what must survive is in the
/// outbox.
class Link {
 public:
  /// `listener` outlives this. `log` takes one line for the operator, from any thread; a fault that
  /// lasts is told once. Throws std::runtime_error when paho does not take `uri`.
  Link(LinkOptions options, LinkListener& listener, std::function<void(const std::string&)> log);
  /// Stops.
  ~Link();
  Link(const Link&) = delete;
  Link& operator=(const Link&) = delete;

  /// Starts connecting in the background; to be called once.
  void Start();
  /// Publishes with QoS 1. False when not connected or paho would not take it; nothing is retried
  /// here: the session does. Every reason code >= 0x80 is logged as not delivered; 0x10 (nobody
  /// subscribes) is not, because paho C 1.3.12 hands it on as 0: that the hub is away shows in
  /// OnHub and in missing receipts. Any thread; never waits for the network.
  bool Send(const contract::Up& message);
  /// Retained birth; `state.session` is overwritten with this connection's number.
  bool Announce(contract::TerminalState state);
  bool connected() const;
  /// Announces the death (retained), disconnects and joins; takes some seconds at most.
  void Stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yichuang::client
