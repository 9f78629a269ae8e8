#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "hub/documents/paper.h"
#include "hub/query/desk.h"
#include "hub/query/report.h"

/// A report in words: what a page and a paper show of it. Pure.
namespace yichuang::http {

/// Whose names stand in it. They are no part of a report: who left has a number and no name.
struct ReportNames {
  std::map<std::string, std::string> staff;  ///< by work number
  std::vector<query::DeskGroup> groups;
};

struct ReportSheetLine {
  std::string name;
  std::vector<std::string> cells;  ///< as texts; "—" for what was not measured
};

struct ReportSheetTable {
  std::string heading;
  std::string note;  ///< how it is counted
  std::vector<std::string> columns;
  std::vector<ReportSheetLine> lines;
};

std::vector<ReportSheetTable> InWords(const query::Report& report, const ReportNames& names,
                                      bool english);

/// What stands around a report on paper.
struct ReportPaperFacts {
  bool english = false;
  bool sample = false;  ///< of sample data: marked so
  std::string hall;
  std::chrono::minutes utc_offset{480};
};

/// "云澜区政务服务中心报〔2026〕12号"; whether it is a draft where it has no number.
std::string ReportNumber(const query::ReportRow& row, const ReportPaperFacts& facts);

/// A4: who drafted, approved and published it, its tables, number and hash at the foot.
documents::Paper ReportPaper(const query::ReportRow& row, const query::Report& report,
                             const ReportNames& names, const ReportPaperFacts& facts);

}  // namespace yichuang::http
