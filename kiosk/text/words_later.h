#pragma once

#include <string_view>

#include "kiosk/text/words.h"

/// The second and third part of each language's table: boards and progress; matters.
namespace yichuang::text {

/// "" for a word of no part.
std::string_view SayLaterZh(Word word);
std::string_view SayLaterEn(Word word);
std::string_view SayMatterZh(Word word);
std::string_view SayMatterEn(Word word);

}  // namespace yichuang::text
