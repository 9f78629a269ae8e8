#include "hub/evidence/chain.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "evaluator-firmware/protocol/sm3.h"
#include "hub/evidence/hmac.h"
#include "hub/evidence/sm3_stream.h"

namespace yichuang::evidence {
namespace {

std::vector<std::uint8_t> BytesOf(std::string_view text) { return {text.begin(), text.end()}; }

std::string Hex(std::span<const std::uint8_t> bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : bytes) {
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 0xFU];
  }
  return text;
}

TEST(Sm3, GivesTheExamplesOfTheStandard) {
  EXPECT_EQ(Hex(Sm3(BytesOf("abc"))),
            "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  std::string repeated;
  for (int i = 0; i < 16; ++i) {
    repeated += "abcd";
  }
  EXPECT_EQ(Hex(Sm3(BytesOf(repeated))),
            "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
}

TEST(Sm3, AgreesWithTheFirmwareForEveryLengthOverThreeBlocks) {
  std::vector<std::uint8_t> bytes;
  for (int length = 0; length < 200; ++length) {
    protocol::Sm3 own;
    own.Update(bytes);
    EXPECT_EQ(Hex(Sm3(bytes)), Hex(own.Finish())) << length;
    bytes.push_back(static_cast<std::uint8_t>(length * 31 + 7));
  }
}

TEST(HmacKey, AgreesWithTheFirmwareForEveryLengthOfKeyAndMessage) {
  std::vector<std::uint8_t> key;
  for (int length = 0; length < 140; ++length) {
    HmacKey mac(key);
    std::vector<std::uint8_t> message(static_cast<std::size_t>(length * 3 % 150), 0x5A);
    const auto expected = protocol::HmacSm3Of(key, message);
    EXPECT_EQ(Hex(mac.Of(message)), Hex(expected)) << length;
    EXPECT_EQ(Hex(mac.Of(message)), Hex(expected)) << "second use, " << length;
    key.push_back(static_cast<std::uint8_t>(length * 17 + 3));
  }
}

/// The same hash put together by hand, as the auditor's page describes it.
Hash ByHand(const Hash& prev, std::uint64_t seq, std::int64_t at_ms, std::string_view actor,
            std::string_view kind, std::string_view body) {
  std::vector<std::uint8_t> all(prev.begin(), prev.end());
  const auto number = [&all](std::uint64_t value, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      all.push_back(static_cast<std::uint8_t>(value >> static_cast<unsigned>(shift)));
    }
  };
  number(seq, 8);
  number(static_cast<std::uint64_t>(at_ms), 8);
  for (const std::string_view part : {actor, kind, body}) {
    number(part.size(), 4);
    all.insert(all.end(), part.begin(), part.end());
  }
  return Sm3(all);
}

TEST(RowHash, CoversEveryPartInItsPlace) {
  Hash prev{};
  prev[31] = 9;
  const Hash hash = RowHash(prev, 7, 1'778'295'960'123, "win-01", "rating_received(1)", "{}");
  EXPECT_EQ(hash, ByHand(prev, 7, 1'778'295'960'123, "win-01", "rating_received(1)", "{}"));
}

TEST(RowHash, TellsWhereOnePartEndsAndTheNextBegins) {
  EXPECT_NE(RowHash({}, 1, 0, "ab", "c", "d"), RowHash({}, 1, 0, "a", "bc", "d"));
  EXPECT_NE(RowHash({}, 1, 0, "a", "bc", "d"), RowHash({}, 1, 0, "a", "b", "cd"));
  EXPECT_NE(RowHash({}, 1, 0, "a", "b", ""), RowHash({}, 1, 0, "a", "", "b"));
}

TEST(RowHash, TakesTimesBefore1970) {
  EXPECT_EQ(RowHash({}, 1, -5, "hub", "k(1)", ""), ByHand({}, 1, -5, "hub", "k(1)", ""));
}

TEST(Sm3, OfAStreamIsTheOneOfItsBytes) {
  for (const std::size_t size : {0U, 3U, 1U << 20U, (3U << 20U) + 7U}) {
    std::string text(size, 'a');
    if (size > 2) text[size / 2] = 'b';
    std::istringstream stream(text);
    EXPECT_EQ(Sm3(stream),
              Sm3(std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size())))
        << size;
  }
}

}  // namespace
}  // namespace yichuang::evidence
