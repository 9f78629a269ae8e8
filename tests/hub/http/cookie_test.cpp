#include "hub/http/cookie.h"

#include <gtest/gtest.h>

namespace yichuang::http {
namespace {

const std::string kCookie(43, 'a');

TEST(Cookie, IsKeptFromScriptsAndOtherSites) {
  EXPECT_EQ(SessionCookie(kCookie, false),
            "yichuang=" + kCookie + "; Path=/; HttpOnly; SameSite=Strict");
  EXPECT_EQ(SessionCookie(kCookie, true),
            "__Host-yichuang=" + kCookie + "; Path=/; HttpOnly; SameSite=Strict; Secure");
  EXPECT_NE(NoSessionCookie(true).find("Max-Age=0"), std::string::npos);
}

TEST(Cookie, IsFoundAmongOthers) {
  EXPECT_EQ(SessionToken("yichuang=" + kCookie, false), kCookie);
  EXPECT_EQ(SessionToken("a=b; yichuang=" + kCookie + "; c", false), kCookie);
  EXPECT_EQ(SessionToken("yichuang=" + kCookie, true), "");
  EXPECT_EQ(SessionToken("__Host-yichuang=" + kCookie, true), kCookie);
}

TEST(Cookie, TakesOnlyWhatWeCouldHaveMade) {
  for (const std::string& header :
       {std::string(), std::string("yichuang"), "yichuang=" + kCookie + "a",
        "yichuang=" + kCookie.substr(1), "xyichuang=" + kCookie,
        "yichuang=" + kCookie.substr(1) + "'"}) {
    EXPECT_EQ(SessionToken(header, false), "") << header;
  }
}

}  // namespace
}  // namespace yichuang::http
