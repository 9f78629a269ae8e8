#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "hub/catalogue/matcher.h"
#include "hub/catalogue/search.h"

namespace yichuang::catalogue {

/// How loosely a query may stand in a text.
enum class Looseness : std::uint8_t {
  kTogether,  ///< one cell after the other
  kGaps,      ///< with one or two gaps between
  kWrong,     ///< together, with one wrong letter or sounds that are alike
};

/// Which cells of a text the query took.
struct Alignment {
  Manner manner = Manner::kCharacters;
  std::vector<std::size_t> cells;  ///< ascending
  std::size_t initials = 0;        ///< cells of which only the initial was typed
  std::size_t skipped = 0;         ///< cells left out between the first and the last
  std::size_t gaps = 0;
};

/// Finds the place where the query ends first in the text, and how it got there; whole syllables
/// are preferred to initials. Absent when it does not stand there. For kWrong, the matcher allows
/// errors.
std::optional<Alignment> Align(const Matcher& matcher, std::span<const Cell> cells,
                               Looseness looseness);

}  // namespace yichuang::catalogue
