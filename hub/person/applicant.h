#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Who applies, as a desk keeps it: apart from the ledger, sealed, and erasable (architecture,
/// law 3). Pure but for Sealer; any thread.
namespace yichuang::person {

enum class ApplicantKind { kPerson, kOrganisation };

/// Codes of GA/T 2000.156 that are checked; another one is kept as it is.
inline constexpr std::string_view kIdentityCard = "111";  ///< 居民身份证, GB 11643
inline constexpr std::string_view kCreditCode = "001";    ///< 统一社会信用代码, GB 32100

struct Applicant {
  ApplicantKind kind = ApplicantKind::kPerson;
  std::string name;
  std::string document_kind;  ///< three digits; "" without a document
  std::string document;       ///< in its one form; "" when none was shown
  std::string phone;          ///< digits, '-' and a leading '+'; may be empty
  friend bool operator==(const Applicant&, const Applicant&) = default;
};

/// What is new replaces what was; what was not said stays.
Applicant Merged(const Applicant& before, const Applicant& said);

/// One line of bytes that ReadApplicant takes back.
std::string Written(const Applicant& applicant);
std::optional<Applicant> ReadApplicant(std::string_view written);

/// "张*", "云澜区************公司": enough to recognise, too little to use.
std::string MaskedName(const Applicant& applicant);
/// "110105********002X"; "" for none.
std::string MaskedDocument(std::string_view document);
/// "138****1234"; "" for none.
std::string MaskedPhone(std::string_view phone);

/// Whether the last four of the document, or of the phone, are these. `last4` is what somebody
/// typed; anything but four of 0–9 and X matches nobody. Takes the same time for every applicant.
bool EndsWith(const Applicant& applicant, std::string_view last4);

}  // namespace yichuang::person
