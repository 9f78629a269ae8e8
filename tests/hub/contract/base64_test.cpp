#include <gtest/gtest.h>

#include <random>

#include "hub/contract/codec.h"

namespace yichuang::contract {
namespace {

Bytes BytesOf(std::string_view text) { return {text.begin(), text.end()}; }

TEST(Base64, VectorsOfRfc4648) {
  const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                         {"f", "Zg=="},
                                                         {"fo", "Zm8="},
                                                         {"foo", "Zm9v"},
                                                         {"foob", "Zm9vYg=="},
                                                         {"fooba", "Zm9vYmE="},
                                                         {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, text] : vectors) {
    EXPECT_EQ(ToBase64(BytesOf(plain)), text);
    EXPECT_EQ(FromBase64(text), BytesOf(plain));
  }
}

TEST(Base64, AllBytesOfAllLengthsComeBack) {
  std::mt19937 random(1);
  for (std::size_t size = 0; size < 200; ++size) {
    Bytes bytes(size);
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random());
    EXPECT_EQ(FromBase64(ToBase64(bytes)), bytes);
  }
}

TEST(Base64, AnythingElseIsRefused) {
  for (const char* text : {"Z", "Zg", "Zg=", "Zg===", "====", "=Zg=", "Z===", "Zm9v====", "Zm=v",
                           "Zg==Zg==", " Zg=", "Zm9\n", "Zm-_", "Zm9\xff", "Zh==", "Zm9="}) {
    EXPECT_FALSE(FromBase64(text)) << text;
  }
}

TEST(Hex, IsLowerCase) {
  const Bytes bytes = {0x00, 0x9f, 0xa0, 0xff};
  EXPECT_EQ(ToHex(bytes.data(), bytes.size()), "009fa0ff");
}

}  // namespace
}  // namespace yichuang::contract
