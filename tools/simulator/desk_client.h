#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "tools/simulator/loop.h"

namespace yichuang::simulator {

/// The clerks' requests to the hub, a few at a time and again until they are answered.
///
/// A hub that is away, busy or starting is asked again every 100 ms: a clerk would press the button
/// again. Answers arrive on the loop's thread. The destructor drops what is not answered yet.
class DeskClient {
 public:
  struct Answer {
    int status = 0;            ///< 200, or why not: 404, 409, 422 …
    std::string reason;        ///< of a refusal: "no_service"
    std::string what;          ///< what the refusal speaks of, or the number that was given: "A001"
    std::uint64_t ticket = 0;  ///< that was given or called; 0 for none
    int attempts = 1;          ///< above 1 the hub may have carried it out without telling
  };
  using OnAnswer = std::function<void(const Answer&)>;

  static constexpr int kAtOnce = 4;

  /// `loop` must outlive this.
  /// `token`: the demonstration's, see HallSetup. `at_once`: requests on their way at most.
  DeskClient(std::uint16_t port, std::string token, Loop& loop, int at_once = kAtOnce);
  ~DeskClient();
  DeskClient(const DeskClient&) = delete;
  DeskClient& operator=(const DeskClient&) = delete;

  /// `method` is POST or DELETE.
  void Ask(std::string method, std::string path, std::string body, OnAnswer answered);

  /// One GET, now, on the caller's thread: true when the hub answers 200 and the text holds
  /// `wanted`.
  static bool Holds(std::uint16_t port, const std::string& path, const std::string& wanted);

 private:
  struct Request {
    std::string method;
    std::string path;
    std::string body;
    OnAnswer answered;
  };

  void Work();
  Answer Carry(const Request& request);
  bool WaitAgain();

  const std::uint16_t port_;
  const std::string token_;
  Loop& loop_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Request> requests_;
  bool closing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace yichuang::simulator
