#include "hub/person/person.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <stdexcept>

namespace yichuang::person {
namespace {

constexpr std::size_t kLeastDocument = 6;
constexpr std::size_t kMostDocument = 32;
constexpr std::size_t kIdentityNumber = 18;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

/// Whether it has the form of a resident identity number: seventeen digits and a digit or X.
bool IsIdentityForm(std::string_view number) {
  if (number.size() != kIdentityNumber) return false;
  for (const char c : number.substr(0, kIdentityNumber - 1)) {
    if (!IsDigit(c)) return false;
  }
  return IsDigit(number.back()) || number.back() == 'X';
}

/// GB 11643: ISO 7064 MOD 11-2.
char CheckCharacter(std::string_view number) {
  constexpr std::array<int, kIdentityNumber - 1> kWeights{7, 9, 10, 5,  8, 4, 2, 1, 6,
                                                          3, 7, 9,  10, 5, 8, 4, 2};
  constexpr std::string_view kCharacters = "10X98765432";
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += (number[i] - '0') * kWeights[i];
  return kCharacters[static_cast<std::size_t>(sum % 11)];
}

}  // namespace

std::optional<std::string> DocumentNumber(std::string_view typed) {
  std::string number;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (!IsDigit(upper) && (upper < 'A' || upper > 'Z')) return std::nullopt;
    number += upper;
  }
  if (number.size() < kLeastDocument || number.size() > kMostDocument) return std::nullopt;
  if (IsIdentityForm(number) && number.back() != CheckCharacter(number)) return std::nullopt;
  return number;
}

std::string PersonHandle(std::string_view document, std::string_view key) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
  unsigned int size = 0;
  const auto* bytes = reinterpret_cast<const unsigned char*>(document.data());
  if (HMAC(EVP_sm3(), key.data(), static_cast<int>(key.size()), bytes, document.size(), mac.data(),
           &size) == nullptr)
    throw std::runtime_error("a person's handle cannot be made: OpenSSL has no SM3 here");
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string handle;
  for (unsigned int i = 0; i < size; ++i) {
    handle += kDigits[mac[i] >> 4U];
    handle += kDigits[mac[i] & 15U];
  }
  return handle;
}

}  // namespace yichuang::person
