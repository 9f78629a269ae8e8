#include "hub/http/certificate.h"

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <time.h>

#include <memory>

namespace yichuang::http {

std::optional<std::int64_t> CertificateEnd(const std::filesystem::path& chain) {
  const std::unique_ptr<BIO, int (*)(BIO*)> file(BIO_new_file(chain.c_str(), "r"), BIO_free);
  if (!file) return std::nullopt;
  const std::unique_ptr<X509, void (*)(X509*)> certificate(
      PEM_read_bio_X509(file.get(), nullptr, nullptr, nullptr), X509_free);
  std::tm end{};
  if (!certificate || ASN1_TIME_to_tm(X509_get0_notAfter(certificate.get()), &end) != 1)
    return std::nullopt;
  return ::timegm(&end);
}

}  // namespace yichuang::http
