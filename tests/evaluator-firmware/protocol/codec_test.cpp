#include "evaluator-firmware/protocol/codec.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "evaluator-firmware/protocol/bytes.h"
#include "evaluator-firmware/protocol/cobs.h"
#include "evaluator-firmware/protocol/name_check.h"
#include "evaluator-firmware/protocol/text.h"
#include "tests/evaluator-firmware/protocol/hex.h"
#include "tests/evaluator-firmware/protocol/openssl_sm3.h"

namespace yichuang::protocol {
namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::uint32_t kSerial = 1;
constexpr std::uint32_t kEpoch = 0x5EED0001;
constexpr std::uint32_t kBoot = 0xB0070001;

Bytes VectorKey() {
  Bytes key;
  for (std::uint8_t i = 0; i < kDeviceKeySize; ++i) key.push_back(i);
  return key;
}

DeviceKeys Keys() {
  const Bytes key = VectorKey();
  return DeviceKeys(std::span<const std::uint8_t, kDeviceKeySize>(key.data(), kDeviceKeySize));
}

Hello VectorHello() { return {kSerial, kEpoch, kBoot, 43, 41, 34, 0x0100, 5, 0x04}; }
Press VectorPress() { return {kSerial, kEpoch, 41, 12, 4830, Level::kDissatisfied}; }
PressDetail VectorDetail() { return {kSerial, kEpoch, 42, 12, 41, 0, Consent::kYes}; }
Show VectorShow() {
  return {kSerial,
          kEpoch,
          kBoot,
          34,
          Screen::kInviting,
          1,
          12,
          250,
          60000,
          FixedText<kTicketSize>("A001"),
          FixedText<kStaffNumberSize>("1001"),
          FixedText<kStaffNameSize>("李明")};
}
Receipt VectorReceipt() { return {kSerial, kEpoch, 42}; }
Lost VectorLost() { return {kSerial, kEpoch, 43}; }
NamePiece VectorName() {
  NamePiece piece{kSerial,
                  kEpoch,
                  kBoot,
                  FixedText<kStaffNumberSize>("1001"),
                  NameCheck(FixedText<kStaffNameSize>("李明")),
                  30,
                  0,
                  {}};
  for (std::size_t x = 0; x < piece.width; ++x)
    piece.columns[x] = static_cast<std::uint16_t>(0x8001U | 1U << x % 16);
  return piece;
}

template <typename Frame>
Bytes Encoded(const Frame& frame) {
  Bytes out(kMaxFrameSize);
  out.resize(Encode(frame, Keys(), out));
  return out;
}

// The lines of the block ```vectors of protocol.md, by name.
std::map<std::string, std::string> PageVectors() {
  std::ifstream page(YICHUANG_SOURCE_DIR "/evaluator-firmware/protocol/protocol.md");
  std::map<std::string, std::string> vectors;
  bool inside = false;
  for (std::string line; std::getline(page, line);) {
    if (line == "```vectors") {
      inside = true;
    } else if (line == "```") {
      inside = false;
    } else if (inside) {
      std::istringstream words(line);
      std::string name;
      words >> name >> vectors[name];
    }
  }
  return vectors;
}

// Every frame with the function that decodes it, so that one test can walk through all kinds.
struct Kind {
  std::string name;
  Bytes frame;
  std::string mac_key;
  std::optional<FrameError> (*refusal)(std::span<const std::uint8_t>);
};

template <auto kDecode>
std::optional<FrameError> RefusalOf(std::span<const std::uint8_t> frame) {
  const auto result = kDecode(frame, Keys());
  if (const auto* error = std::get_if<FrameError>(&result)) return *error;
  return std::nullopt;
}

std::vector<Kind> AllKinds() {
  return {{"hello", Encoded(VectorHello()), "yc/v1/up", RefusalOf<&DecodeHello>},
          {"press", Encoded(VectorPress()), "yc/v1/up", RefusalOf<&DecodePress>},
          {"press_detail", Encoded(VectorDetail()), "yc/v1/up", RefusalOf<&DecodePressDetail>},
          {"show", Encoded(VectorShow()), "yc/v1/down", RefusalOf<&DecodeShow>},
          {"receipt", Encoded(VectorReceipt()), "yc/v1/down", RefusalOf<&DecodeReceipt>},
          {"lost", Encoded(VectorLost()), "yc/v1/up", RefusalOf<&DecodeLost>},
          {"name", Encoded(VectorName()), "yc/v1/down", RefusalOf<&DecodeName>}};
}

Bytes AsciiBytes(std::string_view text) { return {text.begin(), text.end()}; }

// Signs a body again after the test changed it, so that only the range check can refuse it.
void SignAgain(Bytes& frame, std::string_view label) {
  const auto key = OpensslHmac(VectorKey(), AsciiBytes(label));
  const std::size_t signed_size = frame.size() - kMacSize;
  const auto mac = OpensslHmac(key, std::span(frame).first(signed_size));
  std::copy(mac.begin(), mac.end(), frame.begin() + static_cast<std::ptrdiff_t>(signed_size));
}

TEST(Protocol, PageHoldsTheFramesThatTheCodeMakes) {
  const auto vectors = PageVectors();
  ASSERT_EQ(vectors.size(), 17U);
  for (const Kind& kind : AllKinds()) {
    EXPECT_EQ(vectors.at(kind.name), ToHex(kind.frame)) << kind.name;
    Bytes stream(kMaxStreamSize);
    stream.resize(EncodeStream(kind.frame, stream));
    EXPECT_EQ(vectors.at("stream_" + kind.name), ToHex(stream)) << kind.name;
  }
}

TEST(Protocol, PageVectorsHoldUnderOpenssl) {
  const auto vectors = PageVectors();
  const Bytes seal_key = FromHex(vectors.at("key_seal"));
  EXPECT_EQ(ToHex(OpensslHmac(VectorKey(), AsciiBytes("yc/v1/seal"))), vectors.at("key_seal"));
  for (const Kind& kind : AllKinds()) {
    const Bytes frame = FromHex(vectors.at(kind.name));
    const Bytes body(frame.begin(), frame.end() - kMacSize);
    const Bytes mac(frame.end() - kMacSize, frame.end());
    const auto key = OpensslHmac(VectorKey(), AsciiBytes(kind.mac_key));
    EXPECT_EQ(ToHex(OpensslHmac(key, body)), ToHex(mac)) << kind.name;
  }
  // The sealed blocks, opened with nothing of ours but the numbers of the page.
  const auto open = [&](const std::string& name, const std::string& input) {
    const auto keystream = OpensslHmac(seal_key, FromHex(input));
    Bytes plain = FromHex(vectors.at(name).substr(2 * 26, 2 * 8));
    for (std::size_t i = 0; i < plain.size(); ++i) plain[i] ^= keystream[i];
    return ToHex(plain);
  };
  EXPECT_EQ(open("press", "7365616c025eed000100000029"), "0200000000000000");
  EXPECT_EQ(open("press_detail", "7365616c035eed00010000002a"), "0000000002000000");
}

TEST(Protocol, EveryKindReadsBackWhatWasWritten) {
  EXPECT_EQ(std::get<Hello>(DecodeHello(Encoded(VectorHello()), Keys())), VectorHello());
  EXPECT_EQ(std::get<Press>(DecodePress(Encoded(VectorPress()), Keys())), VectorPress());
  EXPECT_EQ(std::get<PressDetail>(DecodePressDetail(Encoded(VectorDetail()), Keys())),
            VectorDetail());
  EXPECT_EQ(std::get<Show>(DecodeShow(Encoded(VectorShow()), Keys())), VectorShow());
  EXPECT_EQ(std::get<Receipt>(DecodeReceipt(Encoded(VectorReceipt()), Keys())), VectorReceipt());
  EXPECT_EQ(std::get<Lost>(DecodeLost(Encoded(VectorLost()), Keys())), VectorLost());
  EXPECT_EQ(std::get<NamePiece>(DecodeName(Encoded(VectorName()), Keys())), VectorName());
}

TEST(Protocol, EveryFlippedBitIsRefused) {
  for (const Kind& kind : AllKinds()) {
    ASSERT_FALSE(kind.refusal(kind.frame)) << kind.name;
    for (std::size_t bit = 0; bit < kind.frame.size() * 8; ++bit) {
      Bytes altered = kind.frame;
      altered[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
      const auto error = kind.refusal(altered);
      ASSERT_TRUE(error) << kind.name << " bit " << bit;
      if (bit < 8) {
        EXPECT_EQ(*error, FrameError::kVersion);
      } else if (bit < 16) {
        EXPECT_EQ(*error, FrameError::kKind);
      } else {
        EXPECT_EQ(*error, FrameError::kSignature);
      }
    }
  }
}

TEST(Protocol, EveryOtherLengthIsRefused) {
  for (const Kind& kind : AllKinds()) {
    for (std::size_t length = 0; length < kind.frame.size(); ++length) {
      const auto error = kind.refusal(std::span(kind.frame).first(length));
      ASSERT_EQ(error, length < 2 ? FrameError::kTooShort : FrameError::kLength) << kind.name;
    }
    Bytes longer = kind.frame;
    longer.push_back(0);
    EXPECT_EQ(kind.refusal(longer), FrameError::kLength);
    longer.resize(kMaxFrameSize + 1);
    EXPECT_EQ(kind.refusal(longer), FrameError::kTooLong);
  }
}

TEST(Protocol, AnotherDevicesKeyIsRefused) {
  Bytes other = VectorKey();
  other[31] ^= 1;
  const DeviceKeys keys(
      std::span<const std::uint8_t, kDeviceKeySize>(other.data(), kDeviceKeySize));
  const auto result = DecodePress(Encoded(VectorPress()), keys);
  EXPECT_EQ(std::get<FrameError>(result), FrameError::kSignature);
}

TEST(Protocol, FieldsOutOfRangeAreRefusedAfterTheSignature) {
  const auto refused = [](Bytes frame, std::string_view label, std::size_t at, std::uint8_t value,
                          auto decode) {
    frame[at] = value;
    SignAgain(frame, label);
    const auto result = decode(frame, Keys());
    const auto* error = std::get_if<FrameError>(&result);
    return error != nullptr && *error == FrameError::kValue;
  };
  const Bytes hello = Encoded(VectorHello());
  EXPECT_TRUE(refused(hello, "yc/v1/up", offset::kHelloLayout, 4, DecodeHello));
  EXPECT_TRUE(refused(hello, "yc/v1/up", offset::kHelloStuckKeys, 0x20, DecodeHello));
  EXPECT_TRUE(refused(hello, "yc/v1/up", offset::kHelloOldestPending, 1, DecodeHello));
  const Bytes show = Encoded(VectorShow());
  EXPECT_TRUE(refused(show, "yc/v1/down", offset::kShowScreen, 4, DecodeShow));
  EXPECT_TRUE(refused(show, "yc/v1/down", offset::kShowScreen, 0, DecodeShow));  // yet invites
  EXPECT_TRUE(refused(show, "yc/v1/down", offset::kShowAskConsent, 2, DecodeShow));
  EXPECT_TRUE(refused(show, "yc/v1/down", offset::kShowTicket + 1, '\n', DecodeShow));
  EXPECT_TRUE(refused(show, "yc/v1/down", offset::kShowTicket + 7, 'x', DecodeShow));
  EXPECT_EQ(std::get<FrameError>(DecodeLost(Encoded(Lost{kSerial, kEpoch, 0}), Keys())),
            FrameError::kValue);
  const Bytes name = Encoded(VectorName());
  EXPECT_TRUE(refused(name, "yc/v1/down", offset::kNameWidth, 0, DecodeName));
  EXPECT_TRUE(refused(name, "yc/v1/down", offset::kNameWidth, 129, DecodeName));
  EXPECT_TRUE(refused(name, "yc/v1/down", offset::kNameWidth, 29, DecodeName)) << "a dot beyond it";
  EXPECT_TRUE(refused(name, "yc/v1/down", offset::kNameFirst, 1, DecodeName));
  EXPECT_TRUE(refused(name, "yc/v1/down", offset::kNameFirst, 64, DecodeName)) << "beyond width";
  EXPECT_TRUE(refused(name, "yc/v1/down", offset::kNameStaffNumber, '\n', DecodeName));
  for (const std::uint8_t level : {std::uint8_t{0}, std::uint8_t{6}, std::uint8_t{255}}) {
    Press press = VectorPress();
    press.level = static_cast<Level>(level);
    EXPECT_EQ(std::get<FrameError>(DecodePress(Encoded(press), Keys())), FrameError::kValue);
  }
  PressDetail detail = VectorDetail();
  detail.press_counter = detail.counter;
  EXPECT_EQ(std::get<FrameError>(DecodePressDetail(Encoded(detail), Keys())), FrameError::kValue);
  detail = VectorDetail();
  detail.consent = static_cast<Consent>(3);
  EXPECT_EQ(std::get<FrameError>(DecodePressDetail(Encoded(detail), Keys())), FrameError::kValue);
}

TEST(Protocol, LengthTellsNothingAboutTheLevelAndTheSealHidesIt) {
  std::set<std::size_t> lengths;
  std::set<std::string> sealed_blocks;
  for (std::uint8_t level = 1; level <= 5; ++level) {
    for (std::uint32_t counter = 1; counter <= 20; ++counter) {
      const Bytes frame =
          Encoded(Press{kSerial, kEpoch, counter, 12, 4830, static_cast<Level>(level)});
      lengths.insert(frame.size());
      sealed_blocks.insert(ToHex(std::span(frame).subspan(offset::kSealed, kSealedSize)));
    }
  }
  EXPECT_EQ(lengths.size(), 1U);
  EXPECT_EQ(sealed_blocks.size(), 100U);
}

TEST(Protocol, EncodingIntoASmallBufferWritesNothing) {
  Bytes small(FrameSize(FrameKind::kPress) - 1, 0xEE);
  EXPECT_EQ(Encode(VectorPress(), Keys(), small), 0U);
  EXPECT_EQ(small, Bytes(small.size(), 0xEE));
}

TEST(Peek, ReadsTheClearHeaderWithoutAKey) {
  EXPECT_EQ(Peek(Encoded(VectorPress())), (ClearHeader{FrameKind::kPress, kSerial, kEpoch, 41}));
  EXPECT_EQ(Peek(Encoded(VectorDetail())),
            (ClearHeader{FrameKind::kPressDetail, kSerial, kEpoch, 42}));
  EXPECT_EQ(Peek(Encoded(VectorLost())), (ClearHeader{FrameKind::kLost, kSerial, kEpoch, 43}));
  EXPECT_EQ(Peek(Encoded(VectorHello())), (ClearHeader{FrameKind::kHello, kSerial, kEpoch, 0}));
  EXPECT_EQ(PeekHello(Encoded(VectorHello())), VectorHello());
  EXPECT_FALSE(PeekHello(Encoded(VectorPress())));
  EXPECT_FALSE(Peek(Bytes{}));
  EXPECT_FALSE(Peek(Bytes{1, 2}));
  EXPECT_FALSE(Peek(Bytes(66, 0x77)));
}

TEST(FixedText, CutsAtACharacter) {
  EXPECT_EQ(TextOf(FixedText<8>("A001")), "A001");
  EXPECT_EQ(TextOf(FixedText<8>("12345678")), "12345678");
  EXPECT_EQ(TextOf(FixedText<8>("李明明")), "李明");
  EXPECT_EQ(TextOf(FixedText<8>("")), "");
}

}  // namespace
}  // namespace yichuang::protocol
