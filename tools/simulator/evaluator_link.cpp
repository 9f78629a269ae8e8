#include "tools/simulator/evaluator_link.h"

#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>
#include <utility>

namespace yichuang::simulator {
namespace {

using nlohmann::json;

constexpr std::chrono::milliseconds kTryAgain{50};

template <typename T>
T ValueOr(const json& object, const char* name, T otherwise) {
  const auto found = object.find(name);
  if (found == object.end()) return otherwise;
  if constexpr (std::is_same_v<T, std::string>) {
    if (!found->is_string()) return otherwise;
  } else {
    if (!found->is_number_unsigned()) return otherwise;
  }
  return found->template get<T>();
}

}  // namespace

EvaluatorLink::EvaluatorLink(std::filesystem::path socket, Loop& loop, EvaluatorListener& listener)
    : path_(std::move(socket)), loop_(loop), listener_(listener) {
  retry_ = loop_.After(std::chrono::milliseconds(0), [this] { Connect(); });
}

EvaluatorLink::~EvaluatorLink() {
  loop_.Cancel(retry_);
  if (socket_ < 0) return;
  loop_.Unwatch(socket_);
  ::close(socket_);
}

void EvaluatorLink::Press(int key) { Send(fmt::format(R"({{"do":"press","key":{}}})", key)); }
void EvaluatorLink::AskStats() { Send(R"({"do":"stats"})"); }
void EvaluatorLink::Unplug() { Send(R"({"do":"unplug"})"); }
void EvaluatorLink::Plug() { Send(R"({"do":"plug"})"); }

void EvaluatorLink::Connect() {
  retry_ = 0;
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path_.c_str(), sizeof address.sun_path - 1);
  const int connection = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (connection < 0 ||
      ::connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    if (connection >= 0) ::close(connection);
    retry_ = loop_.After(kTryAgain, [this] { Connect(); });
    return;
  }
  socket_ = connection;
  received_.clear();
  loop_.Watch(socket_, [this] { Read(); });
  Send(R"({"do":"watch"})");
  Send(R"({"do":"screen"})");
  AskStats();
}

void EvaluatorLink::Close() {
  loop_.Unwatch(socket_);
  ::close(socket_);
  socket_ = -1;
  retry_ = loop_.After(kTryAgain, [this] { Connect(); });
  listener_.OnLost();
}

void EvaluatorLink::Send(const std::string& line) {
  if (socket_ < 0) return;
  const std::string text = line + "\n";
  // The lines are short and few: a full socket means that the device's process hangs, and its end
  // will be seen.
  [[maybe_unused]] const ssize_t sent =
      ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
}

void EvaluatorLink::Read() {
  char block[4096];
  const ssize_t count = ::recv(socket_, block, sizeof block, MSG_DONTWAIT);
  if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (count <= 0) {
    Close();
    return;
  }
  received_.append(block, static_cast<std::size_t>(count));
  for (std::size_t end = received_.find('\n'); end != std::string::npos;
       end = received_.find('\n')) {
    const std::string line = received_.substr(0, end);
    received_.erase(0, end + 1);
    Take(line);
  }
}

void EvaluatorLink::Take(const std::string& line) {
  const json message = json::parse(line, nullptr, false);
  if (!message.is_object()) return;
  if (message.contains("screen")) {
    listener_.OnScreen({ValueOr<std::string>(message, "screen", ""),
                        ValueOr<std::uint64_t>(message, "invitation", 0),
                        ValueOr<std::string>(message, "ticket", ""),
                        ValueOr<std::string>(message, "staff_number", "")});
    return;
  }
  if (const auto stats = message.find("stats"); stats != message.end() && stats->is_object()) {
    listener_.OnStats({ValueOr<std::uint64_t>(*stats, "pending", 0),
                       ValueOr<std::uint32_t>(*stats, "epoch", 0),
                       ValueOr<std::uint64_t>(*stats, "next_counter", 0)});
    return;
  }
  if (message.contains("lamp") && message.contains("counter")) {
    listener_.OnLamp(ValueOr<std::uint64_t>(message, "counter", 0),
                     ValueOr<std::uint64_t>(message, "invitation", 0));
  }
}

}  // namespace yichuang::simulator
