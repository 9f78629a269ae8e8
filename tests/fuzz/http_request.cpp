#include <string_view>

#include "hub/core/role.h"
#include "hub/http/routes.h"
#include "hub/http/staff_file.h"
#include "tests/fuzz/targets.h"

namespace yichuang::fuzz {
namespace {

std::string_view Cut(std::string_view& text, char end) {
  const std::size_t at = text.find(end);
  const std::string_view part = text.substr(0, at);
  text = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
  return part;
}

}  // namespace

/// "METHOD TARGET\nBODY", asked by nobody and by somebody who has every role.
void HttpRequest(Bytes bytes) {
  std::string_view rest = TextOf(bytes);
  http::Ask ask;
  ask.method = Cut(rest, ' ');
  ask.target = Cut(rest, '\n');
  ask.body = rest;
  ask.host = "127.0.0.1:8080";
  ask.origin = "http://127.0.0.1:8080";
  ask.content_type = "application/json";
  const http::Resolved nobodys = http::Resolve(ask, {});
  Demand(nobodys.rule != nullptr || std::holds_alternative<http::Trouble>(nobodys.route),
         "a route has a rule");
  Demand(!std::holds_alternative<core::Command>(nobodys.route),
         "nobody who is not known gives the hall a command");
  http::Visit visit;
  visit.visitor = http::Visitor{"1", "", core::RoleSet::All(), false, "csrf", "", 1};
  visit.csrf_sent = "csrf";
  visit.loopback = true;
  (void)http::Resolve(ask, visit);
  (void)http::ReadStaffFile(rest);
}

}  // namespace yichuang::fuzz
