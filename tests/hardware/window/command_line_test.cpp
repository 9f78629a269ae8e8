#include "hardware/window/command_line.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "hardware/window/probe.h"

namespace yichuang::window {
namespace {

struct Outcome {
  int code;
  std::string errors;
};

Outcome Started(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "yichuang-window");
  std::vector<char*> pointers;
  for (auto& argument : arguments) pointers.push_back(argument.data());
  testing::internal::CaptureStderr();
  const int code = RunCommandLine(static_cast<int>(pointers.size()), pointers.data());
  return {code, testing::internal::GetCapturedStderr()};
}

TEST(CommandLine, NeedsSettings) {
  const auto outcome = Started({});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.errors, "yichuang-window: --config FILE is missing; see --help\n");
}

TEST(CommandLine, RefusesWhatItDoesNotKnow) { EXPECT_EQ(Started({"--confg", "x"}).code, 2); }

TEST(CommandLine, EndsWithTheSentencesOfBadSettings) {
  const auto file = std::filesystem::path(testing::TempDir()) / "window-bad.toml";
  std::ofstream(file)
      << "device = \"win-01\"\nhall = \"demo\"\nbroker = \"x\"\ndata_dir = \"/tmp\"\n"
         "[[evaluator]]\ntransport = \"usb\"\n";
  const auto outcome = Started({"--config", file.string()});
  std::filesystem::remove(file);
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.errors,
            file.string() +
                ":3: the value of \"broker\", \"x\", cannot be used; expected ssl://HOST:PORT, "
                "or tcp://127.0.0.1:PORT on this machine\n");
}

TEST(CommandLine, AnOutboxThatCannotBeMadeIsAFailureNotAWrongSetting) {
  const auto file = std::filesystem::path(testing::TempDir()) / "window-nodir.toml";
  std::ofstream(file)
      << "device = \"win-01\"\nhall = \"demo\"\nbroker = \"tcp://127.0.0.1:1\"\n"
         "data_dir = \"/dev/null/box\"\n[[evaluator]]\ntransport = \"socket:/nowhere/ev.sock\"\n";
  const auto outcome = Started({"--config", file.string()});
  std::filesystem::remove(file);
  EXPECT_EQ(outcome.code, 1);
  EXPECT_NE(outcome.errors.find("data_dir /dev/null/box cannot be made"), std::string::npos)
      << outcome.errors;
}

TEST(Probe, SaysWhatToDoWhenNothingIsThere) {
  const auto report = ProbeReport({});
  EXPECT_EQ(report.rfind("No evaluator is attached by USB (looked for 1209:0001).\n", 0), 0U)
      << report;
  EXPECT_NE(report.find("lsusb"), std::string::npos);
}

TEST(Probe, NamesEachDeviceAndWhyItCannotBeUsed) {
  EXPECT_EQ(ProbeReport({{"evaluator on bus 1 address 4", "1-2", ""},
                         {"evaluator on bus 1 address 5", "1-3",
                          "evaluator on bus 1 address 5: claim refused"}}),
            "evaluator on bus 1 address 4, at port 1-2: can be used; transport = \"usb:1-2\"\n"
            "evaluator on bus 1 address 5, at port 1-3: cannot be used\n  evaluator on bus 1 "
            "address 5: claim refused\n");
}

}  // namespace
}  // namespace yichuang::window
