#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// Who a terminal is: keys, requests, certificates, and the hall's own authority that signs them.
/// Knows files and OpenSSL, and neither hall nor network. Every object is used by one thread.
namespace yichuang::identity {

/// A private key on the curve P-256. It leaves the machine it was made on only when somebody copies
/// its file.
class Key {
 public:
  /// Throws std::runtime_error when the system gives no random numbers.
  static Key New();
  /// Absent when the text holds no such key.
  static std::optional<Key> Read(std::string_view pem);
  Key(Key&&) noexcept;
  Key& operator=(Key&&) noexcept;
  ~Key();

  /// PKCS#8, not encrypted: write it where its owner alone can read.
  std::string Pem() const;
  /// PKCS#10: asks for a certificate of this key under the name.
  std::string Request(std::string_view name) const;
  /// ECDSA with SHA-256, as hexadecimal digits.
  std::string Sign(std::string_view text) const;

  struct Handle;
  const Handle& handle() const { return *handle_; }

 private:
  explicit Key(std::unique_ptr<Handle> handle);
  std::unique_ptr<Handle> handle_;
};

}  // namespace yichuang::identity
