#include "hub/identity/certificate.h"

#include <openssl/pem.h>

#include <array>
#include <ctime>
#include <vector>

#include "hub/identity/openssl_handles.h"

namespace yichuang::identity {
namespace {

std::optional<Seconds> InstantOf(const ASN1_TIME* time) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
  return Seconds(std::chrono::seconds(::timegm(&parts)));
}

X509Handle Parsed(std::string_view pem) {
  const BioHandle file = Reading(pem);
  X509Handle certificate(PEM_read_bio_X509(file.get(), nullptr, NoPassword, nullptr));
  ERR_clear_error();
  return certificate;
}

std::optional<std::vector<unsigned char>> BytesOf(std::string_view digits) {
  if (digits.size() % 2 != 0) return std::nullopt;
  std::vector<unsigned char> bytes;
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    int value = 0;
    for (const char c : digits.substr(i, 2)) {
      const bool digit = c >= '0' && c <= '9';
      if (!digit && (c < 'a' || c > 'f')) return std::nullopt;
      value = value * 16 + (digit ? c - '0' : c - 'a' + 10);
    }
    bytes.push_back(static_cast<unsigned char>(value));
  }
  return bytes;
}

}  // namespace

std::optional<Certificate> ReadCertificate(std::string_view pem) {
  const X509Handle certificate = Parsed(pem);
  if (certificate == nullptr) return std::nullopt;
  Certificate read;
  std::array<char, 65> name{};
  if (X509_NAME_get_text_by_NID(X509_get_subject_name(certificate.get()), NID_commonName,
                                name.data(), name.size()) < 0)
    return std::nullopt;
  read.name = name.data();
  const NumberHandle serial(ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate.get()), nullptr));
  char* const digits = serial ? BN_bn2hex(serial.get()) : nullptr;
  if (digits == nullptr) return std::nullopt;
  read.serial = digits;
  OPENSSL_free(digits);
  read.serial.erase(0, std::min(read.serial.find_first_not_of('0'), read.serial.size() - 1));
  const auto from = InstantOf(X509_get0_notBefore(certificate.get()));
  const auto until = InstantOf(X509_get0_notAfter(certificate.get()));
  if (!from || !until) return std::nullopt;
  read.from = *from;
  read.until = *until;
  return read;
}

bool HasSigned(std::string_view certificate, std::string_view text, std::string_view signature) {
  const X509Handle parsed = Parsed(certificate);
  const auto bytes = BytesOf(signature);
  if (parsed == nullptr || !bytes) return false;
  const DigestHandle digest(EVP_MD_CTX_new());
  EVP_PKEY* const key = X509_get0_pubkey(parsed.get());
  const auto* begin = reinterpret_cast<const unsigned char*>(text.data());
  const bool good =
      digest != nullptr && key != nullptr &&
      EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
      EVP_DigestVerify(digest.get(), bytes->data(), bytes->size(), begin, text.size()) == 1;
  ERR_clear_error();
  return good;
}

}  // namespace yichuang::identity
