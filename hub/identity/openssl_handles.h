#pragma once

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

/// OpenSSL's objects, owned. Private to the room.
namespace yichuang::identity {

template <auto kFree>
struct FreeWith {
  template <typename Object>
  void operator()(Object* object) const {
    kFree(object);
  }
};

using PkeyHandle = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;
using X509Handle = std::unique_ptr<X509, FreeWith<X509_free>>;
using RequestHandle = std::unique_ptr<X509_REQ, FreeWith<X509_REQ_free>>;
using CrlHandle = std::unique_ptr<X509_CRL, FreeWith<X509_CRL_free>>;
using BioHandle = std::unique_ptr<BIO, FreeWith<BIO_free_all>>;
using DigestHandle = std::unique_ptr<EVP_MD_CTX, FreeWith<EVP_MD_CTX_free>>;
using NumberHandle = std::unique_ptr<BIGNUM, FreeWith<BN_free>>;
using IntegerHandle = std::unique_ptr<ASN1_INTEGER, FreeWith<ASN1_INTEGER_free>>;

/// Throws when OpenSSL refused: out of memory, or no random numbers.
inline void Demand(bool done, const char* what) {
  if (done) return;
  ERR_clear_error();
  throw std::runtime_error(std::string("cannot ") + what + ": the system's OpenSSL refuses");
}

/// For every PEM that is read: such a text is none of ours, and nobody is asked on a terminal.
inline int NoPassword(char*, int, int, void*) { return -1; }

inline BioHandle Reading(std::string_view text) {
  return BioHandle(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

/// What `write` puts into a memory file.
template <typename Write>
std::string Written(Write write, const char* what) {
  const BioHandle file(BIO_new(BIO_s_mem()));
  Demand(file != nullptr && write(file.get()) == 1, what);
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(file.get(), &bytes);
  return {bytes, static_cast<std::size_t>(size)};
}

}  // namespace yichuang::identity
