#include "hardware/window/config.h"

#include <gtest/gtest.h>

#include <fstream>
#include <ostream>

namespace yichuang::window {
namespace {

constexpr const char* kGood = R"(device = "win-01"
hall = "demo"
broker = "tcp://127.0.0.1:18830"
data_dir = "/tmp/win-01"
[[evaluator]]
transport = "socket:/tmp/ev-0001.sock"
[[evaluator]]
transport = "usb:1-2.3"
[[evaluator]]
transport = "usb"
[[evaluator]]
transport = "bridge:1-4"
)";

/// The good text with one line of it (counted from 1) replaced.
std::string With(int line, const std::string& text) {
  std::istringstream lines(kGood);
  std::string all;
  std::string one;
  for (int i = 1; std::getline(lines, one); ++i) all += (i == line ? text : one) + "\n";
  return all;
}

std::vector<std::string> Sentences(const std::string& text) {
  const auto result = ParseConfig(text, "w.toml");
  std::vector<std::string> sentences;
  if (const auto* errors = std::get_if<std::vector<ConfigError>>(&result)) {
    for (const auto& error : *errors) sentences.push_back(Sentence(error));
  }
  return sentences;
}

TEST(WindowConfig, ReadsAGoodFile) {
  const auto result = ParseConfig(kGood, "w.toml");
  ASSERT_TRUE(std::holds_alternative<Config>(result)) << Sentences(kGood).at(0);
  EXPECT_EQ(*std::get_if<Config>(&result), (Config{"win-01",
                                                   "demo",
                                                   "tcp://127.0.0.1:18830",
                                                   "/tmp/win-01",
                                                   {{Cable::kSocket, "/tmp/ev-0001.sock"},
                                                    {Cable::kUsb, "1-2.3"},
                                                    {Cable::kUsb, ""},
                                                    {Cable::kBridge, "1-4"}},
                                                   "",
                                                   {}}));
}

TEST(WindowConfig, NamesWhatIsRecordedAndWhatIsPlayedAgain) {
  const auto file = std::filesystem::path(testing::TempDir()) / "window-record.toml";
  std::ofstream(file) << With(6, "transport = \"replay:/tmp/yesterday\"") << "record = \"today\"\n";
  const auto result = ReadConfig(file);
  std::filesystem::remove(file);
  const auto* config = std::get_if<Config>(&result);
  ASSERT_NE(config, nullptr);
  EXPECT_EQ(config->evaluators[0].cable, Cable::kReplay);
  EXPECT_EQ(config->evaluators[0].where, "/tmp/yesterday");
  EXPECT_EQ(config->evaluators[0].record, "");
  EXPECT_EQ(config->evaluators[3].record, file.parent_path() / "today");
  EXPECT_EQ(Sentences(With(6, "transport = \"replay:yesterday\"")).size(), 1U);
}

TEST(WindowConfig, NamesCounterDisplaysAndTheirZone) {
  const std::string text =
      std::string("zone = \"A\"\n") + kGood + "[[counter]]\nwindow = 3\nport = \"/dev/ttyUSB0\"\n";
  const auto result = ParseConfig(text, "w.toml");
  ASSERT_TRUE(std::holds_alternative<Config>(result)) << Sentences(text).at(0);
  EXPECT_EQ(std::get_if<Config>(&result)->zone, "A");
  EXPECT_EQ(std::get_if<Config>(&result)->counters,
            (std::vector<CounterPlace>{{3, "/dev/ttyUSB0"}}));
}

TEST(WindowConfig, SaysWhatIsWrongWithACounterDisplay) {
  const auto said = Sentences(std::string(kGood) +
                              "[[counter]]\nwindow = 0\nport = \"COM3\"\n"
                              "[[counter]]\nwindow = 4\nport = \"/dev/ttyS0\"\n"
                              "[[counter]]\nwindow = 5\nport = \"/dev/ttyS0\"\n");
  ASSERT_EQ(said.size(), 4U);
  EXPECT_TRUE(said[0].starts_with("w.toml:1: key \"zone\" is missing; expected the zone of"))
      << said[0];
  EXPECT_TRUE(said[1].starts_with("w.toml:14: the value of \"window\" cannot be used")) << said[1];
  EXPECT_TRUE(said[2].starts_with("w.toml:15: the value of \"port\", \"COM3\", cannot be used"))
      << said[2];
  EXPECT_TRUE(said[3].starts_with("w.toml:21: port \"/dev/ttyS0\" is named twice")) << said[3];
}

struct BadLine {
  const char* name;
  int line;  ///< replaced
  const char* text;
  const char* start;  ///< of the one sentence expected
  friend std::ostream& operator<<(std::ostream& out, const BadLine& bad) { return out << bad.name; }
};

class BadConfig : public testing::TestWithParam<BadLine> {};

TEST_P(BadConfig, IsRefusedWithItsLine) {
  const auto sentences = Sentences(With(GetParam().line, GetParam().text));
  ASSERT_EQ(sentences.size(), 1U);
  EXPECT_EQ(sentences[0].rfind(GetParam().start, 0), 0U) << sentences[0];
}

INSTANTIATE_TEST_SUITE_P(
    Lines, BadConfig,
    testing::Values(
        BadLine{
            "MissingDevice", 1, "",
            "w.toml:1: key \"device\" is missing; expected 1 to 32 characters of a-z, 0-9 and '-'"},
        BadLine{"DeviceWithSlash", 1, "device = \"win/01\"",
                "w.toml:1: the value of \"device\", \"win/01\", cannot be used; expected 1 to 32"},
        BadLine{"DeviceNumber", 1, "device = 7",
                "w.toml:1: the value of \"device\" is not a text in quotes; expected"},
        BadLine{"HallWithUpperCase", 2, "hall = \"Demo\"",
                "w.toml:2: the value of \"hall\", \"Demo\", cannot be used"},
        BadLine{"BrokerWithoutScheme", 3, "broker = \"127.0.0.1:1883\"",
                "w.toml:3: the value of \"broker\", \"127.0.0.1:1883\", cannot be used; expected "
                "ssl://HOST:PORT"},
        BadLine{"BrokerElsewhereWithoutCertificates", 3, "broker = \"tcp://10.0.0.1:1883\"",
                "w.toml:3: the value of \"broker\", \"tcp://10.0.0.1:1883\", cannot be used"},
        BadLine{"BrokerWithoutPort", 3, "broker = \"tcp://localhost\"",
                "w.toml:3: the value of \"broker\""},
        BadLine{"BrokerPortTooBig", 3, "broker = \"tcp://localhost:70000\"",
                "w.toml:3: the value of \"broker\""},
        BadLine{"BrokerPortZero", 3, "broker = \"tcp://localhost:0\"",
                "w.toml:3: the value of \"broker\""},
        BadLine{"BrokerWithoutHost", 3, "broker = \"tcp://:1883\"",
                "w.toml:3: the value of \"broker\""},
        BadLine{"DataDirEmpty", 4, "data_dir = \"\"",
                "w.toml:4: the value of \"data_dir\", \"\", cannot be used"},
        BadLine{"UnknownKey", 4, "data_dir = \"/tmp\"\ndatadir = \"/tmp\"",
                "w.toml:5: key \"datadir\" is unknown; expected one of device, hall, broker, "
                "http, certificate_authority, data_dir, evaluator"},
        BadLine{"UnknownEvaluatorKey", 6, "transport = \"usb\"\nserial = 1",
                "w.toml:7: key \"serial\" is unknown; expected one of transport"},
        BadLine{"MissingTransport", 6, "",
                "w.toml:5: key \"transport\" is missing; expected \"usb\""},
        BadLine{"TransportUnknown", 6, "transport = \"serial:/dev/ttyS0\"",
                "w.toml:6: the value of \"transport\", \"serial:/dev/ttyS0\", cannot be used; "
                "expected \"usb\""},
        BadLine{"SocketRelative", 6, "transport = \"socket:ev.sock\"",
                "w.toml:6: the value of \"transport\""},
        BadLine{"UsbPathWrong", 8, "transport = \"usb:1.2\"",
                "w.toml:8: the value of \"transport\", \"usb:1.2\""},
        BadLine{"TransportTwice", 8, "transport = \"socket:/tmp/ev-0001.sock\"",
                "w.toml:8: transport \"socket:/tmp/ev-0001.sock\" is named twice"},
        BadLine{"FiveEvaluators", 12, "transport = \"usb\"\n[[evaluator]]\ntransport = \"usb\"",
                "w.toml:13: 5 evaluators are named; expected 1 to 4 tables [[evaluator]]"},
        BadLine{"NotToml", 2, "hall = demo", "w.toml:2: this is not TOML: "}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(WindowConfig, NamesEveryErrorAtOnceInTheOrderOfLines) {
  const auto sentences =
      Sentences("device = 1\nhall = 2\nbroker = 3\ndata_dir = 4\nevaluator = 5\nextra = 6\n");
  ASSERT_EQ(sentences.size(), 6U);
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    EXPECT_EQ(sentences[i].rfind("w.toml:" + std::to_string(i + 1) + ": ", 0), 0U) << sentences[i];
  }
}

TEST(WindowConfig, AnEmptyFileMissesEveryKey) { EXPECT_EQ(Sentences("").size(), 5U); }

TEST(WindowConfig, SaysWhenTheFileCannotBeRead) {
  const auto result = ReadConfig("/nowhere/window.toml");
  const auto* errors = std::get_if<std::vector<ConfigError>>(&result);
  ASSERT_NE(errors, nullptr);
  EXPECT_EQ(Sentence(errors->at(0)),
            "/nowhere/window.toml:0: the file cannot be read; expected a readable TOML file");
}

TEST(WindowConfig, TakesARelativeDataDirFromTheFilesFolder) {
  const auto file = std::filesystem::path(testing::TempDir()) / "window-relative.toml";
  std::ofstream(file) << With(4, "data_dir = \"box\"");
  const auto result = ReadConfig(file);
  std::filesystem::remove(file);
  const auto* config = std::get_if<Config>(&result);
  ASSERT_NE(config, nullptr);
  EXPECT_EQ(config->data_dir, file.parent_path() / "box");
}

}  // namespace
}  // namespace yichuang::window
