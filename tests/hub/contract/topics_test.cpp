#include "hub/contract/topics.h"

#include <gtest/gtest.h>

#include "hub/contract/zone_board.h"

namespace yichuang::contract {
namespace {

TEST(Topics, ComeBackFromTheirText) {
  const std::pair<Topic, const char*> topics[] = {
      {{"demo", "win-01", Channel::kUp}, "yc/v1/demo/win-01/up"},
      {{"demo", "win-01", Channel::kDown}, "yc/v1/demo/win-01/down"},
      {{"demo", "hub", Channel::kState}, "yc/v1/demo/hub/state"},
  };
  for (const auto& [topic, text] : topics) {
    EXPECT_EQ(TopicOf(topic.hall, topic.device, topic.channel), text);
    EXPECT_EQ(ParseTopic(text), topic);
  }
}

TEST(Topics, ABoardHasAPlaceWhateverItsZoneIsCalled) {
  EXPECT_EQ(BoardDevice("A"), "board-a");
  EXPECT_EQ(BoardDevice("2-east"), "board-2-east");
  EXPECT_EQ(BoardDevice("一层"), "board-e4b880e5b182");
  for (const char* zone : {"", "A B", "abcdefghijklmnopqrstuvwxyz0123456789", "一层东侧企业服务区"})
    EXPECT_TRUE(IsTopicName(BoardDevice(zone))) << zone;
}

TEST(Topics, ForeignTopicsAreAbsent) {
  for (const char* text : {"",
                           "yc",
                           "yc/v1",
                           "yc/v1/",
                           "yc/v1/demo",
                           "yc/v1/demo/win-01",
                           "yc/v1/demo/win-01/",
                           "yc/v1/demo/win-01/upp",
                           "yc/v1/demo/win-01/up/",
                           "yc/v1/demo/win-01/up/x",
                           "yc/v2/demo/win-01/up",
                           "xx/v1/demo/win-01/up",
                           "yc/v1//win-01/up",
                           "yc/v1/demo//up",
                           "yc/v1/demo/+/up",
                           "yc/v1/Demo/win-01/up",
                           "/yc/v1/demo/win-01/up",
                           "yc/v1/demo/win_01/up",
                           "yc/v1/demo/窗口/up",
                           "$SYS/broker/uptime"}) {
    EXPECT_FALSE(ParseTopic(text)) << text;
  }
}

TEST(Topics, NamesHaveOneTo32SmallLettersDigitsAndDashes) {
  EXPECT_TRUE(IsTopicName("a"));
  EXPECT_TRUE(IsTopicName("ev-0001"));
  EXPECT_TRUE(IsTopicName(std::string(32, 'z')));
  EXPECT_FALSE(IsTopicName(""));
  EXPECT_FALSE(IsTopicName(std::string(33, 'z')));
  EXPECT_FALSE(IsTopicName("A"));
  EXPECT_FALSE(IsTopicName("a b"));
  EXPECT_FALSE(IsTopicName("a/b"));
  EXPECT_FALSE(IsTopicName("#"));
  EXPECT_FALSE(IsTopicName(std::string_view("a\0", 2)));
}

TEST(Topics, FiltersOfTheHubTakeEveryDevice) {
  EXPECT_EQ(UpFilter("demo"), "yc/v1/demo/+/up");
  EXPECT_EQ(StateFilter("demo"), "yc/v1/demo/+/state");
}

}  // namespace
}  // namespace yichuang::contract
