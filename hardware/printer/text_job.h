#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "hardware/printer/escpos.h"

/// A job of characters, for a printer with Chinese letters of its own (GB 18030): it comes out in
/// half the time of a picture, and in the printer's own type.
namespace yichuang::printer {

/// One line, broken by whoever made it: a letter takes 12 dots, a Chinese character 24, times
/// `scale`.
struct TextLine {
  std::string text;  ///< UTF-8
  int scale = 1;     ///< of width and height, 1..8; at most 2 where it is Chinese
  bool bold = false;
  bool centred = false;
  friend bool operator==(const TextLine&, const TextLine&) = default;
};
/// A line across the paper.
struct RuleLine {
  friend bool operator==(const RuleLine&, const RuleLine&) = default;
};
/// Code 128 of printable ASCII with its characters below, drawn by the printer. Where its bars
/// would be too thin for a reader, only the characters are printed.
struct BarcodeLine {
  std::string content;
  friend bool operator==(const BarcodeLine&, const BarcodeLine&) = default;
};
/// A QR code, drawn by the printer.
struct QrLine {
  std::string content;
  friend bool operator==(const QrLine&, const QrLine&) = default;
};
using TextPart = std::variant<TextLine, RuleLine, BarcodeLine, QrLine>;

inline constexpr int kColumnDots = 12;  ///< of a letter

/// A picture that owns its rows.
struct DrawnLine {
  int width_dots = 0;
  int height_dots = 0;
  std::vector<std::uint8_t> rows;
};
/// Draws a line that the printer has not all the characters of (ToPrinterText).
using DrawLine = std::function<DrawnLine(const TextLine&)>;

/// The bytes of the job: reset, Chinese mode, the parts, feed, cut. Absent when there is nothing to
/// print, a picture does not fit, or a code has characters other than printable ASCII: nothing is
/// better than half a paper.
std::optional<std::vector<std::uint8_t>> EncodeText(std::span<const TextPart> parts,
                                                    const Model& model, const DrawLine& draw);

}  // namespace yichuang::printer
