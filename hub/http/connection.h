#pragma once

#include <utility>  // before any Boost.Asio header: version 1.74 uses std::exchange without including it

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "hub/http/bundles.h"
#include "hub/http/live_feed.h"
#include "hub/http/query_thread.h"
#include "hub/http/routes.h"
#include "hub/http/server.h"
#include "hub/http/static_files.h"

/// Inner parts of the server; only server.cpp and connection.cpp include this, for Boost.Beast
/// compiles slowly.
namespace yichuang::http {

/// How other threads reach the I/O thread; safe to keep and to use after that thread has ended.
class Mailbox {
 public:
  explicit Mailbox(boost::asio::io_context& io) : io_(&io) {}

  /// Runs `deed` on the I/O thread; forgets it once the mailbox is closed.
  template <typename Deed>
  void Post(Deed deed) {
    const std::scoped_lock lock(mutex_);
    if (io_ != nullptr) boost::asio::post(*io_, std::move(deed));
  }

  void Close() {
    const std::scoped_lock lock(mutex_);
    io_ = nullptr;
  }

 private:
  std::mutex mutex_;
  boost::asio::io_context* io_;
};

/// What all connections share. I/O thread only, except `mailbox` and what `queries` and `submit`
/// allow.
struct Shared {
  Options options;
  StaticFiles files;
  LiveFeed feed;
  Server::Submit submit;
  std::function<Health()> health;
  std::function<void(const std::string&)> log;
  std::unique_ptr<QueryThread> queries;  ///< null: no reader was given
  std::unique_ptr<Bundles> bundles;      ///< of the query thread; null: there are none
  std::shared_ptr<Mailbox> mailbox;
  bool closing = false;
};

/// An answer before it is written.
struct Reply {
  unsigned status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::string cache_control = "no-store";
  std::string etag;
  std::string allow;
  std::string content_range;  ///< of a 206
};

Reply ReplyTo(const Trouble& trouble);

/// The 503 for a connection too many, as bytes.
std::string TurnedAwayBytes();

/// One TCP connection: requests one after the other, or the live stream until it ends.
class Connection {
 public:
  /// `shared` outlives the connection.
  Connection(boost::asio::ip::tcp::socket socket, Shared& shared);

  /// Serves until the peer leaves, a limit is broken or the server closes.
  boost::asio::awaitable<void> Run();

  /// The server closes: an idle connection and a stream end now, a request under way is answered
  /// first.
  void Close();

 private:
  using Request = boost::beast::http::request<boost::beast::http::string_body>;
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

  boost::asio::awaitable<bool> ServeOne();
  boost::asio::awaitable<void> RefuseUnreadable(boost::beast::error_code error);
  boost::asio::awaitable<Reply> Answer(Route route, const Request& request);
  boost::asio::awaitable<Reply> AnswerDesk(core::Command command);
  boost::asio::awaitable<Reply> AnswerQuery(std::function<std::string(query::Reader&)> query);
  boost::asio::awaitable<Reply> AnswerBundle(const BundleAsk& ask, const Request& request);
  boost::asio::awaitable<Reply> AnswerImport(const ImportAsk& ask);
  boost::asio::awaitable<bool> Write(Reply reply, const Request& request, bool keep_alive);
  boost::asio::awaitable<void> Stream();
  boost::asio::awaitable<void> Linger();

  boost::beast::tcp_stream stream_;
  boost::asio::steady_timer wake_;
  boost::beast::flat_buffer buffer_;
  Shared& shared_;
  bool answering_ = false;
};

}  // namespace yichuang::http
