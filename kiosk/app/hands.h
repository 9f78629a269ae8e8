#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "kiosk/app/finder.h"
#include "kiosk/app/mailbox.h"
#include "kiosk/app/paper_desk.h"
#include "kiosk/app/settings.h"
#include "kiosk/model/update.h"
#include "kiosk/voice/speaker.h"

namespace yichuang::app {

/// Does what the model asks for: searches, prints, speaks, logs. Numbers are the link's. One
/// thread.
class Hands {
 public:
  /// `mailbox` must outlive the hands.
  Hands(const Settings& settings, Mailbox& mailbox);

  std::optional<model::Msg> Do(const model::Effect& effect, const model::Model& model);
  /// What was drawn last shall be read; asks only once for each Speak.
  bool TakeSpeakWanted() { return std::exchange(speak_wanted_, false); }
  void Say(std::string_view text, model::Language language);
  bool exit_asked() const { return exit_asked_; }

 private:
  Finder finder_;
  std::optional<PaperDesk> papers_;
  voice::Speaker speaker_;
  bool speak_wanted_ = false;
  bool exit_asked_ = false;
};

}  // namespace yichuang::app
