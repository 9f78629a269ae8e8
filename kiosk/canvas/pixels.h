#pragma once
// A picture in memory, and PNG files.

#include <cstdint>
#include <filesystem>
#include <vector>

#include "kiosk/canvas/geometry.h"

namespace yichuang::canvas {

/// Rows from the top, four bytes a pixel: red, green, blue, alpha.
struct Pixels {
  int width = 0, height = 0;
  std::vector<std::uint8_t> bytes;

  /// REQUIRES: inside the picture.
  Color At(int x, int y) const;
  friend bool operator==(const Pixels&, const Pixels&) = default;
};

/// Throws std::runtime_error naming the file when it cannot be written. Equal pixels give equal
/// bytes.
void WritePng(const std::filesystem::path& file, const Pixels& pixels);
/// PNG or JPEG. Throws std::runtime_error naming the file and the reason.
Pixels ReadPicture(const std::filesystem::path& file);

/// How two pictures differ: share of the pixels with a channel further apart than `tolerance`, 1
/// when sizes differ.
double DifferingShare(const Pixels& one, const Pixels& other, int tolerance);
/// Every `factor`×`factor` pixels averaged into one.
Pixels Shrink(const Pixels& pixels, int factor);

}  // namespace yichuang::canvas
