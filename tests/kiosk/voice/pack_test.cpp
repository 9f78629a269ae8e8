#include "kiosk/voice/pack.h"

#include <gtest/gtest.h>

#include <set>
#include <span>

#include "kiosk/voice/announcement.h"
#include "kiosk/voice/clips.h"
#include "kiosk/voice/lexicon.h"
#include "kiosk/voice/utterance.h"

namespace yichuang::voice {
namespace {

/// The pack with as little sound as possible.
Clips SilentPack() {
  Clips clips;
  for (const PackClip& clip : PackClips()) clips.Add(clip.words, Samples(1, 1));
  return clips;
}

TEST(Pack, CoversEveryCallOfAHallWithNinetyNineWindows) {
  const Clips clips = SilentPack();
  for (const char letter : {'A', 'F', 'M', 'Z'}) {
    for (int window = 1; window <= 99; ++window) {
      const std::string text = "请" + std::string(1, letter) + "0" + std::to_string(window % 10) +
                               "9号到" + std::to_string(window) + "号窗口办理";
      const auto pieces = Compose(text, Language::kChinese);
      ASSERT_EQ(pieces.size(), 1U) << text;
      EXPECT_TRUE(clips.Read(pieces[0].words)) << text << " is said as " << pieces[0].words;
    }
  }
}

TEST(Pack, NamesEachFileOnce) {
  std::set<std::string_view> files;
  for (const PackClip& clip : PackClips()) EXPECT_TRUE(files.insert(clip.file).second) << clip.file;
  EXPECT_GE(files.size(), 55U);
  EXPECT_TRUE(PackManifest().starts_with("gong\tgong.wav\n请\tqing.wav\n"));
}

TEST(Trimmed, CutsSilenceAndEvensLoudness) {
  Samples sound(5'000, 0);
  sound.insert(sound.end(), {5'000, -10'000, 5'000});
  sound.resize(sound.size() + 5'000);
  const Samples kept = Trimmed(sound);
  EXPECT_LE(kept.size(), 3 + 2 * SampleCount(std::chrono::milliseconds{8}));
  EXPECT_EQ(kept[SampleCount(std::chrono::milliseconds{8}) + 1], -20'000);
  EXPECT_TRUE(Trimmed(Samples(100, 3)).empty());
}

TEST(EncodeWav, IsReadBack) {
  const Samples sound{1, -2, 30'000, -30'000};
  const std::string wav = EncodeWav(sound);
  EXPECT_EQ(DecodeWav(std::as_bytes(std::span(wav))), sound);
}

}  // namespace
}  // namespace yichuang::voice
