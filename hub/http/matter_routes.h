#pragma once

#include <string_view>

#include "hub/http/routes.h"

/// What staff, kiosks and citizens ask of matters, as requests: their bodies, checked field by
/// field. Who may take which step stands in core/matter_guard.h: the hall refuses the rest.
namespace yichuang::http {

/// GET of a list: `list` is "mine", "handed" …; `kind` a kind's name or ""; `search` a number or
/// the code of a slip; `after` where a list goes on.
Route MattersRoute(std::string_view list, std::string_view kind, std::string_view search,
                   std::string_view after, const Visitor& visitor);
Route MatterRoute(std::string_view id, const Visitor& visitor);
Route OpenMatterRoute(const Ask& ask, const Visitor& visitor);
/// One step of the matter of the path, by its name.
Route StepMatterRoute(const Ask& ask, std::string_view id, const Visitor& visitor);
Route AssignDutyRoute(const Ask& ask, const Visitor& visitor);

/// Without a session: a citizen at a kiosk opens one, asks by the code of his slip, says 仍未解决.
Route CitizenMatterRoute(const Ask& ask);
Route MatterProgressRoute(const Ask& ask);
Route UnsolvedRoute(const Ask& ask);

/// The command with the words it was said with; they are kept apart, see FrontDoor::OfferWords.
core::Command WithWords(core::Command command, const core::SealedWords& words);

}  // namespace yichuang::http
