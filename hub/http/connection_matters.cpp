#include <memory>
#include <utility>

#include "hub/http/ask_reader.h"
#include "hub/http/matter_json.h"
#include "hub/http/matter_routes.h"
#include "hub/http/reply_json.h"
#include "hub/person/sealer.h"

/// Matters: what is read of them, and words that are kept apart from the ledger.
namespace yichuang::http {
namespace asio = boost::asio;

namespace {

using contract::Reason;

Reply MatterRefused(Reason reason, std::string what = {}) {
  return ReplyTo(Trouble{reason, std::move(what), {}});
}

/// It came from one rating: whoever looks at it sees a single one.
bool IsOfRating(const query::MatterRow& row) {
  const core::MatterKind* kind =
      core::KindOf(core::MatterKindId{static_cast<std::uint8_t>(row.kind)},
                   static_cast<std::uint16_t>(row.rules));
  return kind != nullptr && kind->from_rating;
}

/// A matter, and who stands in for whom.
struct MatterAndDuties {
  std::optional<query::MatterFile> file;
  std::vector<query::DutyRow> duties;
};

}  // namespace

asio::awaitable<std::variant<core::SealedWords, Reply>> Connection::OfferWords(std::string words) {
  if (words.empty()) co_return core::SealedWords{};
  const auto later = std::make_shared<Later<core::SealedWords>>(wire_.get_executor());
  if (!shared_.door.OfferWords(std::move(words), DeliverTo(later, shared_.mailbox)))
    co_return ReplyTo(Problem::kDoorBusy);
  std::optional<core::SealedWords> sealed = co_await later->Wait(shared_.options.request_timeout);
  if (!sealed) co_return ReplyTo(Problem::kNoAnswer);
  co_return *std::move(sealed);
}

asio::awaitable<std::optional<Reply>> Connection::TellOfRating(std::uint64_t matter,
                                                               const Visit& visit) {
  core::LogView view{visit.visitor->number, core::Viewed::kBadRating, std::to_string(matter),
                     core::ViewReason::kHandling};
  std::optional<Reply> refused;
  if (!shared_.door.IsNewView(*visit.visitor, view)) co_return refused;
  core::LogView told = view;
  refused = co_await Tell(std::move(told), *visit.visitor);
  if (!refused) shared_.door.ViewIsTold(*visit.visitor, view);
  co_return refused;
}

asio::awaitable<Reply> Connection::AnswerMatterCommand(MatterCommandAsk ask, std::string actor) {
  std::string said = ask.words;
  auto offered = co_await OfferWords(std::move(said));
  if (auto* refused = std::get_if<Reply>(&offered)) co_return std::move(*refused);
  const core::SealedWords& words = std::get<core::SealedWords>(offered);
  std::string person;
  if (ask.person) {
    person::Applicant kept = *ask.person;
    auto named = co_await Offer(std::move(kept));
    if (auto* refused = std::get_if<Reply>(&named)) {
      if (!words.handle.empty()) shared_.door.WithdrawApplicant(words.handle);
      co_return std::move(*refused);
    }
    person = std::get<std::string>(std::move(named));
  }
  core::Command command = WithWords(std::move(ask.command), words);
  if (auto* open = std::get_if<core::OpenMatterAs>(&command)) {
    open->person = person;
    open->code = person::Sealer::RandomCode();
  }
  auto carried = co_await this->Ask(std::move(actor), std::move(command));
  auto* refused = std::get_if<Reply>(&carried);
  if (!words.handle.empty()) {
    if (refused != nullptr) {
      shared_.door.WithdrawApplicant(words.handle);
    } else {
      shared_.door.ConfirmWords(words.handle, std::move(ask.words));
    }
  }
  if (ask.person) {
    if (refused != nullptr) {
      shared_.door.WithdrawApplicant(person);
    } else {
      shared_.door.ConfirmApplicant(person, *std::move(ask.person));
    }
  }
  if (refused != nullptr) co_return std::move(*refused);
  co_return ReplyWith(DeskJson(std::get<core::Events>(carried)));
}

asio::awaitable<Reply> Connection::AnswerMatterFile(MatterFileAsk ask, const Visit& visit) {
  std::function<MatterAndDuties(query::Reader&)> look = [id = ask.id](query::Reader& reader) {
    return MatterAndDuties{reader.Matter(id), reader.Duties()};
  };
  auto read = co_await AskReader<MatterAndDuties>(std::move(look));
  if (auto* refused = std::get_if<Reply>(&read)) co_return std::move(*refused);
  const auto& [file, duties] = std::get<MatterAndDuties>(read);
  const CaseClock clock = ClockOfCases();
  // What he may not know of is answered like what is not there.
  if (!file || !MayKnow(file->row, ask.actor, duties, clock.now_ms))
    co_return MatterRefused(Reason::kUnknownMatter, std::to_string(ask.id));
  if (IsOfRating(file->row)) {
    auto refused = co_await TellOfRating(ask.id, visit);
    if (refused) co_return *std::move(refused);
  }
  const auto later = std::make_shared<Later<KeptWords>>(wire_.get_executor());
  if (!shared_.door.TellWords(WordsOf(*file), DeliverTo(later, shared_.mailbox)))
    co_return ReplyTo(Problem::kDoorBusy);
  const std::optional<KeptWords> words = co_await later->Wait(shared_.options.request_timeout);
  if (!words) co_return ReplyTo(Problem::kNoAnswer);
  co_return ReplyWith(MatterFileJson(*file, ask.actor, duties, *words, clock));
}

// A code that no slip has counts against the place it is asked from.
asio::awaitable<Reply> Connection::AnswerMatterCode(MatterCodeAsk ask) {
  std::function<std::optional<query::MatterRow>(query::Reader&)> look =
      [code = ask.code](query::Reader& reader) { return reader.MatterCoded(code); };
  auto read = co_await AskReader<std::optional<query::MatterRow>>(std::move(look));
  if (auto* refused = std::get_if<Reply>(&read)) co_return std::move(*refused);
  const auto& row = std::get<std::optional<query::MatterRow>>(read);
  const auto later = std::make_shared<Later<std::chrono::seconds>>(wire_.get_executor());
  if (!shared_.door.CountTry(peer_, row.has_value() && !ask.unsolved,
                             DeliverTo(later, shared_.mailbox)))
    co_return ReplyTo(Problem::kDoorBusy);
  const auto wait = co_await later->Wait(shared_.options.request_timeout);
  if (!wait) co_return ReplyTo(Problem::kNoAnswer);
  if (wait->count() > 0) {
    Reply reply = MatterRefused(Reason::kTriedTooOften);
    reply.retry_after = std::to_string(wait->count());
    co_return reply;
  }
  if (!row) co_return MatterRefused(Reason::kUnknownMatter);
  if (!ask.unsolved) co_return ReplyWith(MatterProgressJson(*row, ClockOfCases().now_ms));
  core::MatterActor citizen;
  citizen.citizen = true;
  MatterCommandAsk again;
  again.command = core::StepMatter{core::MatterId{row->id},
                                   std::move(citizen),
                                   core::MoveMatter{core::MatterStep::kReopen, {}},
                                   {}};
  again.words = std::move(ask.words);
  Reply reply = co_await AnswerMatterCommand(std::move(again), std::string(kCitizenActor));
  co_return reply;
}

asio::awaitable<Reply> Connection::AnswerMatter(MatterRequest request, const Visit& visit) {
  if (!shared_.queries || shared_.desks.hall() == nullptr) co_return ReplyTo(Problem::kNotReady);
  if (auto* command = std::get_if<MatterCommandAsk>(&request)) {
    if (!visit.visitor) {
      const auto later = std::make_shared<Later<std::chrono::seconds>>(wire_.get_executor());
      if (!shared_.door.CountTry(peer_, false, DeliverTo(later, shared_.mailbox)))
        co_return ReplyTo(Problem::kDoorBusy);
      const auto wait = co_await later->Wait(shared_.options.request_timeout);
      if (!wait) co_return ReplyTo(Problem::kNoAnswer);
      if (wait->count() > 0) co_return MatterRefused(Reason::kTriedTooOften);
    }
    std::string actor = visit.visitor ? ActorOf(*visit.visitor) : std::string(kCitizenActor);
    Reply reply = co_await AnswerMatterCommand(std::move(*command), std::move(actor));
    co_return reply;
  }
  if (auto* file = std::get_if<MatterFileAsk>(&request)) {
    Reply reply = co_await AnswerMatterFile(std::move(*file), visit);
    co_return reply;
  }
  if (auto* code = std::get_if<MatterCodeAsk>(&request)) {
    Reply reply = co_await AnswerMatterCode(std::move(*code));
    co_return reply;
  }
  auto office = co_await AnswerMatterOffice(request, visit);
  if (office) co_return *std::move(office);
  std::function<std::string(query::Reader&)> query;
  if (auto* list = std::get_if<MattersAsk>(&request)) {
    list->list.now_ms = ClockOfCases().now_ms;
    query = [ask = std::move(list->list), clock = ClockOfCases()](query::Reader& reader) {
      return MatterListJson(reader.Matters(ask), clock);
    };
  } else if (const auto* todo = std::get_if<TodoAsk>(&request)) {
    query = [ask = todo->of, now_ms = ClockOfCases().now_ms](query::Reader& reader) mutable {
      ask.now_ms = now_ms;
      return TodoJson(reader.TodoOf(ask), now_ms);
    };
  } else if (std::holds_alternative<MatterBoardAsk>(request)) {
    query = [clock = ClockOfCases()](query::Reader& reader) {
      return MatterBoardJson(reader.LateMatters(), clock);
    };
  } else {
    query = [](query::Reader& reader) { return DutiesJson(reader.Duties()); };
  }
  Reply reply = co_await AnswerQuery(std::move(query));
  co_return reply;
}

}  // namespace yichuang::http
