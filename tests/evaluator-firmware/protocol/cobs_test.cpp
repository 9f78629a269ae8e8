#include "evaluator-firmware/protocol/cobs.h"

#include <gtest/gtest.h>

#include <random>
#include <string_view>
#include <vector>

#include "evaluator-firmware/protocol/crc32.h"

namespace yichuang::protocol {
namespace {

using Bytes = std::vector<std::uint8_t>;

// What a reader said, in order: bodies and refusals.
struct Heard {
  std::vector<Bytes> bodies;
  std::vector<FrameError> errors;
};

Heard Listen(FrameReader& reader, std::span<const std::uint8_t> stream) {
  Heard heard;
  for (const std::uint8_t byte : stream) {
    const auto result = reader.Feed(byte);
    if (const auto* body = std::get_if<FrameReader::Frame>(&result)) {
      heard.bodies.emplace_back(body->begin(), body->end());
    }
    if (const auto* error = std::get_if<FrameError>(&result)) heard.errors.push_back(*error);
  }
  return heard;
}

Bytes Streamed(std::span<const std::uint8_t> body) {
  Bytes stream(kMaxStreamSize);
  stream.resize(EncodeStream(body, stream));
  return stream;
}

void Append(Bytes& stream, const Bytes& more) {
  stream.insert(stream.end(), more.begin(), more.end());
}

TEST(Crc32, StandardCheckValue) {
  constexpr std::string_view kDigits = "123456789";
  const Bytes bytes(kDigits.begin(), kDigits.end());
  EXPECT_EQ(Crc32(bytes), 0xCBF43926U);
  EXPECT_EQ(Crc32(std::span(bytes).subspan(4), Crc32(std::span(bytes).first(4))), 0xCBF43926U);
}

TEST(Cobs, EveryLengthOfZerosOnesAndNoiseComesBack) {
  std::mt19937 random(3);
  for (std::size_t length = 0; length <= 600; ++length) {
    for (const int filling : {0, 1, 2, 3}) {
      Bytes body(length);
      for (std::uint8_t& byte : body) {
        const auto noise = static_cast<std::uint8_t>(random());
        byte = filling == 0   ? std::uint8_t{0}
               : filling == 1 ? std::uint8_t{0xFF}
               : filling == 2 ? noise
                              : static_cast<std::uint8_t>(noise % 40 == 0 ? 0 : 7);
      }
      Bytes encoded(MaxCobsSize(length));
      encoded.resize(CobsEncode(body, encoded));
      ASSERT_GT(encoded.size(), 0U);
      ASSERT_EQ(std::count(encoded.begin(), encoded.end(), 0), 0) << length;
      if (length == 0) continue;
      // The reader wants a CRC behind the body.
      const std::uint32_t crc = Crc32(body);
      Bytes checked = body;
      for (int shift = 24; shift >= 0; shift -= 8) {
        checked.push_back(static_cast<std::uint8_t>(crc >> shift));
      }
      Bytes stream(MaxCobsSize(checked.size()));
      stream.resize(CobsEncode(checked, stream));
      stream.push_back(0);
      Bytes buffer(checked.size());
      FrameReader reader(buffer);
      const Heard heard = Listen(reader, stream);
      ASSERT_EQ(heard.bodies, std::vector<Bytes>{body}) << length;
      ASSERT_TRUE(heard.errors.empty());
    }
  }
}

TEST(EncodeStream, RefusesWhatDoesNotFit) {
  Bytes out(kMaxStreamSize);
  EXPECT_EQ(EncodeStream(Bytes(kMaxFrameSize + 1), out), 0U);
  EXPECT_EQ(EncodeStream(Bytes(60), std::span(out).first(60)), 0U);
  EXPECT_EQ(EncodeStream(Bytes(kMaxFrameSize, 9), out), kMaxStreamSize);
}

TEST(FrameReader, FindsTheNextFrameAfterGarbage) {
  Bytes buffer(kMaxFrameSize + kCrcSize);
  FrameReader reader(buffer);
  const Bytes good{1, 0, 2, 0, 0, 3};
  std::mt19937 random(4);
  for (int round = 0; round < 500; ++round) {
    Bytes stream(random() % 400);
    for (std::uint8_t& byte : stream) byte = static_cast<std::uint8_t>(random());
    stream.push_back(0);
    Append(stream, Streamed(good));
    const Heard heard = Listen(reader, stream);
    ASSERT_FALSE(heard.bodies.empty()) << round;
    EXPECT_EQ(heard.bodies.back(), good);
  }
}

TEST(FrameReader, AFrameCutAtAnyByteCostsThatFrameOnly) {
  Bytes buffer(kMaxFrameSize + kCrcSize);
  const Bytes first{9, 9, 0, 9, 9, 9, 9, 0};
  const Bytes second{4, 5, 6};
  const Bytes stream = Streamed(first);
  for (std::size_t cut = 1; cut + 1 < stream.size(); ++cut) {
    FrameReader reader(buffer);
    Bytes bytes(stream.begin(), stream.begin() + static_cast<std::ptrdiff_t>(cut));
    bytes.push_back(0);
    Append(bytes, Streamed(second));
    const Heard heard = Listen(reader, bytes);
    EXPECT_EQ(heard.bodies, std::vector<Bytes>{second}) << cut;
    EXPECT_EQ(heard.errors.size(), 1U) << cut;
  }
}

TEST(FrameReader, SaysWhyItRefuses) {
  Bytes buffer(16);
  FrameReader reader(buffer);
  EXPECT_EQ(Listen(reader, Streamed(Bytes(40, 1))).errors,
            std::vector<FrameError>{FrameError::kTooLong});
  EXPECT_EQ(Listen(reader, Bytes{3, 1, 1, 0}).errors,
            std::vector<FrameError>{FrameError::kTooShort});
  Bytes damaged = Streamed(Bytes{1, 2, 3, 4});
  damaged[2] ^= 0x40;
  EXPECT_EQ(Listen(reader, damaged).errors, std::vector<FrameError>{FrameError::kCrc});
  EXPECT_TRUE(Listen(reader, Bytes{0, 0, 0}).errors.empty());
  EXPECT_EQ(Listen(reader, Streamed(Bytes{1, 2, 3, 4})).bodies, (std::vector<Bytes>{{1, 2, 3, 4}}));
}

TEST(FrameReader, ResetForgetsAHalfReadFrame) {
  Bytes buffer(32);
  FrameReader reader(buffer);
  Listen(reader, Bytes{9, 1, 2, 3});
  reader.Reset();
  EXPECT_EQ(Listen(reader, Streamed(Bytes{7})).bodies, std::vector<Bytes>{{7}});
}

}  // namespace
}  // namespace yichuang::protocol
