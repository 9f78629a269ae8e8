#include "hardware/window/window_host.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "hardware/evaluator/driver.h"
#include "hardware/usb/libusb_bus.h"
#include "hardware/usb/recording.h"
#include "hardware/usb/socket_transport.h"
#include "hardware/window/counters.h"
#include "hardware/window/input_queue.h"
#include "hardware/window/window_core.h"
#include "hub/client/link.h"
#include "hub/contract/broker_address.h"

namespace yichuang::window {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::hours kHousekeeping{1};
constexpr contract::Millis kKeepRetired = std::chrono::milliseconds(std::chrono::days(30)).count();

Now ReadClocks() {
  using std::chrono::duration_cast;
  using std::chrono::milliseconds;
  return {duration_cast<milliseconds>(Clock::now().time_since_epoch()),
          duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count()};
}

/// Pushes what the link hears; called on the link's thread.
class Listener final : public client::LinkListener {
 public:
  explicit Listener(InputQueue& queue) : queue_(queue) {}
  void OnConnected() override { queue_.Push(LinkUp{}); }
  void OnLost() override { queue_.Push(LinkLost{}); }
  void OnMessage(contract::Down message) override { queue_.Push(FromHub{std::move(message)}); }
  void OnHub(contract::HubState state) override { queue_.Push(HubSpoke{std::move(state)}); }

 private:
  InputQueue& queue_;
};

class LinkUplink final : public Uplink {
 public:
  explicit LinkUplink(client::Link& link) : link_(link) {}
  bool Send(const contract::Up& message) override { return link_.Send(message); }
  bool Announce(const contract::TerminalState& state) override { return link_.Announce(state); }

 private:
  client::Link& link_;
};

class DriverPlaces final : public Places {
 public:
  void Add(std::unique_ptr<evaluator::Driver> driver) { drivers_.push_back(std::move(driver)); }
  bool Send(std::size_t place, std::span<const std::uint8_t> frame) override {
    return place < drivers_.size() && drivers_[place]->Send(frame);
  }
  void Stop() {
    for (const auto& driver : drivers_) driver->Stop();
  }

 private:
  std::vector<std::unique_ptr<evaluator::Driver>> drivers_;
};

/// "" where no display follows a board.
std::string BoardOf(const Config& config) {
  return config.counters.empty() ? "" : contract::BoardDevice(config.zone);
}

client::LinkOptions LinkOf(const Config& config) {
  client::LinkOptions options{config.broker, config.hall, config.device, BoardOf(config)};
  if (!contract::ReadBrokerAddress(config.broker)->secure) return options;
  options.identity = config.identity();
  options.http = config.http;
  options.certificate_authority = config.certificate_authority;
  return options;
}

std::filesystem::path OutboxFile(const Config& config) {
  std::error_code error;
  std::filesystem::create_directories(config.data_dir, error);
  if (error) {
    throw std::runtime_error("data_dir " + config.data_dir.string() + " cannot be made: " +
                             error.message() + "; make it, or give this account the right to");
  }
  return config.data_dir / "outbox.db";
}

}  // namespace

/// Destroyed from the bottom up: first the threads, then what they touch.
struct WindowHost::Impl {
  Impl(const Config& settings, std::function<void(const std::string&)> logger)
      : config(settings),
        log(std::move(logger)),
        outbox(OutboxFile(config), config.device),
        listener(queue),
        link(LinkOf(config), listener, log),
        uplink(link),
        core(config.device, outbox, uplink, places, log),
        counters(config.zone, config.counters, log) {
    const auto wanted = [this](Cable cable) {
      return std::any_of(config.evaluators.begin(), config.evaluators.end(),
                         [cable](const EvaluatorPlace& place) { return place.cable == cable; });
    };
    if (wanted(Cable::kUsb)) bus.emplace("evaluator");
    if (wanted(Cable::kBridge)) bridges.emplace("evaluator's bridge", usb::kBridgeIds);
  }

  ~Impl() { StopThreads(); }

  void StopThreads() {
    if (std::exchange(stopped, true)) return;
    places.Stop();
    link.Stop();
  }

  std::unique_ptr<usb::Port> PortOf(const EvaluatorPlace& place) {
    if (place.cable == Cable::kSocket) return std::make_unique<usb::SocketPort>(place.where);
    if (place.cable == Cable::kReplay) return std::make_unique<usb::ReplayPort>(place.where);
    return std::make_unique<usb::LibusbPort>(place.cable == Cable::kBridge ? *bridges : *bus,
                                             place.where);
  }

  std::unique_ptr<usb::Port> RecordedPortOf(const EvaluatorPlace& place) {
    auto port = PortOf(place);
    if (place.record.empty()) return port;
    log("place of " + port->Name() + ": every transfer is kept in " + place.record.string());
    return std::make_unique<usb::RecordingPort>(std::move(port), place.record);
  }

  void StartThreads() {
    for (std::size_t place = 0; place < config.evaluators.size(); ++place) {
      places.Add(std::make_unique<evaluator::Driver>(
          RecordedPortOf(config.evaluators[place]),
          [this, place](evaluator::Event event) {
            queue.Push(FromEvaluator{place, std::move(event)});
          },
          log));
    }
    link.Start();
  }

  void Run() {
    StartThreads();
    auto housekeeping = Clock::now();
    std::uint64_t dropped_logged = 0;
    for (;;) {
      if (Clock::now() >= housekeeping) {
        outbox.Forget(ReadClocks().wall - kKeepRetired);
        housekeeping += kHousekeeping;
      }
      const auto inputs = queue.Take(std::min(WakeAt(), housekeeping));
      if (!inputs) break;
      for (const auto& input : *inputs) {
        core.Take(input, ReadClocks());
        counters.Take(input, ReadClocks().steady);
      }
      core.Flush(ReadClocks());
      counters.Flush(ReadClocks().steady);
      const auto dropped = queue.dropped();
      if (dropped != dropped_logged)
        log("queue: full, " + std::to_string(dropped) + " inputs dropped so far; they come again");
      dropped_logged = dropped;
    }
    StopThreads();
  }

  Clock::time_point WakeAt() const {
    const auto due = std::min(core.NextDue(), counters.NextDue());
    // max() means nothing is due; a time point cannot hold it in its finer unit.
    return due == client::SteadyMillis::max() ? Clock::time_point::max() : Clock::time_point(due);
  }

  const Config config;
  const std::function<void(const std::string&)> log;
  InputQueue queue;
  client::Outbox outbox;
  Listener listener;
  client::Link link;
  LinkUplink uplink;
  std::optional<usb::LibusbBus> bus;
  std::optional<usb::LibusbBus> bridges;
  DriverPlaces places;
  WindowCore core;
  Counters counters;
  bool stopped = false;
};

WindowHost::WindowHost(const Config& config, std::function<void(const std::string&)> log)
    : impl_(std::make_unique<Impl>(config, std::move(log))) {}

WindowHost::~WindowHost() = default;

void WindowHost::Run() { impl_->Run(); }

void WindowHost::Stop() { impl_->queue.Close(); }

}  // namespace yichuang::window
