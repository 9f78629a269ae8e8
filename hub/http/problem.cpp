#include "hub/http/problem.h"

#include <array>
#include <nlohmann/json.hpp>

namespace yichuang::http {
namespace {

struct Row {
  unsigned status;
  std::string_view name;
};

constexpr std::array<Row, kProblemCount> kRows = {{
    {404, "not_found"},        {405, "method_not_allowed"},
    {400, "no_host"},          {421, "wrong_host"},
    {403, "foreign_origin"},   {415, "unsupported_media"},
    {431, "header_too_large"}, {503, "too_many_connections"},
    {503, "not_ready"},        {503, "queries_busy"},
    {504, "no_answer"},        {500, "storage"},
    {401, "sign_in_needed"},   {401, "session_idle"},
    {403, "role_needed"},      {403, "csrf"},
    {401, "wrong_sign_in"},    {429, "locked_out"},
    {401, "wrong_code"},       {422, "weak_password"},
    {403, "demo_only_here"},   {503, "door_busy"},
    {422, "no_picture"},       {422, "picture_size"},
    {401, "wrong_pin"},        {422, "weak_pin"},
}};

const Row& RowOf(Problem problem) { return kRows[static_cast<std::size_t>(problem)]; }

unsigned StatusOf(contract::Reason reason) {
  using contract::Reason;
  switch (reason) {
    case Reason::kMalformed:
    case Reason::kMissingField:
    case Reason::kWrongType:
    case Reason::kUnsupportedVersion:
    case Reason::kUnknownType:
      return 400;
    case Reason::kTriedTooOften:
      return 429;
    case Reason::kDocumentNumber:
    case Reason::kFormIncomplete:
      return 422;
    case Reason::kOversized:
      return 413;
    case Reason::kQueueFull:
      return 503;
    case Reason::kUnknownWindow:
    case Reason::kUnknownNotice:
    case Reason::kUnknownAccount:
    case Reason::kUnknownAlarm:
    case Reason::kUnknownAppeal:
    case Reason::kUnknownChange:
    case Reason::kUnknownMatter:
    case Reason::kUnknownReport:
    case Reason::kUnknownTicket:
    case Reason::kUnknownGroup:
      return 404;
    case Reason::kOwnRecord:
    case Reason::kForeignWindow:
      return 403;
    case Reason::kUnknownStaff:
    case Reason::kCatalogueMissing:
      return 422;
    default:
      return 409;  // every other reason is a rule of the hall that the present state breaks
  }
}

}  // namespace

std::string_view Name(Problem problem) { return RowOf(problem).name; }

unsigned StatusOf(const Trouble& trouble) {
  if (const auto* problem = std::get_if<Problem>(&trouble.reason)) return RowOf(*problem).status;
  return StatusOf(std::get<contract::Reason>(trouble.reason));
}

std::string ProblemJson(const Trouble& trouble) {
  return std::visit(
      [&](auto reason) {
        const std::string name(Name(reason));
        const nlohmann::json json = {{"type", "urn:yichuang:problem:" + name},
                                     {"title", TextZh(reason)},
                                     {"detail", TextEn(reason)},
                                     {"status", StatusOf(trouble)},
                                     {"reason", name},
                                     {"what", trouble.what}};
        return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
      },
      trouble.reason);
}

}  // namespace yichuang::http
