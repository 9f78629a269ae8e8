#include "kiosk/voice/sound.h"

#include <gtest/gtest.h>

#include <cstring>
#include <string>

namespace yichuang::voice {
namespace {

std::optional<Samples> Decode(std::string_view bytes) {
  return DecodeWav(std::as_bytes(std::span(bytes)));
}

/// As espeak-ng writes it to a pipe: lengths it does not know are 2 GiB less a page.
std::string Endless(std::size_t samples) {
  std::string wav(
      "RIFF\x24\xf0\xff\x7fWAVEfmt "
      "\x10\0\0\0\x01\0\x01\0\x22\x56\0\0\x44\xac\0\0\x02\0\x10\0data\0\xf0\xff\x7f",
      44);
  for (std::size_t i = 0; i < samples; ++i) wav += std::string("\x34\x12", 2);
  return wav;
}

TEST(Sound, EndsAnEndlessFileWithItsBytes) {
  EXPECT_EQ(Decode(Endless(5)), Samples(5, 0x1234));
  EXPECT_EQ(Decode(Endless(0)).value_or(Samples{}), Samples{});
}

TEST(Sound, RefusesWhatIsNone) {
  EXPECT_EQ(Decode(""), std::nullopt);
  EXPECT_EQ(Decode("RIFF"), std::nullopt);
  EXPECT_EQ(Decode(std::string(200, 'x')), std::nullopt);
}

TEST(Sound, TakesAnyCutAndAnyByteWithoutHarm) {
  const std::string whole = Endless(40);
  for (std::size_t length = 0; length < whole.size(); ++length) Decode(whole.substr(0, length));
  for (std::size_t at = 0; at < 44; ++at) {
    for (const char byte : {'\x00', '\x01', '\x7f', '\xff'}) {
      std::string wrong = whole;
      wrong[at] = byte;
      Decode(wrong);
    }
  }
}

TEST(Sound, CountsSamplesAndTime) {
  EXPECT_EQ(SampleCount(std::chrono::milliseconds{1000}), 22'050u);
  EXPECT_EQ(Duration(22'050), std::chrono::milliseconds{1000});
}

}  // namespace
}  // namespace yichuang::voice
