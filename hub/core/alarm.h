#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "hub/core/ids.h"

/// What a duty manager must look after. Alarms follow from the ledger: an event raises one, another
/// ends it, and who took it up is an event as well, so that a hub that starts again knows it all.
namespace yichuang::core {

struct Hall;
struct Record;

/// Number of the record that raised it, so never used twice.
enum class AlarmId : std::uint64_t {};

enum class AlarmKind : std::uint8_t {
  kBadRating,        ///< 差评 of a service of today; stays listed until the day's end
  kDeviceAway,       ///< an evaluator was unplugged
  kKeyStuck,         ///< an evaluator says that keys stay down
  kTerminalAway,     ///< a window host or a kiosk left the broker
  kCalendarMissing,  ///< no list of holidays for a year that is near: limits are counted wrong
  kHoldOverran,      ///< a number was on hold for too long; stays listed until the day's end
  kHelp,             ///< 一键求助 of a window; stays listed until the day's end
  kCaseDueSoon,      ///< a yellow card: `source` is the case's number
  kCaseLate,         ///< a red card: a limit has passed
  kCaseStepLate,     ///< a red card: a step was not taken in time, or the law took it
  kIdentityDoubled,  ///< two came to the broker with one terminal's certificate
  kReportLate,       ///< a report is not published in time: `source` is kind and month
  kCanaryFailed,  ///< 夜间自检 found a level that is not counted, or counted as something else
};

struct Acknowledgement {
  std::string by;  ///< work number; "" for the hub's console
  Instant at{};
  friend bool operator==(const Acknowledgement&, const Acknowledgement&) = default;
};

struct Alarm {
  AlarmKind kind = AlarmKind::kBadRating;
  std::string source;  ///< evaluator, window host or kiosk; the number on hold, or of the case
  WindowNo window{};   ///< 0 for a terminal: the plan knows its windows
  StaffId staff{};     ///< whom it is about: who served, or was on shift there; 0 for nobody
  ServiceId service{};
  std::optional<Level> level;  ///< of a bad rating
  std::uint8_t keys = 0;       ///< bit n: key n from the left is stuck
  int year = 0;                ///< whose list of holidays is missing
  Instant raised{};
  std::optional<Acknowledgement> acknowledged;
  friend bool operator==(const Alarm&, const Alarm&) = default;
};

/// Oldest first.
using Alarms = std::map<AlarmId, Alarm>;

/// So many bad ratings are kept at once; then the oldest goes, acknowledged ones first. The day's
/// counts hold them all.
inline constexpr std::size_t kMostRatingAlarms = 100;
/// The same of cards; the list of cases has them all.
inline constexpr std::size_t kMostCardAlarms = 100;

struct RatingReceived;

/// About something that happened, not about how something stands: over when the day is.
bool IsOfToday(AlarmKind kind);

/// A card of a case: of another day as well, and ended by what happens to the case.
bool IsOfCase(AlarmKind kind);

/// Raises an alarm under the record's number.
void Raise(Hall& hall, const Record& record, Alarm alarm);
/// Whether there is one, acknowledged or not.
bool HasAlarm(const Hall& hall, AlarmKind kind, std::string_view source);
/// The condition is over: the alarm is none any more, acknowledged or not.
void EndAlarm(Hall& hall, AlarmKind kind, std::string_view source);
void RaiseBadRating(Hall& hall, const Record& record, const RatingReceived& event);
void RaiseTerminalAway(Hall& hall, const Record& record, const std::string& device);
void RaiseDeviceAway(Hall& hall, const Record& record, const std::string& evaluator,
                     WindowNo window);
/// Ends alarms of devices and terminals that the hall's plan does not know any more.
void EndForeignAlarms(Hall& hall);
/// Ends alarms of years whose list of holidays is there, or is needed no more.
void EndCalendarAlarms(Hall& hall);
/// What the stuck keys of an evaluator mean: the same keys are the same alarm.
void NoteStuckKeys(Hall& hall, const Record& record, const std::string& evaluator,
                   std::uint8_t keys);

}  // namespace yichuang::core
