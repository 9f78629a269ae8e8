#include "kiosk/voice/announcement.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "kiosk/voice/clips.h"
#include "kiosk/voice/utterance.h"

namespace yichuang::voice {
namespace {

/// What of a sound is heard: its samples without repetitions and silence.
std::vector<int> Marks(const Samples& sound) {
  std::vector<int> marks;
  for (const std::int16_t sample : sound) {
    if (sample != 0 && (marks.empty() || marks.back() != sample)) marks.push_back(sample);
    if (sample == 0 && !marks.empty() && marks.back() != 0) marks.push_back(0);
  }
  return marks;
}

TEST(JoinCall, IsGongThenWordsTwice) {
  const Samples gong(SampleCount(std::chrono::milliseconds{500}), 1);
  const Samples words(SampleCount(std::chrono::milliseconds{2'600}), 2);
  const Samples call = JoinCall(gong, words);
  EXPECT_EQ(Marks(call), (std::vector<int>{1, 0, 2, 0, 2}));
  EXPECT_LE(Duration(call.size()), kLongestCall);
}

TEST(JoinCall, ReadsSlowWordsOnceRatherThanKeepTheNextCallWaiting) {
  const Samples gong(10, 1);
  const Samples slow(SampleCount(std::chrono::milliseconds{3'500}), 2);
  EXPECT_EQ(Marks(JoinCall(gong, slow)), (std::vector<int>{1, 0, 2}));
}

TEST(JoinCall, TheTextOfACallIsReadClipByClipInItsOrder) {
  Clips clips;
  std::int16_t mark = 0;
  for (const char* words : {"请", "A", "零", "一", "号", "到", "三", "号窗口办理"})
    clips.Add(words, Samples(SampleCount(std::chrono::milliseconds{200}), ++mark));
  const auto pieces = Compose("请A001号到3号窗口办理", Language::kChinese);
  ASSERT_EQ(pieces.size(), 1U);
  const auto words = clips.Read(pieces[0].words);
  ASSERT_TRUE(words) << pieces[0].words;
  EXPECT_EQ(Marks(*words), (std::vector<int>{1, 2, 3, 4, 5, 6, 7, 8}));
  EXPECT_EQ(words->size(), 9 * SampleCount(std::chrono::milliseconds{200})) << "no gap, two zeros";
}

TEST(Gong, IsShortAndEndsInSilence) {
  const Samples gong = Gong();
  EXPECT_LE(Duration(gong.size()), std::chrono::milliseconds{500});
  EXPECT_EQ(gong.back(), 0);
  EXPECT_GT(*std::ranges::max_element(gong), 4'000);
  EXPECT_LT(*std::ranges::max_element(gong), 30'000);
}

}  // namespace
}  // namespace yichuang::voice
