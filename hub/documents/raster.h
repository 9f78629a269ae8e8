#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace yichuang::documents {

/// A black-and-white picture, one bit a dot, as PBM and as receipt printers take it.
struct Raster {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rows;  ///< height × stride() bytes; first dot = highest bit, 1 = black

  /// Bytes a row: each row begins at a byte.
  [[nodiscard]] std::size_t stride() const { return (static_cast<std::size_t>(width) + 7) / 8; }
  /// Outside the picture everything is white.
  [[nodiscard]] bool black(int x, int y) const;
  friend bool operator==(const Raster&, const Raster&) = default;
};

/// The picture as a PBM file (P4).
std::string ToPbm(const Raster& raster);

}  // namespace yichuang::documents
