// kiosk_gallery DIR [--size WIDTHxHEIGHT] [--only PART]   every page in every theme, mode and
// language as PNG files kiosk_gallery DIR --golden                              those that the
// tests compare with, small
#include <cstdio>
#include <exception>
#include <string_view>

#include "tests/kiosk/canvas/screen.h"
#include "tests/kiosk/view/gallery_picture.h"

int main(int argc, char** argv) try {
  using namespace yichuang;
  if (argc < 2) {
    std::fputs("usage: kiosk_gallery DIR [--golden] [--size WIDTHxHEIGHT] [--only PART]\n", stderr);
    return 2;
  }
  bool golden = false;
  int width = 1080, height = 1920;
  std::string_view only;
  for (int at = 2; at < argc; ++at) {
    const std::string_view word = argv[at];
    if (word == "--golden") {
      golden = true;
    } else if (word == "--only" && at + 1 < argc) {
      only = argv[++at];
    } else if (word != "--size" || at + 1 >= argc ||
               std::sscanf(argv[++at], "%dx%d", &width, &height) != 2) {
      std::fprintf(stderr, "kiosk_gallery: %s: there is no such option, or its value is missing\n",
                   argv[at]);
      return 2;
    }
  }
  canvas::Canvas canvas(
      canvas::OffscreenOptions({static_cast<float>(width), static_cast<float>(height)}));
  for (const view::GalleryShot& shot : golden ? view::GoldenShots() : view::AllShots()) {
    if (shot.name().find(only) == std::string::npos) continue;
    view::DrawShot(canvas, shot);
    const canvas::Pixels pixels = canvas.Read();
    canvas::WritePng(std::string(argv[1]) + "/" + shot.name() + ".png",
                     golden ? canvas::Shrink(pixels, view::kGoldenShrink) : pixels);
  }
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "kiosk_gallery: %s\n", error.what());
  return 1;
}
