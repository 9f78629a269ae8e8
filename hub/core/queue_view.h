#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "hub/core/hall.h"

/// The lines as windows see them; nothing of it decides anything.
namespace yichuang::core {

/// Everybody who waits today, looked up once for all windows of a hall. Points into the hall: it
/// lives no longer than until the next Apply.
class WaitingLines {
 public:
  WaitingLines(const Hall& hall, Instant now);

  /// Who waits for the window, in the order in which it alone would call them now: the first one is
  /// Choose's. At most `most` of them; nobody when the hall has no such window.
  std::vector<const Ticket*> At(WindowNo window, std::size_t most) const;

  /// How many wait for the window.
  std::uint32_t CountAt(WindowNo window) const;

 private:
  /// One that waits, and how many calls go before it still.
  struct Waiting {
    const Ticket* ticket = nullptr;
    std::size_t line = 0;
    std::uint8_t behind = 0;
  };
  struct Line {
    std::string_view group;
    std::uint32_t count = 0;
  };

  std::vector<bool> ServedBy(WindowNo window) const;
  std::vector<Waiting> FirstOf(const std::vector<bool>& served, std::size_t most) const;
  static std::vector<Waiting>::iterator NextOf(std::vector<Waiting>& line, const Post& post);

  const Hall& hall_;
  std::vector<Line> lines_;
  std::vector<Waiting> waiting_;  // longest rank first
};

/// Until when a number that was missed at `missed` may come back: the end of its half of the day.
Instant ReturnEnd(const Plan& plan, Instant missed);

}  // namespace yichuang::core
