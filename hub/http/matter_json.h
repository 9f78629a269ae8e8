#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "hub/core/matter_command.h"
#include "hub/http/case_json.h"
#include "hub/query/matters.h"
#include "hub/query/todo.h"

/// Matters as pages read them; field names are those of hub/query/matters.h.
namespace yichuang::http {

/// What is kept beside the ledger, by handle.
using KeptWords = std::map<std::string, std::string>;

/// {"rows":[…],"next":"key.id"|null,"counts":{…},"clock":{…}}.
std::string MatterListJson(const query::MatterList& list, const CaseClock& clock);

/// Whether `actor` may know of the matter: who has to do with it, who supervises, the head of its
/// unit once it is shown to him; a matter about nobody every member of staff; never whom it is
/// about.
bool MayKnow(const query::MatterRow& row, const core::MatterActor& actor,
             const std::vector<query::DutyRow>& duties, std::int64_t now_ms);

/// Whether `actor` may see whom to call: who has the matter, or had it first, or stands in for him;
/// and whoever supervises. Never whom it is about.
bool MayCall(const query::MatterRow& row, const core::MatterActor& actor,
             const std::vector<query::DutyRow>& duties);

/// Handles of words that the timeline names.
std::vector<std::string> WordsOf(const query::MatterFile& file);

/// The row, {"clock"}, {"moments"} with words in place of their handles (null when they are not
/// kept any more), and {"steps":[{"step","off": problem|null}]}.
std::string MatterFileJson(const query::MatterFile& file, const core::MatterActor& actor,
                           const std::vector<query::DutyRow>& duties, const KeptWords& words,
                           const CaseClock& clock);

/// {"late":[{"unit","state","count","hops","oldest_ms","silent","late_replies"}],"excluded":n,
/// "clock"}.
std::string MatterBoardJson(const query::MatterBoard& board, const CaseClock& clock);

/// {"matters":{"handed","soon","late"},"cases":{…},"appeals","unclaimed","ratings":{"waiting",
/// "late"},"rows":[{"what","id","no","kind","due_ms","late",
/// "asked"}],"now_ms"}; `what` is the count that a
/// row is in. No number of anybody.
std::string TodoJson(const query::Todo& todo, std::int64_t now_ms);

/// {"duties":[{"number","unit","deputy","absent"}]}.
std::string DutiesJson(const std::vector<query::DutyRow>& duties);

/// What a citizen is told: {"no","kind","state","opened_ms","due_ms","overdue","over_ms",
/// "outcome"}; no card, no number of anybody.
std::string MatterProgressJson(const query::MatterRow& row, std::int64_t now_ms);

}  // namespace yichuang::http
