#include "tools/load/run.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <deque>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "tools/load/latencies.h"
#include "tools/load/mqtt5.h"

namespace yichuang::load {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t kBlock = 65536;
constexpr int kNotDelivered = 0x80;
constexpr int kNoSubscriber = 0x10;
constexpr double kWarmUpShare = 0.2;
constexpr milliseconds kConnectPatience{10'000};

/// One socket with what it still has to write and what it has read.
class Connection {
 public:
  explicit Connection(std::uint16_t port)
      : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      ::close(socket_);
      throw std::runtime_error("load: cannot connect to the broker");
    }
    const int one = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    ::fcntl(socket_, F_SETFL, O_NONBLOCK);
  }
  ~Connection() { ::close(socket_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  int socket() const { return socket_; }
  bool writing() const { return written_ < output_.size(); }

  void Write(std::string_view bytes) {
    output_.append(bytes);
    Flush();
  }
  void Flush() {
    while (writing()) {
      const ssize_t count =
          ::send(socket_, output_.data() + written_, output_.size() - written_, MSG_NOSIGNAL);
      if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
      if (count < 0) throw std::runtime_error("load: the broker closed a connection");
      written_ += static_cast<std::size_t>(count);
    }
    output_.clear();
    written_ = 0;
  }
  /// Reads what is there and calls `take` with every packet.
  template <typename Take>
  void Read(const Take& take) {
    const std::size_t old = input_.size();
    input_.resize(old + kBlock);
    const ssize_t count = ::recv(socket_, input_.data() + old, kBlock, 0);
    input_.resize(old + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count == 0) throw std::runtime_error("load: the broker closed a connection");
    std::string_view left = input_;
    for (auto packet = ReadPacket(left); packet; packet = ReadPacket(left)) {
      take(*packet);
      left.remove_prefix(packet->size);
    }
    input_.erase(0, input_.size() - left.size());
  }

  std::size_t sent = 0;  ///< ratings
  std::size_t settled = 0;
  std::uint16_t next_id = 1;
  bool ready = false;
  bool exhausted = false;
  std::deque<std::pair<std::size_t, Clock::time_point>>
      flights;  ///< ratings sent up to here, and when

 private:
  int socket_;
  std::string output_;
  std::size_t written_ = 0;
  std::string input_;
};

class Generator {
 public:
  Generator(Feed& feed, const RunSettings& settings)
      : feed_(feed), settings_(settings), epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
    for (std::size_t i = 0; i < feed_.connections(); ++i) Open(i);
    const auto deadline = Clock::now() + kConnectPatience;
    while (!std::all_of(connections_.begin(), connections_.end(),
                        [](const auto& one) { return one->ready; })) {
      if (Clock::now() > deadline)
        throw std::runtime_error("load: the broker did not take every connection");
      Poll(milliseconds(10));
    }
  }
  ~Generator() { ::close(epoll_); }
  Generator(const Generator&) = delete;
  Generator& operator=(const Generator&) = delete;

  RunResult Play() {
    begun_ = Clock::now();
    const auto end = begun_ + settings_.duration;
    measured_from_ =
        begun_ + std::chrono::duration_cast<Clock::duration>(settings_.duration * kWarmUpShare);
    while (Clock::now() < end && !Exhausted()) {
      SendDue();
      Poll(milliseconds(1));
    }
    const auto stopped = Clock::now();
    const std::uint64_t measured = measured_;
    const auto patience = stopped + settings_.drain;
    while (result_.receipted < result_.sent && Clock::now() < patience) Poll(milliseconds(5));
    result_.seconds = std::chrono::duration<double>(stopped - begun_).count();
    // A slow receiver may answer in one lump after the sending: the whole run then is the fairer
    // measure of it.
    const double steady = static_cast<double>(measured) /
                          std::chrono::duration<double>(stopped - measured_from_).count();
    const double whole = static_cast<double>(result_.receipted) /
                         std::chrono::duration<double>(last_settled_ - begun_).count();
    result_.per_second = result_.receipted == 0 ? 0 : std::max(steady, whole);
    result_.p50_ms = latencies_.Percentile(0.50);
    result_.p99_ms = latencies_.Percentile(0.99);
    return result_;
  }

 private:
  void Open(std::size_t index) {
    auto connection = std::make_unique<Connection>(settings_.port);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = index;
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, connection->socket(), &event);
    connection->Write(ConnectPacket(feed_.ClientId(index)));
    connections_.push_back(std::move(connection));
  }

  /// Everything was sent and has its receipt.
  bool Exhausted() const {
    return result_.receipted == result_.sent &&
           std::all_of(connections_.begin(), connections_.end(),
                       [](const auto& one) { return one->exhausted; });
  }

  /// With a rate, one after the other in turn, so that every connection is as busy as the next.
  void SendDue() {
    std::size_t allowed = SIZE_MAX;
    if (settings_.rate) {
      const double due =
          *settings_.rate * std::chrono::duration<double>(Clock::now() - begun_).count();
      allowed = due > static_cast<double>(result_.sent)
                    ? static_cast<std::size_t>(due) - result_.sent
                    : 0;
    }
    for (std::size_t idle = 0; allowed > 0 && idle < connections_.size();) {
      const std::size_t index = turn_++ % connections_.size();
      const std::size_t sent = SendOne(index);
      allowed -= std::min(allowed, sent);
      idle = sent == 0 ? idle + 1 : 0;
    }
  }

  std::size_t SendOne(std::size_t index) {
    Connection& connection = *connections_[index];
    if (connection.exhausted || connection.writing()) return 0;
    if (connection.sent - connection.settled >= settings_.window) return 0;
    const auto message = feed_.Next(index);
    if (!message) {
      connection.exhausted = true;
      return 0;
    }
    const std::uint16_t id = connection.next_id;
    connection.next_id = id == UINT16_MAX ? std::uint16_t{1} : static_cast<std::uint16_t>(id + 1);
    connection.sent += message->entries;
    result_.sent += message->entries;
    connection.flights.emplace_back(connection.sent, Clock::now());
    connection.Write(PublishPacket(id, feed_.TopicOf(index), message->payload));
    if (connection.writing()) Await(index, EPOLLIN | EPOLLOUT);
    return message->entries;
  }

  void Await(std::size_t index, std::uint32_t events) {
    epoll_event event{};
    event.events = events;
    event.data.u64 = index;
    ::epoll_ctl(epoll_, EPOLL_CTL_MOD, connections_[index]->socket(), &event);
  }

  void Poll(milliseconds patience) {
    epoll_event events[256];
    const int count = ::epoll_wait(epoll_, events, 256, static_cast<int>(patience.count()));
    for (int i = 0; i < count; ++i) {
      const auto index = static_cast<std::size_t>(events[i].data.u64);
      Connection& connection = *connections_[index];
      if ((events[i].events & EPOLLOUT) != 0U) {
        connection.Flush();
        if (!connection.writing()) Await(index, EPOLLIN);
      }
      if ((events[i].events & ~static_cast<std::uint32_t>(EPOLLOUT)) != 0U) {
        connection.Read([&](const Packet& packet) { Take(index, packet); });
      }
    }
  }

  void Take(std::size_t index, const Packet& packet) {
    Connection& connection = *connections_[index];
    const std::string receipts =
        packet.type == PacketType::kConnectAck ? feed_.ReceiptsOf(index) : "";
    switch (packet.type) {
      case PacketType::kConnectAck:
        if (packet.reason >= kNotDelivered)
          throw std::runtime_error("load: the broker refused a connection");
        if (receipts.empty()) connection.ready = true;
        if (!receipts.empty()) connection.Write(SubscribePacket(UINT16_MAX, receipts));
        break;
      case PacketType::kSubscribeAck:
        connection.ready = true;
        break;
      case PacketType::kPublishAck:
        if (packet.reason >= kNotDelivered || packet.reason == kNoSubscriber)
          ++result_.refused_packets;
        // Without receipts the acknowledgement is all there is; one message is one rating then.
        if (receipts_wanted_ == Wanted::kUnknown) {
          receipts_wanted_ = feed_.ReceiptsOf(index).empty() ? Wanted::kNo : Wanted::kYes;
        }
        if (receipts_wanted_ == Wanted::kNo) Settle(index, connection.settled + 1);
        break;
      case PacketType::kPublish:
        if (packet.qos > 0) connection.Write(PublishAckPacket(packet.id));
        feed_.Read(index, packet.payload,
                   [this](std::size_t which, std::size_t ratings) { Settle(which, ratings); });
        break;
      default:
        throw std::runtime_error("load: the broker ended a connection");
    }
  }

  void Settle(std::size_t index, std::size_t ratings) {
    Connection& connection = *connections_[index];
    ratings = std::min(ratings, connection.sent);
    if (ratings <= connection.settled) return;
    const auto now = Clock::now();
    const std::size_t more = ratings - connection.settled;
    connection.settled = ratings;
    last_settled_ = now;
    result_.receipted += more;
    if (now >= measured_from_) measured_ += more;
    while (!connection.flights.empty() && connection.flights.front().first <= ratings) {
      const auto sent_at = connection.flights.front().second;
      connection.flights.pop_front();
      if (sent_at >= measured_from_) {
        latencies_.Add(std::chrono::duration<double, std::milli>(now - sent_at).count());
      }
    }
  }

  enum class Wanted { kUnknown, kNo, kYes };

  Feed& feed_;
  const RunSettings settings_;
  const int epoll_;
  std::vector<std::unique_ptr<Connection>> connections_;
  std::size_t turn_ = 0;
  Clock::time_point begun_{};
  Clock::time_point measured_from_ = Clock::time_point::max();
  Clock::time_point last_settled_{};
  std::uint64_t measured_ = 0;
  Wanted receipts_wanted_ = Wanted::kUnknown;
  Latencies latencies_;
  RunResult result_;
};

}  // namespace

RunResult Run(Feed& feed, const RunSettings& settings) { return Generator(feed, settings).Play(); }

}  // namespace yichuang::load
