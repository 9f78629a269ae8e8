#include <fmt/format.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <sstream>
#include <thread>
#include <vector>

#include "evaluator-firmware/board/cortex-m/identity_page.h"
#include "evaluator-firmware/core/screen_model.h"
#include "tests/evaluator-firmware/board/cortex-m/board_bed.h"
#include "tests/faults/storm_window.h"
#include "tests/machines/hall_machine.h"
#include "tools/simulator/clock.h"

namespace yichuang::machines {
namespace {

namespace fs = std::filesystem;
using evaluator::BoardBed;
using evaluator::ScreenKind;
using std::chrono::milliseconds;
using std::chrono::seconds;
using SteadyClock = std::chrono::steady_clock;

constexpr seconds kStartPatience{240};
constexpr seconds kPatience{120};
constexpr milliseconds kBeat{20};
constexpr int kKeys = 5;
constexpr int kCycles = 20;
constexpr std::size_t kFewestPresses = 12;

HallMachineSettings SettingsOf(const fs::path& folder) {
  HallMachineSettings settings;
  settings.bin = fs::read_symlink("/proc/self/exe").parent_path();
  const char* kit = std::getenv("YICHUANG_GUEST");
  settings.kit = kit == nullptr ? "build/guest" : kit;
  settings.directory = folder;
  settings.options = fmt::format("cycles={} printer=yes", kCycles);
  settings.hall.windows = 2;
  settings.hall.hours = "00:00-24:00";
  // The kernel sees a plug at once. The played device does not: it stands outside the machine, at
  // the end of a serial line that carries no plug, as behind a bridge. It says hello every five
  // seconds by its clock.
  settings.hall.device_speed = 5;
  if (const char* weakened = std::getenv("YICHUANG_WEAKENED")) settings.weakened = weakened;
  settings.hall.transports = {"bridge", "usb"};
  const std::int64_t now = simulator::RealNow();
  settings.hall.clock = {1, now, now};
  return settings;
}

std::string Drawn(ScreenKind kind) {
  return fmt::format("screen kind={} ", static_cast<int>(kind));
}

/// Whether the board draws a screen with a name on it, before it is silent for long.
bool ShowsAName(BoardBed& board) {
  for (std::string line = board.Line("screen "); !line.empty(); line = board.Line("screen ")) {
    if (line.find(" name=0 ") == std::string::npos) return true;
  }
  return false;
}

/// The EEPROM of a device that the hall has enrolled.
void MakeEeprom(const fs::path& file, const simulator::HallWindow& window,
                const fs::path& key_file) {
  std::ifstream in(key_file);
  std::string hex;
  in >> hex;
  evaluator::identity_page::Written identity{static_cast<std::uint32_t>(window.serial), kKeys, {}};
  ASSERT_EQ(hex.size(), 2 * identity.key.size());
  for (std::size_t i = 0; i < identity.key.size(); ++i)
    identity.key[i] = static_cast<std::uint8_t>(std::stoi(hex.substr(2 * i, 2), nullptr, 16));
  evaluator::MakeEeprom(file, false);
  auto bytes = evaluator::ReadFile(file);
  const auto page = evaluator::identity_page::Encode(identity);
  std::copy(page.begin(), page.end(), bytes.end() - evaluator::identity_page::kSize);
  evaluator::WriteFile(file, bytes);
}

/// The shipped hub and window host under a kernel of their own. Window 1 has the device's own image
/// on an emulated board, behind a serial bridge; window 2 a played device whose USB plug is pulled
/// again and again. One start serves all that is tried.
///
/// That it can fail is shown with YICHUANG_WEAKENED=hub: then the end of the ledger is lost with
/// the power at the end, and ratings are missing of both windows.
class Machine : public testing::Test {
 protected:
  Machine() {
    folder_ = (fs::temp_directory_path() / "yc-machine-XXXXXX").string();
    if (::mkdtemp(folder_.data()) == nullptr) throw std::runtime_error("cannot make " + folder_);
    machine_ = std::make_unique<HallMachine>(SettingsOf(folder_));
    desk_ = std::make_unique<simulator::DeskClient>(setup().http_port(), setup().token(), loop_);
  }
  ~Machine() override {
    if (HasFailure()) {
      std::printf("what was left: %s\n%s\n", folder_.c_str(), Console().c_str());
      return;
    }
    desk_.reset();
    machine_.reset();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  const simulator::HallSetup& setup() const { return machine_->setup(); }
  const simulator::HallWindow& window(std::size_t place) const { return setup().windows()[place]; }

  std::string Console() const {
    std::ifstream file(machine_->guest().console());
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
  }

  bool Wait(milliseconds most, const std::function<bool()>& done) {
    const auto deadline = SteadyClock::now() + most;
    while (!done()) {
      if (SteadyClock::now() >= deadline || !machine_->guest().on()) return done();
      loop_.Run(SteadyClock::now() + kBeat);
    }
    return true;
  }
  bool ConsoleSays(const std::string& line) {
    return Wait(kPatience, [&] { return Console().find(line) != std::string::npos; });
  }

  /// What the clerk at window 1 does; again until the hub answers. The answer's status.
  int Clerk(const std::string& what, const std::string& body) {
    int status = 0;
    desk_->Ask("POST", fmt::format("/api/v1/desk/1/{}", what), body,
               [&status](const simulator::DeskClient::Answer& answer) { status = answer.status; });
    Wait(kStartPatience, [&status] { return status != 0; });
    return status;
  }

  std::string folder_;
  simulator::Loop loop_;
  std::unique_ptr<HallMachine> machine_;
  std::unique_ptr<simulator::DeskClient> desk_;
};

/// Citizens at window 2, one after the other, on a thread of their own.
class BusyWindow {
 public:
  BusyWindow(const simulator::HallSetup& setup, const simulator::HallWindow& window)
      : hub_(setup.http_port(), setup.token(), loop_),
        window_(window, setup, hub_, loop_, [this](const simulator::Press& press) {
          presses_.push_back(press);
          ++count_;
        }) {
    window_.Start();
    thread_ = std::thread([this] { loop_.Run(); });
  }
  ~BusyWindow() { Join(); }
  BusyWindow(const BusyWindow&) = delete;
  BusyWindow& operator=(const BusyWindow&) = delete;

  /// No further citizen; false when the device still keeps something after the time.
  bool Close(milliseconds most) {
    Join();
    window_.Stop();
    const auto deadline = SteadyClock::now() + most;
    while (SteadyClock::now() < deadline) {
      const auto& stats = window_.stats();
      if (window_.quiet() && stats && stats->pending == 0 && !window_.asking()) return true;
      window_.AskStats();
      loop_.Run(SteadyClock::now() + milliseconds(200));
    }
    return false;
  }
  /// So far.
  std::size_t count() const { return count_; }
  /// REQUIRES: Close.
  const std::vector<simulator::Press>& presses() const { return presses_; }
  std::map<std::string, simulator::DeviceEnd> End() const {
    const auto& stats = window_.stats();
    return {{window_.source(), {stats->epoch, stats->next_counter - 1 - stats->pending}}};
  }
  std::uint64_t unlit() const { return window_.unlit(); }

 private:
  void Join() {
    if (!thread_.joinable()) return;
    loop_.Post([this] { loop_.Stop(); });
    thread_.join();
  }

  simulator::Loop loop_;
  simulator::DeskClient hub_;
  std::vector<simulator::Press> presses_;
  std::atomic<std::size_t> count_ = 0;
  faults::StormWindow window_;
  std::thread thread_;
};

TEST_F(Machine, APressGoesFromTheBoardsKeyIntoTheLedgerAndNoPlugLosesOne) {
  const fs::path eeprom = fs::path(folder_) / "eeprom";
  MakeEeprom(eeprom, window(0), fs::path(folder_) / "hall/keys" / (window(0).evaluator + ".key"));
  BoardBed board({fs::path(YICHUANG_BINARY_DIR) / "firmware/bin/evaluator.elf", eeprom, false,
                  setup().CableOf(window(0))});
  ASSERT_NE(board.Line("boot"), "");
  board.ReleaseAll();
  machine_->StartEvaluator(window(1));
  machine_->guest().PowerOn();
  BusyWindow busy(setup(), window(1));

  ASSERT_EQ(Clerk("shift", fmt::format(R"({{"staff":"{}"}})", window(0).staff)), 200) << Console();
  ASSERT_TRUE(ConsoleSays(window(0).evaluator + ": is attached"));
  // The hub has drawn the name of who sits there, and the board has put its pieces together.
  EXPECT_TRUE(ShowsAName(board));
  for (int key = 0; key < kKeys; ++key) {
    ASSERT_EQ(Clerk("service", R"({"visit":""})"), 200);
    ASSERT_EQ(Clerk("service/end", R"({"invite":true})"), 200);
    ASSERT_NE(board.Line(Drawn(ScreenKind::kInviting)), "") << "key " << key;
    EXPECT_NE(board.Press(key, "lamp on=1"), "") << "key " << key;
  }
  // The last one says that he may be called.
  EXPECT_NE(board.Press(kKeys - 1, Drawn(ScreenKind::kThanks)), "");

  EXPECT_TRUE(ConsoleSays("guest: printer passed over usblp"));
  EXPECT_TRUE(ConsoleSays("guest: printer passed over libusb"));
  EXPECT_TRUE(ConsoleSays("guest: evaluator plugged in for good"));
  EXPECT_TRUE(Wait(kPatience, [&busy] { return busy.count() >= kFewestPresses; }));
  EXPECT_TRUE(busy.Close(kPatience)) << "window 2 does not drain";
  // The board keeps nothing any more that the hub has not taken.
  bool drained = false;
  for (const auto until = SteadyClock::now() + kPatience; !drained && SteadyClock::now() < until;) {
    board.Reset();
    drained = board.Line("boot").find(" pending=0 ") != std::string::npos;
    if (!drained) loop_.Run(SteadyClock::now() + seconds(3));
  }
  EXPECT_TRUE(drained);

  std::mt19937_64 random(1);
  machine_->CutPower(Survival::kNone, random);
  const auto survivor = machine_->Look();
  ASSERT_TRUE(survivor.ledger);
  EXPECT_TRUE(survivor.sound);
  std::vector<simulator::LedgerRating> of_board;
  simulator::Ledger of_other;
  for (const auto& rating : survivor.ledger->ratings)
    (rating.source == window(0).evaluator ? of_board : of_other.ratings).push_back(rating);

  ASSERT_EQ(of_board.size(), static_cast<std::size_t>(kKeys));
  for (int key = 0; key < kKeys; ++key) {
    const auto& rating = of_board[static_cast<std::size_t>(key)];
    EXPECT_EQ(rating.level, kKeys - key);
    EXPECT_EQ(rating.staff, window(0).staff);
    EXPECT_EQ(rating.window, window(0).number);
    EXPECT_TRUE(rating.counted);
  }
  const auto verdict = simulator::Compare(busy.presses(), of_other, busy.End(), busy.unlit());
  EXPECT_TRUE(simulator::Balanced(verdict))
      << "lost " << verdict.lost << " doubled " << verdict.doubled << " pending " << verdict.pending
      << " wrong " << verdict.wrong_level + verdict.wrong_staff << " unpressed "
      << verdict.unpressed;
  std::printf("board: %zu ratings; plug pulled %d times: presses=%zu lost=%llu doubled=%llu\n",
              of_board.size(), kCycles, busy.presses().size(),
              static_cast<unsigned long long>(verdict.lost),
              static_cast<unsigned long long>(verdict.doubled));
}

}  // namespace
}  // namespace yichuang::machines
