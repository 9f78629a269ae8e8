#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "kiosk/app/engine.h"
#include "kiosk/app/finder.h"
#include "kiosk/app/script.h"
#include "kiosk/app/services.h"
#include "kiosk/app/settings.h"
#include "kiosk/canvas/canvas.h"

namespace yichuang::app {

/// Plays a script on a kiosk that nobody sees, in time of its own: the same model, the same
/// screens, fingers that come as touch events. The hub, the printer and the voice are the script's,
/// or real ones; only the time that real ones need is real, and passes for nobody else.
class Player {
 public:
  /// `folder` is made when missing. Pictures are divided by `shrink`. `services` are the real ones,
  /// null for the script's; they must outlive the player. Its time begins in 2026, with real ones
  /// now. Throws what Canvas throws.
  Player(const Settings& settings, const model::CatalogueArrived& catalogue,
         std::filesystem::path folder, int shrink, Services* services = nullptr);

  /// Throws ScriptError, `file` and the line first, when a command cannot be carried out.
  void Play(const std::vector<ScriptLine>& script, const std::string& file);
  /// The same, line by line as they come: of a pipe.
  void Play(std::istream& script, const std::string& file);

  const model::Model& model() const { return engine_.model(); }
  const model::Effects& effects() const { return effects_; }

 private:
  struct Runner;

  std::optional<model::Msg> Do(const model::Effect& effect, const model::Model& model);
  void Send(const model::Msg& msg);
  void PlayLine(const ScriptLine& line, const std::string& file);
  /// Takes what real services have said meanwhile.
  void Hear();
  void Await(const script::Await& wanted);
  /// Draws until nothing moves.
  void Settle();
  void DrawOnce();
  void Tap(const std::string& id);
  void Touch(const std::string& text);
  void Scan(const std::string& text);
  void Press(canvas::Point at, bool down);
  void Pass(std::chrono::milliseconds time);

  std::filesystem::path folder_;
  int shrink_;
  Services* services_;
  canvas::Canvas canvas_;
  Finder finder_;
  model::Instant begin_;
  model::Instant now_;
  std::chrono::milliseconds pace_{0};  ///< before each touch
  int touches_ = 0;                    ///< since the beginning
  std::chrono::milliseconds frame_time_{0};
  model::HallNews news_;
  std::vector<contract::QueueGroup> groups_;
  model::CatalogueArrived catalogue_;
  model::Effects effects_;  ///< all that were asked for since the beginning
  Engine engine_;
};

}  // namespace yichuang::app
