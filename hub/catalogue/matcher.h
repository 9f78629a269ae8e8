#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "hub/catalogue/query.h"
#include "hub/catalogue/sounds.h"

namespace yichuang::catalogue {

/// Bit i of a set: the first i symbols of the query are used up.
using StateSet = std::uint64_t;

/// How one cell may use symbols of the query: bit i of `of[n]`, from state i it may take n symbols.
struct Steps {
  std::array<StateSet, 7> of{};  ///< of[0]: all of them and `tail`
  StateSet tail = 0;  ///< from state i the rest of the query is an unfinished reading of the cell
};

/// What one wrong letter allows beyond Steps.
struct WrongSteps {
  std::array<StateSet, 8> of{};     ///< with one error in the symbols taken; of[0]: all of them
  std::array<StateSet, 7> alike{};  ///< sounds easily mistaken: zh/z, n/l, -ng/-n; [0]: all of them
  /// The last letter of one cell exchanged with the first of the next ("zhanxgu"): what the one
  /// takes, and then the other; [0]: all of them.
  std::array<StateSet, 8> crossing_out{};
  std::array<StateSet, 8> crossing_in{};
};

/// A query made ready to run over cells: all readings of every character are followed at once, as
/// bits of one word, so that a character costs a few instructions whatever its readings.
///
/// A Chinese character takes itself, a whole syllable, zh/ch/sh or one initial; the last one also
/// an unfinished syllable. Short lived: made for one query, over a book that outlives it.
class Matcher {
 public:
  /// Whether a character may be typed by its initial alone.
  enum class Initials : std::uint8_t { kAllowed, kRefused };

  Matcher(const Query& query, const SoundBook& book, Initials initials = Initials::kAllowed);

  std::size_t size() const { return size_; }
  StateSet accept() const { return StateSet{1} << size_; }
  /// LetterBit of all letters and digits of the query.
  std::uint64_t letters() const { return letters_; }
  /// SymbolBit of all its Chinese characters.
  std::uint64_t symbols() const { return symbols_; }
  /// The query has a Chinese character that stands nowhere in the catalogue.
  bool has_stranger() const { return has_stranger_; }
  const Query& query() const { return query_; }

  /// Where the sets `from` lead over one cell.
  StateSet Step(StateSet from, Cell cell) const {
    const Steps& steps = steps_[cell.sound];
    const StateSet han = han_[cell.symbol];
    if ((from & (steps.of[0] | han)) == 0) return 0;
    StateSet to = (from & (steps.of[1] | han)) << 1U;
    to |= (from & steps.of[2]) << 2U;
    to |= (from & steps.of[3]) << 3U;
    to |= (from & steps.of[4]) << 4U;
    to |= (from & steps.of[5]) << 5U;
    to |= (from & steps.of[6]) << 6U;
    return (from & steps.tail) != 0 ? to | accept() : to;
  }

  /// Prepares Wrong, Alike and Crossing. They may be called only afterwards.
  void AllowErrors();
  StateSet Wrong(StateSet from, Cell cell) const {
    const WrongSteps& steps = wrong_[cell.sound];
    StateSet to = (from & anything_) << 1U;
    if ((from & steps.of[0]) == 0) return to;
    for (std::size_t n = 1; n < steps.of.size(); ++n) to |= (from & steps.of[n]) << n;
    return to;
  }
  StateSet Alike(StateSet from, Cell cell) const {
    const WrongSteps& steps = wrong_[cell.sound];
    if ((from & steps.alike[0]) == 0) return 0;
    StateSet to = 0;
    for (std::size_t n = 1; n < steps.alike.size(); ++n) to |= (from & steps.alike[n]) << n;
    return to;
  }

  /// The sets behind a cell without its last letter, which stands behind the next one's first.
  StateSet CrossingOut(StateSet from, Cell cell) const {
    return Along(wrong_[cell.sound].crossing_out, from);
  }
  StateSet CrossingIn(StateSet from, Cell cell) const {
    return Along(wrong_[cell.sound].crossing_in, from);
  }

  const Steps& steps(Cell cell) const { return steps_[cell.sound]; }
  StateSet han(Cell cell) const { return han_[cell.symbol]; }
  const SoundBook& book() const { return book_; }

 private:
  static StateSet Along(const std::array<StateSet, 8>& steps, StateSet from) {
    if ((from & steps[0]) == 0) return 0;
    StateSet to = 0;
    for (std::size_t n = 1; n < steps.size(); ++n) to |= (from & steps[n]) << n;
    return to;
  }
  StateSet Spelled(std::string_view letters) const;
  StateSet AllowedLength(std::size_t length) const;
  void AddSyllable(std::string_view syllable, Initials initials, Steps& steps) const;
  void AddWrongSyllable(std::string_view syllable, WrongSteps& steps) const;

  const Query& query_;
  const SoundBook& book_;
  std::size_t size_;
  std::uint64_t letters_ = 0;
  std::uint64_t symbols_ = 0;
  bool has_stranger_ = false;
  std::array<StateSet, 36> at_{};  ///< of each letter and digit: where it stands in the query
  std::vector<Steps> steps_;       ///< by sound
  std::vector<StateSet> han_;      ///< by symbol
  StateSet anything_ = 0;          ///< from here a wholly wrong symbol is forgiven
  std::vector<WrongSteps> wrong_;  ///< by sound; empty until AllowErrors
};

}  // namespace yichuang::catalogue
