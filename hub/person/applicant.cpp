#include "hub/person/applicant.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <array>
#include <vector>

namespace yichuang::person {
namespace {

constexpr char kBetween = '\x1f';  // no field holds a control character
constexpr std::size_t kLast = 4;

/// Where the characters of a UTF-8 text begin.
std::vector<std::size_t> Starts(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) starts.push_back(i);
  }
  return starts;
}

std::string Stars(std::size_t count) { return std::string(count, '*'); }

/// The last four, or four bytes that nobody can type.
std::array<char, kLast> TailOf(std::string_view text) {
  std::array<char, kLast> tail{};
  if (text.size() >= kLast) std::copy_n(text.end() - kLast, kLast, tail.begin());
  return tail;
}

}  // namespace

Applicant Merged(const Applicant& before, const Applicant& said) {
  Applicant merged = said;
  const auto keep = [](std::string& field, const std::string& old) {
    if (field.empty()) field = old;
  };
  keep(merged.name, before.name);
  if (merged.document.empty()) {
    merged.document_kind = before.document_kind;
    merged.document = before.document;
  }
  keep(merged.phone, before.phone);
  return merged;
}

std::string Written(const Applicant& applicant) {
  std::string written = applicant.kind == ApplicantKind::kPerson ? "1p" : "1o";
  for (const std::string* field :
       {&applicant.name, &applicant.document_kind, &applicant.document, &applicant.phone}) {
    written += kBetween;
    written += *field;
  }
  return written;
}

std::optional<Applicant> ReadApplicant(std::string_view written) {
  if (!written.starts_with("1p") && !written.starts_with("1o")) return std::nullopt;
  Applicant applicant;
  applicant.kind = written[1] == 'p' ? ApplicantKind::kPerson : ApplicantKind::kOrganisation;
  written.remove_prefix(2);
  for (std::string* field :
       {&applicant.name, &applicant.document_kind, &applicant.document, &applicant.phone}) {
    if (written.empty() || written.front() != kBetween) return std::nullopt;
    written.remove_prefix(1);
    const std::size_t end = std::min(written.find(kBetween), written.size());
    *field = std::string(written.substr(0, end));
    written.remove_prefix(end);
  }
  return written.empty() ? std::optional(std::move(applicant)) : std::nullopt;
}

std::string MaskedName(const Applicant& applicant) {
  const std::string_view name = applicant.name;
  const std::vector<std::size_t> starts = Starts(name);
  if (starts.size() < 2) return std::string(name.empty() ? "" : "*");
  if (applicant.kind == ApplicantKind::kPerson)
    return std::string(name.substr(0, starts[1])) + Stars(starts.size() - 1);
  // A firm's name is public; its middle is left out all the same.
  const std::size_t shown = std::min<std::size_t>(3, starts.size() / 3);
  if (shown == 0) return std::string(name.substr(0, starts[1])) + Stars(starts.size() - 1);
  return std::string(name.substr(0, starts[shown])) + Stars(starts.size() - 2 * shown) +
         std::string(name.substr(starts[starts.size() - shown]));
}

std::string MaskedDocument(std::string_view document) {
  constexpr std::size_t kFirst = 6;
  if (document.empty()) return {};
  if (document.size() <= kFirst + kLast)
    return Stars(document.size() - 2) + std::string(document.substr(document.size() - 2));
  return std::string(document.substr(0, kFirst)) + Stars(document.size() - kFirst - kLast) +
         std::string(document.substr(document.size() - kLast));
}

std::string MaskedPhone(std::string_view phone) {
  constexpr std::size_t kFirst = 3;
  if (phone.empty()) return {};
  if (phone.size() <= kFirst + kLast) return Stars(phone.size());
  return std::string(phone.substr(0, kFirst)) + Stars(phone.size() - kFirst - kLast) +
         std::string(phone.substr(phone.size() - kLast));
}

bool EndsWith(const Applicant& applicant, std::string_view last4) {
  const bool typed = last4.size() == kLast && std::ranges::all_of(last4, [](char c) {
                       return (c >= '0' && c <= '9') || c == 'X' || c == 'x';
                     });
  std::array<char, kLast> wanted{'\x01', '\x01', '\x01', '\x01'};
  if (typed) {
    std::ranges::transform(last4, wanted.begin(), [](char c) { return c == 'x' ? 'X' : c; });
  }
  const std::array<char, kLast> document = TailOf(applicant.document);
  const std::array<char, kLast> phone = TailOf(applicant.phone);
  const bool by_document = CRYPTO_memcmp(wanted.data(), document.data(), kLast) == 0;
  const bool by_phone = CRYPTO_memcmp(wanted.data(), phone.data(), kLast) == 0;
  return by_document || by_phone;
}

}  // namespace yichuang::person
