#include "kiosk/voice/clips.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace yichuang::voice {
namespace {

/// A clip whose samples tell which one it is.
Samples Clip(std::int16_t mark, std::size_t length = 3) { return Samples(length, mark); }

Samples Joined(std::initializer_list<Samples> clips) {
  Samples all;
  for (const auto& clip : clips) all.insert(all.end(), clip.begin(), clip.end());
  return all;
}

TEST(Clips, JoinsWithoutAGap) {
  Clips clips;
  clips.Add("请", Clip(1));
  clips.Add("A", Clip(2));
  clips.Add("零", Clip(3));
  clips.Add("一", Clip(4));
  clips.Add("号", Clip(5));
  EXPECT_EQ(clips.Read("请A 零零一号"),
            Joined({Clip(1), Clip(2), Clip(3), Clip(3), Clip(4), Clip(5)}));
}

TEST(Clips, TakesAsFewAsPossible) {
  Clips clips;
  for (const char* word : {"窗", "口", "窗口", "办", "办理", "口办"}) clips.Add(word, Clip(1));
  clips.Add("窗口", Clip(7));
  clips.Add("办理", Clip(8));
  EXPECT_EQ(clips.Read("窗口办理"), Joined({Clip(7), Clip(8)}));
  clips.Add("窗口办理", Clip(9));
  EXPECT_EQ(clips.Read("窗口办理"), Clip(9));
}

TEST(Clips, BacktracksFromALongerOneThatLeadsNowhere) {
  Clips clips;
  clips.Add("一二三", Clip(1));
  clips.Add("一二", Clip(2));
  clips.Add("三四", Clip(3));
  EXPECT_EQ(clips.Read("一二三四"), Joined({Clip(2), Clip(3)}));
}

TEST(Clips, ReadsAllOrNothing) {
  Clips clips;
  clips.Add("取号", Clip(1));
  EXPECT_EQ(clips.Read("取号机"), std::nullopt);
  EXPECT_EQ(clips.Read(""), std::nullopt);
  EXPECT_EQ(Clips{}.Read("取号"), std::nullopt);
}

TEST(Clips, WaitsAtAComma) {
  Clips clips;
  clips.Add("您好", Clip(1));
  clips.Add("请", Clip(2));
  const auto sound = clips.Read("您好，请");
  ASSERT_TRUE(sound);
  EXPECT_GT(sound->size(), 6u + SampleCount(std::chrono::milliseconds{100}));
  clips.Add("您好请", Clip(3));
  EXPECT_EQ(clips.Read("您好，请"), Clip(3)) << "a clip that holds the comma itself";
}

TEST(Clips, DoesNotCutEnglishWords) {
  Clips clips;
  clips.Add("at", Clip(1));
  clips.Add("tend", Clip(2));
  EXPECT_EQ(clips.Read("attend"), std::nullopt);
  EXPECT_EQ(clips.Read("At tend"), Joined({Clip(1), Clip(2)}));
}

class ClipFolder : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(testing::TempDir()) / (std::string("clips_") + test->name());
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void Write(const std::string& name, std::string_view text) {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  /// 8 bits, mono, 11,025 Hz: another form than the speaker's own.
  void WriteWav(const std::string& name, std::size_t length) {
    std::string wav(
        "RIFF\0\0\0\0WAVEfmt "
        "\x10\0\0\0\x01\0\x01\0\x11\x2b\0\0\x11\x2b\0\0\x01\0\x08\0data\0\0\0\0",
        44);
    wav[40] = static_cast<char>(length & 0xff);
    wav[41] = static_cast<char>(length >> 8);
    wav[4] = static_cast<char>((length + 36) & 0xff);
    wav[5] = static_cast<char>((length + 36) >> 8);
    Write(name, wav + std::string(length, '\xc0'));
  }

  std::filesystem::path folder_;
  std::vector<std::string> faults_;
};

TEST_F(ClipFolder, ReadsAnyWavInTheManifest) {
  Write("zh.tsv", "# a comment\n取号\tticket.wav\r\n3号\tthree.wav\n");
  WriteWav("ticket.wav", 1000);
  WriteWav("three.wav", 1000);
  const Clips clips(folder_, Language::kChinese, faults_);
  EXPECT_EQ(faults_, std::vector<std::string>{});
  EXPECT_EQ(clips.size(), 2u);
  const auto sound = clips.Read("取号，三号");
  ASSERT_TRUE(sound);
  EXPECT_NEAR(static_cast<double>(sound->size()), 2 * 2000 + 3307, 60) << "at twice the rate";
}

TEST_F(ClipFolder, NamesWhatIsWrongAndUsesTheRest) {
  Write("en.tsv", "no tab\nGood\tgood.wav\nGone\tgone.wav\nOut\t../good.wav\nText\ttext.wav\n");
  WriteWav("good.wav", 10);
  Write("text.wav", "no sound");
  const Clips clips(folder_, Language::kEnglish, faults_);
  EXPECT_EQ(clips.size(), 1u);
  ASSERT_EQ(faults_.size(), 4u);
  EXPECT_EQ(faults_[0], "en.tsv:1: no tab between words and file");
  EXPECT_EQ(faults_[1], "en.tsv:3: gone.wav is missing or no WAV file");
  EXPECT_EQ(faults_[2], "en.tsv:4: the file is not in the folder of the manifest");
  EXPECT_EQ(faults_[3], "en.tsv:5: text.wav is missing or no WAV file");
}

TEST_F(ClipFolder, NeedsNoManifest) {
  const Clips clips(folder_ / "none", Language::kChinese, faults_);
  EXPECT_EQ(clips.size(), 0u);
  EXPECT_TRUE(faults_.empty());
}

}  // namespace
}  // namespace yichuang::voice
