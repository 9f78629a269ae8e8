#pragma once

#include <string_view>

#include "kiosk/text/words.h"

/// The second half of each language's table: boards and progress. Say knows which half a word is
/// in.
namespace yichuang::text {

/// REQUIRES: a word of this half; "" for any other.
std::string_view SayLaterZh(Word word);
std::string_view SayLaterEn(Word word);

}  // namespace yichuang::text
