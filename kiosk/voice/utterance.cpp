#include "kiosk/voice/utterance.h"

#include <algorithm>
#include <utility>

#include "kiosk/voice/letters.h"
#include "kiosk/voice/lexicon.h"
#include "kiosk/voice/numbers.h"

namespace yichuang::voice {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kAfterLine{450};
constexpr milliseconds kAfterSentence{300};
constexpr milliseconds kAfterBreath{120};

bool In(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

// Full-width forms by number: no Chinese text stands in code.
constexpr std::u32string_view kEnds = U"!?;\u3002\uff01\uff1f\uff1b\u2026";
constexpr std::u32string_view kCommas = U",\uff0c\u3001";
constexpr std::u32string_view kBreaths =
    U"()[]{}|/"
    U"\\:\u2022\u00b7\u2192\u2190\u2013\u2014\uff08\uff09\u3010\u3011\u3014\u3015\uff1a~\uff5e";

bool IsEnd(std::u32string_view line, std::size_t at) {
  if (In(kEnds, line[at])) return true;
  if (line[at] != '.') return false;
  return at + 1 == line.size() || IsBlank(line[at + 1]);
}

/// A word of two letters and more with a small one in it: no code, no abbreviation.
bool HasEnglishWord(std::u32string_view line) {
  for (std::size_t at = 1; at < line.size(); ++at) {
    const bool small = line[at] >= 'a' && line[at] <= 'z';
    if (small && IsLatin(line[at - 1])) return true;
  }
  return false;
}

Language LanguageOf(std::u32string_view line, Language otherwise) {
  if (std::any_of(line.begin(), line.end(), IsHan)) return Language::kChinese;
  return HasEnglishWord(line) ? Language::kEnglish : otherwise;
}

/// Takes the characters of one line and cuts them into pieces.
class Cutter {
 public:
  Cutter(Language language, std::vector<Piece>& pieces)
      : language_(language), pause_(LexiconOf(language).pause), pieces_(pieces) {}

  void Cut(std::u32string_view line) {
    for (std::size_t at = 0; at < line.size(); ++at) {
      const char32_t c = line[at];
      if (IsEnd(line, at)) {
        Finish(kAfterSentence);
      } else if (In(kCommas, c) || In(kBreaths, c)) {
        Breathe();
      } else if (IsBlank(c)) {
        blank_ = true;
      } else if (IsSayable(c) || In(U"-'.\u2019&+@#", c)) {
        Put(c);
      }
    }
    Finish(kAfterLine);
  }

 private:
  void Put(char32_t c) {
    if (breath_ && !words_.empty()) words_ += pause_;
    if (blank_ && !breath_ && !words_.empty()) words_ += U' ';
    breath_ = blank_ = false;
    words_ += c;
    if (words_.size() >= kLongestPiece) Split();
  }

  void Breathe() {
    breath_ = true;
    last_breath_ = words_.size();
  }

  /// Too long for one breath: at its last comma, or its last blank, or here.
  void Split() {
    std::size_t cut = last_breath_;
    if (cut == 0) cut = words_.rfind(U' ');
    if (cut == 0 || cut == std::u32string::npos) cut = words_.size();
    std::u32string rest = words_.substr(cut);
    words_.resize(cut);
    Finish(kAfterBreath);
    const auto first = std::find_if(rest.begin(), rest.end(), IsSayable);
    words_.assign(first, rest.end());
  }

  void Finish(milliseconds pause) {
    const bool says_something = std::any_of(words_.begin(), words_.end(), IsSayable);
    if (says_something) {
      pieces_.push_back({ToUtf8(words_), language_, pause});
    } else if (!pieces_.empty() && pause > pieces_.back().pause) {
      pieces_.back().pause = pause;
    }
    words_.clear();
    breath_ = blank_ = false;
    last_breath_ = 0;
  }

  Language language_;
  std::u32string_view pause_;
  std::vector<Piece>& pieces_;
  std::u32string words_;
  bool breath_ = false;
  bool blank_ = false;
  std::size_t last_breath_ = 0;  ///< length of `words_` at the last comma; 0: none
};

}  // namespace

std::vector<Piece> Compose(std::string_view text, Language language) {
  std::u32string characters = FromUtf8(text);
  if (characters.size() > kLongestText) characters.resize(kLongestText);
  std::vector<Piece> pieces;
  std::u32string_view before;
  std::u32string_view left = characters;
  while (!left.empty()) {
    const std::size_t end = std::min(left.find(U'\n'), left.size());
    const std::u32string_view line = left.substr(0, end);
    left.remove_prefix(std::min(end + 1, left.size()));
    if (line == before) continue;
    before = line;
    const Language spoken = LanguageOf(line, language);
    Cutter(spoken, pieces).Cut(NumbersInWords(line, LexiconOf(spoken)));
  }
  return pieces;
}

}  // namespace yichuang::voice
