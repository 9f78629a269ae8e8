#include "hub/evidence/frames.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <numeric>
#include <sstream>
#include <string>

#include "evaluator-firmware/protocol/codec.h"
#include "evaluator-firmware/protocol/text.h"

namespace yichuang::evidence {
namespace {

using protocol::FrameError;

constexpr std::uint32_t kEpoch = 0x5eed0001;

Bytes FromHex(const std::string& hex) {
  Bytes bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes.push_back(static_cast<std::uint8_t>(std::stoi(hex.substr(i, 2), nullptr, 16)));
  }
  return bytes;
}

/// The ```vectors block of protocol.md, by name.
std::map<std::string, Bytes> Vectors() {
  std::ifstream file(YICHUANG_SOURCE_DIR "/evaluator-firmware/protocol/protocol.md");
  std::map<std::string, Bytes> vectors;
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("```")) {
      inside = line == "```vectors";
      continue;
    }
    std::istringstream words(line);
    std::string name;
    std::string hex;
    if (inside && words >> name >> hex) {
      vectors[name] = FromHex(hex);
    }
  }
  return vectors;
}

DeviceKey KeyOfVectors() {
  DeviceKey key{};
  std::iota(key.begin(), key.end(), std::uint8_t{0});
  return key;
}

DeviceKey OtherKey() {
  DeviceKey key{};
  key.fill(0xA7);
  return key;
}

FrameBook BookOfVectors() {
  FrameBook book;
  book.AddKey("ev-0001", KeyOfVectors());
  return book;
}

const protocol::Hello kHello{1, kEpoch, 0xb0070001, 43, 41, 34, 0x0100, 5, 0x04};
const protocol::Press kPress{1, kEpoch, 41, 12, 4830, protocol::Level::kDissatisfied};
const protocol::PressDetail kDetail{1, kEpoch, 42, 12, 41, 0, protocol::Consent::kYes};

protocol::Show ShowOfVectors() {
  protocol::Show show{1,     kEpoch, 0xb0070001, 34, protocol::Screen::kInviting, 1, 12, 250,
                      60000, {},     {},         {}};
  show.ticket = protocol::FixedText<protocol::kTicketSize>("A001");
  show.staff_number = protocol::FixedText<protocol::kStaffNumberSize>("1001");
  show.staff_name = protocol::FixedText<protocol::kStaffNameSize>("李明");
  return show;
}

template <typename Frame>
Bytes FirmwareEncode(const Frame& frame, const DeviceKey& key) {
  Bytes bytes(protocol::kMaxFrameSize);
  bytes.resize(protocol::Encode(frame, protocol::DeviceKeys(key), bytes));
  return bytes;
}

TEST(FrameBook, OpensTheVectorsOfTheProtocol) {
  const auto vectors = Vectors();
  ASSERT_TRUE(vectors.contains("press"));
  FrameBook book = BookOfVectors();
  const auto hello = book.OpenHello("ev-0001", vectors.at("hello"));
  ASSERT_TRUE(std::holds_alternative<protocol::Hello>(hello));
  EXPECT_EQ(std::get<protocol::Hello>(hello), kHello);
  const auto press = book.OpenPress("ev-0001", vectors.at("press"));
  ASSERT_TRUE(std::holds_alternative<protocol::Press>(press));
  EXPECT_EQ(std::get<protocol::Press>(press), kPress);
  const auto detail = book.OpenDetail("ev-0001", vectors.at("press_detail"));
  ASSERT_TRUE(std::holds_alternative<protocol::PressDetail>(detail));
  EXPECT_EQ(std::get<protocol::PressDetail>(detail), kDetail);
}

TEST(FrameBook, SignsTheVectorsOfTheProtocol) {
  const auto vectors = Vectors();
  ASSERT_TRUE(vectors.contains("show"));
  FrameBook book = BookOfVectors();
  EXPECT_EQ(book.Sign("ev-0001", ShowOfVectors()), vectors.at("show"));
  EXPECT_EQ(book.Sign("ev-0001", protocol::Receipt{1, kEpoch, 42}), vectors.at("receipt"));
  const auto name = protocol::UnpackName(vectors.at("name"));
  ASSERT_TRUE(std::holds_alternative<protocol::NamePiece>(name));
  EXPECT_EQ(book.Sign("ev-0001", std::get<protocol::NamePiece>(name)), vectors.at("name"));
}

TEST(FrameBook, OpensWhatTheFirmwareEncodes) {
  FrameBook book;
  book.AddKey("ev-10001", OtherKey());
  for (std::uint32_t counter = 1; counter < 300; ++counter) {
    const auto level = static_cast<protocol::Level>(counter % 5 + 1);
    const protocol::Press press{10001,           kEpoch + counter, counter,
                                counter * 77ULL, counter * 3,      level};
    const auto opened = book.OpenPress("ev-10001", FirmwareEncode(press, OtherKey()));
    ASSERT_TRUE(std::holds_alternative<protocol::Press>(opened)) << counter;
    EXPECT_EQ(std::get<protocol::Press>(opened), press);
    const protocol::PressDetail detail{10001,
                                       kEpoch,
                                       counter + 1,
                                       counter,
                                       counter,
                                       counter * 991,
                                       static_cast<protocol::Consent>(counter % 3)};
    const auto opened_detail = book.OpenDetail("ev-10001", FirmwareEncode(detail, OtherKey()));
    ASSERT_TRUE(std::holds_alternative<protocol::PressDetail>(opened_detail)) << counter;
    EXPECT_EQ(std::get<protocol::PressDetail>(opened_detail), detail);
  }
}

TEST(FrameBook, SignsWhatTheFirmwareTakes) {
  FrameBook book = BookOfVectors();
  const protocol::DeviceKeys keys(KeyOfVectors());
  const auto show = protocol::DecodeShow(book.Sign("ev-0001", ShowOfVectors()), keys);
  ASSERT_TRUE(std::holds_alternative<protocol::Show>(show));
  EXPECT_EQ(std::get<protocol::Show>(show), ShowOfVectors());
  const protocol::Receipt receipt{1, kEpoch, 0xFFFFFFFF};
  const auto taken = protocol::DecodeReceipt(book.Sign("ev-0001", receipt), keys);
  ASSERT_TRUE(std::holds_alternative<protocol::Receipt>(taken));
  EXPECT_EQ(std::get<protocol::Receipt>(taken), receipt);
}

TEST(FrameBook, RefusesEveryFlippedByte) {
  FrameBook book = BookOfVectors();
  const Bytes hello = FirmwareEncode(kHello, KeyOfVectors());
  const Bytes press = FirmwareEncode(kPress, KeyOfVectors());
  const Bytes detail = FirmwareEncode(kDetail, KeyOfVectors());
  for (std::size_t i = 0; i < press.size(); ++i) {
    for (const std::uint8_t flip : std::initializer_list<std::uint8_t>{0x01, 0x80, 0xFF}) {
      const auto altered = [i, flip](Bytes frame) {
        frame[i] ^= flip;
        return frame;
      };
      EXPECT_TRUE(std::holds_alternative<FrameError>(book.OpenHello("ev-0001", altered(hello))))
          << "hello byte " << i;
      EXPECT_TRUE(std::holds_alternative<FrameError>(book.OpenPress("ev-0001", altered(press))))
          << "press byte " << i;
      EXPECT_TRUE(std::holds_alternative<FrameError>(book.OpenDetail("ev-0001", altered(detail))))
          << "detail byte " << i;
    }
  }
}

// Caught defect: signature_unchecked.
TEST(FrameBook, RefusesAForgedLevelBySignature) {
  FrameBook book = BookOfVectors();
  Bytes press = FirmwareEncode(kPress, KeyOfVectors());
  press[26] ^= 7;  // 不满意 would become 非常满意: the seal is an XOR, only the MAC guards it
  const auto opened = book.OpenPress("ev-0001", press);
  ASSERT_TRUE(std::holds_alternative<FrameError>(opened));
  EXPECT_EQ(std::get<FrameError>(opened), FrameError::kSignature);
}

TEST(FrameBook, NamesTheFaultOfAShape) {
  FrameBook book = BookOfVectors();
  const Bytes press = FirmwareEncode(kPress, KeyOfVectors());
  const auto error = [&book](Bytes frame) {
    const auto opened = book.OpenPress("ev-0001", frame);
    const auto* fault = std::get_if<FrameError>(&opened);
    return fault == nullptr ? std::optional<FrameError>() : *fault;
  };
  EXPECT_EQ(error({}), FrameError::kTooShort);
  EXPECT_EQ(error({1}), FrameError::kTooShort);
  EXPECT_EQ(error(Bytes(protocol::kMaxFrameSize + 1, 1)), FrameError::kTooLong);
  Bytes other_version = press;
  other_version[0] = 2;
  EXPECT_EQ(error(other_version), FrameError::kVersion);
  EXPECT_EQ(error(FirmwareEncode(kHello, KeyOfVectors())), FrameError::kKind);
  EXPECT_EQ(error(Bytes(press.begin(), press.end() - 1)), FrameError::kLength);
  Bytes longer = press;
  longer.push_back(0);
  EXPECT_EQ(error(longer), FrameError::kLength);
}

TEST(FrameBook, RefusesValuesOutOfRangeThoughSigned) {
  FrameBook book = BookOfVectors();
  for (const int level : {0, 6, 255}) {
    protocol::Press press = kPress;
    press.level = static_cast<protocol::Level>(level);
    const auto opened = book.OpenPress("ev-0001", FirmwareEncode(press, KeyOfVectors()));
    ASSERT_TRUE(std::holds_alternative<FrameError>(opened)) << level;
    EXPECT_EQ(std::get<FrameError>(opened), FrameError::kValue) << level;
  }
}

TEST(FrameBook, AnswersAnUnknownSourceLikeAForgery) {
  FrameBook book = BookOfVectors();
  const Bytes press = FirmwareEncode(kPress, KeyOfVectors());
  const auto opened = book.OpenPress("ev-0002", press);
  ASSERT_TRUE(std::holds_alternative<FrameError>(opened));
  EXPECT_EQ(std::get<FrameError>(opened), FrameError::kSignature);
  EXPECT_TRUE(std::holds_alternative<FrameError>(book.OpenHello("ev-0002", press)));
  EXPECT_TRUE(std::holds_alternative<FrameError>(book.OpenDetail("", press)));
  EXPECT_TRUE(book.Sign("ev-0002", ShowOfVectors()).empty());
  EXPECT_TRUE(book.Sign("ev-0002", protocol::Receipt{}).empty());
  EXPECT_FALSE(book.Knows("ev-0002"));
  EXPECT_TRUE(book.Knows("ev-0001"));
}

TEST(FrameBook, RefusesAFrameOfAnotherDevice) {
  FrameBook book = BookOfVectors();
  book.AddKey("ev-0002", OtherKey());
  const auto other_key = book.OpenPress("ev-0002", FirmwareEncode(kPress, KeyOfVectors()));
  ASSERT_TRUE(std::holds_alternative<FrameError>(other_key));
  EXPECT_EQ(std::get<FrameError>(other_key), FrameError::kSignature);
  // Even with the same key on two devices, by mistake, a press stays with its serial number.
  book.AddKey("ev-0003", KeyOfVectors());
  const auto other_serial = book.OpenPress("ev-0003", FirmwareEncode(kPress, KeyOfVectors()));
  ASSERT_TRUE(std::holds_alternative<FrameError>(other_serial));
  EXPECT_EQ(std::get<FrameError>(other_serial), FrameError::kSignature);
}

TEST(FrameBook, TakesNoFrameThatTheHubSignedItself) {
  FrameBook book = BookOfVectors();
  Bytes down = book.Sign("ev-0001", protocol::Receipt{1, kEpoch, 42});
  EXPECT_TRUE(std::holds_alternative<FrameError>(book.OpenPress("ev-0001", down)));
  EXPECT_TRUE(std::holds_alternative<FrameError>(book.OpenHello("ev-0001", down)));
}

TEST(FrameBook, LeavesTheFrameAsItIs) {
  FrameBook book = BookOfVectors();
  const Bytes press = FirmwareEncode(kPress, KeyOfVectors());
  (void)book.OpenPress("ev-0001", press);
  EXPECT_EQ(press, FirmwareEncode(kPress, KeyOfVectors()));
}

TEST(SourceOf, PadsToFourDigitsAndGrows) {
  EXPECT_EQ(SourceOf(1), "ev-0001");
  EXPECT_EQ(SourceOf(9999), "ev-9999");
  EXPECT_EQ(SourceOf(10000), "ev-10000");
  EXPECT_EQ(SourceOf(4294967295), "ev-4294967295");
}

}  // namespace
}  // namespace yichuang::evidence
