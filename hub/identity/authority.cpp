#include "hub/identity/authority.h"

#include <openssl/pem.h>
#include <openssl/rand.h>

#include <fmt/format.h>

#include <array>
#include <utility>

#include "hub/identity/key_handle.h"
#include "hub/identity/owner_file.h"

namespace yichuang::identity {
namespace {

namespace fs = std::filesystem;
using std::chrono::hours;

constexpr hours kAuthorityLife{24 * 365 * 20};
/// Clocks of a hall are not all the same.
constexpr hours kBefore{24};

constexpr const char* kKeyName = "authority.key";
constexpr const char* kCertificateName = "authority.pem";

void SetTimes(X509* certificate, Seconds from, Seconds until) {
  const auto seconds = [](Seconds at) {
    return static_cast<std::time_t>(at.time_since_epoch().count());
  };
  Demand(ASN1_TIME_set(X509_getm_notBefore(certificate), seconds(from)) != nullptr &&
             ASN1_TIME_set(X509_getm_notAfter(certificate), seconds(until)) != nullptr,
         "set the time of a certificate");
}

/// 16 random bytes, so that nobody learns from a serial how many there are.
void SetSerial(X509* certificate) {
  std::array<unsigned char, 16> bytes{};
  Demand(RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1, "draw a serial number");
  bytes[0] = static_cast<unsigned char>((bytes[0] & 0x7FU) | 0x40U);  // positive, no leading zero
  const NumberHandle number(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
  Demand(number != nullptr &&
             BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr,
         "set a serial number");
}

void SetName(X509_NAME* subject, std::string_view name) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(name.data());
  Demand(X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, bytes,
                                    static_cast<int>(name.size()), -1, 0) == 1,
         "set the name of a certificate");
}

void Extend(X509* certificate, X509* issuer, int kind, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* const extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str());
  const bool added = extension != nullptr && X509_add_ext(certificate, extension, -1) == 1;
  X509_EXTENSION_free(extension);
  Demand(added, "extend a certificate");
}

std::string PemOf(X509* certificate) {
  return Written([&](BIO* file) { return PEM_write_bio_X509(file, certificate); },
                 "write a certificate");
}

/// "IP:127.0.0.1,DNS:hall.example": what a name is shows in its characters.
std::string AlternativeNames(std::span<const std::string> names) {
  std::string list;
  for (const std::string& name : names) {
    const bool address = name.find_first_not_of("0123456789.") == std::string::npos ||
                         name.find(':') != std::string::npos;
    list += fmt::format("{}{}:{}", list.empty() ? "" : ",", address ? "IP" : "DNS", name);
  }
  return list;
}

}  // namespace

struct Authority::Impl {
  Key key;
  X509Handle certificate;
  std::string pem;

  X509Handle Begin(std::string_view name, EVP_PKEY* of, Seconds now,
                   std::chrono::seconds life) const {
    X509Handle made(X509_new());
    Demand(made != nullptr && X509_set_version(made.get(), X509_VERSION_3) == 1 &&
               X509_set_issuer_name(made.get(), X509_get_subject_name(certificate.get())) == 1 &&
               X509_set_pubkey(made.get(), of) == 1,
           "make a certificate");
    SetSerial(made.get());
    SetName(X509_get_subject_name(made.get()), name);
    SetTimes(made.get(), now - kBefore, now + life);
    Extend(made.get(), certificate.get(), NID_basic_constraints, "critical,CA:FALSE");
    Extend(made.get(), certificate.get(), NID_key_usage, "critical,digitalSignature");
    Extend(made.get(), certificate.get(), NID_subject_key_identifier, "hash");
    Extend(made.get(), certificate.get(), NID_authority_key_identifier, "keyid");
    return made;
  }

  std::string Finish(X509* made) const {
    Demand(X509_sign(made, key.handle().key.get(), EVP_sha256()) > 0, "sign a certificate");
    return PemOf(made);
  }
};

void Authority::Create(const fs::path& folder, std::string_view hall, Seconds now) {
  fs::create_directories(folder);
  fs::permissions(folder, fs::perms::owner_all);
  const Key key = Key::New();
  EVP_PKEY* const pkey = key.handle().key.get();
  const X509Handle made(X509_new());
  Demand(made != nullptr && X509_set_version(made.get(), X509_VERSION_3) == 1 &&
             X509_set_pubkey(made.get(), pkey) == 1,
         "make a certificate");
  SetSerial(made.get());
  SetName(X509_get_subject_name(made.get()), fmt::format("yichuang hall {}", hall));
  Demand(X509_set_issuer_name(made.get(), X509_get_subject_name(made.get())) == 1,
         "make a certificate");
  SetTimes(made.get(), now - kBefore, now + kAuthorityLife);
  Extend(made.get(), made.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
  Extend(made.get(), made.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
  Extend(made.get(), made.get(), NID_subject_key_identifier, "hash");
  Demand(X509_sign(made.get(), pkey, EVP_sha256()) > 0, "sign a certificate");
  WriteNewOwnerFile(folder / kKeyName, key.Pem());
  WriteOwnerFile(folder / kCertificateName, PemOf(made.get()));
}

Authority::Authority(const fs::path& folder) {
  const fs::path key_file = folder / kKeyName;
  auto key = Key::Read(ReadOwnerFile(key_file));
  if (!key) throw std::runtime_error(key_file.string() + ": holds no private key");
  const fs::path file = folder / kCertificateName;
  std::string pem = ReadOwnerFile(file);
  const BioHandle reading = Reading(pem);
  X509Handle certificate(PEM_read_bio_X509(reading.get(), nullptr, NoPassword, nullptr));
  if (certificate == nullptr ||
      X509_check_private_key(certificate.get(), key->handle().key.get()) != 1) {
    ERR_clear_error();
    throw std::runtime_error(file.string() + ": is not the certificate of " + key_file.string());
  }
  impl_ = std::make_unique<Impl>(Impl{*std::move(key), std::move(certificate), std::move(pem)});
}

Authority::Authority(Authority&&) noexcept = default;
Authority::~Authority() = default;

const std::string& Authority::certificate() const { return impl_->pem; }

std::string Authority::ForClient(std::string_view request, std::string_view name, Seconds now,
                                 std::chrono::seconds life) const {
  const BioHandle file = Reading(request);
  const RequestHandle parsed(PEM_read_bio_X509_REQ(file.get(), nullptr, NoPassword, nullptr));
  EVP_PKEY* const key = parsed ? X509_REQ_get0_pubkey(parsed.get()) : nullptr;
  const bool good = key != nullptr && X509_REQ_verify(parsed.get(), key) == 1;
  ERR_clear_error();
  if (!good) throw BadRequest("the request is no PKCS#10 signed by its own key");
  std::array<char, 16> group{};
  std::size_t length = 0;
  if (EVP_PKEY_get_base_id(key) != EVP_PKEY_EC ||
      EVP_PKEY_get_group_name(key, group.data(), group.size(), &length) != 1 ||
      std::string_view(group.data(), length) != "prime256v1") {
    ERR_clear_error();
    throw BadRequest("the key of the request is not one on P-256");
  }
  const X509Handle made = impl_->Begin(name, key, now, life);
  Extend(made.get(), impl_->certificate.get(), NID_ext_key_usage, "clientAuth");
  return impl_->Finish(made.get());
}

std::string Authority::ForServer(const Key& key, std::span<const std::string> names, Seconds now,
                                 std::chrono::seconds life) const {
  const X509Handle made =
      impl_->Begin(names.empty() ? "broker" : names.front(), key.handle().key.get(), now, life);
  Extend(made.get(), impl_->certificate.get(), NID_ext_key_usage, "serverAuth");
  if (!names.empty())
    Extend(made.get(), impl_->certificate.get(), NID_subject_alt_name, AlternativeNames(names));
  return impl_->Finish(made.get());
}

std::string Authority::RevocationList(std::span<const std::string> serials, Seconds now) const {
  const CrlHandle list(X509_CRL_new());
  Demand(list != nullptr && X509_CRL_set_version(list.get(), X509_CRL_VERSION_2) == 1 &&
             X509_CRL_set_issuer_name(list.get(),
                                      X509_get_subject_name(impl_->certificate.get())) == 1,
         "make a revocation list");
  // Dated back like certificates: a list from the future would shut everybody out.
  const auto moment = static_cast<std::time_t>((now - kBefore).time_since_epoch().count());
  std::unique_ptr<ASN1_TIME, FreeWith<ASN1_TIME_free>> time(ASN1_TIME_set(nullptr, moment));
  Demand(
      time != nullptr && X509_CRL_set1_lastUpdate(list.get(), time.get()) == 1 &&
          X509_CRL_set1_nextUpdate(list.get(), X509_get0_notAfter(impl_->certificate.get())) == 1,
      "date a revocation list");
  for (const std::string& serial : serials) {
    BIGNUM* parsed = nullptr;
    if (BN_hex2bn(&parsed, serial.c_str()) == 0) continue;  // no serial of ours
    const NumberHandle number(parsed);
    const IntegerHandle integer(BN_to_ASN1_INTEGER(number.get(), nullptr));
    X509_REVOKED* const entry = X509_REVOKED_new();
    const bool added = entry != nullptr && integer != nullptr &&
                       X509_REVOKED_set_serialNumber(entry, integer.get()) == 1 &&
                       X509_REVOKED_set_revocationDate(entry, time.get()) == 1 &&
                       X509_CRL_add0_revoked(list.get(), entry) == 1;
    if (!added) X509_REVOKED_free(entry);
    Demand(added, "fill a revocation list");
  }
  Demand(X509_CRL_sort(list.get()) == 1 &&
             X509_CRL_sign(list.get(), impl_->key.handle().key.get(), EVP_sha256()) > 0,
         "sign a revocation list");
  return Written([&](BIO* file) { return PEM_write_bio_X509_CRL(file, list.get()); },
                 "write a revocation list");
}

bool Authority::HasIssued(std::string_view certificate) const {
  const BioHandle file = Reading(certificate);
  const X509Handle parsed(PEM_read_bio_X509(file.get(), nullptr, NoPassword, nullptr));
  const bool good =
      parsed != nullptr && X509_verify(parsed.get(), impl_->key.handle().key.get()) == 1;
  ERR_clear_error();
  return good;
}

}  // namespace yichuang::identity
