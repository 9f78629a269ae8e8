#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>

#include "hub/core/matter_event.h"
#include "hub/documents/matter_notice.h"
#include "hub/http/matter_json.h"
#include "hub/query/call_sample.h"

/// Samples and notices as pages and papers have them. Pure.
namespace yichuang::http {

/// Names of staff by work number.
using StaffNamed = std::map<std::string, std::string>;

/// {"month","drawn_ms","seed","share","least","frame","by","rows":[…],"clock"}: rows about `viewer`
/// are left out, and `off` says why he may not call one. {"month","drawn_ms":null} when it was not
/// drawn.
std::string CallSampleJson(std::uint32_t month, const std::optional<query::CallSample>& sample,
                           const std::string& viewer, const CaseClock& clock);

/// The 催办通知书 of that number, as the timeline of its matter tells it; absent when it has none.
std::optional<documents::MatterNotice> NoticeIn(const query::MatterFile& file, int year,
                                                std::uint32_t number, const StaffNamed& names,
                                                std::chrono::minutes utc_offset);

}  // namespace yichuang::http
