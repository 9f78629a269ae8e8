#include "hub/access/secret.h"

#include <sodium.h>

#include <array>
#include <set>
#include <stdexcept>

namespace yichuang::access {
namespace {

constexpr std::string_view kCodeLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";  // 32: no I O 0 1

void Prepare() {
  static const bool ready = sodium_init() >= 0;
  if (!ready) throw std::runtime_error("libsodium cannot be used on this machine");
}

const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::array<unsigned char, 32> Blake2b(std::string_view text, std::string_view key) {
  Prepare();
  std::array<unsigned char, 32> hash{};
  crypto_generichash(hash.data(), hash.size(), Bytes(text), text.size(), Bytes(key), key.size());
  return hash;
}

std::string Base64Url(const std::array<unsigned char, 32>& bytes) {
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::array<char, sodium_base64_ENCODED_LEN(32, kVariant)> text{};
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
  return text.data();
}

}  // namespace

std::string RandomToken() {
  Prepare();
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return Base64Url(bytes);
}

std::string Digest(std::string_view secret) {
  const auto hash = Blake2b(secret, {});
  std::array<char, 65> digits{};
  sodium_bin2hex(digits.data(), digits.size(), hash.data(), hash.size());
  return digits.data();
}

std::string CsrfOf(std::string_view token) { return Base64Url(Blake2b(token, "yichuang csrf v1")); }

bool SameSecret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string HashPassword(std::string_view password, const PasswordCost& cost) {
  Prepare();
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), cost.passes,
                            cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw std::runtime_error("a password could not be hashed: memory is short");
  }
  return hash.data();
}

bool IsPassword(const std::string& hash, std::string_view password) {
  Prepare();
  return hash.size() < crypto_pwhash_STRBYTES &&
         crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

std::string OneTimeCode() {
  Prepare();
  std::string code;
  for (int i = 0; i < 16; ++i) {
    if (i > 0 && i % 4 == 0) code += '-';
    code += kCodeLetters[randombytes_uniform(kCodeLetters.size())];
  }
  return code;
}

std::string CodeDigest(std::string_view typed) {
  std::string plain;
  for (const char c : typed) {
    if (c == '-' || c == ' ') continue;
    plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return Digest(plain);
}

bool IsAcceptablePassword(std::string_view password, std::string_view number) {
  if (password.size() < kLeastPassword || password.size() > kMostPassword) return false;
  if (std::set<char>(password.begin(), password.end()).size() < 5) return false;
  return number.size() < 4 || password.find(number) == std::string_view::npos;
}

}  // namespace yichuang::access
