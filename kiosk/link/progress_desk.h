#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "kiosk/model/effect.h"

namespace yichuang::link {

/// What the hub answers to POST /api/v1/progress: ProgressTold, or ProgressRefused with the trouble
/// of the status; 0 and anything that cannot be read is kHubAway. Pure.
model::Msg ProgressAnswer(model::Instant asked, int status, std::string_view body);

/// Asks the hub how far a case is, over HTTP(S); one question at a time, for one person stands
/// here. What was asked is in no log and is forgotten with the answer.
class ProgressDesk {
 public:
  /// `http`: "http://127.0.0.1:8080"; `put` is called on the desk's own thread.
  ProgressDesk(std::string http, std::string certificate_authority,
               std::function<void(model::Msg)> put);
  /// Waits for the question that is under way, at most its time limit.
  ~ProgressDesk();
  ProgressDesk(const ProgressDesk&) = delete;
  ProgressDesk& operator=(const ProgressDesk&) = delete;

  /// Answers within 10 s. A question while another is under way is refused.
  void Ask(const model::AskProgress& question);

 private:
  const std::string http_;
  const std::string certificate_authority_;
  const std::function<void(model::Msg)> put_;
  std::mutex mutex_;
  bool busy_ = false;
  std::thread thread_;
};

}  // namespace yichuang::link
