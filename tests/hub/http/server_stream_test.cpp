#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/hub/http/served_hall.h"

namespace yichuang::http {
namespace {

using nlohmann::json;

using ServerStreamTest = ServedHall;

/// One event of a stream, as a page sees it.
struct Event {
  std::string name;
  json data;
};

std::optional<Event> NextEvent(RawClient& client) {
  const std::string text = NextEventText(client, "/api/v1/live");
  const auto field = [&text](const std::string& name) {
    const std::size_t at = text.find(name);
    return at == std::string::npos
               ? ""
               : text.substr(at + name.size(), text.find('\n', at) - at - name.size());
  };
  if (!text.ends_with("\n\n")) return std::nullopt;
  return Event{field("event: "), json::parse(field("data: "))};
}

TEST_F(ServerStreamTest, GivesTheWholeStateFirstAndDifferencesThen) {
  options_.delta_interval = std::chrono::milliseconds(0);
  Start();
  server_->Publish(TwoWindows());
  RawClient client(port());
  client.Send(GetRequest("/api/v1/live"));
  const std::string head = client.ReadUntil("\r\n\r\n");
  EXPECT_EQ(StatusOf(head), "200");
  EXPECT_NE(head.find("Content-Type: text/event-stream\r\n"), std::string::npos);
  EXPECT_NE(head.find("Cache-Control: no-store\r\n"), std::string::npos);

  const auto whole = NextEvent(client);
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->name, "state");
  EXPECT_EQ(whole->data["windows"].size(), 2U);

  server_->Publish(AfterRating(TwoWindows(), 2));
  const auto delta = NextEvent(client);
  ASSERT_TRUE(delta);
  EXPECT_EQ(delta->name, "delta");
  EXPECT_EQ(delta->data["base"], 7);
  EXPECT_EQ(delta->data["seq"], 8);
  EXPECT_EQ(delta->data["windows"][0]["recent"][0]["level"], 2);
}

TEST_F(ServerStreamTest, JoinsDifferencesThatComeFast) {
  options_.delta_interval = std::chrono::milliseconds(400);
  Start();
  server_->Publish(TwoWindows());
  RawClient client(port());
  client.Send(GetRequest("/api/v1/live"));
  client.ReadUntil("\r\n\r\n");
  ASSERT_EQ(NextEvent(client)->data["seq"], 7);
  query::LiveState state = TwoWindows();
  for (int i = 0; i < 20; ++i) server_->Publish(state = AfterRating(state, 5));
  std::uint64_t stands_at = 7;
  int events = 0;
  for (; stands_at != 27; ++events) {
    const auto delta = NextEvent(client);
    ASSERT_TRUE(delta);
    EXPECT_EQ(delta->data["base"], stands_at);
    stands_at = delta->data["seq"];
  }
  EXPECT_LE(events, 2);
}

TEST_F(ServerStreamTest, GivesSignsOfLifeInAQuietHall) {
  options_.ping_interval = std::chrono::milliseconds(50);
  Start();
  server_->Publish(TwoWindows());
  RawClient client(port());
  client.Send(GetRequest("/api/v1/live"));
  client.ReadUntil("\r\n\r\n");
  ASSERT_EQ(NextEvent(client)->name, "state");
  for (int i = 0; i < 2; ++i) {
    const auto ping = NextEvent(client);
    ASSERT_TRUE(ping);
    EXPECT_EQ(ping->name, "ping");
    EXPECT_EQ(ping->data["seq"], 7);
    EXPECT_EQ(ping->data["broker_connected"], true);
  }
}

TEST_F(ServerStreamTest, DropsAReaderThatDoesNotReadAndServesTheOthers) {
  options_.delta_interval = std::chrono::milliseconds(0);
  options_.request_timeout = std::chrono::milliseconds(500);
  options_.most_waiting_frames = 4;
  Start();
  query::LiveState state = TwoWindows();
  state.windows[0].staff_name.assign(256 * 1024, 'x');  // so that socket buffers fill soon
  server_->Publish(state);
  RawClient slow(port(), 4096);
  slow.Send(GetRequest("/api/v1/live"));
  RawClient quick(port());
  quick.Send(GetRequest("/api/v1/live"));
  quick.ReadUntil("\r\n\r\n");

  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (log().find("read too slowly") == std::string::npos) {
    ASSERT_LT(std::chrono::steady_clock::now(), deadline) << "the slow reader was kept";
    state = AfterRating(state, 5);
    state.windows[0].staff_name.back() = state.seq % 2 == 0 ? 'y' : 'x';
    server_->Publish(state);
    ASSERT_TRUE(NextEvent(quick));
  }
  slow.ReadToEnd();
  EXPECT_TRUE(slow.closed());
}

TEST_F(ServerStreamTest, EndsStreamsWhenItStops) {
  Start();
  server_->Publish(TwoWindows());
  RawClient client(port());
  client.Send(GetRequest("/api/v1/live"));
  client.ReadUntil("\r\n\r\n");
  ASSERT_TRUE(NextEvent(client));
  server_->Stop();
  client.ReadToEnd();
  EXPECT_TRUE(client.closed());
}

}  // namespace
}  // namespace yichuang::http
