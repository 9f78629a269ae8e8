#pragma once

#include <string>
#include <string_view>

#include "kiosk/voice/lexicon.h"

namespace yichuang::voice {

/// `text` with its numbers in words.
///
/// - "A001": letter and digits one by one. A number with leading zeros or of five digits and more
///   too. In telephone and identity numbers (groups with hyphens, seven digits and more) 1 is 幺.
/// - "2026-05-09", "9:05": as a date, a time of day.
/// - "3–6": from … to. "1,200", "0.5", "50%": quantities. 2 before a measure word: 两.
///
/// Other characters stay as they are. Never fails.
std::u32string NumbersInWords(std::u32string_view text, const Lexicon& lexicon);

}  // namespace yichuang::voice
