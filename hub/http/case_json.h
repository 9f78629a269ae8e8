#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hub/core/role.h"
#include "hub/query/cases.h"

/// Cases as pages read them; field names are those of hub/query/cases.h.
namespace yichuang::http {

/// The hall's time and its working days (query::DeskHall): what a page needs to say how many days
/// are left.
struct CaseClock {
  std::int64_t now_ms = 0;
  int utc_offset_minutes = 0;
  std::vector<std::int32_t> working_days;
};

/// {"rows":[…],"next":"key.id"|null,"counts":{…},"clock":{…}}.
std::string CaseListJson(const query::CaseList& list, const CaseClock& clock);

/// The row, {"clock"}, {"moments":[{"seq","at_ms","actor","kind","body"}]}, and
/// {"steps":[{"step","off": problem|null}]}: which steps whoever has `roles` may take now, and why
/// not the others. What only the hall knows (a limit that passed a moment ago) it still refuses
/// itself.
std::string CaseFileJson(const query::CaseFile& file, core::RoleSet roles, const CaseClock& clock);

/// {"hand_overs":[…]}.
std::string HandOversJson(const std::vector<query::HandOverRow>& rows);

/// Behind which row a list goes on, as `next` says it; absent when it is none.
std::optional<query::CaseCursor> CursorIn(std::string_view text);

}  // namespace yichuang::http
