#include "hub/documents/words.h"

namespace yichuang::documents {

// The tables are switches without default: the compiler names a word that lacks its line.

std::string_view Text(Word word, Language language) {
  return language == Language::kChinese ? TextZh(word) : TextEn(word);
}

}  // namespace yichuang::documents
