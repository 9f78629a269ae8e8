#include "tools/load/alone.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "evaluator-firmware/protocol/codec.h"
#include "hardware/window/input_queue.h"
#include "hardware/window/window_core.h"
#include "hub/client/link.h"
#include "hub/client/outbox.h"
#include "tools/load/feeds.h"

namespace yichuang::load {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::uint32_t kLoadEpoch = 1;
constexpr std::uint32_t kBootAfterwards = 2;
constexpr milliseconds kLookAgain{200};

/// Devices by the host they are plugged in at.
std::map<std::string, std::vector<std::size_t>> ByHost(const AloneHosts& hosts) {
  std::map<std::string, std::vector<std::size_t>> by_host;
  for (std::size_t i = 0; i < hosts.devices; ++i)
    by_host[HostOf(hosts.device + i, hosts.book)].push_back(hosts.device + i);
  return by_host;
}

std::filesystem::path OutboxOf(const AloneHosts& hosts, const std::string& host) {
  return hosts.outboxes / host / "outbox.db";
}

window::Now BothClocks() {
  using std::chrono::duration_cast;
  return {duration_cast<milliseconds>(Clock::now().time_since_epoch()),
          duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count()};
}

evaluator::HelloHeard HelloOf(std::size_t device, std::size_t services) {
  evaluator::HelloHeard heard;
  heard.evaluator = EvaluatorOf(device);
  heard.hello.serial = static_cast<std::uint32_t>(device + 1);
  heard.hello.epoch = kLoadEpoch;
  heard.hello.boot = kBootAfterwards;
  heard.hello.next_counter = static_cast<std::uint32_t>(services + 1);
  std::array<std::uint8_t, protocol::kMaxFrameSize> frame{};
  const DeviceKey key = KeyOf(device);
  const std::size_t size = protocol::Encode(heard.hello, protocol::DeviceKeys(key), frame);
  heard.frame.assign(frame.begin(), frame.begin() + static_cast<std::ptrdiff_t>(size));
  heard.news = true;
  return heard;
}

/// One host's process, as hardware/window/window_host.cpp runs it.
class Host final : client::LinkListener, window::Uplink, window::Places {
 public:
  Host(const AloneHosts& hosts, std::string name, std::vector<std::size_t> devices,
       std::uint16_t port)
      : services_(hosts.book.services),
        devices_(std::move(devices)),
        outbox_(OutboxOf(hosts, name), name),
        link_({fmt::format("tcp://127.0.0.1:{}", port), "demo", name}, *this,
              [](const std::string&) {}),
        core_(name, outbox_, *this, *this, [](const std::string&) {}) {
    for (const contract::SourceAnnounced& source : outbox_.Announced()) kept_ += source.pending;
  }

  std::uint64_t kept() const { return kept_; }
  std::uint64_t receipted() const { return receipted_; }
  bool done() const { return receipted_ >= kept_; }
  Clock::time_point last() const { return last_; }
  /// After Run.
  std::uint64_t left() { return outbox_.Pending().size(); }

  void Run(const std::atomic<bool>& over) {
    for (std::size_t place = 0; place < devices_.size(); ++place)
      core_.Take(window::FromEvaluator{place, HelloOf(devices_[place], services_)}, BothClocks());
    link_.Start();
    while (!over) {
      const auto due = core_.NextDue();
      const auto latest = Clock::now() + kLookAgain;
      const auto until =
          due == client::SteadyMillis::max() ? latest : std::min(latest, Clock::time_point(due));
      const auto inputs = queue_.Take(until);
      if (!inputs) break;
      for (const window::Input& input : *inputs) {
        core_.Take(input, BothClocks());
        Count(input);
      }
      core_.Flush(BothClocks());
    }
    link_.Stop();
  }

 private:
  // Only what the receipts settle of the devices: the outbox is the core's.
  void Count(const window::Input& input) {
    const auto* from_hub = std::get_if<window::FromHub>(&input);
    if (from_hub == nullptr) return;
    const auto* receipt = std::get_if<contract::Receipt>(&from_hub->message);
    if (receipt == nullptr) return;
    for (const contract::SourceReceipt& source : receipt->sources) {
      if (!source.source.starts_with("ev-")) continue;
      std::uint64_t& through = through_[source.source];
      through = std::max(through, source.through);
    }
    std::uint64_t all = 0;
    for (const auto& [source, through] : through_) all += through;
    if (all == receipted_) return;
    last_ = Clock::now();
    receipted_ = all;
  }

  void OnConnected() override { queue_.Push(window::LinkUp{}); }
  void OnLost() override { queue_.Push(window::LinkLost{}); }
  void OnMessage(contract::Down message) override {
    queue_.Push(window::FromHub{std::move(message)});
  }
  void OnHub(contract::HubState state) override { queue_.Push(window::HubSpoke{std::move(state)}); }
  bool Send(const contract::Up& message) override { return link_.Send(message); }
  bool Announce(const contract::TerminalState& state) override { return link_.Announce(state); }
  bool Send(std::size_t, std::span<const std::uint8_t>) override { return true; }

  const std::size_t services_;
  const std::vector<std::size_t> devices_;
  window::InputQueue queue_;
  client::Outbox outbox_;
  client::Link link_;
  window::WindowCore core_;
  std::uint64_t kept_ = 0;
  std::map<std::string, std::uint64_t> through_;
  std::atomic<std::uint64_t> receipted_ = 0;
  std::atomic<Clock::time_point> last_{Clock::time_point{}};
};

}  // namespace

void FillOutboxes(const AloneHosts& hosts) {
  for (const auto& [host, devices] : ByHost(hosts)) {
    const std::filesystem::path file = OutboxOf(hosts, host);
    std::filesystem::create_directories(file.parent_path());
    client::Outbox outbox(file, host);
    for (const std::size_t device : devices) {
      const DeviceKey key = KeyOf(device);
      const protocol::DeviceKeys keys(key);
      for (std::size_t nth = 0; nth < hosts.book.services; ++nth)
        outbox.Add(PressOf(device, nth, hosts.book.devices, keys));
    }
  }
}

DrainResult Drain(const AloneHosts& hosts, std::uint16_t port, std::chrono::seconds patience) {
  std::vector<std::unique_ptr<Host>> all;
  for (auto& [host, devices] : ByHost(hosts))
    all.push_back(std::make_unique<Host>(hosts, host, devices, port));
  DrainResult result;
  result.hosts = all.size();
  for (const auto& host : all) result.kept += host->kept();

  std::atomic<bool> over = false;
  const auto begun = Clock::now();
  std::vector<std::thread> threads;
  threads.reserve(all.size());
  for (const auto& host : all) threads.emplace_back([&over, &host] { host->Run(over); });
  const auto all_done = [&all] {
    return std::ranges::all_of(all, [](const auto& host) { return host->done(); });
  };
  while (!all_done() && Clock::now() < begun + patience) std::this_thread::sleep_for(kLookAgain);
  std::this_thread::sleep_for(kLookAgain);  // the last rows are retired
  over = true;
  for (std::thread& thread : threads) thread.join();

  Clock::time_point last = begun;
  for (const auto& host : all) {
    result.receipted += host->receipted();
    result.left += host->left();
    last = std::max(last, host->last());
  }
  result.seconds = std::chrono::duration<double>(last - begun).count();
  if (result.seconds > 0)
    result.per_second = static_cast<double>(result.receipted) / result.seconds;
  return result;
}

}  // namespace yichuang::load
