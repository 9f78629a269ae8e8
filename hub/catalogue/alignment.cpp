#include "hub/catalogue/alignment.h"

#include <algorithm>
#include <bit>

#include "hub/catalogue/characters.h"

namespace yichuang::catalogue {
namespace {

/// What one cell took of the query.
struct Piece {
  std::size_t cell;
  std::size_t begin;  ///< states: symbols used before and after
  std::size_t end;
};

bool Has(StateSet set, std::size_t state) { return (set >> state & 1U) != 0; }

/// Runs forward keeping all sets, then walks back from the end. Two gaps at most: layer 0 is
/// together, layers 1 and 2 come after a gap.
class Tracer {
 public:
  Tracer(const Matcher& matcher, std::span<const Cell> cells) : matcher_(matcher), cells_(cells) {}

  std::optional<std::vector<Piece>> Together() { return Gapped(1); }

  std::optional<std::vector<Piece>> Gapped(std::size_t layers = 3) {
    std::vector<std::vector<StateSet>> reached(layers, std::vector<StateSet>(cells_.size()));
    std::vector<StateSet> waiting(layers, 0);
    for (std::size_t c = 0; c < cells_.size(); ++c) {
      for (std::size_t layer = layers; layer-- > 0;) {
        const StateSet before = Before(reached[layer], c);
        const StateSet from = layer == 0 ? before | 1U : before | waiting[layer];
        reached[layer][c] = matcher_.Step(from, cells_[c]);
        // Seen from the next cell on, so that a gap leaves out one cell at least.
        if (layer > 0) waiting[layer] |= Before(reached[layer - 1], c);
      }
      for (std::size_t layer = 0; layer < layers; ++layer) {
        if ((reached[layer][c] & matcher_.accept()) != 0) return WalkBack(reached, layer, c);
      }
    }
    return std::nullopt;
  }

  std::optional<std::vector<Piece>> Wrong() {
    std::vector<StateSet> right(cells_.size());
    std::vector<StateSet> wrong(cells_.size());
    for (std::size_t c = 0; c < cells_.size(); ++c) {
      const StateSet from = Before(right, c) | 1U;
      const StateSet wrong_from = Before(wrong, c);
      right[c] = matcher_.Step(from, cells_[c]);
      wrong[c] = matcher_.Step(wrong_from, cells_[c]) | matcher_.Wrong(from, cells_[c]) |
                 matcher_.Alike(from | wrong_from, cells_[c]) |
                 matcher_.Step(TooMuch(from), cells_[c]) | Exchanged(right, c) |
                 matcher_.CrossingIn(CrossingBefore(right, c), cells_[c]);
      if ((right[c] << 1U & matcher_.accept()) != 0) wrong[c] |= matcher_.accept();
      if ((wrong[c] & matcher_.accept()) != 0) return WalkBackWrong(right, wrong, c);
    }
    return std::nullopt;
  }

 private:
  static StateSet Before(const std::vector<StateSet>& sets, std::size_t c) {
    return c == 0 ? 0 : sets[c - 1];
  }

  /// One symbol of the query left unused.
  StateSet TooMuch(StateSet from) const { return (from << 1U) & (matcher_.accept() - 1); }

  /// Two cells that took two symbols in exchanged order; ends at cell c.
  StateSet Exchanged(const std::vector<StateSet>& right, std::size_t c) const {
    if (c == 0) return 0;
    const StateSet from = Before(right, c - 1) | 1U;
    return (from & One(cells_[c - 1]) >> 1U & One(cells_[c])) << 2U;
  }
  /// The cell before c without its last letter, which stands behind the first of cell c.
  StateSet CrossingBefore(const std::vector<StateSet>& right, std::size_t c) const {
    if (c == 0) return 0;
    return matcher_.CrossingOut(Before(right, c - 1) | 1U, cells_[c - 1]);
  }
  StateSet One(Cell cell) const { return matcher_.steps(cell).of[1] | matcher_.han(cell); }

  /// States from which the cell leads to `to`, by the longest way first; absent when none of
  /// `from`.
  std::optional<std::size_t> Predecessor(StateSet from, std::size_t to, Cell cell) const {
    const Steps& steps = matcher_.steps(cell);
    for (std::size_t n = std::min<std::size_t>(6, to); n > 0; --n) {
      const StateSet way = n == 1 ? steps.of[1] | matcher_.han(cell) : steps.of[n];
      if (Has(from & way, to - n)) return to - n;
    }
    if (to == matcher_.size() && (from & steps.tail) != 0) {
      return static_cast<std::size_t>(std::countr_zero(from & steps.tail));
    }
    return std::nullopt;
  }

  std::optional<std::vector<Piece>> WalkBack(const std::vector<std::vector<StateSet>>& reached,
                                             std::size_t layer, std::size_t c) const {
    std::vector<Piece> pieces;
    std::size_t state = matcher_.size();
    for (;;) {
      StateSet from = Before(reached[layer], c);
      if (layer == 0) from |= 1U;
      auto before = Predecessor(from, state, cells_[c]);
      if (before) {
        pieces.push_back({c, *before, state});
        state = *before;
        if (state == 0) break;
        --c;
        continue;
      }
      // Behind a gap: the latest cell of the layer below that was there.
      StateSet earlier = 0;
      for (std::size_t k = 0; layer > 0 && k + 1 < c; ++k) earlier |= reached[layer - 1][k];
      before = Predecessor(earlier, state, cells_[c]);
      if (!before) return std::nullopt;
      pieces.push_back({c, *before, state});
      state = *before;
      --layer;
      c -= 2;
      while (!Has(reached[layer][c], state)) --c;
    }
    std::reverse(pieces.begin(), pieces.end());
    return pieces;
  }

  std::optional<std::vector<Piece>> WalkBackWrong(const std::vector<StateSet>& right,
                                                  const std::vector<StateSet>& wrong,
                                                  std::size_t c) const {
    std::vector<Piece> pieces;
    std::size_t state = matcher_.size();
    bool erred = false;
    const auto take = [&](std::size_t before) {
      pieces.push_back({c, before, state});
      state = before;
    };
    for (;; --c) {
      const StateSet from = Before(right, c) | 1U;
      if (erred) {
        const auto before = Predecessor(from, state, cells_[c]);
        if (!before) return std::nullopt;
        take(*before);
      } else if (const auto before = Predecessor(Before(wrong, c), state, cells_[c])) {
        take(*before);
      } else {
        erred = true;
        if (!TakeWrong(right, from | Before(wrong, c), c, state, pieces)) return std::nullopt;
        // An error of sounds alone may follow another one.
        if (state != 0 && c > 0 && !Has(right[c - 1], state)) erred = false;
      }
      if (state == 0) break;
      if (c == 0) return std::nullopt;
    }
    std::reverse(pieces.begin(), pieces.end());
    return pieces;
  }

  /// The step with the error; on return `state` and `c` stand before it. False when there is none.
  bool TakeWrong(const std::vector<StateSet>& right, StateSet from_alike, std::size_t& c,
                 std::size_t& state, std::vector<Piece>& pieces) const {
    const StateSet from = Before(right, c) | 1U;
    const StateSet to = StateSet{1} << state;
    const auto leads = [&](StateSet start, auto step) {
      for (StateSet rest = start; rest != 0; rest &= rest - 1) {
        const StateSet one = rest & (~rest + 1);
        if ((step(one) & to) != 0)
          return std::optional(static_cast<std::size_t>(std::countr_zero(one)));
      }
      return std::optional<std::size_t>();
    };
    const auto put = [&](std::size_t before) {
      pieces.push_back({c, before, state});
      state = before;
      return true;
    };
    const Cell cell = cells_[c];
    if (const auto before =
            leads(from_alike, [&](StateSet s) { return matcher_.Alike(s, cell); })) {
      return put(*before);
    }
    if (const auto before = leads(from, [&](StateSet s) { return matcher_.Wrong(s, cell); })) {
      return put(*before);
    }
    if (const auto before =
            leads(from, [&](StateSet s) { return matcher_.Step(TooMuch(s), cell); })) {
      return put(*before);
    }
    if ((Exchanged(right, c) & to) != 0) {
      pieces.push_back({c, state - 1, state});
      pieces.push_back({c - 1, state - 2, state - 1});
      state -= 2;
      --c;
      return true;
    }
    const auto crossing =
        leads(CrossingBefore(right, c), [&](StateSet s) { return matcher_.CrossingIn(s, cell); });
    if (crossing) {
      put(*crossing);
      --c;
      const StateSet before_both = Before(right, c) | 1U;
      const Cell first = cells_[c];
      const StateSet between = StateSet{1} << state;
      const auto start = leads(before_both, [&](StateSet s) {
        return (matcher_.CrossingOut(s, first) & between) != 0 ? to : 0;
      });
      return start && put(*start);
    }
    // The last symbol of the query is one too many.
    const auto before = Predecessor(from, state - 1, cell);
    return before && state > 1 && put(*before);
  }

  const Matcher& matcher_;
  std::span<const Cell> cells_;
};

enum class PieceKind : std::uint8_t { kCharacter, kSyllable, kInitial };

PieceKind KindOf(const Piece& piece, const Matcher& matcher, Cell cell) {
  const std::u32string& symbols = matcher.query().symbols;
  const Sound& sound = matcher.book().sounds()[cell.sound];
  if (IsHan(symbols[piece.begin]) || sound.letter != '\0') return PieceKind::kCharacter;
  const std::size_t length = piece.end - piece.begin;
  const bool whole =
      std::any_of(sound.syllables.begin(), sound.syllables.end(), [&](SyllableId id) {
        const std::string_view syllable = Syllable(id);
        return std::equal(syllable.begin(), syllable.end(),
                          symbols.begin() + static_cast<std::ptrdiff_t>(piece.begin),
                          symbols.begin() + static_cast<std::ptrdiff_t>(piece.end),
                          [](char a, char32_t b) { return static_cast<char32_t>(a) == b; });
      });
  const bool double_initial = length == 2 && symbols[piece.begin + 1] == U'h';
  return whole || (length > 1 && !double_initial) ? PieceKind::kSyllable : PieceKind::kInitial;
}

Manner MannerOf(std::size_t characters, std::size_t syllables, std::size_t initials,
                bool last_is_initial) {
  if (characters > 0) return syllables + initials > 0 ? Manner::kMixed : Manner::kCharacters;
  if (syllables == 0) return Manner::kInitials;
  // "yingyez": an unfinished syllable at the end is still pinyin.
  if (initials == 0 || (initials == 1 && last_is_initial)) return Manner::kPinyin;
  return Manner::kMixed;
}

Alignment Describe(const std::vector<Piece>& pieces, const Matcher& matcher,
                   std::span<const Cell> cells, Looseness looseness) {
  Alignment alignment;
  std::array<std::size_t, 3> counts{};
  bool last_is_initial = false;
  for (const Piece& piece : pieces) {
    const PieceKind kind = KindOf(piece, matcher, cells[piece.cell]);
    ++counts[static_cast<std::size_t>(kind)];
    last_is_initial = kind == PieceKind::kInitial;
    if (!alignment.cells.empty() && piece.cell > alignment.cells.back() + 1) {
      ++alignment.gaps;
      alignment.skipped += piece.cell - alignment.cells.back() - 1;
    }
    alignment.cells.push_back(piece.cell);
  }
  alignment.initials = counts[2];
  alignment.manner = MannerOf(counts[0], counts[1], counts[2], last_is_initial);
  if (looseness == Looseness::kGaps) alignment.manner = Manner::kGap;
  if (looseness == Looseness::kWrong) alignment.manner = Manner::kWrongLetter;
  return alignment;
}

}  // namespace

std::optional<Alignment> Align(const Matcher& matcher, std::span<const Cell> cells,
                               Looseness looseness) {
  if (matcher.size() == 0) return std::nullopt;
  Tracer tracer(matcher, cells);
  std::optional<std::vector<Piece>> pieces;
  switch (looseness) {
    case Looseness::kTogether:
      pieces = tracer.Together();
      break;
    case Looseness::kGaps:
      pieces = tracer.Gapped();
      break;
    case Looseness::kWrong:
      pieces = tracer.Wrong();
      break;
  }
  if (!pieces) return std::nullopt;
  return Describe(*pieces, matcher, cells, looseness);
}

}  // namespace yichuang::catalogue
