#include "kiosk/text/words.h"

namespace yichuang::text {

std::string_view Say(Language language, Word word) {
  return language == Language::kChinese ? SayZh(word) : SayEn(word);
}

std::string Fill(std::string_view pattern, std::initializer_list<std::string_view> values) {
  std::string filled;
  const auto* value = values.begin();
  while (true) {
    const auto hole = pattern.find("{}");
    if (hole == std::string_view::npos || value == values.end()) break;
    filled += pattern.substr(0, hole);
    filled += *value++;
    pattern.remove_prefix(hole + 2);
  }
  filled += pattern;
  return filled;
}

}  // namespace yichuang::text
