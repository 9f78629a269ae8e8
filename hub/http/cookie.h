#pragma once

#include <string>
#include <string_view>

/// The cookie that holds a session's token, and what stands in a browser's Cookie header; pure.
namespace yichuang::http {

/// The token a browser sends; "" when there is none, or none of our making. `secure`: served over
/// TLS, where the cookie's name says that nobody else could have set it.
std::string SessionToken(std::string_view cookie_header, bool secure);

/// For Set-Cookie: HttpOnly, SameSite=Strict, Secure under TLS; ends with the browser.
std::string SessionCookie(std::string_view token, bool secure);
/// For Set-Cookie: the browser forgets it.
std::string NoSessionCookie(bool secure);

/// The same of the token that names a browser where somebody showed his password (access/pin.h); it
/// outlives the session.
std::string BrowserToken(std::string_view cookie_header, bool secure);
std::string BrowserCookie(std::string_view token, bool secure);

}  // namespace yichuang::http
