#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/model/hall.h"
#include "kiosk/model/matter.h"

/// 办件进度: how far a case is, for whoever has its number and knows four digits of his own.
namespace yichuang::model {

/// Where a case stands, as far as its applicant can do something or waits for somebody.
enum class CaseStage : std::uint8_t {
  kReceived,
  kCorrection,
  kAccepted,
  kReview,
  kSuspended,
  kApproved,  ///< waits to be fetched
  kDenied,    ///< the same
  kDelivered,
  kRefused,
  kNotRequired,
  kWithdrawn,
  kLapsed,
  kPromiseBroken,
  kElsewhere,  ///< an outside system has it
};
inline constexpr int kCaseStages = 14;

struct CaseProgress {
  std::string no;
  std::string item;  ///< Item::id, or JointMatter::id
  CaseStage stage = CaseStage::kReceived;
  std::optional<std::chrono::year_month_day> received, promised, legal;
  std::optional<std::chrono::year_month_day> until;  ///< last day for what the applicant owes
  std::uint8_t parts = 0;       ///< of a joint matter, which its parts follow; else 0
  std::uint8_t parts_done = 0;  ///< decided or ended
  bool is_part = false;
  friend bool operator==(const CaseProgress&, const CaseProgress&) = default;
};

enum class ProgressTrouble : std::uint8_t {
  kNotMatched,
  kWait,     ///< too many wrong ones
  kHubAway,  ///< nobody answered
};

enum class ProgressStep : std::uint8_t {
  kNumber,      ///< what stands on the paper is read or typed
  kSlipAsking,  ///< whether it is the code of a matter's slip
  kLast4,
  kAsking,
  kTold,       ///< `cases`
  kSlipTold,   ///< `matter`
  kUnsolved,   ///< 仍未解决 was touched: are you sure
  kReopening,  ///< the hub is asked
  kReopened,   ///< `matter`, opened again
  kTrouble,
};

/// What this person asks, and what was answered.
struct ProgressJob {
  ProgressStep step = ProgressStep::kNumber;
  std::string number;
  std::string last4;
  Instant asked{};  ///< names the question
  std::vector<CaseProgress> cases;
  MatterProgress matter;
  bool letters = false;  ///< the keys have letters
  ProgressTrouble trouble = ProgressTrouble::kNotMatched;
  friend bool operator==(const ProgressJob&, const ProgressJob&) = default;
};

inline constexpr std::size_t kMostProgressNumber = 50;
/// A number that is shorter is none.
inline constexpr std::size_t kLeastProgressNumber = 4;

/// What was typed or scanned, as a number: without the day behind a ticket's ("A00120260509"); ""
/// when it can be none.
std::string NumberScanned(std::string_view text);

}  // namespace yichuang::model
