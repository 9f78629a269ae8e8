#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "hub/catalogue/edit.h"

/// Items as the sheets of a table program: one sheet of items, one of each list they have. A column
/// is named by the path of its field, behind a word for people: "名称 name.zh".
namespace yichuang::catalogue {

/// Rows of cells; the first row names the columns. Rows may differ in length.
struct Sheet {
  std::string name;  ///< "事项"
  std::vector<std::vector<std::string>> rows;
  friend bool operator==(const Sheet&, const Sheet&) = default;
};

/// All sheets, also those without a row. Every field of the items stands in them.
std::vector<Sheet> ToSheets(const std::vector<Item>& items);

/// One bad cell.
struct CellFault {
  std::string sheet;
  std::size_t row = 0;  ///< as a table program counts, from 1
  std::string column;   ///< its path: "name.zh"
  std::string value;
  Reason reason = Reason::kUnreadable;
  friend bool operator==(const CellFault&, const CellFault&) = default;
};

using ReadSheetsResult = std::variant<std::vector<Item>, std::vector<CellFault>>;

/// Reads what ToSheets wrote, filled in by people: columns and sheets in any order, empty rows and
/// sheets passed over, words in Chinese or as the catalogue's JSON has them. Checked as ReadItems
/// does. One bad cell refuses all of it.
ReadSheetsResult ReadSheets(const Catalogue& frame, const std::vector<Sheet>& sheets);

}  // namespace yichuang::catalogue
