#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "hardware/window/input.h"
#include "hub/client/outbox.h"
#include "hub/client/session.h"

namespace yichuang::window {

/// Towards the hub; both answer false when the message was not taken. client::Link is the real one.
class Uplink {
 public:
  virtual ~Uplink() = default;
  virtual bool Send(const contract::Up& message) = 0;
  virtual bool Announce(const contract::TerminalState& state) = 0;
};

/// Towards the devices. evaluator::Driver is the real one.
class Places {
 public:
  virtual ~Places() = default;
  /// False when nothing is plugged in at `place`, or it does not take the frame.
  virtual bool Send(std::size_t place, std::span<const std::uint8_t> frame) = 0;
};

/// Both clocks at one moment.
struct Now {
  client::SteadyMillis steady{0};
  contract::Millis wall = 0;
};

/// What a window host does about every input. No thread, no clock of its own.
///
/// A frame of a device is committed to the outbox before it is published, and only a receipt of the
/// hub retires it: then the hub's signed receipt goes down to the device. Nothing here depends on
/// what a frame says beyond its clear header. Calls throw client's OutboxError when storage fails;
/// the process must end then. One thread. Everything borrowed must outlive this.
class WindowCore {
 public:
  using Log = std::function<void(const std::string&)>;

  /// As long as a device may be silent before it counts as detached.
  static constexpr client::SteadyMillis kMissingAfter{15'000};

  /// Offers what the outbox still holds from earlier runs.
  WindowCore(std::string device, client::Outbox& outbox, Uplink& uplink, Places& places, Log log);

  void Take(const Input& input, const Now& now);
  /// Publishes what is due. Call it after every batch of inputs and at NextDue.
  void Flush(const Now& now);
  /// When Flush has to be called again if nothing comes before; max() when never.
  client::SteadyMillis NextDue() const;
  std::uint64_t shown_version() const { return shown_version_; }

 private:
  struct Shown {
    contract::Bytes frame;
    std::uint32_t epoch = 0;
    std::uint32_t boot = 0;
    std::uint64_t version = 0;
    std::vector<contract::Bytes> name;  ///< pieces of a picture; empty: the device shows none
  };
  struct Receipted {
    contract::Bytes frame;
    std::uint32_t epoch = 0;
    std::uint64_t through = 0;
  };

  void On(const FromEvaluator& input, const Now& now);
  void On(const LinkUp& input, const Now& now);
  void On(const LinkLost& input, const Now& now);
  void On(const FromHub& input, const Now& now);
  void On(const HubSpoke& input, const Now& now);

  void OnEvent(std::size_t place, const evaluator::HelloHeard& hello, const Now& now);
  void OnEvent(std::size_t place, const evaluator::EntryHeard& entry, const Now& now);
  void OnEvent(std::size_t place, const evaluator::Detached& detached, const Now& now);

  void OnMessage(const contract::Desired& desired, const Now& now);
  void OnMessage(const contract::Receipt& receipt, const Now& now);
  void OnMessage(const contract::Refused& refused, const Now& now);
  void OnMessage(const contract::ZoneBoard&, const Now&) {}  // of counter displays: see counters.h

  /// What is wanted of one device; absent when the hub sent something else than a show frame.
  std::optional<Shown> ShownOf(const contract::EvaluatorDesired& each) const;
  void SendName(const std::string& evaluator, const Shown& shown);
  void NoteMissing(const Now& now);
  void ReportMissing(const Now& now);
  void AddOwn(contract::EntryBody body, const Now& now);
  void Witness(const contract::Head& head);
  void Announce();
  bool SendDown(const std::string& evaluator, const contract::Bytes& frame);
  /// For whoever took a device off a window: whether it may be put away.
  void TellKept(const evaluator::HelloHeard& heard);
  bool ReceiptAgain(const evaluator::EntryHeard& entry);

  std::string device_;
  client::Outbox& outbox_;
  Uplink& uplink_;
  Places& places_;
  Log log_;
  client::Session session_;
  std::map<std::string, std::size_t> attached_;  ///< evaluator → place
  std::map<std::string, Shown> shown_;           ///< newest frame per evaluator, attached or not
  std::map<std::string, Receipted> receipted_;   ///< newest per evaluator
  /// Evaluators that the hub takes for attached here although they are not, and when it is told: a
  /// device that left while this process was down has nobody else to say so.
  std::map<std::string, client::SteadyMillis> missing_;
  std::set<std::string> reading_out_;    ///< said to keep entries; not said to be empty since
  std::set<std::string> told_detached_;  ///< since their last hello
  std::uint64_t shown_version_ = 0;
  bool hub_was_away_ = false;
};

}  // namespace yichuang::window
