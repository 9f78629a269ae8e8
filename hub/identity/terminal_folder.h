#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "hub/identity/certificate.h"
#include "hub/identity/key.h"

namespace yichuang::identity {

/// What a client of the broker shows and trusts: `terminal.pem` (key and certificate in one file,
/// so that one rename renews both; mode 0600) and `authority.pem`.
class TerminalFolder {
 public:
  explicit TerminalFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

  const std::filesystem::path& folder() const { return folder_; }
  std::filesystem::path terminal() const { return folder_ / "terminal.pem"; }
  std::filesystem::path authority() const { return folder_ / "authority.pem"; }

  /// Replaces what is there. Throws std::runtime_error naming the file.
  void Put(const Key& key, std::string_view certificate, std::string_view authority) const;
  /// Absent when there is none that can be read: the terminal has to be enrolled.
  std::optional<Certificate> certificate() const;
  /// The certificate as PEM and the key beside it; absent like certificate().
  struct Own {
    Key key;
    std::string certificate;
  };
  std::optional<Own> Read() const;

 private:
  std::filesystem::path folder_;
};

/// Renewed when less than a third of its life is left, so that a terminal that was switched off for
/// weeks is not shut out.
bool IsWorthRenewing(const Certificate& certificate, Seconds now);

}  // namespace yichuang::identity
