#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "tools/simulator/loop.h"

namespace yichuang::simulator {

/// What a citizen sees on the device.
struct SeenScreen {
  std::string name;  ///< idle, serving, inviting, ask_consent, again, thanks, paused
  std::uint64_t invitation = 0;
  std::string ticket;
  std::string staff;  ///< work number
};

/// The device's own figures.
struct SeenStats {
  std::uint64_t pending = 0;  ///< log entries without receipt
  std::uint32_t epoch = 0;
  std::uint64_t next_counter = 0;
};

class EvaluatorListener {
 public:
  virtual void OnScreen(const SeenScreen& screen) = 0;
  /// A press is durable: the device has promised to keep it.
  virtual void OnLamp(std::uint64_t counter, std::uint64_t invitation) = 0;
  virtual void OnStats(const SeenStats& stats) = 0;
  /// The device's process is gone; it is tried again until it is back.
  virtual void OnLost() = 0;

 protected:
  ~EvaluatorListener() = default;
};

/// A citizen's eyes and finger: the control socket of one evaluator-sim. Used on the loop's thread.
class EvaluatorLink {
 public:
  /// Connects as soon as the socket is there. `loop` and `listener` must outlive this.
  EvaluatorLink(std::filesystem::path socket, Loop& loop, EvaluatorListener& listener);
  ~EvaluatorLink();
  EvaluatorLink(const EvaluatorLink&) = delete;
  EvaluatorLink& operator=(const EvaluatorLink&) = delete;

  /// Key from the left, 0 … 4. Nothing happens while the device is not there.
  void Press(int key);
  void AskStats();
  /// The cable out of the window host, and in again.
  void Unplug();
  void Plug();
  bool connected() const { return socket_ >= 0; }

 private:
  void Connect();
  void Close();
  void Read();
  void Send(const std::string& line);
  void Take(const std::string& line);

  const std::filesystem::path path_;
  Loop& loop_;
  EvaluatorListener& listener_;
  int socket_ = -1;
  Loop::Timer retry_ = 0;
  std::string received_;
};

}  // namespace yichuang::simulator
