#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "hub/evidence/chain.h"

struct evp_pkey_st;

/// SM2 signatures (GB/T 32918.2, with SM3 and the id 1234567812345678) over heads of the chain, by
/// a key on the auditor's own medium.
///
/// A signature says that whoever has the key saw this head; it says nothing of what the rows tell,
/// nor that no other head was signed.
namespace yichuang::evidence {

struct KeyDeleter {
  void operator()(evp_pkey_st* key) const noexcept;
};
using SignatureKey = std::unique_ptr<evp_pkey_st, KeyDeleter>;

/// A head as it is signed.
struct HeadText {
  std::uint32_t era = 1;
  std::uint64_t seq = 0;
  Hash hash{};
  std::int64_t at_ms = 0;  ///< as the line says it, milliseconds since 1970 UTC
};

/// "yichuang head\n1\n42\n<64 hexadecimal digits>\n1778290200000\n": the bytes that are signed.
std::string SignedText(const HeadText& head);

/// Reads a private key, PEM (`openssl genpkey -algorithm SM2`). Throws std::runtime_error naming
/// the file when it cannot be read or is no key of SM2.
SignatureKey ReadSigningKey(const std::filesystem::path& file);
/// Reads the public key that belongs to it (`openssl pkey -pubout`); throws likewise.
SignatureKey ReadCheckingKey(const std::filesystem::path& file);

/// The signature, DER as hexadecimal digits. Throws std::runtime_error when OpenSSL fails.
std::string SignHead(const SignatureKey& key, const HeadText& head);

/// Whether the signature is this key's over this head; false for anything that is no signature.
bool SignatureHolds(const SignatureKey& key, const HeadText& head, const std::string& signature);

}  // namespace yichuang::evidence
