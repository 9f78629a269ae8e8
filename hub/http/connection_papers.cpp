#include "hub/http/applicant_json.h"
#include "hub/http/ask_reader.h"
#include "hub/http/paper_desk.h"

/// Answers about whom a case is for, its papers and its progress.
namespace yichuang::http {
namespace {

namespace asio = boost::asio;
using contract::Reason;

/// A case and the catalogue in force, of one moment.
struct CaseAndItems {
  std::optional<query::CaseRecord> record;
  std::shared_ptr<const catalogue::Catalogue> catalogue;
  std::string matter;  ///< the joint matter it is, or is a part of; "" for none
  std::string form;    ///< handle of its one form
};

Reply RefusedBy(Reason reason, std::string what = {}) {
  return ReplyTo(Trouble{reason, std::move(what), {}});
}

std::string IdText(core::CaseId id) { return std::to_string(core::Number(id)); }

std::string WorkNumberOf(const Visit& visit) {
  return visit.visitor->number == kConsoleName ? std::string() : visit.visitor->number;
}

}  // namespace

asio::awaitable<std::variant<query::CaseRecord, Reply>> Connection::RecordOf(core::CaseId id) {
  const std::uint64_t number = core::Number(id);
  std::function<std::optional<query::CaseRecord>(query::Reader&)> look =
      [number](query::Reader& reader) { return reader.Record(number); };
  auto read = co_await AskReader<std::optional<query::CaseRecord>>(std::move(look));
  if (auto* refused = std::get_if<Reply>(&read)) co_return std::move(*refused);
  auto& record = std::get<std::optional<query::CaseRecord>>(read);
  if (!record) co_return RefusedBy(Reason::kUnknownCase, IdText(id));
  co_return *std::move(record);
}

asio::awaitable<Reply> Connection::AnswerApplicant(ApplicantAsk ask, const Visit& visit) {
  auto read = co_await RecordOf(ask.id);
  if (auto* refused = std::get_if<Reply>(&read)) co_return std::move(*refused);
  const auto& record = std::get<query::CaseRecord>(read);
  if (ask.said) {
    person::Applicant said = *std::move(ask.said);
    Reply reply = co_await NameApplicant(ask, std::move(said), visit);
    co_return reply;
  }
  const auto later =
      std::make_shared<Later<std::optional<person::Applicant>>>(wire_.get_executor());
  if (!shared_.door.TellApplicant(record.applicant, DeliverTo(later, shared_.mailbox)))
    co_return ReplyTo(Problem::kDoorBusy);
  auto applicant = co_await later->Wait(shared_.options.request_timeout);
  if (!applicant) co_return ReplyTo(Problem::kNoAnswer);
  co_return ReplyWith(ApplicantJson(*applicant, ask.masked));
}

// Sealed before the ledger has the handle: a crash in between leaves a value that nothing leads to,
// and the next start erases it.
asio::awaitable<std::variant<std::string, Reply>> Connection::Offer(person::Applicant applicant) {
  const auto later = std::make_shared<Later<std::string>>(wire_.get_executor());
  if (!shared_.door.OfferApplicant(std::move(applicant), DeliverTo(later, shared_.mailbox)))
    co_return ReplyTo(Problem::kDoorBusy);
  std::optional<std::string> handle = co_await later->Wait(shared_.options.request_timeout);
  if (!handle) co_return ReplyTo(Problem::kNoAnswer);
  co_return *std::move(handle);
}

asio::awaitable<Reply> Connection::NameApplicant(const ApplicantAsk& ask,
                                                 person::Applicant applicant, const Visit& visit) {
  person::Applicant kept = applicant;
  auto offered = co_await Offer(std::move(kept));
  if (auto* refused = std::get_if<Reply>(&offered)) co_return std::move(*refused);
  const std::string& handle = std::get<std::string>(offered);
  std::string actor = ActorOf(*visit.visitor);
  core::Command command{
      core::NameApplicant{ask.id, handle, WorkNumberOf(visit), ask.duplicate_known}};
  const auto carried = co_await this->Ask(std::move(actor), std::move(command));
  if (const auto* refused = std::get_if<Reply>(&carried)) {
    shared_.door.WithdrawApplicant(handle);
    co_return *refused;
  }
  shared_.door.ConfirmApplicant(handle, std::move(applicant));
  co_return ReplyWith(R"({"ok":true})");
}

asio::awaitable<Reply> Connection::AnswerErase(EraseAsk ask, const Visit& visit) {
  auto read = co_await RecordOf(ask.id);
  if (auto* refused = std::get_if<Reply>(&read)) co_return std::move(*refused);
  const auto& record = std::get<query::CaseRecord>(read);
  std::function<std::vector<std::string>(query::Reader&)> look =
      [applicant = record.applicant](query::Reader& reader) { return reader.FormsOf(applicant); };
  auto forms = co_await AskReader<std::vector<std::string>>(std::move(look));
  if (auto* refused = std::get_if<Reply>(&forms)) co_return std::move(*refused);
  std::string actor = ActorOf(*visit.visitor);
  core::Command command{core::ErasePerson{record.applicant, WorkNumberOf(visit)}};
  const auto carried = co_await this->Ask(std::move(actor), std::move(command));
  if (const auto* refused = std::get_if<Reply>(&carried)) co_return *refused;
  shared_.door.EraseApplicant(record.applicant);
  for (const std::string& form : std::get<std::vector<std::string>>(forms))
    shared_.door.EraseApplicant(form);
  co_return ReplyWith(R"({"ok":true})");
}

asio::awaitable<Reply> Connection::AnswerCasePapers(CasePapersAsk ask) {
  auto read = co_await RecordOf(ask.id);
  if (auto* refused = std::get_if<Reply>(&read)) co_return std::move(*refused);
  const auto& record = std::get<query::CaseRecord>(read);
  co_return ReplyWith(PapersJson(record));
}

std::optional<PaperPlace> Connection::PlaceOfPapers() const {
  const query::DeskHall* hall = shared_.desks.hall();
  if (hall == nullptr) return std::nullopt;
  return PaperPlace{hall->hall, std::chrono::minutes(hall->utc_offset_minutes),
                    shared_.options.hall_now()};
}

Reply Connection::FileOf(std::string file, const Visit& visit, std::string fields) {
  const std::string token = access::RandomToken();
  shared_.paper_files.Put(
      token, {std::move(file), ActorOf(*visit.visitor), std::chrono::steady_clock::now()});
  return ReplyWith("{" + std::move(fields) + "\"file\":\"/api/v1/papers/files/" + token + "\"}");
}

Reply Connection::AnswerPaperFile(const PaperFileAsk& ask, const Visit& visit) {
  const PaperFiles::Kept* kept = shared_.paper_files.Find(ask.token);
  if (kept == nullptr || kept->actor != ActorOf(*visit.visitor))
    return ReplyTo(Trouble{Problem::kNotFound, "paper", {}});
  Reply reply;
  reply.content_type = "application/pdf";
  reply.body = kept->bytes;
  return reply;
}

// The number is given last of all: whatever could refuse the paper was asked before.
asio::awaitable<Reply> Connection::AnswerPrint(PrintAsk ask, const Visit& visit) {
  const auto place = PlaceOfPapers();
  if (!place || !shared_.bundles) co_return ReplyTo(Problem::kNotReady);
  std::function<CaseAndItems(query::Reader&)> look =
      [id = core::Number(ask.id), bundles = shared_.bundles.get()](query::Reader& reader) {
        const query::BoardRow board = reader.Board();
        CaseAndItems found{reader.Record(id),
                           board.catalogue ? bundles->Catalogue(board.catalogue->sm3) : nullptr,
                           {},
                           {}};
        if (!found.record) return found;
        const auto whole =
            found.record->joint == 0 ? found.record : reader.Record(found.record->joint);
        if (!whole || whole->parts.empty()) return found;
        found.matter = whole->item;
        found.form = whole->form;
        return found;
      };
  auto read = co_await AskReader<CaseAndItems>(std::move(look));
  if (auto* refused = std::get_if<Reply>(&read)) co_return std::move(*refused);
  const CaseAndItems& found = std::get<CaseAndItems>(read);
  if (!found.record) co_return RefusedBy(Reason::kUnknownCase, IdText(ask.id));
  if (!found.catalogue) co_return RefusedBy(Reason::kUnknownItem, found.record->item);
  const query::CaseMatter* matter = MatterOf(*found.record, ask.kind, ask.about);
  if (matter == nullptr) co_return RefusedBy(Reason::kUnknownPaper, found.record->no);
  const query::CasePaperRow* before = PaperFor(*found.record, *matter);
  if (before != nullptr) {
    const auto kept = std::make_shared<Later<std::string>>(wire_.get_executor());
    if (!shared_.door.TellPaperWords(NameOfPaper(ask.kind, before->year, before->number),
                                     DeliverTo(kept, shared_.mailbox)))
      co_return ReplyTo(Problem::kDoorBusy);
    const auto words = co_await kept->Wait(shared_.options.request_timeout);
    if (!words) co_return ReplyTo(Problem::kNoAnswer);
    ask.words = ReadPaperWords(*words);
  }
  const auto person =
      std::make_shared<Later<std::optional<person::Applicant>>>(wire_.get_executor());
  if (!shared_.door.TellApplicant(found.record->applicant, DeliverTo(person, shared_.mailbox)))
    co_return ReplyTo(Problem::kDoorBusy);
  const auto applicant = co_await person->Wait(shared_.options.request_timeout);
  if (!applicant) co_return ReplyTo(Problem::kNoAnswer);
  auto made = FactsOf(*found.record, *matter, *found.catalogue, *applicant, ask.words, *place);
  if (const auto* trouble = std::get_if<Trouble>(&made)) co_return ReplyTo(*trouble);
  auto facts = std::get<documents::CasePaperFacts>(std::move(made));
  if (!found.form.empty()) {
    std::string handle = found.form;
    auto form = co_await FormKept(std::move(handle));
    if (auto* refused = std::get_if<Reply>(&form)) co_return std::move(*refused);
    AddForm(*found.catalogue, found.matter, *found.record, std::get<FormValues>(form), facts);
  }
  if (const auto lack = Lacks(facts)) co_return ReplyTo(*lack);

  core::PrintPaper print{ask.id, ask.kind, matter->about, person::Sealer::RandomCode(),
                         WorkNumberOf(visit)};
  facts.verification = before != nullptr ? before->code : print.code;
  std::string actor = ActorOf(*visit.visitor);
  core::Command command{std::move(print)};
  auto carried = co_await this->Ask(std::move(actor), std::move(command));
  if (auto* refused = std::get_if<Reply>(&carried)) co_return std::move(*refused);
  core::PaperNo no;
  for (const core::Event& event : std::get<core::Events>(carried)) {
    if (const auto* issued = std::get_if<core::PaperIssued>(&event)) {
      no = issued->no;
      if (!ask.words.empty())
        shared_.door.KeepPaperWords(NameOfPaper(no.kind, no.year, no.number), Written(ask.words));
    }
    if (const auto* again = std::get_if<core::PaperReprinted>(&event)) {
      no = again->no;
      facts.print = again->print;
    }
  }
  facts.number = documents::PaperNumberText(documents::BuiltInCasePaperRules(), facts.kind, no.year,
                                            no.number);
  // Two clerks at once: the other one's code stands on the paper that was printed first.
  if (before == nullptr && facts.print > 1) {
    auto again = co_await RecordOf(ask.id);
    if (auto* refused = std::get_if<Reply>(&again)) co_return std::move(*refused);
    if (const auto* paper = PaperFor(std::get<query::CaseRecord>(again), *matter))
      facts.verification = paper->code;
  }
  const unsigned prints = facts.print;
  const std::string number = facts.number;
  std::function<std::variant<std::string, Trouble>(query::Reader&)> draw =
      [facts = std::move(facts)](query::Reader&) { return BothCopies(facts); };
  auto drawn = co_await AskReader<std::variant<std::string, Trouble>>(std::move(draw));
  if (auto* refused = std::get_if<Reply>(&drawn)) co_return std::move(*refused);
  auto& file = std::get<std::variant<std::string, Trouble>>(drawn);
  if (const auto* trouble = std::get_if<Trouble>(&file)) co_return ReplyTo(*trouble);
  co_return FileOf(
      std::get<std::string>(std::move(file)), visit,
      "\"paper\":{\"number\":\"" + number + "\",\"prints\":" + std::to_string(prints) + "},");
}

asio::awaitable<Reply> Connection::AnswerOnceNotice(OnceNoticeAsk ask, const Visit& visit) {
  const auto place = PlaceOfPapers();
  if (!place || !shared_.bundles) co_return ReplyTo(Problem::kNotReady);
  std::function<std::variant<std::string, Trouble>(query::Reader&)> draw =
      [ask = std::move(ask), place = *place, bundles = shared_.bundles.get()](
          query::Reader& reader) -> std::variant<std::string, Trouble> {
    const query::BoardRow board = reader.Board();
    const auto catalogue = board.catalogue ? bundles->Catalogue(board.catalogue->sm3) : nullptr;
    if (!catalogue) return Trouble{Reason::kUnknownItem, ask.item, {}};
    return OnceNoticeFile(*catalogue, ask.item, ask.answers, ask.english, place);
  };
  auto drawn = co_await AskReader<std::variant<std::string, Trouble>>(std::move(draw));
  if (auto* refused = std::get_if<Reply>(&drawn)) co_return std::move(*refused);
  auto& file = std::get<std::variant<std::string, Trouble>>(drawn);
  if (const auto* trouble = std::get_if<Trouble>(&file)) co_return ReplyTo(*trouble);
  co_return FileOf(std::get<std::string>(std::move(file)), visit, {});
}

asio::awaitable<Reply> Connection::AnswerPaperCheck(CheckPaperAsk ask) {
  const query::DeskHall* hall = shared_.desks.hall();
  const std::chrono::minutes offset(hall == nullptr ? 480 : hall->utc_offset_minutes);
  std::function<std::string(query::Reader&)> query = [code = std::move(ask.code),
                                                      offset](query::Reader& reader) {
    return CheckedPaperJson(reader.PaperOf(code), offset);
  };
  Reply reply = co_await AnswerQuery(std::move(query));
  co_return reply;
}

// A number that nobody has is asked for and answered like one whose digits are wrong.
asio::awaitable<Reply> Connection::AnswerProgress(ProgressAsk ask) {
  const query::DeskHall* hall = shared_.desks.hall();
  if (hall == nullptr) co_return ReplyTo(Problem::kNotReady);
  const std::chrono::minutes offset(hall->utc_offset_minutes);
  std::function<std::vector<query::CaseRecord>(query::Reader&)> look =
      [number = ask.number, day = hall->day](query::Reader& reader) {
        return reader.CasesNamed(number, day);
      };
  auto read = co_await AskReader<std::vector<query::CaseRecord>>(std::move(look));
  if (auto* refused = std::get_if<Reply>(&read)) co_return std::move(*refused);
  auto records = std::get<std::vector<query::CaseRecord>>(std::move(read));
  ProgressTry asked{ask.number, peer_, ask.last4, {}};
  for (const query::CaseRecord& each : records) asked.handles.push_back(each.applicant);
  const auto later = std::make_shared<Later<Matched>>(wire_.get_executor());
  if (!shared_.door.MatchApplicants(std::move(asked), DeliverTo(later, shared_.mailbox)))
    co_return ReplyTo(Problem::kDoorBusy);
  const auto matched = co_await later->Wait(shared_.options.request_timeout);
  if (!matched) co_return ReplyTo(Problem::kNoAnswer);
  if (matched->wait.count() > 0) {
    Reply reply = RefusedBy(Reason::kTriedTooOften);
    reply.retry_after = std::to_string(matched->wait.count());
    co_return reply;
  }
  std::vector<query::CaseRecord> theirs;
  for (std::size_t i = 0; i < records.size() && i < matched->right.size(); ++i) {
    if (matched->right[i]) theirs.push_back(std::move(records[i]));
  }
  if (theirs.empty()) co_return RefusedBy(Reason::kNotMatched);
  co_return ReplyWith(ProgressJson(theirs, offset));
}

asio::awaitable<std::optional<Reply>> Connection::AnswerAboutCase(Route& route,
                                                                  const Visit& visit) {
  std::optional<Reply> reply;
  if (auto* applicant = std::get_if<ApplicantAsk>(&route)) {
    reply = co_await AnswerApplicant(std::move(*applicant), visit);
  } else if (auto* form = std::get_if<FormAsk>(&route)) {
    reply = co_await AnswerForm(*form);
  } else if (auto* erase = std::get_if<EraseAsk>(&route)) {
    reply = co_await AnswerErase(*erase, visit);
  } else if (auto* papers = std::get_if<CasePapersAsk>(&route)) {
    reply = co_await AnswerCasePapers(*papers);
  } else if (auto* print = std::get_if<PrintAsk>(&route)) {
    reply = co_await AnswerPrint(std::move(*print), visit);
  } else if (auto* file = std::get_if<PaperFileAsk>(&route)) {
    reply = AnswerPaperFile(*file, visit);
  } else if (auto* check = std::get_if<CheckPaperAsk>(&route)) {
    reply = co_await AnswerPaperCheck(std::move(*check));
  } else if (auto* notice = std::get_if<OnceNoticeAsk>(&route)) {
    reply = co_await AnswerOnceNotice(std::move(*notice), visit);
  } else if (auto* progress = std::get_if<ProgressAsk>(&route)) {
    reply = co_await AnswerProgress(std::move(*progress));
  }
  co_return reply;
}

}  // namespace yichuang::http
