#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "hub/core/calendar.h"
#include "hub/core/matter_command.h"
#include "hub/http/matter_json.h"
#include "hub/http/own_ratings.h"
#include "hub/query/appeals.h"
#include "hub/query/cases.h"
#include "hub/query/matters.h"

/// Appeals and what somebody sees of what counts against himself, as JSON.
namespace yichuang::http {

using AppealWords = KeptWords;

/// What the page of one's own is made from.
struct OwnRecord {
  std::vector<OwnBlock> blocks;
  std::vector<query::OwnTagRow> tags;
  std::vector<query::ViolationRow> violations;
  std::vector<query::AppealRow> appeals;
};

/// What may still be appealed against is worked out by the day.
struct AppealClock {
  core::HallDay today{};
  core::Calendar calendar;
  std::chrono::minutes utc_offset{480};
  std::int64_t now_ms = 0;
};

/// Every handle of words in them.
std::vector<std::string> HandlesOf(const std::vector<query::AppealRow>& rows);

/// `{"weeks", "months", "blocks", "praised", "criticised", "violations", "appeals"}`. What two
/// people gave as reasons stands there once they have decided; who they are does not.
std::string OwnRecordJson(const OwnRecord& record, const AppealWords& words,
                          const AppealClock& clock);

/// For those who decide. An appeal of `actor` himself, or of his own unit, is not his to decide.
std::string AppealsJson(const std::vector<query::AppealRow>& rows, const core::MatterActor& actor,
                        const std::vector<query::DutyRow>& duties, const AppealClock& clock);
/// With what proves a violation on `kase`, if it is about one: the receipt's materials and both
/// notices, and nothing of the applicant. Whoever decides need not be one who may read cases.
std::string AppealFileJson(const query::AppealFile& file,
                           const std::optional<query::CaseFile>& kase,
                           const core::MatterActor& actor,
                           const std::vector<query::DutyRow>& duties, const AppealWords& words,
                           const AppealClock& clock);

}  // namespace yichuang::http
