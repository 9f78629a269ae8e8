#include "tools/load/mqtt5.h"

#include <gtest/gtest.h>

namespace yichuang::load {
namespace {

TEST(Packet, PublishComesBackAsItWasWritten) {
  const std::string payload(300, 'x');  // needs two bytes of length
  const std::string bytes = PublishPacket(7, "yc/v1/demo/win-001/up", payload);
  const auto packet = ReadPacket(bytes);
  ASSERT_TRUE(packet);
  EXPECT_EQ(packet->type, PacketType::kPublish);
  EXPECT_EQ(packet->qos, 1);
  EXPECT_EQ(packet->id, 7);
  EXPECT_EQ(packet->topic, "yc/v1/demo/win-001/up");
  EXPECT_EQ(packet->payload, payload);
  EXPECT_EQ(packet->size, bytes.size());
}

TEST(Packet, IsAbsentUntilItsLastByte) {
  const std::string bytes = PublishPacket(7, "a/b", std::string(200, 'x'));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(ReadPacket(std::string_view(bytes).substr(0, size))) << size;
  }
  EXPECT_TRUE(ReadPacket(bytes + "more"));
}

TEST(Packet, AcknowledgementWithoutReasonMeansSuccess) {
  const auto packet = ReadPacket(PublishAckPacket(513));
  ASSERT_TRUE(packet);
  EXPECT_EQ(packet->type, PacketType::kPublishAck);
  EXPECT_EQ(packet->id, 513);
  EXPECT_EQ(packet->reason, 0);
}

TEST(Packet, AcknowledgementTellsWhyItWasNotDelivered) {
  const std::string bytes("\x40\x04\x02\x01\x87\x00", 6);
  const auto packet = ReadPacket(bytes);
  ASSERT_TRUE(packet);
  EXPECT_EQ(packet->id, 513);
  EXPECT_EQ(packet->reason, 0x87);
}

TEST(Packet, ThatLiesAboutItsLengthEndsTheConnection) {
  const std::string bytes("\x32\x03\x00\x09\x61", 5);  // a topic longer than the packet
  const auto packet = ReadPacket(bytes);
  ASSERT_TRUE(packet);
  EXPECT_EQ(packet->type, PacketType::kDisconnect);
}

TEST(Packet, LengthWithoutEndEndsTheConnection) {
  const auto packet = ReadPacket("\x32\xff\xff\xff\xff\xff");
  ASSERT_TRUE(packet);
  EXPECT_EQ(packet->type, PacketType::kDisconnect);
}

}  // namespace
}  // namespace yichuang::load
