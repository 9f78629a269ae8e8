#pragma once

#include <string_view>

#include "hub/http/routes.h"

/// What the office asks about matters beside their steps: 催办通知书, samples of call-backs, the
/// month's report, who can be called, erasing of words. Who may is the core's beside the table.
namespace yichuang::http {

Route IssueNoticeRoute(std::string_view id, const Visitor& visitor);
/// `notice` is "2026-7": year and number of the series.
Route NoticeFileRoute(std::string_view id, std::string_view notice, const Visitor& visitor);
/// kMatterContact, kEraseContact or kEraseWords.
Route MatterPersonRoute(RouteId route, std::string_view id, const Visitor& visitor);
Route DrawSampleRoute(const Ask& ask, const Visitor& visitor);
/// `month` is "2026-11".
Route CallSampleRoute(std::string_view month, const Visitor& visitor);
Route NoteSampleCallRoute(const Ask& ask, std::string_view month, const Visitor& visitor);
/// `language` is "en" or anything else for Chinese; of the PDF file alone.
Route HotlineRoute(std::string_view month, bool pdf, std::string_view language,
                   const Visitor& visitor);

}  // namespace yichuang::http
