#include "hub/identity/authority.h"

#include <openssl/pem.h>
#include <openssl/x509.h>

#include <fstream>
#include <memory>

#include "tests/hub/identity/folder.h"

namespace yichuang::identity {
namespace {

namespace fs = std::filesystem;

class AuthorityTest : public testing::Test {
 protected:
  AuthorityTest() {
    Authority::Create(folder_.path() / "authority", "demo", kNow);
    authority_ = std::make_unique<Authority>(folder_.path() / "authority");
  }

  std::string Signed(const Key& key, const std::string& name) {
    return authority_->ForClient(key.Request("whatever"), name, kNow, kYear);
  }

  Folder folder_;
  std::unique_ptr<Authority> authority_;
};

TEST_F(AuthorityTest, SignsForTheNameTheHallGaveAndNotForTheOneThatWasAsked) {
  const Key key = Key::New();
  const auto certificate = ReadCertificate(Signed(key, "win-01"));
  ASSERT_TRUE(certificate.has_value());
  EXPECT_EQ(certificate->name, "win-01");
  EXPECT_EQ(certificate->until, kNow + kYear);
  EXPECT_LT(certificate->from, kNow) << "clocks of a hall differ";
  EXPECT_EQ(certificate->serial.size(), 32U);
  EXPECT_NE(ReadCertificate(Signed(key, "win-01"))->serial, certificate->serial);
}

TEST_F(AuthorityTest, RefusesWhatIsNoRequestOrNotSignedByItsKey) {
  EXPECT_THROW((void)authority_->ForClient("", "win-01", kNow, kYear), BadRequest);
  EXPECT_THROW((void)authority_->ForClient("-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n", "win-01",
                                           kNow, kYear),
               BadRequest);
  std::string request = Key::New().Request("win-01");
  const auto middle = request.size() - 60;  // within the signature
  request[middle] = request[middle] == 'A' ? 'B' : 'A';
  EXPECT_THROW((void)authority_->ForClient(request, "win-01", kNow, kYear), BadRequest);
}

TEST_F(AuthorityTest, KnowsItsOwnCertificatesFromThoseOfAnotherHall) {
  const Key key = Key::New();
  Authority::Create(folder_.path() / "other", "demo", kNow);
  const Authority other(folder_.path() / "other");
  EXPECT_TRUE(authority_->HasIssued(Signed(key, "win-01")));
  EXPECT_FALSE(other.HasIssued(Signed(key, "win-01")));
  EXPECT_FALSE(authority_->HasIssued("nothing"));
}

TEST_F(AuthorityTest, ASignatureIsOfOneTextAndOneKey) {
  const Key key = Key::New();
  const std::string certificate = Signed(key, "win-01");
  const std::string signature = key.Sign("a request");
  EXPECT_TRUE(HasSigned(certificate, "a request", signature));
  EXPECT_FALSE(HasSigned(certificate, "another request", signature));
  EXPECT_FALSE(HasSigned(Signed(Key::New(), "win-01"), "a request", signature));
  EXPECT_FALSE(HasSigned(certificate, "a request", "zz"));
  EXPECT_FALSE(HasSigned(certificate, "a request", ""));
}

TEST_F(AuthorityTest, TheListNamesEverySerialThatWasTakenBack) {
  const std::string first = ReadCertificate(Signed(Key::New(), "win-01"))->serial;
  const std::string second = ReadCertificate(Signed(Key::New(), "win-02"))->serial;
  const std::vector<std::string> serials{first, second};
  const std::string pem = authority_->RevocationList(serials, kNow);
  const std::unique_ptr<BIO, int (*)(BIO*)> file(
      BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), BIO_free);
  const std::unique_ptr<X509_CRL, void (*)(X509_CRL*)> list(
      PEM_read_bio_X509_CRL(file.get(), nullptr, nullptr, nullptr), X509_CRL_free);
  ASSERT_NE(list, nullptr);
  EXPECT_EQ(sk_X509_REVOKED_num(X509_CRL_get_REVOKED(list.get())), 2);
}

TEST_F(AuthorityTest, IsNeverMadeTwiceAndItsKeyIsItsOwners) {
  EXPECT_THROW(Authority::Create(folder_.path() / "authority", "demo", kNow), std::runtime_error);
  const fs::path key = folder_.path() / "authority" / "authority.key";
  EXPECT_EQ(fs::status(key).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  fs::permissions(key, fs::perms::group_read, fs::perm_options::add);
  EXPECT_THROW(Authority{folder_.path() / "authority"}, std::runtime_error);
}

TEST_F(AuthorityTest, SaysWhichFileIsWrong) {
  const fs::path folder = folder_.path() / "authority";
  std::ofstream(folder / "authority.key", std::ios::trunc) << "nothing\n";
  try {
    const Authority broken(folder);
    FAIL() << "a key that is none was taken";
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find("authority.key"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace yichuang::identity
