#include "kiosk/canvas/text_layout.h"

#include <algorithm>

#include "kiosk/canvas/utf8.h"

namespace yichuang::canvas {
namespace {

// A last line of fewer characters looks lost; how often narrower lines are tried against it.
constexpr std::size_t kLeastLastLine = 3;
constexpr int kAttempts = 8;
constexpr char32_t kEllipsis = U'\u2026';

// Never at a line's beginning: closing brackets, stops, the middle dot and marks that belong to
// what precedes.
constexpr std::u32string_view kClosing =
    U"!%),.:;?]}"
    U"\u00A2\u00B0\u00B7\u2019\u201D\u2026\u2030\u2032\u2033\u2103\u3001\u3002\u3003\u3005\u3009"
    U"\u300B\u300D"
    U"\u300F\u3011\u3015\u3017\u301E\uFF01\uFF02\uFF05\uFF07\uFF09\uFF0C\uFF0E\uFF1A\uFF1B\uFF1F"
    U"\uFF3D\uFF5D\uFF5E\u2014"
    U"/\u2022";
// Never at a line's end: opening brackets and signs of money and number.
constexpr std::u32string_view kOpening =
    U"([{"
    U"\u00A3\u00A5\u2018\u201C\u3008\u300A\u300C\u300E\u3010\u3014\u3016\u301D\uFF08\uFF3B\uFF5B"
    U"\uFFE5$#\u2116";

bool IsOneOf(std::u32string_view set, char32_t character) {
  return set.find(character) != std::u32string_view::npos;
}

bool IsBlank(char32_t character) {
  return character == U' ' || character == U'\t' || character == U'\u3000';
}

/// Letters, digits and what joins them inside a word or number.
bool IsOfWord(char32_t character) {
  const bool letter =
      (character >= U'a' && character <= U'z') || (character >= U'A' && character <= U'Z');
  const bool digit = character >= U'0' && character <= U'9';
  const bool accented = character >= 0xC0 && character <= 0x24F;
  return letter || digit || accented || IsOneOf(U"_-+'@&=~.,:/\u00B7\u2013", character);
}

bool IsDigit(char32_t character) { return character >= U'0' && character <= U'9'; }

bool IsHan(char32_t character) {
  return (character >= 0x3400 && character <= 0x9FFF) ||
         (character >= 0xF900 && character <= 0xFAFF) ||
         (character >= 0x20000 && character <= 0x3FFFF);
}

/// Week and the number of its day, as in "Wednesday": one word.
bool IsWeekday(char32_t before, char32_t after) {
  return before == U'\u5468' && IsOneOf(U"\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u65E5", after);
}

}  // namespace

bool MayBreakBetween(char32_t before, char32_t after) {
  if (IsBlank(after)) return false;  // a blank stays at the end of its line, unseen
  if (IsOneOf(kClosing, after)) return false;
  if (IsOneOf(kOpening, before)) return false;
  if (IsBlank(before)) return true;
  // "24/7" and "Wi-Fi" are one word, and a number keeps its measure word.
  if (IsOfWord(before) && IsOfWord(after)) return false;
  if (IsWeekday(before, after)) return false;
  return !(IsDigit(before) && IsHan(after));
}

namespace {

class Breaker {
 public:
  Breaker(Metrics& metrics, const Wrapping& wrapping) : metrics_(metrics), wrapping_(wrapping) {}

  void Add(const std::u32string& text) {
    std::size_t start = 0;
    while (start < text.size()) {
      const std::size_t end = EndOfLine(text, start);
      Push(text.substr(start, end - start));
      start = end;
      while (start < text.size() && IsBlank(text[start])) ++start;
    }
    if (text.empty()) Push({});
  }

  Paragraph Take() {
    if (wrapping_.max_lines > 0 && wrapping_.ellipsis) Shorten();
    for (const TextLine& line : paragraph_.lines)
      paragraph_.width = std::max(paragraph_.width, line.width);
    return std::move(paragraph_);
  }

 private:
  std::size_t EndOfLine(const std::u32string& text, std::size_t start) {
    float width = 0;
    std::size_t last_break = start;
    for (std::size_t at = start; at < text.size(); ++at) {
      const bool blank = IsBlank(text[at]);
      width += metrics_.Advance(text[at]);
      if (at > start && MayBreakBetween(text[at - 1], text[at])) last_break = at;
      if (width <= wrapping_.max_width || blank) continue;
      if (last_break > start) return last_break;
      return std::max(at, start + 1);  // a word wider than the line
    }
    return text.size();
  }

  void Push(std::u32string characters) {
    while (!characters.empty() && IsBlank(characters.back())) characters.pop_back();
    TextLine line{std::move(characters), 0};
    for (const char32_t character : line.characters) line.width += metrics_.Advance(character);
    paragraph_.lines.push_back(std::move(line));
  }

  void Shorten() {
    const auto limit = static_cast<std::size_t>(wrapping_.max_lines);
    if (paragraph_.lines.size() <= limit) return;
    paragraph_.lines.resize(limit);
    paragraph_.shortened = true;
    TextLine& last = paragraph_.lines.back();
    const float mark = metrics_.Advance(kEllipsis);
    while (!last.characters.empty() &&
           (last.width + mark > wrapping_.max_width || IsOneOf(kClosing, last.characters.back()) ||
            IsOneOf(kOpening, last.characters.back()) || IsBlank(last.characters.back()))) {
      last.width -= metrics_.Advance(last.characters.back());
      last.characters.pop_back();
    }
    last.characters.push_back(kEllipsis);
    last.width += mark;
  }

  Metrics& metrics_;
  const Wrapping& wrapping_;
  Paragraph paragraph_;
};

}  // namespace

namespace {

Paragraph LayOutOnce(std::string_view text, Metrics& metrics, const Wrapping& wrapping) {
  Breaker breaker(metrics, wrapping);
  std::u32string line;
  for (const char32_t character : ToCharacters(text)) {
    if (character != U'\n') {
      line.push_back(character);
      continue;
    }
    breaker.Add(line);
    line.clear();
  }
  breaker.Add(line);
  return breaker.Take();
}

bool EndsAlone(const Paragraph& paragraph) {
  return paragraph.lines.size() > 1 && !paragraph.shortened &&
         !paragraph.lines.back().characters.empty() &&
         paragraph.lines.back().characters.size() < kLeastLastLine;
}

}  // namespace

Paragraph LayOut(std::string_view text, Metrics& metrics, const Wrapping& wrapping) {
  Paragraph paragraph = LayOutOnce(text, metrics, wrapping);
  if (!EndsAlone(paragraph) || wrapping.max_lines > 0) return paragraph;
  // Narrower lines bring it company, as long as they do not become more.
  Wrapping narrower = wrapping;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    narrower.max_width = paragraph.width - 1;
    Paragraph other = LayOutOnce(text, metrics, narrower);
    if (other.lines.size() > paragraph.lines.size()) return paragraph;
    paragraph = std::move(other);
    if (!EndsAlone(paragraph)) return paragraph;
  }
  return paragraph;
}

}  // namespace yichuang::canvas
