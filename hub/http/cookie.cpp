#include "hub/http/cookie.h"

#include <algorithm>

#include "hub/access/pin.h"

namespace yichuang::http {
namespace {

constexpr std::size_t kTokenSize = 43;

std::string_view NameOf(bool secure) { return secure ? "__Host-yichuang" : "yichuang"; }

std::string_view BrowserNameOf(bool secure) {
  return secure ? "__Host-yichuang-browser" : "yichuang-browser";
}

bool IsToken(std::string_view text) {
  return text.size() == kTokenSize && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                  c == '-' || c == '_';
         });
}

std::string Attributes(bool secure) {
  return std::string("; Path=/; HttpOnly; SameSite=Strict") + (secure ? "; Secure" : "");
}

/// The token under a name; "" when there is none of our making.
std::string TokenNamed(std::string_view name, std::string_view cookie_header) {
  while (!cookie_header.empty()) {
    const std::size_t end = std::min(cookie_header.find(';'), cookie_header.size());
    std::string_view one = cookie_header.substr(0, end);
    cookie_header.remove_prefix(std::min(end + 1, cookie_header.size()));
    while (one.starts_with(' ')) one.remove_prefix(1);
    if (!one.starts_with(name) || !one.substr(name.size()).starts_with('=')) continue;
    const std::string_view value = one.substr(name.size() + 1);
    if (IsToken(value)) return std::string(value);
  }
  return {};
}

}  // namespace

std::string SessionToken(std::string_view cookie_header, bool secure) {
  return TokenNamed(NameOf(secure), cookie_header);
}

std::string BrowserToken(std::string_view cookie_header, bool secure) {
  return TokenNamed(BrowserNameOf(secure), cookie_header);
}

std::string BrowserCookie(std::string_view token, bool secure) {
  const auto seconds = std::chrono::seconds(access::kBrowserKnown).count();
  return std::string(BrowserNameOf(secure)) + "=" + std::string(token) + Attributes(secure) +
         "; Max-Age=" + std::to_string(seconds);
}

std::string SessionCookie(std::string_view token, bool secure) {
  return std::string(NameOf(secure)) + "=" + std::string(token) + Attributes(secure);
}

std::string NoSessionCookie(bool secure) {
  return std::string(NameOf(secure)) + "=" + Attributes(secure) + "; Max-Age=0";
}

}  // namespace yichuang::http
