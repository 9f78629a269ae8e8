#include "tests/hub/http/raw_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
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

namespace {

/// Appends to the file that YICHUANG_ANSWERS names, for tools/check_api; nothing without it.
void Record(const nlohmann::json& seen) {
  const char* file = std::getenv("YICHUANG_ANSWERS");
  if (file == nullptr) return;
  std::ofstream(file, std::ios::app)
      << seen.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

/// The n-th word of the request line.
std::string WordOf(std::string_view request, int n) {
  for (; n > 0; --n) request.remove_prefix(std::min(request.find(' ') + 1, request.size()));
  return std::string(request.substr(0, request.find(' ')));
}

}  // namespace

std::string Fetch(std::uint16_t port, std::string_view request) {
  RawClient client(port);
  client.Send(request);
  std::string answer = client.ReadToEnd();
  const std::string target = WordOf(request, 1);
  if ((target.starts_with("/api/") || target == "/healthz" || target == "/metrics") &&
      !StatusOf(answer).empty()) {
    Record({{"method", WordOf(request, 0)},
            {"target", target},
            {"status", std::stoi(StatusOf(answer))},
            {"content_type", HeaderOf(answer, "Content-Type")},
            {"body", BodyOf(answer)}});
  }
  return answer;
}

std::string NextEventText(RawClient& client, std::string_view target) {
  std::string text = client.ReadUntil("\n\n");
  const std::size_t event = text.find("event: ");
  const std::size_t data = text.find("data: ");
  if (event == std::string::npos || data == std::string::npos) return text;
  Record({{"target", target},
          {"event", text.substr(event + 7, text.find('\n', event) - event - 7)},
          {"data", text.substr(data + 6, text.find('\n', data) - data - 6)}});
  return text;
}

std::string GetRequest(std::string_view target, std::string_view lines) {
  return BareRequest("GET", target,
                     "Authorization: Bearer " + std::string(kToken) + "\r\n" + std::string(lines));
}

std::string ChangeRequest(std::string_view method, std::string_view target, std::string_view body) {
  return BareRequest(method, target, "Authorization: Bearer " + std::string(kToken) + "\r\n", body);
}

std::string BareRequest(std::string_view method, std::string_view target, std::string_view lines,
                        std::string_view body) {
  std::string request = std::string(method) + " " + std::string(target) +
                        " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" +
                        std::string(lines);
  if (method != "GET") {
    request +=
        "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
  }
  return request + "\r\n" + std::string(body);
}

std::string HeaderOf(std::string_view answer, std::string_view name) {
  const std::string line = "\r\n" + std::string(name) + ": ";
  const std::size_t at = answer.find(line);
  if (at == std::string_view::npos) return {};
  const std::size_t from = at + line.size();
  return std::string(answer.substr(from, answer.find("\r\n", from) - from));
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
