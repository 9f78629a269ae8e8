#pragma once

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

#include "kiosk/model/message.h"

namespace yichuang::app {

/// Messages from other threads (link, printer, voice) to the one that owns the model.
///
/// Put may be called from any thread; Take belongs to the owner.
class Mailbox {
 public:
  /// `wake` ends the owner's sleep; it is called on the thread that puts.
  explicit Mailbox(std::function<void()> wake) : wake_(std::move(wake)) {}

  void Put(model::Msg msg) {
    {
      const std::lock_guard lock(mutex_);
      messages_.push_back(std::move(msg));
    }
    wake_();
  }

  std::vector<model::Msg> Take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(messages_, {});
  }

 private:
  std::function<void()> wake_;
  std::mutex mutex_;
  std::vector<model::Msg> messages_;
};

}  // namespace yichuang::app
