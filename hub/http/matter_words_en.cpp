#include <algorithm>
#include <array>
#include <utility>

#include "hub/http/matter_words.h"

namespace yichuang::http {
namespace {

using WordEn = std::pair<std::string_view, std::string_view>;

constexpr auto kKindsEn = std::to_array<WordEn>({
    {"first_inquiry", "First inquiry"},
    {"bad_rating", "Bad rating"},
    {"complaint", "Complaint"},
    {"cannot_be_done", "Cannot get it done"},
});
constexpr auto kStatesEn = std::to_array<WordEn>({
    {"open", "Open"},
    {"guided", "Guided"},
    {"unclear", "Unclear"},
    {"handling", "Being handled"},
    {"waiting", "Waits for the citizen"},
    {"offered", "Offered"},
    {"rectifying", "Being put right"},
    {"appealed", "Appealed"},
    {"answered", "Answered"},
    {"called_back", "Called back"},
    {"over", "Closed"},
});
constexpr auto kChannelsEn = std::to_array<WordEn>({
    {"visit", "Visit"},
    {"phone", "Telephone"},
    {"letter", "Letter"},
    {"web", "Web"},
    {"kiosk", "Kiosk"},
    {"device", "Rating device"},
    {"hotline", "Hotline 12345"},
});

std::string_view FindEn(const auto& words, std::string_view name) {
  const auto found = std::ranges::find(words, name, &WordEn::first);
  return found == words.end() ? std::string_view() : found->second;
}

}  // namespace

std::string_view KindTextEn(std::string_view kind) { return FindEn(kKindsEn, kind); }
std::string_view StateTextEn(std::string_view state) { return FindEn(kStatesEn, state); }
std::string_view ChannelTextEn(std::string_view channel) { return FindEn(kChannelsEn, channel); }

}  // namespace yichuang::http
