#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "hub/documents/block.h"

namespace yichuang::documents {

/// One page of paper: every mark at its place, from the paper's upper left corner.
struct Sheet {
  double width = 0;
  double height = 0;
  std::vector<Mark> marks;
};

/// Where a chapter begins.
struct Anchor {
  std::string title;
  std::size_t sheet = 0;  ///< from 0
  double y = 0;
};

struct LaidOut {
  std::vector<Sheet> sheets;  ///< at least one; exactly one on a roll
  std::vector<Anchor> chapters;
};

/// Everything that is on the paper, and where. Pure but for the fonts behind `type`.
LaidOut LayOut(const Paper& paper, const Medium& medium, const Typesetter& type);

}  // namespace yichuang::documents
