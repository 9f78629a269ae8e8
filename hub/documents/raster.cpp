#include "hub/documents/raster.h"

#include <fmt/format.h>

namespace yichuang::documents {

bool Raster::black(int x, int y) const {
  if (x < 0 || y < 0 || x >= width || y >= height) return false;
  const std::size_t byte = static_cast<std::size_t>(y) * stride() + static_cast<std::size_t>(x) / 8;
  return ((rows[byte] >> (7 - x % 8)) & 1) != 0;
}

std::string ToPbm(const Raster& raster) {
  std::string file = fmt::format("P4\n{} {}\n", raster.width, raster.height);
  file.append(raster.rows.begin(), raster.rows.end());
  return file;
}

}  // namespace yichuang::documents
