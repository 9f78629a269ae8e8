#pragma once
// Finds what a person could not read or touch on a drawn frame.

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/canvas/pixels.h"
#include "kiosk/canvas/semantics.h"

namespace yichuang::canvas {

enum class Fault {
  kCutText,       ///< wider or higher than its room, or outside what is visible
  kMissingGlyph,  ///< a character that no font has
  kOverlappingTexts,
  kFaintText,  ///< contrast below 4.5:1, or 3:1 for large text
  kSmallTarget,
  kOverlappingTargets,
  kOutOfReach,
};

std::string_view Name(Fault fault);

struct Finding {
  Fault fault = Fault::kCutText;
  /// The node, or both.
  std::string id;
  std::string detail;
};

struct CheckOptions {
  /// Least width and height of what can be touched, in pixels.
  float least_target = 66;
  /// Where targets must stand; empty: anywhere.
  Rect reach;
  /// From this size on, text needs 3:1 only.
  float large_px = 36;
};

/// What is wrong with the frame; empty when nothing is. `backdrop` is the frame without its texts
/// (Canvas::ReadBackdrop): contrast is computed between a text's colour and every pixel really
/// behind it. Of a frame with a dialog only the dialog is judged.
std::vector<Finding> Check(const Tree& tree, const Pixels& backdrop, const CheckOptions& options);
/// Lines for a failure message.
std::string Describe(const std::vector<Finding>& findings);

/// Ratio of the two colours' relative luminances after WCAG 2, 1…21.
double ContrastRatio(Color one, Color other);

}  // namespace yichuang::canvas
