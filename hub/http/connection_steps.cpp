#include "hub/http/case_routes.h"
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

asio::awaitable<Reply> Connection::AnswerCase(CaseAsk ask, const Visit& visit) {
  if (!shared_.queries || !shared_.bundles)
    co_return ReplyTo(Trouble{contract::Reason::kUnknownItem, ask.item, {}});
  using Item = std::variant<core::CaseItem, core::ReceiveJoint, contract::Reason>;
  const auto later = std::make_shared<Later<Item>>(wire_.get_executor());
  auto job = [bundles = shared_.bundles.get(), item = ask.item, answers = ask.answers,
              deliver = DeliverTo(later, shared_.mailbox)](query::Reader& reader) {
    const query::BoardRow board = reader.Board();
    if (!board.catalogue) return deliver(Item(contract::Reason::kUnknownItem));
    const std::string& sm3 = board.catalogue->sm3;
    auto single = bundles->Item(sm3, item, answers);
    if (const auto* found = std::get_if<core::CaseItem>(&single)) return deliver(Item(*found));
    const auto reason = std::get<contract::Reason>(single);
    if (reason != contract::Reason::kUnknownItem) return deliver(Item(reason));
    // An item of this name there is none: it may be a joint matter.
    auto joint = bundles->Joint(sm3, item, answers);
    if (const auto* found = std::get_if<core::ReceiveJoint>(&joint)) return deliver(Item(*found));
    deliver(Item(std::get<contract::Reason>(joint)));
  };
  if (!shared_.queries->Ask(std::move(job))) co_return ReplyTo(Problem::kQueriesBusy);
  std::optional<Item> item = co_await later->Wait(shared_.options.request_timeout);
  if (!item) co_return ReplyTo(Problem::kNoAnswer);
  if (const auto* reason = std::get_if<contract::Reason>(&*item))
    co_return ReplyTo(
        Trouble{*reason, *reason == contract::Reason::kMissingField ? "answers" : ask.item, {}});
  std::string handle;
  if (ask.applicant) {
    person::Applicant said = *ask.applicant;
    auto offered = co_await Offer(std::move(said));
    if (auto* refused = std::get_if<Reply>(&offered)) co_return std::move(*refused);
    handle = std::get<std::string>(std::move(offered));
  }
  auto* const joint = std::get_if<core::ReceiveJoint>(&*item);
  Route route = joint != nullptr
                    ? CommandOf(ask, std::move(*joint), handle)
                    : CommandOf(ask, std::get<core::CaseItem>(*std::move(item)), handle);
  Reply reply;
  if (const auto* trouble = std::get_if<Trouble>(&route)) {
    reply = ReplyTo(*trouble);
  } else {
    reply = co_await AnswerCommand(std::get<core::Command>(std::move(route)), visit);
  }
  if (ask.applicant) {
    // A 登记件 and a draft have no applicant: what was offered for them is withdrawn as well.
    const bool led_to = reply.status == 200 && !ask.keep && ask.outside.empty();
    if (led_to) {
      shared_.door.ConfirmApplicant(handle, *std::move(ask.applicant));
    } else {
      shared_.door.WithdrawApplicant(handle);
    }
  }
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
  co_return ReplyWith(DeskJson(std::get<core::Events>(carried)));
}

}  // namespace yichuang::http
