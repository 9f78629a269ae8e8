#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hub/core/report.h"
#include "hub/http/report_tables.h"

/// What a report says, as bytes: made once when it is drafted, and read for ever after.
namespace yichuang::http {

struct ReportQuestion {
  core::ReportKind kind = core::ReportKind::kRatings;
  core::HallDay from{};
  std::string unit;
  std::string person = {};  ///< work number, of a kind of one person
};

/// Reads the figures and puts them into bytes: compact JSON with its keys in one order, UTF-8, no
/// number with a fraction. Of a person for whom the rules propose nothing `body` is empty. Rates
/// are {"n","of"}; null is what was not measured. REQUIRES: a period of the kind begins on `from`.
/// `actor` and `past` of the command are the caller's.
core::DraftReport ComposeReport(query::Reader& reader, const ReportQuestion& question,
                                const ReportPlace& place);

/// Work numbers for whom the rules propose something in the quarter that begins on `from`, in their
/// order; nobody before its last month is frozen.
std::vector<std::string> ProposedStaff(query::Reader& reader, core::HallDay from,
                                       const ReportPlace& place);

/// Absent when the bytes are no report.
std::optional<query::Report> ReadReport(std::string_view body);

/// SM3 as 64 lower-case hex digits.
std::string Sm3Text(std::string_view bytes);

/// Whether nothing that comes changes the figures of a period: the day after its last month's
/// freeze. Reports without ratings are settled once drafted.
bool IsSettled(const core::ReportRule& rule, core::HallDay until, core::HallDay today);

/// The hall's day of a moment.
core::HallDay TodayAt(const ReportPlace& place);

}  // namespace yichuang::http
