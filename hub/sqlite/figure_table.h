#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "hub/core/canary.h"
#include "hub/core/event.h"
#include "hub/sqlite/database.h"

/// The counters of services and ratings (schema.h): figure_cell is the finest, from which every
/// figure is a sum; staff_day and staff_month the same by staff alone, for long spans; staff_posted
/// by the day on which a rating came. What comes after a month was frozen (query/figure_rules.h)
/// changes none of them and stands in figure_late.
namespace yichuang::sqlite {

/// Writes them; part of Projections, same rules: counters gather in memory until Flush.
class FigureTable {
 public:
  /// `database` must outlive the object and hold the tables.
  explicit FigureTable(Database& database);

  void SetUtcOffset(std::chrono::minutes offset) { utc_offset_ = offset; }
  /// Hall day on which a record came, like 20260509.
  std::int64_t DayOf(const core::Record& record) const;

  /// `group`: of the ticket that the service is for, "" for none.
  void NoteOpened(const core::Record& record, const core::ServiceOpened& event,
                  const std::string& group);
  void NoteHeld(const core::Record& record, const core::TicketHeld& event);
  void NoteResumed(const core::Record& record, const core::TicketResumed& event);
  void NoteEnded(const core::Record& record, const core::ServiceEnded& event);
  /// The counted rating of a service.
  void NoteRated(const core::Record& record, const core::RatingReceived& event);
  /// REQUIRES: rating_excluded does not have it yet.
  void NoteExcluded(const core::Record& record, const core::RatingExcluded& event);
  /// A rating of the nightly canary: it moves counters of its own, and no other.
  void NoteCanary(const core::Record& record, const core::CanaryRated& event);
  /// What the flushed tables hold of a run, and of real ratings.
  core::CanaryTally TallyOf(core::CanaryRun run);

  void Flush();
  void Discard();

 private:
  using Levels = std::array<std::int64_t, 5>;
  /// What has to be added to a row; [0] is level 1.
  struct Delta {
    std::int64_t ended = 0;
    std::int64_t uninvited = 0;
    std::int64_t busy_ms = 0;
    Levels levels{};
    Levels two_button{};
    Levels excluded{};
  };
  struct Cell {
    std::int64_t day = 0;
    std::int64_t hour = 0;
    std::int64_t window = 0;
    std::int64_t staff = 0;
    std::string group;
    friend auto operator<=>(const Cell&, const Cell&) = default;
  };
  using StaffDays = std::map<std::pair<std::int64_t, std::int64_t>, Delta>;

  std::int64_t HourOf(std::int64_t at_ms) const;
  template <typename Add>
  void AddTo(const Cell& cell, Add add);
  void PutLate(std::uint64_t seq, int what, const Cell& cell, int level, bool two_button);
  static void Count(Delta& delta, core::Level level, bool two_button);
  template <typename... Key>
  static void Upsert(Statement& upsert, const Delta& delta, const Key&... key);

  Statement opened_;
  Statement held_;
  Statement resumed_;
  Statement ended_;
  Statement rated_;
  Statement find_rating_;
  Statement add_cell_;
  Statement add_staff_day_;
  Statement add_staff_month_;
  Statement add_staff_posted_;
  Statement add_late_;
  Statement add_canary_;
  Statement find_canary_;
  Statement count_real_;
  Statement count_since_;

  std::chrono::minutes utc_offset_{};
  std::map<Cell, Delta> cells_;
  StaffDays staff_days_;
  StaffDays staff_months_;
  StaffDays staff_posted_;
  std::map<std::int64_t, Delta> canaries_;
};

}  // namespace yichuang::sqlite
