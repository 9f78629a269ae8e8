#include "hub/contract/topics.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace yichuang::contract {
namespace {

constexpr std::string_view kPrefix = "yc/v1/";
constexpr std::size_t kMaxNameSize = 32;

struct ChannelName {
  Channel channel;
  std::string_view name;
};
constexpr std::array kChannels = {
    ChannelName{Channel::kUp, "up"},
    ChannelName{Channel::kDown, "down"},
    ChannelName{Channel::kState, "state"},
};

constexpr std::string_view NameOf(Channel channel) {
  return kChannels[static_cast<std::size_t>(channel)].name;
}
static_assert(NameOf(Channel::kUp) == "up" && NameOf(Channel::kDown) == "down" &&
              NameOf(Channel::kState) == "state");

std::string Joined(std::string_view hall, std::string_view device, Channel channel) {
  const std::string_view name = NameOf(channel);
  std::string topic;
  topic.reserve(kPrefix.size() + hall.size() + device.size() + name.size() + 2);
  topic.append(kPrefix).append(hall).append("/").append(device).append("/").append(name);
  return topic;
}

/// Cuts the text before the next '/' off; absent when there is no '/'.
std::optional<std::string_view> TakeLevel(std::string_view& rest) {
  const std::size_t slash = rest.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string_view level = rest.substr(0, slash);
  rest.remove_prefix(slash + 1);
  return level;
}

}  // namespace

bool IsTopicName(std::string_view name) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  };
  return !name.empty() && name.size() <= kMaxNameSize &&
         std::all_of(name.begin(), name.end(), allowed);
}

std::string TopicOf(std::string_view hall, std::string_view device, Channel channel) {
  assert(IsTopicName(hall) && IsTopicName(device));
  return Joined(hall, device, channel);
}

std::optional<Topic> ParseTopic(std::string_view topic) {
  if (!topic.starts_with(kPrefix)) return std::nullopt;
  topic.remove_prefix(kPrefix.size());
  const auto hall = TakeLevel(topic);
  const auto device = TakeLevel(topic);
  if (!hall || !device || !IsTopicName(*hall) || !IsTopicName(*device)) return std::nullopt;
  for (const ChannelName& known : kChannels) {
    if (known.name == topic) return Topic{std::string(*hall), std::string(*device), known.channel};
  }
  return std::nullopt;
}

std::string UpFilter(std::string_view hall) { return Joined(hall, "+", Channel::kUp); }
std::string StateFilter(std::string_view hall) { return Joined(hall, "+", Channel::kState); }

}  // namespace yichuang::contract
