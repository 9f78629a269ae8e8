#include <gtest/gtest.h>

#include <algorithm>

#include <nlohmann/json.hpp>
#include <random>

#include "tests/hub/http/served_hall.h"

namespace yichuang::http {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

/// What a wall may show, published as the hub publishes it.
query::WallState WallNow(const core::Hall& hall, core::Instant now) {
  const core::WallStep step = core::WallOf(hall, now);
  query::WallState wall;
  wall.hall = "示例大厅";
  wall.at_ms = step.at.time_since_epoch().count();
  wall.day = "2026-05-09";
  wall.today = {step.counts.ended, step.counts.uninvited, step.counts.rated, step.counts.levels};
  return wall;
}

class WallTest : public ServedHall {
 protected:
  void Rate(core::Instant at, int level) {
    core::RatingReceived rating;
    rating.key = {"ev-0001", 1, ++rated_};
    rating.service = core::ServiceId{rated_};
    rating.service_day = core::DayOf(live_.plan, at);
    rating.level = static_cast<core::Level>(level);
    core::Apply(live_, {live_.seq + 1, at, "t", rating});
  }

  core::Hall live_;
  std::uint64_t rated_ = 0;
};

/// What an onlooker learned, and when.
struct Look {
  std::uint32_t rated = 0;
  std::int64_t at_ms = 0;
};

// An onlooker with a wall's sign-in listens to the stream and asks the API after every rating, and
// subtracts whatever he got from whatever he had.
TEST_F(WallTest, StreamAndApiTogetherLeakNothingByDifferences) {
  Start();
  std::mt19937 random(11);
  core::Instant now{1'778'290'200'000ms};
  server_->PublishWall(WallNow(live_, now));
  server_->Publish(TwoWindows());
  RawClient stream(port());
  stream.Send(GetRequest("/api/v1/wall/live"));
  stream.ReadUntil("\r\n\r\n");
  std::string heard = NextEventText(stream, "/api/v1/wall/live");
  std::vector<Look> looks;
  for (int i = 0; i < 120; ++i) {
    now += std::chrono::milliseconds(random() % 150'000);
    Rate(now, 1 + static_cast<int>(random() % 5));
    server_->PublishWall(WallNow(live_, now));
    const std::string answer = Fetch(port(), GetRequest("/api/v1/wall"));
    ASSERT_EQ(StatusOf(answer), "200");
    EXPECT_EQ(answer.find("\"windows\""), std::string::npos);
    EXPECT_EQ(answer.find("\"seq\""), std::string::npos);
    const json wall = json::parse(BodyOf(answer));
    looks.push_back({wall["today"]["rated"], wall["at_ms"]});
  }
  // The stream, event by event, must tell what the API told and nothing between.
  heard += stream.ReadUntil("\"rated\":" + std::to_string(looks.back().rated) + ",", 10s);
  for (std::size_t at = heard.find("\"rated\":"); at != std::string::npos;
       at = heard.find("\"rated\":", at + 1)) {
    const auto rated = static_cast<std::uint32_t>(std::stoul(heard.substr(at + 8)));
    const bool known = rated == 0 || std::any_of(looks.begin(), looks.end(), [&](const Look& look) {
                         return look.rated == rated;
                       });
    EXPECT_TRUE(known) << "the stream alone told of " << rated << " ratings";
  }
  Look before{0, 0};
  int steps = 0;
  for (const Look& look : looks) {
    if (look.rated == before.rated) continue;
    EXPECT_TRUE(look.rated - before.rated >= core::kWallRatings ||
                look.at_ms - before.at_ms >= std::chrono::milliseconds(core::kWallTime).count())
        << look.rated - before.rated << " ratings";
    before = look;
    ++steps;
  }
  EXPECT_GT(steps, 10);
}

TEST_F(WallTest, TheSignOfLifeTellsNothingElse) {
  options_.ping_interval = 50ms;
  Start();
  server_->PublishWall(WallNow(live_, core::Instant{1'778'290'200'000ms}));
  RawClient stream(port());
  stream.Send(GetRequest("/api/v1/wall/live"));
  stream.ReadUntil("\r\n\r\n");
  NextEventText(stream, "/api/v1/wall/live");
  EXPECT_EQ(NextEventText(stream, "/api/v1/wall/live"),
            "event: ping\ndata: {\"broker_connected\":true}\n\n");
}

}  // namespace
}  // namespace yichuang::http
