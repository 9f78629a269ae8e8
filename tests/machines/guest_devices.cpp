#include "tests/machines/guest_devices.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "hardware/printer/outlet.h"
#include "hardware/usb/hid_report.h"
#include "hardware/usb/usb_ids.h"
#include "tests/fakes/receipt_printer.h"
#include "tests/machines/virtual_usb.h"

namespace yichuang::machines {
namespace {

using Bytes = std::vector<std::uint8_t>;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kReport = 64;
constexpr int kEvaluatorPort = 0;
constexpr int kPrinterPort = 1;
constexpr const char* kPrinterNode = "/dev/usb/lp0";
constexpr std::chrono::seconds kPatience{60};
constexpr milliseconds kLook{5};

template <typename Condition>
bool Await(milliseconds most, Condition holds) {
  const auto until = Clock::now() + most;
  while (!holds()) {
    if (Clock::now() >= until) return false;
    std::this_thread::sleep_for(kLook);
  }
  return true;
}

int OpenLine(const std::string& path) {
  const int line = ::open(path.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC);
  termios settings{};
  if (line < 0 || ::tcgetattr(line, &settings) != 0) return -1;
  ::cfmakeraw(&settings);
  ::cfsetspeed(&settings, B115200);
  ::tcsetattr(line, TCSANOW, &settings);
  return line;
}

/// A printer: answers what it is asked, and keeps what it is to print.
class PlayedPrinter {
 public:
  PlayedPrinter()
      : usb_(kPrinterPort, {0x0416, 0x5011, false},
             [this](std::span<const std::uint8_t> bytes) { Hear(bytes); }) {}

  bool Plug() {
    out_ = false;
    return usb_.Plug() && Await(kPatience, [] { return std::filesystem::exists(kPrinterNode); });
  }
  bool Unplug() {
    {
      std::unique_lock lock(mutex_);
      std::jthread pulling = std::move(pulling_);
      lock.unlock();
      if (pulling.joinable()) pulling.join();
    }
    usb_.Unplug();
    return Await(kPatience, [] { return !std::filesystem::exists(kPrinterNode); });
  }

  std::atomic<bool> paper_out = false;
  /// Takes so many bytes of a job, then its cable is pulled; 0: never.
  std::atomic<std::size_t> pulled_after = 0;

  Bytes TakeJob() {
    const std::lock_guard lock(mutex_);
    return std::exchange(job_, {});
  }

 private:
  void Hear(std::span<const std::uint8_t> bytes) {
    constexpr std::uint8_t kFine = 0x12;
    constexpr std::uint8_t kNoPaper = 0x72;
    if (out_) return;
    const Bytes all(bytes.begin(), bytes.end());
    if (all.size() == 3 && all[0] == 0x10 && all[1] == 0x04) {
      const bool about_paper = all[2] == printer::kQuestions;
      return usb_.Say({about_paper && paper_out ? kNoPaper : kFine});
    }
    if (all == printer::AskWhenPrinted()) return usb_.Say({0});
    const std::lock_guard lock(mutex_);
    if (all == printer::ForgetAll()) return job_.clear();
    job_.insert(job_.end(), all.begin(), all.end());
    if (pulled_after == 0 || job_.size() < pulled_after) return;
    out_ = true;
    pulling_ = std::jthread([this] { usb_.Unplug(); });
  }

  std::atomic<bool> out_ = false;  ///< its cable, which the kernel learns in a moment
  std::mutex mutex_;
  Bytes job_;
  VirtualUsb usb_;
  std::jthread pulling_;
};

bool Fail(const char* what, printer::Outcome outcome) {
  std::printf("guest: printer: %s: %s\n", what, std::string(printer::Name(outcome)).c_str());
  return false;
}

/// What is printed: all rows differ.
struct Sheet {
  Sheet() : rows(static_cast<std::size_t>(kDots / 8 * kRows)) {
    for (std::size_t i = 0; i < rows.size(); ++i)
      rows[i] = static_cast<std::uint8_t>(i * 7 + i / 48);
    job = *printer::EncodeJob({kDots, kRows, rows}, {kDots, true, 100, 64});
  }
  static constexpr int kDots = 384;
  static constexpr int kRows = 900;
  Bytes rows;
  Bytes job;
};

bool Printed(PlayedPrinter& printer, printer::Outlet& outlet, const Sheet& sheet) {
  const auto outcome = outlet.Print(sheet.job);
  fakes::ReceiptPrinter paper;
  if (outcome != printer::Outcome::kPrinted) return Fail("a paper", outcome);
  if (!paper.Take(printer.TakeJob()) || paper.paper() != sheet.rows || paper.cuts() != 1)
    return Fail("another paper came out", outcome);
  return true;
}

bool TryAll(printer::Outlet& outlet) {
  const Sheet sheet;
  PlayedPrinter printer;
  if (!printer.Plug()) return Fail("it is not plugged in", printer::Outcome::kNoPrinter);
  if (!Printed(printer, outlet, sheet)) return false;

  printer.paper_out = true;
  auto outcome = outlet.Print(sheet.job);
  if (outcome != printer::Outcome::kPaperOut || !printer.TakeJob().empty())
    return Fail("paper out", outcome);
  printer.paper_out = false;

  printer.pulled_after = sheet.rows.size() / 3;
  outcome = outlet.Print(sheet.job);
  if (outcome == printer::Outcome::kPrinted) return Fail("its cable was pulled", outcome);
  printer.pulled_after = 0;
  // What it took of it stays in it, until it is told to forget.
  if (!printer.Unplug() || outlet.Print(sheet.job) != printer::Outcome::kNoPrinter)
    return Fail("it is still there", outcome);
  return printer.Plug() && Printed(printer, outlet, sheet) && printer.Unplug();
}

}  // namespace

int PlugEvaluator(const std::string& path, int cycles) {
  const int line = OpenLine(path);
  if (line < 0) {
    std::printf("guest: no line %s\n", path.c_str());
    return 1;
  }
  const auto id = usb::kEvaluatorIds[0];
  VirtualUsb device(kEvaluatorPort, {id.vendor, id.product, true},
                    [line](std::span<const std::uint8_t> report) {
                      const auto bytes = usb::FromReport(report);
                      if (bytes && !bytes->empty())
                        static_cast<void>(::write(line, bytes->data(), bytes->size()));
                    });
  std::jthread cable([line, &device] {
    Bytes bytes(1'024);
    for (;;) {
      const ssize_t count = ::read(line, bytes.data(), bytes.size());
      if (count <= 0) return;
      for (auto& report : usb::ToReports({bytes.data(), static_cast<std::size_t>(count)}, kReport))
        device.Say(std::move(report));
    }
  });
  for (int cycle = 1; cycle <= cycles; ++cycle) {
    if (!device.Plug()) return 1;
    // So many packets differ from cycle to cycle, so that every part of a conversation is torn.
    const auto wanted = static_cast<std::size_t>(3 + cycle * 7 % 11);
    constexpr std::chrono::seconds kLongest{3};
    Await(kLongest, [&] { return device.taken() >= wanted; });
    device.Unplug();
    std::printf("guest: evaluator pulled out %d times, after %zu packets\n", cycle, device.taken());
    constexpr milliseconds kOut{250};
    std::this_thread::sleep_for(kOut);
  }
  const bool in = device.Plug();
  std::printf(in ? "guest: evaluator plugged in for good\n"
                 : "guest: evaluator cannot be plugged\n");
  cable.join();
  return 1;
}

int TryPrinter() {
  const auto usblp = printer::FileOutlet(kPrinterNode);
  const auto libusb = printer::UsbOutlet("");
  bool passed = TryAll(*usblp);
  if (passed) std::printf("guest: printer passed over usblp\n");
  passed = passed && TryAll(*libusb);
  if (passed) std::printf("guest: printer passed over libusb\n");
  return passed ? 0 : 1;
}

}  // namespace yichuang::machines
