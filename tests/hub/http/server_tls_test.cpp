#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>

#include "hub/http/certificate.h"
#include "tests/hub/http/served_hall.h"

namespace yichuang::http {
namespace {

/// A hall with a certificate that the test made for itself.
class TlsTest : public ServedHall {
 protected:
  void SetUp() override {
    ServedHall::SetUp();
    const auto folder = options_.web_root;
    options_.certificate = folder / "cert.pem";
    options_.private_key = folder / "key.pem";
    const std::string command =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 "
        "-subj /CN=localhost -keyout " +
        options_.private_key.string() + " -out " + options_.certificate.string() + " 2>/dev/null";
    ASSERT_EQ(std::system(command.c_str()), 0);
    door_options_.secure = true;
  }

  /// `openssl s_client` with a request on its input.
  std::string Ask(const std::string& request, const std::string& options) const {
    const auto folder = options_.web_root;
    std::ofstream(folder / "request.txt", std::ios::binary) << request;
    const std::string command = "timeout 20 openssl s_client -quiet -ign_eof -connect 127.0.0.1:" +
                                std::to_string(server_->port()) + " " + options + " < " +
                                (folder / "request.txt").string() + " > " +
                                (folder / "answer.txt").string() + " 2>/dev/null";
    (void)std::system(command.c_str());
    std::ifstream in(folder / "answer.txt", std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  }
};

TEST_F(TlsTest, ServesPagesAndACookieThatNeedsTls) {
  Enrol("2001", {core::Role::kDutyManager}, "correct horse");
  Start();
  const std::string page = Ask(BareRequest("GET", "/", ""), "-tls1_3");
  EXPECT_EQ(BodyOf(page), "<p>hall</p>");
  EXPECT_NE(page.find("Strict-Transport-Security: "), std::string::npos);
  const std::string signed_in = Ask(
      BareRequest("POST", "/api/v1/session", "", R"({"number":"2001","password":"correct horse"})"),
      "");
  EXPECT_EQ(StatusOf(signed_in), "200");
  EXPECT_EQ(HeaderOf(signed_in, "Set-Cookie").find("__Host-yichuang="), 0U);
  EXPECT_NE(HeaderOf(signed_in, "Set-Cookie").find("; Secure"), std::string::npos);
}

TEST_F(TlsTest, KnowsWhenItsCertificateEnds) {
  constexpr std::int64_t kTwoDays = 2 * 86'400;
  const auto end = CertificateEnd(options_.certificate);
  ASSERT_TRUE(end);
  EXPECT_NEAR(static_cast<double>(*end), static_cast<double>(std::time(nullptr) + kTwoDays), 600);
  EXPECT_FALSE(CertificateEnd(options_.private_key));
  EXPECT_FALSE(CertificateEnd(options_.web_root / "none.pem"));
}

TEST_F(TlsTest, AnswersNothingInClearAndNoOldVersion) {
  Start();
  EXPECT_EQ(Fetch(port(), BareRequest("GET", "/", "")).find("HTTP/"), std::string::npos);
  EXPECT_EQ(Ask(BareRequest("GET", "/", ""), "-tls1_1 -cipher DEFAULT@SECLEVEL=0"), "");
}

}  // namespace
}  // namespace yichuang::http
