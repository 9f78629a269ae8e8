// kiosk_gallery DIR [WIDTHxHEIGHT]: every page of the gallery in every theme, mode and language as
// PNG files.

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <exception>

#include "kiosk/canvas/canvas.h"
#include "tests/kiosk/view/gallery.h"

namespace {

using namespace yichuang;

void Write(canvas::Canvas& canvas, const std::string& folder, view::Modes modes,
           view::GalleryPage page, view::GalleryLanguage language) {
  const view::Theme theme = view::MakeTheme(modes, canvas.size());
  std::chrono::milliseconds now{1000};
  const auto draw = [&](canvas::Frame& frame) {
    view::Ui ui{frame, theme};
    view::DrawGallery(ui, page, language);
  };
  for (int pass = 0; pass < 3; ++pass) canvas.Draw(now += std::chrono::milliseconds{300}, draw);
  const std::string name = fmt::format(
      "{}-{}{}{}{}", view::Name(page), language == view::GalleryLanguage::kChinese ? "zh" : "en",
      modes.elder ? "-elder" : "", modes.low ? "-low" : "", modes.contrast ? "-contrast" : "");
  canvas::WritePng(folder + "/" + name + ".png", canvas.Read());
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 2) {
    std::fputs("usage: kiosk_gallery DIR [WIDTHxHEIGHT]\n", stderr);
    return 2;
  }
  canvas::CanvasOptions options;
  int width = 1080, height = 1920;
  if (argc > 2 && std::sscanf(argv[2], "%dx%d", &width, &height) != 2) return 2;
  options.size = {static_cast<float>(width), static_cast<float>(height)};
  canvas::Canvas canvas(options);
  for (const view::GalleryPage page : view::kGalleryPages) {
    for (const auto language : {view::GalleryLanguage::kChinese, view::GalleryLanguage::kEnglish}) {
      for (int bits = 0; bits < 8; ++bits) {
        Write(canvas, argv[1], {(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0}, page, language);
      }
    }
  }
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "kiosk_gallery: %s\n", error.what());
  return 1;
}
