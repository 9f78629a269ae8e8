#include "tests/evaluator-firmware/board/cortex-m/board_bed.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <thread>

#include "evaluator-firmware/board/cortex-m/identity_page.h"

extern char** environ;

namespace yichuang::evaluator {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr auto kPatience = std::chrono::seconds(20);
constexpr std::size_t kEepromSize = 64 * 1024;
constexpr std::array<const char*, 5> kKeyNames{"up", "down", "left", "right", "ctrl"};
// The emulated display draws each pixel as a square of this side.
constexpr int kMagnified = 4;

int Connect(const fs::path& path) {
  const auto deadline = Clock::now() + kPatience;
  while (Clock::now() < deadline) {
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.string().copy(address.sun_path, sizeof address.sun_path - 1);
    if (::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) return fd;
    ::close(fd);
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  ADD_FAILURE() << "the emulated board did not open " << path;
  return -1;
}

std::string SocketAt(const fs::path& path, bool wait) {
  return "unix:" + path.string() + ",server=on,wait=" + (wait ? "on" : "off");
}

}  // namespace

std::array<std::uint8_t, protocol::kDeviceKeySize> BedKey() {
  std::array<std::uint8_t, protocol::kDeviceKeySize> key{};
  for (std::size_t i = 0; i < key.size(); ++i) key[i] = static_cast<std::uint8_t>(3 * i + 1);
  return key;
}

const protocol::DeviceKeys& BedKeys() {
  static const protocol::DeviceKeys keys(BedKey());
  return keys;
}

Bytes ReadFile(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(in), {});
}

void WriteFile(const fs::path& file, const Bytes& bytes) {
  // In place: an emulated board may hold it open.
  const bool there = fs::exists(file) && fs::file_size(file) == bytes.size();
  std::ofstream out(file, there ? std::ios::binary | std::ios::in | std::ios::out
                                : std::ios::binary | std::ios::trunc);
  out.write(reinterpret_cast<const char*>(bytes.data()),
            static_cast<std::streamsize>(bytes.size()));
}

void MakeEeprom(const fs::path& file, bool enrolled) {
  Bytes bytes(kEepromSize, 0xFF);
  if (enrolled) {
    const auto page = identity_page::Encode({kBedSerial, 5, BedKey()});
    std::copy(page.begin(), page.end(), bytes.end() - identity_page::kSize);
  }
  WriteFile(file, bytes);
}

BoardBed::BoardBed(const Options& options) {
  char name[] = "/tmp/yichuang-board-XXXXXX";
  folder_ = ::mkdtemp(name);
  std::vector<std::string> words{
      "qemu-system-arm",
      "-M",
      "lm3s6965evb",
      "-display",
      "none",
      "-nodefaults",
      "-nic",
      "none",
      "-serial",
      options.cable.empty() ? SocketAt(folder_ / "cable", true) : SocketAt(options.cable, false),
      "-serial",
      SocketAt(folder_ / "service", true),
      "-qmp",
      SocketAt(folder_ / "control", false),
      "-semihosting-config",
      "enable=on,target=native",
      "-kernel",
      options.image.string()};
  if (!options.eeprom.empty()) {
    words.insert(words.end(), {"-drive", "if=none,id=ee,format=raw,file=" + options.eeprom.string(),
                               "-device", "at24c-eeprom,address=0x50,rom-size=65536,drive=ee"});
  }
  if (options.virtual_time) words.insert(words.end(), {"-icount", "shift=auto,sleep=off"});
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 2, (folder_ / "log").c_str(), O_CREAT | O_WRONLY,
                                   0600);
  started_ = Clock::now();
  const int status =
      ::posix_spawnp(&pid_, "qemu-system-arm", &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (status != 0) {
    ADD_FAILURE() << "qemu-system-arm cannot be started: tools/setup --tests installs it";
    pid_ = -1;
    return;
  }
  if (options.cable.empty()) cable_ = Connect(folder_ / "cable");
  service_ = Connect(folder_ / "service");
  control_ = Connect(folder_ / "control");
  Command("qmp_capabilities", "{}");
}

BoardBed::~BoardBed() {
  Kill();
  for (const int fd : {cable_, service_, control_}) {
    if (fd >= 0) ::close(fd);
  }
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void BoardBed::Kill() {
  if (pid_ < 0) return;
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
  pid_ = -1;
}

BoardBed::Deadline BoardBed::Soon() { return Clock::now() + kPatience; }

/// More of what has come on any line, so that the board never waits for a reader; false after the
/// deadline, or when the board has ended.
bool BoardBed::Fill(Deadline deadline) {
  const std::array<std::string*, 3> to{&cable_in_, &service_in_, &control_in_};
  std::array<pollfd, 3> wait{
      pollfd{cable_, POLLIN, 0}, {service_, POLLIN, 0}, {control_, POLLIN, 0}};
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
  if (left.count() <= 0 || ::poll(wait.data(), wait.size(), static_cast<int>(left.count())) <= 0)
    return false;
  for (std::size_t i = 0; i < wait.size(); ++i) {
    if (wait[i].revents == 0) continue;
    char piece[4096];
    const ssize_t got = ::read(wait[i].fd, piece, sizeof piece);
    if (got <= 0) return false;
    to[i]->append(piece, static_cast<std::size_t>(got));
  }
  return true;
}

std::string BoardBed::Line(const std::string& begin) {
  const Deadline deadline = Soon();
  for (;;) {
    for (auto end = service_in_.find('\n'); end != std::string::npos;
         end = service_in_.find('\n')) {
      std::string line = service_in_.substr(0, end);
      service_in_.erase(0, end + 1);
      if (line.starts_with(begin)) return line;
    }
    if (!Fill(deadline)) return {};
  }
}

std::optional<UpFrame> BoardBed::NextFrame(Deadline deadline, Bytes* raw) {
  for (;;) {
    while (!cable_in_.empty()) {
      const auto byte = static_cast<std::uint8_t>(cable_in_.front());
      cable_in_.erase(0, 1);
      const auto result = reader_.Feed(byte);
      const auto* frame = std::get_if<protocol::FrameReader::Frame>(&result);
      if (frame == nullptr) continue;
      if (raw != nullptr) raw->assign(frame->begin(), frame->end());
      const auto header = protocol::Peek(*frame);
      if (!header) continue;
      if (header->kind == protocol::FrameKind::kHello) {
        const auto hello = protocol::DecodeHello(*frame, BedKeys());
        if (const auto* good = std::get_if<protocol::Hello>(&hello)) return *good;
      } else if (header->kind == protocol::FrameKind::kPress) {
        const auto press = protocol::DecodePress(*frame, BedKeys());
        if (const auto* good = std::get_if<protocol::Press>(&press)) return *good;
      } else {
        const auto detail = protocol::DecodePressDetail(*frame, BedKeys());
        if (const auto* good = std::get_if<protocol::PressDetail>(&detail)) return *good;
      }
      ADD_FAILURE() << "a frame came that its key does not open";
    }
    if (!Fill(deadline)) return std::nullopt;
  }
}

void BoardBed::SendBytes(const Bytes& frame) {
  std::array<std::uint8_t, protocol::kMaxStreamSize> stream{};
  const std::size_t size = protocol::EncodeStream(frame, stream);
  ASSERT_EQ(::write(cable_, stream.data(), size), static_cast<ssize_t>(size));
}

void BoardBed::Send(const protocol::Show& show) {
  Bytes frame(protocol::kMaxFrameSize);
  frame.resize(protocol::Encode(show, BedKeys(), frame));
  SendBytes(frame);
}

void BoardBed::Send(const protocol::Receipt& receipt) {
  Bytes frame(protocol::kMaxFrameSize);
  frame.resize(protocol::Encode(receipt, BedKeys(), frame));
  SendBytes(frame);
}

void BoardBed::Send(const protocol::NamePiece& piece) {
  Bytes frame(protocol::kMaxFrameSize);
  frame.resize(protocol::Encode(piece, BedKeys(), frame));
  SendBytes(frame);
}

/// One command over QMP; events between are passed over.
void BoardBed::Command(const std::string& command, const std::string& arguments) {
  const std::string line =
      json{{"execute", command}, {"arguments", json::parse(arguments)}}.dump() + "\n";
  ASSERT_EQ(::write(control_, line.data(), line.size()), static_cast<ssize_t>(line.size()));
  const Deadline deadline = Soon();
  for (;;) {
    for (auto end = control_in_.find('\n'); end != std::string::npos;
         end = control_in_.find('\n')) {
      const json answer = json::parse(control_in_.substr(0, end), nullptr, false);
      control_in_.erase(0, end + 1);
      if (answer.contains("return")) return;
      ASSERT_FALSE(answer.contains("error")) << answer;
    }
    ASSERT_TRUE(Fill(deadline)) << command << ": no answer";
  }
}

void BoardBed::Key(int key, bool down) {
  const json event{
      {"type", "key"},
      {"data",
       {{"down", down},
        {"key", {{"type", "qcode"}, {"data", kKeyNames.at(static_cast<std::size_t>(key))}}}}}};
  Command("input-send-event", json{{"events", json::array({event})}}.dump());
}

void BoardBed::ReleaseAll() {
  for (int key = 0; key < 5; ++key) {
    Key(key, true);
    Key(key, false);
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(150));
}

std::string BoardBed::Press(int key, const std::string& until) {
  Key(key, true);
  std::string line = Line(until);
  Key(key, false);
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  return line;
}

// The emulator's clock falls behind on a busy machine: four times what the device wants.
void BoardBed::Touch(int key) {
  Key(key, true);
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  Key(key, false);
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
}

void BoardBed::Reset() { Command("system_reset", "{}"); }

int BoardBed::ExitStatus() {
  const auto deadline = Clock::now() + kPatience;
  while (Clock::now() < deadline) {
    int status = 0;
    if (::waitpid(pid_, &status, WNOHANG) == pid_) {
      pid_ = -1;
      return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return -1;
}

Bytes BoardBed::Memory(std::uint32_t address, std::size_t size) {
  const fs::path file = folder_ / "memory";
  Command("pmemsave", json{{"val", address}, {"size", size}, {"filename", file.string()}}.dump());
  return ReadFile(file);
}

std::size_t BoardBed::StackUsed() {
  constexpr std::uint32_t kStack = 3 * 1024;  // lm3s6965.ld
  constexpr std::array<std::uint8_t, 4> kUntouched{0x00, 0xED, 0xC4, 0x5A};
  const Bytes top = Memory(0, 4);  // the first vector
  if (top.size() != 4) return 0;
  const auto end = static_cast<std::uint32_t>(top[0] | top[1] << 8 | top[2] << 16 | top[3] << 24);
  const Bytes stack = Memory(end - kStack, kStack);
  std::size_t untouched = 0;
  while (untouched + 4 <= stack.size() &&
         std::equal(kUntouched.begin(), kUntouched.end(),
                    stack.begin() + static_cast<std::ptrdiff_t>(untouched)))
    untouched += 4;
  return stack.size() - untouched;
}

Screen BoardBed::Shown() {
  const fs::path file = folder_ / "screen.ppm";
  Command("screendump", json{{"filename", file.string()}}.dump());
  const Bytes ppm = ReadFile(file);
  const std::size_t size =
      static_cast<std::size_t>(Screen::kWidth) * Screen::kHeight * kMagnified * kMagnified * 3;
  Screen screen;
  if (ppm.size() < size) {
    ADD_FAILURE() << "the screen dump has " << ppm.size() << " bytes";
    return screen;
  }
  const std::size_t begin = ppm.size() - size;
  for (int y = 0; y < Screen::kHeight; ++y) {
    for (int x = 0; x < Screen::kWidth; ++x) {
      const auto place =
          static_cast<std::size_t>((y * kMagnified * Screen::kWidth + x) * kMagnified * 3);
      screen.pixels.push_back(ppm[begin + place + 1] >> 4);
    }
  }
  return screen;
}

protocol::NameDots DrawnName(const std::string& file) {
  std::ifstream in(std::filesystem::path(YICHUANG_SOURCE_DIR) / "tests/golden/names" /
                   (file + ".txt"));
  protocol::NameDots dots;
  std::string line;
  for (std::size_t y = 0; std::getline(in, line); ++y) {
    dots.width = static_cast<std::uint8_t>(line.size());
    for (std::size_t x = 0; x < line.size(); ++x) {
      if (line[x] != '#') continue;
      dots.columns[x] = static_cast<std::uint16_t>(dots.columns[x] | 0x8000U >> y);
    }
  }
  return dots;
}

}  // namespace yichuang::evaluator
