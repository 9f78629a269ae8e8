#include "hub/http/screen_feeds.h"

#include <utility>

#include "hub/http/screen_json.h"

namespace yichuang::http {
namespace {

/// Calls `visit(key, feed)` for the feeds that somebody keeps.
template <typename Key, typename Visit>
void EachKept(const std::map<Key, std::weak_ptr<WholeFeed>>& feeds, Visit visit) {
  for (const auto& [key, kept] : feeds) {
    if (const auto feed = kept.lock()) visit(key, *feed);
  }
}

constexpr auto kExpired = [](const auto& each) { return each.second.expired(); };

}  // namespace

void ScreenFeeds::Update(query::HallScreens hall) {
  hall_ = std::move(hall);
  std::erase_if(zones_, kExpired);
  std::erase_if(windows_, kExpired);
  EachKept(zones_, [this](const std::string& zone, WholeFeed& feed) {
    if (auto json = ZoneScreenJson(*hall_, zone)) feed.Update(*std::move(json));
  });
  EachKept(windows_, [this](int window, WholeFeed& feed) {
    if (auto json = WindowScreenJson(*hall_, window)) feed.Update(*std::move(json));
  });
}

void ScreenFeeds::Ping() {
  const auto ping = [](const auto&, WholeFeed& feed) { feed.Ping(); };
  EachKept(zones_, ping);
  EachKept(windows_, ping);
}

std::size_t ScreenFeeds::readers() const {
  std::size_t readers = 0;
  const auto count = [&readers](const auto&, WholeFeed& feed) { readers += feed.readers(); };
  EachKept(zones_, count);
  EachKept(windows_, count);
  return readers;
}

std::shared_ptr<Feed> ScreenFeeds::FeedWith(std::weak_ptr<WholeFeed>& kept, std::string json) {
  if (auto feed = kept.lock()) return feed;
  auto feed = std::make_shared<WholeFeed>(clock_);
  feed->Update(std::move(json));
  kept = feed;
  return feed;
}

std::shared_ptr<Feed> ScreenFeeds::Zone(const std::string& zone) {
  if (!hall_) return nullptr;
  auto json = ZoneScreenJson(*hall_, zone);
  return json ? FeedWith(zones_[zone], *std::move(json)) : nullptr;
}

std::shared_ptr<Feed> ScreenFeeds::Window(int window) {
  if (!hall_) return nullptr;
  auto json = WindowScreenJson(*hall_, window);
  return json ? FeedWith(windows_[window], *std::move(json)) : nullptr;
}

}  // namespace yichuang::http
