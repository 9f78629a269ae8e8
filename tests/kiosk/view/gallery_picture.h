#pragma once
// Pages of the gallery as pictures.

#include <string>
#include <vector>

#include "kiosk/canvas/canvas.h"
#include "tests/kiosk/view/gallery.h"

namespace yichuang::view {

struct GalleryShot {
  GalleryPage page = GalleryPage::kStart;
  GalleryLanguage language = GalleryLanguage::kChinese;
  Modes modes;

  /// Such as "item-zh-elder".
  std::string name() const;
};

/// Every page in every mode and language.
std::vector<GalleryShot> AllShots();
/// Those kept in tests/golden/kiosk, shrunk by kGoldenShrink.
std::vector<GalleryShot> GoldenShots();
inline constexpr int kGoldenShrink = 4;

/// Draws until nothing moves any more.
void DrawShot(canvas::Canvas& canvas, const GalleryShot& shot);

}  // namespace yichuang::view
