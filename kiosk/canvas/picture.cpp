#include "kiosk/canvas/picture.h"

#include <GL/gl.h>
#include <GL/glext.h>

#include <utility>

namespace yichuang::canvas {

Picture::Picture(const Pixels& pixels)
    : size_{static_cast<float>(pixels.width), static_cast<float>(pixels.height)} {
  glGenTextures(1, &texture_);
  glBindTexture(GL_TEXTURE_2D, texture_);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, pixels.width, pixels.height, 0, GL_RGBA,
               GL_UNSIGNED_BYTE, pixels.bytes.data());
}

Picture::~Picture() {
  if (texture_ != 0) glDeleteTextures(1, &texture_);
}

Picture::Picture(Picture&& other) noexcept
    : texture_(std::exchange(other.texture_, 0)), size_(other.size_) {}

Picture& Picture::operator=(Picture&& other) noexcept {
  std::swap(texture_, other.texture_);
  std::swap(size_, other.size_);
  return *this;
}

}  // namespace yichuang::canvas
