#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "hub/http/connection.h"
#include "hub/http/later.h"

/// Connection::AskReader, for the translation units that answer from what is read.
namespace yichuang::http {

template <typename Value>
boost::asio::awaitable<std::variant<Value, Reply>> Connection::AskReader(
    std::function<Value(query::Reader&)> ask) {
  if (!shared_.queries) co_return ReplyTo(Problem::kNotReady);
  using Found = std::optional<Value>;
  const auto later = std::make_shared<Later<Found>>(wire_.get_executor());
  auto job = [ask = std::move(ask), deliver = DeliverTo(later, shared_.mailbox),
              log = shared_.log](query::Reader& reader) {
    Found found;
    try {
      found = ask(reader);
    } catch (const std::exception& failure) {
      log(std::string("a page's query failed: ") + failure.what());
    }
    deliver(std::move(found));
  };
  if (!shared_.queries->Ask(std::move(job))) co_return ReplyTo(Problem::kQueriesBusy);
  std::optional<Found> found = co_await later->Wait(shared_.options.request_timeout);
  if (!found) co_return ReplyTo(Problem::kNoAnswer);
  if (!*found) co_return ReplyTo(Problem::kStorage);
  co_return std::move(**found);
}

}  // namespace yichuang::http
