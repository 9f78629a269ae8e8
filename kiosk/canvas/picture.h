#pragma once
// A picture on the graphics card.

#include "kiosk/canvas/pixels.h"

namespace yichuang::canvas {

/// REQUIRES: lives inside the life of the Canvas it is drawn on.
class Picture {
 public:
  explicit Picture(const Pixels& pixels);
  ~Picture();
  Picture(Picture&& other) noexcept;
  Picture& operator=(Picture&& other) noexcept;

  Size size() const { return size_; }
  unsigned texture() const { return texture_; }

 private:
  unsigned texture_ = 0;
  Size size_;
};

}  // namespace yichuang::canvas
