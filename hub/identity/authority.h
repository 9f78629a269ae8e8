#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "hub/identity/certificate.h"
#include "hub/identity/key.h"

namespace yichuang::identity {

/// What somebody asks to be signed cannot be: what() says why.
class BadRequest : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The hall's own certificate authority: a folder with `authority.key` (mode 0600) and
/// `authority.pem`. Who has the key can be every terminal of the hall; of presses and of what
/// happened he can forge nothing with it. Used by one thread.
class Authority {
 public:
  /// Makes key and certificate, good for twenty years. Throws std::runtime_error naming the file
  /// when it cannot be written; what is there already is never replaced.
  static void Create(const std::filesystem::path& folder, std::string_view hall, Seconds now);

  /// Throws std::runtime_error naming the file: missing, unreadable, readable by others.
  explicit Authority(const std::filesystem::path& folder);
  Authority(Authority&&) noexcept;
  ~Authority();

  /// Its own certificate, which everybody may have.
  const std::string& certificate() const;

  /// A certificate for the client that asks with PKCS#10. Its name is `name`, whatever the request
  /// says; the request must be signed by the key it is for. Throws BadRequest.
  std::string ForClient(std::string_view request, std::string_view name, Seconds now,
                        std::chrono::seconds life) const;
  /// A certificate for a server that is reached under these host names and addresses.
  std::string ForServer(const Key& key, std::span<const std::string> names, Seconds now,
                        std::chrono::seconds life) const;
  /// The list of certificates that hold no longer (RFC 5280 CRL), by Certificate::serial. It has no
  /// end of its own before the authority's: a broker with an old list lets everybody else work on.
  std::string RevocationList(std::span<const std::string> serials, Seconds now) const;
  /// Whether it has signed this certificate; its times are not looked at.
  bool HasIssued(std::string_view certificate) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yichuang::identity
