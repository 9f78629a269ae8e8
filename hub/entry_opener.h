#pragma once

#include <string>
#include <variant>

#include "hub/contract/messages.h"
#include "hub/core/command.h"
#include "hub/evidence/frames.h"

namespace yichuang::hub {

/// Verifies and opens one entry as it came from a terminal: afterwards it is a command, or it is
/// not authentic and the reason says why (the entry is then counted, not ledgered, and its counter
/// not consumed).
std::variant<core::TakeEntry, contract::Reason> OpenEntry(evidence::FrameBook& book,
                                                          const std::string& device,
                                                          contract::Entry entry);

}  // namespace yichuang::hub
