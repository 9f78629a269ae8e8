#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/voice/speaker.h"

namespace yichuang::voice {

/// Characters of a text that are read; what follows is left out.
inline constexpr std::size_t kLongestText = 2'000;
/// Characters of one piece. A stop ends at most this much preparation.
inline constexpr std::size_t kLongestPiece = 80;

/// What is said in one breath.
struct Piece {
  std::string words;  ///< numbers already in words, commas where a breath is short
  Language language = Language::kChinese;
  std::chrono::milliseconds pause{};  ///< silence behind it
  friend bool operator==(const Piece&, const Piece&) = default;
};

/// What to say of `text`, in order; empty when there is nothing to say.
///
/// Sentences and lines become pieces. Numbers are put into words (numbers.h), brackets and signs
/// become pauses, quotation marks and pictures vanish. A line that repeats the one before is left
/// out: a button and its label often say the same. A line without Chinese characters is English,
/// one with them Chinese, whatever `language` says; `language` decides where a line shows neither
/// words nor characters.
std::vector<Piece> Compose(std::string_view text, Language language);

}  // namespace yichuang::voice
