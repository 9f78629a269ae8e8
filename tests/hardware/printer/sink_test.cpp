#include "hardware/printer/sink.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <pty.h>
#include <termios.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <string>

#include "hardware/printer/printer.h"

namespace yichuang::printer {
namespace {

using Bytes = std::vector<std::uint8_t>;

std::filesystem::path Scratch(const std::string& name) {
  return std::filesystem::temp_directory_path() /
         ("yichuang-printer-" + std::to_string(::getpid()) + "-" + name);
}

TEST(FileSink, AFileHoldsTheLastJobAndNoQuestions) {
  const auto path = Scratch("job");
  const Bytes rows(96, 0xf0);
  const Model model{384, true, 100, 64};
  for (const int height : {2, 1}) {
    const Picture picture{384, height,
                          std::span(rows).first(static_cast<std::size_t>(48 * height))};
    EXPECT_EQ(PrintTo(path, picture, model), Outcome::kPrinted);
    std::ifstream file(path, std::ios::binary);
    const Bytes bytes((std::istreambuf_iterator<char>(file)), {});
    EXPECT_EQ(bytes, *EncodeJob(picture, model));
  }
  EXPECT_FALSE(AskAt(path));
  std::filesystem::remove(path);
}

TEST(FileSink, SaysWhenThereIsNoPrinter) {
  const Bytes rows(48, 0xf0);
  EXPECT_EQ(PrintTo("/nowhere/lp0", {384, 1, rows}, Model{}), Outcome::kNoPrinter);
  EXPECT_FALSE(AskAt("/nowhere/lp0"));
}

// A terminal stands for the printer's device: both ways, and it stops taking bytes when nobody
// reads.
class DeviceTest : public testing::Test {
 protected:
  DeviceTest() {
    char name[128] = {};
    termios raw{};
    ::cfmakeraw(&raw);
    EXPECT_EQ(::openpty(&printer_, &cable_, name, &raw, nullptr), 0);
    path_ = name;
  }
  ~DeviceTest() override {
    ::close(printer_);
    ::close(cable_);
  }

  int printer_ = -1;
  int cable_ = -1;
  std::filesystem::path path_;
};

TEST_F(DeviceTest, TakesTheAnswersOfAPrinter) {
  FileSink sink(path_);
  ASSERT_TRUE(sink.is_open());
  EXPECT_TRUE(sink.answers());
  EXPECT_FALSE(sink.Read(std::chrono::milliseconds(0)));
  ASSERT_EQ(::write(printer_, "\x16", 1), 1);
  EXPECT_EQ(sink.Read(std::chrono::milliseconds(1000)), 0x16);
}

TEST_F(DeviceTest, GivesUpWhenThePrinterTakesNoMoreBytes) {
  FileSink sink(path_);
  const Bytes much(1 << 20, 0xff);
  EXPECT_EQ(sink.Write(much, std::chrono::milliseconds(20)), Sink::Taken::kTimedOut);
}

TEST_F(DeviceTest, NoticesThatThePrinterIsGone) {
  FileSink sink(path_);
  ::close(printer_);
  printer_ = -1;
  const Bytes some(16, 0xff);
  EXPECT_EQ(sink.Write(some, std::chrono::milliseconds(1000)), Sink::Taken::kFailed);
}

}  // namespace
}  // namespace yichuang::printer
