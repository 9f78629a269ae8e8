#include <memory>
#include <utility>

#include "hub/contract/text_codec.h"
#include "hub/http/appeal_json.h"
#include "hub/http/ask_reader.h"
#include "hub/http/figure_view.h"
#include "hub/http/own_ratings.h"
#include "hub/http/report_json.h"
#include "hub/http/settings_desk.h"

/// Appeals, and the page of what counts for and against oneself.
namespace yichuang::http {
namespace asio = boost::asio;

namespace {

using contract::Reason;

struct AppealsAndDuties {
  std::vector<query::AppealRow> rows;
  std::optional<query::AppealFile> file;
  std::optional<query::CaseFile> kase;
  std::vector<query::DutyRow> duties;
};

}  // namespace

AppealClock Connection::ClockOfAppeals() const {
  AppealClock clock;
  if (const auto& hall = shared_.desks.hall())
    clock.utc_offset = std::chrono::minutes(hall->utc_offset_minutes);
  clock.now_ms = shared_.options.hall_now().time_since_epoch().count();
  const std::chrono::sys_time<std::chrono::milliseconds> now{
      std::chrono::milliseconds(clock.now_ms)};
  clock.today = core::HallDay(std::chrono::floor<std::chrono::days>(now + clock.utc_offset));
  if (const auto* settings = shared_.options.settings) clock.calendar = settings->calendar();
  return clock;
}

asio::awaitable<std::optional<KeptWords>> Connection::WordsKept(std::vector<std::string> handles) {
  const auto later = std::make_shared<Later<KeptWords>>(wire_.get_executor());
  std::optional<KeptWords> kept;
  if (!shared_.door.TellWords(std::move(handles), DeliverTo(later, shared_.mailbox)))
    co_return kept;
  kept = co_await later->Wait(shared_.options.request_timeout);
  co_return kept;
}

asio::awaitable<Reply> Connection::AnswerOwnRecord(OwnRecordAsk ask) {
  const std::string today = shared_.feed.day();
  if (today.empty()) co_return ReplyTo(Problem::kNotReady);
  const AppealClock clock = ClockOfAppeals();
  const std::string from = FirstOwnDay(today);
  const std::chrono::sys_time<std::chrono::milliseconds> since =
      std::chrono::sys_days(CivilDay(from)) - clock.utc_offset;
  std::function<OwnRecord(query::Reader&)> look =
      [ask, from, until = shared_.feed.settled_before(),
       since_ms =
           static_cast<std::int64_t>(since.time_since_epoch().count())](query::Reader& reader) {
        OwnRecord record;
        if (ask.staff != 0) {
          record.blocks = OwnBlocks(reader.OwnRatings(ask.staff, from, until));
          record.tags = reader.OwnTags(ask.staff, from, until);
        }
        record.violations = reader.ViolationsOf(ask.number, since_ms);
        if (!ask.number.empty()) record.appeals = reader.AppealsOf(ask.number);
        return record;
      };
  auto read = co_await AskReader<OwnRecord>(std::move(look));
  if (auto* refused = std::get_if<Reply>(&read)) co_return std::move(*refused);
  const OwnRecord& record = std::get<OwnRecord>(read);
  const auto words = co_await WordsKept(HandlesOf(record.appeals));
  if (!words) co_return ReplyTo(Problem::kDoorBusy);
  co_return ReplyWith(OwnRecordJson(record, *words, clock));
}

// Of an appeal against ratings single ones are shown: an event before he sees them.
asio::awaitable<Reply> Connection::AnswerAppeals(AppealsAsk ask, const Visit& visit) {
  std::map<std::string, std::uint32_t> staff;
  for (const auto& [number, id] : shared_.door.StaffIds()) staff[number] = id;
  std::function<AppealsAndDuties(query::Reader&)> look = [id = ask.id,
                                                          staff](query::Reader& reader) {
    AppealsAndDuties found;
    found.duties = reader.Duties();
    if (!id) {
      found.rows = reader.AppealsOf("");
      return found;
    }
    found.file = reader.AppealOf(*id, 0);
    if (found.file && found.file->row.kase != 0) found.kase = reader.Case(found.file->row.kase);
    if (!found.file || found.file->row.from.empty()) return found;
    const auto known = staff.find(found.file->row.by);
    if (known != staff.end()) found.file = reader.AppealOf(*id, known->second);
    return found;
  };
  auto read = co_await AskReader<AppealsAndDuties>(std::move(look));
  if (auto* refused = std::get_if<Reply>(&read)) co_return std::move(*refused);
  const auto& [rows, file, kase, duties] = std::get<AppealsAndDuties>(read);
  const AppealClock clock = ClockOfAppeals();
  if (!ask.id) co_return ReplyWith(AppealsJson(rows, ask.actor, duties, clock));
  // About himself, and about his unit, nobody reads more than that it is there.
  const bool own = file && (file->row.by == ask.actor.number ||
                            UnitIn(duties, ask.actor.number) == file->row.unit);
  if (!file || own) co_return ReplyTo(Trouble{Reason::kUnknownAppeal, std::to_string(*ask.id), {}});
  if (!file->ratings.empty()) {
    core::LogView view{visit.visitor->number, core::Viewed::kBadRating,
                       "appeal " + std::to_string(*ask.id), core::ViewReason::kReview};
    if (shared_.door.IsNewView(*visit.visitor, view)) {
      core::LogView told = view;
      auto refused = co_await Tell(std::move(told), *visit.visitor);
      if (refused) co_return *std::move(refused);
      shared_.door.ViewIsTold(*visit.visitor, view);
    }
  }
  const std::vector<query::AppealRow> shown(1, file->row);  // GCC 12 takes no list in a co_await
  const auto words = co_await WordsKept(HandlesOf(shown));
  if (!words) co_return ReplyTo(Problem::kDoorBusy);
  co_return ReplyWith(AppealFileJson(*file, kase, ask.actor, duties, *words, clock));
}

// Days that are no row of his own figures would tell him by the answer what was on them.
asio::awaitable<Reply> Connection::AnswerFileAppeal(FileAppealAsk ask, const Visit& visit) {
  if (ask.file.target == core::AppealTarget::kRatings) {
    const std::string today = shared_.feed.day();
    if (today.empty()) co_return ReplyTo(Problem::kNotReady);
    std::function<std::vector<OwnBlock>(query::Reader&)> look =
        [staff = ask.staff, from = FirstOwnDay(today),
         until = shared_.feed.settled_before()](query::Reader& reader) {
          if (staff == 0) return std::vector<OwnBlock>();
          return OwnBlocks(reader.OwnRatings(staff, from, until));
        };
    auto read = co_await AskReader<std::vector<OwnBlock>>(std::move(look));
    if (auto* refused = std::get_if<Reply>(&read)) co_return std::move(*refused);
    const std::string from = contract::DayText(*ask.file.from);
    const std::string to = contract::DayText(*ask.file.to);
    bool known = false;
    for (const OwnBlock& block : std::get<std::vector<OwnBlock>>(read))
      known = known || (block.from == from && block.to == to);
    if (!known) co_return ReplyTo(Trouble{Reason::kWrongType, "from", {}});
  }
  MatterCommandAsk command{std::move(ask.file), std::move(ask.words), std::nullopt};
  std::string actor = ActorOf(*visit.visitor);
  Reply reply = co_await AnswerMatterCommand(std::move(command), std::move(actor));
  co_return reply;
}

// The event first, as with the words of a matter: what a crash leaves, the next start erases.
asio::awaitable<Reply> Connection::AnswerEraseAppealWords(EraseAppealWordsAsk ask,
                                                          const Visit& visit) {
  std::function<std::optional<query::AppealFile>(query::Reader&)> look =
      [id = ask.id](query::Reader& reader) { return reader.AppealOf(id, 0); };
  auto read = co_await AskReader<std::optional<query::AppealFile>>(std::move(look));
  if (auto* refused = std::get_if<Reply>(&read)) co_return std::move(*refused);
  const auto& file = std::get<std::optional<query::AppealFile>>(read);
  if (!file) co_return ReplyTo(Trouble{Reason::kUnknownAppeal, std::to_string(ask.id), {}});
  const std::vector<query::AppealRow> rows(1, file->row);
  const std::vector<std::string> handles = HandlesOf(rows);
  core::Command erase{
      core::EraseAppealWords{core::AppealId{ask.id}, file->row.by, std::move(ask.actor)}};
  std::string actor = ActorOf(*visit.visitor);
  const auto carried = co_await this->Ask(std::move(actor), std::move(erase));
  if (const auto* refused = std::get_if<Reply>(&carried)) co_return *refused;
  for (const std::string& handle : handles) shared_.door.EraseApplicant(handle);
  co_return ReplyWith(R"({"ok":true})");
}

asio::awaitable<Reply> Connection::AnswerAppeal(AppealRequest request, const Visit& visit) {
  if (!shared_.queries) co_return ReplyTo(Problem::kNotReady);
  if (auto* own = std::get_if<OwnRecordAsk>(&request)) {
    Reply reply = co_await AnswerOwnRecord(std::move(*own));
    co_return reply;
  }
  if (auto* list = std::get_if<AppealsAsk>(&request)) {
    Reply reply = co_await AnswerAppeals(std::move(*list), visit);
    co_return reply;
  }
  if (auto* erase = std::get_if<EraseAppealWordsAsk>(&request)) {
    Reply reply = co_await AnswerEraseAppealWords(std::move(*erase), visit);
    co_return reply;
  }
  Reply reply = co_await AnswerFileAppeal(std::get<FileAppealAsk>(std::move(request)), visit);
  co_return reply;
}

}  // namespace yichuang::http
