#include "kiosk/voice/speaker.h"

#include <gtest/gtest.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <condition_variable>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <sstream>
#include <string>
#include <thread>

#include "kiosk/voice/sound.h"

namespace yichuang::voice {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

/// SDL's disk driver as sound device: what would be heard stands in a file afterwards.
class SpeakerTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(testing::TempDir()) / (std::string("speaker_") + test->name());
    std::filesystem::create_directories(folder_);
    UseDevice("disk");
    setenv("SDL_DISKAUDIOFILE", (folder_ / "heard.raw").c_str(), 1);
    RunFast();
    auto logger = std::make_shared<spdlog::logger>(
        "voice", std::make_shared<spdlog::sinks::ostream_sink_mt>(log_));
    spdlog::set_default_logger(logger);
    settings_.ended = [this] {
      const std::lock_guard lock(mutex_);
      ++ended_;
      changed_.notify_all();
    };
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  static void UseDevice(const char* driver) { setenv("SDL_AUDIODRIVER", driver, 1); }
  /// The device takes a buffer each millisecond, or as fast as it would be heard.
  static void RunFast() { setenv("SDL_DISKAUDIODELAY", "1", 1); }
  static void RunAsHeard() { unsetenv("SDL_DISKAUDIODELAY"); }

  /// Waits until as many texts have ended.
  [[nodiscard]] bool Ended(int texts) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, 20s, [&] { return ended_ >= texts; });
  }
  int ended() {
    const std::lock_guard lock(mutex_);
    return ended_;
  }

  /// Waits until something can be heard.
  [[nodiscard]] bool SoundBegan() const {
    const auto deadline = steady_clock::now() + 20s;
    while (Heard().empty()) {
      if (steady_clock::now() > deadline) return false;
      std::this_thread::sleep_for(5ms);
    }
    return true;
  }

  /// What was heard, from the first sound to the last.
  Samples Heard() const {
    std::ifstream in(folder_ / "heard.raw", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    Samples samples(bytes.size() / 2);
    std::copy_n(bytes.data(), samples.size() * 2, reinterpret_cast<char*>(samples.data()));
    const auto sounds = [](std::int16_t sample) { return sample != 0; };
    const auto first = std::find_if(samples.begin(), samples.end(), sounds);
    const auto last = std::find_if(samples.rbegin(), samples.rend(), sounds).base();
    return first < last ? Samples(first, last) : Samples{};
  }

  int LinesLogged() const {
    const std::string text = log_.str();
    return static_cast<int>(std::count(text.begin(), text.end(), '\n'));
  }

  void WriteClip(const std::string& name, std::int16_t value, std::size_t length) {
    std::string wav(
        "RIFF\0\0\0\0WAVEfmt "
        "\x10\0\0\0\x01\0\x01\0\x22\x56\0\0\x44\xac\0\0\x02\0\x10\0data\0\0\0\0",
        44);
    for (std::size_t i = 0; i < length; ++i) {
      wav += static_cast<char>(value & 0xff);
      wav += static_cast<char>(value >> 8);
    }
    std::ofstream(folder_ / name, std::ios::binary) << wav;
  }

  void UseLongAndShortClip() {
    std::ofstream(folder_ / "zh.tsv") << "长\tlong.wav\n短\tshort.wav\n";
    WriteClip("long.wav", 1000, SampleCount(40s));
    WriteClip("short.wav", 2000, SampleCount(100ms));
    settings_.clips = folder_;
  }

  std::filesystem::path folder_;
  std::ostringstream log_;
  Settings settings_;
  std::mutex mutex_;
  std::condition_variable changed_;
  int ended_ = 0;
};

const char* const kLong =
    "请就座，等候叫号。到您时请带好材料。办理结束后，请对本次服务作出评价。"
    "电话：000-0000-0101。办公时间：9:00–12:00。请留意叫号屏。谢谢您的耐心等候。";

TEST_F(SpeakerTest, ATextIsHeardWithRealSpeech) {
  Speaker speaker(settings_);
  EXPECT_EQ(speaker.status(), Status::kIdle);
  speaker.Say("请就座，等候叫号。\nPlease take a seat.", Language::kChinese);
  EXPECT_EQ(speaker.status(), Status::kSpeaking);
  ASSERT_TRUE(Ended(1));
  EXPECT_EQ(speaker.status(), Status::kIdle);
  const Samples heard = Heard();
  EXPECT_GT(Duration(heard.size()), 2000ms);
  EXPECT_GT(*std::max_element(heard.begin(), heard.end()), 3000);
  EXPECT_EQ(log_.str(), "");
}

TEST_F(SpeakerTest, SayReturnsAtOnce) {
  RunAsHeard();
  Speaker speaker(settings_);
  const auto begun = steady_clock::now();
  for (int i = 0; i < 100; ++i) speaker.Say(kLong, Language::kChinese);
  EXPECT_LT(steady_clock::now() - begun, 1s) << "a hundred texts of half a minute each";
  speaker.Stop();
  ASSERT_TRUE(Ended(1));
  EXPECT_EQ(ended(), 1) << "one replaced text after the other, and none is told";
}

TEST_F(SpeakerTest, StopEndsItInTheMiddle) {
  RunAsHeard();
  UseLongAndShortClip();
  Speaker speaker(settings_);
  speaker.Say("长", Language::kChinese);
  ASSERT_TRUE(SoundBegan());
  const auto begun = steady_clock::now();
  speaker.Stop();
  ASSERT_TRUE(Ended(1));
  EXPECT_LT(steady_clock::now() - begun, 5s);
  EXPECT_EQ(speaker.status(), Status::kIdle);
  EXPECT_FALSE(Heard().empty());
  EXPECT_LT(Duration(Heard().size()), 10s) << "of forty seconds";
}

TEST_F(SpeakerTest, ANewTextTakesTheOldOnesPlace) {
  RunAsHeard();
  UseLongAndShortClip();
  Speaker speaker(settings_);
  speaker.Say("长", Language::kChinese);
  ASSERT_TRUE(SoundBegan());
  speaker.Say("短", Language::kChinese);
  ASSERT_TRUE(Ended(1));
  const Samples heard = Heard();
  ASSERT_FALSE(heard.empty());
  EXPECT_EQ(heard.front(), 1000);
  EXPECT_EQ(heard.back(), 2000);
  EXPECT_LT(Duration(heard.size()), 10s) << "the forty seconds are cut off";
  EXPECT_EQ(ended(), 1) << "nobody is told of a text that was replaced";
}

TEST_F(SpeakerTest, ClipsAreHeardSampleBySample) {
  std::ofstream(folder_ / "zh.tsv") << "请\ta.wav\n3\tb.wav\n";
  WriteClip("a.wav", 111, 4000);
  WriteClip("b.wav", 222, 5000);
  settings_.clips = folder_;
  settings_.program = "/nonexistent/espeak-ng";
  Speaker speaker(settings_);
  speaker.Say("请3", Language::kChinese);
  ASSERT_TRUE(Ended(1));
  Samples expected(4000, 111);
  expected.insert(expected.end(), 5000, 222);
  EXPECT_EQ(Heard(), expected) << "no gap, no resampling, nothing of espeak-ng";
  EXPECT_EQ(speaker.status(), Status::kIdle);
}

TEST_F(SpeakerTest, AMissingEspeakIsAStatusAndOneLine) {
  settings_.program = "/nonexistent/espeak-ng";
  Speaker speaker(settings_);
  for (int text = 1; text <= 3; ++text) {
    speaker.Say("请就座。再来一句。", Language::kChinese);
    ASSERT_TRUE(Ended(text));
    EXPECT_EQ(speaker.status(), Status::kNoVoice);
  }
  EXPECT_EQ(LinesLogged(), 1) << log_.str();
  EXPECT_EQ(log_.str().find("请"), std::string::npos) << "what was on the screen is not logged";
  EXPECT_TRUE(Heard().empty());
}

TEST_F(SpeakerTest, AMissingSoundDeviceIsAStatusAndOneLine) {
  UseDevice("none such");
  Speaker speaker(settings_);
  for (int text = 1; text <= 3; ++text) {
    speaker.Say("请就座。", Language::kChinese);
    ASSERT_TRUE(Ended(text));
    EXPECT_EQ(speaker.status(), Status::kNoSound);
  }
  EXPECT_EQ(LinesLogged(), 1) << log_.str();
  UseDevice("disk");
  speaker.Say("请就座。", Language::kChinese);
  ASSERT_TRUE(Ended(4));
  EXPECT_EQ(speaker.status(), Status::kIdle) << "plugged in again";
}

TEST_F(SpeakerTest, ATextWithNothingToSayEndsAtOnce) {
  Speaker speaker(settings_);
  speaker.Say(" …… ", Language::kChinese);
  ASSERT_TRUE(Ended(1));
  EXPECT_EQ(speaker.status(), Status::kIdle);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "heard.raw")) << "no device was opened";
}

TEST_F(SpeakerTest, StopWithoutATextDoesNothing) {
  Speaker speaker(settings_);
  speaker.Stop();
  speaker.Say("请", Language::kChinese);
  ASSERT_TRUE(Ended(1));
  EXPECT_EQ(ended(), 1);
}

TEST_F(SpeakerTest, GoesAwayInTheMiddleOfAText) {
  RunAsHeard();
  const auto begun = steady_clock::now();
  {
    Speaker speaker(settings_);
    speaker.Say(kLong, Language::kChinese);
  }
  EXPECT_LT(steady_clock::now() - begun, 3s);
  EXPECT_EQ(ended(), 0) << "nobody is called who may be gone";
}

}  // namespace
}  // namespace yichuang::voice
