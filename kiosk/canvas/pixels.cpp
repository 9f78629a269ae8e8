#include "kiosk/canvas/pixels.h"

#include <fmt/format.h>

#include <cstdlib>
#include <memory>
#include <stdexcept>

// The library's own warnings are none of ours.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wpedantic"
#include <stb/stb_image.h>
#include <stb/stb_image_write.h>
#pragma GCC diagnostic pop

namespace yichuang::canvas {

Color Pixels::At(int x, int y) const {
  const std::uint8_t* pixel =
      bytes.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                      static_cast<std::size_t>(x)) *
                         4;
  return {pixel[0], pixel[1], pixel[2], pixel[3]};
}

void WritePng(const std::filesystem::path& file, const Pixels& pixels) {
  if (stbi_write_png(file.c_str(), pixels.width, pixels.height, 4, pixels.bytes.data(),
                     pixels.width * 4) == 0) {
    throw std::runtime_error(
        fmt::format("picture {}: it cannot be written; is the folder there?", file.string()));
  }
}

Pixels ReadPicture(const std::filesystem::path& file) {
  Pixels pixels;
  int channels = 0;
  const std::unique_ptr<stbi_uc, decltype(&std::free)> data(
      stbi_load(file.c_str(), &pixels.width, &pixels.height, &channels, 4), &std::free);
  if (!data)
    throw std::runtime_error(fmt::format("picture {}: {}", file.string(), stbi_failure_reason()));
  const std::size_t size =
      static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height) * 4;
  pixels.bytes.assign(data.get(), data.get() + size);
  return pixels;
}

double DifferingShare(const Pixels& one, const Pixels& other, int tolerance) {
  if (one.width != other.width || one.height != other.height || one.bytes.empty()) return 1;
  std::size_t differing = 0;
  for (std::size_t at = 0; at < one.bytes.size(); at += 4) {
    bool differs = false;
    for (std::size_t channel = 0; channel < 3; ++channel) {
      differs =
          differs || std::abs(one.bytes[at + channel] - other.bytes[at + channel]) > tolerance;
    }
    differing += differs ? 1 : 0;
  }
  return static_cast<double>(differing) / (static_cast<double>(one.bytes.size()) / 4);
}

Pixels Shrink(const Pixels& pixels, int factor) {
  Pixels small{pixels.width / factor, pixels.height / factor, {}};
  small.bytes.reserve(static_cast<std::size_t>(small.width) *
                      static_cast<std::size_t>(small.height) * 4);
  for (int y = 0; y < small.height; ++y) {
    for (int x = 0; x < small.width; ++x) {
      int sums[4] = {};
      for (int inner = 0; inner < factor * factor; ++inner) {
        const Color color = pixels.At(x * factor + inner % factor, y * factor + inner / factor);
        sums[0] += color.red;
        sums[1] += color.green;
        sums[2] += color.blue;
        sums[3] += color.alpha;
      }
      for (const int sum : sums)
        small.bytes.push_back(static_cast<std::uint8_t>(sum / (factor * factor)));
    }
  }
  return small;
}

}  // namespace yichuang::canvas
