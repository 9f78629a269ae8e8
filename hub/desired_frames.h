#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "hub/contract/messages.h"
#include "hub/core/desired.h"
#include "hub/evidence/frames.h"

namespace yichuang::hub {

/// What a device prints beside the number: by work number.
using StaffNames = std::map<std::string, std::string>;

/// A name as dots in at most so many columns; absent when it cannot be drawn.
using DrawName =
    std::function<std::optional<protocol::NameDots>(const std::string& name, int room)>;

/// Columns that a device's display has for a name beside a work number of so many characters.
int RoomForName(std::size_t number_size);

/// Serial number in an evaluator's source name, "ev-0042" → 42; 0 when it is none.
std::uint32_t SerialOf(const std::string& source);

/// Signs what is wanted of one terminal into frames that only its devices accept.
///
/// `plan` gives the work numbers, `names` the names; `now` dates the invitation's age. With `draw`,
/// devices that can show names get them as pictures.
contract::Desired SignWanted(evidence::FrameBook& book, const core::Plan& plan,
                             const StaffNames& names, const core::TerminalWanted& wanted,
                             core::Instant now, const DrawName& draw = {});

/// Copies UTF-8 into a zero-padded field, cut between characters so that it stays valid.
template <typename Field>
void CopyText(const std::string& text, Field& field) {
  std::size_t size = text.size() < field.size() ? text.size() : field.size();
  while (size > 0 && size < text.size() &&
         (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U)
    --size;
  field.fill('\0');
  for (std::size_t i = 0; i < size; ++i) field[i] = text[i];
}

}  // namespace yichuang::hub
