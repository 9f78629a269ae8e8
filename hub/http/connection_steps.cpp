#include "hub/http/connection.h"

#include <charconv>
#include <exception>

#include "hub/http/cookie.h"
#include "hub/http/later.h"
#include "hub/http/reply_json.h"
#include "hub/http/screen_json.h"
#include "hub/http/settings_desk.h"

/// Answers that need more than one step: bundles of the catalogue, changes of the settings.
namespace yichuang::http {
namespace {

namespace asio = boost::asio;
using boost::beast::http::field;

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

DeskViewer ViewerOf(const Visitor& visitor) {
  return {visitor.staff, visitor.roles.Has(core::Role::kDutyManager)};
}

}  // namespace

asio::awaitable<Reply> Connection::AnswerDoor(AccessAsk ask, const Visit& visit,
                                              const Request& request) {
  const auto later = std::make_shared<Later<Reply>>(wire_.get_executor());
  const std::string token = SessionToken(View(request[field::cookie]), shared_.door.secure());
  const std::string browser = BrowserToken(View(request[field::cookie]), shared_.door.secure());
  if (auto* sign_in = std::get_if<PinSignInAsk>(&ask)) sign_in->browser = browser;
  if (auto* choose = std::get_if<ChoosePinAsk>(&ask)) choose->browser = browser;
  shared_.door.Carry(ask, visit, token, DeliverTo(later, shared_.mailbox));
  std::optional<Reply> reply = co_await later->Wait(shared_.options.request_timeout);
  if (!reply) co_return ReplyTo(Problem::kNoAnswer);
  co_return std::move(*reply);
}

bool Connection::IsStream(const Route& route) {
  if (const auto* desk = std::get_if<DeskAsk>(&route)) return desk->stream;
  if (const auto* groups = std::get_if<GroupsAsk>(&route)) return groups->stream;
  if (const auto* zone = std::get_if<ZoneScreenAsk>(&route)) return zone->stream;
  if (const auto* window = std::get_if<WindowScreenAsk>(&route)) return window->stream;
  return std::holds_alternative<StreamAsk>(route) || std::holds_alternative<WallStreamAsk>(route);
}

bool Connection::IsLook(const Route& route) {
  return std::holds_alternative<StateAsk>(route) || std::holds_alternative<WallAsk>(route) ||
         std::holds_alternative<DeskAsk>(route) || std::holds_alternative<GroupsAsk>(route) ||
         std::holds_alternative<ZoneScreenAsk>(route) ||
         std::holds_alternative<WindowScreenAsk>(route);
}

std::variant<std::shared_ptr<Feed>, Reply> Connection::FeedOf(const Route& route,
                                                              const Visit& visit) {
  const auto shared = [](Feed& feed) {
    return std::shared_ptr<Feed>(std::shared_ptr<void>(), &feed);
  };
  if (std::holds_alternative<StreamAsk>(route) || std::holds_alternative<StateAsk>(route))
    return shared(shared_.feed);
  if (std::holds_alternative<WallStreamAsk>(route) || std::holds_alternative<WallAsk>(route))
    return shared(shared_.wall);
  if (auto screen = ScreenOf(route)) return *std::move(screen);
  if (shared_.desks.hall() == nullptr) return ReplyTo(Problem::kNotReady);
  const auto* desk = std::get_if<DeskAsk>(&route);
  if (desk == nullptr) return shared_.desks.Groups();
  auto feed = shared_.desks.Desk(desk->window, ViewerOf(*visit.visitor));
  if (feed) return feed;
  return ReplyTo(Trouble{contract::Reason::kUnknownWindow, std::to_string(desk->window), {}});
}

std::optional<std::variant<std::shared_ptr<Feed>, Reply>> Connection::ScreenOf(const Route& route) {
  const auto* zone = std::get_if<ZoneScreenAsk>(&route);
  const auto* window = std::get_if<WindowScreenAsk>(&route);
  if (zone == nullptr && window == nullptr) return std::nullopt;
  if (shared_.screens.hall() == nullptr) return ReplyTo(Problem::kNotReady);
  if (zone != nullptr) {
    if (auto feed = shared_.screens.Zone(zone->zone)) return feed;
    return ReplyTo(Trouble{Problem::kNotFound, zone->zone, {}});
  }
  if (auto feed = shared_.screens.Window(window->window)) return feed;
  return ReplyTo(Trouble{contract::Reason::kUnknownWindow, std::to_string(window->window), {}});
}

Reply Connection::AnswerScreens() const {
  const query::HallScreens* hall = shared_.screens.hall();
  if (hall == nullptr) return ReplyTo(Problem::kNotReady);
  return ReplyWith(ScreensJson(*hall));
}

Reply Connection::AnswerDesks(const Visit& visit) const {
  const query::DeskHall* hall = shared_.desks.hall();
  if (hall == nullptr) return ReplyTo(Problem::kNotReady);
  return ReplyWith(DesksJson(*hall, ViewerOf(*visit.visitor)));
}

// The content of a hash never changes: a cache may keep it for ever, and a broken download go on.
asio::awaitable<Reply> Connection::AnswerBundle(const BundleAsk& ask, const Request& request) {
  const Trouble unknown{Problem::kNotFound, ask.sm3, {}};
  if (!shared_.queries || !shared_.bundles) co_return ReplyTo(unknown);
  using Bundle = std::shared_ptr<const std::string>;
  const auto later = std::make_shared<Later<Bundle>>(wire_.get_executor());
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

asio::awaitable<Reply> Connection::AnswerImport(const ImportAsk& ask, const Visit& visit) {
  const Trouble missing{contract::Reason::kCatalogueMissing, ask.sm3, {}};
  if (!shared_.queries || !shared_.bundles) co_return ReplyTo(missing);
  using Checked = std::optional<core::ImportCatalogue>;
  const auto later = std::make_shared<Later<Checked>>(wire_.get_executor());
  auto job = [bundles = shared_.bundles.get(), sm3 = ask.sm3,
              deliver = DeliverTo(later, shared_.mailbox)](query::Reader&) {
    deliver(bundles->Check(sm3));
  };
  if (!shared_.queries->Ask(std::move(job))) co_return ReplyTo(Problem::kQueriesBusy);
  const std::optional<Checked> checked = co_await later->Wait(shared_.options.request_timeout);
  if (!checked) co_return ReplyTo(Problem::kNoAnswer);
  if (!*checked) co_return ReplyTo(missing);
  Reply reply = co_await AnswerCommand(core::Command{**checked}, visit);
  co_return reply;
}

CaseClock Connection::ClockOfCases() const {
  const query::DeskHall& hall = *shared_.desks.hall();
  return {shared_.options.hall_now().time_since_epoch().count(), hall.utc_offset_minutes,
          hall.working_days};
}

asio::awaitable<Reply> Connection::AnswerCaseFile(CaseFileAsk ask) {
  if (!shared_.queries || shared_.desks.hall() == nullptr) co_return ReplyTo(Problem::kNotReady);
  const auto later = std::make_shared<Later<Reply>>(wire_.get_executor());
  auto job = [ask, clock = ClockOfCases(), deliver = DeliverTo(later, shared_.mailbox),
              log = shared_.log](query::Reader& reader) {
    Reply reply;
    try {
      const auto file = reader.Case(ask.id);
      reply = file ? ReplyWith(CaseFileJson(*file, ask.roles, clock))
                   : ReplyTo(Trouble{Problem::kNotFound, std::to_string(ask.id), {}});
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

asio::awaitable<Reply> Connection::AnswerNumber(NumberAsk ask, const Visit& visit) {
  const query::DeskHall* hall = shared_.desks.hall();
  if (hall == nullptr) co_return ReplyTo(Problem::kNotReady);
  const auto later = std::make_shared<Later<std::string>>(wire_.get_executor());
  if (!shared_.door.NamePerson(hall->day, std::move(ask.document),
                               DeliverTo(later, shared_.mailbox)))
    co_return ReplyTo(Trouble{contract::Reason::kQueueFull, {}, {}});
  std::optional<std::string> handle = co_await later->Wait(shared_.options.request_timeout);
  if (!handle) co_return ReplyTo(Problem::kNoAnswer);
  ask.issue.person = std::move(*handle);
  Reply reply = co_await AnswerCommand(core::Command{std::move(ask.issue)}, visit);
  co_return reply;
}

asio::awaitable<Reply> Connection::AnswerSettings(SettingsAsk ask, const Visit& visit) {
  SettingsDesk* const desk = shared_.options.settings;
  if (desk == nullptr) co_return ReplyTo(Problem::kNotReady);
  const auto taken = desk->Take(ask, *visit.visitor);
  if (const auto* reply = std::get_if<Reply>(&taken)) co_return *reply;
  const auto& deed = std::get<SettingsDesk::Deed>(taken);
  const auto later = std::make_shared<Later<http::Answer>>(wire_.get_executor());
  if (!shared_.submit(ActorOf(*visit.visitor), deed.command, DeliverTo(later, shared_.mailbox))) {
    desk->Forget(deed);
    co_return ReplyTo(Trouble{contract::Reason::kQueueFull, {}, {}});
  }
  const std::optional<http::Answer> answer = co_await later->Wait(shared_.options.request_timeout);
  // It may still be carried out: the names stay as they were sent.
  if (!answer) co_return ReplyTo(Problem::kNoAnswer);
  co_return desk->Finish(deed, *answer);
}

asio::awaitable<Reply> Connection::AnswerCommand(core::Command command, const Visit& visit) {
  std::string actor = ActorOf(*visit.visitor);
  const auto carried = co_await this->Ask(std::move(actor), std::move(command));
  if (const auto* refused = std::get_if<Reply>(&carried)) co_return *refused;
  const core::Events& events = std::get<core::Events>(carried);
  for (const core::Event& event : events) {
    const auto* ended = std::get_if<core::CaseEnded>(&event);
    if (ended != nullptr && ended->end == core::CaseEnd::kDropped) co_await EraseDraft(ended->id);
  }
  co_return ReplyWith(DeskJson(events));
}

}  // namespace yichuang::http
