#include "hub/http/applicant_json.h"

#include <algorithm>

#include "hub/catalogue/national_codes.h"
#include "hub/http/json_body.h"
#include "hub/person/person.h"

namespace yichuang::http {
namespace {

using contract::Reason;

constexpr std::size_t kMostName = 240;  // eighty Chinese characters
constexpr std::size_t kIdentitySize = 18;

std::optional<std::string> Checked(std::string_view kind, std::string_view document) {
  if (kind == person::kCreditCode) return catalogue::UnifiedCreditCode(document);
  auto number = person::DocumentNumber(document);
  if (kind == person::kIdentityCard && number && number->size() != kIdentitySize)
    return std::nullopt;
  return number;
}

bool IsDocumentKind(std::string_view kind) {
  return kind.size() == 3 && std::ranges::all_of(kind, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool IsPhone(std::string_view phone) {
  if (phone.starts_with('+')) phone.remove_prefix(1);
  return phone.size() >= 5 && phone.size() <= 20 && std::ranges::all_of(phone, [](char c) {
           return (c >= '0' && c <= '9') || c == '-' || c == ' ';
         });
}

std::optional<person::Applicant> ApplicantIn(RequestBody& body) {
  RequestBody inner(body.Object("applicant"));
  if (body.trouble()) return std::nullopt;
  person::Applicant applicant;
  const std::string kind = inner.Text("kind");
  if (kind == "organisation") {
    applicant.kind = person::ApplicantKind::kOrganisation;
  } else if (kind != "person") {
    inner.Fault("kind");
  }
  applicant.name = inner.Text("name", kMostName);
  if (inner.Has("document")) {
    applicant.document_kind = inner.Has("document_kind") ? inner.Text("document_kind")
                              : kind == "person"         ? std::string(person::kIdentityCard)
                                                         : std::string(person::kCreditCode);
    if (!IsDocumentKind(applicant.document_kind)) inner.Fault("document_kind");
    const auto number = Checked(applicant.document_kind, inner.Text("document"));
    if (number) {
      applicant.document = *number;
    } else {
      inner.Refuse(Trouble{Reason::kDocumentNumber, "document", {}});
    }
  }
  if (inner.Has("phone")) {
    applicant.phone = inner.Text("phone");
    if (!IsPhone(applicant.phone)) inner.Fault("phone");
  }
  if (inner.trouble()) {
    body.Refuse(*inner.trouble());
    return std::nullopt;
  }
  return applicant;
}

std::string ApplicantJson(const std::optional<person::Applicant>& applicant, bool masked) {
  if (!applicant) return R"({"applicant":null})";
  const bool person = applicant->kind == person::ApplicantKind::kPerson;
  const nlohmann::json fields{
      {"kind", person ? "person" : "organisation"},
      {"name", masked ? person::MaskedName(*applicant) : applicant->name},
      {"document_kind", applicant->document_kind},
      {"document", masked ? person::MaskedDocument(applicant->document) : applicant->document},
      {"phone", masked ? person::MaskedPhone(applicant->phone) : applicant->phone},
      {"masked", masked}};
  return BodyText({{"applicant", fields}});
}

}  // namespace yichuang::http
