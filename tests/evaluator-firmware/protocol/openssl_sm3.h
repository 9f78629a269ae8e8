#pragma once

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

/// The second opinion on our own SM3: the same through OpenSSL.
namespace yichuang::protocol {

inline std::array<std::uint8_t, 32> OpensslSm3(std::span<const std::uint8_t> bytes) {
  std::array<std::uint8_t, 32> digest{};
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sm3(), nullptr);
  return digest;
}

inline std::array<std::uint8_t, 32> OpensslHmac(std::span<const std::uint8_t> key,
                                                std::span<const std::uint8_t> message) {
  std::array<std::uint8_t, 32> mac{};
  HMAC(EVP_sm3(), key.data(), static_cast<int>(key.size()), message.data(), message.size(),
       mac.data(), nullptr);
  return mac;
}

}  // namespace yichuang::protocol
