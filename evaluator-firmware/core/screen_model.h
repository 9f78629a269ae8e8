#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "evaluator-firmware/protocol/frame.h"

/// What a device shows, and the texts for it. A view has no place for a level: a screen that told
/// one level from another could not be built.
namespace yichuang::evaluator {

enum class ScreenKind : std::uint8_t {
  kIdle,
  kServing,
  kInviting,
  kAskConsent,
  kAgain,  ///< several keys went down together
  kThanks,
  kPaused,  ///< no key is taken: the hub says so, or the press log has no room
  kCalling,
};

enum class TextId : std::uint8_t {
  kNone,
  kWelcome,
  kServing,
  kInvite,
  kAskConsent,
  kConsentKeys,
  kAgain,
  kThanks,
  kPaused,
  kCalling,
  kAway,        ///< in the place of kThanks while nobody answers
  kWorkNumber,  ///< stands before the number of who serves
};

enum class Language : std::uint8_t { kChinese, kEnglish };

/// UTF-8; empty for kNone. The bytes live for ever.
std::string_view Text(TextId text, Language language);

/// One picture; two equal views look and sound the same.
struct ScreenView {
  ScreenKind kind = ScreenKind::kIdle;
  TextId title = TextId::kWelcome;
  TextId note = TextId::kNone;
  bool lamp = false;             ///< the press is in the log
  std::uint64_t invitation = 0;  ///< what a key would answer or has answered; 0 when none
  std::uint64_t version = 0;     ///< of the last show frame taken
  std::array<char, protocol::kTicketSize> ticket{};
  std::array<char, protocol::kStaffNumberSize> staff_number{};
  std::array<char, protocol::kStaffNameSize> staff_name{};
  protocol::NameDots name{};  ///< `staff_name` as the hub drew it; width 0 until that is there
  friend bool operator==(const ScreenView&, const ScreenView&) = default;
};

/// Puts the texts of `kind` into a view of this kind.
void SetTexts(ScreenView& view);

}  // namespace yichuang::evaluator
