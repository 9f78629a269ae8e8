#pragma once

#include <utility>  // before any Boost.Asio header: version 1.74 uses std::exchange without including it

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "hub/http/appeal_json.h"
#include "hub/http/bundles.h"
#include "hub/http/case_json.h"
#include "hub/http/case_routes.h"
#include "hub/http/desk_feeds.h"
#include "hub/http/figure_json.h"
#include "hub/http/front_door.h"
#include "hub/http/joint_form.h"
#include "hub/http/live_feed.h"
#include "hub/http/paper_desk.h"
#include "hub/http/paper_files.h"
#include "hub/http/query_thread.h"
#include "hub/http/report_sheet.h"
#include "hub/http/report_tables.h"
#include "hub/http/routes.h"
#include "hub/http/screen_feeds.h"
#include "hub/http/server.h"
#include "hub/http/static_files.h"

/// Inner parts of the server; only server.cpp and connection*.cpp include this, for Boost.Beast
/// compiles slowly.
namespace yichuang::http {

/// The same text, as the rest of the house holds it; lives as long as `text` does.
inline std::string_view View(boost::beast::string_view text) { return {text.data(), text.size()}; }

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
  explicit Shared(FrontDoor& front_door) : door(front_door) {}

  FrontDoor& door;
  Options options;
  std::unique_ptr<boost::asio::ssl::context> tls;  ///< null: plain HTTP
  StaticFiles files;
  LiveFeed feed;
  WallFeed wall;
  DeskFeeds desks{[this] { return options.hall_now().time_since_epoch().count(); }};
  ScreenFeeds screens{[this] { return options.hall_now().time_since_epoch().count(); }};
  Submit submit;
  std::function<Health()> health;
  std::function<void(const std::string&)> log;
  std::unique_ptr<QueryThread> queries;  ///< null: no reader was given
  std::unique_ptr<Bundles> bundles;      ///< of the query thread; null: there are none
  std::shared_ptr<Mailbox> mailbox;
  PaperFiles paper_files;
  bool closing = false;
};

/// TCP, or TLS over it: reads and writes as Boost.Beast wants them, whichever it is.
class Wire {
 public:
  // NOLINTNEXTLINE(readability-identifier-naming): the name that Asio asks for
  using executor_type = boost::beast::tcp_stream::executor_type;

  /// `tls` null: plain.
  Wire(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context* tls) {
    if (tls == nullptr) {
      plain_.emplace(std::move(socket));
    } else {
      sealed_.emplace(boost::beast::tcp_stream(std::move(socket)), *tls);
    }
  }

  executor_type get_executor() { return tcp().get_executor(); }
  boost::beast::tcp_stream& tcp() { return sealed_ ? sealed_->next_layer() : *plain_; }
  /// Null for plain HTTP.
  boost::beast::ssl_stream<boost::beast::tcp_stream>* sealed() {
    return sealed_ ? &*sealed_ : nullptr;
  }

  template <typename Buffers, typename Handler>
  auto async_read_some(const Buffers& buffers, Handler&& handler) {
    if (sealed_) return sealed_->async_read_some(buffers, std::forward<Handler>(handler));
    return plain_->async_read_some(buffers, std::forward<Handler>(handler));
  }
  template <typename Buffers, typename Handler>
  auto async_write_some(const Buffers& buffers, Handler&& handler) {
    if (sealed_) return sealed_->async_write_some(buffers, std::forward<Handler>(handler));
    return plain_->async_write_some(buffers, std::forward<Handler>(handler));
  }

 private:
  std::optional<boost::beast::tcp_stream> plain_;
  std::optional<boost::beast::ssl_stream<boost::beast::tcp_stream>> sealed_;
};

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
  void LimitBody(Parser& parser, boost::beast::error_code& error) const;
  boost::asio::awaitable<void> RefuseUnreadable(boost::beast::error_code error);
  boost::asio::awaitable<bool> Handshake();
  Visit VisitOf(const Request& request) const;
  /// The feed that a route reads, as a stream or once; or why there is none. REQUIRES: the route
  /// reads one.
  std::variant<std::shared_ptr<Feed>, Reply> FeedOf(const Route& route, const Visit& visit);
  Reply AnswerDesks(const Visit& visit) const;
  /// The feed of a screen, or why there is none; absent when the route reads no screen.
  std::optional<std::variant<std::shared_ptr<Feed>, Reply>> ScreenOf(const Route& route);
  Reply AnswerScreens() const;
  static bool IsStream(const Route& route);
  static bool IsLook(const Route& route);
  boost::asio::awaitable<Reply> Answer(Route route, const Visit& visit, const Request& request);
  boost::asio::awaitable<Reply> AnswerDoor(AccessAsk ask, const Visit& visit,
                                           const Request& request);
  /// Tells the ledger of a view; absent when it is told.
  boost::asio::awaitable<std::optional<Reply>> Tell(core::LogView view, const Visitor& visitor);
  /// A reply only when the hall did not carry the command out.
  boost::asio::awaitable<std::variant<core::Events, Reply>> Ask(std::string actor,
                                                                core::Command command);
  boost::asio::awaitable<Reply> AnswerQuery(std::function<std::string(query::Reader&)> query);
  // Intakes and the one form of a joint matter (connection_cases.cpp).
  boost::asio::awaitable<Reply> AnswerCase(CaseAsk ask, const Visit& visit);
  /// Seals applicant and form, asks the hall, and keeps or withdraws what was sealed.
  boost::asio::awaitable<Reply> AnswerIntake(CaseAsk ask, CaseItemFound found, const Visit& visit);
  boost::asio::awaitable<Reply> AnswerForm(FormAsk ask);
  /// What was filled in for a draft that is dropped.
  boost::asio::awaitable<void> EraseDraft(core::CaseId id);
  /// What is kept under the handle; empty for "" and for what was erased.
  boost::asio::awaitable<std::variant<FormValues, Reply>> FormKept(std::string handle);
  /// What the query thread reads, or why it did not. An exception there is kStorage.
  template <typename Value>
  boost::asio::awaitable<std::variant<Value, Reply>> AskReader(
      std::function<Value(query::Reader&)> ask);
  /// The record of a case, or the answer why there is none.
  boost::asio::awaitable<std::variant<query::CaseRecord, Reply>> RecordOf(core::CaseId id);
  // Applicants, papers, progress (connection_papers.cpp).
  boost::asio::awaitable<Reply> AnswerApplicant(ApplicantAsk ask, const Visit& visit);
  boost::asio::awaitable<Reply> NameApplicant(const ApplicantAsk& ask, person::Applicant applicant,
                                              const Visit& visit);
  /// The handle of an applicant who is kept until the ledger leads to him, or does not.
  boost::asio::awaitable<std::variant<std::string, Reply>> Offer(person::Applicant applicant);
  boost::asio::awaitable<Reply> AnswerErase(EraseAsk ask, const Visit& visit);
  boost::asio::awaitable<Reply> AnswerCasePapers(CasePapersAsk ask);
  boost::asio::awaitable<Reply> AnswerPrint(PrintAsk ask, const Visit& visit);
  boost::asio::awaitable<Reply> AnswerOnceNotice(OnceNoticeAsk ask, const Visit& visit);
  boost::asio::awaitable<Reply> AnswerPaperCheck(CheckPaperAsk ask);
  boost::asio::awaitable<Reply> AnswerProgress(ProgressAsk ask);
  Reply AnswerPaperFile(const PaperFileAsk& ask, const Visit& visit);
  std::optional<PaperPlace> PlaceOfPapers() const;
  /// Keeps the file for whoever asked and says where it is, behind `fields`.
  Reply FileOf(std::string file, const Visit& visit, std::string fields);
  /// Absent when the route is none of these.
  boost::asio::awaitable<std::optional<Reply>> AnswerAboutCase(Route& route, const Visit& visit);
  boost::asio::awaitable<Reply> AnswerCaseFile(CaseFileAsk ask);
  // Matters (connection_matters.cpp).
  boost::asio::awaitable<Reply> AnswerMatter(MatterRequest request, const Visit& visit);
  boost::asio::awaitable<Reply> AnswerMatterCommand(MatterCommandAsk ask, std::string actor);
  boost::asio::awaitable<Reply> AnswerMatterFile(MatterFileAsk ask, const Visit& visit);
  /// A bad rating's matter was looked at: an event before he sees it, as with other single ratings.
  boost::asio::awaitable<std::optional<Reply>> TellOfRating(std::uint64_t matter,
                                                            const Visit& visit);
  boost::asio::awaitable<Reply> AnswerMatterCode(MatterCodeAsk ask);
  // What the office asks about them (connection_matter_office.cpp).
  /// Absent when the request is none of these.
  boost::asio::awaitable<std::optional<Reply>> AnswerMatterOffice(MatterRequest& request,
                                                                  const Visit& visit);
  /// A matter that he may know of; what he may not is answered like what is not there.
  boost::asio::awaitable<std::variant<query::MatterFile, Reply>> MatterKnownTo(
      std::uint64_t id, core::MatterActor actor, bool to_call = false);
  boost::asio::awaitable<Reply> AnswerNotice(IssueNoticeAsk ask, const Visit& visit);
  boost::asio::awaitable<Reply> AnswerNoticeFile(NoticeFileAsk ask);
  boost::asio::awaitable<Reply> AnswerMatterContact(MatterContactAsk ask);
  boost::asio::awaitable<Reply> AnswerEraseWords(EraseWordsAsk ask, const Visit& visit);
  boost::asio::awaitable<Reply> AnswerEraseContact(EraseContactAsk ask, const Visit& visit);
  boost::asio::awaitable<Reply> AnswerHotline(HotlineAsk ask);
  // Appeals (connection_appeals.cpp).
  boost::asio::awaitable<Reply> AnswerAppeal(AppealRequest request, const Visit& visit);
  boost::asio::awaitable<Reply> AnswerOwnRecord(OwnRecordAsk ask);
  boost::asio::awaitable<Reply> AnswerAppeals(AppealsAsk ask, const Visit& visit);
  boost::asio::awaitable<Reply> AnswerFileAppeal(FileAppealAsk ask, const Visit& visit);
  boost::asio::awaitable<Reply> AnswerEraseAppealWords(EraseAppealWordsAsk ask, const Visit& visit);
  /// Words by handle; absent when the door does not answer.
  boost::asio::awaitable<std::optional<KeptWords>> WordsKept(std::vector<std::string> handles);
  AppealClock ClockOfAppeals() const;

  // Reports (connection_reports.cpp).
  boost::asio::awaitable<Reply> AnswerReport(ReportRequest request, const Visit& visit);
  boost::asio::awaitable<Reply> AnswerReports(ReportsAsk ask);
  boost::asio::awaitable<Reply> AnswerDraftReport(DraftReportAsk ask, const Visit& visit);
  boost::asio::awaitable<Reply> AnswerReportFile(ReportFileAsk ask);
  /// REQUIRES: the desks' hall is there.
  ReportPlace PlaceOfReports() const;
  FigureHall HallOfFigures(const std::string& today) const;
  boost::asio::awaitable<std::optional<ReportNames>> NamesOfReports();
  /// Words that are kept until the ledger leads to them, or does not.
  boost::asio::awaitable<std::variant<core::SealedWords, Reply>> OfferWords(std::string words);
  /// REQUIRES: the desks' hall is there.
  CaseClock ClockOfCases() const;
  boost::asio::awaitable<Reply> AnswerBundle(const BundleAsk& ask, const Request& request);
  boost::asio::awaitable<Reply> AnswerImport(const ImportAsk& ask, const Visit& visit);
  boost::asio::awaitable<Reply> AnswerNumber(NumberAsk ask, const Visit& visit);
  boost::asio::awaitable<Reply> AnswerSettings(SettingsAsk ask, const Visit& visit);
  boost::asio::awaitable<Reply> AnswerItems(ItemsAsk ask, const Visit& visit);
  boost::asio::awaitable<Reply> AnswerEnrolment(EnrolmentRequest request, const Visit& visit);
  boost::asio::awaitable<Reply> AnswerCommand(core::Command command, const Visit& visit);
  boost::asio::awaitable<bool> Write(Reply reply, const Request& request, bool keep_alive);
  boost::asio::awaitable<void> Stream(Feed& feed, Visitor visitor, const RouteRule& rule);
  boost::asio::awaitable<void> Linger();

  Wire wire_;
  boost::asio::steady_timer wake_;
  boost::beast::flat_buffer buffer_;
  Shared& shared_;
  bool loopback_ = false;
  std::string peer_;  ///< its address
  bool answering_ = false;
};

}  // namespace yichuang::http
