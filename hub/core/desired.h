#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hub/core/hall.h"

namespace yichuang::core {

enum class Shown : std::uint8_t { kIdle, kServing, kInviting, kPaused, kCalling };

/// What one evaluator is wanted to show. Signed into a frame at the border.
struct EvaluatorWanted {
  std::string evaluator;
  std::uint32_t epoch = 0;
  std::uint32_t boot = 0;
  std::uint16_t firmware = 0;  ///< as the device said in its hello: what it can show
  Shown shown = Shown::kIdle;
  std::uint64_t invitation = 0;
  Instant opened{};  ///< of the invitation
  std::uint32_t limit_ms = 0;
  std::string ticket;
  std::optional<StaffId> staff;
  bool ask_consent = false;
  friend bool operator==(const EvaluatorWanted&, const EvaluatorWanted&) = default;
};

/// The versioned desired state of one terminal: derived, never stored, never a command that can be
/// lost.
struct TerminalWanted {
  std::uint64_t version = 0;                ///< seq of the last event that changed it
  std::vector<EvaluatorWanted> evaluators;  ///< attached ones only: others gave no boot number yet
  std::optional<contract::KioskDesired> kiosk = std::nullopt;  ///< of a kiosk
  friend bool operator==(const TerminalWanted&, const TerminalWanted&) = default;
};

TerminalWanted WantedOf(const Hall& hall, const std::string& device);

}  // namespace yichuang::core
