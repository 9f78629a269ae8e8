#include "hub/person/sealer.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

namespace yichuang::person {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kKeyDigits = 64;
constexpr std::size_t kBlock = 16;  // of SM4: key and counter
constexpr std::size_t kMac = 32;
constexpr std::size_t kHandleDigits = 32;
constexpr std::string_view kDigits = "0123456789abcdef";

const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string Random(std::size_t size) {
  std::string bytes(size, '\0');
  if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(size)) != 1)
    throw std::runtime_error("no random numbers: OpenSSL's generator does not work");
  return bytes;
}

std::string Mac(std::string_view key, std::string_view text) {
  std::string mac(EVP_MAX_MD_SIZE, '\0');
  unsigned int size = 0;
  if (HMAC(EVP_sm3(), key.data(), static_cast<int>(key.size()), Bytes(text), text.size(),
           reinterpret_cast<unsigned char*>(mac.data()), &size) == nullptr)
    throw std::runtime_error("persons cannot be sealed: OpenSSL has no SM3 here");
  mac.resize(size);
  return mac;
}

/// Encrypts, and decrypts what it encrypted.
std::string Counter(std::string_view text, const std::string& key, std::string_view nonce) {
  const std::unique_ptr<EVP_CIPHER_CTX, void (*)(EVP_CIPHER_CTX*)> context(EVP_CIPHER_CTX_new(),
                                                                           EVP_CIPHER_CTX_free);
  std::string out(text.size() + kBlock, '\0');
  int size = 0;
  if (!context ||
      EVP_EncryptInit_ex(context.get(), EVP_sm4_ctr(), nullptr, Bytes(key), Bytes(nonce)) != 1 ||
      EVP_EncryptUpdate(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size,
                        Bytes(text), static_cast<int>(text.size())) != 1)
    throw std::runtime_error("persons cannot be sealed: OpenSSL has no SM4 here");
  out.resize(static_cast<std::size_t>(size));
  return out;
}

std::string Hex(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) {
    text += kDigits[static_cast<unsigned char>(c) >> 4U];
    text += kDigits[static_cast<unsigned char>(c) & 15U];
  }
  return text;
}

bool IsKey(std::string_view text) {
  return text.size() == kKeyDigits && text.find_first_not_of(kDigits) == std::string_view::npos;
}

// A key file has one to three lines: the key that names documents, which is the first one that the
// hall ever had; the key that seals, where it is another one; while a new one comes
// (key_rotation.h), that one behind it. In memory they stand one behind the other.

std::string_view NameKey(std::string_view keys) { return keys.substr(0, kKeyDigits); }

/// The newest, which seals.
std::string_view SealKey(std::string_view keys) { return keys.substr(keys.size() - kKeyDigits); }

/// The one before it, while values may still be sealed with it; "" otherwise.
std::string_view FormerKey(std::string_view keys) {
  return keys.size() == 3 * kKeyDigits ? keys.substr(kKeyDigits, kKeyDigits) : std::string_view{};
}

std::optional<std::string> OpenWith(std::string_view key, std::string_view sealed,
                                    std::string_view name) {
  const std::string_view body = sealed.substr(0, sealed.size() - kMac);
  const std::string mac =
      Mac(Mac(key, "authenticate"), std::string(name) + '\0' + std::string(body));
  if (CRYPTO_memcmp(mac.data(), sealed.data() + body.size(), kMac) != 0) return std::nullopt;
  return Counter(body.substr(kBlock), Mac(key, "encrypt").substr(0, kBlock),
                 body.substr(0, kBlock));
}

std::string ReadOrMake(const fs::path& file) {
  std::error_code error;
  if (!fs::exists(file, error)) {
    const fs::path unfinished = file.string() + ".new";
    { const std::ofstream made(unfinished, std::ios::trunc); }
    fs::permissions(unfinished, fs::perms::owner_read | fs::perms::owner_write, error);
    {
      std::ofstream out(unfinished, std::ios::trunc);
      out << Hex(Random(kKeyDigits / 2)) << '\n';
      out.close();
      if (!out) throw std::runtime_error(file.string() + ": the key of persons cannot be written");
    }
    fs::rename(unfinished, file, error);
    if (error) throw std::runtime_error(file.string() + ": " + error.message());
  }
  std::ifstream in(file);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  std::string keys;
  bool whole = text.ends_with('\n') || text.size() == kKeyDigits;
  for (std::size_t at = 0; at < text.size(); at += kKeyDigits + 1) {
    const std::string_view line = std::string_view(text).substr(at, kKeyDigits);
    whole =
        whole && IsKey(line) && (at + kKeyDigits == text.size() || text[at + kKeyDigits] == '\n');
    keys += line;
  }
  OPENSSL_cleanse(text.data(), text.size());
  if (!whole || keys.empty() || keys.size() > 3 * kKeyDigits) {
    throw std::runtime_error(
        file.string() +
        ": expected 64 hexadecimal digits; restore the file from a backup, for "
        "without it nobody's data can be read");
  }
  return keys;
}

}  // namespace

Sealer::Sealer(std::string key) : key_(std::move(key)) {}
Sealer::Sealer(const fs::path& file) : Sealer(ReadOrMake(file)) {}
Sealer::Sealer() : Sealer(Hex(Random(kKeyDigits / 2))) {}
Sealer::~Sealer() { OPENSSL_cleanse(key_.data(), key_.size()); }

std::string Sealer::Seal(std::string_view plain, std::string_view name) const {
  const std::string nonce = Random(kBlock);
  const std::string_view key = SealKey(key_);
  std::string sealed = nonce + Counter(plain, Mac(key, "encrypt").substr(0, kBlock), nonce);
  sealed += Mac(Mac(key, "authenticate"), std::string(name) + '\0' + sealed);
  return sealed;
}

std::optional<std::string> Sealer::Open(std::string_view sealed, std::string_view name) const {
  if (sealed.size() < kBlock + kMac) return std::nullopt;
  auto plain = OpenWith(SealKey(key_), sealed, name);
  const std::string_view former = FormerKey(key_);
  if (!plain && !former.empty()) plain = OpenWith(former, sealed, name);
  return plain;
}

std::string Sealer::HandleOf(std::string_view document_kind, std::string_view document) const {
  const std::string text = std::string(document_kind) + '\0' + std::string(document);
  return Hex(Mac(Mac(NameKey(key_), "name"), text)).substr(0, kHandleDigits);
}

std::string Sealer::RandomHandle() { return Hex(Random(kHandleDigits / 2)); }

std::string Sealer::RandomCode() {
  constexpr std::size_t kSize = 12;
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string code;
  for (const char c : Random(kSize)) code += kLetters[static_cast<unsigned char>(c) & 31U];
  return code;
}

}  // namespace yichuang::person
