#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <variant>

#include "hub/client/http_call.h"
#include "kiosk/model/effect.h"

namespace yichuang::link {

// What the hub answers, as the model is told; pure. 0 and what cannot be read is that nobody
// answered.

/// To POST /api/v1/citizen-matters, and of a guide to /api/v1/matters: MatterGiven or
/// MatterRefused; DutyRefused when nobody is signed in any more.
model::Msg MatterAnswer(model::Instant asked, int status, std::string_view body);
/// To POST /api/v1/matter-progress: MatterTold or ProgressRefused.
model::Msg SlipAnswer(model::Instant asked, int status, std::string_view body);
/// To POST /api/v1/session/pin: DutyBegun or DutyRefused.
model::Msg DutyAnswer(model::Instant asked, int status);

/// Matters at the hub, over HTTP(S): a citizen's without a name, a guide's with his session, and
/// how one stands. One after the other, in their order, so that a session ends after all that was
/// asked with it. Nothing of it is in a log; the session is in memory alone.
class MatterDesk {
 public:
  using Question = std::variant<model::AskMatter, model::ReopenMatter, model::OpenMatter,
                                model::EnterDuty, model::LeaveDuty, model::RecordInquiry>;

  struct Options {
    std::string http;  ///< "http://127.0.0.1:8080"
    std::string certificate_authority;
    /// Holds the token by which the hub knows this kiosk (kiosk/link/enrolment.h); it need not be
    /// there.
    std::filesystem::path browser_file;
  };

  /// `put` is called on the desk's own thread.
  MatterDesk(Options options, std::function<void(model::Msg)> put);
  /// Waits for the question that is under way, at most its time limit; a session that is left is
  /// ended.
  ~MatterDesk();
  MatterDesk(const MatterDesk&) = delete;
  MatterDesk& operator=(const MatterDesk&) = delete;

  /// Each is answered within 10 s after the one before it.
  void Ask(Question question);

 private:
  void Work();
  void Answer(const model::AskMatter& ask);
  void Answer(const model::ReopenMatter& ask);
  void Answer(const model::OpenMatter& ask);
  void Answer(const model::EnterDuty& ask);
  void Answer(const model::LeaveDuty& ask);
  void Answer(const model::RecordInquiry& ask);
  client::HttpAnswer Call(const char* method, const char* path, std::string body,
                          std::vector<std::string> headers = {}) const;

  const Options options_;
  const std::function<void(model::Msg)> put_;
  std::string session_;  ///< cookie, of the thread alone; "": nobody is signed in
  std::string csrf_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Question> waiting_;
  bool ending_ = false;
  std::thread thread_;  ///< last: it uses all of the above
};

}  // namespace yichuang::link
