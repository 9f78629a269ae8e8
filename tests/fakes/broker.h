#pragma once

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

namespace yichuang::fakes {

/// A real mosquitto of this test's own, on a free port of 127.0.0.1, that forgets everything when
/// it is killed.
///
/// The constructor returns when the broker accepts connections, and throws std::runtime_error when
/// it does not within ten seconds. The destructor kills it; so does the kernel when the test dies
/// first. One thread.
class BrokerProcess {
 public:
  /// `extra` is added to mosquitto's configuration.
  explicit BrokerProcess(std::string extra = "")
      : extra_(std::move(extra)), directory_(MakeDirectory()), port_(FreePort()) {
    Spawn();
  }
  ~BrokerProcess() {
    Kill();
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
  }
  BrokerProcess(const BrokerProcess&) = delete;
  BrokerProcess& operator=(const BrokerProcess&) = delete;

  std::uint16_t port() const { return port_; }
  std::string uri() const { return "tcp://127.0.0.1:" + std::to_string(port_); }
  bool running() const { return pid_ > 0; }
  /// Everything mosquitto wrote so far; for the message of a failing test.
  std::string log() const {
    std::ifstream file(directory_ / "mosquitto.log");
    return {std::istreambuf_iterator<char>(file), {}};
  }

  /// kill -9: sessions, retained messages and queues are gone. Nothing when it is not running.
  void Kill() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    pid_ = -1;
  }

  /// Kills it when it runs, and starts an empty one on the same port.
  void Restart() {
    Kill();
    Spawn();
  }

 private:
  static std::filesystem::path MakeDirectory() {
    std::string name = (std::filesystem::temp_directory_path() / "yichuang-broker-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("broker: cannot make " + name);
    return name;
  }

  /// A port that was free a moment ago; REUSEADDR of mosquitto makes the hand-over safe against
  /// TIME_WAIT.
  static std::uint16_t FreePort() {
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = Loopback(0);
    socklen_t size = sizeof address;
    const bool bound = ::bind(listener, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                       ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    ::close(listener);
    if (!bound) throw std::runtime_error("broker: no free port on 127.0.0.1");
    return ntohs(address.sin_port);
  }

  static sockaddr_in Loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
  }

  void WriteConfig() const {
    std::ofstream file(directory_ / "mosquitto.conf");
    file << "listener " << port_ << " 127.0.0.1\n"
         << "allow_anonymous true\n"
         << "persistence false\n"
         << "max_queued_messages 100000\n"
         << "max_inflight_messages 100\n"
         << "max_packet_size 131072\n"
         << "set_tcp_nodelay true\n"
         << "log_dest stderr\n"
         << extra_ << "\n";
    // Started by root it would change its user, and the kernel would forget to kill it when the
    // test dies.
    if (const passwd* me = ::getpwuid(::geteuid())) file << "user " << me->pw_name << "\n";
  }

  static const char* Program() {
    // Debian keeps it in sbin, which a test's PATH may lack.
    return std::filesystem::exists("/usr/sbin/mosquitto") ? "/usr/sbin/mosquitto" : "mosquitto";
  }

  void Spawn() {
    WriteConfig();
    const std::string config = (directory_ / "mosquitto.conf").string();
    const std::string log = (directory_ / "mosquitto.log").string();
    const pid_t parent = ::getpid();
    const char* const program = Program();
    pid_ = ::fork();
    if (pid_ < 0) throw std::runtime_error("broker: fork failed");
    if (pid_ == 0) {
      ::prctl(PR_SET_PDEATHSIG, SIGKILL);
      if (::getppid() != parent) ::_exit(127);
      const int output = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
      if (output >= 0) {
        ::dup2(output, STDOUT_FILENO);
        ::dup2(output, STDERR_FILENO);
      }
      ::execlp(program, "mosquitto", "-c", config.c_str(), static_cast<char*>(nullptr));
      ::_exit(127);
    }
    AwaitListening();
  }

  void AwaitListening() {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (std::chrono::steady_clock::now() < deadline) {
      if (::waitpid(pid_, nullptr, WNOHANG) == pid_) {
        pid_ = -1;
        throw std::runtime_error("broker: mosquitto ended at once: install it, or read its log:\n" +
                                 log());
      }
      if (Answers()) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    Kill();
    throw std::runtime_error("broker: mosquitto does not listen on port " + std::to_string(port_));
  }

  bool Answers() const {
    const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = Loopback(port_);
    const bool ok = ::connect(probe, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    ::close(probe);
    return ok;
  }

  const std::string extra_;
  std::filesystem::path directory_;
  std::uint16_t port_;
  pid_t pid_ = -1;
};

}  // namespace yichuang::fakes
