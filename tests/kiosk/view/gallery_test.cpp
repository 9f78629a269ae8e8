#include <gtest/gtest.h>

#include "kiosk/canvas/checker.h"
#include "tests/kiosk/canvas/screen.h"
#include "tests/kiosk/view/gallery_picture.h"

namespace yichuang::view {
namespace {

std::string FaultsOf(canvas::Canvas& canvas, const GalleryShot& shot) {
  DrawShot(canvas, shot);
  const Theme theme = MakeTheme(shot.modes, canvas.size());
  canvas::CheckOptions options;
  options.least_target = theme.target;
  options.large_px = 24 * theme.dp;
  if (shot.modes.low) options.reach = theme.Reach();
  return canvas::Describe(canvas::Check(canvas.tree(), canvas.ReadBackdrop(), options));
}

class GalleryPageTest : public testing::TestWithParam<GalleryPage> {};

TEST_P(GalleryPageTest, CanBeReadAndTouchedInEveryModeAndLanguage) {
  for (const GalleryShot& shot : AllShots()) {
    if (shot.page != GetParam()) continue;
    const std::string faults = FaultsOf(canvas::PortraitScreen(), shot);
    EXPECT_TRUE(faults.empty()) << shot.name() << "\n" << faults;
  }
}

INSTANTIATE_TEST_SUITE_P(Gallery, GalleryPageTest, testing::ValuesIn(kGalleryPages),
                         [](const auto& shown) { return std::string(Name(shown.param)); });

class GoldenTest : public testing::TestWithParam<GalleryShot> {};

TEST_P(GoldenTest, LooksAsItDid) {
  const std::string file = YICHUANG_SOURCE_DIR "/tests/golden/kiosk/" + GetParam().name() + ".png";
  DrawShot(canvas::PortraitScreen(), GetParam());
  const canvas::Pixels now = canvas::Shrink(canvas::PortraitScreen().Read(), kGoldenShrink);
  // Another version of the rasteriser moves an edge by a shade; a moved word is seen.
  const double share = canvas::DifferingShare(canvas::ReadPicture(file), now, 24);
  if (share > 0.002) canvas::WritePng(testing::TempDir() + GetParam().name() + ".png", now);
  EXPECT_LE(share, 0.002)
      << "compare " << file << " with " << testing::TempDir() << GetParam().name()
      << ".png; when it is meant, run kiosk_gallery tests/golden/kiosk --golden";
}

std::vector<GalleryShot> Golden() { return GoldenShots(); }

INSTANTIATE_TEST_SUITE_P(Gallery, GoldenTest, testing::ValuesIn(Golden()), [](const auto& shown) {
  std::string name = shown.param.name();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace yichuang::view
