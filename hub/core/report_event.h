#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "hub/core/case_event.h"
#include "hub/core/ids.h"
#include "hub/core/report_kind.h"

/// What happens to reports. `by` is a work number; "" for the hub.
namespace yichuang::core {

/// Sequence of drafting, never used twice.
enum class ReportId : std::uint64_t {};

/// A report is due to be drafted: the hub's writer reads the figures and drafts it.
struct ReportWanted {
  ReportKind kind = ReportKind::kRatings;
  HallDay from{};
  HallDay until{};  ///< first day that does not belong to it
  bool settled = false;
  Instant due{};  ///< late when it is not published by then
  friend bool operator==(const ReportWanted&, const ReportWanted&) = default;
};

/// A report that was wanted is not published in time.
struct ReportLate {
  ReportKind kind = ReportKind::kRatings;
  HallDay from{};
  bool settled = false;
  friend bool operator==(const ReportLate&, const ReportLate&) = default;
};

/// 起草. The figures stand in the event: what is approved and published is these bytes.
struct ReportDrafted {
  ReportId id{};
  ReportKind kind = ReportKind::kRatings;
  HallDay from{};
  HallDay until{};
  std::string unit;      ///< "" for the whole hall
  bool settled = false;  ///< nothing that comes later changes its figures
  std::uint16_t edition = 1;
  ReportId replaces{};  ///< the published edition it corrects; 0 for none
  std::string sm3;      ///< of `body`, 64 lower-case hex digits
  std::string figures;  ///< SM3 of its tables alone: the same figures have the same
  std::string body;     ///< canonical JSON: ids of staff and numbers, nobody's words
  std::string by;
  std::optional<std::string> person = {};  ///< work number: whom it is about; absent: nobody
  friend bool operator==(const ReportDrafted&, const ReportDrafted&) = default;
};

struct ReportApproved {
  ReportId id{};
  std::string by;
  friend bool operator==(const ReportApproved&, const ReportApproved&) = default;
};

/// From here on it does not change; a number of the hall day's year, a series without a gap.
struct ReportPublished {
  ReportId id{};
  std::uint16_t year = 0;
  std::uint32_t number = 0;
  std::string sm3;  ///< of the bytes that are published
  ReportId replaces{};
  std::string by;
  friend bool operator==(const ReportPublished&, const ReportPublished&) = default;
};

/// A draft comes to nothing.
struct ReportWithdrawn {
  ReportId id{};
  std::string by;
  friend bool operator==(const ReportWithdrawn&, const ReportWithdrawn&) = default;
};

template <typename Event>
concept ReportEvent = kIsOneOf<Event, ReportWanted, ReportLate, ReportDrafted, ReportApproved,
                               ReportPublished, ReportWithdrawn>;

}  // namespace yichuang::core
