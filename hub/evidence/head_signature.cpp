#include "hub/evidence/head_signature.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <array>
#include <charconv>
#include <cstdio>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "hub/evidence/hmac.h"

namespace yichuang::evidence {
namespace {

using Octets = std::vector<std::uint8_t>;

// The one that GB/T 32918 and GM/T 0009 give to whoever has none of his own. Not OpenSSL's default.
constexpr std::string_view kSignerId = "1234567812345678";
constexpr char kHexDigits[] = "0123456789abcdef";

struct FileCloser {
  void operator()(std::FILE* file) const noexcept {
    if (file != nullptr) std::fclose(file);
  }
};

[[noreturn]] void FailSigning(const std::string& what) {
  std::array<char, 200> text{};
  ERR_error_string_n(ERR_get_error(), text.data(), text.size());
  throw std::runtime_error(what + ": " + text.data());
}

SignatureKey ReadKey(const std::filesystem::path& file, bool is_private) {
  const std::unique_ptr<std::FILE, FileCloser> in(std::fopen(file.c_str(), "r"));
  if (!in) throw std::runtime_error(file.string() + ": cannot be read");
  SignatureKey key(is_private ? PEM_read_PrivateKey(in.get(), nullptr, nullptr, nullptr)
                              : PEM_read_PUBKEY(in.get(), nullptr, nullptr, nullptr));
  if (!key || EVP_PKEY_is_a(key.get(), "SM2") != 1) {
    ERR_clear_error();
    throw std::runtime_error(file.string() + (is_private ? ": is no private key of SM2, PEM"
                                                         : ": is no public key of SM2, PEM"));
  }
  return key;
}

/// Both algorithms want the id behind the beginning and before the first byte.
bool GiveId(EVP_PKEY_CTX* context) {
  return EVP_PKEY_CTX_set1_id(context, kSignerId.data(), static_cast<int>(kSignerId.size())) == 1;
}

std::string HexOf(const std::uint8_t* bytes, std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) {
    text += kHexDigits[bytes[i] >> 4];
    text += kHexDigits[bytes[i] & 15];
  }
  return text;
}

/// Empty when the digits are none.
Octets OctetsOf(std::string_view digits) {
  Octets bytes(digits.size() / 2);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char* const begin = digits.data() + 2 * i;
    if (std::from_chars(begin, begin + 2, bytes[i], 16).ptr != begin + 2) return {};
  }
  return digits.size() % 2 == 0 ? bytes : Octets{};
}

const unsigned char* Text(const std::string& text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

void KeyDeleter::operator()(evp_pkey_st* key) const noexcept { EVP_PKEY_free(key); }

std::string SignedText(const HeadText& head) {
  return "yichuang head\n" + std::to_string(head.era) + "\n" + std::to_string(head.seq) + "\n" +
         HexOf(head.hash.data(), head.hash.size()) + "\n" + std::to_string(head.at_ms) + "\n";
}

SignatureKey ReadSigningKey(const std::filesystem::path& file) { return ReadKey(file, true); }

SignatureKey ReadCheckingKey(const std::filesystem::path& file) { return ReadKey(file, false); }

std::string SignHead(const SignatureKey& key, const HeadText& head) {
  const DigestContext context(EVP_MD_CTX_new());
  EVP_PKEY_CTX* inner = nullptr;  // belongs to `context`
  const std::string text = SignedText(head);
  std::size_t size = 0;
  if (!context ||
      EVP_DigestSignInit_ex(context.get(), &inner, "SM3", nullptr, nullptr, key.get(), nullptr) !=
          1 ||
      !GiveId(inner) || EVP_DigestSign(context.get(), nullptr, &size, Text(text), text.size()) != 1)
    FailSigning("a head cannot be signed");
  Octets signature(size);
  if (EVP_DigestSign(context.get(), signature.data(), &size, Text(text), text.size()) != 1)
    FailSigning("a head cannot be signed");
  return HexOf(signature.data(), size);
}

bool SignatureHolds(const SignatureKey& key, const HeadText& head, const std::string& signature) {
  const Octets bytes = OctetsOf(signature);
  if (bytes.empty()) return false;
  const DigestContext context(EVP_MD_CTX_new());
  EVP_PKEY_CTX* inner = nullptr;  // belongs to `context`
  if (!context ||
      EVP_DigestVerifyInit_ex(context.get(), &inner, "SM3", nullptr, nullptr, key.get(), nullptr) !=
          1 ||
      !GiveId(inner))
    FailSigning("a signature cannot be checked");
  const std::string text = SignedText(head);
  const bool holds =
      EVP_DigestVerify(context.get(), bytes.data(), bytes.size(), Text(text), text.size()) == 1;
  ERR_clear_error();
  return holds;
}

}  // namespace yichuang::evidence
