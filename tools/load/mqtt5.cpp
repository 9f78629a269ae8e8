#include "tools/load/mqtt5.h"

#include <utility>

namespace yichuang::load {
namespace {

constexpr int kSubscribeFlags = 2;  // the standard wants exactly these
constexpr int kQos1 = 2;            // in the flags of PUBLISH
constexpr std::uint8_t kVersion5 = 5;
constexpr std::uint8_t kCleanStart = 2;

void PutU16(std::string& out, std::size_t value) {
  out.push_back(static_cast<char>(value >> 8U));
  out.push_back(static_cast<char>(value & 0xFFU));
}

void PutText(std::string& out, std::string_view text) {
  PutU16(out, text.size());
  out.append(text);
}

std::string Framed(PacketType type, int flags, std::string_view body) {
  std::string packet;
  packet.reserve(body.size() + 5);
  packet.push_back(static_cast<char>((static_cast<int>(type) << 4) | flags));
  std::size_t left = body.size();
  do {
    const std::size_t low = left & 0x7FU;
    left >>= 7U;
    packet.push_back(static_cast<char>(left != 0 ? low | 0x80U : low));
  } while (left != 0);
  packet.append(body);
  return packet;
}

/// Reads from the front of a view; after the end everything is zero and `ok` false.
class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : bytes_(bytes) {}

  std::uint8_t Byte() {
    if (bytes_.empty()) {
      ok_ = false;
      return 0;
    }
    const auto value = static_cast<std::uint8_t>(bytes_.front());
    bytes_.remove_prefix(1);
    return value;
  }
  std::uint16_t U16() {
    const unsigned high = Byte();
    return static_cast<std::uint16_t>((high << 8U) | Byte());
  }
  std::size_t Length() {
    std::size_t value = 0;
    for (unsigned shift = 0; shift < 28; shift += 7) {
      const std::uint8_t byte = Byte();
      value |= static_cast<std::size_t>(byte & 0x7FU) << shift;
      if ((byte & 0x80U) == 0) return value;
    }
    ok_ = false;
    return 0;
  }
  std::string_view Take(std::size_t size) {
    if (size > bytes_.size()) {
      ok_ = false;
      return {};
    }
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }
  std::string_view Rest() { return std::exchange(bytes_, {}); }
  bool empty() const { return bytes_.empty(); }
  std::size_t size() const { return bytes_.size(); }
  bool ok() const { return ok_; }

 private:
  std::string_view bytes_;
  bool ok_ = true;
};

void ReadPublish(Cursor& cursor, int flags, Packet& packet) {
  packet.qos = (flags >> 1) & 3;
  packet.topic = cursor.Take(cursor.U16());
  if (packet.qos > 0) packet.id = cursor.U16();
  (void)cursor.Take(cursor.Length());  // properties
  packet.payload = cursor.Rest();
}

}  // namespace

std::string ConnectPacket(std::string_view client_id) {
  std::string body;
  PutText(body, "MQTT");
  body.push_back(static_cast<char>(kVersion5));
  body.push_back(static_cast<char>(kCleanStart));
  PutU16(body, 0);       // no keep-alive: a run is short
  body.push_back('\0');  // no properties
  PutText(body, client_id);
  return Framed(PacketType::kConnect, 0, body);
}

std::string SubscribePacket(std::uint16_t id, std::string_view filter) {
  std::string body;
  PutU16(body, id);
  body.push_back('\0');
  PutText(body, filter);
  body.push_back('\1');  // at most QoS 1
  return Framed(PacketType::kSubscribe, kSubscribeFlags, body);
}

std::string PublishPacket(std::uint16_t id, std::string_view topic, std::string_view payload) {
  std::string body;
  body.reserve(topic.size() + payload.size() + 8);
  PutText(body, topic);
  PutU16(body, id);
  body.push_back('\0');
  body.append(payload);
  return Framed(PacketType::kPublish, kQos1, body);
}

std::string PublishAckPacket(std::uint16_t id) {
  std::string body;
  PutU16(body, id);
  return Framed(PacketType::kPublishAck, 0, body);
}

std::optional<Packet> ReadPacket(std::string_view buffer) {
  Cursor cursor(buffer);
  const std::uint8_t first = cursor.Byte();
  const std::size_t before = cursor.size();
  const std::size_t length = cursor.Length();
  if (!cursor.ok()) {
    if (before < 4) return std::nullopt;
    return Packet{PacketType::kDisconnect, 0, 0, 0, {}, {}, buffer.size()};
  }
  if (cursor.size() < length) return std::nullopt;
  Packet packet;
  packet.size = buffer.size() - cursor.size() + length;
  packet.type = static_cast<PacketType>(first >> 4U);
  Cursor body(cursor.Take(length));
  switch (packet.type) {
    case PacketType::kPublish:
      ReadPublish(body, first & 0x0F, packet);
      break;
    case PacketType::kPublishAck:
      packet.id = body.U16();
      if (!body.empty()) packet.reason = body.Byte();
      break;
    case PacketType::kConnectAck:
      (void)body.Byte();
      packet.reason = body.Byte();
      break;
    case PacketType::kSubscribeAck:
      packet.id = body.U16();
      (void)body.Take(body.Length());
      packet.reason = body.Byte();
      break;
    default:
      break;
  }
  if (!body.ok()) packet.type = PacketType::kDisconnect;
  return packet;
}

}  // namespace yichuang::load
