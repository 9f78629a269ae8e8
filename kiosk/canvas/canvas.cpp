#include "kiosk/canvas/canvas.h"

#include <SDL.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <utility>

#include "kiosk/canvas/damage.h"
#include "kiosk/canvas/input.h"
#include "kiosk/canvas/surface.h"
#include "kiosk/canvas/window.h"

namespace yichuang::canvas {
namespace {

// A finger trembles; further than this share of the screen's shorter side it means to move. 18 of
// 1080 pixels.
constexpr float kDragShare = 1.0F / 60;
// Time between two frames while something moves.
constexpr std::chrono::milliseconds kMotionStep{16};

/// ImGui's context and its OpenGL backend.
class ImGuiRenderer {
 public:
  explicit ImGuiRenderer(Size size) {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.DisplaySize = {size.width, size.height};
    io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
    // Smooth lines are made of triangles: the texture they could come from is not ours.
    ImGui::GetStyle().AntiAliasedLinesUseTex = false;
    ImGui::GetStyle().CircleTessellationMaxError = 0.2F;
    io.Fonts->Flags |= ImFontAtlasFlags_NoBakedLines | ImFontAtlasFlags_NoMouseCursors;
    ImGui_ImplOpenGL3_Init("#version 330");
    ImGui_ImplOpenGL3_NewFrame();  // makes its own font texture, which nothing uses
  }
  ~ImGuiRenderer() {
    // The atlas names our texture now; the backend would delete it as its own.
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
  }
  ImGuiRenderer(const ImGuiRenderer&) = delete;
  ImGuiRenderer& operator=(const ImGuiRenderer&) = delete;
};

std::chrono::microseconds Since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                               start);
}

}  // namespace

struct Canvas::Parts {
  explicit Parts(const CanvasOptions& options)
      : window(options.title, options.size, options.full_screen),
        size(window.size()),
        imgui(size),
        glyphs(options.fonts),
        stock(Painter::ReserveStock(glyphs)),
        surface(size, glyphs, stock),
        damage(size),
        input(size),
        touch(std::min(size.width, size.height) * kDragShare) {}

  Window window;
  Size size;
  ImGuiRenderer imgui;
  GlyphCache glyphs;
  Painter::Stock stock;
  Surface surface;
  Damage damage;
  Input input;
  Touch touch;
  Motion motion;
  Tree tree;
  /// The triangles of the last frame, for ReadBackdrop.
  const ImDrawList* list = nullptr;
  std::vector<std::pair<int, int>> text_vertices;
  Milliseconds now{0}, next = Milliseconds::max();
  bool ended = false, exposed = false;
  bool glyphs_refused = false;  ///< by the last frame

  void Take(const SDL_Event& event) {
    if (event.type == SDL_QUIT) ended = true;
    if (event.type == SDL_WINDOWEVENT) exposed = true;
    input.Push(event);
  }
};

Canvas::Canvas(const CanvasOptions& options) : parts_(std::make_unique<Parts>(options)) {}

Canvas::~Canvas() = default;

Size Canvas::size() const { return parts_->size; }

bool Canvas::Wait(Milliseconds at_most) {
  SDL_Event event;
  // A day is as good as for ever, and fits into what SDL takes.
  const auto limit = static_cast<int>(std::clamp<std::int64_t>(at_most.count(), 0, 86'400'000));
  if (parts_->window.Wait(event, limit)) {
    do {
      parts_->Take(event);
    } while (SDL_PollEvent(&event) == 1);
  }
  return !parts_->ended;
}

void Canvas::Wake() { Window::Wake(); }

void Canvas::Push(const SDL_Event& event) { parts_->Take(event); }

FrameReport Canvas::Draw(Milliseconds now, const std::function<void(Frame&)>& draw) {
  Parts& parts = *parts_;
  FrameReport report;
  const auto start = std::chrono::steady_clock::now();
  parts.now = now;
  const InputFrame input = parts.input.Next();
  parts.touch.Advance(input, parts.tree, now);
  if (parts.glyphs.StartFrame()) parts.damage.Invalidate();
  const std::size_t refused = parts.glyphs.counts().refused;
  ImGuiIO& io = ImGui::GetIO();
  io.DeltaTime = 1.0F / 60;
  ImGui::NewFrame();
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  Tree tree;
  const Rect bounds{0, 0, parts.size.width, parts.size.height};
  Painter painter(parts.glyphs, parts.stock, list, bounds);
  Frame frame(painter, parts.touch, parts.motion, input, tree, bounds, now);
  draw(frame);
  ImGui::Render();
  parts.tree = std::move(tree);
  parts.list = &list;
  parts.text_vertices = painter.text_vertices();
  parts.next = frame.next();
  // A frame that had no room for a glyph is not shown, but drawn again with an empty texture; a
  // second one in a row needs more than there is, and is shown as it is.
  const bool lacks = parts.glyphs.counts().refused > refused;
  if (std::exchange(parts.glyphs_refused, lacks) != lacks && lacks) {
    parts.next = now;
    report.build = Since(start);
    return report;
  }
  report.rects = parts.damage.Update(list);
  report.build = Since(start);

  const auto built = std::chrono::steady_clock::now();
  for (const Rect& rect : report.rects) report.damage += rect.width() * rect.height();
  report.damage /= parts.size.width * parts.size.height;
  if (!report.rects.empty() || parts.exposed) {
    parts.surface.UploadGlyphs(parts.glyphs);
    parts.surface.Draw(list, report.rects);
    parts.surface.CopyToWindow(parts.window.size());
    parts.window.Present();
    parts.exposed = false;
  }
  report.render = Since(built);
  return report;
}

bool Canvas::pending() const { return parts_->input.pending(); }

Canvas::Milliseconds Canvas::next() const {
  const bool moves = parts_->touch.gliding() || parts_->motion.moving(parts_->now);
  return moves ? std::min(parts_->next, parts_->now + kMotionStep) : parts_->next;
}

const Tree& Canvas::tree() const { return parts_->tree; }

Pixels Canvas::Read() const { return parts_->surface.Read(); }

Pixels Canvas::ReadBackdrop() {
  return parts_->surface.ReadBackdrop(*parts_->list, parts_->text_vertices);
}

void Canvas::Invalidate() { parts_->damage.Invalidate(); }

GlyphCache::Counts Canvas::glyphs() const { return parts_->glyphs.counts(); }

std::string Canvas::renderer() const { return parts_->window.renderer(); }

}  // namespace yichuang::canvas
