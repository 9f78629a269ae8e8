#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "hub/core/plan.h"

/// What is shown of a member of staff beside his number. It is personal, so it stands in the vault
/// and in no event: the ledger has the handle of a card, a random text that says nothing once the
/// card is deleted.
namespace yichuang::access {

/// Stars that the hall's appraisal may give (星级).
inline constexpr int kMostStars = 5;

/// One version of a person's card: another name, another photo or other stars are another card.
struct StaffCard {
  std::string name;
  std::string photo;       ///< handle of a picture; "": none
  std::uint8_t stars = 0;  ///< given by the hall, at most kMostStars; 0: none are shown
  friend bool operator==(const StaffCard&, const StaffCard&) = default;
};
using StaffCards = std::map<std::string, StaffCard>;    ///< by handle, core::PlannedStaff::card
using Pictures = std::map<std::string, std::string>;    ///< JPEG or PNG, by handle
using StaffNames = std::map<std::string, std::string>;  ///< by work number
using StaffStars = std::map<std::string, int>;          ///< by work number, of those who have some

/// The card of a member of staff: the one whose handle the plan has, or his name of `names`.
StaffCard CardOf(const core::PlannedStaff& member, const StaffNames& names,
                 const StaffCards& cards);

/// Names as screens show them: those of `names`, and over them what the plan's cards say.
StaffNames NamesShown(const core::Plan& plan, StaffNames names, const StaffCards& cards);
/// Pictures as screens show them: handles by work number, of those who have one.
StaffNames PhotosShown(const core::Plan& plan, const StaffCards& cards);
StaffStars StarsShown(const core::Plan& plan, const StaffCards& cards);

}  // namespace yichuang::access
