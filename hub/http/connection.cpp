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
#include <exception>
#include <vector>

#include "hub/http/audit_routes.h"
#include "hub/http/figure_json.h"
#include "hub/http/later.h"
#include "hub/http/metrics.h"
#include "hub/http/reply_json.h"
#include "hub/http/settings_desk.h"

namespace yichuang::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using beast::error_code;
using beast::http::field;
using std::chrono::steady_clock;

constexpr int kStreamBufferBytes = 128 * 1024;
constexpr std::string_view kPolicy =
    "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src "
    "'none'";

template <typename Fields>
void SetSecurityHeaders(Fields& fields, bool secure) {
  fields.set("Content-Security-Policy", beast::string_view(kPolicy.data(), kPolicy.size()));
  fields.set("X-Content-Type-Options", "nosniff");
  fields.set("Referrer-Policy", "no-referrer");
  fields.set("Cross-Origin-Resource-Policy", "same-origin");
  fields.set("Cross-Origin-Opener-Policy", "same-origin");
  if (secure) fields.set("Strict-Transport-Security", "max-age=31536000");
}

/// Keeps a reader of the stream in the feed for the time of a scope.
class Membership {
 public:
  Membership(Feed& feed, StreamQueue& queue) : feed_(feed), queue_(queue) { feed_.Join(queue_); }
  ~Membership() { feed_.Leave(queue_); }
  Membership(const Membership&) = delete;
  Membership& operator=(const Membership&) = delete;

 private:
  Feed& feed_;
  StreamQueue& queue_;
};

http::Ask AskOf(const beast::http::request<beast::http::string_body>& request) {
  const auto hosts = request.count(field::host);
  return {View(request.method_string()),
          View(request.target()),
          hosts == 1 ? View(request[field::host]) : std::string_view{},
          View(request[field::origin]),
          View(request[field::content_type]),
          request.body(),
          View(request["X-Desk-Seat"])};
}

// The rows a clerk may see, added up so that no single rating shows.
std::function<std::string(query::Reader&)> OwnRatingsOf(std::uint32_t staff,
                                                        const std::string& today,
                                                        const std::string& settled_before) {
  return [staff, from = FirstOwnDay(today), settled_before](query::Reader& reader) {
    return OwnJson(OwnBlocks(reader.OwnRatings(staff, from, settled_before)));
  };
}

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

}  // namespace

Connection::Connection(asio::ip::tcp::socket socket, Shared& shared)
    : wire_(std::move(socket), shared.tls.get()), wake_(wire_.get_executor()), shared_(shared) {
  error_code ignored;
  wire_.tcp().socket().set_option(asio::ip::tcp::no_delay(true), ignored);
  const auto peer = wire_.tcp().socket().remote_endpoint(ignored);
  loopback_ = !ignored && peer.address().is_loopback();
  if (!ignored) peer_ = peer.address().to_string();
}

void Connection::Close() {
  if (answering_) return;
  wire_.tcp().close();
  wake_.cancel();
}

asio::awaitable<bool> Connection::Handshake() {
  if (wire_.sealed() == nullptr) co_return true;
  wire_.tcp().expires_after(shared_.options.request_timeout);
  error_code error;
  co_await wire_.sealed()->async_handshake(asio::ssl::stream_base::server,
                                           asio::redirect_error(asio::use_awaitable, error));
  co_return !error;
}

asio::awaitable<void> Connection::Run() {
  bool more = co_await Handshake();
  while (more && !shared_.closing) more = co_await ServeOne();
}

Visit Connection::VisitOf(const Request& request) const {
  Shown shown;
  if (request.count(field::cookie) == 1) shown.cookie = View(request[field::cookie]);
  shown.authorization = View(request[field::authorization]);
  shown.csrf = View(request["X-CSRF-Token"]);
  shown.loopback = loopback_;
  return shared_.door.Identify(shown);
}

asio::awaitable<bool> Connection::ServeOne() {
  Parser parser;
  parser.header_limit(static_cast<std::uint32_t>(shared_.options.most_body_bytes));
  parser.body_limit(shared_.options.most_items_bytes);
  wire_.tcp().expires_after(shared_.options.request_timeout);
  error_code error;
  co_await beast::http::async_read_header(wire_, buffer_, parser,
                                          asio::redirect_error(asio::use_awaitable, error));
  if (!error) {
    LimitBody(parser, error);
    if (!error)
      co_await beast::http::async_read(wire_, buffer_, parser,
                                       asio::redirect_error(asio::use_awaitable, error));
  }
  if (error) {
    co_await RefuseUnreadable(error);
    co_return false;
  }
  const Request& request = parser.get();
  const Visit visit = VisitOf(request);
  Resolved resolved = Resolve(AskOf(request), visit, shared_.options.names);
  std::optional<Reply> refused;
  answering_ = true;
  wire_.tcp().expires_never();  // the answer has its own time limit
  if (resolved.view && shared_.door.IsNewView(*visit.visitor, *resolved.view)) {
    refused = co_await Tell(*resolved.view, *visit.visitor);
    if (!refused) shared_.door.ViewIsTold(*visit.visitor, *resolved.view);
  }
  if (!refused && IsStream(resolved.route)) {
    auto found = FeedOf(resolved.route, visit);
    if (const auto* feed = std::get_if<std::shared_ptr<Feed>>(&found)) {
      answering_ = false;
      co_await Stream(**feed, *visit.visitor, *resolved.rule);
      co_return false;
    }
    refused = std::get<Reply>(std::move(found));
  }
  Reply reply;
  if (refused) {
    reply = std::move(*refused);
  } else {
    reply = co_await Answer(std::move(resolved.route), visit, request);
  }
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

asio::awaitable<Reply> Connection::Answer(Route route, const Visit& visit, const Request& request) {
  if (const auto* trouble = std::get_if<Trouble>(&route)) co_return ReplyTo(*trouble);
  if (const auto* file = std::get_if<FileAsk>(&route)) {
    const StaticFile* found = shared_.files.Find(file->path);
    if (found == nullptr)
      co_return ReplyTo(Trouble{Problem::kNotFound, file->path.substr(0, 64), {}});
    co_return ReplyWith(*found, View(request[field::if_none_match]));
  }
  if (const auto* health = std::get_if<HealthAsk>(&route)) {
    const std::size_t pages =
        shared_.feed.readers() + shared_.desks.readers() + shared_.screens.readers();
    co_return ReplyWith(health->details ? HealthJson(shared_.health(), pages)
                                        : SignOfLifeJson(shared_.health()));
  }
  if (std::holds_alternative<MetricsAsk>(route)) {
    if (!loopback_) co_return ReplyTo(Trouble{Problem::kNotFound, "/metrics", {}});
    const std::size_t pages =
        shared_.feed.readers() + shared_.desks.readers() + shared_.screens.readers();
    Reply reply = ReplyWith(MetricsText(shared_.health(), pages));
    reply.content_type = "text/plain; version=0.0.4; charset=utf-8";
    co_return reply;
  }
  if (IsLook(route)) {
    auto found = FeedOf(route, visit);
    if (auto* missing = std::get_if<Reply>(&found)) co_return std::move(*missing);
    const Frame whole = std::get<std::shared_ptr<Feed>>(found)->whole_json();
    if (!whole) co_return ReplyTo(Problem::kNotReady);
    co_return ReplyWith(*whole);
  }
  if (std::holds_alternative<DesksAsk>(route)) co_return AnswerDesks(visit);
  if (std::holds_alternative<ScreensAsk>(route)) co_return AnswerScreens();
  if (auto* access = std::get_if<AccessAsk>(&route)) {
    Reply reply = co_await AnswerDoor(std::move(*access), visit, request);
    co_return reply;
  }
  if (const auto* bundle = std::get_if<BundleAsk>(&route)) {
    Reply reply = co_await AnswerBundle(*bundle, request);
    co_return reply;
  }
  if (const auto* import = std::get_if<ImportAsk>(&route)) {
    Reply reply = co_await AnswerImport(*import, visit);
    co_return reply;
  }
  if (auto* settings = std::get_if<SettingsAsk>(&route)) {
    Reply reply = co_await AnswerSettings(std::move(*settings), visit);
    co_return reply;
  }
  if (auto* number = std::get_if<NumberAsk>(&route)) {
    Reply reply = co_await AnswerNumber(std::move(*number), visit);
    co_return reply;
  }
  if (auto* take = std::get_if<CaseAsk>(&route)) {
    Reply reply = co_await AnswerCase(std::move(*take), visit);
    co_return reply;
  }
  if (auto* matter = std::get_if<MatterRequest>(&route)) {
    Reply reply = co_await AnswerMatter(std::move(*matter), visit);
    co_return reply;
  }
  if (auto* appeal = std::get_if<AppealRequest>(&route)) {
    Reply reply = co_await AnswerAppeal(std::move(*appeal), visit);
    co_return reply;
  }
  if (auto* report = std::get_if<ReportRequest>(&route)) {
    Reply reply = co_await AnswerReport(std::move(*report), visit);
    co_return reply;
  }
  if (auto* enrolment = std::get_if<EnrolmentRequest>(&route)) {
    Reply reply = co_await AnswerEnrolment(std::move(*enrolment), visit);
    co_return reply;
  }
  auto about_case = co_await AnswerAboutCase(route, visit);
  if (about_case) co_return std::move(*about_case);
  if (auto* items = std::get_if<ItemsAsk>(&route)) {
    Reply reply = co_await AnswerItems(std::move(*items), visit);
    co_return reply;
  }
  if (auto* command = std::get_if<core::Command>(&route)) {
    Reply reply = co_await AnswerCommand(std::move(*command), visit);
    co_return reply;
  }
  if (const auto* file = std::get_if<CaseFileAsk>(&route)) {
    Reply reply = co_await AnswerCaseFile(*file);
    co_return reply;
  }
  std::function<std::string(query::Reader&)> query;
  if (std::holds_alternative<BooksAsk>(route)) {
    query = [](query::Reader& reader) { return BooksJson(reader.Books()); };
  } else if (std::holds_alternative<BoardAsk>(route)) {
    query = [](query::Reader& reader) { return BoardJson(reader.Board()); };
  } else if (auto* cases = std::get_if<CasesAsk>(&route)) {
    if (shared_.desks.hall() == nullptr) co_return ReplyTo(Problem::kNotReady);
    query = [list = std::move(cases->list), clock = ClockOfCases()](query::Reader& reader) {
      return CaseListJson(reader.Cases(list), clock);
    };
  } else if (auto* hand_overs = std::get_if<HandOversAsk>(&route)) {
    query = [number = std::move(hand_overs->number)](query::Reader& reader) {
      return HandOversJson(reader.HandOvers(number));
    };
  } else if (std::holds_alternative<OwnRatingsAsk>(route)) {
    const std::string today = shared_.feed.day();
    if (today.empty()) co_return ReplyTo(Problem::kNotReady);
    query = OwnRatingsOf(visit.visitor->staff, today, shared_.feed.settled_before());
  } else if (auto* figures = std::get_if<FiguresAsk>(&route)) {
    const std::string today = shared_.feed.day();
    if (today.empty()) co_return ReplyTo(Problem::kNotReady);
    query = QueryOf(std::move(*figures), HallOfFigures(today));
  } else if (auto* audit = std::get_if<AuditAsk>(&route)) {
    if (audit->what == AuditAsk::What::kFlags && shared_.options.settings != nullptr)
      audit->open_days = OpenDaysOf(shared_.options.settings->hall().get(), audit->month);
    query = QueryOf(std::move(*audit));
  } else {
    query = QueryOf(std::get<DayAsk>(route));
  }
  Reply reply = co_await AnswerQuery(std::move(query));
  co_return reply;
}

asio::awaitable<std::optional<Reply>> Connection::Tell(core::LogView view, const Visitor& visitor) {
  std::string actor = ActorOf(visitor);
  auto carried = co_await this->Ask(std::move(actor), core::Command{std::move(view)});
  std::optional<Reply> refused;
  if (auto* reply = std::get_if<Reply>(&carried)) refused = std::move(*reply);
  co_return refused;
}

asio::awaitable<std::variant<core::Events, Reply>> Connection::Ask(std::string actor,
                                                                   core::Command command) {
  const auto later = std::make_shared<Later<http::Answer>>(wire_.get_executor());
  if (!shared_.submit(std::move(actor), std::move(command), DeliverTo(later, shared_.mailbox)))
    co_return ReplyTo(Trouble{contract::Reason::kQueueFull, {}, {}});
  std::optional<http::Answer> answer = co_await later->Wait(shared_.options.request_timeout);
  if (!answer) co_return ReplyTo(Problem::kNoAnswer);
  if (const auto* refusal = std::get_if<core::Refusal>(&*answer))
    co_return ReplyTo(Trouble{refusal->reason, refusal->what, {}});
  co_return std::get<core::Events>(std::move(*answer));
}

asio::awaitable<Reply> Connection::AnswerQuery(std::function<std::string(query::Reader&)> query) {
  if (!shared_.queries) co_return ReplyTo(Problem::kNotReady);
  const auto later = std::make_shared<Later<Reply>>(wire_.get_executor());
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

asio::awaitable<bool> Connection::Write(Reply reply, const Request& request, bool keep_alive) {
  beast::http::response<beast::http::string_body> response;
  response.version(request.version());
  response.result(reply.status);
  response.set(field::content_type, reply.content_type);
  response.set(field::cache_control, reply.cache_control);
  if (!reply.etag.empty()) response.set(field::etag, reply.etag);
  if (!reply.allow.empty()) response.set(field::allow, reply.allow);
  if (!reply.content_range.empty()) response.set(field::content_range, reply.content_range);
  if (!reply.set_cookie.empty()) response.set(field::set_cookie, reply.set_cookie);
  if (!reply.retry_after.empty()) response.set(field::retry_after, reply.retry_after);
  SetSecurityHeaders(response, shared_.tls != nullptr);
  // A browser shows a paper in a viewer of its own, which this policy would stop.
  if (reply.content_type == "application/pdf")
    response.set("Content-Security-Policy", "frame-ancestors 'none'");
  response.keep_alive(keep_alive);
  if (reply.status != 304) response.content_length(reply.body.size());
  if (request.method() != beast::http::verb::head) response.body() = std::move(reply.body);
  wire_.tcp().expires_after(shared_.options.request_timeout);
  error_code error;
  co_await beast::http::async_write(wire_, response,
                                    asio::redirect_error(asio::use_awaitable, error));
  co_return !error;
}

asio::awaitable<void> Connection::Stream(Feed& feed, Visitor visitor, const RouteRule& rule) {
  beast::http::response<beast::http::empty_body> head;
  head.version(11);
  head.set(field::content_type, "text/event-stream");
  head.set(field::cache_control, "no-store");
  head.keep_alive(false);  // the stream ends with its connection
  SetSecurityHeaders(head, shared_.tls != nullptr);
  beast::http::response_serializer<beast::http::empty_body> serializer(head);
  wire_.tcp().expires_after(shared_.options.request_timeout);
  error_code error;
  co_await beast::http::async_write_header(wire_, serializer,
                                           asio::redirect_error(asio::use_awaitable, error));

  // What a page does not read waits in the queue, which is bounded, and not in the kernel, where it
  // would be megabytes for each page before anybody noticed.
  wire_.tcp().socket().set_option(asio::socket_base::send_buffer_size(kStreamBufferBytes), error);

  StreamQueue queue(shared_.options.most_waiting_frames, [this] { wake_.cancel(); });
  const Membership membership(feed, queue);
  std::vector<Frame> frames;
  std::vector<asio::const_buffer> bytes;
  while (!error && !shared_.closing) {
    // A sign of life comes every few seconds: whoever signed out, was locked or lost his role sees
    // no more than that.
    if (!shared_.door.StillMay(visitor, rule)) break;
    frames = queue.Take(feed);
    if (frames.empty()) {
      wake_.expires_at(steady_clock::time_point::max());
      error_code ignored;
      co_await wake_.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
      continue;
    }
    bytes.clear();
    for (const Frame& frame : frames) bytes.emplace_back(asio::buffer(*frame));
    wire_.tcp().expires_after(shared_.options.request_timeout);
    co_await asio::async_write(wire_, bytes, asio::redirect_error(asio::use_awaitable, error));
    wire_.tcp().expires_never();
    if (error == beast::error::timeout || queue.hopeless()) {
      shared_.log("an open page read too slowly and was disconnected");
      break;
    }
  }
  wire_.tcp().close();
}

// Closing with unread bytes would reset the connection and could destroy the answer on its way: the
// peer gets a moment to finish sending and to read.
asio::awaitable<void> Connection::Linger() {
  error_code error;
  wire_.tcp().expires_after(std::chrono::seconds(1));
  if (wire_.sealed() != nullptr) {
    co_await wire_.sealed()->async_shutdown(asio::redirect_error(asio::use_awaitable, error));
    co_return;
  }
  wire_.tcp().socket().shutdown(asio::ip::tcp::socket::shutdown_send, error);
  std::array<char, 4096> unread{};
  std::size_t left = 1024 * 1024;
  while (!error && left > 0) {
    const std::size_t count = co_await wire_.async_read_some(
        asio::buffer(unread), asio::redirect_error(asio::use_awaitable, error));
    left -= std::min(left, count);
  }
}

}  // namespace yichuang::http
