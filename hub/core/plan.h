#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hub/contract/messages.h"
#include "hub/core/ids.h"
#include "hub/core/matter_kind.h"
#include "hub/core/queue_plan.h"

namespace yichuang::core {

/// Where something stands on the hall map: a field of a grid as the hall is seen from above, (1, 1)
/// at the upper left.
struct Place {
  std::uint16_t column = 1;
  std::uint16_t row = 1;
  friend auto operator<=>(const Place&, const Place&) = default;  // NOLINT(modernize-use-nullptr)
};
inline constexpr std::uint16_t kMostPlaces = 60;  ///< columns, and rows

/// One service window and the devices that stand on it.
struct PlannedWindow {
  WindowNo number{};
  std::string zone;                      ///< "A"
  std::string device;                    ///< window host, "win-01"
  std::string evaluator;                 ///< "ev-0001"
  std::optional<Place> place = {};       ///< absent: the map finds one (floor.h)
  std::vector<std::string> groups = {};  ///< ids of the groups served here; empty: all
  friend bool operator==(const PlannedWindow&, const PlannedWindow&) = default;
};

/// What a zone is called on maps and signs; without it there is only its letter.
struct PlannedZone {
  std::string id;  ///< "A", as in PlannedWindow::zone
  contract::BothTexts name;
  friend bool operator==(const PlannedZone&, const PlannedZone&) = default;
};

/// A member of staff by work number; his name and his photo are no part of any event.
struct PlannedStaff {
  StaffId id{};
  std::string number;  ///< work number, at most 10 characters, no '-'
  /// Handle of his card: name and photo as they were last changed, kept beside the ledger and
  /// deletable. "": the name he came with in hall.toml.
  std::string card = {};
  friend bool operator==(const PlannedStaff&, const PlannedStaff&) = default;
};

/// Rules in force. Defaults are those of the domain handbook §0; all are data.
struct Rules {
  std::chrono::milliseconds invitation_min{60'000};  ///< open at least this long (30–120 s)
  std::chrono::milliseconds invitation_protect{
      30'000};  ///< 下一位 never closes or replaces it within this
  std::chrono::milliseconds invitation_limit{
      600'000};  ///< the device closes it by itself after this
  std::chrono::milliseconds rating_window{7LL * 24 * 3600 *
                                          1000};  ///< a press for an older service is too late
  bool ask_consent = true;                        ///< 是否愿意接受回访
  friend bool operator==(const Rules&, const Rules&) = default;
};

/// The hall as configured: one value, replaced as a whole by a HallConfigured event.
struct Plan {
  std::string hall;  ///< topic name, "demo"
  std::chrono::minutes utc_offset{8 * 60};
  std::vector<PlannedWindow> windows;
  std::vector<PlannedStaff> staff;
  std::vector<PlannedZone> zones;  ///< in the order they are told; may leave zones out
  Rules rules;
  std::vector<PlannedGroup>
      groups;  ///< at most contract::kMaxGroups; empty: the hall gives no numbers
  QueuePolicy queue;
  std::vector<KindLimits> matter_limits;    ///< at most one a kind; a matter opened later has them
  std::vector<KindNumbers> matter_numbers;  ///< at most one a kind and day
  std::vector<SampleRule> sample_rules;     ///< at most one a day
  friend bool operator==(const Plan&, const Plan&) = default;
};

/// Null when the plan has no such window. The pointers of this file live as long as the plan is
/// unchanged.
const PlannedWindow* FindWindow(const Plan& plan, WindowNo number);
/// The window an evaluator is planned for, wherever it is plugged in; null when it is planned
/// nowhere.
const PlannedWindow* WindowOfEvaluator(const Plan& plan, std::string_view evaluator);
/// Whether some window stands on this host.
bool IsPlannedDevice(const Plan& plan, std::string_view device);
/// What the hall has set for matters of the kind; absent when nothing.
std::optional<StateLimits> MatterLimitsOf(const Plan& plan, MatterKindId kind);
/// What the hall has set for matters of the kind that are opened on the day; absent when nothing.
std::optional<MatterNumbers> MatterNumbersOn(const Plan& plan, MatterKindId kind, HallDay day);
/// What is drawn on the day is drawn by this.
SampleRule SampleRuleOn(const Plan& plan, HallDay day);
/// Null when nobody has this work number.
const PlannedStaff* StaffNumbered(const Plan& plan, std::string_view number);

}  // namespace yichuang::core
