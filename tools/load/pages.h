#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/load/feed.h"
#include "tools/load/latencies.h"

/// Many open boards at once: readers of the hub's live stream that time how far they are behind.
namespace yichuang::load {

/// When each press of a hall book was published. One thread writes, another one reads.
class PressTimes {
 public:
  using Clock = std::chrono::steady_clock;

  PressTimes(std::size_t devices, std::size_t ratings)
      : devices_(devices), published_(devices * ratings) {}

  void Publish(std::size_t device, std::size_t nth) {
    published_[nth * devices_ + device] = Clock::now().time_since_epoch().count();
    ++count_;
  }
  /// Of a place: `service - 1`, since services are dealt round by round. The epoch of the clock:
  /// not published.
  Clock::time_point At(std::size_t place) const {
    return Clock::time_point(Clock::duration(published_[place].load()));
  }
  std::size_t places() const { return published_.size(); }
  std::size_t count() const { return count_; }

 private:
  const std::size_t devices_;
  std::vector<std::atomic<Clock::rep>> published_;
  std::atomic<std::size_t> count_ = 0;
};

/// A feed that notes when each of its messages, one press each, is taken to be published.
class TimedFeed final : public Feed {
 public:
  /// Both are borrowed.
  TimedFeed(Feed& feed, PressTimes& times)
      : feed_(feed), times_(times), taken_(feed.connections()) {}

  std::size_t connections() const override { return feed_.connections(); }
  std::string ClientId(std::size_t connection) const override { return feed_.ClientId(connection); }
  std::string TopicOf(std::size_t connection) const override { return feed_.TopicOf(connection); }
  std::string ReceiptsOf(std::size_t connection) const override {
    return feed_.ReceiptsOf(connection);
  }
  std::optional<Message> Next(std::size_t connection) override {
    auto message = feed_.Next(connection);
    if (message) times_.Publish(connection, taken_[connection]++);
    return message;
  }
  void Read(std::size_t connection, std::string_view payload,
            const std::function<void(std::size_t, std::size_t)>& settled) override {
    feed_.Read(connection, payload, settled);
  }

 private:
  Feed& feed_;
  PressTimes& times_;
  std::vector<std::size_t> taken_;
};

struct PagesSettings {
  std::uint16_t port = 0;  ///< of the hub's pages on 127.0.0.1
  std::string token;       ///< the demonstration's
  std::size_t pages = 100;
  std::size_t silent = 0;  ///< further ones that never read what they are sent
};

struct PagesResult {
  std::size_t arrivals = 0;  ///< presses seen, summed over the pages
  std::size_t missing = 0;   ///< presses that some page never saw
  double open_p99_ms = 0;    ///< from connecting to the whole state
  double p50_ms = 0;         ///< from publishing a press to its arrival at a page
  double p99_ms = 0;
  double worst_ms = 0;
  std::size_t whole_again = 0;  ///< whole states after the first: a page had fallen behind
  std::size_t ended = 0;        ///< pages that read and were disconnected all the same
  std::size_t dropped = 0;      ///< silent ones that the hub disconnected
};

/// One thread uses it. Every function throws std::runtime_error when a page cannot be opened.
class Pages {
 public:
  /// Opens all pages and waits until each has the whole state. `times` is borrowed.
  Pages(PagesSettings settings, const PressTimes& times);
  ~Pages();
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;

  /// Reads until `over` and every page has every press published, or `patience` has passed after
  /// `over`.
  void Watch(const std::atomic<bool>& over, std::chrono::milliseconds patience);

  /// Reads on for `grace`, then tells how many silent pages the hub has left by then.
  void AwaitDrops(std::chrono::milliseconds grace);

  PagesResult Result();

 private:
  struct Page;

  void Open(std::size_t index);
  void Poll(std::chrono::milliseconds patience);
  void Read(Page& page);
  void Take(Page& page, std::string_view frame, PressTimes::Clock::time_point at);
  void Arrive(Page& page, std::size_t place, PressTimes::Clock::time_point at);
  bool Drained(Page& page) const;

  const PagesSettings settings_;
  const PressTimes& times_;
  const int epoll_;
  std::vector<std::unique_ptr<Page>> pages_;  ///< the silent ones last
  std::size_t opened_ = 0;
  Latencies opening_;
  Latencies behind_;
  PagesResult result_;
};

}  // namespace yichuang::load
