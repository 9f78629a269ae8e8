#include <memory>
#include <utility>

#include "hub/access/secret.h"
#include "hub/documents/hotline_paper.h"
#include "hub/documents/render.h"
#include "hub/http/applicant_json.h"
#include "hub/http/ask_reader.h"
#include "hub/http/hotline.h"
#include "hub/http/matter_office_json.h"
#include "hub/http/matter_words.h"
#include "hub/http/reply_json.h"
#include "hub/http/settings_desk.h"

/// What the office asks about matters: papers, samples, the month's report, whom to call.
namespace yichuang::http {
namespace {

namespace asio = boost::asio;
using contract::Reason;

struct FileAndDuties {
  std::optional<query::MatterFile> file;
  std::vector<query::DutyRow> duties;
};

Reply OfficeRefused(Reason reason, std::string what = {}) {
  return ReplyTo(Trouble{reason, std::move(what), {}});
}

Reply PdfReply(const documents::Paper& paper) {
  const std::vector<std::uint8_t> bytes = documents::ToPdf(paper);
  Reply reply;
  reply.content_type = "application/pdf";
  reply.body.assign(bytes.begin(), bytes.end());
  return reply;
}

/// The report with names of the paper's language.
query::HotlineReport InWords(query::HotlineReport report, bool english) {
  for (query::HotlineLine& line : report.kinds)
    line.name = english ? KindTextEn(line.name) : KindTextZh(line.name);
  for (query::HotlineLine& line : report.channels)
    line.name = english ? ChannelTextEn(line.name) : ChannelTextZh(line.name);
  return report;
}

std::string KindWords(const query::HotlineMatter& matter, bool english) {
  const core::MatterKind* kind =
      core::KindOf(core::MatterKindId{static_cast<std::uint8_t>(matter.kind)},
                   static_cast<std::uint16_t>(matter.rules));
  if (kind == nullptr) return {};
  return std::string(english ? KindTextEn(kind->name) : KindTextZh(kind->name));
}

}  // namespace

asio::awaitable<std::variant<query::MatterFile, Reply>> Connection::MatterKnownTo(
    std::uint64_t id, core::MatterActor actor, bool to_call) {
  std::function<FileAndDuties(query::Reader&)> look = [id](query::Reader& reader) {
    return FileAndDuties{reader.Matter(id), reader.Duties()};
  };
  auto read = co_await AskReader<FileAndDuties>(std::move(look));
  if (auto* refused = std::get_if<Reply>(&read)) co_return std::move(*refused);
  auto& [file, duties] = std::get<FileAndDuties>(read);
  if (!file || !MayKnow(file->row, actor, duties, ClockOfCases().now_ms))
    co_return OfficeRefused(Reason::kUnknownMatter, std::to_string(id));
  if (to_call && !MayCall(file->row, actor, duties))
    co_return OfficeRefused(Reason::kForeignMatter, std::to_string(id));
  co_return *std::move(file);
}

asio::awaitable<Reply> Connection::AnswerNotice(IssueNoticeAsk ask, const Visit& visit) {
  std::string actor = ActorOf(*visit.visitor);
  const auto carried = co_await this->Ask(std::move(actor), core::Command{std::move(ask.issue)});
  if (const auto* refused = std::get_if<Reply>(&carried)) co_return *refused;
  for (const core::Event& event : std::get<core::Events>(carried)) {
    if (const auto* notice = std::get_if<core::ChaseNoticeIssued>(&event))
      co_return ReplyWith("{\"notice\":\"" + std::to_string(notice->year) + "-" +
                          std::to_string(notice->number) + "\"}");
  }
  co_return OfficeRefused(Reason::kUnknownPaper);
}

asio::awaitable<Reply> Connection::AnswerNoticeFile(NoticeFileAsk ask) {
  auto known = co_await MatterKnownTo(ask.id, ask.actor);
  if (auto* refused = std::get_if<Reply>(&known)) co_return std::move(*refused);
  const auto later = std::make_shared<Later<StaffNamed>>(wire_.get_executor());
  if (!shared_.door.TellNames(DeliverTo(later, shared_.mailbox)))
    co_return ReplyTo(Problem::kDoorBusy);
  const std::optional<StaffNamed> names = co_await later->Wait(shared_.options.request_timeout);
  if (!names) co_return ReplyTo(Problem::kNoAnswer);
  const query::DeskHall& hall = *shared_.desks.hall();
  const std::chrono::minutes offset(hall.utc_offset_minutes);
  auto notice = NoticeIn(std::get<query::MatterFile>(known), ask.year, ask.number, *names, offset);
  if (!notice) co_return ReplyTo(Trouble{Problem::kNotFound, "notice", {}});
  notice->hall = hall.hall;
  notice->sample = hall.demo;
  notice->made = std::chrono::local_seconds(std::chrono::floor<std::chrono::seconds>(
      (shared_.options.hall_now() + offset).time_since_epoch()));
  co_return PdfReply(documents::MatterNoticePaper(*notice));
}

// Whoever may call needs the number; that he saw it stands in the ledger before he does.
asio::awaitable<Reply> Connection::AnswerMatterContact(MatterContactAsk ask) {
  auto known = co_await MatterKnownTo(ask.id, std::move(ask.actor), true);
  if (auto* refused = std::get_if<Reply>(&known)) co_return std::move(*refused);
  const std::string handle = std::get<query::MatterFile>(known).row.person;
  if (handle.empty()) co_return ReplyWith(ApplicantJson({}, false));
  const auto later =
      std::make_shared<Later<std::optional<person::Applicant>>>(wire_.get_executor());
  if (!shared_.door.TellApplicant(handle, DeliverTo(later, shared_.mailbox)))
    co_return ReplyTo(Problem::kDoorBusy);
  auto person = co_await later->Wait(shared_.options.request_timeout);
  if (!person) co_return ReplyTo(Problem::kNoAnswer);
  if (*person) {  // who calls needs no document
    (*person)->document_kind.clear();
    (*person)->document.clear();
  }
  co_return ReplyWith(ApplicantJson(*person, false));
}

// The event first: a crash in between leaves words that nothing leads to, and the next start
// erases them.
asio::awaitable<Reply> Connection::AnswerEraseWords(EraseWordsAsk ask, const Visit& visit) {
  const std::uint64_t id = core::Number(ask.erase.id);
  auto known = co_await MatterKnownTo(id, ask.erase.actor);
  if (auto* refused = std::get_if<Reply>(&known)) co_return std::move(*refused);
  const std::vector<std::string> handles = WordsOf(std::get<query::MatterFile>(known));
  std::string actor = ActorOf(*visit.visitor);
  const auto carried = co_await this->Ask(std::move(actor), core::Command{std::move(ask.erase)});
  if (const auto* refused = std::get_if<Reply>(&carried)) co_return *refused;
  for (const std::string& handle : handles) shared_.door.EraseApplicant(handle);
  co_return ReplyWith(R"({"ok":true})");
}

// As with an applicant: the event first, and the next start erases what nothing leads to any more.
asio::awaitable<Reply> Connection::AnswerEraseContact(EraseContactAsk ask, const Visit& visit) {
  core::ErasePerson erase{{}, ask.actor.number};
  auto known = co_await MatterKnownTo(ask.id, std::move(ask.actor));
  if (auto* refused = std::get_if<Reply>(&known)) co_return std::move(*refused);
  erase.person = std::get<query::MatterFile>(known).row.person;
  const std::string handle = erase.person;
  std::string actor = ActorOf(*visit.visitor);
  const auto carried = co_await this->Ask(std::move(actor), core::Command{std::move(erase)});
  if (const auto* refused = std::get_if<Reply>(&carried)) co_return *refused;
  shared_.door.EraseApplicant(handle);
  co_return ReplyWith(R"({"ok":true})");
}

asio::awaitable<Reply> Connection::AnswerHotline(HotlineAsk ask) {
  const query::DeskHall& hall = *shared_.desks.hall();
  const std::chrono::minutes offset(hall.utc_offset_minutes);
  const auto span = SpanOf(ask.month, offset);
  std::function<std::vector<query::HotlineMatter>(query::Reader&)> look =
      [span](query::Reader& reader) { return reader.HotlineMatters(span.first, span.second); };
  auto read = co_await AskReader<std::vector<query::HotlineMatter>>(std::move(look));
  if (auto* refused = std::get_if<Reply>(&read)) co_return std::move(*refused);
  const auto* settings = shared_.options.settings;
  const core::Calendar calendar = settings == nullptr ? core::Calendar{} : settings->calendar();
  query::HotlineReport report = FoldHotline(std::get<std::vector<query::HotlineMatter>>(read),
                                            {ask.month, offset, ClockOfCases().now_ms, calendar});
  // The counts hold what is about him; a line of it he does not see.
  std::erase_if(report.open, [&ask](const query::HotlineMatter& each) {
    return !each.about.empty() && each.about == ask.viewer;
  });
  if (!ask.pdf) co_return ReplyWith(HotlineJson(report));
  const auto language = ask.english ? documents::Language::kEnglish : documents::Language::kChinese;
  co_return PdfReply(
      documents::HotlinePaper(InWords(report, ask.english),
                              {language, hall.demo, hall.hall, shared_.options.software, offset},
                              [english = ask.english](const query::HotlineMatter& matter) {
                                return KindWords(matter, english);
                              }));
}

asio::awaitable<std::optional<Reply>> Connection::AnswerMatterOffice(MatterRequest& request,
                                                                     const Visit& visit) {
  std::optional<Reply> reply;
  if (auto* issue = std::get_if<IssueNoticeAsk>(&request)) {
    reply = co_await AnswerNotice(std::move(*issue), visit);
  } else if (const auto* file = std::get_if<NoticeFileAsk>(&request)) {
    reply = co_await AnswerNoticeFile(*file);
  } else if (const auto* contact = std::get_if<MatterContactAsk>(&request)) {
    reply = co_await AnswerMatterContact(*contact);
  } else if (auto* words = std::get_if<EraseWordsAsk>(&request)) {
    reply = co_await AnswerEraseWords(std::move(*words), visit);
  } else if (auto* contact_gone = std::get_if<EraseContactAsk>(&request)) {
    reply = co_await AnswerEraseContact(std::move(*contact_gone), visit);
  } else if (auto* draw = std::get_if<DrawSampleAsk>(&request)) {
    draw->draw.seed = access::RandomToken().substr(0, core::kSeedSize);
    core::Command command{std::move(draw->draw)};
    reply = co_await AnswerCommand(std::move(command), visit);
  } else if (const auto* sample = std::get_if<CallSampleAsk>(&request)) {
    std::function<std::string(query::Reader&)> query =
        [month = sample->month, viewer = sample->viewer,
         clock = ClockOfCases()](query::Reader& reader) {
          return CallSampleJson(month, reader.SampleOf(month), viewer, clock);
        };
    reply = co_await AnswerQuery(std::move(query));
  } else if (const auto* hotline = std::get_if<HotlineAsk>(&request)) {
    reply = co_await AnswerHotline(*hotline);
  }
  co_return reply;
}

}  // namespace yichuang::http
