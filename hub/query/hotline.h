#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// 热线月报: what the hotline and 办不成事 brought in a month of hall days, and what became of it.
/// No value has a citizen's name, number or words.
namespace yichuang::query {

/// A matter of the month: opened in it, closed in it, or open at its end. One row each; of one that
/// was closed twice in the month the last time counts.
struct HotlineMatter {
  std::uint64_t id = 0;
  std::string no;
  int kind = 0;     ///< core::MatterKindId
  int rules = 1;    ///< version of the kind's rules
  int channel = 0;  ///< core::MatterChannel
  std::string unit;
  std::string charged;  ///< who has it now; of one that is open at the end
  std::int64_t opened_ms = 0;
  bool opened = false;  ///< in the month
  bool closed = false;  ///< in the month
  bool open = false;    ///< at its end
  bool late = false;    ///< of a closed one: it had a card since it was opened or opened again
  std::optional<std::int64_t> over_ms;  ///< of a closed one
  std::optional<int> outcome;           ///< core::MatterOutcome, of a closed one
  std::optional<bool> satisfied;        ///< of a closed one that was called back and reached
  bool reopened = false;                ///< in the month
  std::optional<std::int64_t> due_ms;   ///< of one that is open now
  std::string about = {};               ///< whom it is about, who sees no line of it
  friend bool operator==(const HotlineMatter&, const HotlineMatter&) = default;
};

/// The numerators and denominators of one line of the report.
struct HotlineLine {
  std::string name;  ///< of the kind, channel or unit; "" of the sum
  std::uint32_t opened = 0;
  std::uint32_t closed = 0;
  std::uint32_t on_time = 0;  ///< of the closed ones
  std::uint32_t called = 0;   ///< of the closed ones: called back and reached
  std::uint32_t satisfied = 0;
  std::uint32_t solved = 0;        ///< of the closed ones: really solved, not only explained
  std::uint32_t reopened = 0;      ///< 仍未解决, in the month
  std::uint32_t open = 0;          ///< at its end
  std::uint64_t working_days = 0;  ///< sum over the closed ones, from opening to closing
  std::uint32_t excluded = 0;      ///< of the closed ones: ratings that do not count
  friend bool operator==(const HotlineLine&, const HotlineLine&) = default;
};

struct HotlineReport {
  int year = 0;
  unsigned month = 0;
  std::int64_t frozen_ms = 0;  ///< when the data were read
  HotlineLine sum;
  std::vector<HotlineLine> kinds;
  std::vector<HotlineLine> channels;
  std::vector<HotlineLine> units;
  std::vector<HotlineMatter> open;  ///< at its end, the oldest first; at most kHotlineOpen
  std::uint32_t open_count = 0;
  friend bool operator==(const HotlineReport&, const HotlineReport&) = default;
};
inline constexpr std::size_t kHotlineOpen = 200;

}  // namespace yichuang::query
