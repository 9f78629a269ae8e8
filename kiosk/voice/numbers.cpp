#include "kiosk/voice/numbers.h"

#include <cstddef>
#include <cstdint>
#include <optional>

#include "kiosk/voice/letters.h"

namespace yichuang::voice {
namespace {

/// From here on a number is a code, not a quantity.
constexpr std::size_t kCodeDigits = 5;
/// From here on it is one people dictate: 1 is 幺.
constexpr std::size_t kLongDigits = 7;

std::uint64_t ValueOf(std::u32string_view digits) {
  std::uint64_t value = 0;
  for (const char32_t c : digits) value = value * 10 + (c - '0');
  return value;
}

bool IsDash(char32_t c) {
  return c == '-' || c == 0x2013 || c == 0x2014 || c == '~' || c == 0xff5e || c == 0x2212;
}

/// Reads one text from left to right. Each Try… consumes what it recognises or nothing.
class Reader {
 public:
  Reader(std::u32string_view text, const Lexicon& words) : text_(text), words_(words) {}

  std::u32string Read() {
    while (at_ < text_.size()) {
      if (TryCode()) continue;
      if (IsDigit(text_[at_])) {
        if (!TryDate() && !TryTime() && !TryGroups()) ReadQuantity();
        TryRange();
        continue;
      }
      if (text_[at_] == 0xd7) {
        out_ += words_.times;
      } else {
        out_ += text_[at_];
      }
      ++at_;
    }
    return std::move(out_);
  }

 private:
  char32_t At(std::size_t position) const {
    return position < text_.size() ? text_[position] : U'\0';
  }
  std::size_t PastBlanks(std::size_t position) const {
    while (IsBlank(At(position))) ++position;
    return position;
  }
  std::u32string_view DigitsAt(std::size_t position) const {
    std::size_t end = position;
    while (IsDigit(At(end))) ++end;
    return position < text_.size() ? text_.substr(position, end - position) : U"";
  }

  void OneByOne(std::u32string_view digits, bool dictated) {
    bool first = true;
    for (const char32_t c : digits) {
      if (!first) out_ += words_.digit_gap;
      first = false;
      out_ += dictated && c == '1' ? words_.long_one : words_.digits[c - '0'];
    }
  }

  /// "A001", "yc12": up to three letters and digits, no word before them.
  bool TryCode() {
    if (!IsLatin(text_[at_]) || (at_ > 0 && (IsLatin(text_[at_ - 1]) || IsDigit(text_[at_ - 1])))) {
      return false;
    }
    std::size_t end = at_;
    while (IsLatin(At(end))) ++end;
    const auto digits = DigitsAt(end);
    if (digits.empty() || end - at_ > 3) return false;
    for (; at_ < end; ++at_) {
      out_ += text_[at_];
      out_ += U' ';
    }
    OneByOne(digits, false);
    at_ = end + digits.size();
    return true;
  }

  bool TryDate() {
    const auto year = DigitsAt(at_);
    const char32_t mark = At(at_ + 4);
    if (year.size() != 4 || (mark != '-' && mark != '/' && mark != '.')) return false;
    const auto month = DigitsAt(at_ + 5);
    const std::size_t day_at = at_ + 6 + month.size();
    if (month.empty() || month.size() > 2 || At(day_at - 1) != mark) return false;
    const auto day = DigitsAt(day_at);
    if (day.empty() || day.size() > 2) return false;
    const auto m = ValueOf(month);
    const auto d = ValueOf(day);
    if (m < 1 || m > 12 || d < 1 || d > 31) return false;
    out_ += words_.date(static_cast<int>(ValueOf(year)), static_cast<int>(m), static_cast<int>(d));
    at_ = day_at + day.size();
    return true;
  }

  bool TryTime() {
    const auto hour = DigitsAt(at_);
    const std::size_t colon = at_ + hour.size();
    if (hour.size() > 2 || (At(colon) != ':' && At(colon) != 0xff1a)) return false;
    const auto minute = DigitsAt(colon + 1);
    if (minute.size() != 2 || ValueOf(hour) > 24 || ValueOf(minute) > 59) return false;
    out_ += words_.time(static_cast<int>(ValueOf(hour)), static_cast<int>(ValueOf(minute)));
    at_ = colon + 3;
    return true;
  }

  /// "000-0000-0101", "400 800 1234" stays a row of quantities: only hyphens make groups.
  bool TryGroups() {
    std::size_t total = 0;
    std::size_t end = at_;
    int groups = 0;
    while (true) {
      const auto digits = DigitsAt(end);
      if (digits.size() < 2) return false;
      total += digits.size();
      end += digits.size();
      ++groups;
      if (At(end) != '-' || !IsDigit(At(end + 1))) break;
      ++end;
    }
    if (groups < 2 || total < kLongDigits) return false;
    bool first = true;
    while (at_ < end) {
      const auto digits = DigitsAt(at_);
      if (!first) out_ += words_.pause;
      first = false;
      OneByOne(digits, true);
      at_ += digits.size() + 1;
    }
    at_ = end;
    return true;
  }

  /// "1,200" in one; absent when no thousands follow.
  std::optional<std::u32string> Thousands() {
    auto digits = std::u32string{DigitsAt(at_)};
    std::size_t end = at_ + digits.size();
    if (digits.size() > 3 || digits.front() == '0') return std::nullopt;
    bool found = false;
    while (At(end) == ',' && DigitsAt(end + 1).size() == 3) {
      digits += DigitsAt(end + 1);
      end += 4;
      found = true;
    }
    if (!found || digits.size() > 12) return std::nullopt;
    at_ = end;
    return digits;
  }

  void ReadQuantity() {
    std::u32string words;
    if (const auto thousands = Thousands()) {
      words = words_.number(ValueOf(*thousands));
    } else {
      const auto digits = DigitsAt(at_);
      at_ += digits.size();
      const bool is_year = digits.size() == 4 && !words_.year_mark.empty() &&
                           At(PastBlanks(at_)) == words_.year_mark.front();
      const bool is_code = digits.size() >= kCodeDigits || (digits.size() > 1 && digits[0] == '0');
      if (is_year || is_code) return OneByOne(digits, digits.size() >= kLongDigits);
      words = words_.number(ValueOf(digits));
      if (digits == U"2" && IsCounted()) words = words_.two_counted;
    }
    if (At(at_) == '.' && IsDigit(At(at_ + 1))) {
      const auto fraction = DigitsAt(at_ + 1);
      words += words_.point;
      for (const char32_t c : fraction) words += words_.digits[c - '0'];
      at_ += 1 + fraction.size();
    }
    if (At(at_) == '%' || At(at_) == 0xff05) {
      words = words_.percent(words);
      ++at_;
    }
    out_ += words;
  }

  bool IsCounted() const {
    const char32_t next = At(PastBlanks(at_));
    return next != U'\0' && words_.counted.find(next) != std::u32string_view::npos;
  }

  /// A dash between two numbers is "to".
  void TryRange() {
    const std::size_t dash = PastBlanks(at_);
    if (!IsDash(At(dash))) return;
    const std::size_t next = PastBlanks(dash + 1);
    if (!IsDigit(At(next))) return;
    out_ += words_.to;
    at_ = next;
  }

  std::u32string_view text_;
  const Lexicon& words_;
  std::size_t at_ = 0;
  std::u32string out_;
};

}  // namespace

const Lexicon& LexiconOf(Language language) {
  return language == Language::kChinese ? kChineseWords : kEnglishWords;
}

std::u32string NumbersInWords(std::u32string_view text, const Lexicon& lexicon) {
  return Reader(text, lexicon).Read();
}

}  // namespace yichuang::voice
