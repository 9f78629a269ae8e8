#pragma once
// What is on the screen, in words and rectangles: tests find what to touch here, reading aloud and
// the checker too.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/canvas/geometry.h"

namespace yichuang::canvas {

enum class Role {
  kPage,
  kGroup,
  kButton,
  kCard,
  kRow,
  kCheckBox,
  kTab,
  kKey,
  kField,
  kList,
  kDialog,
  kBanner,
  kText,
  kPicture,
  kProgress,
};

std::string_view Name(Role role);

struct State {
  bool enabled = true;
  bool checked = false;
  bool focused = false;
  bool pressed = false;
  bool selected = false;
  friend bool operator==(const State&, const State&) = default;
};

/// One piece of text as it was drawn.
struct TextRun {
  std::string text;
  /// Where its lines stand, each as high as its line of text.
  Rect rect;
  /// The room it was given. Text that does not fit into it is cut or runs into its neighbours.
  Rect box;
  /// What was visible at all: the clip rectangle in force.
  Rect clip;
  Color color;
  float px = 0;
  bool bold = false;
  /// The caller allowed an ellipsis, and it was needed.
  bool shortened = false;
  /// Characters that no font has; each is drawn as a crossed box.
  int missing = 0;
};

struct Node {
  std::string id{};
  Role role = Role::kGroup;
  /// What is read aloud; empty when the texts say it.
  std::string label{};
  Rect rect{};
  /// What can be seen and touched of it.
  Rect clip{};
  State state{};
  /// A finger can do something here.
  bool target = false;
  /// The clip is a list that scrolls in this direction: being cut there is no fault.
  bool scrolls_under_clip = false;
  /// 0 for the page; whatever opened above it (a dialog) has a higher one and alone can be touched.
  int layer = 0;
  /// Position of the node it stands in, -1 for none.
  int parent = -1;
  std::vector<TextRun> texts{};

  /// What of it can be seen and touched.
  Rect visible() const { return rect.Intersect(clip); }
};

/// The nodes of one frame in drawing order: later ones cover earlier ones.
struct Tree {
  std::vector<Node> nodes;

  const Node* Find(std::string_view id) const;
  /// The node whose texts or label hold `text`; the first in drawing order.
  const Node* FindText(std::string_view text) const;
  /// The highest layer that any node is in.
  int top_layer() const;
  /// The target that a touch at `point` means: the last drawn one of the top layer.
  const Node* TargetAt(Point point) const;
  /// All texts in drawing order, a line each: what reading aloud says. Layers below the top are
  /// left out.
  std::string ReadAloud() const;
};

/// The tree as lines of text, for a test's failure message and for `--tree`.
std::string Describe(const Tree& tree);

}  // namespace yichuang::canvas
