#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

/// The national set of tags (测评内容) in use: which codes a citizen may choose with each level.
/// Data: a changed set is a new version behind the old one, for ratings keep the bits of theirs.
namespace yichuang::query {

inline constexpr std::size_t kTagsOfLevel = 8;

/// [level - 1][bit]: bit n of a rating's tags is the n-th of its level.
inline constexpr std::array<std::array<std::uint16_t, kTagsOfLevel>, 5> kTagSet{{
    {108, 109, 110, 111, 112, 113, 114, 115},
    {207, 208, 209, 210, 211, 212, 213, 214},
    {307, 308, 309, 310, 311, 312, 313, 314},
    {406, 407, 408, 409, 410, 411, 412, 413},
    {510, 511, 512, 513, 514, 515, 516, 517},
}};

}  // namespace yichuang::query
