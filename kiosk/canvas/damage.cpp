#include "kiosk/canvas/damage.h"

#include <imgui.h>

#include <cmath>
#include <cstring>

namespace yichuang::canvas {
namespace {

constexpr std::uint64_t kSeed = 0x9E3779B97F4A7C15ULL;

std::uint64_t Mix(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0xFF51AFD7ED558CCDULL;
  return hash ^ (hash >> 32U);
}

std::uint64_t MixFloats(std::uint64_t hash, float one, float other) {
  std::uint32_t bits[2];
  std::memcpy(&bits[0], &one, 4);
  std::memcpy(&bits[1], &other, 4);
  return Mix(hash, (static_cast<std::uint64_t>(bits[0]) << 32U) | bits[1]);
}

std::uint64_t HashOf(const ImDrawVert& vertex) {
  std::uint64_t hash = MixFloats(kSeed, vertex.pos.x, vertex.pos.y);
  hash = MixFloats(hash, vertex.uv.x, vertex.uv.y);
  return Mix(hash, vertex.col);
}

/// Joins rectangles while that costs less than drawing them apart, and until few enough are left.
void Merge(std::vector<Rect>& rects, std::size_t most) {
  const auto area = [](const Rect& rect) { return rect.width() * rect.height(); };
  while (rects.size() > 1) {
    std::size_t first = 0, second = 1;
    float cheapest = 1e30F;
    for (std::size_t one = 0; one < rects.size(); ++one) {
      for (std::size_t other = one + 1; other < rects.size(); ++other) {
        const float extra =
            area(rects[one].Unite(rects[other])) - area(rects[one]) - area(rects[other]);
        if (extra >= cheapest) continue;
        cheapest = extra;
        first = one;
        second = other;
      }
    }
    if (cheapest > 0 && rects.size() <= most) return;
    rects[first] = rects[first].Unite(rects[second]);
    rects.erase(rects.begin() + static_cast<std::ptrdiff_t>(second));
  }
}

}  // namespace

Damage::Damage(Size screen)
    : screen_(screen),
      columns_((static_cast<int>(screen.width) + kCell - 1) / kCell),
      rows_((static_cast<int>(screen.height) + kCell - 1) / kCell),
      cells_(static_cast<std::size_t>(columns_ * rows_)),
      old_cells_(cells_.size()) {}

std::vector<Rect> Damage::Update(const ImDrawList& list) {
  cells_.swap(old_cells_);
  Hash(list);
  if (!known_) {
    known_ = true;
    return {{0, 0, screen_.width, screen_.height}};
  }
  std::vector<Rect> rects = ChangedRects();
  Merge(rects, kMostRects);
  return rects;
}

void Damage::Hash(const ImDrawList& list) {
  std::fill(cells_.begin(), cells_.end(), kSeed);
  std::vector<std::uint64_t> vertices(static_cast<std::size_t>(list.VtxBuffer.Size));
  for (std::size_t at = 0; at < vertices.size(); ++at)
    vertices[at] = HashOf(list.VtxBuffer.Data[at]);

  const auto cell_of = [](float at, int count) {
    return std::clamp(static_cast<int>(std::floor(at / kCell)), 0, count - 1);
  };
  for (const ImDrawCmd& command : list.CmdBuffer) {
    const Rect clip =
        Rect{command.ClipRect.x, command.ClipRect.y, command.ClipRect.z, command.ClipRect.w}
            .Intersect({0, 0, screen_.width, screen_.height});
    if (clip.empty()) continue;
    std::uint64_t kind =
        Mix(kSeed, static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(command.TextureId)));
    kind = MixFloats(MixFloats(kind, clip.left, clip.top), clip.right, clip.bottom);
    const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
    for (unsigned at = 0; at < command.ElemCount; at += 3) {
      Rect box{1e9F, 1e9F, -1e9F, -1e9F};
      std::uint64_t hash = kSeed;
      for (unsigned corner = 0; corner < 3; ++corner) {
        const unsigned vertex = index[at + corner] + command.VtxOffset;
        const ImVec2 position = list.VtxBuffer.Data[vertex].pos;
        box = {std::min(box.left, position.x), std::min(box.top, position.y),
               std::max(box.right, position.x), std::max(box.bottom, position.y)};
        hash = Mix(hash, vertices[vertex]);
      }
      // The clip matters only to what it cuts, so that a list's growing clip does not touch the
      // rest.
      if (!clip.Contains(box)) hash = Mix(hash, kind);
      const Rect seen = box.Intersect(clip);
      if (seen.empty()) continue;
      const int last_row = cell_of(seen.bottom, rows_), last_column = cell_of(seen.right, columns_);
      for (int row = cell_of(seen.top, rows_); row <= last_row; ++row) {
        for (int column = cell_of(seen.left, columns_); column <= last_column; ++column) {
          std::uint64_t& cell = cells_[static_cast<std::size_t>(row * columns_ + column)];
          cell = Mix(cell, hash);
        }
      }
    }
  }
}

std::vector<Rect> Damage::ChangedRects() const {
  std::vector<Rect> rects;
  std::vector<Rect> growing;  // runs of the row above, which equal runs below make longer
  for (int row = 0; row < rows_; ++row) {
    std::vector<Rect> runs;
    for (int column = 0; column < columns_; ++column) {
      const auto at = static_cast<std::size_t>(row * columns_ + column);
      if (cells_[at] == old_cells_[at]) continue;
      const auto left = static_cast<float>(column * kCell);
      if (!runs.empty() && runs.back().right == left) {
        runs.back().right = left + kCell;
      } else {
        runs.push_back({left, static_cast<float>(row * kCell), left + kCell,
                        static_cast<float>((row + 1) * kCell)});
      }
    }
    for (Rect& run : runs) {
      const auto above = std::find_if(growing.begin(), growing.end(), [&run](const Rect& rect) {
        return rect.left == run.left && rect.right == run.right;
      });
      if (above == growing.end()) continue;
      run.top = above->top;
      growing.erase(above);
    }
    rects.insert(rects.end(), growing.begin(), growing.end());
    growing = std::move(runs);
  }
  rects.insert(rects.end(), growing.begin(), growing.end());
  for (Rect& rect : rects) rect = rect.Intersect({0, 0, screen_.width, screen_.height});
  return rects;
}

}  // namespace yichuang::canvas
