#include "tools/simulator/processes.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace yichuang::simulator {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kFirstPause{200};
constexpr milliseconds kLongestPause{5000};
/// A program that lived this long is healthy: its next death starts the pauses anew.
constexpr milliseconds kHealthyAfter{3000};
constexpr milliseconds kStep{5};

[[noreturn]] void Fail(const std::string& what) {
  throw std::runtime_error(fmt::format("{}: {}", what, std::strerror(errno)));
}

/// Between fork and exec, so only calls that are safe there. A child must not inherit blocked
/// signals.
void BecomeChild(pid_t parent, pid_t group) {
  ::setpgid(0, group);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(127);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGCHLD}) ::signal(signal, SIG_DFL);
}

int ExitCode(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { Close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  void Close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

}  // namespace

Processes::Processes(std::filesystem::path logs) : logs_(std::move(logs)) {
  const pid_t parent = ::getpid();
  // The group's leader does nothing: the group must exist for as long as we do, whoever in it dies.
  group_ = ::fork();
  if (group_ < 0) Fail("cannot make a process");
  if (group_ == 0) {
    BecomeChild(parent, 0);
    for (;;) ::pause();
  }
  ::setpgid(group_, group_);
}

Processes::~Processes() {
  for (auto& [name, child] : children_) {
    if (child.pid <= 0) continue;
    ::kill(child.pid, SIGKILL);
    ::waitpid(child.pid, nullptr, 0);
  }
  // Whatever the children started themselves is in the group as well.
  ::kill(-group_, SIGKILL);
  ::waitpid(group_, nullptr, 0);
}

pid_t Processes::Fork(const std::string& name, const std::vector<std::string>& command,
                      int output) {
  const Descriptor log(
      ::open(LogOf(name).c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
  if (log.number() < 0) Fail("cannot write " + LogOf(name).string());
  std::vector<char*> words;
  words.reserve(command.size() + 1);
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);

  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child < 0) Fail("cannot start " + name);
  if (child > 0) {
    ::setpgid(child, group_);
    return child;
  }
  BecomeChild(parent, group_);
  ::dup2(output >= 0 ? output : log.number(), STDOUT_FILENO);
  ::dup2(log.number(), STDERR_FILENO);
  const int nothing = ::open("/dev/null", O_RDONLY);
  if (nothing >= 0) ::dup2(nothing, STDIN_FILENO);
  ::execvp(words[0], words.data());
  constexpr char kWords[] = "cannot execute this program\n";
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, kWords, sizeof kWords - 1);
  ::_exit(127);
}

void Processes::Spawn(const std::string& name, Child& child) {
  const Descriptor output(
      child.output.empty()
          ? -1
          : ::open(child.output.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
  child.pid = Fork(name, child.command, output.number());
  child.started = Clock::now();
}

void Processes::Start(const std::string& name, std::vector<std::string> command,
                      std::filesystem::path output) {
  Child& child = children_[name];
  child.command = std::move(command);
  child.output = std::move(output);
  child.wanted = true;
  child.young_deaths = 0;
  Spawn(name, child);
}

void Processes::Supervise() {
  const Clock::time_point now = Clock::now();
  for (auto& [name, child] : children_) {
    if (child.pid > 0 && ::waitpid(child.pid, nullptr, WNOHANG) == child.pid) {
      child.pid = -1;
      child.young_deaths = now - child.started >= kHealthyAfter ? 0 : child.young_deaths + 1;
      const int doublings = std::clamp(child.young_deaths - 1, 0, 5);
      child.due = now + std::min(kFirstPause * (1 << doublings), kLongestPause);
    }
    if (child.pid > 0 || !child.wanted || now < child.due) continue;
    ++child.restarts;
    Spawn(name, child);
  }
}

bool Processes::Kill(const std::string& name) { return Signal(name, SIGKILL); }

bool Processes::Signal(const std::string& name, int signal) {
  const pid_t process = pid(name);
  return process > 0 && ::kill(process, signal) == 0;
}

std::optional<int> Processes::Stop(const std::string& name, milliseconds patience) {
  const auto found = children_.find(name);
  if (found == children_.end()) return std::nullopt;
  Child& child = found->second;
  child.wanted = false;
  if (child.pid <= 0) return std::nullopt;
  ::kill(child.pid, SIGTERM);
  const Clock::time_point deadline = Clock::now() + patience;
  int status = 0;
  while (::waitpid(child.pid, &status, WNOHANG) == 0) {
    if (Clock::now() >= deadline) {
      ::kill(child.pid, SIGKILL);
      ::waitpid(child.pid, &status, 0);
      break;
    }
    std::this_thread::sleep_for(kStep);
  }
  child.pid = -1;
  return status;
}

void Processes::StopAll(const std::vector<std::string>& names, milliseconds patience) {
  for (const std::string& name : names) {
    const auto found = children_.find(name);
    if (found == children_.end()) continue;
    found->second.wanted = false;
    if (found->second.pid > 0) ::kill(found->second.pid, SIGTERM);
  }
  const Clock::time_point deadline = Clock::now() + patience;
  for (const std::string& name : names) {
    const auto left = std::chrono::duration_cast<milliseconds>(deadline - Clock::now());
    Stop(name, std::max(left, milliseconds(0)));
  }
}

bool Processes::Running(const std::string& name) const { return pid(name) > 0; }

pid_t Processes::pid(const std::string& name) const {
  const auto found = children_.find(name);
  return found == children_.end() ? -1 : found->second.pid;
}

int Processes::restarts(const std::string& name) const {
  const auto found = children_.find(name);
  return found == children_.end() ? 0 : found->second.restarts;
}

std::filesystem::path Processes::LogOf(const std::string& name) const {
  return logs_ / (name + ".log");
}

std::string Processes::LastWords(const std::string& name) const {
  std::ifstream log(LogOf(name));
  std::string last;
  for (std::string line; std::getline(log, line);) {
    if (!line.empty()) last = line;
  }
  return last;
}

Processes::Result Processes::Run(const std::string& name, const std::vector<std::string>& command,
                                 milliseconds patience) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) Fail("cannot make a pipe for " + name);
  const Descriptor read_end(ends[0]);
  Descriptor write_end(ends[1]);
  const pid_t child = Fork(name, command, write_end.number());
  write_end.Close();

  Result result;
  const Clock::time_point deadline = Clock::now() + patience;
  for (;;) {
    const auto left = std::chrono::duration_cast<milliseconds>(deadline - Clock::now()).count();
    pollfd wait{read_end.number(), POLLIN, 0};
    if (left <= 0 || ::poll(&wait, 1, static_cast<int>(left)) == 0) {
      ::kill(child, SIGKILL);
      ::waitpid(child, nullptr, 0);
      return result;
    }
    char block[65536];
    const ssize_t count = ::read(read_end.number(), block, sizeof block);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    result.output.append(block, static_cast<std::size_t>(count));
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  result.exit_code = ExitCode(status);
  return result;
}

}  // namespace yichuang::simulator
