#include "hub/catalogue/national_codes.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace yichuang::catalogue {
namespace {

// GB 32100: no I, O, Z, S, V.
constexpr std::string_view kCreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::size_t kCreditSize = 18;
constexpr std::size_t kItemSize = 31;
constexpr std::size_t kOptionSize = 33;

/// Without what people put between; full-width characters (U+FF01 … U+FF5E) as the plain ones.
std::string Plain(std::string_view typed) {
  std::string plain;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    auto c = static_cast<unsigned char>(typed[i]);
    if (c == 0xEF && i + 2 < typed.size()) {
      const auto middle = static_cast<unsigned char>(typed[i + 1]);
      const auto last = static_cast<unsigned char>(typed[i + 2]);
      const int code = ((c & 0x0F) << 12) | ((middle & 0x3F) << 6) | (last & 0x3F);
      if (code < 0xFF01 || code > 0xFF5E) return {};
      c = static_cast<unsigned char>(code - 0xFF01 + 0x21);
      i += 2;
    }
    if (c == ' ' || c == '|' || c == '-') continue;
    plain += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  }
  return plain;
}

bool AreDigits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// GB 32100: weights are powers of three modulo 31.
bool CreditCheckHolds(std::string_view code) {
  std::size_t sum = 0;
  std::size_t weight = 1;
  for (std::size_t i = 0; i + 1 < kCreditSize; ++i) {
    const std::size_t value = kCreditAlphabet.find(code[i]);
    if (value == std::string_view::npos) return false;
    sum += value * weight;
    weight = weight * 3 % 31;
  }
  return code.back() == kCreditAlphabet[(31 - sum % 31) % 31];
}

/// GB 11714: the ninth to the sixteenth character, and the seventeenth that checks them.
bool BodyCheckHolds(std::string_view code) {
  constexpr std::array<int, 8> kWeights{3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    const char c = code[8 + i];
    sum += kWeights[i] * (c >= 'A' ? c - 'A' + 10 : c - '0');
  }
  const int check = (11 - sum % 11) % 11;
  return code[16] == (check == 10 ? 'X' : static_cast<char>('0' + check));
}

}  // namespace

std::optional<std::string> UnifiedCreditCode(std::string_view typed) {
  std::string code = Plain(typed);
  if (code.size() != kCreditSize || !AreDigits(std::string_view(code).substr(2, 6)) ||
      !CreditCheckHolds(code) || !BodyCheckHolds(code)) {
    return std::nullopt;
  }
  return code;
}

std::optional<ItemCode> ImplementationCode(std::string_view typed) {
  const std::string plain = Plain(typed);
  if (plain.size() != kItemSize && plain.size() != kOptionSize) return std::nullopt;
  ItemCode code;
  const auto body = UnifiedCreditCode(std::string_view(plain).substr(0, kCreditSize));
  if (!body || !AreDigits(std::string_view(plain).substr(kCreditSize))) return std::nullopt;
  code.body = *body;
  code.level = plain[kCreditSize];
  code.basic = plain.substr(kCreditSize + 1, kItemSize - kCreditSize - 1);
  code.option = plain.substr(kItemSize);
  return code;
}

}  // namespace yichuang::catalogue
