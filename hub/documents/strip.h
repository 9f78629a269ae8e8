#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "hub/documents/geometry.h"
#include "hub/documents/typesetter.h"

/// What a block becomes: strips across the paper that are stacked and never cut through.
namespace yichuang::documents {

/// One line of a set text.
struct Glyphs {
  std::shared_ptr<const SetText> text;
  std::size_t line = 0;
  double x = 0;  ///< where the width of the text begins
  double baseline = 0;
  bool white = false;  ///< on a black ground

  /// Where its ink is.
  [[nodiscard]] Rect ink() const {
    const Rect& ink = text->lines()[line].ink;
    return {x + ink.x, baseline + ink.y, ink.width, ink.height};
  }
};

/// A black area, or its outline of one pen's width, drawn inside the area.
struct Bar {
  Rect area;
  double outline = 0;  ///< width of the pen; 0 fills the area
};

struct Disc {
  double x = 0;
  double y = 0;
  double radius = 0;
};

/// A place in a PDF that leads to a chapter. Not seen on paper.
struct Link {
  Rect area;
  std::size_t chapter = 0;  ///< in the order of the paper
};

using Mark = std::variant<Glyphs, Bar, Disc, Link>;

struct Strip {
  double height = 0;
  std::vector<Mark> marks;  ///< from the strip's upper left corner
  bool keep_with_next =
      false;              ///< on the same page as the strip after it, when a page can hold both
  bool space = false;     ///< white only: left out where a page begins
  bool new_page = false;  ///< begins a page
  bool bare = false;      ///< its page has neither foot nor number
  std::optional<std::size_t> chapter;  ///< begins here
  /// Put before this strip again when it begins a page: the head of its table.
  std::shared_ptr<const std::vector<Strip>> head;
};

using Strips = std::vector<Strip>;

}  // namespace yichuang::documents
