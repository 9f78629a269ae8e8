#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hub/core/ids.h"
#include "hub/core/matter_event.h"

/// What happens to appeals (申诉) of staff against what counts against them. No event has anybody's
/// words: they are a handle and a keyed commitment.
namespace yichuang::core {

/// Sequence of filing, never used twice.
enum class AppealId : std::uint64_t {};

/// Against what it is.
enum class AppealTarget : std::uint8_t {
  kRatings,    ///< bad ratings among those of some days, of one row of his own figures
  kViolation,  ///< a violation that stands against him
};
inline constexpr int kAppealTargetCount = 2;
inline constexpr std::array<std::string_view, kAppealTargetCount> kAppealTargetNames{"ratings",
                                                                                     "violation"};

struct AppealFiled {
  AppealId id{};
  AppealTarget target = AppealTarget::kRatings;
  std::string by;                    ///< work number: whom it counts against
  std::string unit;                  ///< his; nobody of it decides
  std::optional<HallDay> from = {};  ///< of ratings: the day on which the first of them came
  std::optional<HallDay> to = {};    ///< the last one
  std::optional<MatterId> matter = {};
  std::optional<MatterViolation> violation = {};
  SealedWords words;
  Instant due{};                    ///< decided by then
  std::optional<CaseId> kase = {};  ///< of a violation on a case (NoticeRepeated)
  friend bool operator==(const AppealFiled&, const AppealFiled&) = default;
};

/// One person's decision. Two who say the same end it.
struct AppealVoted {
  AppealId id{};
  std::string by;
  bool granted = false;
  std::optional<ExclusionGround> ground = {};  ///< of granted ratings
  std::vector<ServiceId> services = {};        ///< whose ratings do not count; in their order
  SealedWords words;
  friend bool operator==(const AppealVoted&, const AppealVoted&) = default;
};

/// All that a table needs, for the hall forgets it. A granted violation counts no more; ratings are
/// excluded by events of their own.
struct AppealDecided {
  AppealId id{};
  bool granted = false;
  std::string about;  ///< who appealed
  std::optional<MatterId> matter = {};
  std::optional<MatterViolation> violation = {};
  std::string first;
  std::string second;
  std::optional<CaseId> kase = {};  ///< as of AppealFiled
  friend bool operator==(const AppealDecided&, const AppealDecided&) = default;
};

/// What was said about a decided appeal is kept no longer: its handles lead nowhere.
struct AppealWordsErased {
  AppealId id{};
  std::string by;  ///< "" for the hub's own retention
  friend bool operator==(const AppealWordsErased&, const AppealWordsErased&) = default;
};

template <typename Event>
concept AppealEvent = kIsOneOf<Event, AppealFiled, AppealVoted, AppealDecided, AppealWordsErased>;

}  // namespace yichuang::core
