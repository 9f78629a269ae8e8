#include "evaluator-firmware/board/host/control.h"

#include <sys/socket.h>

#include <array>
#include <cerrno>

namespace yichuang::evaluator::host {
namespace {

constexpr std::size_t kLongestLine = 4096;
constexpr std::size_t kMostUnread = 256 * 1024;

// False when the client has gone.
bool ReadAll(Control::Client& client) {
  std::array<char, 4096> buffer{};
  while (client.received.size() <= kLongestLine) {
    const ssize_t count = ::recv(client.fd.get(), buffer.data(), buffer.size(), 0);
    if (count < 0) return errno == EAGAIN || errno == EINTR;
    if (count == 0) return false;
    client.received.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace

void Control::AddTo(std::vector<pollfd>& fds) const {
  fds.push_back({listener_.fd(), POLLIN, 0});
  for (const Client& client : clients_) {
    const int events = client.outgoing.empty() ? POLLIN : POLLIN | POLLOUT;
    fds.push_back({client.fd.get(), static_cast<short>(events), 0});
  }
}

std::vector<Control::Line> Control::Serve() {
  clients_.remove_if([](const Client& client) { return !client.fd.open(); });
  for (OwnedFd fd = listener_.Accept(); fd.open(); fd = listener_.Accept()) {
    clients_.push_back({std::move(fd), {}, {}, false});
  }
  std::vector<Line> lines;
  for (Client& client : clients_) {
    Flush(client);
    const bool alive = client.fd.open() && ReadAll(client);
    for (std::size_t end = client.received.find('\n'); end != std::string::npos;
         end = client.received.find('\n')) {
      lines.push_back({&client, client.received.substr(0, end)});
      client.received.erase(0, end + 1);
    }
    if (!alive || client.received.size() > kLongestLine) client.fd.Close();
  }
  return lines;
}

void Control::Tell(Client& client, std::string_view line) {
  if (!client.fd.open()) return;
  client.outgoing.append(line).push_back('\n');
  Flush(client);
}

void Control::TellWatchers(std::string_view line) {
  for (Client& client : clients_) {
    if (client.watching) Tell(client, line);
  }
}

void Control::Flush(Client& client) {
  if (!client.fd.open() || client.outgoing.empty()) return;
  const ssize_t count =
      ::send(client.fd.get(), client.outgoing.data(), client.outgoing.size(), MSG_NOSIGNAL);
  if (count > 0) client.outgoing.erase(0, static_cast<std::size_t>(count));
  const bool broken = count < 0 && errno != EAGAIN && errno != EINTR;
  if (broken || client.outgoing.size() > kMostUnread) client.fd.Close();
}

}  // namespace yichuang::evaluator::host
