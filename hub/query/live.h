#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What the live page shows: values only, already free of anything its viewer may not see.
namespace yichuang::query {

struct LiveCounts {
  std::uint32_t ended = 0;
  std::uint32_t uninvited = 0;
  std::uint32_t rated = 0;
  std::array<std::uint32_t, 5> levels{};  ///< levels[n-1]: counted ratings of level n
  friend bool operator==(const LiveCounts&, const LiveCounts&) = default;
};

struct LiveRating {
  std::uint64_t service = 0;
  int level = 5;
  std::int64_t at_ms = 0;
  friend bool operator==(const LiveRating&, const LiveRating&) = default;
};

enum class DeviceHealth : std::uint8_t { kNever, kOffline, kDetached, kOnline };

/// A zone of the hall map, in the order they are told.
struct LiveZone {
  std::string id;       ///< "A"
  std::string name_zh;  ///< "" when the hall gave it none
  std::string name_en;
  friend bool operator==(const LiveZone&, const LiveZone&) = default;
};

struct LiveWindow {
  int number = 0;
  std::string zone;
  int column = 1;            ///< on the hall map, from the left
  int row = 1;               ///< from above
  std::string staff_number;  ///< "" when nobody is on shift
  std::string staff_name;
  std::string staff_photo;  ///< handle of his picture; "" when there is none
  std::string visit;        ///< being served now, "" when nobody is
  std::optional<std::int64_t> serving_since_ms;
  bool inviting = false;
  DeviceHealth device = DeviceHealth::kNever;
  std::vector<int> stuck_keys;  ///< counted from 1 at the left; as the device says
  std::string evaluator;
  std::vector<std::string> groups;  ///< ids of the lines it serves
  LiveCounts today;
  std::vector<LiveRating> recent;  ///< newest first, at most 5
  friend bool operator==(const LiveWindow&, const LiveWindow&) = default;
};

enum class LiveAlarmKind : std::uint8_t {
  kBadRating,
  kDeviceAway,
  kKeyStuck,
  kTerminalAway,
  kCalendarMissing,
  kHoldOverran,
  kHelp,
  kCaseDueSoon,
  kCaseLate,
  kCaseStepLate,
  kIdentityDoubled,
  kReportLate,
  kCanaryFailed
};

struct LiveAcknowledgement {
  std::string by;    ///< work number; "" for the hub's console
  std::string name;  ///< "" when the hall's plan has nobody of this number
  std::int64_t at_ms = 0;
  friend bool operator==(const LiveAcknowledgement&, const LiveAcknowledgement&) = default;
};

/// A group of business and how many wait for it. Told once for the hall: one number taken changes
/// the line of many windows.
struct LiveLine {
  std::string group;
  std::uint32_t waiting = 0;
  friend bool operator==(const LiveLine&, const LiveLine&) = default;
};

/// What somebody should look after.
struct LiveAlarm {
  std::uint64_t id = 0;
  LiveAlarmKind kind = LiveAlarmKind::kBadRating;
  std::vector<int> windows;   ///< where; empty for a kiosk
  std::string source;         ///< evaluator, window host or kiosk; a number on hold, or of a case
  std::string staff_number;   ///< whom it is about, who may not acknowledge it; "" for nobody
  std::uint64_t service = 0;  ///< of a bad rating, else 0
  int level = 0;              ///< of a bad rating, else 0
  std::vector<int> keys;      ///< stuck ones, counted from 1 at the left
  int year = 0;               ///< whose list of holidays is missing, else 0
  std::int64_t at_ms = 0;
  std::optional<LiveAcknowledgement> acknowledged;
  friend bool operator==(const LiveAlarm&, const LiveAlarm&) = default;
};

struct LiveState {
  std::string hall;   ///< display name
  bool demo = false;  ///< every page then carries 演示数据
  std::string software;
  std::int64_t at_ms = 0;  ///< hub time of the last record
  std::string day;         ///< "2026-05-09"
  std::uint64_t seq = 0;
  LiveCounts today;
  std::vector<LiveZone> zones;
  std::vector<LiveWindow> windows;
  std::vector<LiveLine> lines;      ///< as planned; none where the hall gives no numbers
  std::vector<LiveAlarm> alarms;    ///< oldest first
  int utc_offset_minutes = 8 * 60;  ///< of the hall's own calendar and of every clock on the page
  /// Days before this one lie behind a working day; not told to the page.
  std::string settled_before;
  friend bool operator==(const LiveState&, const LiveState&) = default;
};

/// What a screen on the wall shows: the hall's totals at the last step (core/wall.h). No window, no
/// ledger row, no time but the step's: nothing that moves with a single rating.
struct WallState {
  std::string hall;
  bool demo = false;
  std::int64_t at_ms = 0;  ///< of the step
  std::string day;
  LiveCounts today;
  int utc_offset_minutes = 8 * 60;
  friend bool operator==(const WallState&, const WallState&) = default;
};

}  // namespace yichuang::query
