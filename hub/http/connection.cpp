#include "hub/http/connection.h"

#include <algorithm>
#include <array>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <charconv>
#include <exception>
#include <vector>

#include "hub/http/reply_json.h"

namespace yichuang::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using beast::error_code;
using beast::http::field;
using std::chrono::steady_clock;

constexpr std::string_view kPolicy =
    "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src "
    "'none'";

std::string_view View(beast::string_view text) { return {text.data(), text.size()}; }

template <typename Fields>
void SetSecurityHeaders(Fields& fields) {
  fields.set("Content-Security-Policy", beast::string_view(kPolicy.data(), kPolicy.size()));
  fields.set("X-Content-Type-Options", "nosniff");
  fields.set("Referrer-Policy", "no-referrer");
  fields.set("Cross-Origin-Resource-Policy", "same-origin");
}

/// One value that another thread delivers to a waiting coroutine. Strong references stay on the I/O
/// thread.
template <typename Value>
class Later {
 public:
  explicit Later(asio::any_io_executor executor) : timer_(std::move(executor)) {}

  void Deliver(Value value) {
    value_ = std::move(value);
    timer_.cancel();
  }

  /// Absent when nothing came in time.
  asio::awaitable<std::optional<Value>> Wait(std::chrono::milliseconds timeout) {
    if (!value_) {
      timer_.expires_after(timeout);
      error_code ignored;
      co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    }
    co_return std::move(value_);
  }

 private:
  asio::steady_timer timer_;
  std::optional<Value> value_;
};

/// A callable for other threads that delivers into `later`, should that still wait.
template <typename Value>
auto DeliverTo(const std::shared_ptr<Later<Value>>& later, std::shared_ptr<Mailbox> mailbox) {
  return [weak = std::weak_ptr<Later<Value>>(later), mailbox = std::move(mailbox)](Value value) {
    mailbox->Post([weak, value = std::move(value)]() mutable {
      if (const auto waiting = weak.lock()) waiting->Deliver(std::move(value));
    });
  };
}

/// Keeps a reader of the stream in the feed for the time of a scope.
class Membership {
 public:
  Membership(LiveFeed& feed, StreamQueue& queue) : feed_(feed), queue_(queue) {
    feed_.Join(queue_);
  }
  ~Membership() { feed_.Leave(queue_); }
  Membership(const Membership&) = delete;
  Membership& operator=(const Membership&) = delete;

 private:
  LiveFeed& feed_;
  StreamQueue& queue_;
};

Ask AskOf(const beast::http::request<beast::http::string_body>& request) {
  const auto hosts = request.count(field::host);
  return {View(request.method_string()),
          View(request.target()),
          hosts == 1 ? View(request[field::host]) : std::string_view{},
          View(request[field::origin]),
          View(request[field::content_type]),
          request.body()};
}

Reply ReplyWith(std::string json) {
  Reply reply;
  reply.body = std::move(json);
  return reply;
}

Reply ReplyTo(Problem problem) { return ReplyTo(Trouble{problem, {}, {}}); }

Reply ReplyWith(const StaticFile& file, std::string_view if_none_match) {
  Reply reply;
  reply.content_type = file.content_type;
  reply.cache_control = file.cache_control;
  reply.etag = file.etag;
  if (Matches(if_none_match, file.etag)) {
    reply.status = 304;
  } else {
    reply.body = file.body;
  }
  return reply;
}

/// Where "bytes=N-" begins; 0, the whole, for any other range.
std::size_t RestFrom(std::string_view range, std::size_t size) {
  constexpr std::string_view kUnit = "bytes=";
  if (!range.starts_with(kUnit) || !range.ends_with('-')) return 0;
  range.remove_prefix(kUnit.size());
  range.remove_suffix(1);
  std::size_t from = 0;
  const auto [end, error] = std::from_chars(range.data(), range.data() + range.size(), from);
  return error == std::errc{} && end == range.data() + range.size() && from < size ? from : 0;
}

}  // namespace

Reply ReplyTo(const Trouble& trouble) {
  Reply reply;
  reply.status = StatusOf(trouble);
  reply.content_type = "application/problem+json";
  reply.body = ProblemJson(trouble);
  reply.allow = trouble.allow;
  return reply;
}

std::string TurnedAwayBytes() {
  const std::string body = ProblemJson({Problem::kTooManyConnections, {}, {}});
  return "HTTP/1.1 503 Service Unavailable\r\nContent-Type: "
         "application/problem+json\r\nRetry-After: 5\r\n"
         "Cache-Control: no-store\r\nConnection: close\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body;
}

Connection::Connection(asio::ip::tcp::socket socket, Shared& shared)
    : stream_(std::move(socket)), wake_(stream_.get_executor()), shared_(shared) {
  error_code ignored;
  stream_.socket().set_option(asio::ip::tcp::no_delay(true), ignored);
}

void Connection::Close() {
  if (answering_) return;
  stream_.close();
  wake_.cancel();
}

asio::awaitable<void> Connection::Run() {
  bool more = true;
  while (more && !shared_.closing) more = co_await ServeOne();
}

asio::awaitable<bool> Connection::ServeOne() {
  Parser parser;
  parser.header_limit(static_cast<std::uint32_t>(shared_.options.most_body_bytes));
  parser.body_limit(shared_.options.most_body_bytes);
  stream_.expires_after(shared_.options.request_timeout);
  error_code error;
  co_await beast::http::async_read(stream_, buffer_, parser,
                                   asio::redirect_error(asio::use_awaitable, error));
  if (error) {
    co_await RefuseUnreadable(error);
    co_return false;
  }
  const Request& request = parser.get();
  Route route = Resolve(AskOf(request));
  if (std::holds_alternative<StreamAsk>(route)) {
    co_await Stream();
    co_return false;
  }
  answering_ = true;
  stream_.expires_never();  // the answer has its own time limit
  Reply reply = co_await Answer(std::move(route), request);
  const bool keep_alive = request.keep_alive() && !shared_.closing;
  const bool written = co_await Write(std::move(reply), request, keep_alive);
  answering_ = false;
  if (written && !keep_alive) co_await Linger();
  co_return written&& keep_alive;
}

asio::awaitable<void> Connection::RefuseUnreadable(error_code error) {
  using beast::http::make_error_code;
  Trouble trouble{contract::Reason::kMalformed, "request", {}};
  if (error == beast::http::error::body_limit) {
    trouble = {contract::Reason::kOversized, "body", {}};
  } else if (error == beast::http::error::header_limit) {
    trouble = {Problem::kHeaderTooLarge, {}, {}};
  } else if (error == beast::http::error::end_of_stream ||
             error == beast::http::error::partial_message ||
             error.category() != make_error_code(beast::http::error::bad_version).category()) {
    co_return;  // the peer left, was too slow or the server closes: nobody reads an answer
  }
  const Request nothing{beast::http::verb::get, "/", 11};
  const bool written = co_await Write(ReplyTo(trouble), nothing, false);
  if (written) co_await Linger();
}

asio::awaitable<Reply> Connection::Answer(Route route, const Request& request) {
  if (const auto* trouble = std::get_if<Trouble>(&route)) co_return ReplyTo(*trouble);
  if (const auto* file = std::get_if<FileAsk>(&route)) {
    const StaticFile* found = shared_.files.Find(file->path);
    if (found == nullptr)
      co_return ReplyTo(Trouble{Problem::kNotFound, file->path.substr(0, 64), {}});
    co_return ReplyWith(*found, View(request[field::if_none_match]));
  }
  if (std::holds_alternative<HealthAsk>(route)) {
    co_return ReplyWith(HealthJson(shared_.health(), shared_.feed.readers()));
  }
  if (std::holds_alternative<StateAsk>(route)) {
    const Frame whole = shared_.feed.whole_json();
    if (!whole) co_return ReplyTo(Problem::kNotReady);
    co_return ReplyWith(*whole);
  }
  if (auto* command = std::get_if<core::Command>(&route)) {
    Reply reply = co_await AnswerDesk(std::move(*command));
    co_return reply;
  }
  if (const auto* bundle = std::get_if<BundleAsk>(&route)) {
    Reply reply = co_await AnswerBundle(*bundle, request);
    co_return reply;
  }
  if (const auto* import = std::get_if<ImportAsk>(&route)) {
    Reply reply = co_await AnswerImport(*import);
    co_return reply;
  }
  std::function<std::string(query::Reader&)> query;
  if (std::holds_alternative<BooksAsk>(route)) {
    query = [](query::Reader& reader) { return BooksJson(reader.Books()); };
  } else if (std::holds_alternative<BoardAsk>(route)) {
    query = [](query::Reader& reader) { return BoardJson(reader.Board()); };
  } else {
    query = [ask = std::get<DayAsk>(route)](query::Reader& reader) {
      return RowsJson(ask.table == DayTable::kStaff ? reader.StaffDay(ask.day)
                                                    : reader.WindowDay(ask.day));
    };
  }
  Reply reply = co_await AnswerQuery(std::move(query));
  co_return reply;
}

asio::awaitable<Reply> Connection::AnswerDesk(core::Command command) {
  const auto later = std::make_shared<Later<http::Answer>>(stream_.get_executor());
  if (!shared_.submit(std::move(command), DeliverTo(later, shared_.mailbox))) {
    co_return ReplyTo(Trouble{contract::Reason::kQueueFull, {}, {}});
  }
  const std::optional<http::Answer> answer = co_await later->Wait(shared_.options.request_timeout);
  if (!answer) co_return ReplyTo(Problem::kNoAnswer);
  if (const auto* refusal = std::get_if<core::Refusal>(&*answer)) {
    co_return ReplyTo(Trouble{refusal->reason, refusal->what, {}});
  }
  co_return ReplyWith(DeskJson(std::get<core::Events>(*answer)));
}

asio::awaitable<Reply> Connection::AnswerQuery(std::function<std::string(query::Reader&)> query) {
  if (!shared_.queries) co_return ReplyTo(Problem::kNotReady);
  const auto later = std::make_shared<Later<Reply>>(stream_.get_executor());
  auto job = [query = std::move(query), deliver = DeliverTo(later, shared_.mailbox),
              log = shared_.log](query::Reader& reader) {
    Reply reply;
    try {
      reply = ReplyWith(query(reader));
    } catch (const std::exception& failure) {
      log(std::string("a page's query failed: ") + failure.what());
      reply = ReplyTo(Problem::kStorage);
    }
    deliver(std::move(reply));
  };
  if (!shared_.queries->Ask(std::move(job))) co_return ReplyTo(Problem::kQueriesBusy);
  std::optional<Reply> reply = co_await later->Wait(shared_.options.request_timeout);
  if (!reply) co_return ReplyTo(Problem::kNoAnswer);
  co_return std::move(*reply);
}

// The content of a hash never changes: a cache may keep it for ever, and a broken download go on.
asio::awaitable<Reply> Connection::AnswerBundle(const BundleAsk& ask, const Request& request) {
  const Trouble unknown{Problem::kNotFound, ask.sm3, {}};
  if (!shared_.queries || !shared_.bundles) co_return ReplyTo(unknown);
  using Bundle = std::shared_ptr<const std::string>;
  const auto later = std::make_shared<Later<Bundle>>(stream_.get_executor());
  auto job = [bundles = shared_.bundles.get(), sm3 = ask.sm3,
              deliver = DeliverTo(later, shared_.mailbox)](query::Reader&) {
    deliver(bundles->Find(sm3));
  };
  if (!shared_.queries->Ask(std::move(job))) co_return ReplyTo(Problem::kQueriesBusy);
  const std::optional<Bundle> found = co_await later->Wait(shared_.options.request_timeout);
  if (!found) co_return ReplyTo(Problem::kNoAnswer);
  if (*found == nullptr) co_return ReplyTo(unknown);
  const std::string& bytes = **found;
  Reply reply;
  reply.etag = '"' + ask.sm3 + '"';
  reply.cache_control = "public, max-age=31536000, immutable";
  if (Matches(View(request[field::if_none_match]), reply.etag)) {
    reply.status = 304;
    co_return reply;
  }
  const std::size_t from = RestFrom(View(request[field::range]), bytes.size());
  if (from > 0) {
    reply.status = 206;
    reply.content_range = "bytes " + std::to_string(from) + "-" + std::to_string(bytes.size() - 1) +
                          "/" + std::to_string(bytes.size());
  }
  reply.body = bytes.substr(from);
  co_return reply;
}

asio::awaitable<Reply> Connection::AnswerImport(const ImportAsk& ask) {
  const Trouble missing{contract::Reason::kCatalogueMissing, ask.sm3, {}};
  if (!shared_.queries || !shared_.bundles) co_return ReplyTo(missing);
  using Checked = std::optional<core::ImportCatalogue>;
  const auto later = std::make_shared<Later<Checked>>(stream_.get_executor());
  auto job = [bundles = shared_.bundles.get(), sm3 = ask.sm3,
              deliver = DeliverTo(later, shared_.mailbox)](query::Reader&) {
    deliver(bundles->Check(sm3));
  };
  if (!shared_.queries->Ask(std::move(job))) co_return ReplyTo(Problem::kQueriesBusy);
  const std::optional<Checked> checked = co_await later->Wait(shared_.options.request_timeout);
  if (!checked) co_return ReplyTo(Problem::kNoAnswer);
  if (!*checked) co_return ReplyTo(missing);
  Reply reply = co_await AnswerDesk(core::Command{**checked});
  co_return reply;
}

asio::awaitable<bool> Connection::Write(Reply reply, const Request& request, bool keep_alive) {
  beast::http::response<beast::http::string_body> response;
  response.version(request.version());
  response.result(reply.status);
  response.set(field::content_type, reply.content_type);
  response.set(field::cache_control, reply.cache_control);
  if (!reply.etag.empty()) response.set(field::etag, reply.etag);
  if (!reply.allow.empty()) response.set(field::allow, reply.allow);
  if (!reply.content_range.empty()) response.set(field::content_range, reply.content_range);
  SetSecurityHeaders(response);
  response.keep_alive(keep_alive);
  if (reply.status != 304) response.content_length(reply.body.size());
  if (request.method() != beast::http::verb::head) response.body() = std::move(reply.body);
  stream_.expires_after(shared_.options.request_timeout);
  error_code error;
  co_await beast::http::async_write(stream_, response,
                                    asio::redirect_error(asio::use_awaitable, error));
  co_return !error;
}

asio::awaitable<void> Connection::Stream() {
  beast::http::response<beast::http::empty_body> head;
  head.version(11);
  head.set(field::content_type, "text/event-stream");
  head.set(field::cache_control, "no-store");
  head.keep_alive(false);  // the stream ends with its connection
  SetSecurityHeaders(head);
  beast::http::response_serializer<beast::http::empty_body> serializer(head);
  stream_.expires_after(shared_.options.request_timeout);
  error_code error;
  co_await beast::http::async_write_header(stream_, serializer,
                                           asio::redirect_error(asio::use_awaitable, error));

  StreamQueue queue(shared_.options.most_waiting_frames, [this] { wake_.cancel(); });
  const Membership membership(shared_.feed, queue);
  std::vector<Frame> frames;
  std::vector<asio::const_buffer> bytes;
  while (!error && !shared_.closing) {
    frames = queue.Take(shared_.feed);
    if (frames.empty()) {
      wake_.expires_at(steady_clock::time_point::max());
      error_code ignored;
      co_await wake_.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
      continue;
    }
    bytes.clear();
    for (const Frame& frame : frames) bytes.emplace_back(asio::buffer(*frame));
    stream_.expires_after(shared_.options.request_timeout);
    co_await asio::async_write(stream_, bytes, asio::redirect_error(asio::use_awaitable, error));
    stream_.expires_never();
    if (error == beast::error::timeout || queue.hopeless()) {
      shared_.log("an open page read too slowly and was disconnected");
      break;
    }
  }
  stream_.close();
}

// Closing with unread bytes would reset the connection and could destroy the answer on its way: the
// peer gets a moment to finish sending and to read.
asio::awaitable<void> Connection::Linger() {
  error_code error;
  stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, error);
  stream_.expires_after(std::chrono::seconds(1));
  std::array<char, 4096> unread{};
  std::size_t left = 1024 * 1024;
  while (!error && left > 0) {
    const std::size_t count = co_await stream_.async_read_some(
        asio::buffer(unread), asio::redirect_error(asio::use_awaitable, error));
    left -= std::min(left, count);
  }
}

}  // namespace yichuang::http
