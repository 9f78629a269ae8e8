#include "hub/http/desk_feeds.h"

namespace yichuang::http {

void WholeFeed::Update(std::string json) {
  if (json_ && *json_ == json) return;
  json_ = std::make_shared<const std::string>(std::move(json));
  if (readers() > 0) PushToAll(whole_frame());
}

void WholeFeed::Ping() {
  if (readers() > 0 && json_) PushToAll(PingFrame());
}

Frame WholeFeed::PingFrame() const {
  return EventFrame("ping", {}, "{\"now_ms\":" + std::to_string(clock_()) + "}");
}

Frame WholeFeed::whole_frame() {
  if (!json_) return {};
  return std::make_shared<const std::string>(*PingFrame() + *EventFrame("state", {}, *json_));
}

void DeskFeeds::Update(query::DeskHall hall) {
  hall_ = std::move(hall);
  std::erase_if(desks_, [](const auto& each) { return each.second.expired(); });
  for (const auto& [key, kept] : desks_) {
    const auto feed = kept.lock();
    auto json = DeskViewJson(*hall_, key.first, key.second);
    if (feed && json) feed->Update(*std::move(json));
  }
  if (const auto feed = groups_.lock()) feed->Update(GroupsJson(*hall_));
}

void DeskFeeds::Ping() {
  for (const auto& [key, kept] : desks_) {
    if (const auto feed = kept.lock()) feed->Ping();
  }
  if (const auto feed = groups_.lock()) feed->Ping();
}

std::size_t DeskFeeds::readers() const {
  std::size_t readers = 0;
  for (const auto& [key, kept] : desks_) {
    if (const auto feed = kept.lock()) readers += feed->readers();
  }
  if (const auto feed = groups_.lock()) readers += feed->readers();
  return readers;
}

std::shared_ptr<Feed> DeskFeeds::Desk(int window, const DeskViewer& viewer) {
  if (!hall_) return nullptr;
  auto json = DeskViewJson(*hall_, window, viewer);
  if (!json) return nullptr;
  std::weak_ptr<WholeFeed>& kept = desks_[{window, viewer}];
  if (auto feed = kept.lock()) return feed;
  auto feed = std::make_shared<WholeFeed>(clock_);
  feed->Update(*std::move(json));
  kept = feed;
  return feed;
}

std::shared_ptr<Feed> DeskFeeds::Groups() {
  if (!hall_) return nullptr;
  if (auto feed = groups_.lock()) return feed;
  auto feed = std::make_shared<WholeFeed>(clock_);
  feed->Update(GroupsJson(*hall_));
  groups_ = feed;
  return feed;
}

}  // namespace yichuang::http
