#include "kiosk/canvas/surface.h"

#include <GL/gl.h>
#include <GL/glext.h>
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <cstring>
#include <stdexcept>

namespace yichuang::canvas {
namespace {

/// A frame buffer with its texture.
class FrameBuffer {
 public:
  explicit FrameBuffer(Size size) {
    glGenTextures(1, &texture_);
    glBindTexture(GL_TEXTURE_2D, texture_);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, static_cast<GLsizei>(size.width),
                 static_cast<GLsizei>(size.height), 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glGenFramebuffers(1, &name_);
    glBindFramebuffer(GL_FRAMEBUFFER, name_);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_, 0);
    complete_ = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
  }
  ~FrameBuffer() {
    glDeleteFramebuffers(1, &name_);
    glDeleteTextures(1, &texture_);
  }
  FrameBuffer(const FrameBuffer&) = delete;
  FrameBuffer& operator=(const FrameBuffer&) = delete;

  GLuint name() const { return name_; }
  bool complete() const { return complete_; }

 private:
  GLuint name_ = 0, texture_ = 0;
  bool complete_ = false;
};

/// Of the list, the triangles that touch the rectangle, clipped to it. Vertices are copied whole:
/// that is a few hundred kilobytes, and their numbering stays.
void CopyInside(const ImDrawList& list, const Rect& rect, ImDrawList& inside) {
  inside.CmdBuffer.resize(0);
  inside.IdxBuffer.resize(0);
  inside.VtxBuffer = list.VtxBuffer;
  for (const ImDrawCmd& command : list.CmdBuffer) {
    const Rect clip =
        Rect{command.ClipRect.x, command.ClipRect.y, command.ClipRect.z, command.ClipRect.w}
            .Intersect(rect);
    if (clip.empty()) continue;
    ImDrawCmd part = command;
    part.ClipRect = {clip.left, clip.top, clip.right, clip.bottom};
    part.IdxOffset = static_cast<unsigned>(inside.IdxBuffer.Size);
    const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
    for (unsigned at = 0; at < command.ElemCount; at += 3) {
      const ImVec2 a = list.VtxBuffer.Data[index[at] + command.VtxOffset].pos;
      const ImVec2 b = list.VtxBuffer.Data[index[at + 1] + command.VtxOffset].pos;
      const ImVec2 c = list.VtxBuffer.Data[index[at + 2] + command.VtxOffset].pos;
      const Rect box{std::min({a.x, b.x, c.x}), std::min({a.y, b.y, c.y}),
                     std::max({a.x, b.x, c.x}), std::max({a.y, b.y, c.y})};
      if (!box.Overlaps(clip)) continue;
      for (unsigned corner = 0; corner < 3; ++corner)
        inside.IdxBuffer.push_back(index[at + corner]);
    }
    part.ElemCount = static_cast<unsigned>(inside.IdxBuffer.Size) - part.IdxOffset;
    if (part.ElemCount > 0) inside.CmdBuffer.push_back(part);
  }
}

}  // namespace

struct Surface::Handles {
  explicit Handles(Size size)
      : frame(size), backdrop(nullptr), part(ImGui::GetDrawListSharedData()) {}
  ~Handles() { glDeleteTextures(1, &glyphs); }
  FrameBuffer frame;
  /// Made when a test first asks for it.
  std::unique_ptr<FrameBuffer> backdrop;
  GLuint glyphs = 0;
  ImDrawList part;
};

Surface::Surface(Size size, const GlyphCache& cache, const Painter::Stock& stock)
    : size_(size), handles_(std::make_unique<Handles>(size)) {
  if (!handles_->frame.complete()) {
    throw std::runtime_error(fmt::format(
        "OpenGL: no frame buffer of {}x{}; choose a smaller --size", size.width, size.height));
  }
  glGenTextures(1, &handles_->glyphs);
  glBindTexture(GL_TEXTURE_2D, handles_->glyphs);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, cache.side(), cache.side(), 0, GL_RED, GL_UNSIGNED_BYTE,
               cache.pixels().data());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  // One byte of coverage becomes white with that alpha; the colour comes with the vertices.
  const GLint swizzle[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
  glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, swizzle);

  // Shapes take their white pixel from the same texture, so that a whole frame is one draw call.
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.SetTexID(reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(handles_->glyphs)));
  const auto side = static_cast<float>(cache.side());
  atlas.TexUvWhitePixel = {(static_cast<float>(stock.white.x) + 2) / side,
                           (static_cast<float>(stock.white.y) + 2) / side};
}

Surface::~Surface() = default;

void Surface::UploadGlyphs(GlyphCache& cache) {
  const TextureRect dirty = cache.TakeDirty();
  if (dirty.empty()) return;
  glBindTexture(GL_TEXTURE_2D, handles_->glyphs);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, cache.side());
  const std::size_t first =
      static_cast<std::size_t>(dirty.y) * static_cast<std::size_t>(cache.side()) +
      static_cast<std::size_t>(dirty.x);
  glTexSubImage2D(GL_TEXTURE_2D, 0, dirty.x, dirty.y, dirty.width, dirty.height, GL_RED,
                  GL_UNSIGNED_BYTE, cache.pixels().data() + first);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
}

void Surface::Draw(const ImDrawList& list, const std::vector<Rect>& rects) {
  Render(list, rects, handles_->frame.name());
}

void Surface::Render(const ImDrawList& list, const std::vector<Rect>& rects,
                     unsigned frame_buffer) {
  glBindFramebuffer(GL_FRAMEBUFFER, frame_buffer);
  glViewport(0, 0, static_cast<GLsizei>(size_.width), static_cast<GLsizei>(size_.height));
  for (const Rect& rect : rects) {
    CopyInside(list, rect, handles_->part);
    ImDrawList* lists[] = {&handles_->part};
    ImDrawData data;
    data.Valid = true;
    data.CmdLists = lists;
    data.CmdListsCount = 1;
    data.TotalIdxCount = handles_->part.IdxBuffer.Size;
    data.TotalVtxCount = handles_->part.VtxBuffer.Size;
    data.DisplaySize = {size_.width, size_.height};
    data.FramebufferScale = {1, 1};
    ImGui_ImplOpenGL3_RenderDrawData(&data);
  }
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

void Surface::CopyToWindow(Size window) const {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, handles_->frame.name());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
  const auto width = static_cast<GLint>(size_.width), height = static_cast<GLint>(size_.height);
  const bool same = window == size_;
  glBlitFramebuffer(0, 0, width, height, 0, 0, static_cast<GLint>(window.width),
                    static_cast<GLint>(window.height), GL_COLOR_BUFFER_BIT,
                    same ? GL_NEAREST : GL_LINEAR);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

Pixels Surface::Read() const { return ReadFrom(handles_->frame.name()); }

Pixels Surface::ReadFrom(unsigned frame_buffer) const {
  Pixels pixels{static_cast<int>(size_.width), static_cast<int>(size_.height), {}};
  const std::size_t row = static_cast<std::size_t>(pixels.width) * 4;
  std::vector<std::uint8_t> upside_down(row * static_cast<std::size_t>(pixels.height));
  glBindFramebuffer(GL_FRAMEBUFFER, frame_buffer);
  glReadPixels(0, 0, pixels.width, pixels.height, GL_RGBA, GL_UNSIGNED_BYTE, upside_down.data());
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  pixels.bytes.resize(upside_down.size());
  for (std::size_t at = 0; at < upside_down.size(); at += row) {
    std::memcpy(pixels.bytes.data() + at, upside_down.data() + upside_down.size() - row - at, row);
  }
  for (std::size_t at = 3; at < pixels.bytes.size(); at += 4) pixels.bytes[at] = 255;
  return pixels;
}

Pixels Surface::ReadBackdrop(const ImDrawList& list,
                             const std::vector<std::pair<int, int>>& text_vertices) {
  if (!handles_->backdrop) handles_->backdrop = std::make_unique<FrameBuffer>(size_);
  ImDrawList copy(ImGui::GetDrawListSharedData());
  copy.CmdBuffer = list.CmdBuffer;
  copy.IdxBuffer = list.IdxBuffer;
  copy.VtxBuffer = list.VtxBuffer;
  for (const auto& [first, last] : text_vertices) {
    for (int at = first; at < last; ++at) copy.VtxBuffer.Data[at].col &= ~IM_COL32_A_MASK;
  }
  Render(copy, {{0, 0, size_.width, size_.height}}, handles_->backdrop->name());
  return ReadFrom(handles_->backdrop->name());
}

}  // namespace yichuang::canvas
