#include "tools/simulator/processes.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <thread>

namespace yichuang::simulator {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// Real processes: short ones of the system, in a folder that is removed again.
class ProcessesTest : public testing::Test {
 protected:
  ProcessesTest() {
    std::string name = (std::filesystem::temp_directory_path() / "processes-XXXXXX").string();
    directory_ = ::mkdtemp(name.data());
  }
  ~ProcessesTest() override {
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
  }
  /// True as soon as `condition` holds; false when it does not within five seconds.
  static bool Eventually(const std::function<bool()>& condition) {
    const auto deadline = std::chrono::steady_clock::now() + seconds(5);
    while (std::chrono::steady_clock::now() < deadline) {
      if (condition()) return true;
      std::this_thread::sleep_for(milliseconds(5));
    }
    return false;
  }
  static bool Alive(pid_t process) { return ::kill(process, 0) == 0; }

  std::filesystem::path directory_;
};

TEST_F(ProcessesTest, ChildrenShareAGroupThatIsNotOurs) {
  Processes processes(directory_);
  processes.Start("one", {"sleep", "60"});
  processes.Start("two", {"sleep", "60"});
  EXPECT_EQ(::getpgid(processes.pid("one")), processes.group());
  EXPECT_EQ(::getpgid(processes.pid("two")), processes.group());
  EXPECT_NE(processes.group(), ::getpgid(0));
}

TEST_F(ProcessesTest, TheKilledAreStartedAgain) {
  Processes processes(directory_);
  processes.Start("one", {"sleep", "60"});
  const pid_t first = processes.pid("one");
  ASSERT_TRUE(processes.Kill("one"));
  EXPECT_TRUE(Eventually([&] {
    processes.Supervise();
    return processes.restarts("one") == 1 && processes.pid("one") > 0;
  }));
  EXPECT_NE(processes.pid("one"), first);
}

TEST_F(ProcessesTest, TheStoppedStayStopped) {
  Processes processes(directory_);
  processes.Start("one", {"sleep", "60"});
  const std::optional<int> status = processes.Stop("one", seconds(5));
  ASSERT_TRUE(status);
  EXPECT_TRUE(WIFSIGNALED(*status));
  EXPECT_EQ(WTERMSIG(*status), SIGTERM);
  processes.Supervise();
  EXPECT_FALSE(processes.Running("one"));
}

TEST_F(ProcessesTest, WhoIgnoresSigtermIsKilled) {
  Processes processes(directory_);
  processes.Start("deaf", {"sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.1; done"});
  ASSERT_TRUE(Eventually([&] { return processes.LastWords("deaf") == "ready"; }));
  const std::optional<int> status = processes.Stop("deaf", milliseconds(100));
  ASSERT_TRUE(status);
  EXPECT_EQ(WTERMSIG(*status), SIGKILL);
}

TEST_F(ProcessesTest, NothingOutlivesThem) {
  pid_t direct = -1;
  pid_t grandchild = -1;
  {
    Processes processes(directory_);
    processes.Start("parent", {"sh", "-c", "sleep 60 & echo $!; wait"});
    direct = processes.pid("parent");
    ASSERT_TRUE(Eventually([&] { return !processes.LastWords("parent").empty(); }));
    grandchild = std::stoi(processes.LastWords("parent"));
    ASSERT_TRUE(Alive(grandchild));
  }
  EXPECT_FALSE(Alive(direct));
  // The grandchild is init's to collect: dead, or gone.
  EXPECT_TRUE(Eventually([&] {
    std::ifstream status("/proc/" + std::to_string(grandchild) + "/stat");
    std::string line;
    return !std::getline(status, line) || line.find(") Z ") != std::string::npos;
  }));
}

TEST_F(ProcessesTest, RunAnswersOutputAndExitCode) {
  Processes processes(directory_);
  const auto result =
      processes.Run("once", {"sh", "-c", "echo out; echo cause >&2; exit 3"}, seconds(5));
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_EQ(result.output, "out\n");
  EXPECT_EQ(processes.LastWords("once"), "cause");
}

TEST_F(ProcessesTest, RunEndsWhatTakesTooLong) {
  Processes processes(directory_);
  EXPECT_EQ(processes.Run("slow", {"sleep", "60"}, milliseconds(50)).exit_code, -1);
}

TEST_F(ProcessesTest, AProgramThatIsNotThereSaysSo) {
  Processes processes(directory_);
  EXPECT_EQ(processes.Run("none", {"/nowhere/program"}, seconds(5)).exit_code, 127);
  EXPECT_EQ(processes.LastWords("none"), "cannot execute this program");
}

}  // namespace
}  // namespace yichuang::simulator
