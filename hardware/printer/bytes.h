#pragma once

#include <cstdint>
#include <initializer_list>
#include <vector>

#include "hardware/printer/escpos.h"

/// What the jobs of pictures and of text have in common; for this room.
namespace yichuang::printer {

using Bytes = std::vector<std::uint8_t>;

inline constexpr std::uint8_t kDle = 0x10;
inline constexpr std::uint8_t kEsc = 0x1b;
inline constexpr std::uint8_t kFs = 0x1c;
inline constexpr std::uint8_t kGs = 0x1d;

inline void Add(Bytes& to, std::initializer_list<int> bytes) {
  for (const int byte : bytes) to.push_back(static_cast<std::uint8_t>(byte));
}

/// Forgets whatever the last program left in the printer.
void AddBegin(Bytes& to);
/// The picture in bands; false, and nothing is added, when EncodeJob would refuse it.
bool AddPicture(const Picture& picture, const Model& model, Bytes& to);
/// Past the knife, and a cut.
void AddEnd(const Model& model, Bytes& to);

}  // namespace yichuang::printer
