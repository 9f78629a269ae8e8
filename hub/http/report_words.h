#pragma once

#include <cstdint>
#include <string_view>

/// What stands in reports in words, by the names of the API (report_tables.h). Pages and papers
/// take them from here, so that both say the same.
namespace yichuang::http {

/// Which list of words: names are unique within one.
enum class ReportWord : std::uint8_t {
  kKind,     ///< of a report
  kSection,  ///< heading of a table
  kNote,     ///< how a table is counted; "" for none
  kColumn,   ///< "section.column", or "column" for those that mean the same everywhere
  kRow,      ///< "section.key", of rows that are no number, person or unit
  kState,    ///< of a cell of words: "online"
  kPaper,    ///< what a paper says beside its tables; braces are places for fmt
};

/// "" for a name that is none.
std::string_view ReportTextZh(ReportWord list, std::string_view name);
std::string_view ReportTextEn(ReportWord list, std::string_view name);
std::string_view ReportText(ReportWord list, std::string_view name, bool english);

}  // namespace yichuang::http
