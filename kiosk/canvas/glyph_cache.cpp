#include "kiosk/canvas/glyph_cache.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace yichuang::canvas {
namespace {

constexpr std::size_t kNoShelf = static_cast<std::size_t>(-1);
// Shelves come in steps of this height, so that a freed one fits the next glyphs too.
constexpr int kShelfStep = 8;
// Between glyphs, so that smoothing never takes a neighbour's pixel.
constexpr int kGap = 1;

std::uint64_t KeyOf(Face face, int px, char32_t character) {
  return (static_cast<std::uint64_t>(face) << 56U) | (static_cast<std::uint64_t>(px) << 32U) |
         character;
}

}  // namespace

GlyphCache::GlyphCache(const FontFiles& files, int side)
    : regular_(files.regular, "Noto Sans CJK SC"),
      bold_(files.bold, "Noto Sans CJK SC"),
      icons_(files.icons, "Material Icons"),
      side_(side),
      pixels_(static_cast<std::size_t>(side) * static_cast<std::size_t>(side)) {}

bool GlyphCache::StartFrame() {
  ++frame_;
  if (!std::exchange(full_, false)) return false;
  counts_.evicted += glyphs_.size();
  glyphs_.clear();
  shelves_.clear();
  next_y_ = first_y_;
  // Old pictures must not shine through the gaps between the new ones.
  const TextureRect rest{0, first_y_, side_, side_ - first_y_};
  Store(rest, std::vector<std::uint8_t>(static_cast<std::size_t>(rest.width) *
                                        static_cast<std::size_t>(rest.height)));
  return true;
}

FontFace& GlyphCache::Of(Face face) {
  return face == Face::kRegular ? regular_ : face == Face::kBold ? bold_ : icons_;
}

float GlyphCache::ascent(Face face) const {
  return (face == Face::kRegular ? regular_ : face == Face::kBold ? bold_ : icons_).ascent();
}

float GlyphCache::descent(Face face) const {
  return (face == Face::kRegular ? regular_ : face == Face::kBold ? bold_ : icons_).descent();
}

float GlyphCache::Advance(Face face, int px, char32_t character) {
  const auto [entry, is_new] = advances_.try_emplace(KeyOf(face, px, character), 0.0F);
  if (is_new) {
    FontFace& font = Of(face);
    // A missing character is drawn as a box of one em.
    entry->second = font.Has(character) ? font.Advance(character, px) : static_cast<float>(px);
  }
  return entry->second;
}

Glyph GlyphCache::Find(Face face, int px, char32_t character) {
  const std::uint64_t key = KeyOf(face, px, character);
  if (const auto found = glyphs_.find(key); found != glyphs_.end()) {
    if (found->second.shelf != kNoShelf) shelves_[found->second.shelf].last_frame = frame_;
    return found->second.glyph;
  }
  Entry entry;
  entry.shelf = kNoShelf;
  entry.glyph.advance = Advance(face, px, character);
  const std::optional<GlyphBitmap> bitmap = Of(face).Draw(character, px);
  if (!bitmap) {
    entry.glyph.missing = true;
    glyphs_[key] = entry;
    return entry.glyph;
  }
  if (bitmap->width > 0 && bitmap->height > 0) {
    const std::optional<std::size_t> place = ShelfFor(bitmap->width, bitmap->height);
    if (!place) {
      // Not kept: the next frame may have room.
      ++counts_.refused;
      full_ = true;
      entry.glyph.missing = true;
      return entry.glyph;
    }
    Shelf& shelf = shelves_[*place];
    entry.shelf = *place;
    entry.glyph.at = {shelf.used, shelf.y, bitmap->width, bitmap->height};
    entry.glyph.left = static_cast<float>(bitmap->left);
    entry.glyph.top = static_cast<float>(bitmap->top);
    shelf.used += bitmap->width + kGap;
    shelf.last_frame = frame_;
    shelf.keys.push_back(key);
    Store(entry.glyph.at, bitmap->coverage);
    ++counts_.drawn;
  }
  glyphs_[key] = entry;
  return entry.glyph;
}

std::optional<std::size_t> GlyphCache::ShelfFor(int width, int height) {
  const int step = (height + kGap + kShelfStep - 1) / kShelfStep * kShelfStep;
  if (width + kGap > side_ || step > side_) return std::nullopt;
  for (std::size_t index = 0; index < shelves_.size(); ++index) {
    const Shelf& shelf = shelves_[index];
    if (shelf.height == step && shelf.used + width + kGap <= side_) return index;
  }
  if (next_y_ + step > side_) return GiveUpShelf(step);
  shelves_.push_back({next_y_, step, 0, 0, {}});
  next_y_ += step;
  return shelves_.size() - 1;
}

std::optional<std::size_t> GlyphCache::GiveUpShelf(int height) {
  std::vector<std::size_t> order;
  for (std::size_t index = 0; index < shelves_.size(); ++index) {
    if (shelves_[index].height > 0) order.push_back(index);
  }
  std::sort(order.begin(), order.end(), [this](std::size_t one, std::size_t other) {
    return shelves_[one].y < shelves_[other].y;
  });

  // Of all neighbouring shelves that together are high enough, those whose newest use is the
  // oldest.
  std::size_t best_first = 0, best_count = 0;
  std::uint64_t best_frame = frame_;
  for (std::size_t first = 0; first < order.size(); ++first) {
    int together = 0;
    std::uint64_t newest = 0;
    for (std::size_t last = first; last < order.size() && together < height; ++last) {
      together += shelves_[order[last]].height;
      newest = std::max(newest, shelves_[order[last]].last_frame);
      if (together < height || newest >= best_frame) continue;
      best_frame = newest;
      best_first = first;
      best_count = last - first + 1;
    }
  }
  if (best_count == 0) return std::nullopt;

  const std::size_t taken = order[best_first];
  int together = 0;
  for (std::size_t at = best_first; at < best_first + best_count; ++at) {
    Shelf& shelf = shelves_[order[at]];
    together += shelf.height;
    for (const std::uint64_t key : shelf.keys) glyphs_.erase(key);
    counts_.evicted += shelf.keys.size();
    shelf.keys.clear();
    shelf.used = 0;
    shelf.height = 0;  // part of the one that is taken
  }
  shelves_[taken].height = height;
  const int y = shelves_[taken].y;
  if (together > height) {
    const Shelf rest{y + height, together - height, 0, 0, {}};
    const auto unused = std::find_if(shelves_.begin(), shelves_.end(),
                                     [](const Shelf& shelf) { return shelf.height == 0; });
    if (unused != shelves_.end()) {
      *unused = rest;
    } else {
      shelves_.push_back(rest);
    }
  }
  // Old pictures must not shine through the gaps between the new ones.
  const TextureRect strip{0, y, side_, together};
  Store(strip, std::vector<std::uint8_t>(static_cast<std::size_t>(side_) *
                                         static_cast<std::size_t>(together)));
  return taken;
}

TextureRect GlyphCache::Reserve(int width, int height, const std::vector<std::uint8_t>& coverage) {
  if (next_y_ + height + kGap > side_ || width > side_)
    throw std::length_error("glyph texture: no room to reserve");
  const TextureRect at{0, next_y_, width, height};
  next_y_ += height + kGap;
  first_y_ = next_y_;
  Store(at, coverage);
  return at;
}

void GlyphCache::Store(const TextureRect& at, const std::vector<std::uint8_t>& coverage) {
  for (int row = 0; row < at.height; ++row) {
    const auto from = coverage.begin() + static_cast<std::ptrdiff_t>(row) * at.width;
    std::copy(from, from + at.width,
              pixels_.begin() + static_cast<std::ptrdiff_t>(at.y + row) * side_ + at.x);
  }
  if (dirty_.empty()) {
    dirty_ = at;
    return;
  }
  const int right = std::max(dirty_.x + dirty_.width, at.x + at.width);
  const int bottom = std::max(dirty_.y + dirty_.height, at.y + at.height);
  dirty_.x = std::min(dirty_.x, at.x);
  dirty_.y = std::min(dirty_.y, at.y);
  dirty_.width = right - dirty_.x;
  dirty_.height = bottom - dirty_.y;
}

TextureRect GlyphCache::TakeDirty() { return std::exchange(dirty_, TextureRect{}); }

GlyphCache::Counts GlyphCache::counts() const {
  Counts counts = counts_;
  counts.held = glyphs_.size();
  return counts;
}

}  // namespace yichuang::canvas
