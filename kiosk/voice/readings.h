#pragma once

#include <string>
#include <string_view>

namespace yichuang::voice {

/// Chinese words with those spelled in pinyin that espeak-ng would misread: it reads character by
/// character and knows one reading of each (银行 as "yin xing"). The table stands in
/// readings_zh.cpp; the longest word wins. Everything else stays as it is.
std::string WithReadings(std::string_view words);

}  // namespace yichuang::voice
