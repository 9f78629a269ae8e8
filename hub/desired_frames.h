#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "hub/contract/messages.h"
#include "hub/core/desired.h"
#include "hub/evidence/frames.h"

namespace yichuang::hub {

/// What a device prints beside the number: by work number.
using StaffNames = std::map<std::string, std::string>;

/// Serial number in an evaluator's source name, "ev-0042" → 42; 0 when it is none.
std::uint32_t SerialOf(const std::string& source);

/// Signs what is wanted of one terminal into frames that only its devices accept.
///
/// `plan` gives the work numbers, `names` the names; `now` dates the invitation's age.
contract::Desired SignWanted(evidence::FrameBook& book, const core::Plan& plan,
                             const StaffNames& names, const core::TerminalWanted& wanted,
                             core::Instant now);

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
