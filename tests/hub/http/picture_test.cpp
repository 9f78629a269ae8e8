#include "hub/http/picture.h"

#include <gtest/gtest.h>

#include "tests/fakes/pictures.h"

namespace yichuang::http {
namespace {

using fakes::JpegOf;
using fakes::PngOf;
using Bytes = std::vector<std::uint8_t>;

TEST(Picture, SaysWhatItIsByItsOwnBytes) {
  EXPECT_EQ(ShapeOf(JpegOf(240, 320)), (PictureShape{PictureKind::kJpeg, 240, 320}));
  EXPECT_EQ(ShapeOf(PngOf(240, 320)), (PictureShape{PictureKind::kPng, 240, 320}));
  EXPECT_EQ(PictureFault(JpegOf(240, 320)), std::nullopt);
  EXPECT_EQ(PictureFault(PngOf(240, 320)), std::nullopt);
}

TEST(Picture, ASkippedPartMayBeLong) {
  Bytes jpeg = JpegOf(240, 320);
  const Bytes comment{0xff, 0xfe, 0x00, 0x06, 0xff, 0xc0, 0x01, 0x02};  // not a frame
  jpeg.insert(jpeg.begin() + 2, comment.begin(), comment.end());
  EXPECT_EQ(ShapeOf(jpeg), (PictureShape{PictureKind::kJpeg, 240, 320}));
}

TEST(Picture, OtherFilesAreNone) {
  const auto text = [](std::string_view bytes) { return Bytes(bytes.begin(), bytes.end()); };
  for (const char* other :
       {"", "GIF89a", "<svg xmlns='http://www.w3.org/2000/svg'/>", "\xff\xd8", "BM", "RIFF"}) {
    EXPECT_EQ(PictureFault(text(other)), Problem::kNoPicture) << other;
  }
}

TEST(Picture, WhatEndsTooEarlyIsBroken) {
  for (const Bytes& whole : {JpegOf(240, 320), PngOf(240, 320)}) {
    for (std::size_t size = 0; size < whole.size(); ++size) {
      const Bytes part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
      EXPECT_EQ(PictureFault(part), Problem::kNoPicture) << size;
    }
  }
}

TEST(Picture, OnlyWhatFitsACardIsTaken) {
  for (const auto& [width, height] : {std::pair{89, 120},
                                      {90, 119},
                                      {481, 640},
                                      {480, 641},
                                      {320, 240},
                                      {0, 0},
                                      {65'535, 65'535}}) {
    EXPECT_EQ(PictureFault(JpegOf(width, height)), Problem::kPictureSize) << width;
    EXPECT_EQ(PictureFault(PngOf(width, height)), Problem::kPictureSize) << width;
  }
  EXPECT_EQ(PictureFault(JpegOf(90, 120)), std::nullopt);
  EXPECT_EQ(PictureFault(JpegOf(480, 640)), std::nullopt);
  EXPECT_EQ(PictureFault(JpegOf(240, 320, kMostPictureBytes + 1)), Problem::kPictureSize);
  EXPECT_EQ(PictureFault(JpegOf(240, 320, kMostPictureBytes)), std::nullopt);
}

}  // namespace
}  // namespace yichuang::http
