#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// What desks and the page of groups show. Nothing of it depends on a rating, not even on whether
/// there was one: two halls that differ in ratings alone give equal values.
namespace yichuang::query {

enum class DeskClass : std::uint8_t { kWalkIn, kAppointment, kPriority };
enum class DeskWhy : std::uint8_t { kLongest, kClass, kWalkInsTurn, kAccepted, kRecalled };
enum class DeskPauseReason : std::uint8_t { kBreak, kMeal, kMeeting, kDevice, kMatter };

/// A ticket that a window has to do with.
struct DeskTicket {
  std::uint64_t id = 0;
  std::string no;     ///< "A001"
  std::string group;  ///< id
  DeskClass cls = DeskClass::kWalkIn;
  bool returned = false;  ///< was missed once
  std::int64_t issued_ms = 0;
  std::int64_t since_ms = 0;  ///< of its state; of a called one: of the last call
  int calls = 0;
  friend bool operator==(const DeskTicket&, const DeskTicket&) = default;
};

/// Somebody who waits: a number and nothing else of him.
struct DeskWaiting {
  std::uint64_t id = 0;
  std::string no;
  std::string group;
  std::int64_t issued_ms = 0;
  friend bool operator==(const DeskWaiting&, const DeskWaiting&) = default;
};

/// A missed number that may come back once.
struct DeskMissed {
  std::string no;
  std::string group;
  int window = 0;
  std::int64_t since_ms = 0;
  std::int64_t until_ms = 0;  ///< from here on it is too late
  friend bool operator==(const DeskMissed&, const DeskMissed&) = default;
};

struct DeskService {
  std::uint64_t id = 0;
  std::string visit;  ///< number, or "" without one
  std::int64_t opened_ms = 0;
  friend bool operator==(const DeskService&, const DeskService&) = default;
};

struct DeskPause {
  DeskPauseReason reason = DeskPauseReason::kBreak;
  std::int64_t since_ms = 0;
  friend bool operator==(const DeskPause&, const DeskPause&) = default;
};

/// One member of staff's own day.
struct DeskToday {
  std::uint32_t served = 0;
  std::uint32_t missed = 0;
  std::uint64_t serve_ms = 0;
  friend bool operator==(const DeskToday&, const DeskToday&) = default;
};

/// 一键求助, as its own window sees it.
struct DeskHelp {
  std::int64_t since_ms = 0;
  std::optional<std::int64_t> acknowledged_ms;  ///< somebody looks after it
  friend bool operator==(const DeskHelp&, const DeskHelp&) = default;
};

/// Ids of departments all of whose items somebody may accept, and of single items.
struct DeskSkills {
  std::vector<std::string> departments;
  std::vector<std::string> items;
  friend bool operator==(const DeskSkills&, const DeskSkills&) = default;
};

struct DeskWindow {
  int number = 0;
  std::string zone;
  std::vector<std::string> groups;  ///< ids of the groups it serves
  std::uint32_t staff = 0;          ///< id; 0 when nobody is on shift. Not told
  std::string staff_number;
  std::string staff_name;
  std::optional<std::int64_t> shift_since_ms;
  /// What he may accept; absent: everything.
  std::optional<DeskSkills> skills = {};
  std::optional<DeskTicket> ticket;  ///< called or served
  DeskWhy why = DeskWhy::kLongest;   ///< of `ticket`
  std::optional<DeskService> service;
  std::optional<DeskPause> pause;
  std::int64_t free_since_ms = 0;
  std::optional<std::int64_t> asked_until_ms;  ///< 评价环节 is over from here on (core::Post)
  std::vector<DeskTicket> held;
  std::vector<DeskTicket> offered;
  std::vector<DeskWaiting> waiting;  ///< in the order of calling, at most kMostShown
  std::uint32_t waiting_count = 0;
  DeskToday today;
  std::string seat;  ///< page that acts here; "" for none. Told to its clerk
  std::optional<DeskHelp> help;
  friend bool operator==(const DeskWindow&, const DeskWindow&) = default;
};
inline constexpr std::size_t kMostShown = 60;

struct DeskGroup {
  std::string id;
  std::string letter;
  std::string name_zh;
  std::string name_en;
  std::string zone;
  std::uint32_t waiting = 0;
  std::uint32_t open_windows = 0;                   ///< on shift, without a break
  int norm_minutes = 0;                             ///< one service takes
  bool ask_person = false;                          ///< limits per person hold
  std::optional<std::pair<int, int>> wait_minutes;  ///< of a number given now; absent: no window
  std::vector<DeskWaiting> longest;  ///< who has waited longest, at most kMostLongest
  friend bool operator==(const DeskGroup&, const DeskGroup&) = default;
};
inline constexpr std::size_t kMostLongest = 8;

/// Limits of calling that a desk needs to say why a key does nothing.
struct DeskRules {
  int most_calls = 3;
  int least_calls = 3;
  std::int64_t spacing_ms = 20'000;
  std::int64_t hold_limit_ms = 1'800'000;
  friend bool operator==(const DeskRules&, const DeskRules&) = default;
};

inline constexpr int kDaysBack = 90;
inline constexpr int kDaysAhead = 200;

/// All windows and lines of the hall.
struct DeskHall {
  std::string hall;
  bool demo = false;
  std::string day;
  int utc_offset_minutes = 8 * 60;
  bool numbers = false;  ///< the hall gives numbers at all
  DeskRules rules;
  std::vector<DeskGroup> groups;
  std::vector<DeskWindow> windows;
  std::vector<DeskMissed> missed;
  /// Days since 1970-01-01 that are worked, from kDaysBack before `day` to kDaysAhead after it:
  /// by them a page says how many working days are left. Told with cases.
  std::vector<std::int32_t> working_days;
  friend bool operator==(const DeskHall&, const DeskHall&) = default;
};

}  // namespace yichuang::query
