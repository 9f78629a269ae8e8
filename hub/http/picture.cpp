#include "hub/http/picture.h"

#include <algorithm>
#include <array>

namespace yichuang::http {
namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::array<std::uint8_t, 8> kPngMark{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
constexpr std::array<std::uint8_t, 4> kPngHeader{'I', 'H', 'D', 'R'};
constexpr std::array<std::uint8_t, 8> kPngEnd{'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82};

template <std::size_t kSize>
bool StandsAt(Bytes bytes, std::size_t place, const std::array<std::uint8_t, kSize>& wanted) {
  return bytes.size() >= place + kSize &&
         std::ranges::equal(bytes.subspan(place, kSize), std::span(wanted));
}

std::uint32_t Number16(Bytes bytes, std::size_t place) {
  return static_cast<std::uint32_t>(bytes[place] << 8 | bytes[place + 1]);
}

std::uint32_t Number32(Bytes bytes, std::size_t place) {
  return Number16(bytes, place) << 16 | Number16(bytes, place + 2);
}

std::optional<PictureShape> PngShape(Bytes bytes) {
  constexpr std::size_t kHeader = 12;  // behind the mark and the length of the first chunk
  if (!StandsAt(bytes, kHeader, kPngHeader) || bytes.size() < kHeader + 12 + kPngEnd.size() ||
      !StandsAt(bytes, bytes.size() - kPngEnd.size(), kPngEnd))
    return std::nullopt;
  return PictureShape{PictureKind::kPng, Number32(bytes, kHeader + 4),
                      Number32(bytes, kHeader + 8)};
}

// Start of frame, of the kinds that every browser draws.
bool IsFrame(std::uint8_t marker) { return marker >= 0xc0 && marker <= 0xc2; }
// Markers without a length behind them.
bool IsBare(std::uint8_t marker) { return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8); }

std::optional<PictureShape> JpegShape(Bytes bytes) {
  if (bytes[bytes.size() - 2] != 0xff || bytes[bytes.size() - 1] != 0xd9) return std::nullopt;
  std::size_t place = 2;
  while (place + 4 <= bytes.size()) {
    if (bytes[place] != 0xff) return std::nullopt;
    const std::uint8_t marker = bytes[place + 1];
    if (marker == 0xff || IsBare(marker)) {
      place += marker == 0xff ? 1 : 2;
      continue;
    }
    const std::size_t length = Number16(bytes, place + 2);
    if (length < 2 || marker == 0xda || place + 2 + length > bytes.size()) return std::nullopt;
    if (IsFrame(marker)) {
      if (length < 8) return std::nullopt;
      return PictureShape{PictureKind::kJpeg, Number16(bytes, place + 7),
                          Number16(bytes, place + 5)};
    }
    place += 2 + length;
  }
  return std::nullopt;
}

}  // namespace

std::optional<PictureShape> ShapeOf(Bytes bytes) {
  if (StandsAt(bytes, 0, kPngMark)) return PngShape(bytes);
  if (bytes.size() >= 6 && bytes[0] == 0xff && bytes[1] == 0xd8) return JpegShape(bytes);
  return std::nullopt;
}

std::optional<Problem> PictureFault(Bytes bytes) {
  const auto shape = ShapeOf(bytes);
  if (!shape) return Problem::kNoPicture;
  const bool fits = shape->width >= kLeastPictureWidth && shape->width <= kMostPictureWidth &&
                    shape->height >= kLeastPictureHeight && shape->height <= kMostPictureHeight &&
                    shape->width <= shape->height && bytes.size() <= kMostPictureBytes;
  if (!fits) return Problem::kPictureSize;
  return std::nullopt;
}

std::string_view PictureType(std::string_view bytes) {
  return bytes.starts_with("\x89PNG") ? "image/png" : "image/jpeg";
}

}  // namespace yichuang::http
