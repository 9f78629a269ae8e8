#include "kiosk/voice/synthesizer.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

namespace yichuang::voice {
namespace {

using namespace std::chrono_literals;

int OpenDescriptors() {
  const auto count = std::distance(std::filesystem::directory_iterator("/proc/self/fd"), {});
  return static_cast<int>(count);
}

bool HasChildren() { return waitpid(-1, nullptr, WNOHANG) != -1 || errno != ECHILD; }

int Loudest(const Samples& samples) {
  int loudest = 0;
  for (const int sample : samples) loudest = std::max(loudest, std::abs(sample));
  return loudest;
}

const Cancellation& Never() {
  static const Cancellation never;
  return never;
}

/// Each test leaves no process and no descriptor behind, whatever the program did.
class SynthesizerTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    script_ = std::filesystem::path(testing::TempDir()) / (std::string("voice_") + test->name());
    Never();
    before_ = OpenDescriptors();
  }
  void TearDown() override {
    EXPECT_EQ(OpenDescriptors(), before_);
    EXPECT_FALSE(HasChildren());
    std::filesystem::remove(script_);
  }

  /// A program that stands in for espeak-ng.
  Synthesizer Scripted(const std::string& body, std::chrono::milliseconds patience = 10s) {
    std::ofstream(script_) << "#!/bin/sh\n" << body << "\n";
    chmod(script_.c_str(), 0700);
    return {script_.string(), 160, patience};
  }
  static SynthesisFault FaultOf(const std::variant<Samples, SynthesisFault>& result) {
    EXPECT_TRUE(std::holds_alternative<SynthesisFault>(result));
    return std::get<SynthesisFault>(result);
  }

  std::filesystem::path script_;
  int before_ = 0;
};

TEST_F(SynthesizerTest, EspeakReadsChinese) {
  const Synthesizer espeak("espeak-ng", 160, 10s);
  const auto made = espeak.Speak("请就座，等候叫号", Language::kChinese, Never());
  ASSERT_TRUE(std::holds_alternative<Samples>(made)) << "is espeak-ng installed?";
  const auto& samples = std::get<Samples>(made);
  EXPECT_GT(Duration(samples.size()), 1000ms);
  // The voice "cmn", which says "king three" for the first of the eight characters, takes 3.7 s.
  EXPECT_LT(Duration(samples.size()), 3000ms);
  EXPECT_GT(Loudest(samples), 3000);
}

TEST_F(SynthesizerTest, EspeakReadsEnglish) {
  const Synthesizer espeak("espeak-ng", 160, 10s);
  const auto made = espeak.Speak("Please take a seat", Language::kEnglish, Never());
  ASSERT_TRUE(std::holds_alternative<Samples>(made));
  EXPECT_GT(Duration(std::get<Samples>(made).size()), 700ms);
  EXPECT_GT(Loudest(std::get<Samples>(made)), 3000);
}

TEST_F(SynthesizerTest, WordsNeverStandOnTheCommandLine) {
  const auto seen = script_.string() + ".seen";
  const auto program = Scripted("echo \"$@\" >" + seen + "; cat >>" + seen);
  program.Speak("secret words", Language::kEnglish, Never());
  std::ifstream in(seen);
  std::string arguments;
  std::string words;
  std::getline(in, arguments);
  std::getline(in, words);
  EXPECT_EQ(arguments, "-v en+f5 -s 160 -b 1 -z --stdin --stdout");
  EXPECT_EQ(words, "secret words");
  std::filesystem::remove(seen);
}

TEST_F(SynthesizerTest, SaysThatTheProgramIsMissing) {
  const Synthesizer none("/nonexistent/espeak-ng", 160, 10s);
  EXPECT_EQ(FaultOf(none.Speak("a", Language::kEnglish, Never())), SynthesisFault::kMissing);
}

TEST_F(SynthesizerTest, SaysThatTheProgramFailed) {
  EXPECT_EQ(FaultOf(Scripted("exit 3").Speak("a", Language::kEnglish, Never())),
            SynthesisFault::kFailed);
  EXPECT_EQ(FaultOf(Scripted("kill -9 $$").Speak("a", Language::kEnglish, Never())),
            SynthesisFault::kFailed);
  EXPECT_EQ(FaultOf(Scripted("echo no sound").Speak("a", Language::kEnglish, Never())),
            SynthesisFault::kFailed);
  EXPECT_EQ(FaultOf(Scripted("yes").Speak("a", Language::kEnglish, Never())),
            SynthesisFault::kFailed)
      << "endless";
}

// A program that closes its input at once: writing to it must not end the kiosk with SIGPIPE.
TEST_F(SynthesizerTest, SurvivesAProgramThatDoesNotRead) {
  const auto program = Scripted("exec <&-; exit 3");
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(FaultOf(program.Speak(std::string(1000, 'a'), Language::kEnglish, Never())),
              SynthesisFault::kFailed);
  }
}

TEST_F(SynthesizerTest, EndsAProgramThatHangs) {
  EXPECT_EQ(FaultOf(Scripted("exec sleep 60", 200ms).Speak("a", Language::kEnglish, Never())),
            SynthesisFault::kTooSlow);
  EXPECT_EQ(FaultOf(Scripted("exec sleep 60 >&-", 200ms).Speak("a", Language::kEnglish, Never())),
            SynthesisFault::kTooSlow)
      << "and has closed its output";
}

TEST_F(SynthesizerTest, IsCancelledWhileTheProgramRuns) {
  Cancellation cancellation;
  const auto fifo = script_.string() + ".fifo";
  ASSERT_EQ(mkfifo(fifo.c_str(), 0600), 0);
  const auto program = Scripted("echo started >" + fifo + "; exec sleep 60");
  std::thread canceller([&] {
    std::ifstream(fifo).get();  // waits until the program runs
    cancellation.Cancel();
  });
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_EQ(FaultOf(program.Speak("a", Language::kEnglish, cancellation)),
            SynthesisFault::kCancelled);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 5s) << "far below its patience";
  canceller.join();
  cancellation.Reset();
  EXPECT_FALSE(cancellation.cancelled());
  std::filesystem::remove(fifo);
}

}  // namespace
}  // namespace yichuang::voice
