#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hub/contract/reasons.h"
#include "hub/core/setting.h"

/// What a manager asks of the settings, and what it would change. Pure: a preview and the change
/// itself come from the same function.
namespace yichuang::core {

struct Hall;

/// Adds a window or changes one; its place on the map stays, and so do its groups when none are
/// named.
struct PutWindow {
  WindowNo number{};
  std::string zone;
  std::string device;
  std::string evaluator;  ///< "": none stands there
  bool add = false;       ///< refused when the number is taken
  /// Ids of the groups served here, each once, in any order; empty: all; absent: as they are.
  std::optional<std::vector<std::string>> groups = {};
};
/// Opens one window more for a group, or one less; the rest of it stays as it is. Somebody who is
/// called there already is served there.
struct ServeGroup {
  WindowNo number{};
  std::string group;
  bool serve = true;
};
struct CloseWindow {
  WindowNo number{};
};
/// Somebody joins; his name travels beside the command, never in it: the card is its handle.
struct AddStaff {
  std::string number;
  std::string card = {};  ///< at most kMostCard characters
};
struct RemoveStaff {
  std::string number;
};
/// Name or photo changed; where he is on shift the device shows it.
struct ChangeCard {
  std::string number;
  std::string card = {};
};
inline constexpr std::size_t kMostCard = 64;
struct SetWeek {
  Week week;
};
struct SetCalendar {
  int year = 0;
  CalendarYear days;
};

/// Another version of an item. Whoever sends it vouches that the file of this hash is kept and was
/// checked.
struct PutItem {
  std::string item;
  Sm3 version{};
};
/// What somebody may accept; absent: everything.
struct SetSkills {
  std::string number;
  std::optional<Skills> skills;
};

using WantedSetting = std::variant<PutWindow, ServeGroup, CloseWindow, AddStaff, RemoveStaff,
                                   ChangeCard, SetWeek, SetCalendar, PutItem, SetSkills>;

/// All of it or nothing.
struct ChangeSettings {
  std::string by;                     ///< his own work number; "" for the hub's console
  std::vector<WantedSetting> wanted;  ///< 1 to kMostWanted
  Instant effective{};                ///< not after now: at once
  std::uint64_t version = 0;          ///< Settings::next as the page saw it; 0: whatever it is
};
inline constexpr std::size_t kMostWanted = 1000;

/// Turns a change round, or withdraws it before its time.
struct UndoChange {
  std::string by;
  ChangeId change{};
};

/// Which of the wanted settings is at fault, and where.
struct SettingFault {
  std::size_t index = 0;
  std::string field;  ///< "evaluator"
  contract::Reason reason = contract::Reason::kMalformed;
  std::string what;  ///< the value, or what stands in the way
  friend bool operator==(const SettingFault&, const SettingFault&) = default;
};

struct Examined {
  std::vector<Setting> settings;  ///< in the order wanted; what changes nothing is left out
  std::vector<SettingFault> faults;
};

/// What `command` would change at `now`, or everything that is wrong with it. Nothing of it happens
/// when there is one fault.
Examined Examine(const Hall& hall, const ChangeSettings& command, Instant now);

/// What settings change, as it stands in the hall.
Settable SettableOf(const Hall& hall);

}  // namespace yichuang::core
