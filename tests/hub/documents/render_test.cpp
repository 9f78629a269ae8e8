#include "hub/documents/render.h"

#include <gtest/gtest.h>

#include <string>

#include "hub/documents/once_notice.h"
#include "tests/hub/documents/sample_item.h"

namespace yichuang::documents {
namespace {

Paper Notice(std::size_t materials) {
  const auto catalogue = HardCatalogue(materials);
  return OnceNotice(catalogue, catalogue.items.front(), {}, {});
}

int BlackDots(const Raster& raster) {
  int black = 0;
  for (int y = 0; y < raster.height; ++y) {
    for (int x = 0; x < raster.width; ++x) black += raster.black(x, y) ? 1 : 0;
  }
  return black;
}

TEST(ToRaster, FillsTheWidthAndLeavesTheEdgesWhite) {
  for (const int width : {kRoll58Dots, kRoll80Dots}) {
    const Raster raster = ToRaster(Notice(4), width);
    EXPECT_EQ(raster.width, width);
    EXPECT_EQ(raster.rows.size(), raster.stride() * static_cast<std::size_t>(raster.height));
    bool near_the_right = false;
    for (int y = 0; y < raster.height; ++y) {
      EXPECT_FALSE(raster.black(0, y));
      EXPECT_FALSE(raster.black(width - 1, y));
      for (int x = width * 9 / 10; x < width; ++x) near_the_right |= raster.black(x, y);
    }
    EXPECT_TRUE(near_the_right);
    // Type covers about a tenth of a paper; dithered or inverted pictures are far from it.
    const double share = BlackDots(raster) / (1.0 * raster.width * raster.height);
    EXPECT_GT(share, 0.04);
    EXPECT_LT(share, 0.25);
  }
}

// Longer than one band of the renderer, so a seam would show.
TEST(ToRaster, HasNoSeamBetweenBands) {
  Paper paper;
  for (int i = 0; i < 200; ++i) paper.blocks.push_back(Paragraph{"一二三四五六七八"});
  const Raster raster = ToRaster(paper, kRoll58Dots);
  ASSERT_GT(raster.height, 3000);
  Paper one;
  one.blocks.push_back(Paragraph{"一二三四五六七八"});
  const Raster single = ToRaster(one, kRoll58Dots);
  EXPECT_EQ(BlackDots(raster), 200 * BlackDots(single));
}

TEST(ToPdf, IsAPdfAndTheSameEachTime) {
  const auto file = ToPdf(Notice(4));
  ASSERT_GT(file.size(), 1000u);
  EXPECT_EQ(std::string(file.begin(), file.begin() + 5), "%PDF-");
  EXPECT_EQ(file, ToPdf(Notice(4)));
}

}  // namespace
}  // namespace yichuang::documents
