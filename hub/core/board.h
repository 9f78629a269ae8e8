#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hub/contract/messages.h"
#include "hub/core/calendar.h"
#include "hub/core/ids.h"

/// What the hall has to say to everybody: which catalogue, its hours, notices, an emergency. Shown
/// by kiosks; nothing of it belongs to a person.
namespace yichuang::core {

/// Sequence of posting, never used twice.
enum class NoticeId : std::uint64_t {};

struct PlannedKiosk {
  std::string device;  ///< "kiosk-01"
  std::string zone;    ///< "A"; may be empty
  friend bool operator==(const PlannedKiosk&, const PlannedKiosk&) = default;
};

using Spans = std::vector<contract::OpenSpan>;

/// The kiosks and the usual hours as configured; replaced as a whole by a KiosksConfigured event.
struct KioskPlan {
  std::vector<PlannedKiosk> kiosks;
  std::array<Spans, 7> week;  ///< [0] is Monday; all empty: the hub knows no hours
  std::vector<contract::HallDayHours> special_days;  ///< holidays and make-up days
  friend bool operator==(const KioskPlan&, const KioskPlan&) = default;
};

/// A bundle that was checked and lies on the hub's disk under its hash.
struct ImportedCatalogue {
  std::uint64_t version = 0;
  std::array<std::uint8_t, 32> sm3{};
  std::uint64_t bytes = 0;
  std::uint32_t items = 0;
  friend bool operator==(const ImportedCatalogue&, const ImportedCatalogue&) = default;
};

struct Board {
  KioskPlan plan;
  std::optional<ImportedCatalogue> catalogue;  ///< the newest
  /// Hours of single days set while the hall runs; they win over the plan. Past days are forgotten.
  std::map<HallDay, contract::HallDayHours> changed_days;
  Calendar
      calendar;  ///< working days: closed on a holiday, open like a Monday on a day made up for
  std::map<NoticeId, contract::Notice> notices;  ///< hanging now
  std::uint64_t next_notice = 1;
  std::optional<contract::BothTexts> emergency;
  friend bool operator==(const Board&, const Board&) = default;
};

bool IsKiosk(const KioskPlan& plan, std::string_view device);

/// In order, apart and within the day, at most contract::kMaxOpenSpans.
bool AreSpans(const Spans& spans);

/// The hours of one day; absent when the board knows none for it.
std::optional<contract::HallDayHours> HoursOn(const Board& board, HallDay day);

/// What every kiosk is wanted to show when `today` is the hall's day.
contract::KioskDesired KioskStateOf(const Board& board, HallDay today);

/// Where a catalogue bundle is fetched: "/catalogue/<sm3>".
std::string CataloguePath(const std::array<std::uint8_t, 32>& sm3);

}  // namespace yichuang::core
