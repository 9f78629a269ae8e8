#include "hub/http/live_feed.h"

#include <gtest/gtest.h>

#include "tests/hub/http/live_states.h"

namespace yichuang::http {
namespace {

/// "state 7", "delta 8" … of a frame, so that a test reads as the stream does.
std::string Title(const Frame& frame) {
  const auto field = [&frame](const std::string& name) {
    const std::size_t from = frame->find(name) + name.size();
    return frame->substr(from, frame->find('\n', from) - from);
  };
  return field("event: ") + " " + field("id: ");
}

std::vector<std::string> Titles(const std::vector<Frame>& frames) {
  std::vector<std::string> titles;
  for (const Frame& frame : frames) titles.push_back(Title(frame));
  return titles;
}

using List = std::vector<std::string>;

TEST(LiveFeed, StartsAReaderWithTheWholeState) {
  LiveFeed feed;
  feed.Update(TwoWindows());
  StreamQueue queue(4, [] {});
  feed.Join(queue);
  EXPECT_EQ(Titles(queue.Take(feed)), List{"state 7"});
  EXPECT_TRUE(queue.Take(feed).empty());
}

TEST(LiveFeed, LetsAReaderWaitForTheFirstState) {
  LiveFeed feed;
  int woken = 0;
  StreamQueue queue(4, [&woken] { ++woken; });
  feed.Join(queue);
  EXPECT_TRUE(queue.Take(feed).empty());
  feed.Update(TwoWindows());
  EXPECT_EQ(woken, 1);
  EXPECT_EQ(Titles(queue.Take(feed)), List{"state 7"});
}

TEST(LiveFeed, SendsDifferencesAfterwards) {
  LiveFeed feed;
  feed.Update(TwoWindows());
  StreamQueue queue(4, [] {});
  feed.Join(queue);
  queue.Take(feed);
  const query::LiveState next = AfterRating(TwoWindows(), 5);
  feed.Update(next);
  feed.Update(AfterRating(next, 4));
  EXPECT_EQ(Titles(queue.Take(feed)), (List{"delta 8", "delta 9"}));
}

TEST(LiveFeed, SendsTheWholeStateWhenTheWindowsAreOthers) {
  LiveFeed feed;
  feed.Update(TwoWindows());
  StreamQueue queue(4, [] {});
  feed.Join(queue);
  queue.Take(feed);
  query::LiveState next = AfterRating(TwoWindows(), 5);
  next.windows.pop_back();
  feed.Update(next);
  EXPECT_EQ(Titles(queue.Take(feed)), List{"state 8"});
}

TEST(LiveFeed, PingsWithTheSequenceItStandsAt) {
  LiveFeed feed;
  StreamQueue queue(4, [] {});
  feed.Join(queue);
  feed.Ping(true);
  EXPECT_TRUE(queue.Take(feed).empty());
  feed.Update(TwoWindows());
  queue.Take(feed);
  feed.Ping(false);
  const auto frames = queue.Take(feed);
  ASSERT_EQ(frames.size(), 1U);
  EXPECT_EQ(*frames[0], "id: 7\nevent: ping\ndata: {\"seq\":7,\"broker_connected\":false}\n\n");
}

TEST(LiveFeed, ForgetsAReaderThatLeft) {
  LiveFeed feed;
  {
    StreamQueue queue(4, [] { FAIL() << "woken after it left"; });
    feed.Join(queue);
    feed.Leave(queue);
  }
  feed.Update(TwoWindows());
  EXPECT_EQ(feed.readers(), 0U);
}

TEST(StreamQueue, GivesASlowReaderTheWholeStateInsteadOfWhatItMissed) {
  LiveFeed feed;
  query::LiveState state = TwoWindows();
  feed.Update(state);
  StreamQueue queue(2, [] {});
  feed.Join(queue);
  queue.Take(feed);
  for (int i = 0; i < 5; ++i) feed.Update(state = AfterRating(state, 5));
  EXPECT_EQ(Titles(queue.Take(feed)), List{"state 12"});
  feed.Update(AfterRating(state, 5));
  EXPECT_EQ(Titles(queue.Take(feed)), List{"delta 13"});
  EXPECT_FALSE(queue.hopeless());
}

TEST(StreamQueue, GivesUpAReaderThatNeverCatchesUp) {
  LiveFeed feed;
  query::LiveState state = TwoWindows();
  feed.Update(state);
  StreamQueue queue(1, [] {});
  feed.Join(queue);
  queue.Take(feed);
  for (int fall = 0; fall < 3; ++fall) {
    EXPECT_FALSE(queue.hopeless());
    for (int i = 0; i < 3; ++i) feed.Update(state = AfterRating(state, 5));
    queue.Take(feed);
  }
  EXPECT_TRUE(queue.hopeless());
}

TEST(StreamQueue, ForgivesAReaderThatCaughtUp) {
  LiveFeed feed;
  query::LiveState state = TwoWindows();
  feed.Update(state);
  StreamQueue queue(1, [] {});
  feed.Join(queue);
  queue.Take(feed);
  for (int fall = 0; fall < 6; ++fall) {
    for (int i = 0; i < 3; ++i) feed.Update(state = AfterRating(state, 5));
    queue.Take(feed);
    feed.Update(state = AfterRating(state, 5));
    queue.Take(feed);
  }
  EXPECT_FALSE(queue.hopeless());
}

}  // namespace
}  // namespace yichuang::http
