#include "tools/load/feeds.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "evaluator-firmware/protocol/codec.h"
#include "hub/contract/codec.h"
#include "hub/contract/topics.h"
#include "tools/load/hall_book.h"

namespace yichuang::load {
namespace {

constexpr std::uint32_t kEpoch = 1;
constexpr std::uint32_t kElapsed_ms = 4000;
constexpr const char* kHall = "demo";

std::int64_t NowMs() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

/// The number behind `name` after a place; 0 when there is none. Parsing every receipt as JSON
/// would cost the generator more than the hub needs to write it.
std::size_t NumberAfter(std::string_view text, std::string_view name, std::size_t from) {
  const std::size_t found = text.find(name, from);
  if (found == std::string_view::npos) return 0;
  std::size_t value = 0;
  const char* begin = text.data() + found + name.size();
  std::from_chars(begin, text.data() + text.size(), value);
  return value;
}

}  // namespace

contract::Entry PressOf(std::size_t device, std::size_t nth, std::size_t devices,
                        const protocol::DeviceKeys& keys) {
  protocol::Press press;
  press.serial = static_cast<std::uint32_t>(device + 1);
  press.epoch = kEpoch;
  press.counter = static_cast<std::uint32_t>(nth + 1);
  press.invitation = ServiceOf(device, nth, devices);
  press.elapsed_ms = kElapsed_ms;
  press.level = static_cast<protocol::Level>(1 + nth % 5);
  std::array<std::uint8_t, protocol::kMaxFrameSize> frame{};
  const std::size_t size = protocol::Encode(press, keys, frame);
  return {{EvaluatorOf(device), kEpoch, nth + 1},
          NowMs(),
          contract::PressEntry{{frame.begin(), frame.begin() + static_cast<std::ptrdiff_t>(size)}}};
}

SignedFeed::SignedFeed(const PressRange& range) : range_(range), devices_(range.devices) {
  const std::size_t end = range.first + range.ratings;
  for (std::size_t connection = 0; connection < range.devices; ++connection) {
    const std::size_t device = range.device + connection;
    const DeviceKey key = KeyOf(device);
    const protocol::DeviceKeys keys(key);
    for (std::size_t nth = range.first; nth < end;) {
      contract::Up message{HostOf(device), {}};
      for (; nth < end && message.entries.size() < range.entries; ++nth) {
        message.entries.push_back(PressOf(device, nth, range.all_devices, keys));
      }
      devices_[connection].messages.push_back(contract::Encode(message));
      devices_[connection].entries.push_back(message.entries.size());
    }
  }
}

std::string SignedFeed::ClientId(std::size_t connection) const {
  return HostOf(range_.device + connection);
}

std::string SignedFeed::TopicOf(std::size_t connection) const {
  return contract::TopicOf(kHall, ClientId(connection), contract::Channel::kUp);
}

std::string SignedFeed::ReceiptsOf(std::size_t connection) const {
  return contract::TopicOf(kHall, ClientId(connection), contract::Channel::kDown);
}

std::optional<Feed::Message> SignedFeed::Next(std::size_t connection) {
  Device& device = devices_[connection];
  if (device.next == device.messages.size()) return std::nullopt;
  const std::size_t place = device.next++;
  return Message{device.messages[place], device.entries[place]};
}

void SignedFeed::Read(std::size_t connection, std::string_view payload,
                      const std::function<void(std::size_t, std::size_t)>& settled) {
  if (payload.find("\"receipt\"") == std::string_view::npos) return;
  const std::size_t source = payload.find("\"ev-");
  if (source == std::string_view::npos) return;
  const std::size_t through = NumberAfter(payload, "\"through\":", source);
  if (through > range_.first) settled(connection, through - range_.first);
}

PlainFeed::PlainFeed(std::size_t devices, std::size_t ratings, bool receipts)
    : receipts_(receipts), messages_(devices), next_(devices) {
  for (std::size_t device = 0; device < devices; ++device) {
    for (std::size_t nth = 0; nth < ratings; ++nth) {
      messages_[device].push_back(fmt::format(
          R"({{"id":"{}-{}","at":{},"hall":"demo","window":{},"device":"{}","staff":"{}",)"
          R"("item":"item-{}","score":{},"tags":"1,4,7","comment":"{:-<80}"}})",
          device, nth + 1, NowMs(), device + 1, HostOf(device), 1001 + device, nth % 40,
          1 + nth % 5, ""));
    }
  }
}

std::string PlainFeed::ClientId(std::size_t connection) const { return HostOf(connection); }

std::string PlainFeed::TopicOf(std::size_t connection) const {
  return "bench/r/" + HostOf(connection);
}

std::string PlainFeed::ReceiptsOf(std::size_t connection) const {
  // One subscriber is enough: receipts name the device.
  if (!receipts_) return "";
  return connection == 0 ? "bench/receipt" : "bench/none/" + HostOf(connection);
}

std::optional<Feed::Message> PlainFeed::Next(std::size_t connection) {
  if (next_[connection] == messages_[connection].size()) return std::nullopt;
  return Message{messages_[connection][next_[connection]++], 1};
}

/// "3-17,4-2": ids are device and number; a flow stores the ratings of a device in their order.
void PlainFeed::Read(std::size_t, std::string_view payload,
                     const std::function<void(std::size_t, std::size_t)>& settled) {
  while (!payload.empty()) {
    const std::size_t comma = std::min(payload.find(','), payload.size());
    const std::string_view id = payload.substr(0, comma);
    payload.remove_prefix(std::min(comma + 1, payload.size()));
    std::size_t device = 0;
    std::size_t number = 0;
    const auto dash = std::from_chars(id.data(), id.data() + id.size(), device);
    if (dash.ptr == id.data() + id.size()) continue;
    std::from_chars(dash.ptr + 1, id.data() + id.size(), number);
    if (device < messages_.size()) settled(device, number);
  }
}

}  // namespace yichuang::load
