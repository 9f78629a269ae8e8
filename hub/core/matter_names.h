#pragma once

#include <array>
#include <string_view>

#include "hub/core/matter_event.h"
#include "hub/core/matter_state.h"

/// Names of what happens to matters, in the order of their enumerations: those of the ledger, of
/// the API and of the pages. A name that was released never changes.
namespace yichuang::core {

inline constexpr std::array<std::string_view, kMatterStateCount> kMatterStateNames{
    "open",       "guided",   "unclear",  "handling",    "waiting", "offered",
    "rectifying", "appealed", "answered", "called_back", "over"};
inline constexpr std::array<std::string_view, kMatterStepCount> kMatterStepNames{
    "self_done", "guide",     "arrive",  "unclear", "take_in", "offer",     "accept",
    "return",    "take_back", "wait",    "resume",  "fix_now", "ledger",    "explain",
    "appeal",    "uphold",    "propose", "exclude", "answer",  "call_back", "verify",
    "close",     "reopen",    "chase",   "reply"};
inline constexpr std::array<std::string_view, kMatterOutcomeCount> kMatterOutcomeNames{
    "solved", "explained", "referred", "not_ours", "withdrawn", "excluded"};
inline constexpr std::array<std::string_view, kMatterChannelCount> kMatterChannelNames{
    "visit", "phone", "letter", "web", "kiosk", "device", "hotline"};
inline constexpr std::array<std::string_view, kReturnReasonCount> kReturnReasonNames{
    "not_our_duty", "wrong_person", "incomplete", "taken_back"};
inline constexpr std::array<std::string_view, kCallResultCount> kCallResultNames{
    "reached", "unreached", "no_contact"};
inline constexpr std::array<std::string_view, kMatterViolationCount> kMatterViolationNames{
    "no_target", "lost_hand_over", "rerouted", "unanswered"};
inline constexpr std::array<std::string_view, kExclusionGroundCount> kExclusionGroundNames{
    "mistake", "malicious"};
inline constexpr std::array<std::string_view, kSampleResultCount> kSampleResultNames{
    "reached", "unreached", "refused"};

}  // namespace yichuang::core
