#include "kiosk/canvas/semantics.h"

#include <fmt/format.h>

namespace yichuang::canvas {

std::string_view Name(Role role) {
  switch (role) {
    case Role::kPage:
      return "page";
    case Role::kGroup:
      return "group";
    case Role::kButton:
      return "button";
    case Role::kCard:
      return "card";
    case Role::kRow:
      return "row";
    case Role::kCheckBox:
      return "checkbox";
    case Role::kTab:
      return "tab";
    case Role::kKey:
      return "key";
    case Role::kField:
      return "field";
    case Role::kList:
      return "list";
    case Role::kDialog:
      return "dialog";
    case Role::kBanner:
      return "banner";
    case Role::kText:
      return "text";
    case Role::kPicture:
      return "picture";
    case Role::kProgress:
      return "progress";
  }
  return "unknown";
}

const Node* Tree::Find(std::string_view id) const {
  const auto found =
      std::find_if(nodes.begin(), nodes.end(), [id](const Node& node) { return node.id == id; });
  return found == nodes.end() ? nullptr : &*found;
}

const Node* Tree::FindText(std::string_view text) const {
  for (const Node& node : nodes) {
    if (node.label.find(text) != std::string::npos) return &node;
    for (const TextRun& run : node.texts) {
      if (run.text.find(text) != std::string::npos) return &node;
    }
  }
  return nullptr;
}

int Tree::top_layer() const {
  int top = 0;
  for (const Node& node : nodes) top = std::max(top, node.layer);
  return top;
}

const Node* Tree::TargetAt(Point point) const {
  const int top = top_layer();
  for (auto node = nodes.rbegin(); node != nodes.rend(); ++node) {
    if (node->target && node->layer == top && node->visible().Contains(point)) return &*node;
  }
  return nullptr;
}

std::string Tree::ReadAloud() const {
  const int top = top_layer();
  std::string text;
  for (const Node& node : nodes) {
    if (node.layer != top) continue;
    if (!node.label.empty()) text += node.label + "\n";
    if (!node.label.empty()) continue;
    for (const TextRun& run : node.texts) text += run.text + "\n";
  }
  return text;
}

std::string Describe(const Tree& tree) {
  std::string lines;
  for (const Node& node : tree.nodes) {
    int depth = 0;
    for (int at = node.parent; at >= 0; at = tree.nodes[static_cast<std::size_t>(at)].parent)
      ++depth;
    lines += fmt::format(
        "{:{}}{} {} [{:.0f},{:.0f} {:.0f}x{:.0f}]{}{}{}{}{}{}\n", "", depth * 2, Name(node.role),
        node.id.empty() ? "-" : node.id, node.rect.left, node.rect.top, node.rect.width(),
        node.rect.height(), node.target ? " target" : "", node.state.enabled ? "" : " disabled",
        node.state.checked ? " checked" : "", node.state.selected ? " selected" : "",
        node.state.focused ? " focused" : "", node.layer > 0 ? " above" : "");
    for (const TextRun& run : node.texts) {
      lines += fmt::format("{:{}}\"{}\" {:.0f}px{}\n", "", depth * 2 + 2, run.text, run.px,
                           run.shortened ? " shortened" : "");
    }
  }
  return lines;
}

}  // namespace yichuang::canvas
