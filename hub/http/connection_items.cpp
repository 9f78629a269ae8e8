#include "hub/http/connection.h"

#include <stdexcept>

#include "hub/http/later.h"
#include "hub/http/settings_desk.h"
#include "hub/http/settings_json.h"

/// Items: looked at by the query thread, changed by the hall.
namespace yichuang::http {
namespace {

namespace asio = boost::asio;

struct ItemsAnswer {
  std::string json;    ///< "": there is none
  ItemsLooked looked;  ///< of kPreview and kChange
};

ItemsAnswer LookInto(Items& items, const core::ItemBook& book, const ItemsAsk& ask,
                     query::Reader& reader) {
  switch (ask.what) {
    case ItemsAsk::What::kList:
      return {items.List(book, ask.query, ask.department, ask.filter), {}};
    case ItemsAsk::What::kItem:
      return {items.Item(book, ask.id, reader.ItemVersions(ask.id)), {}};
    case ItemsAsk::What::kSheets:
      return {items.Sheets(book), {}};
    case ItemsAsk::What::kPreview:
    case ItemsAsk::What::kChange:
      break;
  }
  ItemsAnswer answer{{}, items.Look(book, ask.body)};
  answer.json = answer.looked.json;
  // The files lie on the disk before the hall is asked: no event names one that is not there.
  if (ask.what == ItemsAsk::What::kChange && answer.looked.ok &&
      (ask.incomplete_ok || !answer.looked.serious))
    items.Keep(answer.looked.files);
  return answer;
}

}  // namespace

// A large body is read from whoever may send one, and from nobody else.
void Connection::LimitBody(Parser& parser, boost::beast::error_code& error) const {
  constexpr std::string_view kItems = "/api/v1/item-changes";
  const Request& request = parser.get();
  const std::size_t most = shared_.options.most_body_bytes;
  if (std::string_view(request.target().data(), request.target().size()).starts_with(kItems) &&
      VisitOf(request).visitor)
    return;
  parser.body_limit(most);
  const auto length = parser.content_length();
  if (length && *length > most)
    error = boost::beast::http::make_error_code(boost::beast::http::error::body_limit);
}

asio::awaitable<Reply> Connection::AnswerItems(ItemsAsk ask, const Visit& visit) {
  Items* const items = shared_.options.items;
  SettingsDesk* const desk = shared_.options.settings;
  if (items == nullptr || desk == nullptr || !shared_.queries)
    co_return ReplyTo(Problem::kNotReady);
  // Absent: the disk failed.
  using Looked = std::optional<ItemsAnswer>;
  const auto later = std::make_shared<Later<Looked>>(wire_.get_executor());
  auto job = [items, book = desk->items(), ask, log = &shared_.log,
              deliver = DeliverTo(later, shared_.mailbox)](query::Reader& reader) {
    try {
      deliver(LookInto(*items, book, ask, reader));
    } catch (const std::runtime_error& failure) {
      (*log)(failure.what());
      deliver(std::nullopt);
    }
  };
  if (!shared_.queries->Ask(std::move(job))) co_return ReplyTo(Problem::kQueriesBusy);
  std::optional<Looked> answer = co_await later->Wait(shared_.options.request_timeout);
  if (!answer) co_return ReplyTo(Problem::kNoAnswer);
  if (!*answer) co_return ReplyTo(Problem::kStorage);
  const ItemsLooked& looked = (*answer)->looked;
  if ((*answer)->json.empty()) {
    co_return ReplyTo(ask.what == ItemsAsk::What::kItem
                          ? Trouble{contract::Reason::kUnknownItem, ask.id, {}}
                          : Trouble{contract::Reason::kCatalogueMissing, {}, {}});
  }
  if (ask.what != ItemsAsk::What::kChange) co_return ReplyWith(std::move((*answer)->json));
  if (!looked.ok) co_return ReplyTo(Trouble{contract::Reason::kWrongType, "items", {}});
  if (looked.serious && !ask.incomplete_ok)
    co_return ReplyTo(Trouble{contract::Reason::kItemIncomplete, {}, {}});
  if (looked.wanted.empty()) co_return ReplyWith(ChangedJson({}));
  core::Command command{core::ChangeSettings{ask.by, looked.wanted, ask.effective, 0}};
  std::string actor = ActorOf(*visit.visitor);
  const auto carried = co_await this->Ask(std::move(actor), std::move(command));
  if (const auto* refused = std::get_if<Reply>(&carried)) co_return *refused;
  co_return ReplyWith(ChangedJson(std::get<core::Events>(carried)));
}

}  // namespace yichuang::http
