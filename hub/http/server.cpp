#include "hub/http/server.h"

#include <utility>  // before any Boost.Asio header: version 1.74 uses std::exchange without including it

#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <mutex>
#include <optional>
#include <set>
#include <stdexcept>
#include <thread>

#include "hub/http/connection.h"
#include "hub/http/problem.h"

namespace yichuang::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::steady_clock;

asio::ip::address AddressOf(const Options& options) {
  const std::string& text = options.address;
  error_code error;
  const asio::ip::address address =
      asio::ip::make_address(text == "localhost" ? "127.0.0.1" : text, error);
  if (error)
    throw std::runtime_error("http address \"" + text +
                             "\" is no IP address; use 127.0.0.1 or ::1");
  if (!address.is_loopback() && options.certificate.empty()) {
    throw std::runtime_error(
        "passwords must not cross a network in clear: to serve " + text +
        ", name a certificate and private_key under [http]; without them use 127.0.0.1 or ::1");
  }
  return address;
}

std::runtime_error CannotListen(const Options& options, const error_code& error) {
  const std::string place = "port " + std::to_string(options.port) + " on " + options.address;
  if (error == asio::error::address_in_use) {
    return std::runtime_error(
        place + " is in use by another program; end that program or choose another http port");
  }
  return std::runtime_error("cannot listen at " + place + ": " + error.message());
}

tcp::acceptor Listening(asio::io_context& io, const Options& options) {
  const tcp::endpoint endpoint(AddressOf(options), options.port);
  tcp::acceptor acceptor(io);
  error_code error;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) throw CannotListen(options, error);
  return acceptor;
}

// Null without a certificate: plain HTTP.
std::unique_ptr<asio::ssl::context> TlsOf(const Options& options) {
  if (options.certificate.empty()) return nullptr;
  auto tls = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
  SSL_CTX_set_min_proto_version(tls->native_handle(), TLS1_2_VERSION);
  error_code error;
  tls->use_certificate_chain_file(options.certificate.string(), error);
  if (error) {
    throw std::runtime_error("certificate " + options.certificate.string() + ": " +
                             error.message() + "; expected a PEM file, the hub's own first");
  }
  tls->use_private_key_file(options.private_key.string(), asio::ssl::context::pem, error);
  if (error) {
    throw std::runtime_error("private_key " + options.private_key.string() + ": " +
                             error.message() + "; expected the PEM key of the certificate");
  }
  return tls;
}

}  // namespace

std::string TurnedAwayBytes() {
  const std::string body = ProblemJson({Problem::kTooManyConnections, {}, {}});
  return "HTTP/1.1 503 Service Unavailable\r\nContent-Type: "
         "application/problem+json\r\nRetry-After: 5\r\n"
         "Cache-Control: no-store\r\nConnection: close\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// Everything below runs on the I/O thread, except what a comment says.
struct Server::Impl {
  Impl(Options options, FrontDoor& door, Submit submit, std::function<Health()> health,
       std::unique_ptr<query::Reader> reader, std::function<void(const std::string&)> log,
       std::unique_ptr<Bundles> bundles)
      : shared(door), acceptor(Listening(io, options)), port(acceptor.local_endpoint().port()) {
    shared.tls = TlsOf(options);
    shared.files = options.web_root.empty() ? StaticFiles() : StaticFiles(options.web_root);
    shared.options = std::move(options);
    shared.submit = std::move(submit);
    shared.health = std::move(health);
    shared.log = std::move(log);
    shared.bundles = std::move(bundles);
    if (reader) shared.queries = std::make_unique<QueryThread>(std::move(reader));
    shared.mailbox = std::make_shared<Mailbox>(io);
    asio::co_spawn(io, Listen(), [](const std::exception_ptr&) {});
    asio::co_spawn(io, PingForever(), [](const std::exception_ptr&) {});
    thread = std::thread([this] { io.run(); });
  }

  asio::awaitable<void> Listen() {
    while (!shared.closing) {
      tcp::socket socket(io);
      error_code error;
      co_await acceptor.async_accept(socket, asio::redirect_error(asio::use_awaitable, error));
      if (shared.closing) co_return;
      if (error) {
        // Out of file descriptors, most likely: some connections will end.
        if (!complained) shared.log("a connection could not be accepted: " + error.message());
        complained = true;
        breather.expires_after(std::chrono::milliseconds(100));
        co_await breather.async_wait(asio::redirect_error(asio::use_awaitable, error));
        continue;
      }
      if (connections.size() >= shared.options.most_connections) {
        TurnAway(std::move(socket));
        continue;
      }
      complained = false;
      Start(std::move(socket));
    }
  }

  void Start(tcp::socket socket) {
    const auto connection = std::make_shared<Connection>(std::move(socket), shared);
    connections.insert(connection.get());
    asio::co_spawn(io, connection->Run(), [this, connection](const std::exception_ptr& failure) {
      connections.erase(connection.get());
      if (failure) shared.log("a connection ended by an internal error");
      if (shared.closing && connections.empty()) deadline.cancel();
    });
  }

  // Never waits: the few bytes fit into the buffer of a fresh socket.
  void TurnAway(tcp::socket socket) {
    if (!complained) shared.log("too many connections are open; further ones are turned away");
    complained = true;
    error_code ignored;
    socket.non_blocking(true, ignored);
    const std::string bytes = TurnedAwayBytes();
    socket.write_some(asio::buffer(bytes), ignored);
    socket.shutdown(tcp::socket::shutdown_send, ignored);
    std::array<char, 4096> unread{};
    socket.read_some(asio::buffer(unread), ignored);
  }

  asio::awaitable<void> PingForever() {
    while (!shared.closing) {
      ping.expires_after(shared.options.ping_interval);
      error_code ignored;
      co_await ping.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
      if (shared.closing) continue;
      shared.desks.Ping();
      shared.screens.Ping();
      if (shared.feed.readers() + shared.wall.readers() == 0) continue;
      const bool connected = shared.health().broker_connected;
      shared.feed.Ping(connected);
      shared.wall.Ping(connected);
    }
  }

  /// Any thread.
  void Publish(query::LiveState state) {
    {
      const std::scoped_lock lock(newest_mutex);
      newest = std::move(state);
      if (std::exchange(told, true)) return;  // the I/O thread will find this one too
    }
    shared.mailbox->Post([this] { SpreadSoon(); });
  }

  /// Any thread.
  void PublishWall(query::WallState state) {
    shared.mailbox->Post([this, state = std::move(state)]() mutable {
      if (!shared.closing) shared.wall.Update(std::move(state));
    });
  }

  /// Any thread.
  void PublishDesks(query::DeskHall hall) {
    shared.mailbox->Post([this, hall = std::move(hall)]() mutable {
      if (!shared.closing) shared.desks.Update(std::move(hall));
    });
  }

  /// Any thread.
  void PublishScreens(query::HallScreens hall) {
    shared.mailbox->Post([this, hall = std::move(hall)]() mutable {
      if (!shared.closing) shared.screens.Update(std::move(hall));
    });
  }

  void SpreadSoon() {
    if (shared.closing) return;
    const auto due = last_spread + shared.options.delta_interval;
    if (steady_clock::now() >= due) return Spread();
    spread.expires_at(due);
    spread.async_wait([this](const error_code& error) {
      if (!error) Spread();
    });
  }

  void Spread() {
    std::optional<query::LiveState> state;
    {
      const std::scoped_lock lock(newest_mutex);
      state.swap(newest);
      told = false;
    }
    last_spread = steady_clock::now();
    if (state) shared.feed.Update(std::move(*state));
  }

  void BeginClosing() {
    shared.closing = true;
    error_code ignored;
    acceptor.close(ignored);
    breather.cancel();
    ping.cancel();
    spread.cancel();
    for (Connection* connection : connections) connection->Close();
    if (connections.empty()) return;
    deadline.expires_after(std::chrono::seconds(2));
    deadline.async_wait([this](const error_code& error) {
      if (!error) io.stop();
    });
  }

  /// The owner's thread.
  void Stop() {
    if (!thread.joinable()) return;
    shared.mailbox->Post([this] { BeginClosing(); });
    thread.join();
    shared.mailbox->Close();
  }

  Shared shared;  ///< before io: what still runs in io when that ends uses it
  asio::io_context io{1};
  tcp::acceptor acceptor;
  const std::uint16_t port;
  asio::steady_timer breather{io};
  asio::steady_timer ping{io};
  asio::steady_timer spread{io};
  asio::steady_timer deadline{io};
  std::set<Connection*> connections;
  steady_clock::time_point last_spread{};
  bool complained = false;
  std::mutex newest_mutex;
  std::optional<query::LiveState> newest;  ///< published, not yet spread
  bool told = false;                       ///< the I/O thread knows that `newest` waits
  std::thread thread;
};

Server::Server(Options options, FrontDoor& door, Submit submit, std::function<Health()> health,
               std::unique_ptr<query::Reader> reader, std::function<void(const std::string&)> log,
               std::unique_ptr<Bundles> bundles)
    : impl_(std::make_unique<Impl>(std::move(options), door, std::move(submit), std::move(health),
                                   std::move(reader), std::move(log), std::move(bundles))) {}

Server::~Server() { impl_->Stop(); }

std::uint16_t Server::port() const { return impl_->port; }

void Server::Publish(query::LiveState state) { impl_->Publish(std::move(state)); }

void Server::PublishWall(query::WallState state) { impl_->PublishWall(std::move(state)); }

void Server::PublishDesks(query::DeskHall hall) { impl_->PublishDesks(std::move(hall)); }

void Server::PublishScreens(query::HallScreens hall) { impl_->PublishScreens(std::move(hall)); }

void Server::Stop() { impl_->Stop(); }

}  // namespace yichuang::http
