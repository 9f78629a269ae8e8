#pragma once

#include <chrono>
#include <stdexcept>
#include <string>

#include <imgui.h>

#include "kiosk/canvas/frame.h"
#include "kiosk/view/screens.h"

namespace yichuang::view::test {

/// Draws the kiosk without a screen and touches what it finds in the semantic tree.
class Fingers {
 public:
  explicit Fingers(canvas::Size size = {1080, 1920})
      : size_(size), glyphs_(canvas::FontFiles{}), stock_(canvas::Painter::ReserveStock(glyphs_)) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {size.width, size.height};
    io.DeltaTime = 1.0F / 60;
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
  }
  ~Fingers() { ImGui::DestroyContext(); }
  Fingers(const Fingers&) = delete;
  Fingers& operator=(const Fingers&) = delete;

  /// One frame with what happened since the last; what it sent.
  Messages Draw(const model::Model& model, const canvas::InputFrame& input = {}) {
    time_ += std::chrono::milliseconds{250};
    glyphs_.StartFrame();
    touch_.Advance(input, tree_, time_);
    ImGui::NewFrame();
    canvas::Tree tree;
    const canvas::Rect bounds{0, 0, size_.width, size_.height};
    canvas::Painter painter(glyphs_, stock_, *ImGui::GetBackgroundDrawList(), bounds);
    canvas::Frame frame(painter, touch_, motion_, input, tree, bounds, time_);
    Messages out;
    DrawKiosk(frame, model, out);
    ImGui::EndFrame();
    tree_ = std::move(tree);
    return out;
  }

  /// Finger down and up at a point of the screen as it was drawn last.
  Messages TapAt(const model::Model& model, canvas::Point at) {
    canvas::InputFrame down;
    down.position = at;
    down.down = down.pressed = true;
    down.path = {at};
    canvas::InputFrame up;
    up.position = at;
    up.released = true;
    Messages out = Draw(model, down);
    Messages more = Draw(model, up);
    out.insert(out.end(), more.begin(), more.end());
    return out;
  }

  /// Throws when nothing of that id can be touched where it is seen.
  Messages Tap(const model::Model& model, const std::string& id) {
    Draw(model);
    const canvas::Node* node = tree_.Find(id);
    if (node == nullptr || !node->target)
      throw std::runtime_error("no target \"" + id + "\" in\n" + canvas::Describe(tree_));
    const canvas::Point at = node->visible().center();
    const canvas::Node* hit = tree_.TargetAt(at);
    if (hit == nullptr || hit->id != id) throw std::runtime_error("\"" + id + "\" is covered");
    return TapAt(model, at);
  }

  bool Sees(const std::string& id) const {
    const canvas::Node* node = tree_.Find(id);
    return node != nullptr && !node->visible().empty();
  }
  const canvas::Tree& tree() const { return tree_; }

 private:
  canvas::Size size_;
  canvas::GlyphCache glyphs_;
  canvas::Painter::Stock stock_;
  canvas::Touch touch_{18};
  canvas::Motion motion_;
  canvas::Tree tree_;
  std::chrono::milliseconds time_{0};
};

}  // namespace yichuang::view::test
