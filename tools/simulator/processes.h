#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace yichuang::simulator {

/// Child processes in one process group of their own, started again when they die, as a service
/// manager would.
///
/// Nothing outlives this object: the destructor ends what is left, and the kernel kills every child
/// when the thread that made it ends (so that even SIGKILL of this process leaves nothing). A
/// Ctrl-C in the terminal does not reach the children: their owner decides the order. Use from one
/// thread, the one that lives longest.
class Processes {
 public:
  using Clock = std::chrono::steady_clock;

  /// Standard output and error of NAME go to LOGS/NAME.log. Throws std::runtime_error when no
  /// process can be made.
  explicit Processes(std::filesystem::path logs);
  ~Processes();
  Processes(const Processes&) = delete;
  Processes& operator=(const Processes&) = delete;

  /// Starts `command` (program and arguments) under a name. REQUIRES: the name is new or was
  /// stopped. Throws std::runtime_error when it cannot be forked; a program that cannot be executed
  /// shows in its log and keeps dying. Standard output is appended to `output` instead of the log
  /// when that is given.
  void Start(const std::string& name, std::vector<std::string> command,
             std::filesystem::path output = {});

  /// Collects the dead and starts again what is due: after 200 ms, doubled up to 5 s while it dies
  /// young. Call every 100 ms or so.
  void Supervise();

  /// SIGKILL; supervision starts it again. False when it does not run.
  bool Kill(const std::string& name);
  /// Sends a signal. False when it does not run.
  bool Signal(const std::string& name, int signal);
  /// SIGTERM, and SIGKILL after `patience`; it is not started again. Returns its wait status, or
  /// absent when it was not running.
  std::optional<int> Stop(const std::string& name, std::chrono::milliseconds patience);
  /// The same for several at once.
  void StopAll(const std::vector<std::string>& names, std::chrono::milliseconds patience);

  bool Running(const std::string& name) const;
  /// Process id; -1 when it does not run.
  pid_t pid(const std::string& name) const;
  /// How often it was started again.
  int restarts(const std::string& name) const;
  pid_t group() const { return group_; }
  std::filesystem::path LogOf(const std::string& name) const;
  /// Last line a program wrote: the cause, when it did not start.
  std::string LastWords(const std::string& name) const;

  struct Result {
    int exit_code = -1;  ///< 128 + signal when it was killed; -1 when it did not end in time
    std::string output;  ///< standard output
  };
  /// Runs a program to its end; its standard error goes to the log of `name`.
  Result Run(const std::string& name, const std::vector<std::string>& command,
             std::chrono::milliseconds patience);

 private:
  struct Child {
    std::vector<std::string> command;
    std::filesystem::path output;
    pid_t pid = -1;
    bool wanted = false;
    int restarts = 0;
    int young_deaths = 0;
    Clock::time_point started{};
    Clock::time_point due{};
  };

  pid_t Fork(const std::string& name, const std::vector<std::string>& command, int output);
  void Spawn(const std::string& name, Child& child);

  std::filesystem::path logs_;
  pid_t group_ = -1;
  std::map<std::string, Child> children_;
};

}  // namespace yichuang::simulator
