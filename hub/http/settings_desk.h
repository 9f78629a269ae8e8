#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <variant>

#include "hub/core/hall.h"
#include "hub/http/admission.h"
#include "hub/http/answer.h"
#include "hub/http/reply.h"
#include "hub/http/settings_ask.h"

namespace yichuang::http {

struct SettingsDeskOptions {
  StaffNames names;                      ///< as they are known at the start
  std::function<core::Instant()> now;    ///< the hall's clock
  std::function<void(StaffNames)> tell;  ///< all names, for devices and boards; must not block
  std::function<void(StaffNames)> keep;  ///< names that changed, to be kept on disk
};

/// Answers what pages ask of the settings, from the hall as it last told itself: whatever is only
/// looked at reaches no other thread, so a preview cannot write. Any thread.
class SettingsDesk {
 public:
  explicit SettingsDesk(SettingsDeskOptions options) : options_(std::move(options)) {}

  /// From the hall thread, after COMMIT: whatever settings, devices or accounts are now.
  void Publish(core::Hall hall);

  /// What is to be asked of the hall, with the names that go with it.
  struct Deed {
    core::Command command;
    StaffNames names;
    StaffNames before;  ///< what these names were
  };
  /// An answer, or a deed that the caller has the hall carry out and then gives to Finish.
  std::variant<Reply, Deed> Take(const SettingsAsk& ask, const Visitor& visitor);
  Reply Finish(const Deed& deed, const Answer& answer);
  /// The hall was not asked at all, or has not answered.
  void Forget(const Deed& deed);

 private:
  std::variant<Reply, Deed> TakeOne(const SettingsStateAsk& ask, const Visitor& visitor);
  std::variant<Reply, Deed> TakeOne(const PreviewSettingsAsk& ask, const Visitor& visitor);
  std::variant<Reply, Deed> TakeOne(const ChangeSettingsAsk& ask, const Visitor& visitor);
  std::variant<Reply, Deed> TakeOne(const UndoSettingAsk& ask, const Visitor& visitor);
  std::variant<Reply, Deed> TakeOne(const StaffFileAsk& ask, const Visitor& visitor);
  Deed WithNames(core::Command command, const StaffNames& names);
  std::shared_ptr<const core::Hall> hall() const;
  StaffNames names() const;

  const SettingsDeskOptions options_;
  mutable std::mutex mutex_;
  StaffNames names_ = options_.names;
  std::shared_ptr<const core::Hall> hall_;  ///< null before the first Publish
};

}  // namespace yichuang::http
