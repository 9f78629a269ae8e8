#pragma once

#include <array>
#include <cstdint>
#include <vector>

/// Pictures for tests: the parts that say what they are and how large, with nothing to draw.
namespace yichuang::fakes {

/// A JPEG with one frame, filled up to `size` bytes when it would be smaller.
inline std::vector<std::uint8_t> JpegOf(int width, int height, std::size_t size = 0) {
  const auto high = [](int number) { return static_cast<std::uint8_t>(number >> 8); };
  const auto low = [](int number) { return static_cast<std::uint8_t>(number); };
  std::vector<std::uint8_t> bytes{
      0xff, 0xd8, 0xff, 0xe0, 0x00,         0x04,        'J',         'F',        0xff,
      0xc0, 0x00, 0x0b, 0x08, high(height), low(height), high(width), low(width), 0x01,
      0x01, 0x11, 0x00, 0xff, 0xda,         0x00,        0x02};
  while (bytes.size() + 2 < size) bytes.push_back(0x55);
  bytes.insert(bytes.end(), {0xff, 0xd9});
  return bytes;
}

inline std::vector<std::uint8_t> PngOf(int width, int height) {
  std::vector<std::uint8_t> bytes{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n',
                                  0,    0,   0,   13,  'I',  'H',  'D',  'R'};
  for (const int number : {width, height}) {
    for (int shift = 24; shift >= 0; shift -= 8)
      bytes.push_back(static_cast<std::uint8_t>(number >> shift));
  }
  // Depth, colour and a checksum nobody looks at; then the last chunk, which has nothing in it.
  const std::vector<std::uint8_t> rest{8, 2, 0,   0,   0,   1,   2,    3,    4,    0,   0,
                                       0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82};
  bytes.insert(bytes.end(), rest.begin(), rest.end());
  return bytes;
}

}  // namespace yichuang::fakes
