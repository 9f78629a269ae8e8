#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// As much of MQTT 5 as a load generator needs: packets as bytes, no I/O.
namespace yichuang::load {

enum class PacketType : std::uint8_t {
  kConnect = 1,
  kConnectAck = 2,
  kPublish = 3,
  kPublishAck = 4,
  kSubscribe = 8,
  kSubscribeAck = 9,
  kDisconnect = 14,
};

std::string ConnectPacket(std::string_view client_id);
/// REQUIRES: id != 0.
std::string SubscribePacket(std::uint16_t id, std::string_view filter);
/// QoS 1. REQUIRES: id != 0.
std::string PublishPacket(std::uint16_t id, std::string_view topic, std::string_view payload);
std::string PublishAckPacket(std::uint16_t id);

/// One packet as it arrived; the views point into the buffer it was read from.
struct Packet {
  PacketType type = PacketType::kDisconnect;
  int qos = 0;
  std::uint16_t id = 0;
  int reason = 0;  ///< of the acknowledgements: 0x80 and above, and 0x10, mean not delivered
  std::string_view topic;
  std::string_view payload;
  std::size_t size = 0;  ///< bytes it took in the buffer
};

/// The first packet in the buffer; absent when it is not complete yet. A packet that does not keep
/// to the layout comes out as kDisconnect.
std::optional<Packet> ReadPacket(std::string_view buffer);

}  // namespace yichuang::load
