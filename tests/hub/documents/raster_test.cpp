#include "hub/documents/raster.h"

#include <gtest/gtest.h>

namespace yichuang::documents {
namespace {

// Ten dots wide, two rows: the first and the last dot of row 0, the ninth of row 1.
Raster Small() { return {10, 2, {0x80, 0x40, 0x00, 0x80}}; }

TEST(Raster, ReadsDotsFromTheHighestBit) {
  const Raster raster = Small();
  EXPECT_TRUE(raster.black(0, 0));
  EXPECT_TRUE(raster.black(9, 0));
  EXPECT_TRUE(raster.black(8, 1));
  EXPECT_FALSE(raster.black(1, 0));
  EXPECT_FALSE(raster.black(9, 1));
}

TEST(Raster, IsWhiteOutside) {
  const Raster raster = Small();
  EXPECT_FALSE(raster.black(-1, 0));
  EXPECT_FALSE(raster.black(10, 0));
  EXPECT_FALSE(raster.black(0, 2));
}

TEST(Raster, IsAPbmBodyAsItStands) {
  EXPECT_EQ(ToPbm(Small()), std::string("P4\n10 2\n\x80\x40\x00\x80", 12));
}

}  // namespace
}  // namespace yichuang::documents
