#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "evaluator-firmware/core/entry.h"
#include "evaluator-firmware/core/key_layout.h"
#include "evaluator-firmware/core/screen_model.h"
#include "evaluator-firmware/protocol/frame.h"

/// What the device does with keys, show frames and time. Pure: state and input in, state and
/// reaction out.
///
/// One invitation takes one press. The screen and the lamp follow only after the log has answered,
/// so whatever a citizen saw confirmed is in the log. No timing and no picture depends on the
/// level.
namespace yichuang::evaluator {

inline constexpr std::uint32_t kConsentMs = 10'000;  ///< without an answer the answer is no
inline constexpr std::uint32_t kThanksMs = 3'000;
inline constexpr std::uint32_t kAwayThanksMs = 6'000;  ///< more is to be read then

struct Tick {};
/// A show frame that is meant for this device, this boot, and newer than the last.
struct Shown {
  protocol::Show show;
};
struct KeyPressed {
  std::uint8_t key = 0;
};
struct KeysTogether {};
/// The entry of the last reaction is in the log.
struct Logged {};
/// The entry of the last reaction is not in the log, or a receipt could not be kept.
struct LogBroke {};
/// Whether the log can take another press; a change is told before any key.
struct LogRoom {
  bool room = true;
};
/// Whether the last press has waited for its receipt for longer than a network takes.
struct Unanswered {
  bool unanswered = false;
};
using Input =
    std::variant<Tick, Shown, KeyPressed, KeysTogether, Logged, LogBroke, LogRoom, Unanswered>;

enum class Phase : std::uint8_t {
  kFollow,  ///< shows what the hub wants
  kAgain,   ///< the same, after several keys at once
  kLogPress,
  kAskConsent,
  kLogDetail,
  kThanks,
};

struct RatingState {
  Phase phase = Phase::kFollow;
  std::uint32_t phase_since_ms = 0;
  std::uint64_t version = 0;           ///< of the last show frame taken
  protocol::Show shown;                ///< what is followed
  std::optional<protocol::Show> next;  ///< waits until a citizen has been thanked
  bool open = false;                   ///< the invitation of `shown` takes a press
  std::uint32_t taken_ms = 0;          ///< when `shown` was taken
  std::uint32_t taken_age_ms = 0;      ///< how old the invitation was then
  std::uint64_t rated_invitation = 0;  ///< the last one that took a press, also before this boot
  bool log_room = true;
  bool unanswered = false;
  bool log_broken = false;  ///< until the device is started again
};

/// What the caller must do. An entry is answered at once by Logged or LogBroke.
struct Reaction {
  std::optional<PressEntry> press;
  std::optional<DetailEntry> detail;
  bool question_changed = false;  ///< keys that are down now belong to the question before
};

Reaction React(RatingState& state, const Input& input, std::uint32_t now_ms,
               const KeyLayout& layout);

/// Whether a key would be taken now.
bool TakesKeys(const RatingState& state);

ScreenView ViewOf(const RatingState& state);

}  // namespace yichuang::evaluator
