#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace yichuang::documents {

/// A code as black and white modules, without the white it needs around it.
struct Modules {
  std::size_t width = 0;
  std::size_t height = 0;  ///< 1 for bars
  std::vector<bool> dark;  ///< height × width
  [[nodiscard]] bool at(std::size_t x, std::size_t y) const { return dark[y * width + x]; }
};

inline constexpr int kBarQuietModules = 10;  ///< white left and right of Code 128 (ISO/IEC 15417)
inline constexpr int kQrQuietModules = 4;    ///< white around a QR code (ISO/IEC 18004)

/// Code 128. Absent for an empty content, or one that is not printable ASCII or too long.
std::optional<Modules> Code128(const std::string& content);
/// QR code, byte mode, error correction M. Absent when the text is empty or too long.
std::optional<Modules> Qr(const std::string& text);

}  // namespace yichuang::documents
