#include "evaluator-firmware/protocol/sm3.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "tests/evaluator-firmware/protocol/hex.h"
#include "tests/evaluator-firmware/protocol/openssl_sm3.h"

namespace yichuang::protocol {
namespace {

using Bytes = std::vector<std::uint8_t>;

Sm3Digest HashOf(std::string_view text) {
  Sm3 hash;
  hash.Update(Bytes(text.begin(), text.end()));
  return hash.Finish();
}

Bytes RandomBytes(std::mt19937& random, std::size_t length) {
  Bytes bytes(length);
  for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random());
  return bytes;
}

TEST(Sm3, StandardVectors) {
  EXPECT_EQ(ToHex(HashOf("abc")),
            "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  std::string sixteen_times;
  for (int i = 0; i < 16; ++i) sixteen_times += "abcd";
  EXPECT_EQ(ToHex(HashOf(sixteen_times)),
            "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
}

TEST(Sm3, EqualsOpensslForEveryLengthAndSplit) {
  std::mt19937 random(1);
  for (std::size_t length = 0; length <= 300; ++length) {
    const Bytes bytes = RandomBytes(random, length);
    const std::size_t split = length == 0 ? 0 : random() % length;
    Sm3 hash;
    hash.Update(std::span(bytes).first(split));
    hash.Update(std::span(bytes).subspan(split));
    ASSERT_EQ(hash.Finish(), OpensslSm3(bytes)) << length << " split at " << split;
  }
}

TEST(HmacSm3, EqualsOpensslForShortAndLongKeys) {
  std::mt19937 random(2);
  for (std::size_t length = 1; length <= 150; ++length) {
    const Bytes key = RandomBytes(random, length);
    const Bytes message = RandomBytes(random, random() % 200);
    ASSERT_EQ(HmacSm3Of(key, message), OpensslHmac(key, message)) << length;
  }
}

TEST(EqualInConstantTime, SeesEveryBitAndTheLength) {
  const Bytes left = FromHex("00112233");
  EXPECT_TRUE(EqualInConstantTime(left, FromHex("00112233")));
  EXPECT_FALSE(EqualInConstantTime(left, FromHex("001122")));
  for (std::size_t bit = 0; bit < 32; ++bit) {
    Bytes right = left;
    right[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
    EXPECT_FALSE(EqualInConstantTime(left, right));
  }
}

}  // namespace
}  // namespace yichuang::protocol
