#include "tools/simulator/options.h"

#include <gtest/gtest.h>

namespace yichuang::simulator {
namespace {

Options Parsed(const std::vector<std::string>& arguments) {
  const auto result = ParseOptions(arguments);
  const Options* options = std::get_if<Options>(&result);
  EXPECT_NE(options, nullptr) << *std::get_if<std::string>(&result);
  return options != nullptr ? *options : Options{};
}

std::string Refused(const std::vector<std::string>& arguments) {
  const auto result = ParseOptions(arguments);
  const std::string* sentence = std::get_if<std::string>(&result);
  return sentence != nullptr ? *sentence : "";
}

TEST(ParseOptions, NothingGivesTheDefaultDay) {
  const Options options = Parsed({});
  EXPECT_EQ(options, Options{});
  EXPECT_EQ(options.visitors, 400);
  EXPECT_EQ(options.windows, 12);
}

TEST(ParseOptions, TakesEveryOption) {
  const Options options =
      Parsed({"--headless", "--seconds", "20", "--windows=4", "--speed", "2.5",      "--seed",
              "9",          "--dir",     "/d", "--visitors",  "50",      "--keep",   "--bin",
              "/b",         "--web",     "/w", "--items",     "/i",      "--record", "/r"});
  EXPECT_TRUE(options.headless);
  EXPECT_EQ(options.seconds, 20);
  EXPECT_EQ(options.windows, 4);
  EXPECT_EQ(options.speed, 2.5);
  EXPECT_EQ(options.seed, 9u);
  EXPECT_EQ(options.directory, "/d");
  EXPECT_EQ(options.visitors, 50);
  EXPECT_TRUE(options.keep);
  EXPECT_EQ(options.bin, "/b");
  EXPECT_EQ(options.web, "/w");
  EXPECT_EQ(options.items, "/i");
  EXPECT_EQ(options.record, "/r");
}

TEST(ParseOptions, ChaosNamesProgramsAndSeconds) {
  using std::chrono::milliseconds;
  const std::vector<Kill> expected = {{"hub", milliseconds(5000)},
                                      {"broker", milliseconds(10500)},
                                      {"win-01", milliseconds(15000)},
                                      {"ev-0002", milliseconds(1000)}};
  EXPECT_EQ(Parsed({"--chaos", "hub@5,broker@10.5,window@15,ev-0002@1"}).chaos, expected);
}

TEST(ParseOptions, RefusalNamesTheOptionAndWhatIsExpected) {
  EXPECT_EQ(Refused({"--windows", "61"}), "--windows 61: expected a whole number from 1 to 60");
  EXPECT_EQ(Refused({"--windows", "x"}), "--windows x: expected a whole number from 1 to 60");
  EXPECT_EQ(Refused({"--seconds", "9"}),
            "--seconds 9: expected a whole number of seconds from 10 to 86400");
  EXPECT_EQ(Refused({"--speed", "nan"}),
            "--speed nan: expected a number from 1 (real time) to 5000");
  EXPECT_EQ(Refused({"--speed"}), "--speed: a value must follow");
  EXPECT_EQ(Refused({"--fast"}), "--fast: there is no such option; --help lists them");
  EXPECT_NE(Refused({"--chaos", "printer@3"}).find("--chaos printer@3: expected"),
            std::string::npos);
  EXPECT_EQ(Refused({"--windows", "4", "--chaos", "win-02@3"}),
            "--chaos win-02: there is no such program with --windows 4");
}

TEST(SpeedOf, HeadlessDayFitsIntoTheRun) {
  const std::chrono::hours day(9);
  const Options options = Parsed({"--headless", "--seconds", "30"});
  EXPECT_NEAR(9 * 3600 / SpeedOf(options, day), 23, 0.1);
}

TEST(SpeedOf, OnScreenItIsTwentyUnlessAsked) {
  EXPECT_EQ(SpeedOf(Parsed({}), std::chrono::hours(9)), 20);
  EXPECT_EQ(SpeedOf(Parsed({"--speed", "60"}), std::chrono::hours(9)), 60);
}

}  // namespace
}  // namespace yichuang::simulator
