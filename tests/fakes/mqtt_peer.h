#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace yichuang::fakes {

/// The other end of a broker for tests: a bare MQTT 5 connection, QoS 0, a hundred lines.
///
/// paho is not used here on purpose: a second paho client in one process takes two seconds to
/// connect and shares its one receive thread with the client under test. One thread; every fault
/// throws std::runtime_error.
class MqttPeer {
 public:
  struct Message {
    std::string topic;
    std::string payload;
    bool retained = false;
  };

  MqttPeer(std::uint16_t port, const std::string& client_id) : socket_(Connected(port)) {
    std::string body = Text("MQTT") + '\x05' + '\x02';  // version 5, clean start
    body += Number(0);                                  // no keep-alive
    body += '\0';                                       // no properties
    SendPacket(0x10, body + Text(client_id));
    AwaitPacket(0x20);
  }
  ~MqttPeer() { ::close(socket_); }
  MqttPeer(const MqttPeer&) = delete;
  MqttPeer& operator=(const MqttPeer&) = delete;

  /// Returns when the broker has confirmed; retained messages follow.
  void Subscribe(const std::string& filter) {
    SendPacket(0x82, Number(1) + '\0' + Text(filter) + '\0');
    AwaitPacket(0x90);
  }

  void Publish(const std::string& topic, const std::string& payload, bool retained = false) {
    SendPacket(retained ? 0x31 : 0x30, Text(topic) + '\0' + payload);
  }

  /// The next message; absent when none comes in time.
  std::optional<Message> Next(std::chrono::milliseconds timeout = std::chrono::seconds(10)) {
    const auto deadline = std::chrono::steady_clock::now() + timeout;
    while (messages_.empty()) {
      if (!ReadPacket(deadline)) return std::nullopt;
    }
    Message message = std::move(messages_.front());
    messages_.pop_front();
    return message;
  }

 private:
  using Deadline = std::chrono::steady_clock::time_point;

  static int Connected(std::uint16_t port) {
    const int handle = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(handle, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0)
      return handle;
    ::close(handle);
    throw std::runtime_error("mqtt peer: no broker on port " + std::to_string(port));
  }

  static std::string Number(std::size_t value) {
    return {static_cast<char>(value >> 8U), static_cast<char>(value & 0xffU)};
  }
  static std::string Text(std::string_view text) { return Number(text.size()) + std::string(text); }

  void SendPacket(int type, const std::string& body) {
    std::string packet(1, static_cast<char>(type));
    std::size_t rest = body.size();
    do {
      const std::size_t digit = rest % 128;
      rest /= 128;
      packet += static_cast<char>(rest > 0 ? digit | 0x80U : digit);
    } while (rest > 0);
    packet += body;
    if (::send(socket_, packet.data(), packet.size(), MSG_NOSIGNAL) !=
        static_cast<ssize_t>(packet.size())) {
      throw std::runtime_error("mqtt peer: the broker has closed the connection");
    }
  }

  void AwaitPacket(int type) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    for (;;) {
      const auto got = ReadPacket(deadline);
      if (!got) throw std::runtime_error("mqtt peer: no answer of type " + std::to_string(type));
      if (*got == type) return;
    }
  }

  /// Type of the packet read; messages are queued. Absent at the deadline.
  std::optional<int> ReadPacket(Deadline deadline) {
    for (;;) {
      if (const auto size = PacketSize()) {
        const int type = static_cast<unsigned char>(buffer_[0]);
        const std::string body = buffer_.substr(size->header, size->body);
        buffer_.erase(0, size->header + size->body);
        if ((type & 0xf0) == 0x30) QueueMessage(type, body);
        return type & 0xf0;
      }
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
          deadline - std::chrono::steady_clock::now());
      pollfd ready{socket_, POLLIN, 0};
      if (left.count() <= 0 || ::poll(&ready, 1, static_cast<int>(left.count())) <= 0)
        return std::nullopt;
      char chunk[65536];
      const ssize_t got = ::recv(socket_, chunk, sizeof chunk, 0);
      if (got <= 0) throw std::runtime_error("mqtt peer: the broker has closed the connection");
      buffer_.append(chunk, static_cast<std::size_t>(got));
    }
  }

  struct Size {
    std::size_t header;
    std::size_t body;
  };
  std::optional<Size> PacketSize() const {
    std::size_t body = 0;
    for (std::size_t i = 1; i < buffer_.size() && i < 5; ++i) {
      const auto digit = static_cast<unsigned char>(buffer_[i]);
      body |= static_cast<std::size_t>(digit & 0x7fU) << (7 * (i - 1));
      if ((digit & 0x80U) != 0) continue;
      if (buffer_.size() < i + 1 + body) return std::nullopt;
      return Size{i + 1, body};
    }
    return std::nullopt;
  }

  void QueueMessage(int type, const std::string& body) {
    const std::size_t topic_size =
        static_cast<unsigned char>(body.at(0)) * 256U + static_cast<unsigned char>(body.at(1));
    // Properties of less than 128 bytes: one byte of length.
    const std::size_t properties = static_cast<unsigned char>(body.at(2 + topic_size));
    messages_.push_back(
        {body.substr(2, topic_size), body.substr(3 + topic_size + properties), (type & 1) != 0});
  }

  int socket_;
  std::string buffer_;
  std::deque<Message> messages_;
};

}  // namespace yichuang::fakes
