#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hub/documents/paper.h"

/// A paper in rows of characters, for a printer with letters of its own. Pure.
namespace yichuang::documents {

/// What stands in one row: no character is wider than its columns, whatever the printer's type.
struct Row {
  std::string text;  ///< UTF-8; every space is a plain one
  int scale = 1;     ///< columns and height of a letter, in those of the smallest
  bool bold = false;
  bool centred = false;
  friend bool operator==(const Row&, const Row&) = default;
};

using PaperRow = std::variant<Row, Rule, Barcode, QrCode>;

/// Columns of `utf8`: one for a printable ASCII character, two for any other, as in the Chinese
/// type of printers.
int ColumnsOf(std::string_view utf8);

/// The rows of a paper on a roll of `columns` (32 on 58 mm, 48 on 80 mm), broken by the rules for
/// Chinese line ends; a word that is wider than the paper is cut. Absent for a paper with a block
/// that only a picture shows: a table, a flow of steps, a place to sign.
std::optional<std::vector<PaperRow>> ToRows(const Paper& paper, int columns);

}  // namespace yichuang::documents
