#include "hub/identity/key.h"

#include <openssl/ec.h>
#include <openssl/pem.h>

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "hub/identity/key_handle.h"

namespace yichuang::identity {

Key::Key(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}
Key::Key(Key&&) noexcept = default;
Key& Key::operator=(Key&&) noexcept = default;
Key::~Key() = default;

Key Key::New() {
  PkeyHandle key(EVP_EC_gen("P-256"));
  Demand(key != nullptr, "make a key");
  return Key(std::make_unique<Handle>(Handle{std::move(key)}));
}

std::optional<Key> Key::Read(std::string_view pem) {
  const BioHandle file = Reading(pem);
  PkeyHandle key(PEM_read_bio_PrivateKey(file.get(), nullptr, NoPassword, nullptr));
  if (key == nullptr || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_EC) {
    ERR_clear_error();
    return std::nullopt;
  }
  return Key(std::make_unique<Handle>(Handle{std::move(key)}));
}

std::string Key::Pem() const {
  return Written(
      [this](BIO* file) {
        return PEM_write_bio_PKCS8PrivateKey(file, handle_->key.get(), nullptr, nullptr, 0, nullptr,
                                             nullptr);
      },
      "write a key");
}

std::string Key::Request(std::string_view name) const {
  const RequestHandle request(X509_REQ_new());
  Demand(request != nullptr, "make a request");
  X509_NAME* const subject = X509_REQ_get_subject_name(request.get());
  const auto* bytes = reinterpret_cast<const unsigned char*>(name.data());
  Demand(X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, bytes,
                                    static_cast<int>(name.size()), -1, 0) == 1 &&
             X509_REQ_set_pubkey(request.get(), handle_->key.get()) == 1 &&
             X509_REQ_sign(request.get(), handle_->key.get(), EVP_sha256()) > 0,
         "make a request");
  return Written([&](BIO* file) { return PEM_write_bio_X509_REQ(file, request.get()); },
                 "write a request");
}

std::string Key::Sign(std::string_view text) const {
  const DigestHandle digest(EVP_MD_CTX_new());
  std::size_t size = 0;
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  Demand(digest != nullptr &&
             EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, handle_->key.get()) ==
                 1 &&
             EVP_DigestSign(digest.get(), nullptr, &size, bytes, text.size()) == 1,
         "sign");
  std::vector<unsigned char> signature(size);
  Demand(EVP_DigestSign(digest.get(), signature.data(), &size, bytes, text.size()) == 1, "sign");
  signature.resize(size);
  std::string digits;
  for (const unsigned char byte : signature) digits += fmt::format("{:02x}", byte);
  return digits;
}

}  // namespace yichuang::identity
