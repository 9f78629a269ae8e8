#include <algorithm>
#include <array>
#include <utility>

#include "hub/http/matter_words.h"

namespace yichuang::http {
namespace {

using WordZh = std::pair<std::string_view, std::string_view>;

constexpr auto kKindsZh = std::to_array<WordZh>({
    {"first_inquiry", "首问"},
    {"bad_rating", "差评"},
    {"complaint", "投诉"},
    {"cannot_be_done", "办不成事"},
});
constexpr auto kStatesZh = std::to_array<WordZh>({
    {"open", "已登记"},
    {"guided", "引导中"},
    {"unclear", "归属待定"},
    {"handling", "办理中"},
    {"waiting", "等待群众补充"},
    {"offered", "待签收"},
    {"rectifying", "台账整改"},
    {"appealed", "申诉复核中"},
    {"answered", "已答复"},
    {"called_back", "已回访，待核查"},
    {"over", "已销号"},
});
constexpr auto kChannelsZh = std::to_array<WordZh>({
    {"visit", "来访"},
    {"phone", "来电"},
    {"letter", "来信"},
    {"web", "网上"},
    {"kiosk", "自助终端"},
    {"device", "评价器"},
    {"hotline", "12345热线"},
});

std::string_view FindZh(const auto& words, std::string_view name) {
  const auto found = std::ranges::find(words, name, &WordZh::first);
  return found == words.end() ? std::string_view() : found->second;
}

}  // namespace

std::string_view KindTextZh(std::string_view kind) { return FindZh(kKindsZh, kind); }
std::string_view StateTextZh(std::string_view state) { return FindZh(kStatesZh, state); }
std::string_view ChannelTextZh(std::string_view channel) { return FindZh(kChannelsZh, channel); }

}  // namespace yichuang::http
