#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace yichuang::identity {

using Seconds = std::chrono::sys_seconds;

/// What a certificate says. That is true only of one that the hall's authority has signed.
struct Certificate {
  std::string name;    ///< common name: the terminal's name in topics
  std::string serial;  ///< hexadecimal digits, capitals, no leading zeros
  Seconds from{}, until{};
  friend bool operator==(const Certificate&, const Certificate&) = default;
};

/// The first certificate of a PEM text; absent when there is none that can be read.
std::optional<Certificate> ReadCertificate(std::string_view pem);

/// Whether the key of this certificate has signed the text (Key::Sign).
bool HasSigned(std::string_view certificate, std::string_view text, std::string_view signature);

}  // namespace yichuang::identity
