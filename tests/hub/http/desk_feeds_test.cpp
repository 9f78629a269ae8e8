#include "hub/http/desk_feeds.h"

#include <gtest/gtest.h>

#include "tests/hub/http/desk_sample.h"

namespace yichuang::http {
namespace {

class DeskFeedsTest : public ::testing::Test {
 protected:
  /// What a reader that looks at `feed` gets now.
  std::string Heard(StreamQueue& queue, Feed& feed) {
    std::string heard;
    for (const Frame& frame : queue.Take(feed)) heard += *frame;
    return heard;
  }

  std::int64_t now_ = 5'000;
  DeskFeeds feeds_{[this] { return now_; }};
};

TEST_F(DeskFeedsTest, HaveNothingBeforeTheHallIsKnown) {
  EXPECT_EQ(feeds_.Desk(1, {1, false}), nullptr);
  EXPECT_EQ(feeds_.Groups(), nullptr);
  feeds_.Update(SampleDesks());
  EXPECT_NE(feeds_.Desk(1, {1, false}), nullptr);
  EXPECT_EQ(feeds_.Desk(9, {1, false}), nullptr);
}

TEST_F(DeskFeedsTest, TellTheWholeStateWithTheHubsTimeAndThenEveryChange) {
  feeds_.Update(SampleDesks());
  const auto feed = feeds_.Desk(1, {1, false});
  StreamQueue queue(8, [] {});
  feed->Join(queue);
  const std::string first = Heard(queue, *feed);
  EXPECT_TRUE(first.starts_with("event: ping\ndata: {\"now_ms\":5000}\n\nevent: state\n")) << first;
  query::DeskHall next = SampleDesks();
  next.windows[0].waiting.clear();
  now_ = 6'000;
  feeds_.Update(next);
  const std::string second = Heard(queue, *feed);
  EXPECT_NE(second.find("\"now_ms\":6000"), std::string::npos);
  EXPECT_NE(second.find("\"waiting\":[]"), std::string::npos);
  feed->Leave(queue);
}

// What does not change the page sends nothing: not even that something happened.
TEST_F(DeskFeedsTest, AreSilentWhenNothingTheViewerSeesHasChanged) {
  feeds_.Update(SampleDesks());
  const auto other = feeds_.Desk(1, {2, false});
  StreamQueue queue(8, [] {});
  other->Join(queue);
  Heard(queue, *other);
  feeds_.Update(SampleDesks());
  query::DeskHall next = SampleDesks();
  next.windows[0].today.served = 5;  // not his to know
  next.windows[0].waiting.clear();
  feeds_.Update(next);
  EXPECT_EQ(Heard(queue, *other), "");
  feeds_.Ping();
  EXPECT_EQ(Heard(queue, *other), "event: ping\ndata: {\"now_ms\":5000}\n\n");
  other->Leave(queue);
}

TEST_F(DeskFeedsTest, TwoPagesOfOneClerkShareAFeedAndOtherViewersDoNot) {
  feeds_.Update(SampleDesks());
  const auto feed = feeds_.Desk(1, {1, false});
  EXPECT_EQ(feeds_.Desk(1, {1, false}), feed);
  EXPECT_NE(feeds_.Desk(1, {2, false}), feed);
  StreamQueue queue(8, [] {});
  feed->Join(queue);
  EXPECT_EQ(feeds_.readers(), 1U);
  feed->Leave(queue);
  EXPECT_EQ(feeds_.readers(), 0U);
}

}  // namespace
}  // namespace yichuang::http
