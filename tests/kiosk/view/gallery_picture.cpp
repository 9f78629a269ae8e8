#include "tests/kiosk/view/gallery_picture.h"

namespace yichuang::view {

std::string GalleryShot::name() const {
  std::string words(Name(page));
  words += language == GalleryLanguage::kChinese ? "-zh" : "-en";
  if (modes.elder) words += "-elder";
  if (modes.low) words += "-low";
  if (modes.contrast) words += "-contrast";
  return words;
}

std::vector<GalleryShot> AllShots() {
  std::vector<GalleryShot> shots;
  for (const GalleryPage page : kGalleryPages) {
    for (const auto language : {GalleryLanguage::kChinese, GalleryLanguage::kEnglish}) {
      for (int bits = 0; bits < 8; ++bits) {
        shots.push_back({page, language, {(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0}});
      }
    }
  }
  return shots;
}

std::vector<GalleryShot> GoldenShots() {
  std::vector<GalleryShot> shots;
  for (const GalleryPage page : kGalleryPages) {
    shots.push_back({page, GalleryLanguage::kChinese, {}});
    shots.push_back({page, GalleryLanguage::kEnglish, {.elder = true}});
    shots.push_back(
        {page, GalleryLanguage::kChinese, {.elder = true, .low = true, .contrast = true}});
  }
  return shots;
}

void DrawShot(canvas::Canvas& canvas, const GalleryShot& shot) {
  const Theme theme = MakeTheme(shot.modes, canvas.size());
  // The second frame knows how high the lists of the first were.
  for (const int at : {0, 1}) {
    canvas.Draw(std::chrono::milliseconds(at * 1000), [&](canvas::Frame& frame) {
      Ui ui{frame, theme};
      DrawGallery(ui, shot.page, shot.language);
    });
  }
}

}  // namespace yichuang::view
