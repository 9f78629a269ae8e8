#include "hub/http/account_routes.h"

#include <string>
#include <utility>

#include "hub/core/account.h"
#include "hub/http/request_body.h"

namespace yichuang::http {
namespace {

constexpr std::size_t kMostShownNumber = 64;

Route Unless(const RequestBody& body, AccessAsk ask) {
  if (body.trouble()) return *body.trouble();
  return ask;
}

}  // namespace

Route MakeAccountRoute(const Ask& ask) {
  RequestBody body(ask.body);
  MakeAccountAsk make{body.Text("number"), body.Text("name"), body.Roles("roles")};
  return Unless(body, AccessAsk{std::move(make)});
}

Route AccountRoute(RouteId id, const Ask& ask, std::string_view number_text) {
  if (!core::IsWorkNumber(number_text))
    return Trouble{contract::Reason::kUnknownAccount,
                   std::string(number_text.substr(0, kMostShownNumber)),
                   {}};
  const std::string number(number_text);
  if (id == RouteId::kIssueCode) return AccessAsk{IssueCodeAsk{number}};
  RequestBody body(ask.body);
  if (id == RouteId::kChangeRoles) {
    ChangeRolesAsk change{number, body.Roles("roles")};
    return Unless(body, AccessAsk{std::move(change)});
  }
  CloseAccountAsk close{number, body.Flag("closed")};
  return Unless(body, AccessAsk{std::move(close)});
}

}  // namespace yichuang::http
