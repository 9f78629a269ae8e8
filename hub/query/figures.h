#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Figures of services and ratings over any span of days, and the questions that lead to them.
namespace yichuang::query {

/// Whole numbers that every figure is made from. All are sums over services by the hall day on
/// which the service ended, whenever its rating came. `[0]` is level 1, `[4]` level 5.
struct FigureCounts {
  std::uint64_t ended = 0;                    ///< services that ended
  std::uint64_t uninvited = 0;                ///< of those, without an invitation
  std::uint64_t open = 0;                     ///< of those, not rated and not over: may still be
  std::uint64_t busy_ms = 0;                  ///< the services took, without the time on hold
  std::array<std::uint64_t, 5> levels{};      ///< ratings from devices with five keys
  std::array<std::uint64_t, 5> two_button{};  ///< from devices with two keys: 4 and 2 of five
  std::array<std::uint64_t, 5> excluded{};    ///< ratings that two people excluded
  std::uint64_t late = 0;           ///< came after the month was frozen: in none of the above
  std::uint64_t excluded_late = 0;  ///< excluded after the month was frozen: still in the above
  friend bool operator==(const FigureCounts&, const FigureCounts&) = default;
};

FigureCounts& operator+=(FigureCounts& sum, const FigureCounts& more);

/// What the rows of an answer stand for.
enum class FigureKey : std::uint8_t {
  kHall,         ///< one row, key ""
  kStaff,        ///< staff id
  kWindow,       ///< window number
  kGroup,        ///< id of the group of the ticket; "" for services without one
  kHour,         ///< 0 to 23 of the hall's clock, by the end of the service
  kWeekday,      ///< 1 is Monday, 7 Sunday
  kWeekHour,     ///< "3-09": Wednesday, nine o'clock
  kDay,          ///< "2026-05-09"
  kMonth,        ///< "2026-05"
  kItem,         ///< id of an item: services at which a case of it was taken. Services with several
                 ///< items stand in several rows, those with none in no row
  kStaffWindow,  ///< "7-3": staff id and window number
};
inline constexpr int kFigureKeyCount = 11;

struct FigureAsk {
  std::string from;   ///< "2026-05-01"
  std::string until;  ///< first day that does not belong to it
  /// The hall's day now: services of the last kOpenDays before it may still be rated.
  std::string today;
  FigureKey by = FigureKey::kHall;
  std::optional<std::uint32_t> staff = {};
  std::optional<std::uint32_t> window = {};
  std::optional<std::string> group = {};
  std::optional<int> hour = {};                                  ///< 0 to 23; not with kItem
  std::optional<int> weekday = {};                               ///< 1 to 7
  std::optional<std::vector<std::uint32_t>> staff_among = {};    ///< of these ids alone
  std::optional<std::vector<std::uint32_t>> windows_among = {};  ///< of these numbers alone
  /// With what came after months were frozen: late ratings count, late exclusions do not.
  bool corrected = false;
};

struct FigureRow {
  std::string key;
  FigureCounts counts;
  friend bool operator==(const FigureRow&, const FigureRow&) = default;
};

/// A service may be rated for seven days (rules of the plan); by whole days, that is over after.
inline constexpr int kOpenDays = 7;

/// Tickets of a group, and how long those who were called had waited for it. Nearest rank: the
/// least wait that so many of a hundred did not exceed.
struct WaitRow {
  std::string group;
  std::uint64_t issued = 0;
  std::uint64_t called = 0;     ///< at least once
  std::uint64_t served = 0;     ///< to the end
  std::uint64_t missed = 0;     ///< called and did not come, and did not come back
  std::uint64_t cancelled = 0;  ///< by their holders
  std::uint64_t expired = 0;    ///< still waiting at the end of the day
  std::uint64_t p50_ms = 0;
  std::uint64_t p90_ms = 0;
  std::uint64_t p95_ms = 0;
  std::uint64_t most_ms = 0;
  friend bool operator==(const WaitRow&, const WaitRow&) = default;
};

inline constexpr std::size_t kTagBits = 32;

/// How often each tag was chosen with bad ratings that count; a rating may have several, or none.
struct BadTags {
  std::uint64_t ratings = 0;  ///< of level 1 and 2
  std::uint64_t untagged = 0;
  std::array<std::uint64_t, kTagBits> level1{};  ///< by the place of the tag in the list of level 1
  std::array<std::uint64_t, kTagBits> level2{};
  friend bool operator==(const BadTags&, const BadTags&) = default;
};

/// Everything that a page of figures shows of one span of days and one filter, of one moment.
struct FigureSheet {
  FigureCounts total;
  std::vector<FigureRow> staff;
  std::vector<FigureRow> windows;
  std::vector<FigureRow> groups;
  std::vector<FigureRow> items;
  bool by_month = false;          ///< what the rows of `series` are
  std::vector<FigureRow> series;  ///< months of a span above kMostSeriesDays, days of a shorter one
  std::vector<FigureRow> week_hours;
  std::vector<WaitRow> waits;  ///< whatever the filter is
  BadTags tags;
  friend bool operator==(const FigureSheet&, const FigureSheet&) = default;
};
inline constexpr int kMostSeriesDays = 62;

}  // namespace yichuang::query
