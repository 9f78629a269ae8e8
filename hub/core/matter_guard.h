#pragma once

#include <optional>

#include "hub/core/account.h"
#include "hub/core/calendar.h"
#include "hub/core/matter.h"
#include "hub/core/matter_command.h"
#include "hub/core/plan.h"

/// Who may take a step of a matter, and what must hold besides. The page asks the same as the hall,
/// so that it never offers what will be refused.
namespace yichuang::core {

/// What is looked at; all borrowed.
struct MatterAsked {
  const Matters& matters;  ///< of which the duties
  const Accounts& accounts;
  const Calendar& calendar;
  const Plan& plan;
  const MatterActor& actor;
  Instant now{};
};

/// Why the act is refused as the matter stands: first whether its kind has the step, then the
/// state, then who asks, then what he says.
std::optional<contract::Reason> RefuseMatterStep(const MatterAsked& asked, const OpenMatter& open,
                                                 const MatterAct& act);

/// The part that does not look at what is said: whether a page offers the step.
std::optional<contract::Reason> RefuseMatterActor(const Matters& matters, const MatterActor& actor,
                                                  const OpenMatter& open, MatterStep step);

/// Who may work on matters at all.
inline constexpr RoleSet kMatterStaff{Role::kGuide,    Role::kWindowStaff, Role::kBackOffice,
                                      Role::kUnitHead, Role::kDutyManager, Role::kHallManager,
                                      Role::kInspector};
/// Who dispatches and moves what others have.
inline constexpr RoleSet kMatterChiefs{Role::kDutyManager, Role::kHallManager};

}  // namespace yichuang::core
