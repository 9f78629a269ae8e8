#include "hub/nameplate/name_painter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace yichuang::nameplate {
namespace {

using protocol::NameDots;

constexpr int kRoom = 88;  // beside a number of four figures

/// For eyes and for comparison: a line for each row of dots.
std::string LinesOf(const NameDots& dots) {
  std::string lines;
  for (std::size_t y = 0; y < protocol::kNameHeight; ++y) {
    for (std::size_t x = 0; x < dots.width; ++x)
      lines += (dots.columns[x] >> (protocol::kNameHeight - 1 - y) & 1) != 0 ? '#' : '.';
    lines += '\n';
  }
  return lines;
}

std::size_t DotsIn(const NameDots& dots) {
  const std::string lines = LinesOf(dots);
  return static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '#'));
}

class NamePainterTest : public testing::Test {
 protected:
  NamePainter painter_;
};

// YICHUANG_NEW_GOLDEN=1 writes them anew; then look at each. The test of the device's display reads
// the same files.
TEST_F(NamePainterTest, DrawsNamesAsInTheirGoldenFiles) {
  const std::pair<const char*, const char*> names[] = {{"three", "王丽华"},
                                                       {"four", "欧阳静怡"},
                                                       {"long", "古丽·阿依夏木·买买提"},
                                                       {"latin", "Li Ming"}};
  for (const auto& [file, name] : names) {
    const auto dots = painter_.Draw(name, kRoom);
    ASSERT_TRUE(dots) << name;
    const std::string path =
        std::string(YICHUANG_SOURCE_DIR "/tests/golden/names/") + file + ".txt";
    if (std::getenv("YICHUANG_NEW_GOLDEN") != nullptr) {
      std::ofstream(path) << LinesOf(*dots);
      continue;
    }
    std::ifstream golden(path);
    EXPECT_EQ(LinesOf(*dots), std::string(std::istreambuf_iterator<char>(golden), {})) << name;
  }
}

TEST_F(NamePainterTest, ANameThatFitsHasTheSizeOfTheDevicesTexts) {
  EXPECT_EQ(painter_.Draw("李明", kRoom)->width, 30);
  EXPECT_EQ(painter_.Draw("欧阳静怡", kRoom)->width, 60);
}

TEST_F(NamePainterTest, AWiderNameIsDrawnSmallerFirst) {
  EXPECT_EQ(painter_.Draw("欧阳静怡", 59)->width, 56) << "14 dots an em";
  EXPECT_EQ(painter_.Draw("欧阳静怡", 48)->width, 48) << "12 dots an em";
}

TEST_F(NamePainterTest, ANameThatIsTooWideEndsWithAnEllipsis) {
  std::string sixty;
  for (int i = 0; i < 60; ++i) sixty += "赵";
  const auto dots = painter_.Draw(sixty, kRoom);
  ASSERT_TRUE(dots);
  EXPECT_LE(dots->width, kRoom);
  EXPECT_GT(dots->width, kRoom - 13) << "no room is left for another character";
  const auto cut = painter_.Draw("欧阳静怡", 47);
  const auto other = painter_.Draw("欧阳静好", 47);
  ASSERT_TRUE(cut && other);
  EXPECT_EQ(*cut, *other) << "what is cut off is not seen";
  EXPECT_NE(*cut, *painter_.Draw("欧阳静", 47)) << "but that it is";
}

TEST_F(NamePainterTest, AWrongNameIsNeverDrawn) {
  EXPECT_FALSE(painter_.Draw("李\U0001F600", kRoom)) << "the font has no such character";
  EXPECT_FALSE(painter_.Draw("李\U000E0041", kRoom));
  EXPECT_FALSE(painter_.Draw("", kRoom));
  EXPECT_FALSE(painter_.Draw("李\xE6\x98", kRoom)) << "cut within a character";
  EXPECT_FALSE(painter_.Draw("\xFF\xFE", kRoom));
  EXPECT_FALSE(painter_.Draw("李\n明", kRoom));
  EXPECT_FALSE(painter_.Draw("李明", 10)) << "not one character finds room";
  EXPECT_FALSE(painter_.Draw("李明", -8));
}

TEST_F(NamePainterTest, RareCharactersOfNamesAreInTheFont) {
  for (const char* name : {"王昇", "李堃", "张喆", "刘䶮", "赵玥", "孙頔", "仝卓", "缑晓"}) {
    const auto dots = painter_.Draw(name, kRoom);
    ASSERT_TRUE(dots) << name;
    EXPECT_GT(DotsIn(*dots), 40U) << name;
  }
}

TEST_F(NamePainterTest, TheSameNameIsTheSamePictureEveryTime) {
  const auto first = painter_.Draw("王丽华", kRoom);
  painter_.Draw("李明", 40);
  EXPECT_EQ(painter_.Draw("王丽华", kRoom), first);
  EXPECT_EQ(NamePainter().Draw("王丽华", kRoom), first);
}

TEST(NamePainterFont, WithoutTheFontItSaysWhatToDo) {
  try {
    NamePainter painter("/nowhere.ttc");
    FAIL();
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(
        error.what(),
        "names on devices: /nowhere.ttc has no face \"Noto Sans CJK SC\" or cannot be read; "
        "devices show work numbers alone; install the package fonts-noto-cjk and start the "
        "hub anew");
  }
}

}  // namespace
}  // namespace yichuang::nameplate
