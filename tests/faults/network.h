#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/faults/world.h"

namespace yichuang::faults {

enum class Channel : std::uint8_t { kUp, kState, kDown, kHubState };

/// A process with an MQTT client.
class Peer {
 public:
  virtual ~Peer() = default;
  virtual void OnConnected() = 0;
  virtual void OnLost() = 0;
  virtual void OnMessage(Channel channel, const std::string& device, const std::string& text) = 0;
  /// What the broker publishes when it is gone without a word; empty: nothing.
  virtual std::string Will() const = 0;
};

/// How bad the network is for what goes up and down, in chances of 1 to so many; 0: never.
struct Weather {
  std::uint64_t drop = 0;
  std::uint64_t twice = 0;
  std::uint64_t late = 0;  ///< and so behind later ones
};

/// Broker and network. Like the real one it is a pipe: what it has acknowledged dies with it, and
/// with it what it retained. One thread.
class Network {
 public:
  static constexpr const char* kHub = "hub";

  explicit Network(World& world) : world_(world) {}

  /// A process started; it connects as soon as it can. `peer` outlives its entry.
  void Join(const std::string& name, Peer& peer);
  /// The process is gone.
  void Leave(const std::string& name);
  /// The cable of one machine is cut until then.
  void Cut(const std::string& name, SteadyMillis until);
  /// The broker dies, with everything, and is back then.
  void KillBroker(SteadyMillis until);
  bool connected(const std::string& name) const;
  /// From a peer; false when it is not connected. True means no more than a PUBACK does.
  bool Publish(const std::string& from, Channel channel, const std::string& device,
               std::string text);
  /// What is due by now arrives; who can connect, connects.
  void Run();

  Weather weather;
  std::uint64_t dropped = 0;
  std::uint64_t doubled = 0;
  std::uint64_t delayed = 0;

 private:
  struct Line {
    Peer* peer = nullptr;
    bool up = false;
    std::uint64_t connection = 0;
    SteadyMillis next_try{0};
    SteadyMillis cut_until{0};
  };
  struct Parcel {
    SteadyMillis due{0};
    std::string to;
    std::uint64_t connection = 0;
    Channel channel = Channel::kUp;
    std::string device;
    std::string text;
  };

  void Lose(const std::string& name, Line& line, bool with_will);
  void Connect(const std::string& name, Line& line);
  void Route(Channel channel, const std::string& device, const std::string& text);
  void Post(const std::string& to, Channel channel, const std::string& device,
            const std::string& text);

  World& world_;
  std::map<std::string, Line> lines_;
  std::map<std::string, std::string> retained_;  ///< births and deaths, by who
  std::vector<std::pair<SteadyMillis, std::pair<std::string, std::string>>> wills_;
  std::vector<Parcel> on_way_;
  SteadyMillis broker_from_{0};
  SteadyMillis last_due_{0};
  std::uint64_t connections_ = 0;
};

}  // namespace yichuang::faults
