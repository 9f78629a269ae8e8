#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hub/contract/kiosk_desired.h"
#include "hub/core/ids.h"
#include "hub/core/ticket.h"

/// The lines of the hall and the rules of calling, as data of the hall's configuration.
namespace yichuang::core {

/// One tile of 取号 and one line of people. The last group of a hall is for whoever does not know
/// what he needs.
struct PlannedGroup {
  std::string id;  ///< 1 to 16 of a-z, 0-9 and '-': "qykb"; names the group for ever
  char letter = 'A';
  contract::BothTexts name;
  std::string icon;         ///< name of a drawing on the kiosk; "" for the letter alone
  std::string zone;         ///< where its windows are; "" when they stand in several
  bool ask_person = false;  ///< limits per person hold: whoever gives a number asks who it is for
  std::uint16_t norm = 10;  ///< minutes one service takes, until the hall has measured it
  friend bool operator==(const PlannedGroup&, const PlannedGroup&) = default;
};

/// Order of calling and limits of a call. Who is called next is the ticket with the highest
/// weight: weight of its class plus one for every `ageing` it has waited. So a class has an
/// advantage of weight × ageing and no more, and the order of two tickets never turns.
struct QueuePolicy {
  /// Advantage by class (TicketClass is the index). A clerk alone sees the class.
  std::array<std::uint16_t, kTicketClassCount> weights{1, 2, 3};
  std::chrono::minutes ageing{15};
  /// After this many calls in a row of other classes than walk-in a window owes `ratio` calls to
  /// walk-ins, as long as one waits.
  std::uint8_t cap = 2;
  std::uint8_t ratio = 1;
  std::uint8_t most_calls = 3;           ///< calls of one ticket at one window
  std::uint8_t least_calls = 3;          ///< calls before 过号
  std::chrono::seconds spacing{20};      ///< between two calls, and from the last one to 过号
  std::uint8_t behind = 3;               ///< a missed ticket that returns lets so many go first
  std::chrono::minutes hold_limit{30};   ///< 暂存 ends after this: back into the line
  std::chrono::minutes noon{12 * 60};    ///< a missed ticket returns before noon, or after it
  std::chrono::minutes before_open{30};  ///< numbers are given from this long before opening
  std::chrono::minutes before_close{0};  ///< and until this long before closing
  /// Open numbers of one person, on one day and in one group that asks who it is.
  std::uint8_t person_limit = 1;
  friend bool operator==(const QueuePolicy&, const QueuePolicy&) = default;
};

/// Numbers a kiosk may give by itself while the hub is away.
inline constexpr std::uint16_t kBlockSize = 20;
/// A kiosk with fewer numbers left is given another block.
inline constexpr std::uint16_t kBlockLow = 5;

struct Plan;
struct PlannedWindow;

/// Null when the hall has no such group.
const PlannedGroup* FindGroup(const Plan& plan, std::string_view id);
/// A window without groups serves all of them.
bool Serves(const PlannedWindow& window, std::string_view group);

}  // namespace yichuang::core
