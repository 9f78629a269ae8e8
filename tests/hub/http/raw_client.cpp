#include "tests/hub/http/raw_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace yichuang::http {

using std::chrono::steady_clock;

RawClient::RawClient(std::uint16_t port, int receive_bytes)
    : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  if (receive_bytes > 0)
    setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_bytes, sizeof receive_bytes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    close(socket_);
    throw std::runtime_error("nobody listens on port " + std::to_string(port));
  }
}

RawClient::~RawClient() { close(socket_); }

bool RawClient::Send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

std::string RawClient::ReadUntil(std::string_view ending, std::chrono::milliseconds timeout) {
  const auto deadline = steady_clock::now() + timeout;
  while (true) {
    const std::size_t found = ending.empty() ? std::string::npos : heard_.find(ending);
    const std::size_t length = found == std::string::npos ? heard_.size() : found + ending.size();
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - steady_clock::now());
    pollfd readable{socket_, POLLIN, 0};
    if (found != std::string::npos || closed_ || left.count() <= 0 ||
        poll(&readable, 1, static_cast<int>(left.count())) <= 0) {
      const std::string taken = heard_.substr(0, length);
      heard_.erase(0, length);
      return taken;
    }
    std::array<char, 16384> bytes{};
    const ssize_t count = recv(socket_, bytes.data(), bytes.size(), 0);
    if (count <= 0) {
      closed_ = true;
    } else {
      heard_.append(bytes.data(), static_cast<std::size_t>(count));
    }
  }
}

std::string RawClient::ReadToEnd(std::chrono::milliseconds timeout) {
  return ReadUntil("", timeout);
}

std::string Fetch(std::uint16_t port, std::string_view request) {
  RawClient client(port);
  client.Send(request);
  return client.ReadToEnd();
}

std::string GetRequest(std::string_view target, std::string_view lines) {
  return "GET " + std::string(target) + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" +
         std::string(lines) + "\r\n";
}

std::string ChangeRequest(std::string_view method, std::string_view target, std::string_view body) {
  return std::string(method) + " " + std::string(target) +
         " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
         "application/json\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

std::string StatusOf(std::string_view answer) {
  return answer.starts_with("HTTP/1.") && answer.size() > 12 ? std::string(answer.substr(9, 3))
                                                             : "";
}

std::string BodyOf(std::string_view answer) {
  const std::size_t end = answer.find("\r\n\r\n");
  return end == std::string_view::npos ? "" : std::string(answer.substr(end + 4));
}

}  // namespace yichuang::http
