#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <optional>
#include <string>
#include <thread>

#include "tests/machines/guest_devices.h"

/// yichuang-guest-hand: what somebody does inside the machine.
///   relay FROM TO      carries connections to an address of its network card on to 127.0.0.1,
///   where
///                      the hub listens to programs of its own machine alone
///   evaluator LINE N   plugs in the rating device at a serial line, and pulls it out N times
///   printer            plugs in a receipt printer and prints
namespace {

std::optional<sockaddr_in> AddressOf(const std::string& text) {
  const auto colon = text.rfind(':');
  sockaddr_in address{};
  address.sin_family = AF_INET;
  if (colon == std::string::npos ||
      ::inet_pton(AF_INET, text.substr(0, colon).c_str(), &address.sin_addr) != 1)
    return std::nullopt;
  address.sin_port = htons(static_cast<std::uint16_t>(std::atoi(text.c_str() + colon + 1)));
  return address;
}

void SetNoDelay(int socket) {
  const int yes = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

/// True as long as there is more to come.
bool Carry(int from, int to) {
  char bytes[16'384];
  const ssize_t count = ::recv(from, bytes, sizeof bytes, 0);
  if (count <= 0) return false;
  for (ssize_t done = 0; done < count;) {
    const ssize_t sent =
        ::send(to, bytes + done, static_cast<std::size_t>(count - done), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    done += sent;
  }
  return true;
}

void Relay(int client, sockaddr_in to) {
  const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  SetNoDelay(client);
  SetNoDelay(server);
  if (::connect(server, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0) {
    pollfd ends[2] = {{client, POLLIN, 0}, {server, POLLIN, 0}};
    bool open = true;
    while (open && ::poll(ends, 2, -1) > 0) {
      if (ends[0].revents != 0) open = Carry(client, server);
      if (open && ends[1].revents != 0) open = Carry(server, client);
    }
  }
  ::close(server);
  ::close(client);
}

int Serve(sockaddr_in from, sockaddr_in to) {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int yes = 1;
  ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (::bind(listener, reinterpret_cast<sockaddr*>(&from), sizeof from) != 0 ||
      ::listen(listener, 64) != 0) {
    std::cerr << "relay: " << std::strerror(errno) << '\n';
    return 1;
  }
  for (;;) {
    const int client = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (client >= 0) std::thread(Relay, client, to).detach();
  }
}

}  // namespace

int main(int count, char** words) {
  const std::string task = count > 1 ? words[1] : "";
  if (task == "relay" && count == 4) {
    const auto from = AddressOf(words[2]);
    const auto to = AddressOf(words[3]);
    if (from && to) return Serve(*from, *to);
  }
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  if (task == "evaluator" && count == 4)
    return yichuang::machines::PlugEvaluator(words[2], std::atoi(words[3]));
  if (task == "printer") return yichuang::machines::TryPrinter();
  std::cerr << "usage: yichuang-guest-hand relay FROM TO | evaluator LINE N | printer\n";
  return 2;
}
