#include "hub/evidence/hmac.h"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

namespace yichuang::evidence {
namespace {

constexpr std::size_t kBlock = 64;

[[noreturn]] void Fail(const std::string& operation) {
  std::array<char, 200> text{};
  ERR_error_string_n(ERR_get_error(), text.data(), text.size());
  throw std::runtime_error("OpenSSL " + operation + ": " + text.data());
}

const EVP_MD* Sm3Method() {
  // Fetched once: an implicit fetch for every hash costs more than the hash. It lives as long as
  // the process.
  static const EVP_MD* const kMethod = EVP_MD_fetch(nullptr, "SM3", nullptr);
  if (kMethod == nullptr) {
    Fail("has no SM3");
  }
  return kMethod;
}

DigestContext Padded(std::array<std::uint8_t, kBlock> block, std::uint8_t pad) {
  for (std::uint8_t& byte : block) {
    byte ^= pad;
  }
  DigestContext context = StartSm3();
  Feed(context.get(), block);
  OPENSSL_cleanse(block.data(), block.size());
  return context;
}

}  // namespace

void DigestDeleter::operator()(evp_md_ctx_st* context) const noexcept { EVP_MD_CTX_free(context); }

DigestContext StartSm3() {
  DigestContext context(EVP_MD_CTX_new());
  if (context == nullptr) {
    Fail("EVP_MD_CTX_new");
  }
  RestartSm3(context.get());
  return context;
}

void RestartSm3(evp_md_ctx_st* context) {
  if (EVP_DigestInit_ex2(context, Sm3Method(), nullptr) != 1) {
    Fail("EVP_DigestInit_ex2");
  }
}

void Feed(evp_md_ctx_st* context, std::span<const std::uint8_t> bytes) {
  if (EVP_DigestUpdate(context, bytes.data(), bytes.size()) != 1) {
    Fail("EVP_DigestUpdate");
  }
}

Hash Finish(evp_md_ctx_st* context) {
  Hash hash{};
  if (EVP_DigestFinal_ex(context, hash.data(), nullptr) != 1) {
    Fail("EVP_DigestFinal_ex");
  }
  return hash;
}

HmacKey::HmacKey(std::span<const std::uint8_t> key) : work_(StartSm3()) {
  std::array<std::uint8_t, kBlock> block{};
  if (key.size() > kBlock) {
    const Hash hashed = Sm3(key);
    std::copy(hashed.begin(), hashed.end(), block.begin());
  } else {
    std::copy(key.begin(), key.end(), block.begin());
  }
  inner_ = Padded(block, 0x36);
  outer_ = Padded(block, 0x5C);
  OPENSSL_cleanse(block.data(), block.size());
}

Hash HmacKey::Of(std::span<const std::uint8_t> message) {
  if (EVP_MD_CTX_copy_ex(work_.get(), inner_.get()) != 1) {
    Fail("EVP_MD_CTX_copy_ex");
  }
  Feed(work_.get(), message);
  const Hash inner = Finish(work_.get());
  if (EVP_MD_CTX_copy_ex(work_.get(), outer_.get()) != 1) {
    Fail("EVP_MD_CTX_copy_ex");
  }
  Feed(work_.get(), inner);
  return Finish(work_.get());
}

}  // namespace yichuang::evidence
