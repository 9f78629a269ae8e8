#pragma once

#include <cstdint>

namespace yichuang::documents {

/// What is printed on: its size and the sizes of type that fit it. Lengths are points on A4 and
/// dots on a roll.
struct Medium {
  enum class Kind : std::uint8_t { kA4, kRoll };
  Kind kind = Kind::kA4;
  double paper_width = 0;
  double paper_height = 0;  ///< 0: as long as it takes
  double margin_x = 0;
  double margin_y = 0;
  double body = 0;  ///< size of type
  double small = 0;
  double heading = 0;
  double title = 0;
  double pen = 0;         ///< width of a thin line
  double module = 0;      ///< width of the thinnest bar of a barcode that scanners read
  double bar_height = 0;  ///< of a barcode

  [[nodiscard]] bool roll() const { return kind == Kind::kRoll; }
  /// Between the margins.
  [[nodiscard]] double width() const { return paper_width - 2 * margin_x; }
  [[nodiscard]] double height() const;
};

Medium A4(bool large_print);
/// `dots` is the printable width.
Medium Roll(int dots, bool large_print);

}  // namespace yichuang::documents
