#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace yichuang::counter {

inline constexpr std::size_t kLines = 4;
/// Of one line; a Chinese character takes two.
inline constexpr std::size_t kColumns = 16;

/// What stands on a counter display, from the top; UTF-8.
using CounterLines = std::array<std::string, kLines>;

/// The bytes that make a display show `lines`, whatever it showed before. What is longer than
/// kColumns is cut between characters; what GB18030 cannot write becomes "?".
std::vector<std::uint8_t> JobOf(const CounterLines& lines);

}  // namespace yichuang::counter
