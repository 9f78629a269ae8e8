#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "evaluator-firmware/protocol/cobs.h"
#include "evaluator-firmware/protocol/codec.h"
#include "evaluator-firmware/protocol/text.h"

extern char** environ;

namespace yichuang::evaluator::host {
namespace {

using nlohmann::json;
using protocol::FrameReader;
using Bytes = std::vector<std::uint8_t>;
using Clock = std::chrono::steady_clock;

constexpr std::uint32_t kSerial = 3;
constexpr auto kPatience = std::chrono::seconds(10);

// A folder with a key file, and the paths of one device in it.
struct Folder {
  Folder() {
    char name[] = "/tmp/evaluator-sim-XXXXXX";
    path = ::mkdtemp(name);
    std::ofstream(path / "key") << std::string(62, '0') << "2a\n";
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string At(const char* name) const { return (path / name).string(); }

  std::filesystem::path path;
};

protocol::DeviceKeys Keys() {
  std::array<std::uint8_t, protocol::kDeviceKeySize> key{};
  key.back() = 0x2a;
  return protocol::DeviceKeys(key);
}

// A started evaluator-sim, its output in files of the folder.
class Process {
 public:
  Process(const Folder& folder, std::vector<std::string> arguments) : errors_(folder.At("errors")) {
    arguments.insert(arguments.begin(), YICHUANG_BINARY_DIR "/bin/evaluator-sim");
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    const std::string output = folder.At("output");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    const int flags = O_WRONLY | O_CREAT | O_TRUNC;
    posix_spawn_file_actions_addopen(&actions, 1, output.c_str(), flags, 0600);
    posix_spawn_file_actions_addopen(&actions, 2, errors_.c_str(), flags, 0600);
    EXPECT_EQ(posix_spawn(&pid_, argv[0], &actions, nullptr, argv.data(), environ), 0);
    posix_spawn_file_actions_destroy(&actions);
  }
  ~Process() {
    if (pid_ > 0) End(SIGKILL);
  }

  /// Sends a signal (0: none), waits, and returns the exit status, or -signal.
  int End(int signal) {
    if (signal != 0) ::kill(pid_, signal);
    int status = 0;
    ::waitpid(pid_, &status, 0);
    pid_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

  std::string Errors() const {
    std::ostringstream text;
    text << std::ifstream(errors_).rdbuf();
    return text.str();
  }

 private:
  std::string errors_;
  pid_t pid_ = -1;
};

// One end of a Unix socket; waits with a deadline.
class Connection {
 public:
  explicit Connection(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof(address.sun_path) - 1);
    const auto deadline = Clock::now() + kPatience;
    while (Clock::now() < deadline) {
      fd_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
      const auto* generic = reinterpret_cast<const sockaddr*>(&address);
      if (::connect(fd_, generic, sizeof(address)) == 0) return;
      ::close(fd_);
      fd_ = -1;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    ADD_FAILURE() << "nobody listens on " << path;
  }
  ~Connection() {
    if (fd_ >= 0) ::close(fd_);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void Send(std::span<const std::uint8_t> bytes) {
    EXPECT_EQ(::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL),
              static_cast<ssize_t>(bytes.size()));
  }

  /// Empty when the other end closed or said nothing in time.
  Bytes Receive() {
    pollfd waiting{fd_, POLLIN, 0};
    const auto patience = std::chrono::milliseconds(kPatience).count();
    if (::poll(&waiting, 1, static_cast<int>(patience)) <= 0) return {};
    Bytes bytes(4096);
    const ssize_t count = ::recv(fd_, bytes.data(), bytes.size(), 0);
    bytes.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    return bytes;
  }

 private:
  int fd_ = -1;
};

// The window host's end of the cable.
class Hub {
 public:
  explicit Hub(const Folder& folder) : connection_(folder.At("cable")) {}

  template <typename Frame>
  void Tell(const Frame& frame) {
    Bytes body(protocol::kMaxFrameSize);
    body.resize(protocol::Encode(frame, Keys(), body));
    Bytes stream(protocol::kMaxStreamSize);
    stream.resize(protocol::EncodeStream(body, stream));
    connection_.Send(stream);
  }

  /// The next frame that `decode` accepts; others are passed over.
  template <typename Frame>
  std::optional<Frame> Next(std::variant<Frame, protocol::FrameError> (*decode)(
      std::span<const std::uint8_t>, const protocol::DeviceKeys&)) {
    while (true) {
      for (; next_ < received_.size(); ++next_) {
        const auto result = reader_.Feed(received_[next_]);
        const auto* body = std::get_if<FrameReader::Frame>(&result);
        if (body == nullptr) continue;
        const auto decoded = decode(*body, Keys());
        if (const auto* frame = std::get_if<Frame>(&decoded)) {
          ++next_;
          return *frame;
        }
      }
      received_ = connection_.Receive();
      next_ = 0;
      if (received_.empty()) return std::nullopt;
    }
  }

 private:
  Connection connection_;
  Bytes buffer_ = Bytes(protocol::kMaxFrameSize + protocol::kCrcSize);
  FrameReader reader_{buffer_};
  Bytes received_;
  std::size_t next_ = 0;
};

// A citizen at the control socket.
class Citizen {
 public:
  explicit Citizen(const Folder& folder) : connection_(folder.At("control")) {}

  void Do(const json& command) {
    const std::string line = command.dump() + "\n";
    connection_.Send(Bytes(line.begin(), line.end()));
  }

  /// The next line for which `wanted` holds; null when none came in time.
  json Await(const std::function<bool(const json&)>& wanted) {
    while (true) {
      for (auto end = text_.find('\n'); end != std::string::npos; end = text_.find('\n')) {
        const json line = json::parse(text_.substr(0, end), nullptr, false);
        text_.erase(0, end + 1);
        if (wanted(line)) return line;
      }
      const Bytes bytes = connection_.Receive();
      if (bytes.empty()) return nullptr;
      text_.append(bytes.begin(), bytes.end());
    }
  }
  json AwaitScreen(const std::string& screen) {
    return Await([&](const json& line) { return line.value("screen", "") == screen; });
  }
  /// From now on every change comes.
  void Watch() {
    Do({{"do", "watch"}});
    Stats();  // whose answer shows that the device has read the line before
  }
  json Stats() {
    Do({{"do", "stats"}});
    return Await([](const json& line) { return line.contains("stats"); })["stats"];
  }

 private:
  Connection connection_;
  std::string text_;
};

std::vector<std::string> Arguments(const Folder& folder) {
  return {"--serial",         "3",     "--key",          folder.At("key"), "--listen",
          folder.At("cable"), "--log", folder.At("log"), "--control",      folder.At("control"),
          "--speed",          "20"};
}

protocol::Show Invitation(const protocol::Hello& hello, std::uint64_t invitation) {
  protocol::Show show;
  show.serial = kSerial;
  show.epoch = hello.epoch;
  show.boot = hello.boot;
  show.version = invitation;
  show.screen = protocol::Screen::kInviting;
  show.invitation = invitation;
  show.limit_ms = 3'600'000;
  show.ticket = protocol::FixedText<protocol::kTicketSize>("A001");
  return show;
}

TEST(EvaluatorSim, ConfirmedPressSurvivesKillNine) {
  const Folder folder;
  std::uint32_t epoch = 0;
  {
    Process process(folder, Arguments(folder));
    Hub hub(folder);
    Citizen citizen(folder);
    citizen.Watch();
    const auto hello = hub.Next(&protocol::DecodeHello);
    ASSERT_TRUE(hello);
    epoch = hello->epoch;
    hub.Tell(Invitation(*hello, 12));
    EXPECT_EQ(citizen.AwaitScreen("inviting").value("ticket", ""), "A001");
    citizen.Do({{"do", "press"}, {"key", 4}});
    const json lamp = citizen.Await([](const json& line) { return line.contains("counter"); });
    EXPECT_EQ(lamp, (json{{"lamp", true}, {"counter", 1}, {"invitation", 12}}));
    EXPECT_EQ(process.End(SIGKILL), -SIGKILL);
  }
  Process process(folder, Arguments(folder));
  Hub hub(folder);
  Citizen citizen(folder);
  const auto hello = hub.Next(&protocol::DecodeHello);
  ASSERT_TRUE(hello);
  EXPECT_EQ(hello->epoch, epoch);
  EXPECT_EQ(hello->next_counter, 2U);
  EXPECT_EQ(hello->oldest_pending, 1U);
  const auto press = hub.Next(&protocol::DecodePress);
  ASSERT_TRUE(press);
  EXPECT_EQ(press->invitation, 12U);
  EXPECT_EQ(press->level, protocol::Level::kVeryDissatisfied);
  hub.Tell(protocol::Receipt{kSerial, epoch, 1});
  json stats = citizen.Stats();
  while (stats.value("pending", 1) != 0) stats = citizen.Stats();
  EXPECT_EQ(stats.value("receipted", 0), 1);
  EXPECT_EQ(process.End(SIGTERM), 0);
  EXPECT_FALSE(std::filesystem::exists(folder.At("cable")));
  EXPECT_FALSE(std::filesystem::exists(folder.At("control")));
}

TEST(EvaluatorSim, ManyPressesInARowAreAllTaken) {
  const Folder folder;
  Process process(folder, Arguments(folder));
  Hub hub(folder);
  Citizen citizen(folder);
  citizen.Watch();
  const auto hello = hub.Next(&protocol::DecodeHello);
  ASSERT_TRUE(hello);
  for (std::uint64_t invitation = 1; invitation <= 20; ++invitation) {
    hub.Tell(Invitation(*hello, invitation));
    const json seen = citizen.Await([&](const json& line) {
      return line.value("screen", "") == "inviting" && line.value("invitation", 0U) == invitation;
    });
    ASSERT_TRUE(seen.is_object()) << invitation;
    citizen.Do({{"do", "press"}, {"key", invitation % 5}});
    const json lamp = citizen.Await([](const json& line) { return line.contains("counter"); });
    ASSERT_EQ(lamp.value("counter", 0U), invitation);
  }
  EXPECT_EQ(citizen.Stats().value("confirmed", 0), 20);
}

TEST(EvaluatorSim, UnpluggedCableEndsTheConnectionAndPluggedInItSaysHello) {
  const Folder folder;
  Process process(folder, Arguments(folder));
  Citizen citizen(folder);
  {
    Hub hub(folder);
    ASSERT_TRUE(hub.Next(&protocol::DecodeHello));
    citizen.Do({{"do", "unplug"}});
    while (hub.Next(&protocol::DecodeHello)) {
    }
  }
  EXPECT_FALSE(std::filesystem::exists(folder.At("cable")));
  citizen.Do({{"do", "plug"}});
  Hub hub(folder);
  EXPECT_TRUE(hub.Next(&protocol::DecodeHello));
}

TEST(EvaluatorSim, OneHostAtATimeAndTheNextAsSoonAsItIsGone) {
  const Folder folder;
  Process process(folder, Arguments(folder));
  for (int round = 0; round < 20; ++round) {
    Hub hub(folder);
    ASSERT_TRUE(hub.Next(&protocol::DecodeHello)) << round;
    if (round != 0) continue;
    Hub second(folder);
    EXPECT_FALSE(second.Next(&protocol::DecodeHello));
  }
}

TEST(EvaluatorSim, WrongCommandIsAnsweredWithASentence) {
  const Folder folder;
  Process process(folder, Arguments(folder));
  Citizen citizen(folder);
  for (const json& command :
       {json{{"do", "dance"}}, json{{"do", "press"}}, json{{"do", "press"}, {"key", 5}},
        json{{"do", "press"}, {"key", -1}}, json{{"do", 7}}, json::array(), json("press")}) {
    citizen.Do(command);
    const json answer = citizen.Await([](const json&) { return true; });
    EXPECT_FALSE(answer.value("error", "").empty()) << command;
  }
  citizen.Do({{"do", "screen"}});
  EXPECT_EQ(citizen.AwaitScreen("idle").value("lamp", true), false);
}

TEST(EvaluatorSim, EachWrongArgumentIsASentenceAndStatusTwo) {
  const Folder folder;
  std::ofstream(folder.path / "short") << "00ff\n";
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases{
      {{}, "--serial is required"},
      {{"--serial", "0"}, "begins at 1"},
      {{"--serial", "many"}, "--serial"},
      {{"--layout", "4"}, "2, 3 and 5"},
      {{"--speed", "0"}, "outside"},
      {{"--key", folder.At("short")}, "64 hexadecimal digits"},
      {{"--key", folder.At("absent")}, "cannot be read"},
      {{"--colour", "red"}, "--colour"}};
  for (const auto& [changes, words] : cases) {
    std::vector<std::string> arguments;
    if (!changes.empty()) {
      arguments = Arguments(folder);
      for (std::size_t i = 0; i < arguments.size(); i += 2) {
        if (arguments[i] == changes[0]) {
          arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(i),
                          arguments.begin() + static_cast<std::ptrdiff_t>(i) + 2);
          break;
        }
      }
      arguments.insert(arguments.end(), changes.begin(), changes.end());
    }
    Process process(folder, arguments);
    EXPECT_EQ(process.End(0), 2) << words;
    EXPECT_NE(process.Errors().find(words), std::string::npos) << process.Errors();
  }
}

TEST(EvaluatorSim, FilesItCannotUseAreSentencesAndStatusOne) {
  const Folder folder;
  const auto refused = [&](const std::vector<std::string>& arguments, const std::string& words) {
    Process process(folder, arguments);
    EXPECT_EQ(process.End(0), 1) << words;
    EXPECT_NE(process.Errors().find(words), std::string::npos) << process.Errors();
  };
  auto arguments = Arguments(folder);
  {
    const Folder other;
    Process first(other, arguments);
    Citizen citizen(folder);
    refused(arguments, "in use by another evaluator-sim");
    auto elsewhere = arguments;
    elsewhere[7] = folder.At("other-log");
    refused(elsewhere, "somebody listens");
  }
  std::ofstream(folder.path / "large") << std::string(70'000, 'x');
  arguments[7] = folder.At("large");
  refused(arguments, "another kind of file");
  arguments[7] = folder.At("absent/log");
  refused(arguments, "cannot open it");
  arguments = Arguments(folder);
  arguments[5] = folder.At(std::string(120, 'x').c_str());
  refused(arguments, "too long");
  arguments[5] = folder.At("key");
  refused(arguments, "is no socket");
  std::ofstream(folder.path / "script") << "{\"do\":\"screen\"}\n{\"do\":\"sing\"}\n";
  arguments = Arguments(folder);
  arguments.insert(arguments.end(), {"--script", folder.At("script")});
  refused(arguments, "script:2:");
}

TEST(EvaluatorSim, ScriptRunsByTheDevicesClock) {
  const Folder folder;
  std::ofstream(folder.path / "script") << "{\"do\":\"screen\"}\n"
                                           "{\"at_ms\":2000,\"do\":\"press\",\"key\":0}\n"
                                           "{\"at_ms\":4000,\"do\":\"stats\"}\n"
                                           "{\"do\":\"quit\"}\n";
  auto arguments = Arguments(folder);
  arguments.insert(arguments.end(), {"--script", folder.At("script")});
  Process process(folder, arguments);
  EXPECT_EQ(process.End(0), 0);
  std::ifstream output(folder.path / "output");
  std::string first;
  std::string second;
  ASSERT_TRUE(std::getline(output, first) && std::getline(output, second));
  EXPECT_EQ(json::parse(first).value("screen", ""), "idle");
  EXPECT_EQ(json::parse(second)["stats"].value("pressed", 9), 0) << "nobody was invited";
}

}  // namespace
}  // namespace yichuang::evaluator::host
