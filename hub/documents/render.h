#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "hub/documents/paper.h"
#include "hub/documents/raster.h"

/// A paper on paper. Both functions may be called from any thread, each call owns what it uses.
/// They throw std::runtime_error, with a sentence that says what to install, when the font
/// "Noto Sans CJK SC" is absent: a paper whose Chinese nobody can read must not be made.
namespace yichuang::documents {

inline constexpr int kRoll58Dots = 384;  ///< printable width of a 58 mm roll, 8 dots a mm
inline constexpr int kRoll80Dots = 576;  ///< of an 80 mm roll

/// One long picture for a roll of paper. `width_dots` is at least 256 and a multiple of 8; the
/// height follows from the content.
Raster ToRaster(const Paper& paper, int width_dots);

/// A PDF file of A4 pages.
std::vector<std::uint8_t> ToPdf(const Paper& paper);
/// The same of several papers, each begun on a page of its own: two copies in one print.
/// REQUIRES: at least one.
std::vector<std::uint8_t> ToPdf(std::span<const Paper> papers);

}  // namespace yichuang::documents
