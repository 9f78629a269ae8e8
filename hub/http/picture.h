#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

#include "hub/http/problem.h"

/// Photos of staff, as far as the border looks into them: what they are by their own bytes, and how
/// large. Nothing is decoded. Pure.
namespace yichuang::http {

enum class PictureKind : std::uint8_t { kJpeg, kPng };

struct PictureShape {
  PictureKind kind = PictureKind::kJpeg;
  std::uint32_t width = 0;  ///< pixels
  std::uint32_t height = 0;
  friend bool operator==(const PictureShape&, const PictureShape&) = default;
};

/// A photo stands upright on its card. A page sends 240 by 320 pixels.
inline constexpr std::size_t kMostPictureBytes = 40'000;
inline constexpr std::uint32_t kLeastPictureWidth = 90;
inline constexpr std::uint32_t kLeastPictureHeight = 120;
inline constexpr std::uint32_t kMostPictureWidth = 480;
inline constexpr std::uint32_t kMostPictureHeight = 640;

/// The shape a JPEG (baseline or progressive) or PNG declares; absent when it is neither, or ends
/// too early.
std::optional<PictureShape> ShapeOf(std::span<const std::uint8_t> bytes);

/// Why these bytes are no photo of staff; absent when they are one.
std::optional<Problem> PictureFault(std::span<const std::uint8_t> bytes);

/// "image/jpeg" or "image/png", by the first bytes of a picture that was taken.
std::string_view PictureType(std::string_view bytes);

}  // namespace yichuang::http
