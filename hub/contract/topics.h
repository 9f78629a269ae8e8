#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Topics of contract version 1: yc/v1/{hall}/{device}/up, …/down, …/state; the hub's own presence
/// is device "hub".
namespace yichuang::contract {

enum class Channel : std::uint8_t { kUp, kDown, kState };

struct Topic {
  std::string hall;
  std::string device;
  Channel channel = Channel::kUp;
  friend bool operator==(const Topic&, const Topic&) = default;
};

/// The hub's own name: no terminal may have it, for the broker lets it say everything.
inline constexpr std::string_view kHubName = "hub";

/// Names that may stand in a topic: 1..32 of a–z, 0–9 and '-'.
bool IsTopicName(std::string_view name);

/// REQUIRES: IsTopicName(hall) and IsTopicName(device).
std::string TopicOf(std::string_view hall, std::string_view device, Channel channel);
/// Absent when the topic is not of this contract.
std::optional<Topic> ParseTopic(std::string_view topic);
/// Subscription of the hub: "yc/v1/{hall}/+/up" and "…/+/state".
std::string UpFilter(std::string_view hall);
std::string StateFilter(std::string_view hall);

}  // namespace yichuang::contract
