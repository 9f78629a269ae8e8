#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Secrets and what is kept of them: never the secret itself. libsodium; any thread.
namespace yichuang::access {

/// argon2id. The defaults take about a tenth of a second and 64 MiB on the machine of a hall.
struct PasswordCost {
  unsigned long long passes = 3;
  std::size_t memory_bytes = 64UL * 1024 * 1024;
};

/// 256 random bits as 43 letters that may stand in a cookie.
std::string RandomToken();

/// BLAKE2b of a secret that nobody can guess (a token, a code), as 64 hexadecimal digits. Not for
/// passwords.
std::string Digest(std::string_view secret);

/// What a page must send with every change, beside the cookie that a browser sends by itself:
/// derived from the session's token, worthless without it.
std::string CsrfOf(std::string_view token);

/// Takes the same time wherever two texts of one length differ.
bool SameSecret(std::string_view a, std::string_view b);

/// Throws std::runtime_error when the memory is not there.
std::string HashPassword(std::string_view password, const PasswordCost& cost);
bool IsPassword(const std::string& hash, std::string_view password);

/// Four groups of four: 80 random bits, without letters that are taken for others.
std::string OneTimeCode();
/// Digest of a code as somebody typed it: case, blanks and dashes do not matter.
std::string CodeDigest(std::string_view typed);

inline constexpr std::size_t kLeastPassword = 10;
inline constexpr std::size_t kMostPassword = 128;
/// Whether a password may be chosen: length in bytes, at least five different ones, not made from
/// the work number.
bool IsAcceptablePassword(std::string_view password, std::string_view number);

}  // namespace yichuang::access
