#include "hub/http/screen_feeds.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "hub/http/screen_json.h"
#include "hub/http/screen_routes.h"
#include "tests/hub/http/screen_sample.h"

namespace yichuang::http {
namespace {

using nlohmann::json;

TEST(ScreenJson, AZoneIsNumbersAndWindowsAndNobody) {
  const json zone = json::parse(ZoneScreenJson(SampleScreens(), "A").value());
  EXPECT_EQ(zone["zone"]["name"]["zh"], "企业服务区");
  EXPECT_EQ(zone["calls"][0],
            json::parse(R"({"voice":12,"no":"A001","window":1,"call":2,"at_ms":5000,)"
                        R"("state":"calling","text":{"zh":"请A001号到1号窗口办理",)"
                        R"("en":"Number A001, please go to window 1"}})"));
  EXPECT_EQ(zone["windows"], json::parse(R"([{"number":1,"state":"calling","no":"A001"},)"
                                         R"({"number":2,"state":"paused","no":""}])"));
  EXPECT_EQ(zone.dump().find("李敏"), std::string::npos);
  EXPECT_FALSE(ZoneScreenJson(SampleScreens(), "B"));
}

TEST(ScreenJson, AWindowNamesItsStaff) {
  const json one = json::parse(WindowScreenJson(SampleScreens(), 1).value());
  EXPECT_EQ(one["no"], "A001");
  EXPECT_EQ(one["staff"],
            json::parse(R"({"number":"1001","name":"李敏","photo":"photo-1","stars":0})"));
  const json two = json::parse(WindowScreenJson(SampleScreens(), 2).value());
  EXPECT_EQ(two["state"], "closed");
  EXPECT_TRUE(two["staff"].is_null());
  EXPECT_FALSE(WindowScreenJson(SampleScreens(), 3));
}

TEST(ScreenJson, TellsWhichScreensThereAre) {
  const json screens = json::parse(ScreensJson(SampleScreens()));
  EXPECT_EQ(screens["zones"][0]["id"], "A");
  EXPECT_EQ(screens["windows"], json::parse("[1,2]"));
}

TEST(ScreenRoutes, UnderstandWhatABrowserSends) {
  const Route zone = ZoneScreenRoute("%E4%B8%80%E5%B1%82", true);
  const auto* ask = std::get_if<ZoneScreenAsk>(&zone);
  ASSERT_NE(ask, nullptr);
  EXPECT_EQ(ask->zone, "一层");
  EXPECT_TRUE(ask->stream);
  for (const char* broken : {"%", "%E", "%ZZ", "A%4"})
    EXPECT_TRUE(std::holds_alternative<Trouble>(ZoneScreenRoute(broken, false))) << broken;
  for (const char* none : {"0", "1000", "x", "1x"})
    EXPECT_TRUE(std::holds_alternative<Trouble>(WindowScreenRoute(none, false))) << none;
}

class ScreenFeedsTest : public ::testing::Test {
 protected:
  std::string Heard(StreamQueue& queue, Feed& feed) {
    std::string heard;
    for (const Frame& frame : queue.Take(feed)) heard += *frame;
    return heard;
  }

  ScreenFeeds feeds_{[] { return std::int64_t{5'000}; }};
};

TEST_F(ScreenFeedsTest, HaveNothingBeforeTheHallIsKnownAndForScreensThatAreNot) {
  EXPECT_EQ(feeds_.Zone("A"), nullptr);
  EXPECT_EQ(feeds_.Window(1), nullptr);
  feeds_.Update(SampleScreens());
  EXPECT_NE(feeds_.Zone("A"), nullptr);
  EXPECT_EQ(feeds_.Zone("B"), nullptr);
  EXPECT_EQ(feeds_.Window(7), nullptr);
}

TEST_F(ScreenFeedsTest, TellWhatChangedOnTheirOwnScreenAlone) {
  feeds_.Update(SampleScreens());
  const auto zone = feeds_.Zone("A");
  const auto window = feeds_.Window(2);
  StreamQueue zone_queue(8, [] {});
  StreamQueue window_queue(8, [] {});
  zone->Join(zone_queue);
  window->Join(window_queue);
  EXPECT_EQ(feeds_.readers(), 2U);
  Heard(zone_queue, *zone);
  Heard(window_queue, *window);
  query::HallScreens next = SampleScreens();
  next.zones[0].calls[0].call = 3;
  feeds_.Update(next);
  EXPECT_NE(Heard(zone_queue, *zone).find("\"call\":3"), std::string::npos);
  EXPECT_EQ(Heard(window_queue, *window), "");
  feeds_.Ping();
  EXPECT_EQ(Heard(window_queue, *window), "event: ping\ndata: {\"now_ms\":5000}\n\n");
  zone->Leave(zone_queue);
  window->Leave(window_queue);
}

}  // namespace
}  // namespace yichuang::http
