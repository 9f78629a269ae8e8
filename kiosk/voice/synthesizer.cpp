#include "kiosk/voice/synthesizer.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "kiosk/voice/readings.h"

extern char** environ;

namespace yichuang::voice {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// A minute and a half of sound: more is no sentence.
constexpr std::size_t kMostSpoken = 4u << 20;

class Descriptor {
 public:
  explicit Descriptor(int value = -1) : value_(value) {}
  Descriptor(Descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(value_, other.value_);
    return *this;
  }
  ~Descriptor() { Close(); }
  void Close() {
    if (value_ >= 0) close(std::exchange(value_, -1));
  }
  int get() const { return value_; }

 private:
  int value_;
};

/// Standard input of the program is a socket, not a pipe: writing to one that has gone is an error
/// then, and no SIGPIPE, which would end the whole kiosk.
struct Ends {
  Descriptor our_input, their_input, our_output, their_output;
};

std::optional<Ends> MakeEnds() {
  int input[2];
  int output[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, input) != 0) return std::nullopt;
  Ends ends{Descriptor(input[0]), Descriptor(input[1]), Descriptor(), Descriptor()};
  if (pipe2(output, O_CLOEXEC) != 0) return std::nullopt;
  ends.our_output = Descriptor(output[0]);
  ends.their_output = Descriptor(output[1]);
  return ends;
}

/// A started program. Destroyed: killed if it still runs, and waited for.
class Process {
 public:
  explicit Process(pid_t pid) : pid_(pid) {}
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process() {
    if (pid_ <= 0) return;
    kill(pid_, SIGKILL);
    while (waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  /// Its wait status, once it has ended; absent while it runs.
  std::optional<int> Ended() {
    int status = 0;
    if (waitpid(pid_, &status, WNOHANG) != pid_) return std::nullopt;
    pid_ = 0;
    return status;
  }

 private:
  pid_t pid_;
};

/// 0 when the program cannot be started.
pid_t Start(const std::string& program, std::vector<std::string> arguments, const Ends& ends) {
  std::vector<char*> argv;
  std::string name = program;
  argv.push_back(name.data());
  for (auto& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);

  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, ends.their_input.get(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, ends.their_output.get(), STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  // What the kiosk blocks or ignores is no concern of the program.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  sigset_t ordinary;
  sigemptyset(&ordinary);
  sigaddset(&ordinary, SIGPIPE);
  sigaddset(&ordinary, SIGTERM);
  sigaddset(&ordinary, SIGINT);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &ordinary);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

  pid_t pid = 0;
  const int error = posix_spawnp(&pid, program.c_str(), &files, &attributes, argv.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return error == 0 ? pid : 0;
}

/// A piece is far smaller than a socket's buffer, so this does not wait for the reader.
void Send(Descriptor socket, std::string_view words) {
  while (!words.empty()) {
    const auto sent = send(socket.get(), words.data(), words.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return;
    words.remove_prefix(static_cast<std::size_t>(sent));
  }
}

/// Until the program has ended, after it has closed its output: a moment, unless it hangs.
std::variant<int, SynthesisFault> AwaitEnd(Process& process, const Cancellation& cancellation,
                                           steady_clock::time_point deadline) {
  constexpr int kStepMs = 2;
  while (true) {
    if (const auto status = process.Ended()) return *status;
    if (cancellation.cancelled()) return SynthesisFault::kCancelled;
    if (steady_clock::now() >= deadline) return SynthesisFault::kTooSlow;
    pollfd wait{cancellation.descriptor(), POLLIN, 0};
    poll(&wait, 1, kStepMs);
  }
}

/// All the program writes, until it closes its output.
std::variant<std::vector<std::byte>, SynthesisFault> Collect(int output,
                                                             const Cancellation& cancellation,
                                                             steady_clock::time_point deadline) {
  std::vector<std::byte> bytes;
  std::array<std::byte, 16'384> chunk;
  while (true) {
    const auto left = std::chrono::ceil<milliseconds>(deadline - steady_clock::now());
    if (left.count() <= 0) return SynthesisFault::kTooSlow;
    std::array<pollfd, 2> wait{{{output, POLLIN, 0}, {cancellation.descriptor(), POLLIN, 0}}};
    const int ready = poll(wait.data(), wait.size(), static_cast<int>(left.count()));
    if (cancellation.cancelled()) return SynthesisFault::kCancelled;
    if (ready < 0 && errno == EINTR) continue;
    if (ready < 0) return SynthesisFault::kFailed;
    if (ready == 0) continue;
    const auto got = read(output, chunk.data(), chunk.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return SynthesisFault::kFailed;
    if (got == 0) return bytes;
    bytes.insert(bytes.end(), chunk.begin(), chunk.begin() + got);
    if (bytes.size() > kMostSpoken) return SynthesisFault::kFailed;
  }
}

}  // namespace

Synthesizer::Synthesizer(std::string program, int words_per_minute, milliseconds patience)
    : program_(std::move(program)),
      speed_(std::to_string(std::clamp(words_per_minute, 80, 450))),
      patience_(patience) {}

std::variant<Samples, SynthesisFault> Synthesizer::Speak(std::string_view words, Language language,
                                                         const Cancellation& cancellation) const {
  // The voice "cmn" of espeak-ng 1.51 reads the pinyin of each character as an English word;
  // this one, with the same dictionary, reads it as pinyin (espeak-ng issue 1044). Of its variants
  // f5 keeps digits and letters apart best (tools/voices, docs/voice.md).
  const bool chinese = language == Language::kChinese;
  const std::string text = chinese ? WithReadings(words) : std::string{words};
  auto ends = MakeEnds();
  if (!ends) return SynthesisFault::kFailed;
  // -b 1: UTF-8 whatever the locale. -z: pauses are ours.
  const pid_t pid = Start(program_,
                          {"-v", chinese ? "cmn-latn-pinyin+f5" : "en+f5", "-s", speed_, "-b", "1",
                           "-z", "--stdin", "--stdout"},
                          *ends);
  if (pid <= 0) return SynthesisFault::kMissing;
  Process process(pid);
  ends->their_input.Close();
  ends->their_output.Close();
  Send(std::move(ends->our_input), text);

  const auto deadline = steady_clock::now() + patience_;
  auto collected = Collect(ends->our_output.get(), cancellation, deadline);
  if (const auto* fault = std::get_if<SynthesisFault>(&collected)) return *fault;
  const auto end = AwaitEnd(process, cancellation, deadline);
  if (const auto* fault = std::get_if<SynthesisFault>(&end)) return *fault;
  const int status = std::get<int>(end);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    // Some systems report a missing program only from the child, with the shell's 127.
    const bool missing = WIFEXITED(status) && WEXITSTATUS(status) == 127;
    return missing ? SynthesisFault::kMissing : SynthesisFault::kFailed;
  }
  auto samples = DecodeWav(std::get<std::vector<std::byte>>(collected));
  if (!samples || samples->empty()) return SynthesisFault::kFailed;
  return std::move(*samples);
}

}  // namespace yichuang::voice
