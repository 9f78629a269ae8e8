#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hub/contract/reasons.h"

/// A list of staff as a table program saves it: CSV with a first row that names the columns 工号
/// and 姓名. Pure but for the system's character tables.
namespace yichuang::http {

struct StaffRow {
  std::size_t row = 0;  ///< as the table program counts, from 1
  std::string number;
  std::string name;
  friend bool operator==(const StaffRow&, const StaffRow&) = default;
};

struct StaffFileFault {
  std::size_t row = 0;
  std::string column;  ///< as it stands in the file
  std::string value;
  contract::Reason reason = contract::Reason::kMalformed;
  friend bool operator==(const StaffFileFault&, const StaffFileFault&) = default;
};

struct StaffFile {
  std::string encoding;  ///< "utf-8", "utf-16", "gb18030"; "" when it is no text of any
  std::vector<StaffRow> rows;
  std::vector<StaffFileFault> faults;  ///< of all rows; with one of them the file is not for use
};

/// UTF-8 with or without mark, UTF-16 with mark, otherwise GB18030, as Excel in China writes it.
/// Other columns and empty rows are passed over.
StaffFile ReadStaffFile(std::string_view bytes);

}  // namespace yichuang::http
