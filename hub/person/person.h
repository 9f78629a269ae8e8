#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Whom a number is for, without saying who it is. The hub names whom a desk or guide asks, a kiosk
/// whoever lays a card on its reader: both here, so that one person has one handle. Any thread.
namespace yichuang::person {

/// The number of a document as it was typed or read, in its one form: 6 to 32 of A–Z and 0–9,
/// blanks and dashes left out. Absent when it is none; a resident identity number of eighteen
/// characters must have the check character of GB 11643 in its last place.
std::optional<std::string> DocumentNumber(std::string_view typed);

/// The handle of a document's holder on one day: HMAC-SM3 as 64 hexadecimal digits. `document` is
/// what DocumentNumber gave, `key` the day's (access::Vault::KeyOfDay). Once the key is gone
/// nothing leads from a handle to a document, nor from one day's handles to another's. Throws
/// std::runtime_error where OpenSSL has no SM3.
std::string PersonHandle(std::string_view document, std::string_view key);

}  // namespace yichuang::person
