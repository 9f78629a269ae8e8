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

struct LiveWindow {
  int number = 0;
  std::string zone;
  std::string staff_number;  ///< "" when nobody is on shift
  std::string staff_name;
  std::string visit;  ///< being served now, "" when nobody is
  std::optional<std::int64_t> serving_since_ms;
  bool inviting = false;
  DeviceHealth device = DeviceHealth::kNever;
  std::string evaluator;
  LiveCounts today;
  std::vector<LiveRating> recent;  ///< newest first, at most 5
  friend bool operator==(const LiveWindow&, const LiveWindow&) = default;
};

struct LiveState {
  std::string hall;   ///< display name
  bool demo = false;  ///< every page then carries 演示数据
  std::string software;
  std::int64_t at_ms = 0;  ///< hub time of the last record
  std::string day;         ///< "2026-05-09"
  std::uint64_t seq = 0;
  LiveCounts today;
  std::vector<LiveWindow> windows;
  int utc_offset_minutes = 8 * 60;  ///< of the hall's own calendar and of every clock on the page
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
