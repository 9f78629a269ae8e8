#include "kiosk/canvas/glyph_cache.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace yichuang::canvas {
namespace {

std::vector<std::uint8_t> PictureOf(const GlyphCache& cache, const Glyph& glyph) {
  std::vector<std::uint8_t> picture;
  for (int row = 0; row < glyph.at.height; ++row) {
    const auto from = cache.pixels().begin() +
                      static_cast<std::ptrdiff_t>(glyph.at.y + row) * cache.side() + glyph.at.x;
    picture.insert(picture.end(), from, from + glyph.at.width);
  }
  return picture;
}

bool Inked(const std::vector<std::uint8_t>& picture) {
  return std::any_of(picture.begin(), picture.end(),
                     [](std::uint8_t pixel) { return pixel > 200; });
}

TEST(FontFace, AFontWithoutTheSimplifiedChineseFaceIsRefusedWithWhatToDo) {
  const FontFiles files;
  try {
    const FontFace face(files.icons, "Noto Sans CJK SC");
    FAIL() << "took " << face.family();
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find("no face \"Noto Sans CJK SC\""), std::string::npos)
        << error.what();
    EXPECT_NE(std::string(error.what()).find("fonts-noto-cjk"), std::string::npos) << error.what();
  }
}

TEST(FontFace, TakesTheSimplifiedChineseFaceOfACollection) {
  EXPECT_EQ(FontFace(FontFiles{}.regular, "Noto Sans CJK SC").family(), "Noto Sans CJK SC");
}

TEST(FontFace, ShapesAreTheSimplifiedChineseOnes) {
  FontFace chinese(FontFiles{}.regular, "Noto Sans CJK SC");
  FontFace japanese(FontFiles{}.regular, "Noto Sans CJK JP");
  for (const char32_t character : {U'直', U'骨', U'门'}) {
    EXPECT_NE(chinese.Draw(character, 40)->coverage, japanese.Draw(character, 40)->coverage);
  }
}

TEST(FontFace, AMissingFileNamesThePackage) {
  try {
    const FontFace face("/nowhere/font.ttc", "Noto Sans CJK SC");
    FAIL();
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find("/nowhere/font.ttc"), std::string::npos);
    EXPECT_NE(std::string(error.what()).find("fonts-noto-cjk"), std::string::npos);
  }
}

TEST(GlyphCache, DrawsWhatIsAskedOnce) {
  GlyphCache cache({}, 512);
  const Glyph first = cache.Find(Face::kRegular, 30, U'云');
  EXPECT_FALSE(first.missing);
  EXPECT_TRUE(Inked(PictureOf(cache, first)));
  EXPECT_EQ(cache.Find(Face::kRegular, 30, U'云').at.x, first.at.x);
  EXPECT_EQ(cache.counts().drawn, 1U);
}

TEST(GlyphCache, SizesAndWeightsAreApart) {
  GlyphCache cache({}, 512);
  const auto regular = PictureOf(cache, cache.Find(Face::kRegular, 30, U'云'));
  EXPECT_NE(regular, PictureOf(cache, cache.Find(Face::kBold, 30, U'云')));
  EXPECT_LT(regular.size(), PictureOf(cache, cache.Find(Face::kRegular, 60, U'云')).size());
}

TEST(GlyphCache, DrawsNamesBeyondTheBasicPlane) {
  GlyphCache cache({}, 512);
  // 𠮷 stands in Extension B, 𬭊 in Extension E; both occur in names and in the national list
  // of characters.
  for (const char32_t character : {U'𠮷', U'𬭊'}) {
    const Glyph glyph = cache.Find(Face::kRegular, 40, character);
    EXPECT_FALSE(glyph.missing);
    EXPECT_TRUE(Inked(PictureOf(cache, glyph)));
    EXPECT_EQ(glyph.advance, 40);
  }
}

TEST(GlyphCache, ACharacterWithoutAFontIsSaidToBeMissing) {
  GlyphCache cache({}, 512);
  const Glyph glyph = cache.Find(Face::kRegular, 40, U'\U000F0000');
  EXPECT_TRUE(glyph.missing);
  EXPECT_EQ(glyph.advance, 40);
}

TEST(GlyphCache, TellsOnlyWhatChanged) {
  GlyphCache cache({}, 512);
  cache.Find(Face::kRegular, 30, U'云');
  EXPECT_FALSE(cache.TakeDirty().empty());
  EXPECT_TRUE(cache.TakeDirty().empty());
  const Glyph next = cache.Find(Face::kRegular, 30, U'澜');
  const TextureRect dirty = cache.TakeDirty();
  EXPECT_EQ(dirty.x, next.at.x);
  EXPECT_EQ(dirty.width, next.at.width);
  cache.Find(Face::kRegular, 30, U'云');
  EXPECT_TRUE(cache.TakeDirty().empty());
}

TEST(GlyphCache, AFullTextureGivesUpWhatWasNotUsedLately) {
  GlyphCache cache({}, 256);
  const char32_t old = U'云';
  cache.Find(Face::kRegular, 40, old);
  for (char32_t character = 0x4E00; character < 0x4E00 + 400; ++character) {
    cache.StartFrame();
    ASSERT_FALSE(cache.Find(Face::kRegular, 40, character).missing)
        << static_cast<unsigned>(character);
  }
  EXPECT_GT(cache.counts().evicted, 300U);
  EXPECT_LT(cache.counts().held, 60U);
  EXPECT_EQ(cache.counts().refused, 0U);
  // Asked again, it is drawn again, and looks as before.
  GlyphCache fresh({}, 256);
  cache.StartFrame();
  EXPECT_EQ(PictureOf(cache, cache.Find(Face::kRegular, 40, old)),
            PictureOf(fresh, fresh.Find(Face::kRegular, 40, old)));
}

TEST(GlyphCache, WhatTheFrameUsesIsNeverGivenUp) {
  GlyphCache cache({}, 256);
  cache.StartFrame();
  const Glyph first = cache.Find(Face::kRegular, 40, U'云');
  const auto picture = PictureOf(cache, first);
  for (char32_t character = 0x4E00; character < 0x4E00 + 200; ++character)
    cache.Find(Face::kRegular, 40, character);
  EXPECT_GT(cache.counts().refused, 0U);
  EXPECT_EQ(cache.counts().evicted, 0U);
  EXPECT_EQ(PictureOf(cache, first), picture);
  // The next frame has room for what was refused.
  cache.StartFrame();
  EXPECT_FALSE(cache.Find(Face::kRegular, 40, 0x4E00 + 199).missing);
}

TEST(GlyphCache, AHighGlyphThatFoundNoRoomBetweenRowsInUseHasItInTheNextFrame) {
  GlyphCache cache({}, 256);
  const TextureRect white = cache.Reserve(4, 4, std::vector<std::uint8_t>(16, 255));
  // Rows of low glyphs all over the texture, and a frame that uses one of each row.
  std::vector<char32_t> in_use;
  int row = -1;
  for (char32_t character = 0x4E00; cache.counts().evicted == 0 && character < 0x4E00 + 99;
       ++character) {
    cache.StartFrame();
    const Glyph glyph = cache.Find(Face::kRegular, 40, character);
    if (cache.counts().evicted == 0 && glyph.at.y != row) in_use.push_back(character);
    row = glyph.at.y;
  }
  ASSERT_GE(in_use.size(), 3U);
  const auto frame = [&] {
    const bool anew = cache.StartFrame();
    for (const char32_t character : in_use)
      EXPECT_FALSE(cache.Find(Face::kRegular, 40, character).missing);
    return std::pair(anew, cache.Find(Face::kBold, 130, U'A').missing);
  };
  EXPECT_EQ(frame(), std::pair(false, true));
  EXPECT_EQ(frame(), std::pair(true, false));
  EXPECT_EQ(frame(), std::pair(false, false)) << "and it stays";
  EXPECT_EQ(
      cache.pixels()[static_cast<std::size_t>(white.y) * 256 + static_cast<std::size_t>(white.x)],
      255);
}

TEST(GlyphCache, ReservedPicturesStay) {
  GlyphCache cache({}, 256);
  const TextureRect white = cache.Reserve(4, 4, std::vector<std::uint8_t>(16, 255));
  for (char32_t character = 0x4E00; character < 0x4E00 + 300; ++character) {
    cache.StartFrame();
    cache.Find(Face::kRegular, 40, character);
  }
  EXPECT_EQ(
      cache.pixels()[static_cast<std::size_t>(white.y) * 256 + static_cast<std::size_t>(white.x)],
      255);
}

}  // namespace
}  // namespace yichuang::canvas
