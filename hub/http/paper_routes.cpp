#include "hub/http/paper_routes.h"

#include <algorithm>
#include <array>
#include <limits>

#include "hub/documents/case_paper.h"
#include "hub/http/applicant_json.h"
#include "hub/http/json_body.h"
#include "hub/http/request_body.h"
#include "hub/http/whole_number.h"

namespace yichuang::http {
namespace {

using contract::Reason;

constexpr std::size_t kMostIdShown = 64;
constexpr std::size_t kMostWords = 600;  // two hundred Chinese characters
constexpr std::array<std::string_view, core::kPaperFaultCount> kFaultNames{
    "misprint", "wrong_content", "not_served"};

static_assert(core::kPaperKindCount == static_cast<int>(documents::kCasePaperKinds));

std::optional<core::CaseId> CaseIn(std::string_view id) {
  const auto number = WholeNumber<std::uint64_t>(id);
  return number ? std::optional(core::CaseId{*number}) : std::nullopt;
}

Trouble NoCase(std::string_view id) {
  return {Reason::kUnknownCase, std::string(id.substr(0, kMostIdShown)), {}};
}

core::PaperKind KindIn(RequestBody& body) {
  const std::string name = body.Text("kind");
  for (int i = 0; i < core::kPaperKindCount; ++i) {
    if (documents::Name(static_cast<documents::CasePaperKind>(i)) == name)
      return static_cast<core::PaperKind>(i);
  }
  body.Fault("kind");
  return {};
}

std::string WordsOr(RequestBody& body, const char* field) {
  return body.Has(field) ? body.Text(field, kMostWords) : std::string();
}

bool IsLastFour(std::string_view text) {
  return text.size() == 4 && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || c == 'X' || c == 'x';
         });
}

/// What stands under a barcode: letters, digits, hyphens.
bool IsCaseNumber(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
  });
}

}  // namespace

Route ApplicantRoute(RouteId route, std::string_view id) {
  const auto known = CaseIn(id);
  if (!known) return NoCase(id);
  if (route == RouteId::kEraseApplicant) return EraseAsk{*known};
  return ApplicantAsk{*known, route == RouteId::kApplicant, std::nullopt, false};
}

Route FormRoute(RouteId route, std::string_view id, const Visitor& visitor) {
  constexpr core::RoleSet kWholeForms{core::Role::kWindowStaff, core::Role::kDutyManager};
  const auto known = CaseIn(id);
  if (!known) return NoCase(id);
  return FormAsk{*known, route == RouteId::kForm, visitor.roles.Meets(kWholeForms)};
}

Route NameApplicantRoute(const Ask& ask, std::string_view id) {
  const auto known = CaseIn(id);
  if (!known) return NoCase(id);
  RequestBody body(ask.body);
  auto applicant = ApplicantIn(body);
  const bool duplicate_known = body.Has("duplicate_known") && body.Flag("duplicate_known");
  if (body.trouble()) return *body.trouble();
  return ApplicantAsk{*known, true, std::move(applicant), duplicate_known};
}

Route CasePapersRoute(std::string_view id) {
  const auto known = CaseIn(id);
  if (!known) return NoCase(id);
  return CasePapersAsk{*known};
}

Route PrintPaperRoute(const Ask& ask, std::string_view id) {
  const auto known = CaseIn(id);
  if (!known) return NoCase(id);
  RequestBody body(ask.body);
  PrintAsk print;
  print.id = *known;
  print.kind = KindIn(body);
  if (body.Has("about"))
    print.about = body.Number("about", 1, std::numeric_limits<std::int64_t>::max());
  print.words.reason = WordsOr(body, "reason");
  print.words.competent = WordsOr(body, "competent");
  print.words.end = WordsOr(body, "end");
  print.words.result = WordsOr(body, "result");
  if (body.trouble()) return *body.trouble();
  return print;
}

Route VoidPaperRoute(const Ask& ask, const Visitor& visitor) {
  RequestBody body(ask.body);
  core::VoidPaper command;
  command.no.kind = KindIn(body);
  command.no.year = static_cast<std::uint16_t>(body.Number("year", 2000, 9999));
  command.no.number = static_cast<std::uint32_t>(
      body.Number("number", 1, std::numeric_limits<std::uint32_t>::max()));
  const std::string fault = body.Text("fault");
  const auto found = std::ranges::find(kFaultNames, fault);
  if (found == kFaultNames.end()) body.Fault("fault");
  if (body.trouble()) return *body.trouble();
  command.fault = static_cast<core::PaperFault>(found - kFaultNames.begin());
  command.by = visitor.number == kConsoleName ? std::string() : visitor.number;
  return core::Command{std::move(command)};
}

Route OnceNoticeRoute(const Ask& ask) {
  RequestBody body(ask.body);
  OnceNoticeAsk notice;
  notice.item = body.Text("item");
  if (body.Has("answers")) notice.answers = body.Texts("answers", core::kMostMaterials);
  notice.english = body.Has("language") && body.Text("language") == "en";
  if (body.trouble()) return *body.trouble();
  return notice;
}

Route ProgressRoute(const Ask& ask) {
  RequestBody body(ask.body);
  ProgressAsk progress;
  progress.number = body.Text("number", core::kMostCaseNo);
  if (!IsCaseNumber(progress.number)) body.Fault("number");
  progress.last4 = body.Text("last4");
  if (!IsLastFour(progress.last4)) body.Fault("last4");
  if (body.trouble()) return *body.trouble();
  return progress;
}

}  // namespace yichuang::http
