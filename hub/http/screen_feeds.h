#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "hub/http/desk_feeds.h"
#include "hub/query/screens.h"

namespace yichuang::http {

/// The feeds of all screens that hang somewhere. I/O thread only.
class ScreenFeeds {
 public:
  /// `clock`: milliseconds of the hall's clock.
  explicit ScreenFeeds(std::function<std::int64_t()> clock) : clock_(std::move(clock)) {}

  void Update(query::HallScreens hall);
  void Ping();
  std::size_t readers() const;

  /// Null before the first Update.
  const query::HallScreens* hall() const { return hall_ ? &*hall_ : nullptr; }

  /// Null before the first Update, and for a zone or window that the hall does not have. A feed
  /// lives as long as somebody keeps it.
  std::shared_ptr<Feed> Zone(const std::string& zone);
  std::shared_ptr<Feed> Window(int window);

 private:
  std::shared_ptr<Feed> FeedWith(std::weak_ptr<WholeFeed>& kept, std::string json);

  const std::function<std::int64_t()> clock_;
  std::optional<query::HallScreens> hall_;
  std::map<std::string, std::weak_ptr<WholeFeed>> zones_;
  std::map<int, std::weak_ptr<WholeFeed>> windows_;
};

}  // namespace yichuang::http
