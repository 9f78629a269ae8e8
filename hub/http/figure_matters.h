#pragma once

#include <cstdint>

#include "hub/http/figure_view.h"
#include "hub/http/report_tables.h"
#include "hub/query/hotline.h"

/// Matters (热线, 投诉, 办不成事, first inquiries) by kind and channel, and what became of bad
/// ratings, of the span of a view of figures: computed as the monthly reports are (hotline.h,
/// ReportFacts), so that both say the same.
namespace yichuang::http {

struct FigureMatters {
  /// Without its open matters, and without those that bad ratings opened.
  query::HotlineReport lines;
  /// As they stand now. Of a shielded view the months with least_shown of them or more.
  query::BadCaseFacts bad;
  std::uint32_t hidden_months = 0;  ///< whose bad ratings are too few to be told, or none
};

/// Whatever the filter of the view is.
FigureMatters FigureMattersOf(query::Reader& reader, const FigureView& view,
                              const ReportPlace& place);

}  // namespace yichuang::http
