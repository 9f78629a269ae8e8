#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "hub/contract/messages.h"

/// The hub's side of the broker: what terminals send, decoded, and what goes down to them.
namespace yichuang::mqtt {

/// Messages that never became a command, per reason (index: contract::Reason).
struct Refusals {
  std::vector<std::uint64_t> by_reason;
};

/// Where decoded messages go. Called on paho's thread: must return at once and never call back into
/// Terminals.
class Sink {
 public:
  virtual ~Sink() = default;
  /// Asked before a message is parsed; false drops it (counted, not receipted: the terminal sends
  /// it again). `for_state`: a birth or a death, which nobody sends again.
  virtual bool HasRoom(bool for_state) = 0;
  virtual void Take(contract::Up message) = 0;
  virtual void Take(contract::TerminalState state) = 0;
  /// Another client came with this name while its owner was connected, who was thrown off.
  virtual void Displaced(std::string device) = 0;
  /// The link came up; retained births follow.
  virtual void Connected() = 0;
};

struct Broker {
  std::string uri;   ///< "tcp://127.0.0.1:1883"
  std::string hall;  ///< topic name
  std::string client_id = "hub";
  /// identity::TerminalFolder, for "ssl://…": what is shown and trusted; read anew at every
  /// attempt.
  std::filesystem::path identity = {};
};

/// One paho client, MQTT 5, own reconnect with jittered backoff, no paho persistence. Publishing
/// never blocks on the network: while the broker is away a message is dropped, which law 5 allows
/// (receipts and desired states are asked for again).
class Terminals {
 public:
  /// `sink` must outlive this. `log` takes one line for the operator and may be called from any
  /// thread.
  Terminals(Broker broker, Sink& sink, std::function<void(const std::string&)> log);
  ~Terminals();
  Terminals(const Terminals&) = delete;
  Terminals& operator=(const Terminals&) = delete;

  /// Starts connecting in the background.
  void Start();
  void Send(const std::string& device, const contract::Down& message);
  /// Retained presence of the hub with its newest head.
  void Announce(const contract::HubState& state);
  bool connected() const;
  Refusals refusals() const;
  /// Says goodbye (presence offline), disconnects, joins.
  void Stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yichuang::mqtt
