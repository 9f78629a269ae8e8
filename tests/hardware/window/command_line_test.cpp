#include "hardware/window/command_line.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "hardware/window/probe.h"
#include "tests/fakes/scripted_transport.h"
#include "tests/hardware/evaluator/device_frames.h"

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

TEST(Probe, NamesPrintersForTheSettingsOfAKiosk) {
  EXPECT_EQ(PrinterReport({}), "");
  EXPECT_EQ(PrinterReport({{"printer on bus 1 address 4 (YL R58)", "1-2", ""},
                           {"printer on bus 1 address 5", "1-3", "claim refused"}}),
            "printer on bus 1 address 4 (YL R58), at port 1-2: a kiosk can use it; [printer] "
            "transport = \"usb:1-2\"\n"
            "printer on bus 1 address 5, at port 1-3: cannot be used\n  claim refused\n");
}

protocol::Hello Keeps(std::uint32_t entries) {
  protocol::Hello hello = fakes::HelloOf(3, 100);
  hello.firmware = 0x0102;
  hello.next_counter = 41 + entries;
  hello.oldest_pending = 41;
  return hello;
}

TEST(Probe, NamesEachDeviceAndWhyItCannotBeUsed) {
  const usb::AttachedDevice usable{"evaluator on bus 1 address 4", "1-2", ""};
  EXPECT_EQ(ProbeReport({{usable, {}},
                         {{"evaluator on bus 1 address 5", "1-3",
                           "evaluator on bus 1 address 5: claim refused"}}}),
            "evaluator on bus 1 address 4, at port 1-2: can be used; transport = \"usb:1-2\"\n"
            "  It says nothing: look at its display. A device that nobody enrolled says so there.\n"
            "evaluator on bus 1 address 5, at port 1-3: cannot be used\n  evaluator on bus 1 "
            "address 5: claim refused\n");
}

TEST(Probe, SaysWhatADeviceKeepsBeforeItIsPutAway) {
  const usb::AttachedDevice device{"evaluator on bus 1 address 4", "1-2", ""};
  const std::string begin =
      "evaluator on bus 1 address 4, at port 1-2: can be used; transport = \"usb:1-2\"\n"
      "  It is ev-0003 with 5 keys, firmware 1.2; ";
  EXPECT_EQ(ProbeReport({{device, Keeps(0)}}), begin + "everything it kept has its receipt.\n");
  auto stuck = Keeps(17);
  stuck.stuck_keys = 0b10;
  EXPECT_EQ(
      ProbeReport({{device, stuck}}),
      begin +
          "17 entries wait for a receipt: plug it in at any window in service, its host reads "
          "them.\n  Key 2 from the left is stuck: free it, or take another device.\n");
}

/// A device that is there, or not.
class OneDevice final : public usb::Port {
 public:
  explicit OneDevice(std::optional<fakes::Script> script) : script_(std::move(script)) {}
  usb::Opened Open(usb::Millis) override {
    if (!script_) return std::string();
    return std::make_unique<fakes::ScriptedTransport>(*script_);
  }
  void Close() override {}
  std::string Name() const override { return "evaluator"; }

 private:
  std::optional<fakes::Script> script_;
};

TEST(Probe, ListensForAHelloAmongOtherFrames) {
  OneDevice device(fakes::Script{
      fakes::Says{{5, 5, 0}},
      fakes::Says{fakes::Joined({fakes::OnCable(fakes::FrameOf(fakes::PressOf(3, 41))),
                                 fakes::OnCable(fakes::FrameOf(Keeps(17)))})}});
  EXPECT_EQ(ListenForHello(device), Keeps(17));
  OneDevice unplugged(fakes::Script{fakes::Ends{}});
  EXPECT_FALSE(ListenForHello(unplugged));
  OneDevice nothing(std::nullopt);
  EXPECT_FALSE(ListenForHello(nothing));
}

}  // namespace
}  // namespace yichuang::window
