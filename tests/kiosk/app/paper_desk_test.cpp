#include "kiosk/app/paper_desk.h"

#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace yichuang::app {
namespace {

using Bytes = std::vector<std::uint8_t>;
constexpr std::uint8_t kFine = 0x12;

/// A printer behind a terminal: answers what it is asked, and keeps what came.
class TerminalPrinter {
 public:
  TerminalPrinter() {
    std::array<char, 128> name{};
    termios raw{};
    ::cfmakeraw(&raw);
    EXPECT_EQ(::openpty(&printer_, &cable_, name.data(), &raw, nullptr), 0);
    path_ = name.data();
    thread_ = std::thread([this] { Work(); });
  }
  ~TerminalPrinter() {
    ending_ = true;
    thread_.join();
    ::close(printer_);
    ::close(cable_);
  }
  TerminalPrinter(const TerminalPrinter&) = delete;
  TerminalPrinter& operator=(const TerminalPrinter&) = delete;

  const std::string& path() const { return path_; }
  std::atomic<std::uint8_t> paper = kFine;  ///< the answer about paper
  std::string Heard() const {
    const std::lock_guard lock(mutex_);
    return heard_;
  }

 private:
  /// The job has neither of these bytes behind one another: it is text.
  void Work() {
    Bytes last;
    while (!ending_) {
      pollfd wait{printer_, POLLIN, 0};
      std::uint8_t byte = 0;
      if (::poll(&wait, 1, 20) <= 0 || ::read(printer_, &byte, 1) != 1) continue;
      {
        const std::lock_guard lock(mutex_);
        heard_.push_back(static_cast<char>(byte));
      }
      last.push_back(byte);
      if (last.size() > 3) last.erase(last.begin());
      if (last.size() == 3 && last[0] == 0x10 && last[1] == 0x04)
        Answer(last[2] == 4 ? paper.load() : kFine);
      if (last == Bytes{0x1d, 'r', 1}) Answer(0);
    }
  }
  void Answer(std::uint8_t byte) const { EXPECT_EQ(::write(printer_, &byte, 1), 1); }

  int printer_ = -1;
  int cable_ = -1;
  std::string path_;
  std::atomic<bool> ending_ = false;
  mutable std::mutex mutex_;
  std::string heard_;
  std::thread thread_;
};

class PaperDeskTest : public testing::Test {
 protected:
  PaperDeskTest() {
    spdlog::set_default_logger(std::make_shared<spdlog::logger>(
        "desk", std::make_shared<spdlog::sinks::ostream_sink_mt>(log_)));
    PrinterSettings settings;
    settings.path = printer_.path();
    settings.text = true;
    desk_.emplace(settings, "", mailbox_);
  }
  ~PaperDeskTest() override {
    desk_.reset();
    spdlog::set_default_logger(before_);
  }

  /// How the slip came out; absent after 20 s.
  std::optional<model::PrintOutcome> Print(int job) {
    documents::MatterSlip slip;
    slip.no = "SW20261124000" + std::to_string(job);
    slip.code = "ABCDEFGH2345";
    desk_->Put(SlipOrder{model::Instant{std::chrono::milliseconds{job}}, slip});
    std::unique_lock lock(mutex_);
    std::vector<model::Msg> told;
    woken_.wait_for(lock, std::chrono::seconds(20), [&] {
      told = mailbox_.Take();
      return !told.empty();
    });
    if (told.empty()) return std::nullopt;
    const auto* finished = std::get_if<model::PrintFinished>(&told.front());
    return finished == nullptr ? std::nullopt : std::optional(finished->outcome);
  }
  /// Everything that was told the operator.
  std::string Told() {
    desk_.reset();
    return log_.str();
  }

  std::shared_ptr<spdlog::logger> before_ = spdlog::default_logger();
  std::ostringstream log_;
  std::mutex mutex_;
  std::condition_variable woken_;
  Mailbox mailbox_{[this] {
    const std::lock_guard lock(mutex_);
    woken_.notify_all();
  }};
  TerminalPrinter printer_;
  std::optional<PaperDesk> desk_;
};

std::size_t CountOf(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST_F(PaperDeskTest, PaperNearItsEndIsToldOnceForARollAndPrintsGoOn) {
  printer_.paper = kFine | 0x0c;
  EXPECT_EQ(Print(1), model::PrintOutcome::kPrinted);
  EXPECT_EQ(Print(2), model::PrintOutcome::kPrinted);
  printer_.paper = kFine;  // a new roll
  EXPECT_EQ(Print(3), model::PrintOutcome::kPrinted);
  printer_.paper = kFine | 0x0c;
  EXPECT_EQ(Print(4), model::PrintOutcome::kPrinted);
  const std::string told = Told();
  EXPECT_EQ(CountOf(told, "nearly at its end"), 2U) << told;
  EXPECT_NE(told.find(printer_.path()), std::string::npos) << told;
}

TEST_F(PaperDeskTest, WithoutPaperThePersonIsToldAndNothingIsPrintedLater) {
  printer_.paper = kFine | 0x60;
  EXPECT_EQ(Print(1), model::PrintOutcome::kPaperOut);
  printer_.paper = kFine;
  EXPECT_EQ(Print(2), model::PrintOutcome::kPrinted);
  EXPECT_NE(printer_.Heard().find("SW202611240002"), std::string::npos);
  EXPECT_EQ(printer_.Heard().find("SW202611240001"), std::string::npos) << "the one without paper";
  EXPECT_NE(Told().find("paper_out"), std::string::npos);
}

}  // namespace
}  // namespace yichuang::app
