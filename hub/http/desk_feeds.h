#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "hub/http/desk_json.h"
#include "hub/http/live_feed.h"

/// What open desks and pages of groups are told, and when. I/O thread only.
namespace yichuang::http {

/// Whole states, told only when they differ from the one before: whoever counts what comes learns
/// nothing of what is not in them. A sign of life, and every state, comes with the hub's time.
class WholeFeed final : public Feed {
 public:
  /// `clock`: milliseconds of the hall's clock.
  explicit WholeFeed(std::function<std::int64_t()> clock) : clock_(std::move(clock)) {}

  void Update(std::string json);
  void Ping();
  Frame whole_json() override { return json_; }
  Frame whole_frame() override;

 private:
  Frame PingFrame() const;

  const std::function<std::int64_t()> clock_;
  Frame json_;
};

/// The feeds of all desks that somebody looks at.
class DeskFeeds {
 public:
  explicit DeskFeeds(std::function<std::int64_t()> clock) : clock_(std::move(clock)) {}

  void Update(query::DeskHall hall);
  void Ping();
  std::size_t readers() const;

  /// Null before the first Update.
  const query::DeskHall* hall() const { return hall_ ? &*hall_ : nullptr; }

  /// The feed of a window for its viewer, and of the lines; null before the first Update and for a
  /// window that the hall does not have. It lives as long as somebody keeps it.
  std::shared_ptr<Feed> Desk(int window, const DeskViewer& viewer);
  std::shared_ptr<Feed> Groups();

 private:
  using Key = std::pair<int, DeskViewer>;

  const std::function<std::int64_t()> clock_;
  std::optional<query::DeskHall> hall_;
  std::map<Key, std::weak_ptr<WholeFeed>> desks_;
  std::weak_ptr<WholeFeed> groups_;
};

}  // namespace yichuang::http
