#include "hub/evidence/head_signature.h"

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <stdlib.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace yichuang::evidence {
namespace {

// Of a key that `openssl genpkey -algorithm SM2` made and nobody has any more.
constexpr const char* kPublic = R"(-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAEPIUSg+G1cJbUkJcVDq13vwHh1dDX
pKwTp15yHMcCu2MJlU2mC/dd5Ij87pIg4a2PEJxFS1e1Wv8HpSogwgtO2Q==
-----END PUBLIC KEY-----
)";
/// By `openssl dgst -sm3 -sign auditor.key -sigopt distid:1234567812345678` over SignedText.
constexpr const char* kSignedByOpenssl =
    "304402201a9737341e193b0596e6b3c882381f45aacf51b36a12cb5562d7c72c4f89e25f02205737"
    "75f62c8cac37e5e60011d7ec6d1dbe26e6988360ab18425433edee6da19e";

HeadText SampleHead() {
  HeadText head;
  head.era = 2;
  head.seq = 42;
  head.hash.fill(0xAB);
  head.at_ms = 1'778'290'200'000;
  return head;
}

class HeadSignature : public testing::Test {
 protected:
  HeadSignature() {
    std::string pattern = (std::filesystem::temp_directory_path() / "yichuang-sm2-XXXXXX").string();
    directory_ = ::mkdtemp(pattern.data());
  }
  ~HeadSignature() override { std::filesystem::remove_all(directory_); }

  std::filesystem::path File(const char* content) const {
    const auto file = directory_ / "key.pem";
    std::ofstream(file, std::ios::trunc) << content;
    return file;
  }
  /// A new pair: the files NAME.key and NAME.pub.
  void MakeKeys(const std::string& name) const {
    const SignatureKey key(EVP_PKEY_Q_keygen(nullptr, nullptr, "SM2"));
    ASSERT_TRUE(key);
    const auto write = [&](const char* end, auto put) {
      std::FILE* out = std::fopen((directory_ / (name + end)).c_str(), "w");
      put(out);
      std::fclose(out);
    };
    write(".key", [&](std::FILE* out) {
      PEM_write_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
    write(".pub", [&](std::FILE* out) { PEM_write_PUBKEY(out, key.get()); });
  }

  std::filesystem::path directory_;
};

TEST_F(HeadSignature, HoldsForTheHeadAndTheKeyAlone) {
  MakeKeys("auditor");
  MakeKeys("other");
  const SignatureKey key = ReadSigningKey(directory_ / "auditor.key");
  const SignatureKey open = ReadCheckingKey(directory_ / "auditor.pub");
  const std::string signature = SignHead(key, SampleHead());
  EXPECT_TRUE(SignatureHolds(open, SampleHead(), signature));
  EXPECT_FALSE(SignatureHolds(ReadCheckingKey(directory_ / "other.pub"), SampleHead(), signature));
  for (int field = 0; field < 4; ++field) {
    HeadText other = SampleHead();
    if (field == 0) ++other.era;
    if (field == 1) ++other.seq;
    if (field == 2) other.hash[31] ^= 1;
    if (field == 3) ++other.at_ms;
    EXPECT_FALSE(SignatureHolds(open, other, signature)) << "field " << field;
  }
}

TEST_F(HeadSignature, TakesWhatTheOpensslProgramSigned) {
  EXPECT_TRUE(SignatureHolds(ReadCheckingKey(File(kPublic)), SampleHead(), kSignedByOpenssl));
}

TEST_F(HeadSignature, IsNothingThatIsNoSignature) {
  const SignatureKey open = ReadCheckingKey(File(kPublic));
  for (const char* text : {"", "30", "zz", "300", "00000000"})
    EXPECT_FALSE(SignatureHolds(open, SampleHead(), text)) << text;
}

TEST_F(HeadSignature, NamesTheFileThatIsNoKey) {
  MakeKeys("auditor");
  const auto fault = [](const std::filesystem::path& file, bool is_private) -> std::string {
    try {
      static_cast<void>(is_private ? ReadSigningKey(file) : ReadCheckingKey(file));
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_NE(fault(File("nothing"), true).find("key.pem: is no private key of SM2"),
            std::string::npos);
  EXPECT_NE(fault(directory_ / "auditor.key", false).find("is no public key of SM2"),
            std::string::npos);
  EXPECT_NE(fault(directory_ / "auditor.pub", true).find("is no private key of SM2"),
            std::string::npos);
  EXPECT_NE(fault(directory_ / "missing", false).find("cannot be read"), std::string::npos);
}

}  // namespace
}  // namespace yichuang::evidence
