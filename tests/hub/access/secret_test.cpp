#include "hub/access/secret.h"

#include <gtest/gtest.h>

#include <set>

namespace yichuang::access {
namespace {

constexpr PasswordCost kCheap{1, 8UL * 1024};

TEST(Secret, TokensAreLongAndNeverTheSame) {
  std::set<std::string> tokens;
  for (int i = 0; i < 200; ++i) tokens.insert(RandomToken());
  EXPECT_EQ(tokens.size(), 200U);
  EXPECT_EQ(tokens.begin()->size(), 43U);
  EXPECT_EQ(tokens.begin()->find_first_of("+/= ;,\""), std::string::npos);
}

TEST(Secret, DigestAndCsrfTellNothingOfEachOther) {
  const std::string token = RandomToken();
  EXPECT_EQ(Digest(token).size(), 64U);
  EXPECT_EQ(Digest(token), Digest(token));
  EXPECT_NE(Digest(token), Digest(RandomToken()));
  EXPECT_NE(CsrfOf(token), token);
  EXPECT_NE(CsrfOf(token), CsrfOf(RandomToken()));
}

TEST(Secret, APasswordIsKeptAsArgon2id) {
  const std::string hash = HashPassword("云澜区 long enough", kCheap);
  EXPECT_EQ(hash.find("$argon2id$"), 0U);
  EXPECT_TRUE(IsPassword(hash, "云澜区 long enough"));
  EXPECT_FALSE(IsPassword(hash, "云澜区 long enoug"));
  EXPECT_FALSE(IsPassword("", ""));
  EXPECT_FALSE(IsPassword(std::string(300, 'x'), "x"));
  EXPECT_NE(HashPassword("the same twice", kCheap), HashPassword("the same twice", kCheap));
}

TEST(Secret, ACodeIsTakenHoweverItIsTyped) {
  const std::string code = OneTimeCode();
  EXPECT_EQ(code.size(), 19U);
  std::string typed = " " + code;
  for (char& c : typed) c = c == '-' ? ' ' : static_cast<char>(std::tolower(c));
  EXPECT_EQ(CodeDigest(typed), CodeDigest(code));
  EXPECT_NE(CodeDigest(OneTimeCode()), CodeDigest(code));
}

TEST(Secret, RefusesPasswordsThatAnybodyGuesses) {
  EXPECT_TRUE(IsAcceptablePassword("correct horse", "1001"));
  EXPECT_FALSE(IsAcceptablePassword("short1234", "1001"));
  EXPECT_FALSE(IsAcceptablePassword("aaaaaaaaaaaa", "1001"));
  EXPECT_FALSE(IsAcceptablePassword("password1001", "1001"));
  EXPECT_FALSE(IsAcceptablePassword(std::string(129, 'a') + "bcdef", "1001"));
}

}  // namespace
}  // namespace yichuang::access
